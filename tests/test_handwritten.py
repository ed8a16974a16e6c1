"""Items written by hand: proven by the article's sentences, counted as asking them, moved along with them."""

from dataclasses import replace

from decks.curation import carried_over, verdict, with_item
from decks.handwritten import moved, sections_to_ask, unasked
from decks.model import Basic, Deck, Span
from tests.small_deck import OWN, own_card, small_deck

DECK = small_deck()
SYMPTOMS = next(section for section in DECK.sections if section.title == "Symptoms")
SCARS = DECK.coverage[1].unused[0]
PROOF = Span(SCARS.start_char, SCARS.end_char)


def with_text(deck: Deck, old: str, new: str) -> Deck:
    """Return *deck* as of an article that says *new* for *old*, the sections after it moved along."""
    by = len(new) - len(old)
    at = deck.text.index(old)
    sections = tuple(
        replace(s, start_char=s.start_char + by * (s.start_char > at), end_char=s.end_char + by * (s.end_char > at))
        for s in deck.sections
    )
    return replace(deck, text=deck.text.replace(old, new), sections=sections, items=())


def test_it_is_judged_like_every_item() -> None:
    assert verdict(DECK, own_card(DECK)).refused == ()
    assert verdict(DECK, own_card(DECK, Basic("What may old scars do in scurvy?", "Itch"))).refused


def test_what_it_says_of_itself_is_its_sentence() -> None:
    assert own_card(DECK).explanation == "Old scars may break open."
    assert own_card(DECK).tags == ("Symptoms",)


def test_the_same_question_to_the_same_sentence_is_the_same_item() -> None:
    assert own_card(DECK).item_id == own_card(DECK, replace(OWN, back="They break open")).item_id
    assert own_card(DECK).item_id != own_card(DECK, replace(OWN, front="What happens to old scars in scurvy?")).item_id


def test_a_statement_that_it_asks_about_is_not_left_out_any_more() -> None:
    coverage = DECK.coverage[1]
    assert SCARS in unasked(DECK, coverage)
    assert SCARS not in unasked(with_item(DECK, own_card(DECK)), coverage)


def test_it_follows_its_sentence_into_a_newer_article() -> None:
    newer = with_text(DECK, "sailors on long voyages", "sailors who were at sea for months on end")
    item = moved(own_card(DECK), DECK, newer)
    assert item is not None
    assert item.evidence[0].of(newer.text) == PROOF.of(DECK.text)
    assert item == replace(own_card(DECK), evidence=item.evidence)
    assert carried_over(newer, {}, (), [item]).items == (item,)


def test_broken_lines_are_the_same_sentence() -> None:
    newer = with_text(DECK, "Old scars may break open.", "Old scars\n    may break open.")
    item = moved(own_card(DECK), DECK, newer)
    assert item is not None
    assert item.evidence[0].of(newer.text) == "Old scars\n    may break open."


def test_it_falls_away_with_its_sentence_or_its_heading() -> None:
    assert moved(own_card(DECK), DECK, with_text(DECK, "Old scars may break open.", "Old scars reopen.")) is None
    without = replace(DECK, sections=tuple(section for section in DECK.sections if section != SYMPTOMS))
    assert moved(own_card(DECK), DECK, without) is None


def test_boilerplate_is_nothing_to_ask_about() -> None:
    assert [section.title for section in sections_to_ask(DECK)] == ["Overview", "Symptoms", "Treatment"]
