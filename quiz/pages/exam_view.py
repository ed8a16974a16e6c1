"""Draw what a plan comes to: the prediction for the day of the exam, by section, with more minutes, day by day."""

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from decks.model import Deck
from quiz.amounts import percent
from quiz.pages import findings
from quiz.pages.charts import days_chart, shares_chart
from quiz.pages.deck_names import names_of_all
from quiz.pages.figures import draw_chart, share_columns
from quiz.pages.material import Material
from quiz.pages.planning import Planning, gained_with_more, predicted
from quiz.planner import Outlook

MORE_MINUTES = (5, 10, 20, 30)
NO_TIME_LEFT = "No day before the exam has time to study any more. Add minutes to a weekday, or take back a day off."
SECTION_COLUMNS: dict[str, Any] = {
    "section": "Section",
    **share_columns("predicted", "low", "high", "Known on the day"),
    "n_items": "Items",
    "n_unseen": "Not met by then",
}
DAY_COLUMNS: dict[str, Any] = {
    "planned_minutes": st.column_config.NumberColumn("Minutes planned", format="%d"),
    "used_minutes": st.column_config.NumberColumn("Minutes used", format="%.0f"),
    "n_new": "New cards",
}


def draw_outlook(material: Material, planning: Planning) -> None:
    """Draw the prediction."""
    base = predicted(material, planning)
    exam_day, deck_ids = planning.plan.exam_day, planning.plan.deck_ids
    has_time = bool(base.days["planned_minutes"].any())
    kept = f" It counts on you studying on {percent(planning.kept)} of the planned days." if has_time else ""
    removed = findings.removed_words(sum(deck_id not in material.decks for deck_id in deck_ids))
    st.html(
        f'<p class="cb-lead">{escape(findings.outlook_words(base, exam_day, today=planning.today))}</p>'
        f'<p class="cb-small">{escape(findings.never_seen_words(base) + kept + removed)}</p>'
    )
    if has_time:
        _draw_what_if(material, planning, base)
    else:
        st.write(NO_TIME_LEFT)
    sections = named_sections(base.sections, material.decks)
    draw_chart(
        findings.exam_sections_words(sections),
        shares_chart(sections, "predicted", "low", "high", title="Known on the day", n="n_items", counted="Items"),
        sections,
        SECTION_COLUMNS,
    )
    if has_time:
        finding = findings.plan_words(base.days)
        draw_chart(finding, days_chart(base.days, "used_minutes", title="Minutes"), base.days, DAY_COLUMNS)


def named_sections(table: pd.DataFrame, decks: Mapping[str, Deck]) -> pd.DataFrame:
    """Return *table* with the name of each row's section, after its deck's where there are several."""
    names = names_of_all(decks[deck_id] for deck_id in table["deck_id"].unique())
    rows = zip(table["deck_id"], table["section_id"], strict=True)
    return table.assign(section=[names[row] for row in rows])


def _draw_what_if(material: Material, planning: Planning, base: Outlook) -> None:
    extra = st.segmented_control(
        "What if you studied more?", MORE_MINUTES, default=10, format_func=lambda n: f"+ {n} minutes", required=True
    )
    gain = gained_with_more(material, planning, base, extra)
    st.html(f'<p class="cb-lead">{escape(findings.gain_words(base, gain, extra))}</p>')
