"""Truths about decks made in the background: each once, wholly or not, a bug in one stops no other."""

import threading
from dataclasses import replace

import pytest

from decks.generate import build_deck, deck_id_of
from decks.model import Article, Section, SectionKind
from decks.reading import read_article
from quiz.pages import making
from quiz.pages.making import Making, Makings

SECTION = "# {0}\n\n{0} is caused by a virus. {0} causes fever and a rash. {0} is treated with rest and fluids.\n\n"


def article_of(title: str, *, n_sections: int = 1) -> Article:
    """Return an article with *n_sections* sections under its title."""
    text = "".join(SECTION.format(f"{title} of type {n}") for n in range(n_sections))
    return read_article(f"{title}.md", f"# {title}\n\n{text}".encode())


def all_over(makings: Makings, learner_id: str = "ada") -> tuple[Making, ...]:
    """Wait until the decks of the learner are made, and return them."""
    while not all(found.is_over for found in makings.of(learner_id)):
        makings.wait(timeout_s=1)
    return makings.of(learner_id)


def broken_article() -> Article:
    """Return an article that no reader would make: its section has no text."""
    article = article_of("Broken")
    return replace(article, sections=(Section("s", (), SectionKind.CAUSES, 0, 10),), text=None)  # type: ignore[arg-type]


def test_decks_are_made_in_turn_and_are_those_that_a_build_makes() -> None:
    articles, makings = (article_of("Measles"), article_of("Mumps")), Makings()
    makings.begin("ada", articles)
    assert [found.deck for found in all_over(makings)] == [build_deck(article) for article in articles]


def test_what_two_tabs_ask_for_is_made_once() -> None:
    makings = Makings()
    makings.begin("ada", [article_of("Measles")])
    first = all_over(makings)
    makings.begin("ada", [article_of("Measles"), article_of("Mumps")])
    both = all_over(makings)
    assert both[0].deck is first[0].deck
    assert [found.article.title for found in both] == ["Measles", "Mumps"]


def test_an_article_that_was_changed_is_made_anew() -> None:
    makings, article = Makings(), article_of("Measles")
    makings.begin("ada", [article])
    dropped = tuple(replace(section, kind=SectionKind.BOILERPLATE) for section in article.sections)
    makings.begin("ada", [replace(article, sections=dropped)])
    (found,) = all_over(makings)
    assert found.deck is not None
    assert found.deck.items == ()


def test_what_is_forgotten_stops_and_the_next_goes_on() -> None:
    makings, long = Makings(), article_of("Measles", n_sections=60)
    makings.begin("ada", [long, article_of("Mumps")])
    while makings.of("ada")[0].progress is None:
        makings.wait(timeout_s=1)
    assert makings.of("ada")[1].progress is None
    makings.forget("ada", deck_id_of(long))
    (found,) = all_over(makings)
    assert found.article.title == "Mumps"
    makings.forget("ada")
    assert makings.of("ada") == ()


def test_a_bug_in_one_is_said_and_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    bugs: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr(threading, "excepthook", bugs.append)
    makings = Makings()
    makings.begin("ada", [broken_article(), article_of("Mumps")])
    failed, made = all_over(makings)
    assert failed.is_failed
    assert failed.deck is None
    assert made.deck is not None
    assert len(bugs) == 1


def test_nobody_sees_the_decks_of_another() -> None:
    makings = Makings()
    makings.begin("ada", [article_of("Measles")])
    makings.begin("bob", [article_of("Measles")])
    makings.forget("bob")
    assert len(all_over(makings)) == 1
    assert makings.of("bob") == ()


def test_of_too_many_made_the_oldest_of_others_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "MAX_MADE", 2)
    makings = Makings()
    makings.begin("ada", [article_of("Measles"), article_of("Mumps")])
    all_over(makings)
    makings.begin("bob", [article_of("Rubella")])
    assert [found.article.title for found in makings.of("ada")] == ["Mumps"]
    assert len(all_over(makings, "bob")) == 1
