"""People and classes: roles, accounts, sign-ins, the audit log, classes, quizzes, assignments, the review desk."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

# Frozen copies of the column types: a migration must not change when `quiz.store.columns` does.
DAY = sa.Date().with_variant(sa.Text(), "sqlite")
INSTANT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")
REAL: sa.types.TypeEngine[float] = sa.Double().with_variant(sa.REAL(), "sqlite")
SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TRUTH = sa.Boolean().with_variant(sa.Integer(), "sqlite")

ROLE = """
    ALTER TABLE learners ADD COLUMN role TEXT NOT NULL DEFAULT 'student'
    CONSTRAINT ck_learners_role CHECK (role IN ('student', 'instructor', 'administrator'))
    """
# Before there were accounts, whoever used a Casebook ran it, alone.
WHO_RAN_IT = "UPDATE learners SET role = 'administrator' WHERE learner_id = 'local'"
HOW_IT_RAN = "INSERT INTO installation SELECT 'mode', 'just me' FROM learners WHERE learner_id = 'local'"

APPEND_ONLY_ON_SQLITE = tuple(
    f"""
    CREATE TRIGGER audit_log_never_{name} BEFORE {event} ON audit_log
    BEGIN SELECT RAISE(ABORT, 'the audit log never changes'); END
    """
    for name, event in (("changes", "UPDATE"), ("vanishes", "DELETE"))
)
APPEND_ONLY_ON_POSTGRESQL = (
    """
    CREATE FUNCTION refuse_change_of_audit_log() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE integrity_constraint_violation USING MESSAGE = 'the audit log never changes';
    END $$
    """,
    """
    CREATE TRIGGER audit_log_never_changes_or_vanishes BEFORE UPDATE OR DELETE ON audit_log
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_audit_log()
    """,
)


def upgrade() -> None:
    """Give every learner a role, and make the tables of people and classes."""
    op.execute(ROLE)
    op.add_column("learners", sa.Column("disabled_at", INSTANT))
    op.execute(WHO_RAN_IT)
    op.add_column("sittings", sa.Column("parts", sa.Text(), nullable=False, server_default="[]"))
    first = sa.text("rep = 1")
    columns = ["item_id", "learner_id", "answered_at"]
    op.create_index("ix_reviews_first", "reviews", columns, sqlite_where=first, postgresql_where=first)
    make_accounts()
    op.execute(HOW_IT_RAN)
    make_classes()
    make_quizzes()
    make_assignments()
    make_curation()
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in APPEND_ONLY_ON_SQLITE if is_sqlite else APPEND_ONLY_ON_POSTGRESQL:
        op.execute(statement)


def make_accounts() -> None:
    op.create_table(
        "accounts",
        sa.Column("learner_id", sa.Text(), nullable=False),
        sa.Column("user_name", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text()),
        sa.Column("must_change_password", TRUTH, nullable=False),
        sa.Column("issuer", sa.Text()),
        sa.Column("subject", sa.Text()),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("last_seen_at", INSTANT),
        sa.ForeignKeyConstraint(["learner_id"], ["learners.learner_id"], name=op.f("fk_accounts_learner_id")),
        sa.PrimaryKeyConstraint("learner_id", name=op.f("pk_accounts")),
        sa.UniqueConstraint("issuer", "subject", name=op.f("uq_accounts_issuer_subject")),
        sa.UniqueConstraint("user_name", name=op.f("uq_accounts_user_name")),
        sqlite_strict=True,
    )
    op.create_table(
        "sign_ins",
        sa.Column("token_sha256", sa.Text(), nullable=False),
        sa.Column("learner_id", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("signed_in_at", INSTANT, nullable=False),
        sa.Column("seen_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["learner_id"], ["learners.learner_id"], name=op.f("fk_sign_ins_learner_id")),
        sa.PrimaryKeyConstraint("token_sha256", name=op.f("pk_sign_ins")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_sign_ins_learner_id"), "sign_ins", ["learner_id"])
    op.create_table(
        "sign_in_failures",
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("n_failures", sa.Integer(), nullable=False),
        sa.Column("first_at", INSTANT, nullable=False),
        sa.Column("last_at", INSTANT, nullable=False),
        sa.CheckConstraint('n_failures >= 1', name=op.f('ck_sign_in_failures_n_failures')),
        sa.PrimaryKeyConstraint("who", name=op.f("pk_sign_in_failures")),
        sqlite_strict=True,
    )
    op.create_table(
        "installation",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_installation")),
        sqlite_strict=True,
    )
    op.create_table(
        "audit_log",
        sa.Column("audit_id", SERIAL, nullable=False),
        sa.Column("learner_id", sa.Text(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("class_id", sa.Text()),
        sa.Column("subject_id", sa.Text()),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["learner_id"], ["learners.learner_id"], name=op.f("fk_audit_log_learner_id")),
        sa.PrimaryKeyConstraint("audit_id", name=op.f("pk_audit_log")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_audit_log_class_id_audit_id"), "audit_log", ["class_id", "audit_id"])


def make_classes() -> None:
    op.create_table(
        "classrooms",
        sa.Column("class_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("join_code", sa.Text()),
        sa.Column("exam_day", DAY),
        sa.Column("at_risk_rules", sa.Text(), nullable=False),
        sa.Column("pseudonym_key", sa.Text(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("archived_at", INSTANT),
        sa.PrimaryKeyConstraint("class_id", name=op.f("pk_classrooms")),
        sa.UniqueConstraint("join_code", name=op.f("uq_classrooms_join_code")),
        sqlite_strict=True,
    )
    op.create_table(
        "class_members",
        sa.Column("class_id", sa.Text(), nullable=False),
        sa.Column("learner_id", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("student_number", sa.Text()),
        sa.Column("joined_at", INSTANT, nullable=False),
        sa.Column("left_at", INSTANT),
        sa.CheckConstraint("role IN ('student', 'instructor')", name=op.f('ck_class_members_role')),
        sa.ForeignKeyConstraint(["class_id"], ["classrooms.class_id"], name=op.f("fk_class_members_class_id")),
        sa.ForeignKeyConstraint(["learner_id"], ["learners.learner_id"], name=op.f("fk_class_members_learner_id")),
        sa.PrimaryKeyConstraint("class_id", "learner_id", name=op.f("pk_class_members")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_class_members_learner_id"), "class_members", ["learner_id"])


def make_quizzes() -> None:
    op.create_table(
        "quizzes",
        sa.Column("quiz_id", sa.Text(), nullable=False),
        sa.Column("learner_id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("max_minutes", sa.Integer()),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.CheckConstraint('max_minutes >= 1', name=op.f('ck_quizzes_max_minutes')),
        sa.ForeignKeyConstraint(["learner_id"], ["learners.learner_id"], name=op.f("fk_quizzes_learner_id")),
        sa.PrimaryKeyConstraint("quiz_id", name=op.f("pk_quizzes")),
        sqlite_strict=True,
    )
    op.create_table(
        "quiz_items",
        sa.Column("quiz_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("deck_id", sa.Text(), nullable=False),
        sa.Column("item_id", sa.Text(), nullable=False),
        sa.CheckConstraint('position >= 1', name=op.f('ck_quiz_items_position')),
        sa.ForeignKeyConstraint(["deck_id", "item_id"], ["items.deck_id", "items.item_id"], name=op.f("fk_quiz_items_deck_id_item_id")),
        sa.ForeignKeyConstraint(["quiz_id"], ["quizzes.quiz_id"], name=op.f("fk_quiz_items_quiz_id")),
        sa.PrimaryKeyConstraint("quiz_id", "position", name=op.f("pk_quiz_items")),
        sa.UniqueConstraint("quiz_id", "item_id", name=op.f("uq_quiz_items_quiz_id_item_id")),
        sqlite_strict=True,
    )
    op.create_table(
        "quiz_attempts",
        sa.Column("attempt_id", sa.Text(), nullable=False),
        sa.Column("quiz_id", sa.Text(), nullable=False),
        sa.Column("learner_id", sa.Text(), nullable=False),
        sa.Column("started_at", INSTANT, nullable=False),
        sa.Column("closes_at", INSTANT),
        sa.Column("ended_at", INSTANT),
        sa.Column("scheduled_at", INSTANT),
        sa.ForeignKeyConstraint(["learner_id"], ["learners.learner_id"], name=op.f("fk_quiz_attempts_learner_id")),
        sa.ForeignKeyConstraint(["quiz_id"], ["quizzes.quiz_id"], name=op.f("fk_quiz_attempts_quiz_id")),
        sa.PrimaryKeyConstraint("attempt_id", name=op.f("pk_quiz_attempts")),
        sa.UniqueConstraint("quiz_id", "learner_id", name=op.f("uq_quiz_attempts_quiz_id_learner_id")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_quiz_attempts_learner_id"), "quiz_attempts", ["learner_id"])
    op.create_table(
        "quiz_answers",
        sa.Column("attempt_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("answer", sa.Text()),
        sa.Column("is_correct", TRUTH, nullable=False),
        sa.Column("is_flagged", TRUTH, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("answered_at", INSTANT, nullable=False),
        sa.Column("duration_ms", sa.Integer(), nullable=False),
        sa.CheckConstraint('duration_ms >= 0', name=op.f('ck_quiz_answers_duration_ms')),
        sa.CheckConstraint('revision >= 1', name=op.f('ck_quiz_answers_revision')),
        sa.ForeignKeyConstraint(["attempt_id"], ["quiz_attempts.attempt_id"], name=op.f("fk_quiz_answers_attempt_id")),
        sa.PrimaryKeyConstraint("attempt_id", "position", name=op.f("pk_quiz_answers")),
        sqlite_strict=True,
    )


def make_assignments() -> None:
    op.create_table(
        "assignments",
        sa.Column("assignment_id", sa.Text(), nullable=False),
        sa.Column("class_id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("target", REAL),
        sa.Column("quiz_id", sa.Text()),
        sa.Column("holds_results", TRUTH, nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("withdrawn_at", INSTANT),
        sa.CheckConstraint("kind IN ('study', 'quiz')", name=op.f('ck_assignments_kind')),
        sa.CheckConstraint('target BETWEEN 0 AND 1', name=op.f('ck_assignments_target')),
        sa.ForeignKeyConstraint(["class_id"], ["classrooms.class_id"], name=op.f("fk_assignments_class_id")),
        sa.ForeignKeyConstraint(["made_by"], ["learners.learner_id"], name=op.f("fk_assignments_made_by")),
        sa.ForeignKeyConstraint(["quiz_id"], ["quizzes.quiz_id"], name=op.f("fk_assignments_quiz_id")),
        sa.PrimaryKeyConstraint("assignment_id", name=op.f("pk_assignments")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_assignments_class_id"), "assignments", ["class_id"])
    op.create_index(op.f("ix_assignments_quiz_id"), "assignments", ["quiz_id"])
    op.create_table(
        "assignment_parts",
        sa.Column("part_id", SERIAL, nullable=False),
        sa.Column("assignment_id", sa.Text(), nullable=False),
        sa.Column("deck_id", sa.Text(), nullable=False),
        sa.Column("section_id", sa.Text()),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignments.assignment_id"], name=op.f("fk_assignment_parts_assignment_id")),
        sa.ForeignKeyConstraint(["deck_id"], ["decks.deck_id"], name=op.f("fk_assignment_parts_deck_id")),
        sa.PrimaryKeyConstraint("part_id", name=op.f("pk_assignment_parts")),
        sa.UniqueConstraint("assignment_id", "deck_id", "section_id", name=op.f("uq_assignment_parts_assignment_id_deck_id_section_id")),
        sqlite_strict=True,
    )


def make_curation() -> None:
    op.create_table(
        "item_changes",
        sa.Column("change_id", SERIAL, nullable=False),
        sa.Column("learner_id", sa.Text(), nullable=False),
        sa.Column("deck_id", sa.Text(), nullable=False),
        sa.Column("item_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.CheckConstraint("action IN ('edited', 'approved', 'retired', 'restored')", name=op.f('ck_item_changes_action')),
        sa.ForeignKeyConstraint(["deck_id", "item_id"], ["items.deck_id", "items.item_id"], name=op.f("fk_item_changes_deck_id_item_id")),
        sa.ForeignKeyConstraint(["learner_id"], ["learners.learner_id"], name=op.f("fk_item_changes_learner_id")),
        sa.PrimaryKeyConstraint("change_id", name=op.f("pk_item_changes")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_item_changes_item_id"), "item_changes", ["item_id"])
    op.create_table(
        "regrades",
        sa.Column("regrade_id", SERIAL, nullable=False),
        sa.Column("learner_id", sa.Text(), nullable=False),
        sa.Column("deck_id", sa.Text(), nullable=False),
        sa.Column("item_id", sa.Text(), nullable=False),
        sa.Column("credit", sa.Text(), nullable=False),
        sa.Column("accepted", sa.Text(), nullable=False),
        sa.Column("before", INSTANT, nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("taken_back_at", INSTANT),
        sa.CheckConstraint("credit IN ('accepted', 'everyone', 'nobody')", name=op.f("ck_regrades_credit")),
        sa.ForeignKeyConstraint(["deck_id", "item_id"], ["items.deck_id", "items.item_id"], name=op.f("fk_regrades_deck_id_item_id")),
        sa.ForeignKeyConstraint(["learner_id"], ["learners.learner_id"], name=op.f("fk_regrades_learner_id")),
        sa.PrimaryKeyConstraint("regrade_id", name=op.f("pk_regrades")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_regrades_item_id"), "regrades", ["item_id"])
