"""How long the figures of the Exam and Progress pages take: 5,000 cards, 50,000 reviews. Target: a second.

The peer is the fold of the same log by the schedule itself, which is what these figures would cost without arrays.
"""

import random
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import groupby

from quiz.model import Card, ExamPlan, Rating, Review
from quiz.planner import course_of, outlook, prepared, todays_choice, with_more_minutes
from quiz.scheduling import apply, replay
from quiz.scores import misconceptions, section_scores, studied_days, true_retention
from quiz.scores.calibration import calibration, predictions
from tests.study_samples import LEARNER, deck_of, noon, review

TITLE = (
    "Exam and Progress, 5,000 cards x 50,000 reviews (peer: replaying the log; target: a second for what a page needs)"
)
N_DAYS, N_NEW, N_A_DAY = 250, 20, 180
DECKS = tuple(deck_of(25, 5, deck_id=f"deck{number}") for number in range(10))
TODAY = noon(N_DAYS).date()
PLAN = ExamPlan(noon(N_DAYS + 30).date(), (30,) * 7, tuple(deck.deck_id for deck in DECKS))


def rows() -> Iterator[tuple[str, str, str, str]]:
    """Yield (what, ours, peer, ratio)."""
    cards, log = _studied()
    replayed_s = _seconds(lambda: _replayed(log))
    course = course_of(DECKS, cards=cards, marks={}, reviews=log, today=TODAY)
    strategy = prepared(course, PLAN, today=TODAY)
    base = outlook(course, strategy, PLAN, today=TODAY)
    figures: dict[str, Callable[[], object]] = {
        "the planner's course, read once": lambda: course_of(DECKS, cards=cards, marks={}, reviews=log, today=TODAY),
        "Exam: strategy and prediction": lambda: outlook(
            course, prepared(course, PLAN, today=TODAY), PLAN, today=TODAY
        ),
        "Exam: 10 more minutes": lambda: with_more_minutes(course, base, PLAN, 10, today=TODAY),
        "Study: today's choice": lambda: todays_choice(course, strategy, PLAN, today=TODAY),
        "Progress: what you know, your days": lambda: (
            true_retention(log),
            section_scores(log, decks=DECKS),
            misconceptions(log, decks=DECKS),
            studied_days(log),
        ),
        "Progress: expected and remembered": lambda: calibration(predictions(log, decks=DECKS)),
    }
    for what, make in figures.items():
        seconds = _seconds(make)
        yield what, f"{seconds:.2f} s", f"{replayed_s:.2f} s", f"{seconds / replayed_s:.2f}"


def _studied() -> tuple[dict[str, Card], list[Review]]:
    """Return the cards and the log of a learner who meets 20 new cards a day and repeats up to 180."""
    rng = random.Random(1)  # noqa: S311 - not for secrets
    items = [(deck.deck_id, item.item_id) for deck in DECKS for item in deck.items]
    rng.shuffle(items)
    due: dict[tuple[str, str], int] = {}
    cards: dict[str, Card] = {}
    log: list[Review] = []
    for day in range(N_DAYS):
        todo = items[day * N_NEW : (day + 1) * N_NEW] + [item for item, on in due.items() if on <= day][:N_A_DAY]
        for number, (deck_id, item_id) in enumerate(todo):
            card = cards.get(item_id) or Card(LEARNER.learner_id, deck_id, item_id)
            rating = Rating.AGAIN if rng.random() < 0.15 else Rating.GOOD
            log.append(review(card, rating, noon(day) + timedelta(seconds=20 * number)))
            cards[item_id] = apply(card, log[-1])
            due[deck_id, item_id] = day + max(1, cards[item_id].interval_days // 3)
    return cards, log


def _replayed(log: list[Review]) -> list[Card]:
    by_item = groupby(sorted(log, key=lambda row: (row.item_id, row.rep)), key=lambda row: (row.deck_id, row.item_id))
    return [replay(Card(LEARNER.learner_id, *item), its_log) for item, its_log in by_item]


def _seconds(make: Callable[[], object]) -> float:
    start = time.perf_counter()
    make()
    return time.perf_counter() - start
