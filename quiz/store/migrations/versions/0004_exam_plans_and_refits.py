"""Exam plans, memory models of learners, sittings of what a plan chose."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
REAL: sa.types.TypeEngine[float] = sa.Double().with_variant(sa.REAL(), "sqlite")
INSTANT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")
DAY = sa.Date().with_variant(sa.Text(), "sqlite")


def upgrade() -> None:
    """Make the tables; a sitting that was begun before goes by its way, as it did."""
    op.create_table(
        "exam_plans",
        sa.Column("plan_id", SERIAL, nullable=False),
        sa.Column("learner_id", sa.Text(), nullable=False),
        sa.Column("exam_day", DAY, nullable=False),
        sa.Column("minutes", sa.Text(), nullable=False),
        sa.Column("deck_ids", sa.Text(), nullable=False),
        sa.Column("days_off", sa.Text(), nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("ended_at", INSTANT),
        sa.ForeignKeyConstraint(["learner_id"], ["learners.learner_id"], name=op.f("fk_exam_plans_learner_id")),
        sa.PrimaryKeyConstraint("plan_id", name=op.f("pk_exam_plans")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_exam_plans_learner_id_plan_id"), "exam_plans", ["learner_id", "plan_id"])
    op.create_index(
        "uq_exam_plans_open",
        "exam_plans",
        ["learner_id"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "refits",
        sa.Column("refit_id", SERIAL, nullable=False),
        sa.Column("learner_id", sa.Text(), nullable=False),
        sa.Column("model_version", sa.Text(), nullable=False),
        sa.Column("n_scored", sa.Integer(), nullable=False),
        sa.Column("fitted_at", INSTANT, nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("log_loss", REAL),
        sa.Column("log_loss_before", REAL),
        sa.CheckConstraint("n_scored >= 0", name=op.f("ck_refits_n_scored")),
        sa.CheckConstraint("outcome IN ('better', 'no better', 'given back')", name=op.f("ck_refits_outcome")),
        sa.ForeignKeyConstraint(["learner_id"], ["learners.learner_id"], name=op.f("fk_refits_learner_id")),
        sa.PrimaryKeyConstraint("refit_id", name=op.f("pk_refits")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_refits_learner_id_refit_id"), "refits", ["learner_id", "refit_id"])
    op.add_column("sittings", sa.Column("item_ids", sa.Text(), nullable=False, server_default="[]"))
