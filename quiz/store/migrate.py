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
_MIGRATING = 0x63617365_626F6F6B  # the key of PostgreSQL's advisory lock: "casebook" in ASCII


def migrate(url: sa.URL, *, create: bool, lock_timeout_s: float) -> None:
    """Bring the database at *url* to the present tables, in one transaction; several processes may do so at once.

    StoreError if it cannot be written, holds something else, is of a newer version, or, unless *create*, is empty.
    """
    file = sqlite_file(url)
    if file is not None and create:
        _make_folder(file.parent)
    elif file is not None and not file.exists():
        raise StoreError(f"There is no database {url!r} yet.")
    engine = connect_once(url, lock_timeout_s=lock_timeout_s)
    try:
        with _TURN, writing(engine) as connection:
            _take_turns(connection)
            _upgrade(connection, create=create)
    finally:
        engine.dispose()


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"The folder {folder} for the database cannot be made: {error.strerror}.") from error


def _take_turns(connection: Connection) -> None:
    """Wait until no other process migrates this PostgreSQL database. SQLite's write lock does the same by itself."""
    if connection.dialect.name != "postgresql":
        return
    if connection.scalar(sa.text("SHOW transaction_read_only")) == "on":
        raise StoreError(f"The database {connection.engine.url!r} may only be read, and Casebook must write to it.")
    connection.execute(sa.text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATING})


def _upgrade(connection: Connection, *, create: bool) -> None:
    url = connection.engine.url
    version = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE}).get_current_revision()
    if version == _scripts().get_current_head():
        return
    if version is None and sa.inspect(connection).get_table_names():
        raise StoreError(f"The database {url!r} holds tables of another program; give Casebook one of its own.")
    if version is None and not create:
        raise StoreError(f"The database {url!r} is empty.")
    if version not in {None, *(script.revision for script in _scripts().walk_revisions())}:
        raise StoreError(f"The database {url!r} was written by a newer Casebook (tables {version}); update Casebook.")
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    if connection.dialect.name == "sqlite" and (broken := connection.exec_driver_sql("PRAGMA foreign_key_check").all()):
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
