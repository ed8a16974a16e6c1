"""What pages have computed of learners, kept by this process: a reload or another tab waits for nothing."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import TypeVar, cast

import streamlit as st

Made = TypeVar("Made")

MAX_KEPT = 400  # of all learners; a plan for a month takes a megabyte, one for a year ten


class Memo:
    """The figures that were asked for last, each with what it was made of. Any thread may call it."""

    def __init__(self, *, max_kept: int = MAX_KEPT) -> None:
        self._kept: OrderedDict[tuple[str, ...], tuple[object, object]] = OrderedDict()
        self._lock = Lock()
        self._max_kept = max_kept

    def kept(self, key: tuple[str, ...], of: object, make: Callable[[], Made]) -> Made:
        """Return what *make* made of the same *of* before, else what it makes now; one thing is kept for each *key*.

        What is kept is shared, and nobody may change it.
        """
        with self._lock:
            made_of, made = self._kept.get(key, (None, None))
        if made_of != of:
            made = make()
        with self._lock:
            self._kept[key] = of, made
            self._kept.move_to_end(key)
            if len(self._kept) > self._max_kept:
                self._kept.popitem(last=False)
        return cast("Made", made)


@st.cache_resource(show_spinner=False)
def memo() -> Memo:
    """Return the figures of this process."""
    return Memo()
