"""Whether what the schedule predicts comes true: predicted against observed recall, by section and by kind of item."""

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from decks.model import Deck
from quiz.memory import DEFAULT_MODEL, Model, memories_of, retrievabilities
from quiz.model import Rating, Review
from quiz.scheduling import histories
from quiz.scores.proportions import wilson_columns

CALIBRATION_COLUMNS = ["n", "predicted", "observed", "low", "high"]
PREDICTION_COLUMNS = ["deck_id", "item_id", "section_id", "kind", "day", "predicted", "is_recalled"]
_EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0)  # finer where most predictions lie


def predictions(reviews: Iterable[Review], *, decks: Iterable[Deck], model: Model = DEFAULT_MODEL) -> pd.DataFrame:
    """Return one row a review after a day or more: the recall that *model* *predicted*, and whether it *is_recalled*.

    Recalled is a rating above Again: a right answer that was said to be a guess is not. *reviews* are one learner's
    whole log; those of items that *decks* no longer have lack section and kind (None). The model's state before each
    review is recomputed, so that models can be compared on one log.
    """
    place = {item.item_id: (item.section_id, item.kind) for deck in decks for item in deck.items}
    found = list(histories(reviews).values())
    memories = memories_of([[answer for _, answer in history] for history in found], model=model)
    rows = [
        (
            review.deck_id,
            review.item_id,
            *place.get(review.item_id, (None, None)),
            review.study_day,
            memory.stability_days,
            answer.elapsed_days,
            review.rating > Rating.AGAIN,
        )
        for history, states in zip(found, memories, strict=True)
        for memory, (review, answer) in zip(states, history[1:], strict=False)
        if answer.elapsed_days > 0
    ]
    columns = ["deck_id", "item_id", "section_id", "kind", "day", "stability", "elapsed", "is_recalled"]
    table = pd.DataFrame(rows, columns=columns)
    stability, elapsed = (table[name].to_numpy(np.float64) for name in ("stability", "elapsed"))
    return table.assign(predicted=retrievabilities(stability, elapsed, model=model))[PREDICTION_COLUMNS]


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
