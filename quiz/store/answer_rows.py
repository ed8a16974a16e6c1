"""The query for single answers of many learners, with their exact times: for downloads, and for one student or item."""

from collections.abc import Sequence

import pandas as pd
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from quiz.store.schema import reviews

ANSWER_COLUMNS = (
    "learner_id",
    "deck_id",
    "item_id",
    "rep",
    "rating",
    "is_correct",
    "confidence",
    "answer",
    "answered_at",
    "duration_ms",
    "study_day",
)
_ANSWERS = sa.select(*(reviews.c[name] for name in ANSWER_COLUMNS)).order_by(reviews.c.learner_id, reviews.c.review_id)


def answer_rows(
    connection: Connection, learner_ids: Sequence[str], *, deck_ids: Sequence[str], item_id: str | None = None
) -> pd.DataFrame:
    """Return a row for each review of *learner_ids* in *deck_ids*, or of one item of them: by learner, then as written.

    The columns are those of `quiz.model.Review` with their meaning; *answered_at* is aware, in UTC, *study_day* a
    datetime at midnight. Who may see whose answers is for the caller to know.
    """
    query = _ANSWERS.where(reviews.c.learner_id.in_(learner_ids), reviews.c.deck_id.in_(deck_ids))
    if item_id is not None:
        query = query.where(reviews.c.item_id == item_id)
    result = connection.execute(query)
    # The driver's own values are turned by the column; a row at a time would take five times as long.
    rows = [] if result.cursor is None else result.cursor.fetchall()
    result.close()
    table = pd.DataFrame(rows, columns=list(ANSWER_COLUMNS))
    return table.assign(
        is_correct=table["is_correct"].astype(bool),
        answered_at=pd.to_datetime(table["answered_at"], utc=True, format="ISO8601" if _is_text(table) else None),
        study_day=pd.to_datetime(table["study_day"]),
    )


def _is_text(table: pd.DataFrame) -> bool:
    return bool(len(table)) and isinstance(table["answered_at"].iloc[0], str)
