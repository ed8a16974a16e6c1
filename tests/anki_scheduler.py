"""Anki's own scheduler, asked what its four buttons would do. AGPL: for tests only, never imported by what we ship.

It runs as a program, because Anki decides once a process whether it fuzzes: not where ANKI_TEST_MODE is set. `ask`
starts it, with JSON in and out.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import time
from typing import Any

import anki.collection  # before its parts: they import one another in a circle
from anki.deck_config_pb2 import UpdateDeckConfigsRequest
from anki.scheduler_pb2 import CardAnswer, SchedulingState

Collection = anki.collection.Collection
Outcome = tuple[str, int, int, float, float]

DAY_SECONDS = 86_400


def ask(question: str, data: object, *, has_fuzz: bool) -> Any:
    """Return the engine's answer to *question* ("outcomes" or "fuzzed") about *data*."""
    environment = {name: value for name, value in os.environ.items() if name != "ANKI_TEST_MODE"}
    done = subprocess.run(
        [sys.executable, "-m", __name__, question],
        input=json.dumps(data),
        env=environment if has_fuzz else {**environment, "ANKI_TEST_MODE": "1"},
        cwd=Path(__file__).parents[1],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def outcomes(collection: Collection, histories: list[list[tuple[int, int]]]) -> list[list[list[Outcome]]]:
    """Return what the four buttons would do before each answer (rating, elapsed days) of each card's history."""
    return [
        [_answered(collection, card_id, rating, elapsed_days) for rating, elapsed_days in history]
        for history in histories
        for card_id in [_new_card(collection)]
    ]


def fuzzed(collection: Collection, intervals: list[int], *, n_cards: int = 400) -> list[list[int]]:
    """Return, for each interval in days, what fuzz makes of it on cards of ids 1 to *n_cards*."""
    card_id = _new_card(collection)
    made: list[list[int]] = [[] for _ in intervals]
    for other_id in range(1, n_cards + 1):
        collection.db.execute("UPDATE cards SET id = ? WHERE id = ?", other_id, card_id)
        card_id = other_id
        for days, interval in zip(made, intervals, strict=True):
            days.append(interval + collection._backend.fuzz_delta(card_id=card_id, interval=interval))
    return made


def _new_card(collection: Collection) -> int:
    note = collection.new_note(collection.models.by_name("Basic"))
    note["Front"] = "front"
    collection.add_note(note, collection.decks.id("Default"))
    return int(note.card_ids()[0])


def _answered(collection: Collection, card_id: int, rating: int, elapsed_days: int) -> list[Outcome]:
    """Make the last review of a card *elapsed_days* old, note the outcomes of all buttons, and press one."""
    data = json.loads(collection.db.scalar("SELECT data FROM cards WHERE id = ?", card_id) or "{}")
    if "lrt" in data:
        data["lrt"] = collection.sched.day_cutoff - elapsed_days * DAY_SECONDS - DAY_SECONDS // 2
        collection.db.execute("UPDATE cards SET data = ? WHERE id = ?", json.dumps(data), card_id)
    states = collection._backend.get_scheduling_states(card_id)
    buttons = [states.again, states.hard, states.good, states.easy]
    collection._backend.answer_card(
        CardAnswer(
            card_id=card_id,
            current_state=states.current,
            new_state=buttons[rating - 1],
            rating=rating - 1,
            answered_at_millis=int(time() * 1000),
        )
    )
    return [_outcome(button) for button in buttons]


def _outcome(state: SchedulingState) -> Outcome:
    """Return a state's name, its delay in seconds and in days (one of them 0), its stability and its difficulty."""
    name = str(state.normal.WhichOneof("kind"))
    learning = state.normal.relearning.learning if name == "relearning" else state.normal.learning
    memory = state.normal.review.memory_state if name == "review" else learning.memory_state
    return name, learning.scheduled_secs, state.normal.review.scheduled_days, memory.stability, memory.difficulty


def _switch_to_fsrs(collection: Collection) -> None:
    """Switch a collection to FSRS with Anki's default weights, steps and desired retention."""
    deck_id = collection.decks.id("Default")
    settings = collection.decks.get_deck_configs_for_update(deck_id)
    collection.decks.update_deck_configs(
        UpdateDeckConfigsRequest(
            target_deck_id=deck_id,
            configs=[each.config for each in settings.all_config],
            fsrs=True,
            limits=settings.current_deck.limits,
        )
    )


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        opened = Collection(f"{folder}/collection.anki2")
        opened.db.execute("PRAGMA synchronous = OFF")  # thousands of answers need not wait for the disk
        _switch_to_fsrs(opened)
        answer = {"outcomes": outcomes, "fuzzed": fuzzed}[sys.argv[1]]
        json.dump(answer(opened, json.load(sys.stdin)), sys.stdout)
        opened.close()
