"""How the days until the exam are spent: a price for each, and from it the worth of every card today.

Prices come from playing the days forward on the learner's own model: each day's is the worth of the last second spent
on it. A few rounds of that, and the best round is kept; the first has infinite prices, so that a plan is never worse
(on the model) than taking what gains most at once.
"""

from dataclasses import dataclass

import numpy as np

from quiz.planner.arrays import Bools, Efforts, Floats, Hand
from quiz.planner.calibration import Sight
from quiz.planner.value import LATER_DAYS, LATER_SHARE, Table, table

_N_ROUNDS = 3
PROBE_SHARE = 1 / 3  # of the minutes, until enough reviews have shown how the learner forgets
N_REVIEWS_TO_KNOW = 200
_FIRST = np.float32(1e3)  # before all that is worth anything
_LEAST_PROBED_DAYS = 2
_N_CARDS_SAMPLED = 150
_SMOOTHED_DAYS = 2  # on either side


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of the days, played forward.

    *hand* is the cards on the exam's morning; of each day (learner, day): the *margin*, recall per second of the first
    card that found no time (0 if all that was worth it did), the *seconds* spent and how many *new* cards were begun.
    """

    hand: Hand
    margin: Floats
    seconds: Floats
    new: Floats


@dataclass(frozen=True, slots=True)
class Strategy:
    """The *prices* (learner, day) of the days until the exam, and the *table* of what cards are worth at them."""

    prices: Floats
    table: Table

    def worth(self, hand: Hand, efforts: Efforts, *, day: int) -> Floats:
        """Return the worth of a second spent on each card, *day* days after the strategy was made."""
        return self.table.index(hand, efforts, day)

    def but(self, other: "Strategy", learners: Bools) -> "Strategy":
        """Return this strategy, for these *learners* the *other*."""
        return Strategy(np.where(learners[:, None], other.prices, self.prices), self.table.but(other.table, learners))


def probing(worth: Floats, hand: Hand, sight: Sight, efforts: Efforts, *, budget: Floats, n_reviews: Floats) -> Floats:
    """Return *worth* with a few cards put first that tell most about how the learner forgets.

    A plan that only begins new cards learns too late that they are being forgotten. So a third of the day's *budget*
    (seconds, a learner) goes to the cards least likely to be recalled, until *n_reviews* are enough.
    """
    seconds = efforts.right_seconds[efforts.kind] * 0.5 + efforts.wrong_seconds[efforts.kind] * 0.5
    share = np.where(n_reviews < N_REVIEWS_TO_KNOW, PROBE_SHARE * budget, 0)
    if not share.any():
        return worth
    can_tell = hand.is_seen & (hand.elapsed >= _LEAST_PROBED_DAYS)
    doubt = np.where(can_tell, 1 - hand.recall(sight), 0)
    probed = chosen(doubt, np.broadcast_to(seconds, doubt.shape), share)[0]
    return np.where(probed, _FIRST + doubt, worth)


def strategy(
    hand: Hand,
    sight: Sight,
    efforts: Efforts,
    budgets: Floats,
    *,
    first_right: Floats,
    seed: int,
) -> Strategy:
    """Return how to spend *budgets* (learner, day; seconds expected) on the cards of *hand*.

    Of many cards a sample is played, with its share of the time.
    """
    n_cards = hand.stability.shape[1]
    some = np.unique(np.linspace(0, n_cards - 1, min(n_cards, _N_CARDS_SAMPLED)).astype(np.intp))
    part, its_efforts, its_budgets = hand.some(some), efforts.some(some), budgets * (len(some) / n_cards)
    prices = np.full(budgets.shape, np.inf, np.float32)
    rounds: list[tuple[Strategy, Floats]] = []
    for number in range(_N_ROUNDS):
        tried = Strategy(prices, table(sight, prices, efforts, first_right=first_right))
        outcome = played(tried, part, sight, its_efforts, its_budgets, first_right=first_right, seed=seed)
        rounds.append((tried, _kept(outcome.hand, sight, its_efforts)))
        found = np.where(budgets > 0, _smoothed(outcome.margin, budgets), np.inf)
        prices = found if number == 0 else 0.5 * (prices + found)
    best, best_kept = rounds[0]
    for tried, kept in rounds[1:]:
        best, best_kept = best.but(tried, kept > best_kept), np.maximum(kept, best_kept)
    return best


def played(
    plan: Strategy, hand: Hand, sight: Sight, efforts: Efforts, budgets: Floats, *, first_right: Floats, seed: int
) -> Outcome:
    """Return what comes of following *plan* on the days of *budgets*; the same *seed* means the same chance."""
    rng = np.random.default_rng(seed)
    margin, spent, new = (np.zeros(budgets.shape, np.float32) for _ in range(3))
    for day in range(budgets.shape[1]):
        is_seen = hand.is_seen
        chance = np.where(is_seen, hand.recall(sight), first_right[:, None])
        is_right = rng.random(is_seen.shape, dtype=np.float32) < chance
        seconds = efforts.seconds(is_seen, is_right)
        studied, margin[:, day] = chosen(plan.worth(hand, efforts, day=day), seconds, budgets[:, day])
        spent[:, day] = (seconds * studied).sum(axis=1)
        new[:, day] = (studied & ~is_seen).sum(axis=1)
        hand = hand.next_day(sight.curves, studied, is_right)
    return Outcome(hand, margin, spent, new)


def chosen(worth: Floats, seconds: Floats, budget: Floats) -> tuple[Bools, Floats]:
    """Return the cards of most *worth* that fit the *budget* together, and the worth of the first that did not (or 0).

    Cards that are worth nothing are left out. The learner stops at the first card that would pass the budget.
    """
    order = np.argsort(-worth, axis=1)
    ranked = np.take_along_axis(worth, order, axis=1)
    fits = (np.cumsum(np.take_along_axis(seconds, order, axis=1), axis=1) <= budget[:, None]) & (ranked > 0)
    studied = np.zeros(worth.shape, bool)
    np.put_along_axis(studied, order, fits, axis=1)
    n = fits.sum(axis=1)
    first_out = np.take_along_axis(ranked, np.minimum(n, worth.shape[1] - 1)[:, None], axis=1)[:, 0]
    return studied, np.where(n < worth.shape[1], np.maximum(first_out, 0), 0)


def _kept(hand: Hand, sight: Sight, efforts: Efforts) -> Floats:
    """Return what each learner's cards are worth on the exam's morning, as `value` counts it."""
    recall, later = hand.recall(sight), hand.recall(sight, days=float(LATER_DAYS))
    kept: Floats = ((1 - efforts.guess[efforts.kind]) * (recall + LATER_SHARE * (later - recall))).mean(axis=1)
    return kept


def _smoothed(margin: Floats, budgets: Floats) -> Floats:
    """Return the mean *margin* of each day and its neighbours; of days with time only."""
    has_time = (budgets > 0).astype(np.float32)
    around = np.ones(2 * min(_SMOOTHED_DAYS, (margin.shape[1] - 1) // 2) + 1)
    sums, counts = (
        np.apply_along_axis(np.convolve, 1, values, around, mode="same") for values in (margin * has_time, has_time)
    )
    smoothed: Floats = (sums / np.maximum(counts, 1)).astype(np.float32)
    return smoothed
