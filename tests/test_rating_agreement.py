"""Intervals and agreement, against values worked out elsewhere."""

import pytest

from decks.rating.agreement import cohen_kappa, fleiss_kappa, wilson

# Fleiss 1971, as worked out in the textbooks: 10 subjects, 14 raters, 5 categories, kappa 0.21.
FLEISS = (
    (0, 0, 0, 0, 14),
    (0, 2, 6, 4, 2),
    (0, 0, 3, 5, 6),
    (0, 3, 9, 2, 0),
    (2, 2, 8, 1, 1),
    (7, 7, 0, 0, 0),
    (3, 2, 6, 3, 0),
    (2, 5, 3, 2, 2),
    (6, 5, 2, 1, 0),
    (0, 2, 2, 3, 7),
)


@pytest.mark.parametrize(
    ("n_hits", "n", "low", "high"),
    [(8, 10, 0.4902, 0.9433), (0, 20, 0.0, 0.1611), (20, 20, 0.8389, 1.0), (81, 263, 0.2553, 0.3662)],
)
def test_wilsons_interval_is_that_of_the_tables(n_hits: int, n: int, low: float, high: float) -> None:
    assert wilson(n_hits, n) == pytest.approx((low, high), abs=1e-4)


def test_no_interval_without_a_row() -> None:
    assert wilson(0, 0) is None


def test_cohens_kappa_is_that_of_a_worked_example() -> None:
    pairs = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    assert cohen_kappa(pairs) == pytest.approx(0.4)


def test_fleiss_kappa_is_that_of_a_worked_example() -> None:
    rows = [[str(category) for category, n in enumerate(row) for _ in range(n)] for row in FLEISS]
    assert fleiss_kappa(rows) == pytest.approx(0.2099, abs=1e-4)


def test_kappa_is_undefined_where_chance_explains_all() -> None:
    assert cohen_kappa([]) is None
    assert cohen_kappa([("edit", "edit")] * 3) is None
    assert fleiss_kappa([]) is None
    assert fleiss_kappa([("edit",) * 3] * 3) is None
