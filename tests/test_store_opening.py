"""What `Store.open` makes, and what it refuses with a clear sentence and without a trace. On both databases."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from quiz.__main__ import main
from quiz.model import Learner, Rating
from quiz.store import DEFAULT_URL, Store, StoreError
from quiz.store.engine import parse_url
from quiz.store.schema import METADATA, VERSION_TABLE
from tests.store_samples import DECK, FIRST, answer, change, outside, rows
from tests.study_samples import noon


def contents(folder: Path) -> dict[Path, bytes]:
    """Return the bytes of every file in *folder*."""
    return {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def refusal(url: str, **options: bool | float) -> str:
    """Return the sentence with which the store refuses *url*."""
    with pytest.raises(StoreError) as refused:
        Store.open(url, **options).close()  # type: ignore[arg-type]
    return str(refused.value)


def test_the_migrations_lead_to_the_tables_of_the_schema(database_url: str) -> None:
    Store.open(database_url).close()
    with outside(database_url) as connection:
        migrations = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
        assert compare_metadata(migrations, METADATA) == []
        inspector = sa.inspect(connection)
        for table in METADATA.sorted_tables:  # what compare_metadata does not look at
            rules = {str(rule.name) for rule in table.constraints if isinstance(rule, sa.CheckConstraint)}
            assert {rule["name"] for rule in inspector.get_check_constraints(table.name)} == rules


def test_sqlite_is_strict_about_types(sqlite_url: str) -> None:
    Store.open(sqlite_url).close()
    tables = rows(sqlite_url, "PRAGMA table_list")
    assert {table["name"] for table in tables if table["strict"]} == set(METADATA.tables)


def test_sqlite_is_set_to_lose_nothing(sqlite_url: str) -> None:
    with Store.open(sqlite_url) as store, store._engine.connect() as connection:
        pragmas = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        values = [connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() for pragma in pragmas]
        assert values == ["wal", 2, 1, 30_000]


def test_a_reader_at_work_does_not_keep_the_store_from_opening(sqlite_url: str) -> None:
    Store.open(sqlite_url).close()
    engine = sa.create_engine(sqlite_url, poolclass=sa.NullPool)
    with engine.connect() as reader:
        reader.exec_driver_sql("BEGIN")
        reader.exec_driver_sql("SELECT * FROM learners")
        with Store.open(sqlite_url) as store:  # cannot switch to the write-ahead log now, and does not wait for it
            assert store.counts().n_learners == 0
    engine.dispose()
    with Store.open(sqlite_url) as store, store._engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"


def test_opening_again_changes_nothing(store: Store, learner: Learner, database_url: str) -> None:
    store.save_deck(learner, DECK, now=noon(0))
    answer(store, FIRST, Rating.GOOD, n_days=0)
    with Store.open(database_url, create=False) as second_store:
        assert second_store.reviews(learner) == store.reviews(learner)
        assert second_store.counts() == store.counts()


def test_several_processes_may_make_the_same_database_at_once(database_url: str) -> None:
    command = [sys.executable, "-m", "quiz", "migrate", "--database", database_url]
    processes = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [process.wait(timeout=120) for process in processes] == [0, 0]
    with Store.open(database_url, create=False) as store:
        assert store.verify() == ()


def test_the_commands_read_the_url_from_the_environment(sqlite_url: str) -> None:
    environment = {**os.environ, "CASEBOOK_DATABASE_URL": sqlite_url}
    for command in ("migrate", "verify"):
        line = [sys.executable, "-m", "quiz", command]
        output = subprocess.run(line, env=environment, stdout=subprocess.PIPE, text=True, check=True).stdout
    assert output == "0 cards, 0 reviews: all agree\n"


def test_the_command_makes_no_database_to_verify(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "--database", f"sqlite:///{tmp_path}/new/casebook.db"]) == 2
    assert "There is no database" in capsys.readouterr().err
    assert not (tmp_path / "new").exists()


def test_the_default_database_lies_in_the_projects_data_folder() -> None:
    assert Path(__file__).parents[1] / "data" / "casebook.db" == Path(DEFAULT_URL.removeprefix("sqlite:///"))


def test_the_folder_of_the_file_is_made(tmp_path: Path) -> None:
    Store.open(f"sqlite:///{tmp_path}/a/100 %/casebook.db").close()
    assert (tmp_path / "a" / "100 %" / "casebook.db").exists()


def test_a_plain_postgresql_url_is_enough(postgresql_url: str) -> None:
    assert postgresql_url.startswith("postgresql://")
    for url in (postgresql_url, postgresql_url.replace("postgresql:", "postgres:", 1)):
        Store.open(url).close()


@pytest.mark.parametrize("url", ["", "casebook.db", "mysql://localhost/casebook", "sqlite://", "sqlite:///:memory:"])
def test_a_url_of_something_else_is_refused(url: str) -> None:
    assert "sqlite:///FILE or postgresql://" in refusal(url)


def test_a_refusal_does_not_tell_the_password() -> None:
    assert "secret" not in refusal("postgresql://ada:secret@localhost:1/casebook")
    assert "secret" not in refusal("mysql://ada:secret@localhost/casebook")


def test_a_server_that_cannot_be_reached_is_said_to_be(tmp_path: Path) -> None:
    assert "cannot be used" in refusal(f"postgresql://postgres@/casebook?host={tmp_path}")


def test_a_database_of_a_newer_version_is_refused(database_url: str, tmp_path: Path) -> None:
    Store.open(database_url).close()
    change(database_url, "UPDATE schema_version SET version_num = '9999'", "CREATE TABLE from_the_future (x INTEGER)")
    before = contents(tmp_path)
    assert "newer Casebook (tables 9999)" in refusal(database_url)
    assert contents(tmp_path) == before
    assert rows(database_url, "SELECT version_num FROM schema_version") == [{"version_num": "9999"}]


def test_another_programs_database_is_refused(database_url: str, tmp_path: Path) -> None:
    change(database_url, "CREATE TABLE recipes (name TEXT)")
    before = contents(tmp_path)
    assert "another program" in refusal(database_url)
    assert contents(tmp_path) == before
    with outside(database_url) as connection:
        assert sa.inspect(connection).get_table_names() == ["recipes"]


def test_a_migration_that_fails_half_way_leaves_nothing(database_url: str) -> None:
    change(database_url, "CREATE VIEW sittings AS SELECT 1 AS x")  # in the way of the last table
    with pytest.raises((StoreError, sa.exc.ProgrammingError), match="sittings"):
        Store.open(database_url)
    with outside(database_url) as connection:
        assert sa.inspect(connection).get_table_names() == []


@pytest.mark.parametrize("content", [b"x", b"This is no database. " * 1_000, b"SQLite format 3\0" + b"\xff" * 4_096])
def test_a_file_that_is_no_database_is_refused(sqlite_url: str, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "casebook.db").write_bytes(content)
    assert "not a database" in refusal(sqlite_url)
    assert contents(tmp_path) == {tmp_path / "casebook.db": content}


def test_a_folder_is_no_database(sqlite_url: str, tmp_path: Path) -> None:
    (tmp_path / "casebook.db").mkdir()
    assert "cannot be opened" in refusal(sqlite_url)
    assert list(tmp_path.rglob("*")) == [tmp_path / "casebook.db"]


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert "cannot be used" in refusal(f"sqlite:///{tmp_path}/file/casebook.db")


def read_only(url: str) -> str:
    """Return *url* of a database with tables, as one that may only be read."""
    if url.startswith("sqlite"):
        return url.replace("sqlite:///", "sqlite:///file:") + "?mode=ro&uri=true"
    return f"{url}%20-cdefault_transaction_read_only%3Don"


@pytest.mark.parametrize("prepare", [lambda url: Store.open(url).close(), lambda url: change(url, "SELECT 1")])
def test_a_database_that_may_only_be_read_is_refused(
    database_url: str, tmp_path: Path, prepare: Callable[[str], None]
) -> None:
    prepare(database_url)
    before = contents(tmp_path)
    assert "may only be read" in refusal(read_only(database_url))
    assert contents(tmp_path) == before


def test_no_database_is_made_where_one_should_be(database_url: str, tmp_path: Path) -> None:
    assert "no database" in refusal(database_url, create=False) or "empty" in refusal(database_url, create=False)
    assert list(tmp_path.iterdir()) == []


def lock(connection: sa.Connection) -> None:
    """Take what writes need."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN EXCLUSIVE")
    else:
        connection.exec_driver_sql("LOCK TABLE schema_version, learners IN ACCESS EXCLUSIVE MODE")


def test_a_locked_database_is_said_to_be_locked(database_url: str) -> None:
    with Store.open(database_url, lock_timeout_s=0.05) as store:
        learner = store.ensure_local_learner()
        engine = sa.create_engine(parse_url(database_url), poolclass=sa.NullPool)
        with engine.connect() as connection:
            lock(connection)
            assert "locked" in refusal(database_url, lock_timeout_s=0.05)
            with pytest.raises(StoreError, match="locked"):
                store.save_deck(learner, DECK, now=noon(0))
            connection.rollback()
        engine.dispose()
        store.save_deck(learner, DECK, now=noon(0))  # all is well once the lock is gone
        assert store.deck(learner, DECK.deck_id) == DECK
        assert store.verify() == ()
