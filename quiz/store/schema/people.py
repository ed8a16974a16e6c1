"""The tables of people: learners, how they sign in, what the installation is set to, and who looked at what."""

import sqlalchemy as sa

from quiz.model import Role
from quiz.store.columns import REAL, SERIAL, Coded, Instant, Truth
from quiz.store.schema.parts import at_least, between, learner_key, one_of, table

# *role* and *disabled_at* are what `quiz.store.rights` goes by; the rest are the learner's own settings.
learners = table(
    "learners",
    sa.Column("learner_id", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("zone", sa.Text, nullable=False),
    sa.Column("rollover_hour", sa.Integer, nullable=False),
    sa.Column("desired_retention", REAL, nullable=False),
    sa.Column("new_per_day", sa.Integer, nullable=False),
    sa.Column("has_shortcuts", Truth, nullable=False),
    sa.Column("types_answers", Truth, nullable=False),
    sa.Column("role", Coded(Role), nullable=False, server_default=Role.STUDENT.value),
    sa.Column("disabled_at", Instant),
    between("rollover_hour", 0, 23),
    at_least("new_per_day", 0),
    one_of("role", *Role),
)

# How a learner signs in: by user name and password, by an OpenID provider (issuer, subject), or both. Who deleted their
# data has no row here, and an empty name above; their log stays, without the person.
accounts = table(
    "accounts",
    learner_key(is_primary=True),
    sa.Column("user_name", sa.Text, nullable=False),
    sa.Column("password_hash", sa.Text),
    sa.Column("must_change_password", Truth, nullable=False),
    sa.Column("issuer", sa.Text),
    sa.Column("subject", sa.Text),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("last_seen_at", Instant),
    sa.UniqueConstraint("user_name"),
    sa.UniqueConstraint("issuer", "subject"),
)
# A browser that is signed in holds a random token; only the token's SHA-256 is kept.
sign_ins = table(
    "sign_ins",
    sa.Column("token_sha256", sa.Text, primary_key=True),
    learner_key(),
    sa.Column("device", sa.Text, nullable=False),
    sa.Column("signed_in_at", Instant, nullable=False),
    sa.Column("seen_at", Instant, nullable=False),
    sa.Column("expires_at", Instant, nullable=False),
    sa.Index(None, "learner_id"),
)
# *who* is a user name or a network address, hashed: enough to count, not to read.
sign_in_failures = table(
    "sign_in_failures",
    sa.Column("who", sa.Text, primary_key=True),
    sa.Column("n_failures", sa.Integer, nullable=False),
    sa.Column("first_at", Instant, nullable=False),
    sa.Column("last_at", Instant, nullable=False),
    at_least("n_failures", 1),
)
# What whoever runs Casebook has set, by name: how people sign in, the code of the first start, how long data is kept.
installation = table(
    "installation",
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)

# Who saw or took what of other people's data. Triggers refuse to change or delete a row.
audit_log = table(
    "audit_log",
    sa.Column("audit_id", SERIAL, primary_key=True),
    learner_key(),
    sa.Column("at", Instant, nullable=False),
    sa.Column("action", sa.Text, nullable=False),
    sa.Column("class_id", sa.Text),
    sa.Column("subject_id", sa.Text),
    sa.Column("detail", sa.Text, nullable=False),
    sa.Index(None, "class_id", "audit_id"),
    sqlite_autoincrement=True,
)
