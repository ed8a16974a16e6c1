"""Fit a learner's memory model in the background once their reviews have doubled.

The fit runs in a process of its own, so that no answer waits for it. The thread that starts it reads the log, hands it
over, and has the store adopt what comes back.
"""

import logging
from datetime import datetime
from subprocess import SubprocessError
from threading import Lock, Thread

import streamlit as st

from quiz.memory import fit_apart, is_fit_due
from quiz.model import Learner, NotAllowedError
from quiz.scheduling import histories
from quiz.store import Store, StoreError

_LOG = logging.getLogger(__name__)


class Refits:
    """The refits that this process has running, one a learner at most."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._running: dict[str, Thread] = {}

    def start_if_due(self, store: Store, learner: Learner, *, now: datetime) -> Thread | None:
        """Start a refit unless one is running or the log cannot have enough new reviews yet; return its thread."""
        last = next(iter(store.models.history(learner)), None)
        n_reviews, _ = store.log_extent(learner)
        if not is_fit_due(n_reviews, n_scored_at_last_fit=0 if last is None else last.n_scored):
            return None
        with self._lock:
            running = self._running.get(learner.learner_id)
            if running is not None and running.is_alive():
                return None
            thread = Thread(target=refit, args=(store, learner), kwargs={"now": now}, daemon=True, name="refit")
            self._running[learner.learner_id] = thread
        thread.start()
        return thread


@st.cache_resource(show_spinner=False)
def refits() -> Refits:
    """Return the refits of this process."""
    return Refits()


def refit(store: Store, learner: Learner, *, now: datetime) -> None:
    """Fit the learner's model if the scored reviews have doubled, and keep it where it predicts better."""
    try:
        last = next(iter(store.models.history(learner)), None)
        log = histories(store.columns(learner))
        n_scored = int((log.elapsed_days > 0).sum())
        if not is_fit_due(n_scored, n_scored_at_last_fit=0 if last is None else last.n_scored):
            return
        found = fit_apart(log.answers(), before=store.models.current(learner))
        if found is not None:
            store.models.adopt(learner, found, last=last, now=now)
    except (StoreError, NotAllowedError, SubprocessError) as error:  # gone, closed, or killed meanwhile
        _LOG.warning("The refit of a memory model was given up: %s", error)
