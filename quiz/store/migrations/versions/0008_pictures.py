"""The pictures of decks: kept once, however many versions of a deck have them."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "pictures",
        sa.Column("picture_id", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("picture_id", name="pk_pictures"),
        sqlite_strict=True,
    )
