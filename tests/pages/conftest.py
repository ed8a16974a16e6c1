"""What the tests of pages share: a store that the pages use too, and a learner with a small deck."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st

from quiz.model import Learner
from quiz.store import URL_VARIABLE, Store
from tests.page_runs import NOON
from tests.small_deck import small_deck


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """Yield an empty store that the pages use too, of a person who works alone."""
    url = f"sqlite:///{tmp_path / 'casebook.db'}"
    monkeypatch.setenv(URL_VARIABLE, url)
    with Store.open(url) as store:
        store.ensure_local_learner()
        yield store
    st.cache_resource.clear()


@pytest.fixture
def learner(store: Store) -> Learner:
    """Return the learner, whose library holds the small deck."""
    learner = store.ensure_local_learner()
    store.save_deck(learner, small_deck(), now=NOON)
    return learner
