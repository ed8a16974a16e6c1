"""How long the server takes for the Exam, Progress and Study pages of a learner with 5,000 cards and 50,000 reviews.

The real pages run in process, as for a browser tab. Cold is a server that was just started and has read nothing, warm
a reload; between them one more answer. The peer makes the figures of the Progress page as anybody would, one review at
a time from the log in memory, without reading or drawing anything; of the score tables it is pandas with the same
group-bys.
"""

import gc
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

import pandas as pd
import streamlit as st

from app import COLLECT_EVERY
from quiz.model import Card, Rating, Review, Sitting
from quiz.planner import course_of, gain_of_minutes, outlook, prepared, todays_choice
from quiz.scheduling import replay
from quiz.scores import section_scores, studied_days
from quiz.scores.calibration import calibration, predictions
from quiz.scores.distributions import kind_scores
from quiz.session import Queue, queue
from quiz.store import URL_VARIABLE, Store
from tests import long_study, plain_scores
from tests.long_study import DECKS, NOW, PLAN, TODAY
from tests.page_runs import Clock, Tab
from tests.study_samples import review

TITLE = "Exam, Progress and Study, 5,000 cards x 50,000 reviews (peer: figures one review at a time; target: a second)"
PAGES = ("progress_page.py", "exam_page.py", "study_page.py")


def rows() -> Iterator[tuple[str, str, str, str]]:
    """Yield (what, ours, peer, ratio)."""
    gc.set_threshold(*COLLECT_EVERY)  # as the server does
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'bench.db'}"
        os.environ[URL_VARIABLE] = url
        with Store.open(url) as store:
            learner = store.ensure_local_learner()
            cards, log = long_study.write(store, learner)
            peer_s = _seconds(lambda: _plain_figures(log))
            for what, seconds in (*_pages(store, cards, log), *_figures(store, cards)):
                yield _row(what, seconds, peer_s)
            yield _scores(store)
        st.cache_resource.clear()


def _pages(store: Store, cards: dict[str, Card], log: list[Review]) -> Iterator[tuple[str, float]]:
    learner, clock = store.ensure_local_learner(), Clock(NOW)
    tab = Tab(clock, "settings_page.py")
    for page in PAGES:
        tab.go(page)  # what is imported once in a server's life
        st.cache_resource.clear()
        yield f"{page}, cold", _seconds(tab.run)
        tab = Tab(clock, "settings_page.py")
        tab.app.switch_page(page)
        yield f"{page}, a reload", _seconds(tab.run)
        card = cards[log[-1].item_id]
        store.record(learner, review(card, Rating.GOOD, clock.at, learner=learner))
        cards[card.item_id] = store.card(learner, card.deck_id, card.item_id)
        yield f"{page}, after another answer", _seconds(tab.run)


def _figures(store: Store, cards: dict[str, Card]) -> Iterator[tuple[str, float]]:
    """Yield what makes up the pages' time."""
    learner = store.ensure_local_learner()
    log = store.columns(learner)
    course = course_of(DECKS, cards=cards, marks={}, log=log, today=TODAY)
    strategy = prepared(course, PLAN, today=TODAY)
    base = outlook(course, strategy, PLAN, today=TODAY)
    parts: dict[str, Callable[[], object]] = {
        "what comes next after a press": lambda: _sitting(store),
        "the planner's course": lambda: course_of(DECKS, cards=cards, marks={}, log=log, today=TODAY),
        "strategy and prediction": lambda: outlook(course, prepared(course, PLAN, today=TODAY), PLAN, today=TODAY),
        "10 more minutes": lambda: gain_of_minutes(course, base, PLAN, 10, today=TODAY),
        "today's choice": lambda: todays_choice(course, strategy, PLAN, today=TODAY),
        "expected and remembered": lambda: calibration(predictions(log, decks=DECKS)),
    }
    for what, make in parts.items():
        yield what, _seconds(make)


def _sitting(store: Store) -> Queue:
    """Return what comes next in a sitting of all decks, as after every press."""
    learner = store.ensure_local_learner()
    return queue(
        Sitting("sitting", learner.learner_id, PLAN.deck_ids, NOW),
        decks=DECKS,
        cards=store.cards(learner, DECKS),
        todays_reviews=store.reviews(learner, since_day=TODAY),
        sitting_reviews=(),
        marks={},
        now=NOW,
        learner=learner,
    )


def _scores(store: Store) -> tuple[str, str, str, str]:
    """Return the row of the score tables, beside pandas."""
    log = store.columns(store.ensure_local_learner())
    rows = [(item.item_id, deck.deck_id, item.section_id, item.kind) for deck in DECKS for item in deck.items]
    items = pd.DataFrame(rows, columns=["item_id", "deck_id", "section_id", "kind"])
    reviews = log.reviews
    table = pd.DataFrame({name: getattr(reviews, name) for name in ("rep", "is_correct", "duration_ms", "day")})
    table["item_id"] = pd.Series(log.item_ids)[reviews.item].to_numpy()
    ours = _seconds(lambda: (section_scores(log, decks=DECKS), kind_scores(log, decks=DECKS), studied_days(log)))
    return _row("scores by section, kind and day", ours, _seconds(lambda: _pandas_scores(table, items)))


def _pandas_scores(table: pd.DataFrame, items: pd.DataFrame) -> list[pd.DataFrame]:
    joined = table.merge(items, on="item_id")
    by_section = ["deck_id", "section_id"]
    return [
        *(
            rows.groupby(by_section)["is_correct"].agg(["size", "mean"])
            for rows in (joined, joined[joined["rep"] == 1])
        ),
        joined.groupby("kind")["is_correct"].agg(["size", "mean"]),
        joined.groupby("day").agg(
            n=("rep", "size"), n_new=("rep", lambda rep: (rep == 1).sum()), ms=("duration_ms", "sum")
        ),
    ]


def _row(what: str, seconds: float, peer_s: float) -> tuple[str, str, str, str]:
    return what, f"{seconds:.2f} s", f"{peer_s:.2f} s", f"{seconds / peer_s:.2f}"


def _plain_figures(log: Sequence[Review]) -> tuple[object, ...]:
    by_item = groupby(sorted(log, key=lambda row: (row.item_id, row.rep)), key=lambda row: (row.deck_id, row.item_id))
    return (
        [replay(Card(log[0].learner_id, *item), its_log) for item, its_log in by_item],
        plain_scores.true_retention(log),
        plain_scores.section_scores(log, decks=DECKS),
        plain_scores.misconceptions(log, decks=DECKS),
    )


def _seconds(make: Callable[[], object]) -> float:
    start = time.perf_counter()
    make()
    return time.perf_counter() - start
