"""Draw the three views of the Progress page: what the learner knows, their days, their memory."""

from datetime import timedelta
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from quiz.amounts import counted, percent, whole
from quiz.memory import MIN_SCORED
from quiz.pages import findings
from quiz.pages.cards import answer_html, inert, question_html
from quiz.pages.charts import (
    calibration_chart,
    counts_chart,
    days_chart,
    heat_map_chart,
    shares_chart,
)
from quiz.pages.figures import draw_chart, share_columns
from quiz.pages.material import Material
from quiz.pages.memory_view import draw_memory
from quiz.pages.planning import predicted, read_planning
from quiz.pages.progress_tables import Knowledge, knowledge, memory_tables, to_reread
from quiz.pages.sources import evidence_html
from quiz.planner import recovery
from quiz.scores.distributions import streak

RECENT_DAYS, BACKLOG_DAYS = 30, 60
MAX_OPEN = 10  # misconceptions drawn at once
LEAST_MINUTES = 5.0  # a day, where the learner's own days say less
DAY_COLUMNS: dict[str, Any] = {"n_reviews": "Reviews", "n_new": "New cards", "minutes": "Minutes"}
RIGHT = share_columns("all_proportion", "all_low", "all_high", "Right")
CALIBRATION_COLUMNS: dict[str, Any] = {
    "predicted": st.column_config.NumberColumn("Expected", format="percent"),
    **share_columns("observed", "low", "high", "Remembered"),
    "n": "Reviews",
}


def draw_lead(material: Material) -> None:
    """Draw the first lines: what is due, what will be known on the day of the exam or is known now, how it went."""
    found = knowledge(material)
    planning = read_planning(material)
    lines = [findings.due_words(found.forecast) + _backlog(material, found)]
    if planning is not None:
        outlook = predicted(material, planning)
        lines.append(findings.outlook_words(outlook, planning.plan.exam_day, today=material.today))
    lines.append(findings.retention_words(found.retention))
    today = pd.Timestamp(material.today)
    days = findings.study_days_words(found.days, today=material.today, n_days=RECENT_DAYS) + "."
    days += findings.streak_words(streak(found.days, today=today))
    st.html("".join(f'<p class="cb-lead">{escape(line)}</p>' for line in lines) + f'<p class="cb-small">{days}</p>')
    if planning is None:
        st.page_link("exam_page.py", label="Plan for an exam", icon=":material/event:")
    else:
        st.page_link("exam_page.py", label="Your exam, section by section", icon=":material/event:")


def draw_knowledge(material: Material) -> None:
    """Draw scores by section and kind, what was sure and wrong, what to read again."""
    found = knowledge(material)
    answered = found.sections[found.sections["n_all"] > 0]
    if not answered.empty:
        draw_chart(
            findings.sections_words(answered),
            shares_chart(
                answered, "all_proportion", "all_low", "all_high", title="Right answers", n="n_all", counted="Answers"
            ),
            found.sections,
            {"section": "Section", **RIGHT, "n_all": "Answers"},
        )
    _draw_reread(found)
    _draw_misconceptions(material, found)
    if not found.kinds.empty:
        draw_chart(
            findings.kinds_words(found.kinds),
            shares_chart(
                found.kinds,
                "all_proportion",
                "all_low",
                "all_high",
                title="Right answers",
                n="n_all",
                counted="Answers",
                of="kind",
            ),
            found.kinds,
            {"kind": "Kind", **RIGHT, "n_all": "Answers"},
        )


def draw_days(material: Material) -> None:
    """Draw the calendar of the last half year, the last days' reviews and minutes, and what comes due."""
    found = knowledge(material)
    n_reviews = int(found.calendar["n_reviews"].sum())
    draw_chart(
        f"{counted(n_reviews, 'answer')} on {int((found.calendar['n_reviews'] > 0).sum())} days of the last half year",
        heat_map_chart(found.calendar),
        found.days,
        DAY_COLUMNS,
    )
    recent = found.days.reindex(pd.date_range(end=material.today, periods=RECENT_DAYS), fill_value=0)
    as_reviews, as_minutes = st.tabs(["Reviews a day", "Minutes a day"])
    as_reviews.altair_chart(days_chart(recent, "n_reviews", title="Reviews"), alt="Reviews on each of the last days")
    as_minutes.altair_chart(days_chart(recent, "minutes", title="Minutes"), alt="Minutes on each of the last days")
    draw_chart(
        findings.forecast_words(found.forecast),
        days_chart(found.forecast, "n_due", title="Due"),
        found.forecast,
        {"n_due": "Due"},
    )


def draw_memories(material: Material) -> None:
    """Draw the memory model, how long memories last, and whether what was expected came true."""
    draw_memory(material)
    found = memory_tables(material)
    columns = {"lasts": "Stays", "known": "Known with a chance of", "n_cards": "Cards"}
    for table, of, finding in (
        (found.lasting, "lasts", findings.lasting_words(found.lasting)),
        (found.known, "known", findings.known_words(found.known)),
    ):
        shown = {name: columns[name] for name in (of, "n_cards")}
        draw_chart(finding, counts_chart(table, of, title="Cards"), table, shown)
    if found.predicted["n"].sum() < MIN_SCORED:
        st.html('<p class="cb-small">Whether predictions come true shows after 32 answers to cards that came back.</p>')
        return
    draw_chart(
        findings.calibration_words(found.predicted),
        calibration_chart(found.predicted),
        found.predicted.reset_index(drop=True),
        CALIBRATION_COLUMNS,
    )
    for name, table in (("section", found.by_section), ("kind", found.by_kind)):
        with st.expander(f"The same by {name}", icon=":material/table_rows:"):
            columns_of = {name: name.capitalize(), **CALIBRATION_COLUMNS}
            st.dataframe(
                table,
                column_order=tuple(columns_of),
                column_config=columns_of,
                hide_index=True,
                alt=f"Expected and remembered, by {name}",
            )


def _backlog(material: Material, found: Knowledge) -> str:
    """Say when what is due is cleared, where it is more than a day's work."""
    if not found.forecast["n_due"].iloc[0]:
        return ""
    plan = material.store.plans.current(material.learner)
    recent = found.days[found.days.index > pd.Timestamp(material.today) - pd.Timedelta(days=RECENT_DAYS)]
    own = max(LEAST_MINUTES, float(recent["minutes"].mean()) if len(recent) else LEAST_MINUTES)
    course = material.course(tuple(material.decks))
    if course is None:
        return ""
    minutes = [own] * BACKLOG_DAYS
    if plan is not None and plan.exam_day > material.today:
        days = [material.today + timedelta(days=n) for n in range(BACKLOG_DAYS)]
        minutes = [0.0 if day in plan.days_off else float(plan.minutes[day.weekday()]) for day in days]
    cleared = material.kept(
        "backlog", lambda: recovery(course, material.learner.desired_retention, minutes=minutes), minutes
    )
    words = findings.backlog_words(cleared, minutes=sum(minutes) / len(minutes), today=material.today)
    return f" {words}" if words else ""


def _draw_reread(found: Knowledge) -> None:
    """List the sections to read once more, each with a link to its article."""
    weak = to_reread(found.sections)
    if weak.empty:
        return
    st.header("Worth reading once more", anchor=False)
    rows = zip(weak["deck_id"], weak["section"], weak["all_proportion"], weak["n_all"], strict=True)
    for deck_id, section, share, n_answers in rows:
        st.page_link(
            "library_page.py",
            label=inert(f"{section}: {percent(share)} of {whole(n_answers)} answers right"),
            icon=":material/menu_book:",
            query_params={"deck": deck_id},
        )


def _draw_misconceptions(material: Material, found: Knowledge) -> None:
    """List what was answered wrongly though the learner was sure, and not set right since, each with its source."""
    if found.open.empty:
        return
    st.header(f"You were sure, and it was wrong: {whole(len(found.open))}", anchor=False)
    newest = found.open.head(MAX_OPEN)
    if len(newest) < len(found.open):
        st.html(f'<p class="cb-small">The newest {len(newest)}; the others show as you set these right.</p>')
    for deck_id, item_id, answer in newest[["deck_id", "item_id", "answer"]].itertuples(index=False):
        deck = material.decks[deck_id]
        item = next(item for item in deck.items if item.item_id == item_id)
        with st.expander(inert(f"You said: {answer}"), icon=":material/close:"):
            st.html(question_html(item) + answer_html(item) + evidence_html(deck, item.evidence))
