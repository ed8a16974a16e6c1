"""A deck from an article: what holds for every item, what stays the same, what is counted, what is left out."""

import hashlib
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from decks.deckfile import dumps
from decks.flaws import Setting, answers_of, asked_of, flaws_of
from decks.generate import Progress, breaches, build_deck, deck_id_of
from decks.knowledge import normal
from decks.model import Deck, Item, Mcq, SectionKind, Span, Vignette
from decks.reading import read_article
from tests.gen_articles import FILES, FOLDER, article_of, deck_of, findings_of

ROOT = Path(__file__).parents[1]
DECKS = pytest.mark.parametrize("name", FILES)
BUILD = """
import sys
from decks.deckfile import dumps
from decks.generate import build_deck
from decks.reading import read_article
name, content = sys.argv[1], sys.stdin.buffer.read()
sys.stdout.buffer.write(dumps(build_deck(read_article(name, content))).encode())
"""


def clinical(deck: Deck) -> tuple[str, ...]:
    """Return the ids of the sections that are not boilerplate."""
    return tuple(section.section_id for section in deck.sections if section.kind is not SectionKind.BOILERPLATE)


def read(text: str, *, name: str = "article.txt") -> Deck:
    return build_deck(read_article(name, text.encode()))


# Every item ----------------------------------------------------------------------------------------------------------


@DECKS
def test_no_item_breaks_a_rule(name: str) -> None:
    deck, names = deck_of(name), findings_of(name).topic.names
    kinds = {section.section_id: section.kind for section in deck.sections}
    assert breaches(deck) == ()
    for item in deck.items:
        assert flaws_of(item, Setting(deck.text, names, kinds[item.section_id])) == ()


@DECKS
def test_the_words_of_every_answer_stand_in_its_proof(name: str) -> None:
    deck, names = deck_of(name), findings_of(name).topic.names
    for item in deck.items:
        proof = normal(" ".join(span.of(deck.text) for span in item.evidence)).split()
        for answer in answers_of(item.content):
            is_the_condition = any(normal(known) == normal(answer) for known in names)
            assert is_the_condition or set(normal(answer).split()) <= set(proof), answer


@DECKS
def test_every_proof_is_a_whole_statement_of_a_clinical_section(name: str) -> None:
    deck = deck_of(name)
    statements = {s.span: s for s in findings_of(name).statements}
    for item in deck.items:
        assert item.evidence
        for span in item.evidence:
            assert span in statements
            assert not statements[span].is_boilerplate
        assert statements[item.evidence[0]].section.section_id == item.section_id or isinstance(item.content, Vignette)
        assert item.section_id in clinical(deck)


@DECKS
def test_what_explains_an_item_is_the_article_s_own_words(name: str) -> None:
    deck = deck_of(name)
    text = re.sub(r"\s+", " ", deck.text)
    for item in deck.items:
        # A case says first what in it makes the diagnosis.
        proof = re.sub(r"\s+", " ", item.evidence[0].of(deck.text)).strip()
        is_case = isinstance(item.content, Vignette)
        assert item.explanation.endswith(proof) if is_case else item.explanation in text
        assert item.explanation


@DECKS
def test_every_distractor_says_why_it_is_wrong(name: str) -> None:
    questions = [item.content for item in deck_of(name).items if isinstance(item.content, Mcq | Vignette)]
    assert questions or name == "gen_pertussis.txt"
    for question in questions:
        texts = [question.key, *(option.text for option in question.distractors)]
        assert len({normal(text) for text in texts}) == len(texts)
        assert all(option.why.endswith(".") and len(option.why.split()) > 2 for option in question.distractors)


@DECKS
def test_an_item_has_an_id_of_its_own_and_the_tag_of_its_section(name: str) -> None:
    deck = deck_of(name)
    paths = {section.section_id: "::".join(section.path) for section in deck.sections}
    assert len({item.item_id for item in deck.items}) == len(deck.items)
    assert all(re.fullmatch(r"[0-9a-f]{16}", item.item_id) for item in deck.items)
    assert all(item.tags == (paths[item.section_id],) for item in deck.items)


@DECKS
def test_items_follow_the_article(name: str) -> None:
    deck = deck_of(name)
    order = [section.section_id for section in deck.sections]
    places = [(order.index(item.section_id), item.evidence[0].start_char) for item in deck.items]
    assert places == sorted(places)


@DECKS
def test_no_question_is_asked_twice(name: str) -> None:
    asked = [normal(asked_of(item.content)) for item in deck_of(name).items]
    assert len(set(asked)) == len(asked)


@pytest.mark.parametrize("kind", ["basic", "cloze", "list", "mcq", "vignette"])
def test_a_page_on_a_disease_gives_items_of_every_kind(kind: str) -> None:
    assert [item for item in deck_of(FILES[0]).items if item.kind == kind]


def test_prose_alone_gives_cards() -> None:
    kinds = {item.kind for item in deck_of(FILES[1]).items}
    assert {"basic", "cloze"} <= kinds


@DECKS
def test_boilerplate_is_kept_in_the_text_and_never_asked_about(name: str) -> None:
    deck = deck_of(name)
    left_out = [Span(s.start_char, s.end_char) for s in deck.sections if s.kind is SectionKind.BOILERPLATE]
    assert left_out
    assert not any(span.overlaps(part) for item in deck.items for span in item.evidence for part in left_out)
    everything = " ".join(f"{asked_of(item.content)} {' '.join(answers_of(item.content))}" for item in deck.items)
    assert not re.search(r"(?i)medical advice|educational|reviewed|call an ambulance|also see", everything)


# The same again -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", ["0", "1", "random"])
def test_a_deck_is_the_same_bytes_under_every_hash_seed(seed: str) -> None:
    content = (FOLDER / FILES[0]).read_bytes()
    done = subprocess.run(
        [sys.executable, "-c", BUILD, FILES[0]],
        cwd=ROOT,
        check=True,
        input=content,
        capture_output=True,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )
    assert done.stdout.decode() == dumps(deck_of(FILES[0]))


def test_a_deck_s_id_follows_title_and_source_and_not_the_wording() -> None:
    article = article_of(FILES[1])
    reworded = replace(article, text=article.text.replace("contagious", "infectious"))
    moved = replace(article, source=replace(article.source, name="other.txt"))
    assert re.fullmatch(r"[0-9a-f]{16}", deck_id_of(article))
    assert deck_id_of(reworded) == deck_id_of(article)
    assert deck_id_of(moved) != deck_id_of(article)
    assert deck_id_of(replace(article, title="Whooping cough")) != deck_id_of(article)


def test_an_address_stands_for_the_source_whatever_the_file_is_called() -> None:
    article = article_of(FILES[1])
    source = replace(article.source, address="https://example.org/pertussis")
    here, there = replace(article, source=source), replace(article, source=replace(source, name="copy.txt"))
    assert deck_id_of(here) == deck_id_of(there)


GOUT = """Gout

Overview

Gout is a form of arthritis. It usually affects the big toe. About 4% of adults in rich countries have gout.

Causes

Gout is caused by crystals of uric acid. Attacks of gout are often triggered by beer.

Treatment

  • Allopurinol: Used to lower uric acid over years

  • Colchicine: Given within 12 hours of the start of a flare

  • Naproxen: To relieve pain in the first days
"""


def ids(deck: Deck, *, about: str = "") -> set[str]:
    """Return the ids of the items whose proof or words hold *about*."""
    return {item.item_id for item in deck.items if about in _all_of(item, deck)}


def _all_of(item: Item, deck: Deck) -> str:
    proof = " ".join(span.of(deck.text) for span in item.evidence)
    return f"{proof} {asked_of(item.content)} {' '.join(answers_of(item.content))}"


def test_ids_survive_a_change_elsewhere_in_the_article() -> None:
    before = read(GOUT)
    after = read(GOUT.replace("It usually affects the big toe.", "It usually affects one joint. Fever is rare."))
    assert ids(before, about="uric acid")
    assert ids(before) - ids(before, about="big toe") <= ids(after)


def test_ids_survive_other_spacing() -> None:
    assert ids(read(GOUT.replace("  • ", "  - "))) == ids(read(GOUT))
    assert ids(read(GOUT.replace("crystals of uric", "crystals\nof uric"))) == ids(read(GOUT))


def test_a_changed_fact_is_a_new_item() -> None:
    before, after = read(GOUT), read(GOUT.replace("12 hours", "24 hours"))
    changed = ids(before, about="12 hours")
    assert changed
    assert not changed & ids(after)
    assert not ids(after, about="24 hours") & ids(before)


def test_another_article_has_other_ids() -> None:
    assert not ids(read(GOUT)) & ids(read(GOUT, name="another.txt"))


# What is counted and told ------------------------------------------------------------------------------------------


@DECKS
def test_coverage_adds_up(name: str) -> None:
    deck = deck_of(name)
    used = [span for item in deck.items for span in item.evidence]
    assert tuple(coverage.section_id for coverage in deck.coverage) == clinical(deck)
    for coverage in deck.coverage:
        statements = [s.span for s in findings_of(name).statements if s.section.section_id == coverage.section_id]
        unused = [Span(part.start_char, part.end_char) for part in coverage.unused]
        assert coverage.n_statements == len(statements)
        assert coverage.n_used + len(unused) == len(statements)
        assert set(unused) == {span for span in statements if not any(span.overlaps(proof) for proof in used)}


@DECKS
def test_what_is_left_out_has_a_reason(name: str) -> None:
    unused = [part for coverage in deck_of(name).coverage for part in coverage.unused]
    assert unused
    assert all(part.reason for part in unused)


def test_progress_runs_through_all_clinical_sections() -> None:
    seen: list[Progress] = []
    deck = build_deck(article_of(FILES[0]), on_progress=seen.append)
    titles = [section.title for section in deck.sections if section.section_id in clinical(deck)]
    told = [progress.title for progress in seen[:-1]]
    assert [title for title in titles if title in told] == told
    assert [progress.n_done for progress in seen[:-1]] == list(range(len(told)))
    assert all(progress.n_sections == len(titles) for progress in seen)
    assert seen[-1] == Progress(len(titles), len(titles), deck.title)


def test_the_deck_keeps_the_article_whole() -> None:
    article, deck = article_of(FILES[0]), deck_of(FILES[0])
    assert (deck.title, deck.text, deck.sections) == (article.title, article.text, article.sections)
    assert deck.source.sha256 == hashlib.sha256((FOLDER / FILES[0]).read_bytes()).hexdigest()


def test_no_item_gives_a_drug_in_a_condition_that_the_drug_causes() -> None:
    said = "Aplasia cutis may be caused by exposure to a drug called methimazole. Scars are left."
    text = f"Aplasia cutis\n\nCauses\n\n{said} Methimazole is given to treat an overactive thyroid gland.\n"
    items = build_deck(read_article("aplasia.txt", text.encode())).items
    asked = [asked_of(item.content) for item in items]
    assert not [one for one in asked if re.search(r"methimazole (?:given|used)", one)]
