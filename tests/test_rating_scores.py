"""What raters' sheets say together."""

import pytest

from decks.rating.report import report_lines
from decks.rating.scores import judged_rows, summary_of, worst_first
from decks.rating.sheets import Origin, Rated


def origin(kind: str = "basic", *, where: str = "causes", of: str = "generated") -> Origin:
    return Origin("Gout", "d", f"item-{kind}-{where}", kind, where, "Causes", of)


def rated(row_id: str, verdict: str, *, axes: tuple[int | None, ...] = (None,) * 5, wrong: bool = False) -> Rated:
    flaws = ("clumsy",) if verdict == "edit" else ()
    return Rated(
        row_id, 2, verdict, axes, is_wrong=wrong, has_second_key=False, is_harmful=False, flaws=flaws, comment=""
    )


ORIGINS = {
    "A": origin(),
    "B": origin("mcq", where="treatment"),
    "C": origin("mcq", of="by hand"),
    "D": origin(),
}
ANNA = (rated("A", "as is"), rated("B", "edit"), rated("C", "reject", wrong=True))
BEN = (rated("A", "edit"), rated("B", "edit"))


def test_shares_are_counted_by_kind_section_and_origin() -> None:
    summary = summary_of({"anna": ANNA}, ORIGINS)
    assert (summary["n_rows"], summary["n_raters"], summary["n_not_rated"]) == (3, 1, 1)
    assert [summary["all"][verdict]["n"] for verdict in ("as_is", "edit", "reject", "usable")] == [1, 1, 1, 2]
    assert summary["by_kind"]["mcq"]["usable"] == {"n": 1, "proportion": 0.5, "low": 0.0945, "high": 0.9055}
    assert summary["by_section_kind"]["treatment"]["edit"]["proportion"] == 1
    assert summary["by_origin"]["by hand"]["n_wrong_facts"] == 1
    assert summary["by_origin_and_kind"]["generated, basic"]["n"] == 1
    assert summary["flaws"] == {"clumsy": 1}


def test_of_two_raters_the_stricter_verdict_stands_and_any_wrong_fact_counts() -> None:
    summary = summary_of({"anna": ANNA, "ben": BEN}, ORIGINS)
    assert summary["by_kind"]["basic"]["edit"]["n"] == 1
    assert summary["all"]["n_wrong_facts"] == 1


def test_of_three_raters_the_median_stands() -> None:
    sheets = {name: (rated("A", verdict),) for name, verdict in zip("abc", ("reject", "as is", "edit"), strict=True)}
    assert summary_of(sheets, ORIGINS)["all"]["edit"]["n"] == 1


def test_agreement_is_of_the_rows_that_all_judged() -> None:
    assert summary_of({"anna": ANNA}, ORIGINS)["agreement"]["measure"] is None
    two = summary_of({"anna": ANNA, "ben": BEN}, ORIGINS)["agreement"]
    assert two == {"measure": "Cohen", "n_shared": 2, "kappa": 0.0, "agreed": 0.5}
    three = summary_of({"anna": ANNA, "ben": BEN, "eva": ANNA}, ORIGINS)["agreement"]
    assert (three["measure"], three["n_shared"]) == ("Fleiss", 2)
    none = summary_of({"anna": ANNA[:1], "ben": BEN[1:]}, ORIGINS)["agreement"]
    assert none == {"measure": "Cohen", "n_shared": 0, "kappa": None, "agreed": None}


@pytest.mark.parametrize(
    ("axes", "passes"), [((5, 4, 4, 4, 3), 1), ((5, 5, 5, 5, 2), 0), ((4, 4, 4, 4, 3), 0), ((5, 5, 5, 5, None), None)]
)
def test_the_rubric_asks_for_three_everywhere_and_four_on_average(axes: tuple[int, ...], passes: int | None) -> None:
    share = summary_of({"anna": (rated("A", "as is", axes=axes),)}, ORIGINS)["all"]["passes_rubric"]
    assert share["proportion"] == passes


def test_the_worst_row_comes_first_and_sound_ones_not_at_all() -> None:
    rows = judged_rows({"anna": ANNA}, ORIGINS)
    assert [row.row_id for row in worst_first(rows)] == ["C", "B"]


def test_the_report_names_shares_flaws_agreement_and_the_worst() -> None:
    sheets = {"anna": ANNA, "ben": BEN}
    text = "\n".join(report_lines(summary_of(sheets, ORIGINS), worst_first(judged_rows(sheets, ORIGINS))))
    assert text.startswith("3 rows rated by 2 raters, 1 not rated")
    assert "flaws named: clumsy (2)" in text
    assert "agreement on 2 rows: 50%, Cohen's kappa 0.00" in text
    assert "C: mcq item-mcq-causes of Gout, Causes (by hand): reject, wrong fact" in text
    assert "33% (6% to 79%)" in text


def test_nothing_rated_makes_an_empty_report() -> None:
    text = "\n".join(report_lines(summary_of({"anna": ()}, ORIGINS), ()))
    assert text.startswith("0 rows rated by 1 raters, 4 not rated")
    assert "flaws named: none" in text
