"""Whether what the schedule predicts comes true: predicted against observed recall, by section and by kind of item."""

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from decks.model import Deck
from quiz.class_log import ClassLog
from quiz.memory import DEFAULT_MODEL, Model, retrievabilities
from quiz.model import Rating
from quiz.scheduling import foreseen
from quiz.scores.proportions import wilson_columns

CALIBRATION_COLUMNS = ["n", "predicted", "observed", "low", "high"]
PREDICTION_COLUMNS = ["item_id", "deck_id", "section_id", "kind", "predicted", "is_recalled"]
_EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0)  # finer where most predictions lie


def predictions(log: ClassLog, *, decks: Iterable[Deck], model: Model = DEFAULT_MODEL) -> pd.DataFrame:
    """Return one row a review after a day or more: the recall that *model* *predicted*, and whether it *is_recalled*.

    Recalled is a rating above Again: a right answer that was said to be a guess is not. *log* is one learner's whole
    log; the reviews of items that *decks* no longer have lack deck, section and kind (None). The model's state before
    each review is recomputed, so that models can be compared on one log.
    """
    known = {item.item_id: (deck.deck_id, item.section_id, item.kind) for deck in decks for item in deck.items}
    items = [(item_id, *known.get(item_id, (None, None, None))) for item_id in log.item_ids]
    found = foreseen(log, model=model)
    of_review = pd.DataFrame(items, columns=PREDICTION_COLUMNS[:4]).iloc[log.reviews.item[found.place]]
    return of_review.reset_index(drop=True).assign(
        predicted=retrievabilities(found.stability_days, found.elapsed_days.astype(np.float64), model=model),
        is_recalled=log.reviews.rating[found.place] > Rating.AGAIN,
    )


def calibration(table: pd.DataFrame, *, by: Sequence[str] = ()) -> pd.DataFrame:
    """Return, of the `predictions` in *table*, predicted and observed recall by *by*, or by bins of the predicted.

    Columns `CALIBRATION_COLUMNS`: the number of reviews, the mean predicted, the proportion observed and its 95 %
    interval. *by* is, say, ["deck_id", "section_id"] or ["kind"]; with none, the index is the bin's lower end.
    """
    keys = [table[name] for name in by] or [_bins(table["predicted"])]
    groups = table.assign(is_recalled=table["is_recalled"].astype(float)).groupby(keys, sort=True, dropna=False)
    found = groups.agg(n=("predicted", "size"), predicted=("predicted", "mean"), n_recalled=("is_recalled", "sum"))
    observed, low, high = wilson_columns(found["n_recalled"], found["n"])
    return found.assign(observed=observed, low=low, high=high)[CALIBRATION_COLUMNS]


def _bins(predicted: pd.Series) -> pd.Series:
    """Return the lower end of each prediction's bin."""
    edges = np.asarray(_EDGES)
    place = np.clip(np.searchsorted(edges, predicted.to_numpy(np.float64), side="right") - 1, 0, len(edges) - 2)
    return pd.Series(edges[place], index=predicted.index, name="from")
