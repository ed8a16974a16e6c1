"""Curating a deck by hand: what the rules say of an edit, and what two versions of a deck have in common."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from decks.curation import (
    Change,
    carried_over,
    changes,
    reworded,
    spare_distractors,
    verdict,
    with_item,
    without_item,
)
from decks.distractors import are_apart
from decks.model import Basic, Distractor, Item, Mcq, Synthetic, Vignette
from tests.small_deck import small_deck

DECK = small_deck()
CAUSE, CASE, DOSE = DECK.items[0], DECK.items[5], DECK.items[6]


def test_an_answer_that_the_article_does_not_prove_is_refused() -> None:
    wrong = reworded(CAUSE, Basic("What causes scurvy?", "A lack of vitamin D"), CAUSE.explanation)
    assert verdict(DECK, wrong).refused == ("its answer is not proven by the article's characters (rule 2)",)


def test_two_options_that_are_one_are_refused() -> None:
    assert isinstance(CASE.content, Vignette)
    twice = replace(CASE.content, distractors=(Distractor("vitamin C", "?"), *CASE.content.distractors[1:]))
    assert any("rule 1)" in sentence for sentence in verdict(DECK, replace(CASE, content=twice)).refused)


def test_matters_of_style_are_advice() -> None:
    assert isinstance(CASE.content, Vignette)
    vague = replace(CASE.content, distractors=(*CASE.content.distractors[:2], Distractor("All of the above", "?")))
    found = verdict(DECK, replace(CASE, content=vague))
    assert found.refused == ()
    assert "an option joins others (rule 8)" in found.advice


def test_a_case_forgets_in_its_ledger_what_it_does_not_say_any_more() -> None:
    assert isinstance(CASE.content, Vignette)
    assert CASE.content.synthetic == (Synthetic("54-year-old man", "slot"),)
    shorter = reworded(CASE, replace(CASE.content, stem="A man has swollen gums."), CASE.explanation).content
    assert isinstance(shorter, Vignette)
    assert shorter.synthetic == ()


def test_an_edited_item_keeps_its_place() -> None:
    edited = replace(CAUSE, explanation="Other words.")
    assert [item.item_id for item in with_item(DECK, edited).items] == [item.item_id for item in DECK.items]
    assert with_item(DECK, edited).items[0] == edited


@given(st.sampled_from(DECK.items))
def test_a_retired_item_that_comes_back_stands_in_the_articles_order(item: Item) -> None:
    in_order = replace(DECK, items=tuple(sorted(DECK.items, key=lambda other: other.evidence[0].start_char)))
    assert with_item(without_item(in_order, item.item_id), item) == in_order


def test_two_versions_tell_kept_updated_new_and_retired_apart() -> None:
    edited, added = replace(CAUSE, explanation="Other words."), replace(DOSE, item_id="added")
    found = changes(DECK.items, (edited, *DECK.items[1:5], added, DOSE))
    assert [item.change for item in found] == [
        Change.UPDATED,
        *[Change.KEPT] * 4,
        Change.NEW,
        Change.KEPT,
        Change.RETIRED,
    ]
    assert found[-1].before == CASE


def test_a_newer_deck_keeps_what_was_done_by_hand() -> None:
    edited = reworded(CAUSE, Basic("Which lack causes scurvy?", "A lack of vitamin C"), CAUSE.explanation)
    newer = carried_over(DECK, {CAUSE.item_id: edited}, {DOSE.item_id})
    assert newer.items == (edited, *DECK.items[1:6])


def test_a_newer_deck_drops_an_edit_that_its_article_does_not_prove() -> None:
    unproven = reworded(CAUSE, Basic("Which lack causes scurvy?", "A lack of sunlight"), CAUSE.explanation)
    assert carried_over(DECK, {CAUSE.item_id: unproven}, ()) == DECK


def test_a_spare_option_is_apart_from_the_others_and_not_in_the_article() -> None:
    content = Mcq("", "Which drug is given?", "Prednisolone", (Distractor("Aspirin", "?"), Distractor("Warfarin", "?")))
    spares = tuple(spare_distractors(DECK, replace(CAUSE, content=content)))
    assert spares
    for spare in spares:
        assert spare.text.lower() not in DECK.text.lower()
        assert spare.why
        assert all(are_apart(spare.text, option) for option in ("Prednisolone", "Aspirin", "Warfarin"))


def test_a_flashcard_has_no_options_to_replace() -> None:
    assert list(spare_distractors(DECK, CAUSE)) == []
