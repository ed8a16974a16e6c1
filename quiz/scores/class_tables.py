"""The score tables of a class.

`class_scores(standing)` has a row a student, with `by=DECK` a row a student and deck, with `by=SECTION` a row a student
and section: the cells of the heat map (`heat_map_cells`) and, one student's rows, the drill-down. `section_totals` has
a row a section, for the whole class.

A number that is undefined because nothing was counted is NaN, a day that never was NaT. Shares are from 0 to 1.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from quiz.scores.class_items import membership
from quiz.scores.prediction import expected_scores
from quiz.scores.proportions import wilson_columns
from quiz.scores.standing import Standing

DECK = ("deck_id",)
SECTION = ("deck_id", "section_id")

_MS_A_MINUTE = 60_000


def class_scores(standing: Standing, *, by: Sequence[str] = ()) -> pd.DataFrame:
    """Return a row for each learner of the class and, with *by*, for each deck or section, in their order.

    Columns: *learner_id* and those of *by*; *n_items* to learn, *n_met* answered at least once, *completion* their
    share; *n_first* and *first_share* with *first_low* and *first_high*: first answers that were right; *n_spaced* and
    *retention* with *retention_low* and *retention_high*: true retention; *n_reviews*, *minutes*, *last_day*; *recall*,
    *score*, *score_low*, *score_high*, *score_unmet*: for the exam day, as `expected_scores` says.
    """
    names, group_of_section = _groups(standing, by)
    n_learners, n_groups = len(standing.log.learner_ids), len(names)
    members = membership(group_of_section, n_groups)
    counts = {name: count @ members for name, count in standing.counts.items()}
    predicted = expected_scores(standing.prediction, group_of_section[standing.section_of_item], n_groups)
    n_items = np.tile(np.bincount(group_of_section[standing.section_of_item], minlength=n_groups), (n_learners, 1))
    with np.errstate(invalid="ignore", divide="ignore"):
        completion = predicted["n_met"] / n_items
    columns = {
        "n_items": n_items,
        "n_met": predicted["n_met"].astype(np.int64),
        "completion": completion,
        **_shares(("n_first", "first_share", "first_low", "first_high"), counts["first_right"], counts["n_first"]),
        **_shares(
            ("n_spaced", "retention", "retention_low", "retention_high"), counts["spaced_right"], counts["n_spaced"]
        ),
        "n_reviews": counts["n_reviews"].astype(np.int64),
        "minutes": counts["ms"] / _MS_A_MINUTE,
        "last_day": _latest(standing, group_of_section, n_groups),
        **{name: predicted[name] for name in ("recall", "score", "score_low", "score_high", "score_unmet")},
    }
    return pd.DataFrame(
        {
            "learner_id": np.repeat(np.array(standing.log.learner_ids, object), n_groups),
            **{name: np.tile(names[name].to_numpy(), n_learners) for name in by},
            **{name: column.ravel() for name, column in columns.items()},
        }
    )


def section_totals(standing: Standing) -> pd.DataFrame:
    """Return a row for each section: what the class never knew, apart from what it knew and forgot.

    *deck_id*, *section_id*, *section*, *n_items*; *met_share*: how much of all learners × items was met; *recall*: the
    mean predicted recall of that. *n_first* first answers, of which *error_first* were wrong: not known before.
    *n_after* answers on a later study day than a right one to the same item, of which *error_after* were wrong:
    forgotten. Both errors come with *…_low* and *…_high*.
    """
    n_sections = len(standing.sections)
    members = membership(standing.section_of_item, n_sections)
    totals = {name: count.sum(axis=0) for name, count in standing.counts.items()}
    n_items = members.sum(axis=0)
    n_met = standing.prediction.is_met.sum(axis=0) @ members
    with np.errstate(invalid="ignore", divide="ignore"):
        met_share = n_met / (n_items * len(standing.log.learner_ids))
        recall = np.nansum(standing.prediction.recall, axis=0) @ members / n_met
    first_wrong = totals["n_first"] - totals["first_right"]
    return standing.sections.assign(
        n_items=n_items.astype(np.int64),
        met_share=met_share,
        recall=recall,
        **_shares(("n_first", "error_first", "error_first_low", "error_first_high"), first_wrong, totals["n_first"]),
        **_shares(
            ("n_after", "error_after", "error_after_low", "error_after_high"), totals["after_wrong"], totals["n_after"]
        ),
    )


def heat_map_cells(scores: pd.DataFrame, column: str = "recall") -> pd.DataFrame:
    """Return *column* of `class_scores(standing, by=SECTION)` as a table of learners × sections, in their order."""
    learner_ids = pd.Index(scores["learner_id"].unique(), name="learner_id")
    n_sections = len(scores) // max(1, len(learner_ids))
    sections = pd.MultiIndex.from_frame(scores.iloc[:n_sections][list(SECTION)])
    cells = scores[column].to_numpy().reshape(len(learner_ids), n_sections)
    return pd.DataFrame(cells, index=learner_ids, columns=sections)


def _groups(standing: Standing, by: Sequence[str]) -> tuple[pd.DataFrame, NDArray[np.int64]]:
    """Return the names of the groups, one row each, and the group of each section; without *by* all are one."""
    if not by:
        return pd.DataFrame(index=[0]), np.zeros(len(standing.sections), np.int64)
    names = standing.sections[list(by)].drop_duplicates(ignore_index=True)
    group: NDArray[np.int64] = standing.sections.groupby(list(by), sort=False).ngroup().to_numpy().astype(np.int64)
    return names, group


def _shares(
    names: tuple[str, str, str, str], n_hits: NDArray[np.float64], n: NDArray[np.float64]
) -> Mapping[str, NDArray[Any]]:
    """Return under *names* the number counted, the share of hits, and its 95 % interval."""
    return dict(zip(names, (n.astype(np.int64), *wilson_columns(n_hits, n)), strict=True))


def _latest(standing: Standing, group_of_section: NDArray[np.int64], n_groups: int) -> NDArray[np.datetime64]:
    latest = np.full((len(standing.log.learner_ids), n_groups), np.iinfo(np.int64).min)
    for section, group in enumerate(group_of_section):
        latest[:, group] = np.maximum(latest[:, group], standing.last_day[:, section].astype(np.int64))
    return latest.astype("datetime64[D]").astype("datetime64[s]")
