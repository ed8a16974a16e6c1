"""How far students are with what is assigned: one count over the study assignments, one over the quizzes.

What a whole class has studied is counted over everyone who met the items, which the index of first reviews gives in one
run, and kept until somebody of the class answers.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from threading import Lock

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from quiz.model import Assignment, AssignmentKind, ClassRole, Completion
from quiz.store.schema import (
    assignment_parts,
    assignments,
    class_members,
    decks,
    items,
    quiz_answers,
    quiz_attempts,
    quiz_items,
    reviews,
)
from quiz.store.sweeps import newest_ids

# By assignment, how many items; by assignment and learner, how many done, how many in time, and when it ended.
_Counts = tuple[dict[str, int], dict[tuple[str, str], tuple[int, int, datetime | None]]]

_ASSIGNMENTS = assignments.c.assignment_id.in_(sa.bindparam("assignment_ids", expanding=True))
# The items that are asked now in what was assigned, each once however the parts overlap.
_ASSIGNED = (
    sa.select(assignments.c.assignment_id, assignments.c.due_at, items.c.item_id)
    .join_from(assignments, assignment_parts, assignment_parts.c.assignment_id == assignments.c.assignment_id)
    .join(decks, (decks.c.deck_id == assignment_parts.c.deck_id) & decks.c.removed_at.is_(None))
    .join(
        items,
        (items.c.deck_id == decks.c.deck_id)
        & (items.c.version == decks.c.version)
        & (assignment_parts.c.section_id.is_(None) | (assignment_parts.c.section_id == items.c.section_id)),
    )
    .where(_ASSIGNMENTS)
    .distinct()
    .cte("assigned")
)
_N_ASSIGNED = sa.select(_ASSIGNED.c.assignment_id, sa.func.count()).group_by(_ASSIGNED.c.assignment_id)
_IS_FIRST = reviews.c.rep == sa.literal_column("1")  # written out, or SQLite would not use the index of first reviews
_MET_BY_ALL = (
    sa.select(
        _ASSIGNED.c.assignment_id,
        reviews.c.learner_id,
        sa.func.count(),
        sa.func.count().filter(reviews.c.answered_at <= _ASSIGNED.c.due_at),
    )
    .join_from(_ASSIGNED, reviews, (reviews.c.item_id == _ASSIGNED.c.item_id) & _IS_FIRST)
    .group_by(_ASSIGNED.c.assignment_id, reviews.c.learner_id)
)
_MET = _MET_BY_ALL.where(reviews.c.learner_id == sa.bindparam("learner_id"))
_VERSIONS = (
    sa.select(decks.c.deck_id, decks.c.version, decks.c.removed_at)
    .join(assignment_parts, assignment_parts.c.deck_id == decks.c.deck_id)
    .where(assignment_parts.c.assignment_id.in_(sa.bindparam("assignment_ids", expanding=True)))
    .distinct()
    .order_by(decks.c.deck_id)
)
_N_ASKED = (
    sa.select(assignments.c.assignment_id, sa.func.count())
    .join_from(assignments, quiz_items, quiz_items.c.quiz_id == assignments.c.quiz_id)
    .where(_ASSIGNMENTS)
    .group_by(assignments.c.assignment_id)
)
_ANSWERED = (
    sa.select(
        assignments.c.assignment_id,
        quiz_attempts.c.learner_id,
        quiz_attempts.c.closes_at,
        quiz_attempts.c.ended_at,
        sa.func.count(quiz_answers.c.answer),
        sa.func.count(quiz_answers.c.answer).filter(quiz_answers.c.answered_at <= assignments.c.due_at),
    )
    .join_from(assignments, quiz_attempts, quiz_attempts.c.quiz_id == assignments.c.quiz_id)
    .outerjoin(quiz_answers, quiz_answers.c.attempt_id == quiz_attempts.c.attempt_id)
    .where(_ASSIGNMENTS, quiz_attempts.c.learner_id.in_(sa.bindparam("learner_ids", expanding=True)))
    .group_by(
        assignments.c.assignment_id, quiz_attempts.c.learner_id, quiz_attempts.c.closes_at, quiz_attempts.c.ended_at
    )
)
_STUDENTS = sa.select(class_members.c.learner_id).where(
    class_members.c.class_id == sa.bindparam("class_id"),
    class_members.c.role == ClassRole.STUDENT,
    class_members.c.left_at.is_(None),
)


class ClassCounts:
    """What the classes that were looked at in this process have studied. Any thread may call it."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[object, _Counts]] = {}
        self._lock = Lock()

    def of_class(
        self, connection: Connection, class_id: str, found: Mapping[str, Assignment], *, now: datetime
    ) -> tuple[Completion, ...]:
        """Return how far each student who is in the class now is with each of the assignments *found*.

        *connection* must see one moment in all its statements: `reading(engine, is_snapshot=True)`.
        """
        learner_ids = [str(row.learner_id) for row in connection.execute(_STUDENTS, {"class_id": class_id})]
        studied = self._studied(connection, class_id, found, learner_ids)
        taken = _taken(connection, _ids(found, AssignmentKind.QUIZ), learner_ids, now=now)
        return _completions(found, learner_ids, studied, taken)

    def _studied(
        self, connection: Connection, class_id: str, found: Mapping[str, Assignment], learner_ids: Sequence[str]
    ) -> _Counts:
        ids = _ids(found, AssignmentKind.STUDY)
        versions = tuple(map(tuple, connection.execute(_VERSIONS, {"assignment_ids": ids}))) if ids else ()
        state = tuple(found.values()), versions, newest_ids(connection, learner_ids)
        with self._lock:
            kept = self._kept.get(class_id)
            if kept is None or kept[0] != state:
                n_items, counts = _studied(connection, ids, None)
                of_class = {key: count for key, count in counts.items() if key[1] in state[-1]}
                kept = self._kept[class_id] = state, (n_items, of_class)
            return kept[1]


def of_learner(
    connection: Connection, learner_id: str, found: Mapping[str, Assignment], *, now: datetime
) -> tuple[Completion, ...]:
    """Return how far one learner is with each of the assignments *found*, in their order."""
    studied = _studied(connection, _ids(found, AssignmentKind.STUDY), learner_id)
    taken = _taken(connection, _ids(found, AssignmentKind.QUIZ), [learner_id], now=now)
    return _completions(found, [learner_id], studied, taken)


def _completions(
    found: Mapping[str, Assignment], learner_ids: Sequence[str], studied: _Counts, taken: _Counts
) -> tuple[Completion, ...]:
    n_items, counts = {**studied[0], **taken[0]}, {**studied[1], **taken[1]}
    nothing: tuple[int, int, datetime | None] = (0, 0, None)
    return tuple(
        Completion(assignment, learner_id, n_items.get(key, 0), *counts.get((key, learner_id), nothing))
        for key, assignment in found.items()
        for learner_id in learner_ids
    )


def _studied(connection: Connection, assignment_ids: list[str], learner_id: str | None) -> _Counts:
    """Return how many items each study assignment has, and how many of these each learner met, in all and in time.

    With *learner_id* only of that one: on SQLite a list of learners would be looked up one by one, each in all answers.
    """
    if not assignment_ids:
        return {}, {}
    wanted = {"assignment_ids": assignment_ids}
    n_items = _numbers(connection.execute(_N_ASSIGNED, wanted))
    query = _MET_BY_ALL if learner_id is None else _MET
    rows = connection.execute(query, wanted if learner_id is None else {**wanted, "learner_id": learner_id})
    return n_items, {(key, whose): (n, n_in_time, None) for key, whose, n, n_in_time in rows}


def _taken(connection: Connection, assignment_ids: list[str], learner_ids: Sequence[str], *, now: datetime) -> _Counts:
    """Return how many items each assigned quiz has, and how many of these each learner answered, and when it ended."""
    if not assignment_ids:
        return {}, {}
    wanted = {"assignment_ids": assignment_ids}
    n_items = _numbers(connection.execute(_N_ASKED, wanted))
    found = {}
    for key, learner_id, closes_at, ended_at, n, n_in_time in connection.execute(
        _ANSWERED, {**wanted, "learner_ids": learner_ids}
    ):
        has_run_out = closes_at is not None and closes_at <= now
        found[key, learner_id] = (n, n_in_time, ended_at or (closes_at if has_run_out else None))
    return n_items, found


def _ids(found: Mapping[str, Assignment], kind: AssignmentKind) -> list[str]:
    return [key for key, assignment in found.items() if assignment.kind is kind]


def _numbers(rows: Iterable[Row[str, int]]) -> dict[str, int]:
    return {row[0]: row[1] for row in rows}
