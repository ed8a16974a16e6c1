"""The place in the log at which a sitting began: by a clock that went back, its answers' times do not tell."""

from alembic import op

revision = "0006"
down_revision = "0005"

PLACE = "ALTER TABLE sittings ADD COLUMN after_review_id BIGINT NOT NULL DEFAULT 0"
PLACE_OF_EARLIER = """
    UPDATE sittings SET after_review_id = (
        SELECT coalesce(max(review_id), 0) FROM reviews
        WHERE reviews.learner_id = sittings.learner_id AND reviews.answered_at < sittings.started_at
    )
    """


def upgrade() -> None:
    """Add the column, for sittings begun before by the times of their answers."""
    op.execute(PLACE.replace("BIGINT", "INTEGER") if op.get_bind().dialect.name == "sqlite" else PLACE)
    op.execute(PLACE_OF_EARLIER)
