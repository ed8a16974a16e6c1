"""Draw the tables of a class: students' scores, sections, items; a row that is chosen leads down."""

import pandas as pd
import streamlit as st

from quiz.pages.class_standing import ClassStanding
from quiz.pages.item_analysis import items_of
from quiz.pages.score_drilldown import ITEM_PARAM, STUDENT_PARAM
from quiz.pages.score_tables import draw_small, draw_table, selectable_table
from quiz.scores import DECK, SECTION, RiskLevel, class_scores, section_totals

RISKS = ("level", "due_share")  # of a student, over all decks
SCORES = (
    "n_met",
    "completion",
    "first_share",
    "n_first",
    "retention",
    "recall",
    "score",
    "score_low",
    "score_high",
    "last_day",
    "minutes",
)
SECTIONS = ("section", "n_items", "met_share", "error_first", "n_first", "error_after", "n_after", "recall")
ITEMS = (
    "question",
    "section",
    "kind",
    "n",
    "facility",
    "discrimination",
    "discriminative_efficiency",
    "distractor_efficiency",
    "median_seconds",
    "is_provisional",
)
GROUPINGS = {"All decks": (), "By deck": DECK, "By section": SECTION}


def scores_by(view: ClassStanding, grouping: str) -> pd.DataFrame:
    """Return the score table by all decks, by deck or by section; by all decks with who is at risk, and why."""
    if grouping == "All decks":
        return _with_names(view, view.scores.merge(view.risks, on="learner_id"))
    scores = _with_names(view, class_scores(view.standing, by=GROUPINGS[grouping]))
    sections = view.standing.sections.merge(view.standing.items[["deck_id", "deck"]].drop_duplicates(), on="deck_id")
    if grouping == "By deck":
        return scores.merge(sections[["deck_id", "deck"]].drop_duplicates(), on="deck_id")
    return scores.merge(sections, on=list(SECTION))


def _with_names(view: ClassStanding, table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(learner=table["learner_id"].map(view.names))


def draw_scores(view: ClassStanding) -> None:
    """Draw the score table; a chosen student is opened."""
    st.header("Scores", anchor=False)
    grouping = st.segmented_control(
        "Scores", tuple(GROUPINGS), default="All decks", required=True, key="scores by", label_visibility="collapsed"
    )
    table = _found(view, scores_by(view, grouping))
    groups = tuple(name for name in ("deck", "section") if name in table)
    columns = ("learner", *groups, *SCORES) if groups else ("learner", *RISKS, *SCORES, "reason")
    chosen = selectable_table(table, columns, f"Scores of the class, {grouping}")
    draw_small(f"Will remember and expected score are {view.day_words}. Choose a row to open a student.")
    draw_small("Who is at risk is told by the thresholds in the settings of the class.")
    if chosen is not None:
        st.query_params[STUDENT_PARAM] = str(table.iloc[chosen]["learner_id"])
        st.rerun()


def _found(view: ClassStanding, table: pd.DataFrame) -> pd.DataFrame:
    """Ask whom to show, and return the rows of *table* that are theirs."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        wanted = st.text_input("Find a student", key="find student", placeholder="Part of a name")
        is_at_risk = st.toggle("Only who is at risk", key="only at risk")
    if is_at_risk:
        at_risk = view.risks.loc[view.risks["level"] == RiskLevel.HIGH, "learner_id"]
        table = table[table["learner_id"].isin(at_risk)]
    return table[table["learner"].str.contains(wanted, case=False, regex=False)]


def sections_of(view: ClassStanding) -> pd.DataFrame:
    """Return the totals of each section, with its deck's name."""
    decks = view.standing.items[["deck_id", "deck"]].drop_duplicates()
    return section_totals(view.standing).merge(decks, on="deck_id")


def draw_sections(view: ClassStanding) -> None:
    """Draw for each section what was never known, apart from what was known and forgotten."""
    st.header("Never learned, or forgotten?", anchor=False)
    draw_table(sections_of(view), _with_deck(view, SECTIONS), "Sections of the class")


def draw_items(view: ClassStanding) -> None:
    """Draw the item analysis; a chosen item is opened."""
    st.header("Items", anchor=False)
    table = items_of(view)
    chosen = selectable_table(table, _with_deck(view, ITEMS), "Items of the class")
    draw_small("First answers only; nothing is told of fewer than 10, and under 30 it is provisional.")
    if chosen is not None:
        st.query_params[ITEM_PARAM] = str(table.index[chosen])
        st.rerun()


def _with_deck(view: ClassStanding, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the columns called *names*, and the deck before the section where the class has several."""
    place = names.index("section")
    return names if view.standing.items["deck_id"].nunique() < 2 else (*names[:place], "deck", *names[place:])
