"""What raters' sheets say together: how many items are usable, what is wrong with the others, how far raters agree."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from decks.rating.agreement import cohen_kappa, fleiss_kappa, wilson
from decks.rating.sheets import AXES, VERDICTS, Origin, Rated

Json = dict[str, Any]
MIN_AXIS, MIN_MEAN = 3, 4.0  # an item passes the rubric with no axis below the one and a mean of the other or more
_GROUPS: tuple[tuple[str, Callable[[Origin], str]], ...] = (
    ("by_kind", lambda origin: origin.kind),
    ("by_section_kind", lambda origin: origin.section_kind),
    ("by_origin", lambda origin: origin.origin),
    ("by_origin_and_kind", lambda origin: f"{origin.origin}, {origin.kind}"),
)


@dataclass(frozen=True, slots=True)
class Judged:
    """A row with all its raters' judgements. Its verdict is their median, the stricter one of two in the middle."""

    row_id: str
    origin: Origin
    ratings: tuple[Rated, ...]

    @property
    def verdict(self) -> str:
        """Return the median verdict."""
        ranks = sorted(VERDICTS.index(rating.verdict) for rating in self.ratings)
        return VERDICTS[ranks[len(ranks) // 2]]

    @property
    def is_wrong(self) -> bool:
        """Tell whether a rater saw a wrong fact."""
        return any(rating.is_wrong for rating in self.ratings)

    @property
    def has_second_key(self) -> bool:
        """Tell whether a rater saw a second right answer."""
        return any(rating.has_second_key for rating in self.ratings)

    @property
    def is_harmful(self) -> bool:
        """Tell whether a rater saw possible harm."""
        return any(rating.is_harmful for rating in self.ratings)

    @property
    def axes(self) -> tuple[float | None, ...]:
        """Return the mean of each axis, None where nobody judged it."""
        return tuple(_mean([rating.axes[place] for rating in self.ratings]) for place in range(len(AXES)))

    @property
    def passes_rubric(self) -> bool | None:
        """Tell whether no axis is below 3 and their mean is 4 or more; None where an axis was not judged."""
        judged = [axis for axis in self.axes if axis is not None]
        if len(judged) < len(AXES):
            return None
        return min(judged) >= MIN_AXIS and sum(judged) / len(judged) >= MIN_MEAN


def _mean(values: Sequence[int | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def judged_rows(sheets: Mapping[str, Sequence[Rated]], origins: Mapping[str, Origin]) -> tuple[Judged, ...]:
    """Return each rated row once, with the judgements of all *sheets*, in the order of the key file."""
    ratings: dict[str, list[Rated]] = {}
    for sheet in sheets.values():
        for rated in sheet:
            ratings.setdefault(rated.row_id, []).append(rated)
    return tuple(Judged(row, origin, tuple(ratings[row])) for row, origin in origins.items() if row in ratings)


def summary_of(sheets: Mapping[str, Sequence[Rated]], origins: Mapping[str, Origin]) -> Json:
    """Return what *sheets*, by name, say together of the rows in *origins*; it holds no text of articles or items."""
    rows = judged_rows(sheets, origins)
    summary: Json = {
        "n_rows": len(rows),
        "n_raters": len(sheets),
        "n_not_rated": len(origins) - len(rows),
        "all": _counts(rows),
    }
    for name, group_of in _GROUPS:
        groups = sorted({group_of(row.origin) for row in rows})
        summary[name] = {group: _counts([row for row in rows if group_of(row.origin) == group]) for group in groups}
    flaws = Counter(flaw for row in rows for flaw in {flaw for rating in row.ratings for flaw in rating.flaws})
    summary["flaws"] = dict(sorted(flaws.items(), key=lambda pair: (-pair[1], pair[0])))
    summary["agreement"] = _agreement(sheets)
    return summary


def _counts(rows: Sequence[Judged]) -> Json:
    n = len(rows)
    verdicts = Counter(row.verdict for row in rows)
    passes = [row.passes_rubric for row in rows if row.passes_rubric is not None]
    return {
        "n": n,
        "as_is": _share(verdicts["as is"], n),
        "edit": _share(verdicts["edit"], n),
        "reject": _share(verdicts["reject"], n),
        "usable": _share(verdicts["as is"] + verdicts["edit"], n),
        "passes_rubric": _share(sum(passes), len(passes)),
        "axes": [_rounded(_mean_of([row.axes[place] for row in rows])) for place in range(len(AXES))],
        "n_wrong_facts": sum(row.is_wrong for row in rows),
        "n_second_keys": sum(row.has_second_key for row in rows),
        "n_harmful": sum(row.is_harmful for row in rows),
    }


def _mean_of(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def _share(n_hits: int, n: int) -> Json:
    interval = wilson(n_hits, n)
    low, high = interval if interval is not None else (None, None)
    return {
        "n": n_hits,
        "proportion": _rounded(n_hits / n if n else None),
        "low": _rounded(low),
        "high": _rounded(high),
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _agreement(sheets: Mapping[str, Sequence[Rated]]) -> Json:
    """Return how far the raters' verdicts agree on the rows that all of them judged."""
    by_rater = [{rated.row_id: rated.verdict for rated in sheet} for sheet in sheets.values()]
    shared = [row for row in by_rater[0] if all(row in verdicts for verdicts in by_rater[1:])] if by_rater else []
    verdicts = [tuple(of[row] for of in by_rater) for row in shared]
    if len(by_rater) < 2:
        return {"measure": None, "n_shared": 0, "kappa": None, "agreed": None}
    agreed = sum(len(set(row)) == 1 for row in verdicts) / len(verdicts) if verdicts else None
    is_pair = len(by_rater) == 2
    kappa = cohen_kappa([(row[0], row[1]) for row in verdicts]) if is_pair else fleiss_kappa(verdicts)
    return {
        "measure": "Cohen" if is_pair else "Fleiss",
        "n_shared": len(verdicts),
        "kappa": _rounded(kappa),
        "agreed": _rounded(agreed),
    }


def worst_first(rows: Sequence[Judged]) -> list[Judged]:
    """Return the rows with something wrong: harm first, then wrong facts, second keys, rejects, low axes."""

    def badness(row: Judged) -> tuple[object, ...]:
        return (
            not row.is_harmful,
            not row.is_wrong,
            not row.has_second_key,
            -VERDICTS.index(row.verdict),
            _mean_of(row.axes) or 0,
        )

    bad = [row for row in rows if row.is_harmful or row.is_wrong or row.has_second_key or row.verdict != "as is"]
    return sorted(bad, key=badness)
