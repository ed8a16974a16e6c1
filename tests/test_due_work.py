"""What of the due work is done: counted from the log's columns as the store counts it one assignment at a time."""

from datetime import timedelta

import pytest

from quiz.model import Assignment, AssignmentKind, DeckPart
from quiz.scores import due_shares, item_frame
from tests.class_samples import DECKS, STUDENT_IDS, columns_of, studied
from tests.study_samples import noon

ITEMS = item_frame(DECKS)
REVIEWS, CARDS = studied(5, n=40)
LOG = columns_of(REVIEWS, CARDS.values())
NOW = noon(50)


def assignment(*parts: DeckPart, target: float = 1.0, quiz_id: str | None = None) -> Assignment:
    kind = AssignmentKind.STUDY if quiz_id is None else AssignmentKind.QUIZ
    return Assignment("a", "class", "Study", kind, noon(45), "cleo", noon(0), target, parts, quiz_id)


@pytest.mark.parametrize("target", [0.25, 1.0])
@pytest.mark.parametrize("part", [DeckPart("first"), DeckPart("first", "s1"), DeckPart("second", "s0")])
def test_the_share_of_a_study_assignment_is_what_was_met_of_what_is_needed(part: DeckPart, target: float) -> None:
    of_part = [
        item.item_id
        for deck in DECKS
        for item in deck.items
        if part in (DeckPart(deck.deck_id), DeckPart(deck.deck_id, item.section_id))
    ]
    found = due_shares(LOG, ITEMS, [assignment(part, target=target)], takers={}, now=NOW)
    for learner_id in STUDENT_IDS:
        met = {review.item_id for review in REVIEWS if review.learner_id == learner_id} & set(of_part)
        assert found[learner_id] == pytest.approx(min(1, len(met) / (len(of_part) * target)))


def test_a_quiz_is_done_by_its_takers() -> None:
    found = due_shares(LOG, ITEMS, [assignment(quiz_id="q")], takers={"q": frozenset(STUDENT_IDS[:1])}, now=NOW)
    assert found == {STUDENT_IDS[0]: 1.0, STUDENT_IDS[1]: 0.0, STUDENT_IDS[2]: 0.0}


def test_nothing_due_is_no_share() -> None:
    later = assignment(DeckPart("first"))
    assert due_shares(LOG, ITEMS, [later], takers={}, now=later.due_at - timedelta(seconds=1)) == {}
    assert due_shares(LOG, ITEMS, [assignment(DeckPart("gone"))], takers={}, now=NOW) == {}
