"""Studying without an exam: what a desired retention costs, and when a backlog is cleared.

Cards are due when recall has fallen to the desired retention. Where there is no time for all, those that gain most per
second over the coming month go first: a backlog is not paid off from its oldest end.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from quiz.memory import check_desired_retention
from quiz.planner.arrays import Bools, Floats, Hand, Ints
from quiz.planner.course import Course
from quiz.planner.strategy import chosen
from quiz.planner.value import table

N_DAYS = 30
_NO_LIMIT = np.float32(np.inf)
_NOTHING = np.float32(-np.inf)
# A small deck swings with every answer, a large one does not: so many cards are played in all, in futures of one deck.
_N_PLAYED, _MOST_FUTURES = 5_000, 25


@dataclass(frozen=True, slots=True)
class Workload:
    """What a desired *retention* costs: *minutes_a_day*, the mean of the next 30 days, and the *recall* it keeps.

    *recall* (0 to 1) is the mean over the cards seen by then, on the day after.
    """

    retention: float
    minutes_a_day: float
    n_reviews_a_day: float
    recall: float | None


@dataclass(frozen=True, slots=True)
class Recovery:
    """How a backlog shrinks: *n_due* on each morning, and after how many days all that is due fits the day's minutes.

    Both are the medians of the futures played. *n_due* ends with the day that clears it. *n_days* is 0 where it does
    today, None where none of the days does.
    """

    n_due: pd.Series
    n_days: int | None


@dataclass(frozen=True, slots=True)
class _Day:
    """One day played, an entry a future: what was due, whether all was studied, the seconds and reviews it took."""

    n_due: Ints
    is_all_done: Bools
    seconds: Floats
    n_reviews: Ints


def workload(course: Course, retention: float, *, new_per_day: int, seed: int = 0) -> Workload:
    """Return what *retention* would cost from today on, with up to *new_per_day* new cards a day.

    Raise ValueError for a senseless retention. Computed before anything is saved: same *seed*, same chance for each.
    """
    check_desired_retention(retention)
    hand, budgets = course.hand, [_NO_LIMIT] * N_DAYS
    due_in_days = _interval(course, hand, retention) - hand.elapsed
    played = list(_played(course, retention, budgets, hand, due_in_days, new_per_day=new_per_day, seed=seed))
    hand, days = played[-1][0], [day for _, day in played]
    recall = hand.recall(course.sight)[hand.is_seen]
    return Workload(
        retention,
        float(sum(day.seconds.mean() for day in days)) / N_DAYS / 60,
        float(sum(day.n_reviews.mean() for day in days)) / N_DAYS,
        float(recall.mean()) if len(recall) else None,
    )


def recovery(course: Course, retention: float, *, minutes: Sequence[float], seed: int = 0) -> Recovery:
    """Return how what is due shrinks if each day has its *minutes* (0 on a day off) and no new card is begun.

    Cards are due on their days, and come back after their answers at *retention*. Raise ValueError for a senseless one.
    """
    check_desired_retention(retention)
    budgets = [np.float32(m * 60) for m in minutes]
    n_futures = min(max(_N_PLAYED // len(course.item_ids), 1), _MOST_FUTURES)
    hand, due_in_days = course.hand.repeated(n_futures), np.repeat(course.due_in_days, n_futures, axis=0)
    played = _played(course, retention, budgets, hand, due_in_days, new_per_day=0, seed=seed)
    days, n_days, is_cleared = [], None, np.zeros(n_futures, bool)
    for number, (_, day) in enumerate(played):
        days.append(round(float(np.median(day.n_due))))
        is_cleared |= day.is_all_done
        if 2 * is_cleared.sum() >= n_futures:
            n_days = number
            break
    return Recovery(pd.Series(days, name="n_due"), n_days)


def _played(
    course: Course,
    retention: float,
    budgets: Sequence[np.float32],
    hand: Hand,
    due_in_days: Floats,
    *,
    new_per_day: int,
    seed: int,
) -> Iterator[tuple[Hand, _Day]]:
    """Play the days of *budgets* (seconds) forward; yield the cards on the morning after each, and the day.

    *hand* has a row for each future to play, each with a chance of its own. *due_in_days* says when the cards seen
    before are due; once answered, *retention* says it.
    """
    rng = np.random.default_rng(seed)
    first_right = np.asarray([course.first_right], np.float32)
    gains = table(course.sight, np.full((1, N_DAYS), _NO_LIMIT), course.efforts, first_right=first_right)
    for budget in budgets:
        is_due = hand.is_seen & (due_in_days <= 0)
        is_begun = ~hand.is_seen & (np.cumsum(~hand.is_seen, axis=1) <= new_per_day)
        worth = np.where(is_due, np.maximum(gains.index(hand, course.efforts, 0), 0) + 1, _NOTHING)
        worth = np.where(is_begun, np.float32(0.5), worth)  # reviews first
        chance = np.where(hand.is_seen, hand.recall(course.sight), course.first_right)
        is_right = rng.random(chance.shape, dtype=np.float32) < chance
        seconds = course.efforts.seconds(hand.is_seen, is_right)
        studied = chosen(worth, seconds, np.full(len(worth), budget))[0]
        hand = hand.next_day(course.curves, studied, is_right)
        due_in_days = np.where(studied, _interval(course, hand, retention), due_in_days) - 1
        yield hand, _day(is_due, studied, seconds)


def _interval(course: Course, hand: Hand, retention: float) -> Floats:
    """Return the days after which a schedule at *retention* asks for cards: the model's, rounded, one at least."""
    interval = course.curves.days_until(np.maximum(hand.stability, np.float32(1e-3)), retention)
    rounded: Floats = np.maximum(np.floor(interval + 0.5), 1)
    return rounded


def _day(is_due: Bools, studied: Bools, seconds: Floats) -> _Day:
    is_all_done: Bools = np.all(studied | ~is_due, axis=1)
    return _Day(
        n_due=is_due.sum(axis=1),
        is_all_done=is_all_done,
        seconds=(seconds * studied).sum(axis=1),
        n_reviews=(studied & is_due).sum(axis=1),
    )
