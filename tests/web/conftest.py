"""An empty store, and the surroundings of a server that only this machine can reach."""

from collections.abc import Iterator

import pytest

from quiz.store import Store
from quiz.web.gate import Surroundings
from tests.test_door import NOW


@pytest.fixture
def store(sqlite_url: str) -> Iterator[Store]:
    """Yield an empty store."""
    with Store.open(sqlite_url) as store:
        yield store


@pytest.fixture
def surroundings(store: Store) -> Surroundings:
    """Return what a server of this machine alone gives, without providers."""
    return Surroundings(
        store=lambda: store,
        now=lambda: NOW,
        listens_to_all=lambda: False,
        identity_of=lambda _: None,
        providers=tuple,
        sign_in_url=lambda name: f"/auth/login?provider={name}",
    )
