"""What the tables are made of: their naming, their rules, and the columns that several share."""

from enum import StrEnum
from typing import Any

import sqlalchemy as sa

VERSION_TABLE = "schema_version"

METADATA = sa.MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


def table(name: str, *parts: sa.schema.SchemaItem, **options: Any) -> sa.Table:
    """Return the table *name*, strict about types on SQLite as PostgreSQL always is."""
    return sa.Table(name, METADATA, *parts, sqlite_strict=True, **options)


def one_of(column: str, *members: StrEnum) -> sa.CheckConstraint:
    """Return the rule that *column* holds the value of one of *members*."""
    words = ", ".join(f"'{member.value}'" for member in members)
    return sa.CheckConstraint(f"{column} IN ({words})", name=column)


def between(column: str, low: float, high: float) -> sa.CheckConstraint:
    """Return the rule that *column* is from *low* to *high*."""
    return sa.CheckConstraint(f"{column} BETWEEN {low} AND {high}", name=column)


def at_least(column: str, low: int) -> sa.CheckConstraint:
    """Return the rule that *column* is *low* or more."""
    return sa.CheckConstraint(f"{column} >= {low}", name=column)


def learner_key(*, is_primary: bool = False) -> sa.Column[str]:
    """Return the column that says whose row it is."""
    owner = sa.ForeignKey("learners.learner_id")
    return sa.Column("learner_id", sa.Text, owner, primary_key=is_primary, nullable=False)


def item_key() -> sa.ForeignKeyConstraint:
    """Return the rule that a row's item is an item of the row's deck."""
    return sa.ForeignKeyConstraint(["deck_id", "item_id"], ["items.deck_id", "items.item_id"])
