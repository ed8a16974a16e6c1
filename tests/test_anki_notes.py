"""Truths about items as notes of Anki."""

from dataclasses import replace

import pytest

from decks.model import ArticleError, Basic, Cloze, Content, Deck, ListCard, Mcq, Span
from export.anki_cards import NOTE_TYPES
from export.anki_notes import notes
from tests.deck_samples import MCQ, SAMPLE, VIGNETTE, item


def _fields(content: Content, *, deck: Deck = SAMPLE, explanation: str = "") -> dict[str, str]:
    """Return the fields of a note made of *content*."""
    made = item(content, "Weakness grows with use", explanation=explanation)
    note = next(notes([replace(deck, items=(made,))]))
    return dict(zip(NOTE_TYPES[note.kind].fields, note.fields, strict=True))


def test_a_note_carries_what_finds_and_proves_it() -> None:
    made = _fields(Basic("What eases with rest?", "Weakness"))
    assert made["ItemID"] == item(Basic("", ""), "Weakness grows with use").item_id
    assert (made["DeckID"], made["Article"], made["Section"]) == (SAMPLE.deck_id, "Myasthenia gravis", "Overview")
    assert "<mark>Weakness grows with use and eases with rest.</mark>" in made["Source"]
    assert made["ArticleURL"].startswith("https://example.org/myasthenia")
    assert made["Licence"] == "CC BY 4.0"


def test_spare_fields_are_there_and_empty() -> None:
    made = _fields(VIGNETTE)
    assert [made[name] for name in ("ItemURL", "Difficulty", "Extra1", "Extra2", "Extra3")] == [""] * 5


@pytest.mark.parametrize(
    ("content", "context"),
    [
        (Basic("What eases with rest?", "Weakness"), "Myasthenia gravis"),
        (Basic("What eases with rest in Myasthenia Gravis?", "Weakness"), ""),
        (Basic("Which disease tires the eyelids?", "Myasthenia gravis"), ""),
        (Basic("Gravis means what?", "Myasthenia"), ""),
        (Cloze("It tires the {{c1::eyelids}}."), "Myasthenia gravis"),
        (Cloze("{{c1::Myasthenia gravis}} tires the eyelids."), ""),
        (ListCard("Name the 2.", ("Ptosis", "Myasthenia")), ""),
        (ListCard("Name the 2.", ("Ptosis", "Diplopia")), "Myasthenia gravis"),
        (MCQ, ""),
        (VIGNETTE, ""),
    ],
)
def test_the_title_heads_a_flashcard_unless_it_repeats_or_betrays(content: Content, context: str) -> None:
    made = _fields(content)
    assert made.get("Context") == context


def test_an_explanation_that_only_repeats_the_marked_sentence_is_left_out() -> None:
    content = Basic("What eases with rest?", "Weakness")
    assert _fields(content, explanation="Weakness grows with use and eases with rest.")["Explanation"] == ""
    assert _fields(content, explanation="Rest refills the stores.")["Explanation"] == "Rest refills the stores."


def test_options_stand_in_a_neutral_order_with_their_reasons() -> None:
    made = _fields(MCQ)
    assert made["Options"] == (
        "<ol><li>Botulinum toxin</li><li>Donepezil</li><li>Edrophonium</li><li>Pyridostigmine</li></ol>"
    )
    assert made["Key"] == "Pyridostigmine"
    assert made["Others"].startswith("<dl><dt>Botulinum toxin</dt><dd>Blocks the same junction")


def test_options_that_are_numbers_stand_by_size() -> None:
    wrong = tuple(replace(MCQ.distractors[0], text=text) for text in ("9 %", "120 %", "> 4.5 %"))
    made = _fields(Mcq("", "How many?", "10 %", wrong))
    assert made["Options"] == "<ol><li>&gt; 4.5 %</li><li>9 %</li><li>10 %</li><li>120 %</li></ol>"


def test_what_a_case_invents_is_told_apart_from_what_its_illness_script_adds() -> None:
    made = _fields(replace(VIGNETTE, case_id="case-7", step=2))
    assert made["Invented"] == "28-year-old woman; 3 weeks"
    assert made["Scripted"] == "normal reflexes"
    assert (made["CaseID"], made["Step"]) == ("case-7", "2")


@pytest.mark.parametrize(
    ("content", "lack"),
    [
        (Basic(" \n", "b"), "front"),
        (Basic("a", "\x00"), "back"),
        (Cloze("Nothing is hidden."), "gaps"),
        (Cloze("{{c0::zero}}"), "gaps"),
        (ListCard("a", ()), "list"),
        (ListCard("a", ("", " ")), "list"),
        (replace(MCQ, lead_in=""), "lead-in"),
        (replace(MCQ, key=""), "key"),
        (replace(MCQ, distractors=()), "distractors"),
    ],
)
def test_a_note_that_anki_could_not_ask_is_refused(content: Content, lack: str) -> None:
    with pytest.raises(
        ArticleError, match=rf"^myasthenia_gravis\.txt: item \w+ has nothing in its {lack}, .*remove it"
    ):
        _fields(content)


def test_an_item_that_comes_twice_is_refused() -> None:
    with pytest.raises(ArticleError, match="is there twice"):
        list(notes([SAMPLE, SAMPLE]))


@pytest.mark.parametrize("title", ["", " :: ", "\x1f"])
def test_a_title_that_leaves_no_name_is_refused(title: str) -> None:
    with pytest.raises(ArticleError, match=r"the title .* leaves no name"):
        list(notes([replace(SAMPLE, title=title)]))


def test_an_item_without_tags_has_its_decks() -> None:
    first = replace(SAMPLE.items[0], tags=(), evidence=(Span(0, 0),))
    assert next(notes([replace(SAMPLE, items=(first,))])).tags == ("Casebook::Myasthenia_gravis",)
