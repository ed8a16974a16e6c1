"""The answers to one fixed quiz as columns, so that its statistics come from the functions that free study's do."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import numpy as np
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from quiz.class_log import NONE, CardColumns, ClassLog, Codes, ReviewColumns
from quiz.memory import MODEL_VERSION
from quiz.store.schema import quiz_answers, quiz_attempts, quiz_items

_MAX_MS = 60_000  # as in the log of reviews
_ITEMS = (
    sa.select(quiz_items.c.deck_id, quiz_items.c.item_id)
    .where(quiz_items.c.quiz_id == sa.bindparam("quiz_id"))
    .order_by(quiz_items.c.position)
)
_HAS_ENDED = quiz_attempts.c.ended_at.is_not(None) | (
    quiz_attempts.c.closes_at <= sa.bindparam("now", type_=quiz_attempts.c.closes_at.type)
)
_ANSWERS = (
    sa.select(
        quiz_attempts.c.learner_id,
        quiz_items.c.item_id,
        quiz_answers.c.is_correct,
        quiz_answers.c.answer,
        quiz_answers.c.duration_ms,
        quiz_answers.c.answered_at,
    )
    .join(quiz_attempts, quiz_attempts.c.attempt_id == quiz_answers.c.attempt_id)
    .join(
        quiz_items,
        (quiz_items.c.quiz_id == quiz_attempts.c.quiz_id) & (quiz_items.c.position == quiz_answers.c.position),
    )
    .where(quiz_attempts.c.quiz_id == sa.bindparam("quiz_id"), quiz_answers.c.answer.is_not(None), _HAS_ENDED)
    .order_by(quiz_attempts.c.learner_id, quiz_answers.c.position)
)


_TAKERS = sa.select(quiz_attempts.c.quiz_id, quiz_attempts.c.learner_id).where(
    quiz_attempts.c.quiz_id.in_(sa.bindparam("quiz_ids", expanding=True)), _HAS_ENDED
)


def takers_of(connection: Connection, quiz_ids: Sequence[str], *, now: datetime) -> dict[str, frozenset[str]]:
    """Return who has handed in each of the quizzes, or ran out of time."""
    found: dict[str, set[str]] = {}
    for quiz_id, learner_id in connection.execute(_TAKERS, {"quiz_ids": list(quiz_ids), "now": now}):
        found.setdefault(quiz_id, set()).add(learner_id)
    return {quiz_id: frozenset(learner_ids) for quiz_id, learner_ids in found.items()}


def items_of(connection: Connection, quiz_id: str) -> tuple[tuple[str, str], ...]:
    """Return the deck and the id of each item of the quiz, in order."""
    return tuple((row.deck_id, row.item_id) for row in connection.execute(_ITEMS, {"quiz_id": quiz_id}))


def quiz_log(connection: Connection, quiz_id: str, learner_ids: Sequence[str], *, now: datetime) -> ClassLog:
    """Return what those of *learner_ids* who have handed the quiz in answered, each once; without what was left out."""
    item_ids = tuple(item_id for _, item_id in items_of(connection, quiz_id))
    rows = connection.execute(_ANSWERS, {"quiz_id": quiz_id, "now": now}).all()
    places = {learner_id: place for place, learner_id in enumerate(learner_ids)}
    rows = [row for row in rows if row.learner_id in places]
    answers = tuple(dict.fromkeys(row.answer for row in rows))
    answer_codes = {answer: code for code, answer in enumerate(answers)}
    item_codes = {item_id: code for code, item_id in enumerate(item_ids)}
    none = _codes([NONE] * len(rows))
    reviews = ReviewColumns(
        learner=_codes(places[row.learner_id] for row in rows),
        item=_codes(item_codes[row.item_id] for row in rows),
        rep=_codes([1] * len(rows)),
        rating=_codes(3 if row.is_correct else 1 for row in rows),
        is_correct=np.array([row.is_correct for row in rows], np.bool_),
        confidence=none,
        answer=_codes(answer_codes[row.answer] for row in rows),
        duration_ms=_codes(min(row.duration_ms, _MAX_MS) for row in rows),
        day=np.array([row.answered_at.astimezone(UTC).date() for row in rows], "datetime64[D]"),
    )
    nothing = _codes([])
    versions = (MODEL_VERSION,) * len(learner_ids)  # a quiz leaves no memories
    cards = CardColumns(nothing, nothing, nothing.astype(np.float64), np.empty(0, "datetime64[D]"))
    return ClassLog(tuple(learner_ids), versions, item_ids, answers, reviews, cards)


def _codes(values: Iterable[int]) -> Codes:
    return np.array(list(values), np.int32)
