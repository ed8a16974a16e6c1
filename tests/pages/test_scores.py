"""The Scores page in process: each tab counts what it shows, and who goes down to a student comes back to their tab."""

from random import Random

import pytest

from quiz.model import Classroom, Learner, Quiz, Role
from quiz.pages.class_standing import TAB_KEY
from quiz.quizzing import compose
from quiz.store import Store
from tests.classroom_samples import quiz_assignment
from tests.page_runs import NOON, Clock, Tab, tab_of
from tests.school import lecture_deck, simulated_term

STUDENTS = tuple(Learner(f"student{number}", f"Student {number}") for number in range(12))
HEADINGS = {
    "Next steps": {"Needs a word", "Teach this again"},
    "Students": {"Scores"},
    "Sections": {"Never learned, or forgotten?"},
    "Items": {"Items"},
    "Quizzes": {"Quizzes"},
    "Downloads": {"Downloads"},
}


@pytest.fixture
def scores(store: Store) -> Tab:
    """Return the page for a class that has studied for two weeks and was set a quiz."""
    teacher = store.add_learner(Learner("teacher", "Teacher"), role=Role.INSTRUCTOR)
    store.save_deck(teacher, lecture_deck(), now=NOON)
    store.classes.add(teacher, Classroom("cardiology", "Cardiology", NOON), chance=Random(0))  # noqa: S311
    code = store.classes.join_code(teacher, "cardiology")
    for student in STUDENTS:
        store.add_learner(student)
        store.classes.join(student, str(code), now=NOON)
    simulated_term(store, lecture_deck(), STUDENTS, end=NOON)
    questions = compose([lecture_deck()], n_items=4, seed="a")
    store.quizzes.add(teacher, Quiz("quiz", teacher.learner_id, "Week 1", NOON, questions))
    store.assignments.add(teacher, quiz_assignment(made_by=teacher.learner_id))
    return tab_of(store, teacher, Clock(), "scores_page.py")


def headings(tab: Tab) -> set[str]:
    return {heading.value for heading in tab.app.header}


@pytest.mark.parametrize("view", HEADINGS)
def test_only_the_tab_that_is_open_is_drawn(scores: Tab, view: str) -> None:
    scores.app.session_state[TAB_KEY] = view
    scores.run()
    assert headings(scores) >= HEADINGS[view]
    others = {heading for name, found in HEADINGS.items() if name != view for heading in found}
    assert headings(scores).isdisjoint(others)


def test_who_goes_down_to_a_student_comes_back_to_the_tab_they_were_on(scores: Tab) -> None:
    scores.app.session_state[TAB_KEY] = "Students"
    scores.app.query_params["student"] = "student3"
    scores.run()
    assert headings(scores) == {"Student 3"}
    scores.press("The whole class")
    assert headings(scores) == HEADINGS["Students"]


def test_the_students_show_who_is_at_risk_why_and_how_much_of_what_was_due_is_done(scores: Tab) -> None:
    scores.app.session_state[TAB_KEY] = "Students"
    scores.run()
    (table,) = scores.app.dataframe
    weakest, best = (table.value.set_index("learner").loc[f"Student {number}"] for number in (0, 11))
    assert (weakest["level"], best["level"]) == ("yes", "no")
    assert "first answers were right" in weakest["reason"]
    assert best["reason"] == ""


def test_only_who_is_at_risk_is_shown_on_demand(scores: Tab) -> None:
    scores.app.session_state[TAB_KEY] = "Students"
    scores.run()
    scores.app.toggle(key="only at risk").set_value(True)
    scores.run()
    (table,) = scores.app.dataframe
    assert set(table.value["level"]) == {"yes"}
    assert 0 < len(table.value) < len(STUDENTS)
