"""How many answers a second the schedule takes, beside py-fsrs."""

import time
from datetime import UTC, datetime, timedelta

from fsrs import Card as PeerCard
from fsrs import Rating as PeerRating
from fsrs import Scheduler

from quiz.model import Card, Learner, Rating
from quiz.scheduling import apply, preview, review_of

TITLE = "Scheduling one card: previews of all four ratings, and answers (peer: py-fsrs, one rating)"
N = 5_000
START = datetime(2026, 1, 5, 12, tzinfo=UTC)
LEARNER = Learner("bench", "Bench")


def rows() -> list[tuple[str, str, str, str]]:
    """Return (what, ours a second, py-fsrs's a second, ratio)."""
    peer = N / _seconds_of_peer()
    previews = N / _seconds_of_previews()
    answers = N / _seconds_of_answers()
    return [
        ("previews a second", f"{previews:,.0f}", f"{peer:,.0f}", f"{previews / peer:.2f}"),
        ("answers a second", f"{answers:,.0f}", f"{peer:,.0f}", f"{answers / peer:.2f}"),
    ]


def _seconds_of_peer() -> float:
    scheduler, card = Scheduler(enable_fuzzing=False), PeerCard(card_id=1)
    start = time.perf_counter()
    for day in range(N):
        card, _ = scheduler.review_card(card, PeerRating.Good, START + timedelta(days=day))
    return time.perf_counter() - start


def _seconds_of_previews() -> float:
    card = Card("bench", "deck", "item")
    start = time.perf_counter()
    for day in range(N):
        preview(card, now=START + timedelta(days=day), learner=LEARNER)
    return time.perf_counter() - start


def _seconds_of_answers() -> float:
    card = Card("bench", "deck", "item")
    start = time.perf_counter()
    for day in range(N):
        at = START + timedelta(days=day)
        review = review_of(
            card,
            rating=Rating.GOOD,
            is_correct=True,
            confidence=None,
            answer=None,
            shown_at=at,
            now=at,
            learner=LEARNER,
        )
        card = apply(card, review)
    return time.perf_counter() - start
