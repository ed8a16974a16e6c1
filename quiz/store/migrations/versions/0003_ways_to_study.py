"""Ways to study: what a sitting goes through, buried cards, own notes, typed answers."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

DAY = sa.Date().with_variant(sa.Text(), "sqlite")

TYPES_ANSWERS_ON_SQLITE = "ALTER TABLE learners ADD COLUMN types_answers INTEGER NOT NULL DEFAULT 0"
TYPES_ANSWERS_ON_POSTGRESQL = "ALTER TABLE learners ADD COLUMN types_answers BOOLEAN NOT NULL DEFAULT false"
WAY = """
    ALTER TABLE sittings ADD COLUMN way TEXT NOT NULL DEFAULT 'today'
    CONSTRAINT ck_sittings_way CHECK (way IN ('today', 'new', 'weak', 'cram'))
    """


def upgrade() -> None:
    """Add the columns; sittings that were begun before go through what was due, as they did."""
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    op.execute(TYPES_ANSWERS_ON_SQLITE if is_sqlite else TYPES_ANSWERS_ON_POSTGRESQL)
    op.execute(WAY)
    op.add_column("card_marks", sa.Column("buried_until", DAY))
    op.add_column("card_marks", sa.Column("note", sa.Text()))
