"""What to teach again: the items that will cost the class the most marks on the exam, and why each does."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from quiz.scores.class_items import matrix
from quiz.scores.standing import Standing

TEACH_AGAIN = 5


def teach_again(standing: Standing, *, n: int = TEACH_AGAIN, is_unmet_counted: bool = False) -> pd.DataFrame:
    """Return the *n* items of the largest expected loss on the exam day, the largest first; the index is *item_id*.

    The loss of an item is the marks (1 a right answer) that the class is expected to lose on it: the sum over the
    learners of 1 less the chance of a right answer. *loss_forgotten* is lost by those who answered it right at least
    once, *loss_never_right* by those who met it and never did, *loss_unmet* by those who never met it: they need a
    first lesson, not another, so their part counts for *loss* and for the order only with *is_unmet_counted*.

    Further columns: *n_met* learners, their mean predicted *recall* (NaN if none), *n_unmet* learners, and the item's
    of `item_frame`: where it stands, what it asks, and in *source* the sentences of the article that prove the answer.
    """
    lost = 1 - standing.prediction.chance
    is_met, is_known = standing.prediction.is_met, _ever_right(standing)
    parts = {
        "loss_forgotten": (lost * (is_met & is_known)).sum(axis=0),
        "loss_never_right": (lost * (is_met & ~is_known)).sum(axis=0),
        "loss_unmet": (lost * ~is_met).sum(axis=0),
    }
    n_met = is_met.sum(axis=0)
    with np.errstate(invalid="ignore", divide="ignore"):
        recall = np.nansum(standing.prediction.recall, axis=0) / n_met
    loss = parts["loss_forgotten"] + parts["loss_never_right"] + parts["loss_unmet"] * is_unmet_counted
    table = pd.DataFrame(
        {"loss": loss, **parts, "n_met": n_met, "n_unmet": len(is_met) - n_met, "recall": recall},
        index=standing.items.index,
    )
    worst = table[table["loss"] > 0].sort_values("loss", ascending=False, kind="stable").head(n)
    return worst.join(standing.items)


def _ever_right(standing: Standing) -> NDArray[np.bool_]:
    """Tell which items each learner answered right at least once."""
    reviews = standing.log.reviews
    is_right = reviews.is_correct
    learner, item = reviews.learner[is_right], reviews.item[is_right]
    return ~np.isnan(matrix(standing.log, standing.items, learner=learner, item=item, values=np.ones(len(item))))
