"""What instructors read of their class: its students' answers in its decks, each look noted once."""

from datetime import timedelta
from pathlib import Path

import pytest

from quiz.model import Learner, NotAllowedError, Rating
from quiz.scores import item_frame
from tests.installation import (
    CLASS_ID,
    INSTRUCTOR,
    OTHER_INSTRUCTOR,
    STUDENT,
    Installation,
    make_installation,
)
from tests.store_samples import DECK, FIRST, SECOND, answer, rows
from tests.study_samples import noon


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    return make_installation(tmp_path_factory.mktemp("installation"))


def looks(file: Path) -> list[str]:
    found = rows(f"sqlite:///{file}", "SELECT action, class_id FROM audit_log ORDER BY audit_id")
    return [f"{row['action']}: {row['class_id']}" for row in found if "scores" in row["action"]]


def test_a_class_is_its_students_and_what_they_study(installation: Installation, tmp_path: Path) -> None:
    with installation.opened(tmp_path) as (store, _):
        answer(store, SECOND, Rating.AGAIN, n_days=1, learner=STUDENT)
        log = store.class_scores.log(INSTRUCTOR, CLASS_ID, now=noon(2))
        assert log.learner_ids == (STUDENT.learner_id,)
        assert store.class_scores.deck_ids(INSTRUCTOR, CLASS_ID) == (DECK.deck_id,)
        assert {log.item_ids[code] for code in log.reviews.item} == {FIRST.item_id, SECOND.item_id}
        assert set(log.item_ids) <= set(item_frame([DECK]).index)


def test_a_look_is_noted_once_an_hour(installation: Installation, tmp_path: Path) -> None:
    with installation.opened(tmp_path) as (store, file):
        for minutes in (0, 30, 59, 61):
            store.class_scores.log(INSTRUCTOR, CLASS_ID, now=noon(2) + timedelta(minutes=minutes))
        assert looks(file) == [f"saw the scores of the class: {CLASS_ID}"] * 2


def test_single_answers_are_those_of_the_class(installation: Installation, tmp_path: Path) -> None:
    with installation.opened(tmp_path) as (store, _):
        scores = store.class_scores
        found = scores.answers(INSTRUCTOR, CLASS_ID, what="downloaded all answers", now=noon(2))
        assert set(found["learner_id"]) == {STUDENT.learner_id}
        other = scores.answers(INSTRUCTOR, CLASS_ID, learner_id="other student", what="saw a student", now=noon(2))
        assert other.empty


@pytest.mark.parametrize("acting", [STUDENT, OTHER_INSTRUCTOR])
def test_others_see_nothing_and_leave_no_note(
    installation: Installation,
    tmp_path: Path,
    acting: Learner,
) -> None:
    with installation.opened(tmp_path) as (store, file):
        for read in (
            lambda scores: scores.log(acting, CLASS_ID, now=noon(2)),
            lambda scores: scores.answers(acting, CLASS_ID, what="saw", now=noon(2)),
            lambda scores: scores.note_download(acting, CLASS_ID, "CSV", now=noon(2)),
            lambda scores: scores.deck_ids(acting, CLASS_ID),
        ):
            with pytest.raises(NotAllowedError):
                read(store.class_scores)
        assert looks(file) == []
