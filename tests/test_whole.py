"""The rules of a whole deck: each is broken by one small deck and not by its nearest sound neighbour."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from decks.flaws import DECK_RULES, Act, deck_breaches, whole
from decks.model import Basic, Cloze, Content, Deck, ListCard, Mcq, SectionKind, Vignette
from tests.deck_samples import MCQ, SAMPLE, SECTIONS, VIGNETTE
from tests.flawed_items import options

LONG = Mcq("", "Which drug is it?", "Pyridostigmine bromide", MCQ.distractors)
FIVE = ListCard("Name the 5 signs.", ("a", "b", "c", "d", "e"))
CAUSE, TYPE = Basic("What causes weakness here?", "Antibodies"), Basic("What causes weakness here at all?", "Use")


def deck(*contents: Content) -> Deck:
    """Return the sample deck with items of *contents*, all of one section and one proof."""
    items = (replace(SAMPLE.items[0], item_id=f"{n}", content=content) for n, content in enumerate(contents))
    return replace(SAMPLE, items=tuple(items), sections=SECTIONS[:1])


def case(stem: str, *, key: str = "Myasthenia gravis") -> Vignette:
    return replace(VIGNETTE, stem=stem, key=key)


Rule = Callable[[Deck], Iterator[str]]
DECKS: dict[str, tuple[Rule, Deck, Deck]] = {
    "long keys": (whole.keys_that_stand_out, deck(*[LONG] * 3, *[MCQ] * 3), deck(*[LONG] * 2, *[MCQ] * 4)),
    "too few questions": (whole.keys_that_stand_out, deck(*[LONG] * 6), deck(*[LONG] * 5)),
    "a key in a stem": (
        whole.keys_in_other_stems,
        deck(case("A woman tires."), case("A man with myasthenia gravis falls.", key="Fracture")),
        deck(case("A woman tires."), case("A man with weakness falls.", key="Fracture")),
    ),
    "fronts": (whole.fronts_that_interfere, deck(CAUSE, TYPE), deck(CAUSE, replace(TYPE, back="Antibodies"))),
    "a long list": (whole.long_lists_without_gaps, deck(FIVE), deck(FIVE, Cloze("A {{c1::gap}}."))),
    "a list of four": (whole.long_lists_without_gaps, deck(FIVE), deck(replace(FIVE, back=FIVE.back[:4]))),
    "a question": (whole.repeated_questions, deck(CAUSE, CAUSE), deck(CAUSE, TYPE)),
    "stems": (whole.repeated_stems, deck(*[VIGNETTE] * 3), deck(*[VIGNETTE] * 2)),
    "a section": (whole.sections_without_items, deck(), deck(CAUSE)),
}


@pytest.mark.parametrize(("rule", "broken", "sound"), DECKS.values(), ids=DECKS)
def test_a_deck_breaks_the_rule_and_its_neighbour_does_not(rule: Rule, broken: Deck, sound: Deck) -> None:
    assert list(rule(broken))
    assert list(rule(sound)) == []


def test_every_rule_of_decks_is_broken_by_one() -> None:
    assert {rule.breaches for rule in DECK_RULES} == {rule for rule, _, _ in DECKS.values()}


def test_boilerplate_needs_no_item() -> None:
    other = replace(SECTIONS[0], kind=SectionKind.BOILERPLATE)
    assert list(whole.sections_without_items(replace(deck(), sections=(other,)))) == []


def test_steps_of_one_case_may_name_what_was_found_before() -> None:
    steps = (replace(case("A man with myasthenia gravis falls."), case_id="c", step=n) for n in (1, 2))
    assert list(whole.keys_in_other_stems(deck(*steps))) == []


def test_breaches_and_warnings_are_told_apart() -> None:
    repeated = deck(CAUSE, CAUSE, FIVE)
    assert deck_breaches(repeated, Act.HARD, Act.REPAIR) == ("item 1 (basic): asks the same as 0 (rule 30)",)
    assert deck_breaches(repeated, Act.WARN) == ("item 2 (list): no gap asks about its 5 points (rule 29)",)


def test_only_questions_with_options_have_keys_that_stand_out() -> None:
    questions = [replace(MCQ, distractors=options("An option of the greatest length")) for _ in range(6)]
    assert list(whole.keys_that_stand_out(deck(*questions, CAUSE))) == []
