"""How a database is reached: its URL, its connections, and the transactions that read and write."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from threading import Lock

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry, NullPool, Pool, QueuePool

URL_VARIABLE = "CASEBOOK_DATABASE_URL"  # the environment variable that names the database
DEFAULT_URL = f"sqlite:///{Path(__file__).parents[2] / 'data' / 'casebook.db'}"
DEFAULT_LOCK_TIMEOUT_S = 30.0
OLDEST_SQLITE = (3, 37, 0)  # the first with STRICT tables

# SQLite polls with back-off when several threads write, and under load some wait past any timeout: measured, 69 of
# 1,000 answers failed. One lock for the whole process makes them queue. Other processes still meet SQLite's own lock.
_SQLITE_WRITES = Lock()

_SQLITE_REASONS = {
    "SQLITE_BUSY": "another program has locked it",
    "SQLITE_CANTOPEN": "it cannot be opened; is its folder there, and may you write to it?",
    "SQLITE_CORRUPT": "it is damaged; restore it from a backup",
    "SQLITE_FULL": "the disk is full",
    "SQLITE_NOTADB": "it is not a database",
    "SQLITE_READONLY": "it may only be read, and Casebook must write to it",
}
_POSTGRESQL_REASONS = {
    "25006": "it may only be read, and Casebook must write to it",
    "42501": "its user may not do this",
    "53100": "the disk is full",
    "53300": "it has too many connections",
    "55P03": "another program has locked it",
}
# What SQLAlchemy raises for our own mistakes; its other errors tell of the database's state.
_OUR_MISTAKES = (sa.exc.IntegrityError, sa.exc.DataError, sa.exc.ProgrammingError)


class StoreError(RuntimeError):
    """A database that cannot be used: unreachable, locked, read-only, of a newer version, or not one of ours."""


def parse_url(url: str) -> sa.URL:
    """Return *url* with the driver we use; StoreError unless it names an SQLite file or a PostgreSQL database."""
    try:
        parsed = make_url(url)
    except sa.exc.ArgumentError as error:
        raise StoreError(
            "The database URL cannot be read; write sqlite:///FILE or postgresql://USER@HOST/NAME."
        ) from error
    match parsed.drivername:
        case "postgres" | "postgresql" | "postgresql+psycopg":
            return parsed.set(drivername="postgresql+psycopg")
        case "sqlite" if parsed.database not in (None, "", ":memory:"):
            return parsed
    raise StoreError(
        f"{parsed!r} is not a database Casebook can use; write sqlite:///FILE or postgresql://USER@HOST/NAME."
    )


def sqlite_file(url: sa.URL) -> Path | None:
    """Return the file of an SQLite *url*; None for PostgreSQL and for SQLite's own URIs, which say more than a path."""
    if url.get_backend_name() != "sqlite" or url.database is None or url.database.startswith("file:"):
        return None
    return Path(url.database)


def connect_once(url: sa.URL, *, lock_timeout_s: float) -> Engine:
    """Return an engine for looking at and migrating a database: no pool, nothing about the file changed by connecting.

    SQLite's foreign keys stay off, because a migration may have to rebuild a table that others refer to.
    """
    if url.get_backend_name() == "sqlite":
        return _sqlite_engine(url, NullPool, lock_timeout_s=lock_timeout_s)
    return _postgresql_engine(url, NullPool, lock_timeout_s=lock_timeout_s)


def connect(url: sa.URL, *, lock_timeout_s: float) -> Engine:
    """Return the engine for daily work, with a pool; a wait for a lock ends after *lock_timeout_s*."""
    if url.get_backend_name() != "sqlite":
        return _postgresql_engine(url, QueuePool, lock_timeout_s=lock_timeout_s)
    engine = _sqlite_engine(url, QueuePool, lock_timeout_s=lock_timeout_s)

    @sa.event.listens_for(engine, "connect")
    def make_safe(dbapi_connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        cursor = dbapi_connection.cursor()
        # With a write-ahead log readers go on while one writes. The first switch to it fails while others use the file,
        # and then nobody waits for it: all works without, and a later connection makes the switch.
        cursor.execute("PRAGMA busy_timeout = 0")
        with suppress(sqlite3.OperationalError):
            cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute(f"PRAGMA busy_timeout = {round(lock_timeout_s * 1000)}")
        cursor.execute("PRAGMA synchronous = FULL")  # a recorded answer survives a loss of power
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.close()

    return engine


@contextmanager
def reading(engine: Engine, *, is_snapshot: bool = False) -> Iterator[Connection]:
    """Give a connection for reading; with *is_snapshot*, all its statements see the same moment."""
    with _plain_errors(engine), engine.connect() as connection:
        if is_snapshot and engine.dialect.name == "postgresql":  # SQLite's transactions always are
            connection.execution_options(isolation_level="REPEATABLE READ")
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a connection in a transaction that commits when the block ends and rolls back when it raises."""
    lock = _SQLITE_WRITES if engine.dialect.name == "sqlite" else nullcontext()
    with lock, _plain_errors(engine), engine.connect() as connection:
        connection.execution_options(is_writing=True)
        with connection.begin():
            yield connection


@contextmanager
def _plain_errors(engine: Engine) -> Iterator[None]:
    """Raise StoreError with a plain sentence for what the database's state made fail; let our own mistakes through."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        reason = _known_reason(error)
        if reason is None and isinstance(error, _OUR_MISTAKES):
            raise
        reason = reason or " ".join(str(error.orig).split()).rstrip(".")
        raise StoreError(f"The database {engine.url!r} cannot be used: {reason}.") from error
    except sa.exc.TimeoutError as error:
        raise StoreError(f"The database {engine.url!r} is too busy; try again.") from error


def _known_reason(error: sa.exc.DBAPIError) -> str | None:
    """Return why the database refused, if that is one of the reasons we have words for."""
    sqlite_name = getattr(error.orig, "sqlite_errorname", "")
    for name, reason in _SQLITE_REASONS.items():
        if sqlite_name.startswith(name):  # extended codes continue the name: SQLITE_BUSY_RECOVERY
            return reason
    return _POSTGRESQL_REASONS.get(getattr(error.orig, "sqlstate", None) or "")


def _postgresql_engine(url: sa.URL, pool: type[Pool], *, lock_timeout_s: float) -> Engine:
    engine = sa.create_engine(url, poolclass=pool, pool_pre_ping=True)

    @sa.event.listens_for(engine, "connect")
    def limit_waiting(dbapi_connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        cursor = dbapi_connection.cursor()
        cursor.execute(f"SET lock_timeout = {round(lock_timeout_s * 1000)}")
        cursor.close()
        dbapi_connection.commit()

    return engine


def _sqlite_engine(url: sa.URL, pool: type[Pool], *, lock_timeout_s: float) -> Engine:
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise StoreError("This Python brings an SQLite older than 3.37; use a newer Python or a PostgreSQL database.")
    engine = sa.create_engine(url, poolclass=pool, connect_args={"timeout": lock_timeout_s})

    @sa.event.listens_for(engine, "connect")
    def leave_transactions_to_us(dbapi_connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        dbapi_connection.isolation_level = None  # else the driver begins them late, and commits before DDL

    @sa.event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A transaction that reads first and writes later could not wait for a lock; IMMEDIATE takes it at once.
        is_writing = connection.get_execution_options().get("is_writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing else "BEGIN")

    return engine
