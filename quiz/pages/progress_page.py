"""The Progress page: what is due, what is remembered, what was sure and wrong; charts, findings, tables."""

from collections.abc import Mapping
from datetime import date
from html import escape
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from decks.model import Deck
from quiz.model import Review
from quiz.pages import context, findings
from quiz.pages.cards import answer_html, inert, question_html
from quiz.pages.charts import days_chart, heat_map_chart, sections_chart
from quiz.pages.sources import evidence_html
from quiz.scheduling import study_day
from quiz.scores import due_forecast, heat_map, misconceptions, section_scores, studied_days, true_retention

RECENT_DAYS = 30
DAY_COLUMNS: dict[str, Any] = {"n_reviews": "Reviews", "n_new": "New cards", "minutes": "Minutes"}
SECTION_COLUMNS: dict[str, Any] = {
    "section": "Section",
    "all_proportion": st.column_config.NumberColumn("Right", format="percent"),
    "n_all": "Answers",
    "all_low": st.column_config.NumberColumn("Likely from", format="percent"),
    "all_high": st.column_config.NumberColumn("to", format="percent"),
}


def draw_chart(finding: str, chart: alt.Chart | alt.LayerChart, table: pd.DataFrame, columns: dict[str, Any]) -> None:
    """Draw a chart under what it shows in words, and its table behind a tab."""
    st.header(inert(finding), anchor=False)
    as_chart, as_table = st.tabs(["Chart", "Table"])
    as_chart.altair_chart(chart, alt=finding)
    as_table.dataframe(table, column_order=tuple(columns), column_config=columns, alt=finding)


def draw_days(reviews: tuple[Review, ...], *, today: date) -> None:
    """Draw the calendar of the last half year, and the last days' reviews and minutes."""
    days = studied_days(reviews)
    finding = findings.study_days_words(days, today=today, n_days=RECENT_DAYS)
    draw_chart(finding, heat_map_chart(heat_map(reviews, until=today)), days, DAY_COLUMNS)
    recent = days.reindex(pd.date_range(end=today, periods=RECENT_DAYS), fill_value=0)
    as_reviews, as_minutes = st.tabs(["Reviews a day", "Minutes a day"])
    as_reviews.altair_chart(days_chart(recent, "n_reviews", title="Reviews"), alt="Reviews on each of the last days")
    as_minutes.altair_chart(days_chart(recent, "minutes", title="Minutes"), alt="Minutes on each of the last days")


def draw_misconceptions(reviews: tuple[Review, ...], decks: Mapping[str, Deck]) -> None:
    """List what was answered wrongly though the learner was sure, and not set right since, each with its source."""
    table = misconceptions(reviews, decks=decks.values())
    still_open = table[table["is_open"]]
    if still_open.empty:
        return
    st.header(f"You were sure, and it was wrong: {len(still_open)}", anchor=False)
    for deck_id, item_id, answer in still_open[["deck_id", "item_id", "answer"]].itertuples(index=False):
        deck = decks[deck_id]
        item = next(item for item in deck.items if item.item_id == item_id)
        with st.expander(inert(f"You said: {answer}"), icon=":material/close:"):
            st.html(question_html(item) + answer_html(item) + evidence_html(deck, item.evidence))


def draw_progress(reviews: tuple[Review, ...]) -> None:
    """Draw the whole page for a learner who has answered something."""
    store, learner, now = context.store(), context.learner(), context.now()
    decks = {title.deck_id: store.deck(learner, title.deck_id) for title in store.deck_titles(learner, now=now)}
    today = study_day(now, zone=learner.zone, rollover_hour=learner.rollover_hour)
    cards, marks = store.cards(learner, tuple(decks)), store.marks(learner)
    forecast = due_forecast(cards, decks=decks.values(), marks=marks, now=now, learner=learner)
    lead = (findings.due_words(forecast), findings.retention_words(true_retention(reviews)))
    st.html("".join(f'<p class="cb-lead">{escape(line)}</p>' for line in lead))
    scores = section_scores(reviews, decks=decks.values())
    if len(decks) > 1:
        scores["section"] = scores["deck_id"].map(lambda deck_id: decks[deck_id].title) + ": " + scores["section"]
    answered = scores[scores["n_all"] > 0]
    if not answered.empty:
        draw_chart(findings.sections_words(answered), sections_chart(answered), scores, SECTION_COLUMNS)
    draw_misconceptions(reviews, decks)
    draw_days(reviews, today=today)
    draw_chart(
        findings.forecast_words(forecast), days_chart(forecast, "n_due", title="Due"), forecast, {"n_due": "Due"}
    )


st.title("Progress")
answers = context.store().reviews(context.learner())
if answers:
    draw_progress(answers)
else:
    st.write("Your progress shows here once you have studied a few cards.")
    st.page_link("study_page.py", label="Study now", icon=":material/school:")
