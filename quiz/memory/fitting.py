"""Personal weights: FSRS-6 fitted to one learner's log, and kept only where they predict later reviews better.

Two fits compete. The first moves five numbers (how long first memories last, after a right and after a wrong answer;
how steeply they fall; what a success adds; what a lapse leaves) and is held near the average learner by a prior, for
logs of a few dozen reviews. The second is the library's, of all 21 weights. A log is judged on its latest fifth, which
neither has seen; the winner is then fitted to all of it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import exp

import numpy as np
from fsrs_rs_python import FSRS, FSRSItem, FSRSReview, TrainingConfig
from numpy.typing import NDArray

from quiz.memory.models import DEFAULT_MODEL, Model, personal_model
from quiz.model import Rating

MIN_SCORED = 32  # fewer say too little to be judged
LATER_SHARE = 0.2
_MIN_SCORED_FOR_ALL = 128  # below this the library fits the first stabilities alone
_MAX_SCORED_FOR_FEW = 400  # above this the prior no longer helps
_SMALL_LOG = 1_000  # up to here more rounds than the library takes for a collection of many thousands
_SMALL_TRAINING = TrainingConfig(num_epochs=20, batch_size=64, gamma=0.3)
_TRAINING = TrainingConfig(num_epochs=6, batch_size=64, gamma=0.3)

# Prior standard deviations: of the logarithms of first stability, of what a wrong answer leaves of it, of w20 and w11;
# of w8 as it is.
_SPREADS = {"firm": 0.7, "slip": 0.8, "decay": 0.6, "gain": 0.5, "lapse": 0.6}
_FIRST_STEP, _N_ROUNDS = 0.8, 8  # of the search, in standard deviations; the step halves after every second round
_DECAYS = 0.1, 0.8  # the library's bounds of w20


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of a history: its *rating*, the *elapsed_days* since the one before (0 for the first), and its *day*.

    *day* only orders the answers of different cards.
    """

    rating: Rating
    elapsed_days: int
    day: int


@dataclass(frozen=True, slots=True)
class Fit:
    """The *model* to use from now on: new where *is_kept*, else the one before.

    *n_scored* reviews after a day or more were looked at; *log_loss* is of the latest fifth under the best trial fit
    (no lower than *log_loss_before* if none was better), *log_loss_before* under the model before.
    """

    model: Model
    is_kept: bool
    n_scored: int
    log_loss: float
    log_loss_before: float


def memories_of(
    rating: NDArray[np.int32], elapsed_days: NDArray[np.int64], *, starts: NDArray[np.intp], model: Model
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return stability (days) and difficulty after each answer under *model*, to the rounding of single precision.

    The answers of one card stand together in their order; *starts* are the places of each card's first.
    """
    reviews = list(map(FSRSReview, rating.tolist(), elapsed_days.tolist()))
    ends = [*starts[1:].tolist(), len(reviews)]
    items = [FSRSItem(reviews[start:end]) for start, end in zip(starts.tolist(), ends, strict=False)]
    states = [state for history in FSRS(model.weights).historical_memory_state_batch(items) for state in history]
    stability = np.fromiter((state.stability for state in states), np.float64, len(states))
    return stability, np.fromiter((state.difficulty for state in states), np.float64, len(states))


def is_fit_due(n_scored: int, *, n_scored_at_last_fit: int) -> bool:
    """Tell whether the scored reviews have doubled since the last fit, and are enough for one."""
    return n_scored >= max(MIN_SCORED, 2 * n_scored_at_last_fit)


def fit(histories: Iterable[Sequence[Answer]], *, before: Model = DEFAULT_MODEL) -> Fit | None:
    """Return weights fitted to *histories*, one a card and each in its order; None where there are too few answers."""
    items = _items(histories)
    if len(items) < MIN_SCORED:
        return None
    split = round(len(items) * (1 - LATER_SHARE))
    earlier, later = items[:split], items[split:]
    loss_before = _log_loss(before.weights, later)
    loss, way = min(((_log_loss(way(earlier), later), way) for way in _ways(len(items))), key=lambda trial: trial[0])
    is_kept = loss < loss_before
    return Fit(personal_model(way(items)) if is_kept else before, is_kept, len(items), loss, loss_before)


def _ways(n_scored: int) -> list[Callable[[Sequence[FSRSItem]], list[float]]]:
    """Return the fits that suit a log of so many scored reviews."""
    ways: list[Callable[[Sequence[FSRSItem]], list[float]]] = []
    if n_scored <= _MAX_SCORED_FOR_FEW:
        ways.append(_few_weights)
    if n_scored >= _MIN_SCORED_FOR_ALL:
        ways.append(_all_weights)
    return ways


def _all_weights(items: Sequence[FSRSItem]) -> list[float]:
    training = _SMALL_TRAINING if len(items) <= _SMALL_LOG else _TRAINING
    return FSRS(DEFAULT_MODEL.weights).compute_parameters(items, training_config=training)


def _few_weights(items: Sequence[FSRSItem]) -> list[float]:
    """Return the default weights moved by the five numbers of highest posterior, found by a pattern search."""
    place = dict.fromkeys(_SPREADS, 0.0)
    best = _misfit(items, place)
    for number in range(_N_ROUNDS):
        step = _FIRST_STEP / 2 ** (number // 2)
        for name in _SPREADS:
            for move in (step, -step):
                trial = place | {name: place[name] + move}
                misfit = _misfit(items, trial)
                if misfit < best:
                    place, best = trial, misfit
                    break
    return _moved(place)


def _misfit(items: Sequence[FSRSItem], place: dict[str, float]) -> float:
    """Return the negative log posterior of *place* (in standard deviations of the prior)."""
    return _log_loss(_moved(place), items) * len(items) + sum(number**2 for number in place.values()) / 2


def _moved(place: dict[str, float]) -> list[float]:
    moves = {name: number * _SPREADS[name] for name, number in place.items()}
    weights = list(DEFAULT_MODEL.weights)
    for rating in range(4):
        weights[rating] *= exp(moves["firm"])
    weights[0] *= exp(moves["slip"])
    weights[1] *= exp(moves["slip"] / 2)
    weights[8] += moves["gain"]
    weights[11] *= exp(moves["lapse"])
    weights[20] = min(max(weights[20] * exp(moves["decay"]), _DECAYS[0]), _DECAYS[1])
    return weights


def _log_loss(weights: Sequence[float], items: Sequence[FSRSItem]) -> float:
    return FSRS(weights).evaluate(items).log_loss


def _items(histories: Iterable[Sequence[Answer]]) -> list[FSRSItem]:
    """Return what the library learns from: for each answer after a day or more, the history up to it; oldest first."""
    found: list[tuple[int, int, FSRSItem]] = []
    for history in histories:
        reviews = [FSRSReview(answer.rating, answer.elapsed_days) for answer in history]
        found += [
            (answer.day, number, FSRSItem(reviews[: number + 1]))
            for number, answer in enumerate(history)
            if answer.elapsed_days > 0
        ]
    found.sort(key=lambda row: row[:2])
    return [item for _, _, item in found]
