"""What a learner will know on the exam's day, and what to study today for it."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from quiz.model import ExamPlan, study_days
from quiz.planner.arrays import Efforts, Floats, Hand
from quiz.planner.calibration import Sight
from quiz.planner.course import Course
from quiz.planner.plan import budgets_seconds
from quiz.planner.strategy import Outcome, Strategy, chosen, played, probing, strategy

SECTION_COLUMNS = ["deck_id", "section_id", "n_items", "n_unseen", "predicted", "low", "high"]
N_FUTURES = 24  # played to see how far the day may come out otherwise
_CARDS_A_FUTURE = 300
_LOW, _HIGH = 0.05, 0.95  # of the futures: a 90 % interval
_Z_90 = 1.6449  # of a two-sided 90 % interval
_LEAST_MARGIN = 0.005  # nothing is known better than to half a point


@dataclass(frozen=True, slots=True)
class Outlook:
    """The share (0 to 1) of all items that will be answered right on the exam's day: *predicted*, *low* to *high*.

    The interval holds nine futures in ten: days missed, chance, and how well this learner's forgetting is known.
    *sections* has one row a section (columns `SECTION_COLUMNS`); *days* one a day: minutes planned and used, new cards.
    *n_never_seen* is how many items the time does not reach. *futures* is the share in each future that was played.
    """

    predicted: float
    low: float
    high: float
    n_items: int
    n_never_seen: int
    sections: pd.DataFrame
    days: pd.DataFrame
    futures: Floats


@dataclass(frozen=True, slots=True)
class Gain:
    """What more minutes add to the share (0 to 1) of items answered right: *gained*, nine in ten from *low* to *high*.

    *gained* is never below 0: nobody has to use the time that they have.
    """

    gained: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Choice:
    """A card to study today: *worth* is what a minute on it adds to the exam, in items recalled."""

    item_id: str
    is_new: bool
    worth: float


def prepared(
    course: Course, plan: ExamPlan, *, today: date, kept: float = 1.0, spent_seconds_today: float = 0, seed: int = 0
) -> Strategy:
    """Return how to spend the days until the exam: the slow part, made once a night or when the plan changes."""
    budgets = _budgets(plan, today=today, kept=kept, spent_seconds_today=spent_seconds_today)
    return strategy(course.hand, course.sight, course.efforts, budgets, first_right=_first_right(course), seed=seed)


def outlook(
    course: Course,
    strategy: Strategy,
    plan: ExamPlan,
    *,
    today: date,
    kept: float = 1.0,
    spent_seconds_today: float = 0,
    seed: int = 0,
) -> Outlook:
    """Return what *course* comes to if *plan* is followed on a share *kept* of its days.

    Every item counts: one never seen with the chance of a guess. Of today only what is not yet spent is to come.
    """
    budgets = _budgets(plan, today=today, kept=kept, spent_seconds_today=spent_seconds_today)
    outcome = played(
        strategy, course.hand, course.sight, course.efforts, budgets, first_right=_first_right(course), seed=seed
    )
    scores = _scores(outcome.hand, course.sight, course.efforts)[0]
    certain = _budgets(plan, today=today, kept=1.0, spent_seconds_today=spent_seconds_today)
    futures = _futures(course, strategy, certain, kept=kept, seed=seed)
    low, middle, high = np.quantile(futures, (_LOW, 0.5, _HIGH))
    spread = max(float(middle - low), _LEAST_MARGIN), max(float(high - middle), _LEAST_MARGIN)
    predicted = float(scores.mean())
    return Outlook(
        predicted,
        max(0.0, predicted - spread[0]),
        min(1.0, predicted + spread[1]),
        len(scores),
        int((~outcome.hand.is_seen).sum()),
        _sections(course, scores, outcome.hand.is_seen[0], spread),
        _days(plan, outcome, today),
        futures,
    )


def gain_of_minutes(
    course: Course,
    base: Outlook,
    plan: ExamPlan,
    extra_minutes: int,
    *,
    today: date,
    kept: float = 1.0,
    spent_seconds_today: float = 0,
    seed: int = 0,
) -> Gain:
    """Return what *extra_minutes* (0 or more) on each study day add to *base*, which the same options made.

    The futures are those of *base* once more: the same days are missed, the same learner forgets. So the difference is
    told far more surely than how they come out. It is the mean of what they gain, of all that is unknown.
    """
    more = plan.with_more(extra_minutes)
    strategy = prepared(course, more, today=today, kept=kept, spent_seconds_today=spent_seconds_today, seed=seed)
    certain = _budgets(more, today=today, kept=1.0, spent_seconds_today=spent_seconds_today)
    gains = _futures(course, strategy, certain, kept=kept, seed=seed) - base.futures
    low, high = np.quantile(gains, (_LOW, _HIGH))
    return Gain(max(0.0, float(gains.mean())), max(0.0, float(low)), max(0.0, float(high)))


def todays_choice(
    course: Course, strategy: Strategy, plan: ExamPlan, *, today: date, day: int = 0, spent_seconds_today: float = 0
) -> tuple[Choice, ...]:
    """Return the cards that raise the exam's result most in the minutes left today, the most worthwhile first.

    *day* is how many days ago the strategy was made. On a day off there is none.
    """
    left = budgets_seconds(plan, today=today, spent_seconds_today=spent_seconds_today)
    if not left or left[0] <= 0:
        return ()
    budget = np.asarray(left[:1], np.float32)
    plain = strategy.worth(course.hand, course.efforts, day=day)
    worth = probing(
        plain, course.hand, course.sight, course.efforts, budget=budget, n_reviews=np.asarray([course.n_reviews])
    )
    recall = course.hand.recall(course.sight)
    right = course.efforts.seconds(course.hand.is_seen, np.ones(worth.shape, bool))
    wrong = course.efforts.seconds(course.hand.is_seen, np.zeros(worth.shape, bool))
    studied, _ = chosen(worth, (recall * right + (1 - recall) * wrong).astype(np.float32), budget)
    order = sorted(np.nonzero(studied[0])[0], key=lambda card: (-worth[0, card], course.item_ids[card]))
    return tuple(
        Choice(course.item_ids[card], not course.hand.is_seen[0, card], float(plain[0, card]) * 60) for card in order
    )


def _scores(hand: Hand, sight: Sight, efforts: Efforts) -> Floats:
    """Return the chance that each item is answered right."""
    guess = efforts.guess[efforts.kind]
    return guess + (1 - guess) * hand.recall(sight)


def _futures(course: Course, strategy: Strategy, budgets: Floats, *, kept: float, seed: int) -> Floats:
    """Return the share of items answered right in each of some futures, *budgets* being kept to on some days.

    In each, days are missed by chance and the learner forgets as one draw from what is known of them says; a sample of
    the cards is played with its share of the time.
    """
    n_cards = len(course.item_ids)
    rng = np.random.default_rng([seed, 1])
    some = np.sort(rng.permutation(n_cards)[:_CARDS_A_FUTURE])
    draws = rng.multivariate_normal(course.correction.shifts[0], course.correction.covariance[0], N_FUTURES)
    sight = Sight(course.curves, draws.astype(np.float32))
    hand = course.hand.some(some).repeated(N_FUTURES)
    budgets = np.repeat(budgets, N_FUTURES, axis=0) * (len(some) / n_cards)
    budgets = np.where(rng.random(budgets.shape) < kept, budgets, 0).astype(np.float32)
    efforts = course.efforts.some(some)
    first_right = np.full(N_FUTURES, course.first_right, np.float32)
    outcome = played(strategy, hand, sight, efforts, budgets, first_right=first_right, seed=seed)
    shares: Floats = _scores(outcome.hand, sight, efforts).mean(axis=1)
    return shares


def _sections(course: Course, scores: Floats, is_seen: NDArray[np.bool_], spread: tuple[float, float]) -> pd.DataFrame:
    """Return the prediction of each section; fewer items swing more than all, as the root of their number."""
    place = {section: number for number, section in enumerate(dict.fromkeys(course.section_ids))}
    of_item = np.asarray([place[section] for section in course.section_ids])
    n_items = np.bincount(of_item)
    predicted = np.bincount(of_item, scores) / n_items
    chance = _Z_90 * np.sqrt(np.bincount(of_item, scores * (1 - scores))) / n_items
    low, high = np.hypot(chance, spread[0]), np.hypot(chance, spread[1])
    return pd.DataFrame(
        {
            "deck_id": [deck_id for deck_id, _ in place],
            "section_id": [section_id for _, section_id in place],
            "n_items": n_items,
            "n_unseen": np.bincount(of_item, ~is_seen).astype(int),
            "predicted": predicted,
            "low": np.maximum(predicted - low, 0),
            "high": np.minimum(predicted + high, 1),
        },
        columns=SECTION_COLUMNS,
    )


def _days(plan: ExamPlan, outcome: Outcome, today: date) -> pd.DataFrame:
    """Return of each day until the exam the minutes *planned*, those *used*, and how many *new* cards are begun."""
    days = study_days(plan, today=today)
    return pd.DataFrame(
        {
            "planned_minutes": [plan.minutes_on(day) for day in days],
            "used_minutes": outcome.seconds[0] / 60,
            "n_new": outcome.new[0].astype(int),
        },
        index=pd.Index(pd.to_datetime(days), name="day"),
    )


def _budgets(plan: ExamPlan, *, today: date, kept: float, spent_seconds_today: float = 0) -> Floats:
    seconds = budgets_seconds(plan, today=today, spent_seconds_today=spent_seconds_today)
    return np.asarray([seconds], np.float32) * np.float32(kept)


def _first_right(course: Course) -> Floats:
    return np.asarray([course.first_right], np.float32)
