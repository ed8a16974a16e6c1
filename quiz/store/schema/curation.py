"""The tables of the review desk: what instructors changed in an item, and what counts as right since."""

import sqlalchemy as sa

from quiz.model import Credit, CurationAction
from quiz.store.columns import SERIAL, Coded, Instant
from quiz.store.schema.parts import item_key, learner_key, one_of, table

# *version* is the deck's version that the change made; its file and the one before say what was changed.
item_changes = table(
    "item_changes",
    sa.Column("change_id", SERIAL, primary_key=True),
    learner_key(),
    sa.Column("deck_id", sa.Text, nullable=False),
    sa.Column("item_id", sa.Text, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("action", Coded(CurationAction), nullable=False),
    sa.Column("comment", sa.Text, nullable=False),
    sa.Column("changed_at", Instant, nullable=False),
    item_key(),
    one_of("action", *CurationAction),
    sa.Index(None, "item_id"),
    sqlite_autoincrement=True,
)
# A regrade changes scores, never the log: answers given up to *before* are scored by *credit* and *accepted*, a JSON
# list of options. Of several that are not taken back the newest counts.
regrades = table(
    "regrades",
    sa.Column("regrade_id", SERIAL, primary_key=True),
    learner_key(),
    sa.Column("deck_id", sa.Text, nullable=False),
    sa.Column("item_id", sa.Text, nullable=False),
    sa.Column("credit", Coded(Credit), nullable=False),
    sa.Column("accepted", sa.Text, nullable=False),
    sa.Column("before", Instant, nullable=False),
    sa.Column("comment", sa.Text, nullable=False),
    sa.Column("taken_back_at", Instant),
    item_key(),
    one_of("credit", *Credit),
    sa.Index(None, "item_id"),
    sqlite_autoincrement=True,
)
