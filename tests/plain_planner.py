"""What the eve of an exam comes to, and when a backlog is cleared, counted again from a log, a card at a time.

Only chance is shared with what is judged: the same draws, from a generator of the same seed, in the same order. On the
eve a single day is left to plan: what a card is worth follows from the formulas, without a table and without prices.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from math import exp, expm1, floor, inf, log
from statistics import fmean, median

import numpy as np

from decks.model import Item, Mcq, Vignette
from tests.plain_memory import Weights, days_until, next_memory, recall
from tests.plain_progress import PlainProgress, Row
from tests.plain_schedule import AGAIN, GOOD

Memory = tuple[float, float]
SECONDS = {"basic": (25, 8, 28), "mcq": (45, 20, 50)}  # of a new card, a right and a wrong answer
PRIOR_SPREADS = (0.6, 0.3, 0.5, 0.4)  # of the four numbers that move predictions
N_FUTURES, LATER_DAYS, LATER_SHARE, Z_90 = 24, 30, 0.4, 1.6449
NEVER = 10**6  # days


@dataclass(frozen=True)
class PlainPlan:
    """An exam on the morning of *exam_day*; *minutes* of study a weekday, Monday first, none on *days_off*."""

    exam_day: date
    minutes: Sequence[int]
    days_off: frozenset[date]

    def minutes_on(self, day: date) -> int:
        """Return the minutes planned for *day*."""
        return 0 if day in self.days_off or day >= self.exam_day else self.minutes[day.weekday()]


@dataclass(frozen=True)
class Future:
    """What came of a day: of each item its chance to be answered right and whether it was met; what was studied."""

    scores: list[float]
    is_met: list[bool]
    seconds: float
    n_new: int


@dataclass(frozen=True)
class Held:
    """An item with its card as it stands: the *memory* (None: never seen), and the days since."""

    item: Item
    memory: Memory | None
    days: int


@dataclass(frozen=True)
class PlainPlanner:
    """What follows from *progress* on its day, without the items *suspended*."""

    progress: PlainProgress
    suspended: Sequence[str]

    @cached_property
    def held(self) -> list[Held]:
        """Return every item that counts."""
        cards = self.progress.cards
        found = []
        for item in self.progress.deck.items:
            if item.item_id not in self.suspended:
                card = cards.get(item.item_id)
                days = card.days_to(self.progress.today) if card else 0
                found.append(Held(item, card.memory if card else None, days))
        return found

    @cached_property
    def first_right(self) -> float:
        """Return the chance that a new card is answered right at once; ten answers are taken for granted."""
        first = [row.is_correct for row in self.progress.reviews if row.rep == 1]
        return (sum(first) + 7.5) / (len(first) + 10)

    @cached_property
    def pace(self) -> float:
        """Return the learner's seconds over the usual ones: the median, with twenty answers at the usual pace."""
        kinds = {item.item_id: item.kind for item in self.progress.deck.items}
        later = [row for row in self.progress.reviews if row.rep > 1]
        ratios = [row.duration_ms / 1000 / SECONDS[kinds[row.item_id]][1 if row.is_correct else 2] for row in later]
        return (median(ratios) * len(ratios) + 20) / (len(ratios) + 20) if ratios else 1.0

    @cached_property
    def spent_seconds(self) -> float:
        """Return the seconds studied today: the time between answers, two minutes of it at most."""
        todays = [row for row in self.progress.reviews if row.study_day >= self.progress.today]
        gaps = [(later.answered_at - row.answered_at).total_seconds() for row, later in pairwise(todays)]
        return sum(row.duration_ms / 1000 for row in todays[:1]) + sum(min(max(gap, 0.0), 120.0) for gap in gaps)

    def kept(self, plan: PlainPlan) -> float:
        """Return the share of planned days that were studied, of the last 28; 9 of 10 are taken for granted."""
        studied = {row.study_day for row in self.progress.reviews}
        past = [self.progress.today - timedelta(days=n) for n in range(1, 29)]
        planned = [day for day in past if day >= min(studied) and plan.minutes_on(day)]
        return (sum(day in studied for day in planned) + 9) / (len(planned) + 10)

    @cached_property
    def correction(self) -> tuple[list[float], list[list[float]]]:
        """Return the four numbers that best explain what was remembered, and how surely they are known.

        The search goes by differences alone: no derivative is written down.
        """
        rows = [
            (_features(stability, days, self._w), row.rating > AGAIN) for row, stability, days in self.progress.foreseen
        ]

        def surprise(shifts: Sequence[float]) -> float:
            hazards = ((_hazard(features, shifts), is_right) for features, is_right in rows)
            prior = sum((shift / spread) ** 2 / 2 for shift, spread in zip(shifts, PRIOR_SPREADS, strict=True))
            return prior + sum(hazard if is_right else -log(-expm1(-hazard)) for hazard, is_right in hazards)

        shifts = np.zeros(4)
        for _ in range(20):
            slope, curvature = _differences(surprise, shifts)
            step = np.linalg.solve(curvature, slope)
            shifts = shifts - step / max(1.0, float(np.abs(step).max()))
        return shifts.tolist(), np.linalg.inv(_differences(surprise, shifts)[1]).tolist()

    def eve(self, plan: PlainPlan) -> Future:
        """Return what is expected if *plan* is followed as far as it is kept."""
        shifts, _ = self.correction
        draws = np.random.default_rng(0).random(len(self.held), np.float32)
        return self._played(self._budget(plan) * self.kept(plan), shifts, draws.tolist())

    def futures(self, plan: PlainPlan) -> list[float]:
        """Return the share answered right in each of the futures: days are missed, and forgetting is unsure."""
        chance = np.random.default_rng([0, 1])
        chance.permutation(len(self.held))
        shifts, covariance = self.correction
        learners = chance.multivariate_normal(shifts, covariance, N_FUTURES).tolist()
        comes = (chance.random((N_FUTURES, 1)) < self.kept(plan))[:, 0]
        draws = np.random.default_rng(0).random((N_FUTURES, len(self.held)), np.float32).tolist()
        return [
            fmean(self._played(self._budget(plan) * is_there, learner, draw).scores)
            for is_there, learner, draw in zip(comes, learners, draws, strict=True)
        ]

    def spread(self, plan: PlainPlan) -> tuple[float, float]:
        """Return how far nine futures in ten lie below and above their middle, half a point at least."""
        low, middle, high = np.quantile(self.futures(plan), (0.05, 0.5, 0.95)).tolist()
        return max(middle - low, 0.005), max(high - middle, 0.005)

    def gain(self, plan: PlainPlan, extra_minutes: int) -> tuple[float, float, float]:
        """Return what *extra_minutes* add to the share answered right, and the ends of nine futures in ten."""
        more = replace(plan, minutes=[minutes and minutes + extra_minutes for minutes in plan.minutes])
        gains = np.subtract(self.futures(more), self.futures(plan))
        low, high = np.quantile(gains, (0.05, 0.95)).tolist()
        return max(0.0, float(gains.mean())), max(0.0, low), max(0.0, high)

    def sections(self, plan: PlainPlan) -> list[Row]:
        """Return of each section the share answered right, its interval, the items, and those not met."""
        eve, (below, above) = self.eve(plan), self.spread(plan)
        rows = list(zip(self.held, eve.scores, eve.is_met, strict=True))
        found: list[Row] = []
        for section in self.progress.deck.sections:
            own = [(score, is_met) for held, score, is_met in rows if held.item.section_id == section.section_id]
            share = fmean(score for score, _ in own)
            chance = Z_90 * (fmean(score * (1 - score) for score, _ in own) / len(own)) ** 0.5
            low, high = share - (chance**2 + below**2) ** 0.5, share + (chance**2 + above**2) ** 0.5
            n_unmet = sum(not is_met for _, is_met in own)
            found.append([section.title, share, max(low, 0.0), min(high, 1.0), len(own), n_unmet])
        return found

    def days_to_clear(self, minutes: Sequence[float], retention: float) -> list[float]:
        """Return after how many days all that is due fits the day's *minutes*, in each of the futures, in order.

        No new card is begun. It is infinite where none of the days does.
        """
        chance = np.random.default_rng(0)
        shape = min(max(5_000 // len(self.held), 1), 25), len(self.held)
        draws = [chance.random(shape, np.float32).tolist() for _ in minutes]
        return sorted(
            self._days_to_clear(minutes, retention, [of_day[number] for of_day in draws]) for number in range(shape[0])
        )

    def _days_to_clear(self, minutes: Sequence[float], retention: float, draws: Sequence[Sequence[float]]) -> float:
        held, (shifts, _) = list(self.held), self.correction
        cards = [self.progress.cards.get(one.item.item_id) for one in held]
        left = [(card.due - self.progress.today).days if card and card.due else NEVER for card in cards]
        for number, available in enumerate(minutes):
            waiting = [place for place, days in enumerate(left) if days <= 0]
            waiting.sort(key=lambda place: -max(0.0, self._worth(held[place], shifts, days=LATER_DAYS)))
            coming = [(held[place], draws[number][place]) for place in waiting]
            done = list(self._fitting(coming, available * 60, shifts))
            if len(done) == len(waiting):
                return number
            held = [replace(one, days=one.days + 1) for one in held]
            left = [days - 1 for days in left]
            for place, (after, _) in zip(waiting, done, strict=False):
                held[place], memory = after, after.memory or (0.0, 0.0)
                left[place] = max(1, floor(days_until(memory[0], retention, self._w) + 0.5)) - 1
        return inf

    @property
    def _w(self) -> Weights:
        return self.progress.weights

    def _budget(self, plan: PlainPlan) -> float:
        assert plan.exam_day - self.progress.today == timedelta(days=1), "the eve"
        return max(0.0, 60.0 * plan.minutes_on(self.progress.today) - self.spent_seconds)

    def _played(self, budget: float, shifts: Sequence[float], draws: Sequence[float]) -> Future:
        """Return what comes of a day of *budget* seconds, for a learner who forgets as *shifts* say."""
        worth = [self._worth(one, self.correction[0], days=1) for one in self.held]
        order = sorted((place for place, value in enumerate(worth) if value > 0), key=lambda place: -worth[place])
        done = list(self._fitting([(self.held[place], draws[place]) for place in order], budget, shifts))
        after = [replace(one, days=one.days + 1) for one in self.held]
        for place, (studied, _) in zip(order, done, strict=False):
            after[place] = studied
        return Future(
            [_guess(one.item) + (1 - _guess(one.item)) * self._known(one, shifts) for one in after],
            [one.memory is not None for one in after],
            sum(seconds for _, seconds in done),
            sum(self.held[place].memory is None for place in order[: len(done)]),
        )

    def _fitting(
        self, coming: Sequence[tuple[Held, float]], budget: float, shifts: Sequence[float]
    ) -> Iterator[tuple[Held, float]]:
        """Yield the first of *coming* that fit the *budget*, each as it is on the next day, with the seconds taken."""
        spent = 0.0
        for one, draw in coming:
            is_right = draw < (self.first_right if one.memory is None else self._known(one, shifts))
            new, right, wrong = (seconds * self.pace for seconds in SECONDS[one.item.kind])
            seconds = new if one.memory is None else right if is_right else wrong
            spent += seconds
            if spent > budget:
                return
            yield self._after(one, is_right=is_right), seconds

    def _worth(self, one: Held, shifts: Sequence[float], *, days: int) -> float:
        """Return what a second on a card adds to what is known in so many *days*, and in part a month later."""
        new, right, wrong = (seconds * self.pace for seconds in SECONDS[one.item.kind])
        chance = self.first_right if one.memory is None else self._known(one, shifts)
        seconds = new if one.memory is None else chance * right + (1 - chance) * wrong

        def value(later: Held) -> float:
            known, month = (self._known(replace(later, days=later.days + n), shifts) for n in (0, LATER_DAYS))
            return (1 - _guess(one.item)) * (known + LATER_SHARE * (month - known))

        better, worse = (value(replace(self._after(one, is_right=is_right), days=days)) for is_right in (True, False))
        return (chance * better + (1 - chance) * worse - value(replace(one, days=one.days + days))) / seconds

    def _after(self, one: Held, *, is_right: bool) -> Held:
        """Return a card on the next day, once it was answered, and relearned on the same day where that is due."""
        memory = next_memory(one.memory, GOOD if is_right else AGAIN, one.days, self._w)
        for _ in range((one.memory is None) + (not is_right)):
            memory = next_memory(memory, GOOD, 0, self._w)
        return Held(one.item, memory, 1)

    def _known(self, one: Held, shifts: Sequence[float]) -> float:
        if one.memory is None or one.days == 0:
            return float(one.memory is not None)
        return exp(-_hazard(_features(one.memory[0], one.days, self._w), shifts))


def _features(stability: float, days: int, w: Weights) -> tuple[float, ...]:
    chance = min(max(recall(stability, days, w), 1e-4), 1 - 1e-4)
    return 1.0, log(-log(chance)) + 2, log(max(days, 1) / 3), log(max(stability, 0.1) / 10)


def _hazard(features: Sequence[float], shifts: Sequence[float]) -> float:
    moved = sum(feature * shift for feature, shift in zip(features, shifts, strict=True))
    return exp(min(max(features[1] - 2 + moved, -12.0), 4.0))


def _guess(item: Item) -> float:
    return 1 / (1 + len(item.content.distractors)) if isinstance(item.content, Mcq | Vignette) else 0.0


def _differences(of: Callable[[Sequence[float]], float], at: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return slope and curvature of a function of four numbers, by its differences around *at*."""
    near = 1e-3 * np.eye(len(at))
    slope = [(of(at + one) - of(at - one)) / 2e-3 for one in near]
    curvature = [
        [(of(at + a + b) - of(at + a - b) - of(at - a + b) + of(at - a - b)) / 4e-6 for b in near] for a in near
    ]
    return np.array(slope), np.array(curvature)
