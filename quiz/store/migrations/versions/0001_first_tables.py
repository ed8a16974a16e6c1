"""The first tables: learners, decks and their items, the log of reviews, and the folds and marks beside it."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

# Frozen copies of the column types: a migration must not change when `quiz.store.columns` does.
DAY = sa.Date().with_variant(sa.Text(), "sqlite")
INSTANT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")
REAL: sa.types.TypeEngine[float] = sa.Double().with_variant(sa.REAL(), "sqlite")
SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TRUTH = sa.Boolean().with_variant(sa.Integer(), "sqlite")

APPEND_ONLY_ON_SQLITE = (
    """
    CREATE TRIGGER reviews_never_change BEFORE UPDATE ON reviews
    BEGIN SELECT RAISE(ABORT, 'the log of reviews never changes'); END
    """,
    """
    CREATE TRIGGER reviews_never_vanish BEFORE DELETE ON reviews
    WHEN NOT EXISTS (SELECT 1 FROM undone_reviews WHERE review_id = OLD.review_id)
    BEGIN SELECT RAISE(ABORT, 'only an undo that keeps a review drops it from the log'); END
    """,
)
APPEND_ONLY_ON_POSTGRESQL = (
    """
    CREATE FUNCTION refuse_change_of_review() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'UPDATE' THEN
            RAISE integrity_constraint_violation USING MESSAGE = 'the log of reviews never changes';
        ELSIF NOT EXISTS (SELECT 1 FROM undone_reviews WHERE review_id = OLD.review_id) THEN
            RAISE integrity_constraint_violation
                USING MESSAGE = 'only an undo that keeps a review drops it from the log';
        END IF;
        RETURN OLD;
    END $$
    """,
    """
    CREATE TRIGGER reviews_never_change_or_vanish BEFORE UPDATE OR DELETE ON reviews
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_review()
    """,
)


def upgrade() -> None:
    """Make the tables, and the triggers that keep the log append-only."""
    make_people_and_decks()
    make_log()
    make_folds_and_marks()
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in APPEND_ONLY_ON_SQLITE if is_sqlite else APPEND_ONLY_ON_POSTGRESQL:
        op.execute(statement)


def make_people_and_decks() -> None:
    op.create_table(
        "learners",
        sa.Column("learner_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("rollover_hour", sa.Integer(), nullable=False),
        sa.Column("desired_retention", REAL, nullable=False),
        sa.Column("new_per_day", sa.Integer(), nullable=False),
        sa.Column("has_shortcuts", TRUTH, nullable=False),
        sa.PrimaryKeyConstraint("learner_id", name="pk_learners"),
        sa.CheckConstraint("rollover_hour BETWEEN 0 AND 23", name=op.f("ck_learners_rollover_hour")),
        sa.CheckConstraint("new_per_day >= 0", name=op.f("ck_learners_new_per_day")),
        sqlite_strict=True,
    )
    op.create_table(
        "decks",
        sa.Column("deck_id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("removed_at", INSTANT),
        sa.PrimaryKeyConstraint("deck_id", name="pk_decks"),
        sa.CheckConstraint("version >= 0", name=op.f("ck_decks_version")),
        sqlite_strict=True,
    )
    op.create_table(
        "deck_versions",
        sa.Column("deck_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("learner_id", sa.Text(), nullable=False),
        sa.Column("kept_at", INSTANT, nullable=False),
        sa.Column("deck_file", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("deck_id", "version", name="pk_deck_versions"),
        sa.ForeignKeyConstraint(["deck_id"], ["decks.deck_id"], name="fk_deck_versions_deck_id"),
        sa.ForeignKeyConstraint(["learner_id"], ["learners.learner_id"], name="fk_deck_versions_learner_id"),
        sqlite_strict=True,
    )
    op.create_table(
        "items",
        sa.Column("deck_id", sa.Text(), nullable=False),
        sa.Column("item_id", sa.Text(), nullable=False),
        sa.Column("section_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("deck_id", "item_id", name="pk_items"),
        sa.UniqueConstraint("item_id", name="uq_items_item_id"),
        sa.ForeignKeyConstraint(["deck_id"], ["decks.deck_id"], name="fk_items_deck_id"),
        sqlite_strict=True,
    )


def review_parts(table: str) -> tuple[sa.schema.SchemaItem, ...]:
    """Return the columns of a review and their rules, for *table*."""
    return (
        sa.Column("learner_id", sa.Text(), nullable=False),
        sa.Column("deck_id", sa.Text(), nullable=False),
        sa.Column("item_id", sa.Text(), nullable=False),
        sa.Column("rep", sa.Integer(), nullable=False),
        sa.Column("rating", sa.Integer(), nullable=False),
        sa.Column("is_correct", TRUTH, nullable=False),
        sa.Column("confidence", sa.Text()),
        sa.Column("answer", sa.Text()),
        sa.Column("shown_at", INSTANT, nullable=False),
        sa.Column("answered_at", INSTANT, nullable=False),
        sa.Column("duration_ms", sa.Integer(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("study_day", DAY, nullable=False),
        sa.Column("rollover_hour", sa.Integer(), nullable=False),
        sa.Column("desired_retention", REAL, nullable=False),
        sa.Column("model_version", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("review_id", name=f"pk_{table}"),
        sa.ForeignKeyConstraint(["learner_id"], ["learners.learner_id"], name=f"fk_{table}_learner_id"),
        sa.ForeignKeyConstraint(
            ["deck_id", "item_id"], ["items.deck_id", "items.item_id"], name=f"fk_{table}_deck_id_item_id"
        ),
        sa.CheckConstraint("rep >= 1", name=op.f(f"ck_{table}_rep")),
        sa.CheckConstraint("rating BETWEEN 1 AND 4", name=op.f(f"ck_{table}_rating")),
        sa.CheckConstraint("duration_ms BETWEEN 0 AND 60000", name=op.f(f"ck_{table}_duration_ms")),
        sa.CheckConstraint("rollover_hour BETWEEN 0 AND 23", name=op.f(f"ck_{table}_rollover_hour")),
        sa.CheckConstraint("confidence IN ('sure', 'unsure', 'guessed')", name=op.f(f"ck_{table}_confidence")),
    )


def make_log() -> None:
    op.create_table(
        "reviews",
        sa.Column("review_id", SERIAL, nullable=False),
        *review_parts("reviews"),
        sa.UniqueConstraint("learner_id", "item_id", "rep", name="uq_reviews_learner_id_item_id_rep"),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
    op.create_index("ix_reviews_learner_id_review_id", "reviews", ["learner_id", "review_id"])
    op.create_index("ix_reviews_learner_id_study_day", "reviews", ["learner_id", "study_day"])
    op.create_table(
        "undone_reviews",
        sa.Column("review_id", SERIAL, autoincrement=False, nullable=False),
        *review_parts("undone_reviews"),
        sa.Column("undone_at", INSTANT, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_undone_reviews_learner_id", "undone_reviews", ["learner_id"])


def make_folds_and_marks() -> None:
    op.create_table(
        "cards",
        sa.Column("learner_id", sa.Text(), nullable=False),
        sa.Column("item_id", sa.Text(), nullable=False),
        sa.Column("deck_id", sa.Text(), nullable=False),
        sa.Column("rep", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("stability_days", REAL, nullable=False),
        sa.Column("difficulty", REAL, nullable=False),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("due_day", DAY, nullable=False),
        sa.Column("interval_days", sa.Integer(), nullable=False),
        sa.Column("last_review_at", INSTANT, nullable=False),
        sa.Column("last_review_day", DAY, nullable=False),
        sa.Column("last_lapse_day", DAY),
        sa.Column("n_lapses", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("learner_id", "item_id", name="pk_cards"),
        sa.ForeignKeyConstraint(["learner_id"], ["learners.learner_id"], name="fk_cards_learner_id"),
        sa.ForeignKeyConstraint(
            ["deck_id", "item_id"], ["items.deck_id", "items.item_id"], name="fk_cards_deck_id_item_id"
        ),
        sa.CheckConstraint("rep >= 1", name=op.f("ck_cards_rep")),
        sa.CheckConstraint("state IN ('learning', 'review', 'relearning')", name=op.f("ck_cards_state")),
        sqlite_strict=True,
    )
    op.create_table(
        "card_marks",
        sa.Column("learner_id", sa.Text(), nullable=False),
        sa.Column("item_id", sa.Text(), nullable=False),
        sa.Column("is_suspended", TRUTH, nullable=False),
        sa.Column("flag", sa.Text()),
        sa.PrimaryKeyConstraint("learner_id", "item_id", name="pk_card_marks"),
        sa.ForeignKeyConstraint(["learner_id"], ["learners.learner_id"], name="fk_card_marks_learner_id"),
        sa.ForeignKeyConstraint(["item_id"], ["items.item_id"], name="fk_card_marks_item_id"),
        sqlite_strict=True,
    )
    op.create_table(
        "sittings",
        sa.Column("sitting_id", sa.Text(), nullable=False),
        sa.Column("learner_id", sa.Text(), nullable=False),
        sa.Column("deck_ids", sa.Text(), nullable=False),
        sa.Column("started_at", INSTANT, nullable=False),
        sa.Column("max_minutes", sa.Integer()),
        sa.Column("max_cards", sa.Integer()),
        sa.Column("new_per_day", sa.Integer(), nullable=False),
        sa.Column("ended_at", INSTANT),
        sa.PrimaryKeyConstraint("sitting_id", name="pk_sittings"),
        sa.ForeignKeyConstraint(["learner_id"], ["learners.learner_id"], name="fk_sittings_learner_id"),
        sqlite_strict=True,
    )
    is_open = sa.text("ended_at IS NULL")
    op.create_index(
        "uq_sittings_open", "sittings", ["learner_id"], unique=True, sqlite_where=is_open, postgresql_where=is_open
    )
