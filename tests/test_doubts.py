"""The review desk's list: doubts of answers, students and rules together, the most told first."""

import pandas as pd

from quiz.model import CurationAction, ItemEdit, ItemFlag
from quiz.scores.doubts import NO_COMMENT, Witness, doubts, is_settled
from quiz.scores.flags import FLAG_COLUMNS
from tests.small_deck import small_deck
from tests.study_samples import noon

NONE = pd.DataFrame(columns=FLAG_COLUMNS)
CAUSE = small_deck().items[0]


def test_what_answers_and_students_say_comes_before_what_rules_say() -> None:
    by_answers = pd.DataFrame([["told", "weak", "It hardly tells.", True]], columns=FLAG_COLUMNS)
    found = doubts(
        by_answers=by_answers,
        by_students=[ItemFlag("told", "Two answers fit."), ItemFlag("flagged", "")],
        by_rules={"ruled": ["its options differ (rule 13)", "it is copied (rule 31)"]},
    )
    assert list(found) == ["told", "flagged", "ruled"]
    assert [doubt.witness for doubt in found["told"]] == [Witness.ANSWERS, Witness.STUDENTS]
    assert found["told"][0].is_provisional
    assert found["flagged"][0].reason == NO_COMMENT


def test_a_deck_without_doubts_has_an_empty_list() -> None:
    assert doubts(by_answers=NONE, by_students=(), by_rules={}) == {}


def test_an_item_is_settled_by_what_was_done_last() -> None:
    edited = ItemEdit(CurationAction.EDITED, "Ada", "", noon(1), CAUSE, CAUSE)
    approved = ItemEdit(CurationAction.APPROVED, "Ada", "", noon(2), CAUSE, CAUSE)
    restored = ItemEdit(CurationAction.RESTORED, "Ada", "", noon(3), None, CAUSE)
    assert is_settled([edited])
    assert is_settled([edited, approved])
    assert not is_settled([approved, restored])
    assert not is_settled([])
