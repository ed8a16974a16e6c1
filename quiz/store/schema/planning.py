"""The tables of planning: exam plans, and how each learner's memory model came to be."""

import sqlalchemy as sa

from quiz.model import RefitOutcome
from quiz.store.columns import REAL, SERIAL, Coded, Day, Instant
from quiz.store.schema.parts import at_least, learner_key, one_of, table

# *minutes*, *deck_ids* and *days_off* are JSON lists. A learner has one plan that is not ended; a change ends it and
# begins another, so that what was planned when can always be read again.
exam_plans = table(
    "exam_plans",
    sa.Column("plan_id", SERIAL, primary_key=True),
    learner_key(),
    sa.Column("exam_day", Day, nullable=False),
    sa.Column("minutes", sa.Text, nullable=False),
    sa.Column("deck_ids", sa.Text, nullable=False),
    sa.Column("days_off", sa.Text, nullable=False),
    sa.Column("made_at", Instant, nullable=False),
    sa.Column("ended_at", Instant),
    sa.Index(None, "learner_id", "plan_id"),
)
sa.Index(
    "uq_exam_plans_open",
    exam_plans.c.learner_id,
    unique=True,
    sqlite_where=exam_plans.c.ended_at.is_(None),
    postgresql_where=exam_plans.c.ended_at.is_(None),
)

# *model_version*, which holds the weights, is what the learner's cards are under from *fitted_at* on. The last row
# counts; without any it is the default model.
refits = table(
    "refits",
    sa.Column("refit_id", SERIAL, primary_key=True),
    learner_key(),
    sa.Column("model_version", sa.Text, nullable=False),
    sa.Column("n_scored", sa.Integer, nullable=False),
    sa.Column("fitted_at", Instant, nullable=False),
    sa.Column("outcome", Coded(RefitOutcome), nullable=False),
    sa.Column("log_loss", REAL),
    sa.Column("log_loss_before", REAL),
    sa.Index(None, "learner_id", "refit_id"),
    at_least("n_scored", 0),
    one_of("outcome", *RefitOutcome),
)
