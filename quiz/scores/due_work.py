"""How much of what was due each student of a class has done, counted from the class's log."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from quiz.class_log import ClassLog
from quiz.model import Assignment, AssignmentKind, DeckPart
from quiz.scores.class_items import matrix


def due_shares(
    log: ClassLog,
    items: pd.DataFrame,
    assignments: Sequence[Assignment],
    *,
    takers: Mapping[str, frozenset[str]],
    now: datetime,
) -> dict[str, float]:
    """Return for each learner the mean share, from 0 to 1, of what is needed for each assignment that was due by *now*.

    Of decks to study it is the items met of those needed; a quiz is done or not, by its *takers*. Nobody has a share
    while nothing was due.
    """
    cards = log.cards
    is_met = ~np.isnan(matrix(log, items, learner=cards.learner, item=cards.item, values=cards.stability_days))
    due = [assignment for assignment in assignments if assignment.due_at <= now and assignment.withdrawn_at is None]
    columns = [_share(assignment, log, items, is_met, takers) for assignment in due]
    shares = np.array([column for column in columns if column is not None])
    return dict(zip(log.learner_ids, shares.mean(axis=0).tolist(), strict=True)) if len(shares) else {}


def _share(
    assignment: Assignment,
    log: ClassLog,
    items: pd.DataFrame,
    is_met: NDArray[np.bool_],
    takers: Mapping[str, frozenset[str]],
) -> NDArray[np.float64] | None:
    """Return each learner's share of one assignment; None where nothing is needed."""
    if assignment.kind is AssignmentKind.QUIZ:
        took = takers.get(assignment.quiz_id or "", frozenset())
        return np.array([float(learner_id in took) for learner_id in log.learner_ids])
    is_part = np.array(
        [
            bool({DeckPart(deck_id), DeckPart(deck_id, section_id)} & set(assignment.parts))
            for deck_id, section_id in items[["deck_id", "section_id"]].itertuples(index=False)
        ],
        np.bool_,
    )
    n_needed = assignment.n_needed(int(is_part.sum()))
    return np.minimum(1.0, is_met[:, is_part].sum(axis=1) / n_needed) if n_needed else None
