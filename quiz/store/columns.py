"""Column types that hold our values exactly on both databases: instants, days, truths, words of an enum."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

# SQLite's STRICT tables know only INTEGER, REAL, TEXT and BLOB, so each of our types says what it is there.
# Subclassing is how SQLAlchemy is told of a type.

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
REAL: sa.types.TypeEngine[float] = sa.Double().with_variant(sa.REAL(), "sqlite")


class Instant(TypeDecorator[datetime]):
    """An aware UTC datetime, exact to the microsecond: timestamptz; on SQLite ISO 8601 text, which sorts."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return what holds an instant in *dialect*."""
        return sa.Text() if dialect.name == "sqlite" else self.impl_instance

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """Return *value* as *dialect* stores it; ValueError when it is naive."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value!r} has no time zone")
        value = value.astimezone(UTC)
        return value.isoformat(timespec="microseconds") if dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Return the stored *value* in UTC."""
        if value is None or dialect.name == "sqlite":
            return None if value is None else datetime.fromisoformat(value)
        return cast("datetime", value).astimezone(UTC)  # PostgreSQL answers in the connection's zone


class Day(TypeDecorator[date]):
    """A civil date: DATE, or ISO 8601 text on SQLite."""

    impl = sa.Date
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return what holds a day in *dialect*."""
        return sa.Text() if dialect.name == "sqlite" else self.impl_instance

    def process_bind_param(self, value: date | None, dialect: Dialect) -> Any:
        """Return *value* as *dialect* stores it."""
        return value.isoformat() if value is not None and dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        """Return the stored *value* as a date."""
        return date.fromisoformat(value) if value is not None and dialect.name == "sqlite" else value


class Truth(TypeDecorator[bool]):
    """A boolean: BOOLEAN, or 0 and 1 on SQLite."""

    impl = sa.Boolean
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return what holds a truth in *dialect*."""
        return sa.Integer() if dialect.name == "sqlite" else self.impl_instance

    def process_result_value(self, value: Any, _dialect: Dialect) -> bool | None:
        """Return the stored *value* as a boolean."""
        return None if value is None else bool(value)


class Coded(TypeDecorator[Enum]):
    """A member of an enum, stored as its value: text, or a whole number."""

    impl = sa.Text
    cache_ok = True

    def __init__(self, members: type[Enum]) -> None:
        super().__init__()
        self.members = members
        self._decode: Callable[[Any], Enum] = {member.value: member for member in members}.__getitem__

    def load_dialect_impl(self, _dialect: Dialect) -> TypeEngine[Any]:
        """Return what holds the enum's values."""
        return sa.Integer() if issubclass(self.members, int) else sa.Text()

    def process_bind_param(self, value: Enum | None, _dialect: Dialect) -> Any:
        """Return the value of the member."""
        return None if value is None else value.value

    def process_result_value(self, value: Any, _dialect: Dialect) -> Enum | None:
        """Return the member with the stored *value*."""
        return None if value is None else self._decode(value)
