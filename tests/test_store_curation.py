"""The review desk in the store: edits are versions with an author, students' histories follow, regrades stand aside."""

from dataclasses import replace

import pytest

from decks.curation import reworded
from decks.model import ArticleError, Basic
from quiz.model import Credit, CurationAction, Learner, NotFoundError, Rating, StaleAnswerError
from quiz.store import Store
from tests.small_deck import own_card, small_deck
from tests.store_samples import OTHER, change
from tests.study_samples import noon, review

DECK = small_deck()
CAUSE, DOSE = DECK.items[0], DECK.items[6]
BETTER = reworded(CAUSE, Basic("Which lack causes scurvy?", "A lack of vitamin C"), CAUSE.explanation)

OWN = own_card(DECK)


@pytest.fixture
def instructor(store: Store, learner: Learner, database_url: str) -> Learner:
    """A learner who may curate, with the small deck in the library."""
    change(database_url, "UPDATE learners SET role = 'instructor'")
    store.save_deck(learner, DECK, now=noon(0))
    return learner


def test_an_edit_is_what_everyone_sees_and_cards_follow_it(store: Store, instructor: Learner) -> None:
    card = store.card(instructor, DECK.deck_id, CAUSE.item_id)
    store.record(instructor, review(card, Rating.GOOD, noon(0), learner=instructor))
    answered = store.card(instructor, DECK.deck_id, CAUSE.item_id)
    store.curation.edit(instructor, DECK.deck_id, CAUSE, BETTER, comment="clearer", now=noon(1))
    assert store.deck(instructor, DECK.deck_id).items[0] == BETTER
    assert store.card(instructor, DECK.deck_id, CAUSE.item_id) == answered
    assert store.verify() == ()


def test_the_history_tells_who_did_what_and_how_it_read(store: Store, instructor: Learner) -> None:
    curation = store.curation
    curation.edit(instructor, DECK.deck_id, CAUSE, BETTER, comment="clearer", now=noon(1))
    curation.approve(instructor, DECK.deck_id, BETTER, now=noon(2))
    curation.retire(instructor, DECK.deck_id, BETTER, comment="too easy", now=noon(3))
    curation.restore(instructor, DECK.deck_id, BETTER, now=noon(4))
    edits = curation.history(instructor, DECK.deck_id)[CAUSE.item_id]
    assert [(edit.action, edit.before, edit.after) for edit in edits] == [
        (CurationAction.EDITED, CAUSE, BETTER),
        (CurationAction.APPROVED, BETTER, BETTER),
        (CurationAction.RETIRED, BETTER, None),
        (CurationAction.RESTORED, None, BETTER),
    ]
    assert {edit.author for edit in edits} == {instructor.name}
    assert edits[0].comment == "clearer"


def test_a_card_written_by_hand_is_asked_like_the_others(store: Store, instructor: Learner) -> None:
    store.curation.write(instructor, DECK.deck_id, OWN, comment="missing", now=noon(1))
    assert OWN in store.deck(instructor, DECK.deck_id).items
    card = store.card(instructor, DECK.deck_id, OWN.item_id)
    store.record(instructor, review(card, Rating.GOOD, noon(1), learner=instructor))
    (edit,) = store.curation.history(instructor, DECK.deck_id)[OWN.item_id]
    assert (edit.action, edit.before, edit.after, edit.comment) == (CurationAction.WRITTEN, None, OWN, "missing")
    assert store.verify() == ()


def test_the_same_card_is_written_once_even_if_it_was_retired(store: Store, instructor: Learner) -> None:
    store.curation.write(instructor, DECK.deck_id, OWN, now=noon(1))
    with pytest.raises(StaleAnswerError, match="written before"):
        store.curation.write(instructor, DECK.deck_id, OWN, now=noon(1))
    store.curation.retire(instructor, DECK.deck_id, OWN, now=noon(2))
    with pytest.raises(StaleAnswerError, match="written before"):
        store.curation.write(instructor, DECK.deck_id, OWN, now=noon(3))


def test_a_card_that_the_article_does_not_prove_is_not_written(store: Store, instructor: Learner) -> None:
    wrong = replace(OWN, content=Basic("What may old scars do in scurvy?", "Itch"))
    with pytest.raises(ArticleError, match="not proven"):
        store.curation.write(instructor, DECK.deck_id, wrong, now=noon(1))
    with pytest.raises(StaleAnswerError, match="changed meanwhile"):
        store.curation.write(instructor, DECK.deck_id, replace(OWN, section_id="gone"), now=noon(1))
    assert store.deck(instructor, DECK.deck_id) == DECK


def test_a_newer_deck_takes_along_what_was_written_as_it_was_edited(store: Store, instructor: Learner) -> None:
    store.curation.write(instructor, DECK.deck_id, OWN, now=noon(1))
    clearer = reworded(OWN, Basic("What may old scars do in a patient with scurvy?", "Break open"), OWN.explanation)
    store.curation.edit(instructor, DECK.deck_id, OWN, clearer, now=noon(2))
    assert set(store.curation.with_edits(instructor, DECK).items) == {*DECK.items, clearer}
    store.curation.retire(instructor, DECK.deck_id, clearer, now=noon(3))
    assert store.curation.with_edits(instructor, DECK) == DECK


def test_the_second_of_two_who_edit_the_same_item_is_told(store: Store, instructor: Learner) -> None:
    store.curation.edit(instructor, DECK.deck_id, CAUSE, BETTER, now=noon(1))
    with pytest.raises(StaleAnswerError):
        store.curation.edit(instructor, DECK.deck_id, CAUSE, replace(CAUSE, explanation="mine"), now=noon(1))
    assert store.deck(instructor, DECK.deck_id).items[0] == BETTER


def test_two_who_edit_different_items_do_not_meet(store: Store, instructor: Learner) -> None:
    store.curation.edit(instructor, DECK.deck_id, CAUSE, BETTER, now=noon(1))
    told = replace(DOSE, explanation="Other words.")
    store.curation.edit(instructor, DECK.deck_id, DOSE, told, now=noon(1))
    assert {BETTER, told} <= set(store.deck(instructor, DECK.deck_id).items)


def test_what_the_article_does_not_prove_is_not_kept(store: Store, instructor: Learner) -> None:
    wrong = reworded(CAUSE, Basic("What causes scurvy?", "A lack of vitamin D"), CAUSE.explanation)
    with pytest.raises(ArticleError, match="not proven"):
        store.curation.edit(instructor, DECK.deck_id, CAUSE, wrong, now=noon(1))
    assert store.deck(instructor, DECK.deck_id) == DECK
    assert store.curation.history(instructor, DECK.deck_id) == {}


def test_a_newer_deck_can_take_the_edits_along(store: Store, instructor: Learner) -> None:
    store.curation.edit(instructor, DECK.deck_id, CAUSE, BETTER, now=noon(1))
    store.curation.retire(instructor, DECK.deck_id, DOSE, now=noon(1))
    rebuilt = store.curation.with_edits(instructor, DECK)
    assert rebuilt.items == (BETTER, *DECK.items[1:6])


def test_flags_come_without_who_set_them(store: Store, instructor: Learner) -> None:
    store.add_learner(OTHER)
    store.flag(OTHER, CAUSE.item_id, "Two answers fit.")
    store.flag(instructor, DOSE.item_id, "")
    flags = store.curation.flags(instructor, DECK.deck_id)
    assert [(flag.item_id, flag.comment) for flag in flags] == [(CAUSE.item_id, "Two answers fit."), (DOSE.item_id, "")]


def test_a_regrade_stands_in_place_of_an_earlier_one(store: Store, instructor: Learner) -> None:
    curation, deck_id = store.curation, DECK.deck_id
    curation.regrade(instructor, deck_id, CAUSE.item_id, Credit.EVERYONE, before=noon(1))
    curation.regrade(instructor, deck_id, CAUSE.item_id, Credit.ACCEPTED, accepted=["Iron"], before=noon(2))
    (regrade,) = curation.regrades(instructor, [deck_id])
    assert (regrade.credit, regrade.accepted, regrade.before) == (Credit.ACCEPTED, ("Iron",), noon(2))
    curation.take_back_regrade(instructor, regrade.regrade_id, now=noon(3))
    assert curation.regrades(instructor, [deck_id]) == ()


def test_a_regrade_must_say_what_counts(store: Store, instructor: Learner) -> None:
    for credit, accepted in ((Credit.ACCEPTED, ()), (Credit.EVERYONE, ("Iron",))):
        with pytest.raises(ValueError, match="Name the options"):
            store.curation.regrade(instructor, DECK.deck_id, CAUSE.item_id, credit, accepted=accepted, before=noon(1))
    with pytest.raises(NotFoundError):
        store.curation.regrade(instructor, DECK.deck_id, "nothing", Credit.NOBODY, before=noon(1))
