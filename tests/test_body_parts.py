"""Bullets that sort findings by the part of the body: "Skin: hives"."""

from pathlib import Path

import pytest

from decks.generate import build_deck
from decks.knowledge import body_part
from decks.knowledge.body import read_body_systems
from decks.model import Basic, Item, ListCard
from tests.gen_articles import written

BULLETS = (
    "  • Skin: Hives, itching; flushing",
    "  • Respiratory: Wheezing or shortness of breath",
    "  • Nervous system: A sense of impending doom",
)


def asked(heading: str = "Symptoms", *bullets: str) -> list[Item]:
    """Return the items of an article on anaphylaxis with *bullets*, else those above, under *heading*."""
    overview = ("Overview", "Anaphylaxis is a severe allergic reaction.", heading)
    article = written("Anaphylaxis", *overview, *(bullets or BULLETS)).article
    return [item for item in build_deck(article).items if item.section_id != article.sections[0].section_id]


@pytest.mark.parametrize(
    ("term", "part"),
    [("Skin", "the skin"), ("cutaneous", "the skin"), ("Kidney", "the kidneys and urinary tract"), ("Hives", None)],
)
def test_words_for_a_part_of_the_body(term: str, part: str | None) -> None:
    assert body_part(term) == part


def test_a_word_for_two_parts_is_refused(tmp_path: Path) -> None:
    (tmp_path / "body_systems.tsv").write_text("words\tasked\nskin\tthe skin\nhair; skin\tthe hair\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"body_systems\.tsv, line 3: “skin”"):
        read_body_systems(tmp_path)


def test_what_a_part_shows_is_asked_and_the_part_is_no_answer() -> None:
    contents = [item.content for item in asked()]
    assert contents == [
        ListCard("Name 3 signs or symptoms of anaphylaxis that involve the skin.", ("Hives", "Itching", "Flushing")),
        Basic("How may anaphylaxis affect the lungs and airways?", "Wheezing or shortness of breath"),
        Basic("How may anaphylaxis affect the nervous system?", "A sense of impending doom"),
    ]


def test_complications_are_called_so() -> None:
    (item,) = asked("Complications", "  • Kidneys: Proteinuria, kidney failure")
    assert isinstance(item.content, ListCard)
    assert item.content.front == "Name 2 complications of anaphylaxis that involve the kidneys and urinary tract."


def test_what_a_part_does_not_show_is_not_asked() -> None:
    assert not asked("Symptoms", "  • Skin: No rash, no itching")
