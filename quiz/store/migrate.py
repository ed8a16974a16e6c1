"""Bring a database to the present tables, or say why that cannot be; a database that is refused is left as it was."""

from functools import cache
from pathlib import Path
from threading import Lock

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Connection

from quiz.store.engine import StoreError, connect_once, sqlite_file, writing
from quiz.store.schema import VERSION_TABLE

_FOLDER = Path(__file__).with_name("migrations")
_TURN = Lock()  # Alembic keeps the migration that runs in a module's global
_SQLITE_START = b"SQLite format 3\0"
_MIGRATING = 0x63617365_626F6F6B  # the key of PostgreSQL's advisory lock: "casebook" in ASCII


def migrate(url: sa.URL, *, create: bool, lock_timeout_s: float) -> None:
    """Bring the database at *url* to the present tables, in one transaction; several processes may do so at once.

    StoreError if it cannot be written, holds something else, is of a newer version, or, unless *create*, is empty.
    """
    if (file := sqlite_file(url)) is not None:
        _check_file(file, url, create=create)
    engine = connect_once(url, lock_timeout_s=lock_timeout_s)
    try:
        with _TURN, writing(engine) as connection:
            _take_turns(connection)
            _upgrade(connection, create=create)
    finally:
        engine.dispose()


def _check_file(file: Path, url: sa.URL, *, create: bool) -> None:
    """Make the folder of an SQLite *file*, if *create*; StoreError if the file holds something else or is missing."""
    if not create and not file.exists():
        raise StoreError(f"There is no database {url!r} yet.")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        start = _start_of(file)
    except OSError as error:
        raise StoreError(f"The database {url!r} cannot be used: {error}.") from error
    if start not in (b"", _SQLITE_START):  # SQLite itself would write over a short file
        raise StoreError(f"The database {url!r} cannot be used: it is not a database.")


def _start_of(file: Path) -> bytes:
    """Return the first bytes of *file*; none if there is no such file."""
    if not file.is_file():
        return b""
    with file.open("rb") as opened:
        return opened.read(len(_SQLITE_START))


def _take_turns(connection: Connection) -> None:
    """Wait until no other process migrates this PostgreSQL database. SQLite's write lock does the same by itself."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATING})


def _upgrade(connection: Connection, *, create: bool) -> None:
    version = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE}).get_current_revision()
    if version == _scripts().get_current_head():
        connection.execute(sa.delete(sa.table(VERSION_TABLE)).where(sa.false()))  # fails where we may only read
        connection.rollback()
        return
    _check_version(connection, version, create=create)
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    _check_references(connection)


def _check_version(connection: Connection, version: str | None, *, create: bool) -> None:
    """Raise StoreError unless there is a way from the tables of *version* (None: none of ours) to the present ones."""
    url = connection.engine.url
    if version is None and sa.inspect(connection).get_table_names():
        raise StoreError(f"The database {url!r} holds tables of another program; give Casebook one of its own.")
    if version is None and not create:
        raise StoreError(f"The database {url!r} is empty.")
    if version not in {None, *(script.revision for script in _scripts().walk_revisions())}:
        raise StoreError(f"The database {url!r} was written by a newer Casebook (tables {version}); update Casebook.")


def _check_references(connection: Connection) -> None:
    """Raise StoreError if a migration broke a reference; SQLite does not see to that while it migrates."""
    if connection.dialect.name == "sqlite" and (broken := connection.exec_driver_sql("PRAGMA foreign_key_check").all()):
        url = connection.engine.url
        raise StoreError(
            f"The database {url!r} cannot be brought up to date: {len(broken)} rows refer to missing ones."
        )


@cache
def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def _config() -> Config:
    config = Config()
    # Alembic reads % as the start of a variable, and a path may hold one.
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    return config
