"""Truths about sections that are told by their sentences: headings that say nothing, and articles without headings."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks.model import Article, SectionKind
from decks.reading import read_article
from decks.reading.speaking import kind_of, sentence_spans

OPENING = "Gout is a form of arthritis that comes in attacks. It is an old disease."
CAUSE = "Gout is caused by crystals of uric acid. Mutations of a transporter gene are one of the causes of the disease."
SIGNS = "People with gout have sudden pain and swelling of the big toe. Other symptoms are fever and chills."
TEST = "The disease is diagnosed by a joint fluid examination. Blood tests and an ultrasound help with the diagnosis."
CARE = "Attacks are treated with colchicine or steroids. Allopurinol 100 mg is the usual medication between attacks."
SENTENCES = (
    (SectionKind.CAUSES, CAUSE),
    (SectionKind.SYMPTOMS, SIGNS),
    (SectionKind.DIAGNOSIS, TEST),
    (SectionKind.TREATMENT, CARE),
    (SectionKind.RISK_FACTORS, "Risk factors are obesity and smoking. Men are more likely to develop it."),
    (SectionKind.EPIDEMIOLOGY, "The prevalence is 4 per 1,000. It affects about 1 in 40 adults in Europe."),
    (SectionKind.PREVENTION, "The vaccine prevents most cases. Wash your hands to protect others."),
    (SectionKind.PROGNOSIS, "The outlook is good. Most children recover, and life expectancy is normal."),
    (SectionKind.COMPLICATIONS, "Left untreated it can lead to kidney failure. Such complications are serious."),
)


def read(*parts: str) -> Article:
    """Return the article on gout whose paragraphs and headings are *parts*."""
    return read_article("gout.md", "\n\n".join(("# Gout", *parts, "")).encode())


def outline(article: Article) -> list[tuple[str, SectionKind]]:
    """Return the heading and the kind of each section."""
    return [(section.title, section.kind) for section in article.sections]


@pytest.mark.parametrize(("kind", "words"), SENTENCES)
def test_sentences_tell_what_they_speak_of(kind: SectionKind, words: str) -> None:
    assert kind_of([span.of(words) for span in sentence_spans(words)]) is kind


@pytest.mark.parametrize("words", ["", "It was a fine day.", f"{CAUSE} {SIGNS} {TEST}"])
def test_sentences_that_tell_nothing_or_too_much_have_no_kind(words: str) -> None:
    assert kind_of([span.of(words) for span in sentence_spans(words)]) is None


def test_a_heading_that_says_nothing_has_the_kind_of_its_sentences_and_is_marked() -> None:
    article = read("## Overview", OPENING, "## The Toe at Night", SIGNS)
    assert outline(article) == [("Overview", SectionKind.OVERVIEW), ("The Toe at Night", SectionKind.SYMPTOMS)]
    assert article.inferred_ids == {"the-toe-at-night"}


def test_a_heading_that_says_its_kind_is_believed() -> None:
    article = read("## Overview", OPENING, "## Causes", CARE)
    assert outline(article)[1] == ("Causes", SectionKind.CAUSES)
    assert article.inferred_ids == frozenset()


def test_an_article_without_headings_is_cut_where_it_turns_to_something_else() -> None:
    article = read(OPENING, CAUSE, SIGNS, "It hurts most at night.", CARE)
    assert [kind for _, kind in outline(article)] == [
        SectionKind.OVERVIEW,
        SectionKind.CAUSES,
        SectionKind.SYMPTOMS,
        SectionKind.TREATMENT,
    ]
    assert article.inferred_ids == {section.section_id for section in article.sections}
    symptoms = article.sections[2]
    assert article.text[symptoms.start_char : symptoms.end_char] == f"{SIGNS}\n\nIt hurts most at night."


def test_one_long_paragraph_is_cut_between_its_sentences() -> None:
    article = read(f"{OPENING} {CAUSE} {TEST} {CARE}")
    assert [kind for _, kind in outline(article)] == [
        SectionKind.OVERVIEW,
        SectionKind.CAUSES,
        SectionKind.DIAGNOSIS,
        SectionKind.TREATMENT,
    ]
    first, *rest = (block.span.of(article.text) for block in article.blocks)
    assert first == f"{OPENING} Gout is caused by crystals of uric acid."  # one cue alone does not turn the subject
    assert rest == [CAUSE.partition("acid. ")[2], TEST, CARE]


def test_a_short_text_that_speaks_of_one_thing_is_left_whole() -> None:
    article = read(OPENING)
    assert outline(article) == [("Overview", SectionKind.OVERVIEW)]
    assert article.inferred_ids == frozenset()


def test_a_list_belongs_to_what_stands_before_it() -> None:
    article = read(OPENING, f"{SIGNS} Others are:", "- treatment with aspirin\n- therapy with steroids", CARE)
    lists = [block.section_id for block in article.blocks if "aspirin" in block.span.of(article.text)]
    assert lists == ["symptoms"]


def test_a_text_far_longer_than_an_article_is_left_as_it_is() -> None:
    assert len(read(OPENING, *[f"{CAUSE} {CARE}"] * 3000).sections) == 1


def test_a_section_on_a_disease_is_none_on_treatment_because_its_last_paragraph_is() -> None:
    article = read(OPENING, "## Symptoms", SIGNS, "## Pseudogout", CAUSE, SIGNS, f"{CARE} {CARE} {CARE} {CARE}")
    assert outline(article)[-1] == ("Pseudogout", SectionKind.OTHER)


PARAGRAPHS = (OPENING, *(words for _, words in SENTENCES), "Dr. Hill saw E. Coli, e.g. In milk.")


@given(st.lists(st.sampled_from(PARAGRAPHS), unique=True))  # what stands twice in a row is read once
def test_cutting_loses_no_character_and_keeps_the_order(paragraphs: list[str]) -> None:
    article = read(OPENING, " ".join(paragraphs) or CARE)
    assert " ".join(block.span.of(article.text) for block in article.blocks).split() == article.text.split()[1:]
    spans = [(section.start_char, section.end_char) for section in article.sections]
    assert spans == sorted(spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@given(st.text())
def test_sentences_are_the_whole_text(text: str) -> None:
    spans = sentence_spans(text)
    between = [text[a.end_char : b.start_char] for a, b in pairwise(spans)]
    assert (
        "".join(part for pair in zip([s.of(text) for s in spans], [*between, ""], strict=True) for part in pair) == text
    )
    assert all(gap.isspace() for gap in between)
