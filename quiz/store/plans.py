"""The exam plans of learners: each has at most one that is not ended; earlier ones stay to be read."""

import json
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine, RowMapping

from quiz.model import ExamPlan, Learner, check_plan
from quiz.scheduling import study_day
from quiz.store import learners
from quiz.store.rights import reading_as, writing_as
from quiz.store.schema import exam_plans

_COLUMNS = (exam_plans.c.exam_day, exam_plans.c.minutes, exam_plans.c.deck_ids, exam_plans.c.days_off)
_PLANS = sa.select(*_COLUMNS).where(exam_plans.c.learner_id == sa.bindparam("learner_id"))
_OPEN = _PLANS.where(exam_plans.c.ended_at.is_(None))
_ALL = _PLANS.order_by(exam_plans.c.plan_id)


class Plans:
    """The planner's part of the store: every learner's own plans, and nobody else's."""

    def __init__(self, engine: Engine) -> None:
        """Use *engine*, whose tables are up to date."""
        self._engine = engine

    def current(self, acting: Learner) -> ExamPlan | None:
        """Return the learner's plan that is not ended, the exam past or to come; None if there is none."""
        with reading_as(self._engine, acting) as connection:
            row = connection.execute(_OPEN, {"learner_id": acting.learner_id}).mappings().one_or_none()
            return None if row is None else _plan(row)

    def history(self, acting: Learner) -> tuple[ExamPlan, ...]:
        """Return all plans that the learner made, in the order made; the last may be the current one."""
        with reading_as(self._engine, acting) as connection:
            rows = connection.execute(_ALL, {"learner_id": acting.learner_id}).mappings()
            return tuple(_plan(row) for row in rows)

    def make(self, acting: Learner, plan: ExamPlan, *, now: datetime) -> None:
        """Follow *plan* from *now* on in place of the current one; the same plan made twice is made once.

        ValueError, and nothing written, if it makes no sense today.
        """
        check_plan(plan, today=study_day(now, zone=acting.zone, rollover_hour=acting.rollover_hour))
        with writing_as(self._engine, acting) as connection:
            learners.lock(connection, acting.learner_id)
            row = connection.execute(_OPEN, {"learner_id": acting.learner_id}).mappings().one_or_none()
            if row is not None and _plan(row) == plan:
                return
            _end(connection, acting.learner_id, now=now)
            values = {"learner_id": acting.learner_id, "exam_day": plan.exam_day, "made_at": now, **_lists(plan)}
            connection.execute(sa.insert(exam_plans), values)

    def end(self, acting: Learner, *, now: datetime) -> None:
        """Follow no plan from *now* on."""
        with writing_as(self._engine, acting) as connection:
            _end(connection, acting.learner_id, now=now)


def _end(connection: Connection, learner_id: str, *, now: datetime) -> None:
    is_open = (exam_plans.c.learner_id == learner_id) & exam_plans.c.ended_at.is_(None)
    connection.execute(sa.update(exam_plans).where(is_open).values(ended_at=now))


def _lists(plan: ExamPlan) -> dict[str, str]:
    days_off = sorted(day.isoformat() for day in plan.days_off)
    lists: dict[str, Any] = {"minutes": plan.minutes, "deck_ids": plan.deck_ids, "days_off": days_off}
    return {name: json.dumps(value) for name, value in lists.items()}


def _plan(row: RowMapping) -> ExamPlan:
    return ExamPlan(
        row["exam_day"],
        tuple(json.loads(row["minutes"])),
        tuple(json.loads(row["deck_ids"])),
        frozenset(map(date.fromisoformat, json.loads(row["days_off"]))),
    )
