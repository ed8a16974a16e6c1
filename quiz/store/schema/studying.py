"""The tables of studying: decks, the log of reviews, and what folds of the log save reading it again."""

import sqlalchemy as sa

from quiz.model import CardState, Confidence, Rating, Way
from quiz.store.columns import REAL, SERIAL, Coded, Day, Instant, Truth
from quiz.store.schema.parts import at_least, between, item_key, learner_key, one_of, table


def _review_parts() -> tuple[sa.schema.SchemaItem, ...]:
    """Return the columns of a review, named as the fields of `quiz.model.Review`, and the rules that they keep."""
    return (
        learner_key(),
        sa.Column("deck_id", sa.Text, nullable=False),
        sa.Column("item_id", sa.Text, nullable=False),
        sa.Column("rep", sa.Integer, nullable=False),
        sa.Column("rating", Coded(Rating), nullable=False),
        sa.Column("is_correct", Truth, nullable=False),
        sa.Column("confidence", Coded(Confidence)),
        sa.Column("answer", sa.Text),
        sa.Column("shown_at", Instant, nullable=False),
        sa.Column("answered_at", Instant, nullable=False),
        sa.Column("duration_ms", sa.Integer, nullable=False),
        sa.Column("zone", sa.Text, nullable=False),
        sa.Column("study_day", Day, nullable=False),
        sa.Column("rollover_hour", sa.Integer, nullable=False),
        sa.Column("desired_retention", REAL, nullable=False),
        sa.Column("model_version", sa.Text, nullable=False),
        item_key(),
        at_least("rep", 1),
        between("rating", min(Rating), max(Rating)),
        between("duration_ms", 0, 60_000),
        between("rollover_hour", 0, 23),
        one_of("confidence", *Confidence),
    )


# A deck's file is kept in every version, so that what a review was about can always be read again.
decks = table(
    "decks",
    sa.Column("deck_id", sa.Text, primary_key=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("removed_at", Instant),
    at_least("version", 0),
)
deck_versions = table(
    "deck_versions",
    sa.Column("deck_id", sa.Text, sa.ForeignKey("decks.deck_id"), primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True),
    learner_key(),
    sa.Column("kept_at", Instant, nullable=False),
    sa.Column("deck_file", sa.Text, nullable=False),
)
# What the files above only name: every edit of an item makes a version, and would copy 4 MB of pictures.
pictures = table(
    "pictures",
    sa.Column("picture_id", sa.Text, primary_key=True),
    sa.Column("content", sa.LargeBinary, nullable=False),
)
# *version* is the newest version of the deck that has the item: less than the deck's own, and the item is retired.
items = table(
    "items",
    sa.Column("deck_id", sa.Text, sa.ForeignKey("decks.deck_id"), primary_key=True),
    sa.Column("item_id", sa.Text, primary_key=True),
    sa.Column("section_id", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.UniqueConstraint("item_id"),
)

# The truth. Triggers refuse to change a row, and to delete one that an undo has not kept in `undone_reviews`.
reviews = table(
    "reviews",
    sa.Column("review_id", SERIAL, primary_key=True),
    *_review_parts(),
    sa.UniqueConstraint("learner_id", "item_id", "rep"),
    sa.Index(None, "learner_id", "review_id"),
    sa.Index(None, "learner_id", "study_day"),
    sqlite_autoincrement=True,  # the id of an undone review is never given again
)
# When each learner first met an item: what a whole class has done of its assignments is read from this index alone.
sa.Index(
    "ix_reviews_first",
    reviews.c.item_id,
    reviews.c.learner_id,
    reviews.c.answered_at,
    sqlite_where=reviews.c.rep == 1,
    postgresql_where=reviews.c.rep == 1,
)
undone_reviews = table(
    "undone_reviews",
    sa.Column("review_id", SERIAL, primary_key=True, autoincrement=False),
    *_review_parts(),
    sa.Column("undone_at", Instant, nullable=False),
    sa.Index(None, "learner_id"),
)

# Both clocks of an answer that came by a clock gone back: what it said, and the latest that it had said before. The row
# stays when the answer is undone.
clock_setbacks = table(
    "clock_setbacks",
    sa.Column("review_id", SERIAL, primary_key=True, autoincrement=False),
    learner_key(),
    sa.Column("clock_at", Instant, nullable=False),
    sa.Column("latest_at", Instant, nullable=False),
    sa.Index(None, "learner_id"),
)

# A fold of the reviews: one row for each card reviewed at least once.
cards = table(
    "cards",
    learner_key(is_primary=True),
    sa.Column("item_id", sa.Text, primary_key=True),
    sa.Column("deck_id", sa.Text, nullable=False),
    sa.Column("rep", sa.Integer, nullable=False),
    sa.Column("state", Coded(CardState), nullable=False),
    sa.Column("step", sa.Integer, nullable=False),
    sa.Column("stability_days", REAL, nullable=False),
    sa.Column("difficulty", REAL, nullable=False),
    sa.Column("due_at", Instant, nullable=False),
    sa.Column("due_day", Day, nullable=False),
    sa.Column("interval_days", sa.Integer, nullable=False),
    sa.Column("last_review_at", Instant, nullable=False),
    sa.Column("last_review_day", Day, nullable=False),
    sa.Column("last_lapse_day", Day),
    sa.Column("n_lapses", sa.Integer, nullable=False),
    item_key(),
    at_least("rep", 1),
    one_of("state", *(state for state in CardState if state is not CardState.NEW)),
)
card_marks = table(
    "card_marks",
    learner_key(is_primary=True),
    sa.Column("item_id", sa.Text, sa.ForeignKey("items.item_id"), primary_key=True),
    sa.Column("is_suspended", Truth, nullable=False),
    sa.Column("flag", sa.Text),
    sa.Column("buried_until", Day),
    sa.Column("note", sa.Text),
)

# *deck_ids* and *item_ids* are JSON lists, and so is *parts*, of pairs of deck and section. A learner has one sitting
# that is not ended. The reviews of a sitting come after the learner's newest when it began, *after_review_id*: ids are
# given in the order written, whatever clocks say.
sittings = table(
    "sittings",
    sa.Column("sitting_id", sa.Text, primary_key=True),
    learner_key(),
    sa.Column("deck_ids", sa.Text, nullable=False),
    sa.Column("started_at", Instant, nullable=False),
    sa.Column("max_minutes", sa.Integer),
    sa.Column("max_cards", sa.Integer),
    sa.Column("new_per_day", sa.Integer, nullable=False),
    sa.Column("ended_at", Instant),
    sa.Column("parts", sa.Text, nullable=False, server_default="[]"),
    sa.Column("way", Coded(Way), nullable=False, server_default=Way.TODAY.value),
    sa.Column("item_ids", sa.Text, nullable=False, server_default="[]"),
    sa.Column("after_review_id", SERIAL, nullable=False, server_default="0"),
    one_of("way", *Way),
)
sa.Index(
    "uq_sittings_open",
    sittings.c.learner_id,
    unique=True,
    sqlite_where=sittings.c.ended_at.is_(None),
    postgresql_where=sittings.c.ended_at.is_(None),
)
