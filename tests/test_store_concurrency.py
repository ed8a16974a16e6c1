"""Answers sent twice, from two tabs or two processes, or by a program that is killed: each counts exactly once."""

import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from threading import Barrier

import pytest

from quiz.model import Learner, Rating, Review, StaleAnswerError
from quiz.store import Store
from tests.store_samples import DECK, FIRST
from tests.study_samples import deck_of, history, new_card, noon

N_ROUNDS = 25
MANY = deck_of(2, 5)  # 40 items: 1,000 answers in 25 rounds
N_ANSWERS = N_ROUNDS * len(MANY.items)


def answers() -> list[Review]:
    """Return the answers to every item of `MANY`, round after round."""
    rounds = [(n_days, Rating.GOOD if n_days % 3 else Rating.AGAIN) for n_days in range(N_ROUNDS)]
    logs = [history(new_card(item.item_id), rounds) for item in MANY.items]
    return [review for answered in zip(*logs, strict=True) for review in answered]


def send_twice(store: Store, learner: Learner, reviews: Iterable[Review], together: Barrier) -> Counter[str]:
    """Send each review twice, at the same moment as the other tabs; return how many counted and how many were stale."""
    outcomes: Counter[str] = Counter()
    for review in reviews:
        together.wait(timeout=60)
        for _ in range(2):
            try:
                store.record(learner, review)
                outcomes["counted"] += 1
            except StaleAnswerError:
                outcomes["stale"] += 1
    return outcomes


@pytest.mark.scenario("pressed twice, or in two tabs")
def test_a_thousand_answers_sent_twice_from_two_tabs_are_a_thousand_reviews(store: Store, learner: Learner) -> None:
    store.save_deck(learner, MANY, now=noon(0))
    sent, together = answers(), Barrier(2)
    assert len(sent) == N_ANSWERS == 1_000
    with ThreadPoolExecutor(2) as tabs:
        outcomes = list(tabs.map(lambda _: send_twice(store, learner, sent, together), range(2)))
    assert sum(outcomes, Counter()) == {"counted": 1_000, "stale": 3_000}
    assert store.reviews(learner) == tuple(sent)
    assert store.verify() == ()


def test_undo_and_answers_from_two_tabs_leave_log_and_cards_in_step(store: Store, learner: Learner) -> None:
    store.save_deck(learner, DECK, now=noon(0))
    together = Barrier(2)

    def answer_and_undo(_tab: int) -> int:
        n_kept = 0
        for n_days in range(100):
            together.wait(timeout=60)
            card = store.card(learner, DECK.deck_id, FIRST.item_id)
            try:
                store.record(learner, history(card, [(n_days, Rating.GOOD)])[0])
                n_kept += 1
            except StaleAnswerError:
                pass
            if n_days % 2:
                n_kept -= store.undo_last(learner, now=noon(n_days)) is not None
        return n_kept

    with ThreadPoolExecutor(2) as tabs:
        n_kept = sum(tabs.map(answer_and_undo, range(2)))
    assert len(store.reviews(learner)) == n_kept
    assert store.verify() == ()


def start_worker(url: str, learner: Learner, deck_id: str, n_rounds: int) -> subprocess.Popen[str]:
    """Start a process that answers, and wait until it has opened the store; it goes on when told."""
    command = [sys.executable, "-m", "tests.store_worker", url, learner.learner_id, deck_id, str(n_rounds)]
    worker = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert worker.stdout is not None
    assert worker.stdout.readline() == "ready\n"
    return worker


def go_on(worker: subprocess.Popen[str]) -> None:
    assert worker.stdin is not None
    worker.stdin.write("\n")
    worker.stdin.flush()


def test_two_processes_answering_at_once_lose_and_repeat_nothing(
    store: Store, learner: Learner, database_url: str
) -> None:
    store.save_deck(learner, MANY, now=noon(0))
    workers = [start_worker(database_url, learner, MANY.deck_id, 5) for _ in range(2)]
    for worker in workers:
        go_on(worker)
    acknowledged = [line for worker in workers for line in worker.communicate(timeout=120)[0].splitlines()]
    assert [worker.returncode for worker in workers] == [0, 0]
    assert sorted(acknowledged) == sorted(f"{item.item_id} {rep}" for item in MANY.items for rep in range(1, 6))
    assert len(store.reviews(learner)) == len(acknowledged)
    assert store.verify() == ()


def test_a_killed_program_loses_no_answer_that_it_acknowledged(
    store: Store, learner: Learner, database_url: str
) -> None:
    store.save_deck(learner, MANY, now=noon(0))
    with start_worker(database_url, learner, MANY.deck_id, 1_000) as worker:
        assert worker.stdout is not None
        go_on(worker)
        acknowledged = list(islice(worker.stdout, 75))
        worker.kill()
        acknowledged += worker.stdout
    assert worker.returncode < 0
    log = [f"{review.item_id} {review.rep}\n" for review in store.reviews(learner)]
    assert log[: len(acknowledged)] == acknowledged
    assert len(log) - len(acknowledged) <= 1  # one may be written and not yet acknowledged
    assert store.verify() == ()
