"""Inserts that meet a row with the same key: update it, leave it, or tell. Both databases know ON CONFLICT."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection


def is_repeat(error: sa.exc.IntegrityError) -> bool:
    """Tell whether *error* says that a row with this key is there already."""
    return (
        getattr(error.orig, "sqlstate", None) == "23505"
        or getattr(error.orig, "sqlite_errorname", None) == "SQLITE_CONSTRAINT_UNIQUE"
    )


def upsert(connection: Connection, table: sa.Table, *rows: Mapping[str, Any]) -> None:
    """Insert *rows* of the same columns into *table*; where a row's primary key is there, update its other columns."""
    if rows:
        connection.execute(_upsert(connection.dialect.name, table, tuple(rows[0])), list(rows))


def add_missing(connection: Connection, table: sa.Table, row: Mapping[str, Any]) -> None:
    """Insert *row* into *table* unless one with its key is there; wait for a transaction that is adding one."""
    connection.execute(_insert(connection.dialect.name, table).on_conflict_do_nothing(), row)


@cache
def _upsert(dialect_name: str, table: sa.Table, columns: tuple[str, ...]) -> Any:
    """Return the statement, built once, because building one costs more than running it."""
    insert = _insert(dialect_name, table)
    keys = [column.name for column in table.primary_key]
    new_values = {name: insert.excluded[name] for name in columns if name not in keys}
    return insert.on_conflict_do_update(index_elements=keys, set_=new_values)


def _insert(dialect_name: str, table: sa.Table) -> Any:
    """Return the dialect's own INSERT, which knows ON CONFLICT; SQLAlchemy's two have no common type."""
    return (postgresql if dialect_name == "postgresql" else sqlite).insert(table)
