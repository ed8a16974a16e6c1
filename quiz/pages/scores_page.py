"""The Scores page: what to do next, the students, the sections, the items, the quizzes, the downloads; a tab each.

Only the tab that is open is counted and drawn.
"""

from collections.abc import Callable
from datetime import datetime

import streamlit as st

from quiz.model import ClassRole, ClassTitle, Learner
from quiz.pages import context
from quiz.pages.cards import inert
from quiz.pages.class_standing import TAB_KEY, ClassStanding, read_class
from quiz.pages.class_tables import draw_items, draw_scores, draw_sections
from quiz.pages.quiz_analysis import draw_quizzes, quiz_titles
from quiz.pages.score_downloads import draw_downloads
from quiz.pages.score_drilldown import ITEM_PARAM, STUDENT_PARAM, close, draw_item, draw_student
from quiz.pages.score_tables import draw_small
from quiz.scores import RiskLevel, teach_again

MAX_NAMED = 10  # students who need a word, before the others are behind a press
PSEUDONYMS_KEY = "pseudonyms"


def chosen_class(titles: tuple[ClassTitle, ...]) -> ClassTitle:
    """Ask for the class, where there are several."""
    if len(titles) == 1:
        return titles[0]
    names = {title.classroom.class_id: title for title in titles}
    class_id = st.selectbox(
        "Class", tuple(names), format_func=lambda class_id: names[class_id].classroom.name, key="class of scores"
    )
    return names[class_id]


def draw_teaching(view: ClassStanding) -> None:
    """Draw the items that will cost the class most marks, each with its source."""
    st.header("Teach this again", anchor=False)
    worst = teach_again(view.standing)
    if worst.empty:
        st.write("No item that the class has met is expected to cost it marks.")
    for item_id, item in worst.iterrows():
        with st.container(border=True):
            st.markdown(f"**{inert(item['question'])}**")
            draw_small(f"{item['deck']}, {item['section']}. From the article: {item['source']}")
            forgotten, never = item["loss_forgotten"], item["loss_never_right"]
            st.text(
                f"{item['loss']:.1f} marks lost {view.day_words}, of {item['n_met']} students who met it: "
                f"{forgotten:.1f} by students who knew it once, {never:.1f} by students who never did."
            )
            st.button("Who chose what", key=f"teach {item_id}", type="tertiary", on_click=open_item, args=(item_id,))


def open_item(item_id: str) -> None:
    """Go down to one item."""
    st.query_params[ITEM_PARAM] = item_id


def draw_risks(view: ClassStanding) -> None:
    """Name the students who need a word, each with the reason."""
    st.header("Needs a word", anchor=False)
    at_risk = view.risks[view.risks["level"] == RiskLevel.HIGH]
    if at_risk.empty:
        st.write("Nobody, by the thresholds of this class.")
    lines = [f"{view.names[learner_id]}: {reason}" for learner_id, _, reason in at_risk.itertuples(index=False)]
    for line in lines[:MAX_NAMED]:
        st.text(line)
    if lines[MAX_NAMED:]:
        with st.expander(f"And {len(lines) - MAX_NAMED} more"):
            for line in lines[MAX_NAMED:]:
                st.text(line)


def draw_next_steps(view: ClassStanding) -> None:
    """Draw whom to speak to, and what to teach again."""
    draw_risks(view)
    draw_teaching(view)


def draw_by_section(view: ClassStanding) -> None:
    """Draw the heat map, and what was never learned apart from what was forgotten."""
    from quiz.pages.class_charts import draw_heat_map  # noqa: PLC0415 - charts are slow to load, and only here

    draw_heat_map(view)
    draw_sections(view)


def draw_files(view: ClassStanding) -> None:
    """Draw the downloads, unless the names are hidden."""
    if st.session_state.get(PSEUDONYMS_KEY):
        draw_small("Downloads carry your students' names; switch the pseudonyms off to make one.")
    else:
        draw_downloads(view)


def draw_class(view: ClassStanding, learner: Learner, *, now: datetime) -> None:
    """Draw the class as a whole, one tab of it."""
    views: dict[str, Callable[[ClassStanding], None]] = {
        "Next steps": draw_next_steps,
        "Students": draw_scores,
        "Sections": draw_by_section,
        "Items": draw_items,
    }
    if quiz_titles(view):
        views["Quizzes"] = lambda view: draw_quizzes(view, learner, now=now)
    views["Downloads"] = draw_files
    for draw, tab in zip(views.values(), st.tabs(tuple(views), key=TAB_KEY, on_change="rerun"), strict=True):
        if tab.open:
            with tab:
                draw(view)


def draw_page(learner: Learner, *, now: datetime) -> None:
    """Draw the page for an instructor of at least one class."""
    st.title("Scores")
    if TAB_KEY in st.session_state:  # who goes down to a student, where no tabs are, comes back to the tab they were on
        st.session_state[TAB_KEY] = st.session_state[TAB_KEY]
    titles = tuple(t for t in context.store().classes.titles(learner) if t.role is ClassRole.INSTRUCTOR)
    if not titles:
        st.write("You teach no class yet. Make one, invite your students, and their scores show here.")
        st.page_link("classes_page.py", label="Make a class", icon=":material/groups:")
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        title = chosen_class(titles)
        is_pseudonymous = st.toggle("Pseudonyms, for a projector", key=PSEUDONYMS_KEY)
    view = read_class(title.classroom, learner, is_pseudonymous=is_pseudonymous, now=now)
    if not view.names:
        st.write("Nobody is in this class yet. Invite your students with its code, or upload a roster.")
        st.page_link("classes_page.py", label="To the class", icon=":material/groups:")
    elif not view.has_answers:
        st.write(f"{len(view.names)} students, and no answer yet. Scores show here with the first one.")
    elif st.query_params.get(STUDENT_PARAM) in view.names:
        st.button("The whole class", type="tertiary", icon=":material/arrow_back:", on_click=close)
        draw_student(view, st.query_params[STUDENT_PARAM], learner, now=now)
    elif st.query_params.get(ITEM_PARAM) in view.standing.items.index:
        st.button("The whole class", type="tertiary", icon=":material/arrow_back:", on_click=close)
        draw_item(view, st.query_params[ITEM_PARAM])
    else:
        draw_class(view, learner, now=now)


draw_page(context.learner(), now=context.now())
