"""Both clocks of answers that came by a clock gone back."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "clock_setbacks",
        sa.Column("review_id", SERIAL, autoincrement=False, nullable=False),
        sa.Column("learner_id", sa.Text(), nullable=False),
        sa.Column("clock_at", INSTANT, nullable=False),
        sa.Column("latest_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["learner_id"], ["learners.learner_id"], name=op.f("fk_clock_setbacks_learner_id")),
        sa.PrimaryKeyConstraint("review_id", name=op.f("pk_clock_setbacks")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_clock_setbacks_learner_id"), "clock_setbacks", ["learner_id"])
