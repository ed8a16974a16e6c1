"""The tables of classes: who is in them, what they are to do, and the fixed quizzes that everyone takes."""

import sqlalchemy as sa

from quiz.model import AssignmentKind, ClassRole
from quiz.store.columns import REAL, SERIAL, Coded, Day, Instant, Truth
from quiz.store.schema.parts import at_least, between, item_key, learner_key, one_of, table


def _class_key(*, is_primary: bool = False) -> sa.Column[str]:
    """Return the column that says whose class a row is of."""
    owner = sa.ForeignKey("classrooms.class_id")
    return sa.Column("class_id", sa.Text, owner, primary_key=is_primary, nullable=False)


# *at_risk_rules* is JSON, the thresholds that this class's instructors chose. *pseudonym_key* is secret.
classrooms = table(
    "classrooms",
    sa.Column("class_id", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("join_code", sa.Text),
    sa.Column("exam_day", Day),
    sa.Column("at_risk_rules", sa.Text, nullable=False),
    sa.Column("pseudonym_key", sa.Text, nullable=False),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("archived_at", Instant),
    sa.UniqueConstraint("join_code"),
)
# A person who left keeps the row, so that coming back is no new start.
class_members = table(
    "class_members",
    _class_key(is_primary=True),
    learner_key(is_primary=True),
    sa.Column("role", Coded(ClassRole), nullable=False),
    sa.Column("student_number", sa.Text),
    sa.Column("joined_at", Instant, nullable=False),
    sa.Column("left_at", Instant),
    one_of("role", *ClassRole),
    sa.Index(None, "learner_id"),
)

# A list of items in a fixed order: an instructor's quiz for a class, or a learner's own mock exam.
quizzes = table(
    "quizzes",
    sa.Column("quiz_id", sa.Text, primary_key=True),
    learner_key(),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("max_minutes", sa.Integer),
    sa.Column("made_at", Instant, nullable=False),
    at_least("max_minutes", 1),
)
quiz_items = table(
    "quiz_items",
    sa.Column("quiz_id", sa.Text, sa.ForeignKey("quizzes.quiz_id"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("deck_id", sa.Text, nullable=False),
    sa.Column("item_id", sa.Text, nullable=False),
    sa.UniqueConstraint("quiz_id", "item_id"),
    item_key(),
    at_least("position", 1),
)
# *closes_at* is when no more answers are taken, *scheduled_at* when what was missed was put among the reviews.
quiz_attempts = table(
    "quiz_attempts",
    sa.Column("attempt_id", sa.Text, primary_key=True),
    sa.Column("quiz_id", sa.Text, sa.ForeignKey("quizzes.quiz_id"), nullable=False),
    learner_key(),
    sa.Column("started_at", Instant, nullable=False),
    sa.Column("closes_at", Instant),
    sa.Column("ended_at", Instant),
    sa.Column("scheduled_at", Instant),
    sa.UniqueConstraint("quiz_id", "learner_id"),
    sa.Index(None, "learner_id"),
)
# *answer* is None where the item was seen and left out; no row, and it was not reached. *revision* counts the writes.
quiz_answers = table(
    "quiz_answers",
    sa.Column("attempt_id", sa.Text, sa.ForeignKey("quiz_attempts.attempt_id"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("answer", sa.Text),
    sa.Column("is_correct", Truth, nullable=False),
    sa.Column("is_flagged", Truth, nullable=False),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("answered_at", Instant, nullable=False),
    sa.Column("duration_ms", sa.Integer, nullable=False),
    at_least("duration_ms", 0),
    at_least("revision", 1),
)

# *target* is the share of the assigned items to be met by *due_at*; a quiz has none, it is to be taken. What was right
# in a quiz that *holds_results* is shown after *due_at*.
assignments = table(
    "assignments",
    sa.Column("assignment_id", sa.Text, primary_key=True),
    _class_key(),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("kind", Coded(AssignmentKind), nullable=False),
    sa.Column("due_at", Instant, nullable=False),
    sa.Column("target", REAL),
    sa.Column("quiz_id", sa.Text, sa.ForeignKey("quizzes.quiz_id")),
    sa.Column("holds_results", Truth, nullable=False),
    sa.Column("made_by", sa.Text, sa.ForeignKey("learners.learner_id"), nullable=False),
    sa.Column("made_at", Instant, nullable=False),
    sa.Column("withdrawn_at", Instant),
    one_of("kind", *AssignmentKind),
    between("target", 0, 1),
    sa.Index(None, "class_id"),
    sa.Index(None, "quiz_id"),
)
# The decks to study, whole or some of their sections.
assignment_parts = table(
    "assignment_parts",
    sa.Column("part_id", SERIAL, primary_key=True),
    sa.Column("assignment_id", sa.Text, sa.ForeignKey("assignments.assignment_id"), nullable=False),
    sa.Column("deck_id", sa.Text, sa.ForeignKey("decks.deck_id"), nullable=False),
    sa.Column("section_id", sa.Text),
    sa.UniqueConstraint("assignment_id", "deck_id", "section_id"),
)
