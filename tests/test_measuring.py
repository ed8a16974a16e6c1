"""The figures that decks are accepted by."""

from dataclasses import replace

import pytest

from decks.measuring import GATES, KindMeasures, Measures, Share, level_of, measures_by_kind, measures_of
from decks.model import (
    Basic,
    Cloze,
    Content,
    Deck,
    Distractor,
    ListCard,
    Mcq,
    Section,
    SectionCoverage,
    SectionKind,
    Span,
    Unused,
)
from decks.refusals import Reason
from tests.deck_samples import MCQ, SAMPLE, SECTIONS, TEXT, VIGNETTE, span

N_OVERVIEW_WORDS = 40


def coverage(*unused: tuple[str, str], n: int = 4, section: int = 0, no_vignette: str | None = None) -> SectionCoverage:
    """Return the coverage of a section of the sample in which the words of *unused* are unused, with their reasons."""
    spans = [(span(words), reason) for words, reason in unused]
    parts = tuple(Unused(where.start_char, where.end_char, reason) for where, reason in spans)
    return SectionCoverage(SECTIONS[section].section_id, n, n - len(parts), parts, no_vignette)


def measured(deck: Deck = SAMPLE) -> Measures:
    return measures_of(deck, n_breaches=0)


def test_a_section_of_twelve_clinical_words_is_to_be_asked_about() -> None:
    assert measured().sections_asked == Share(3, 3)  # four words of symptoms need no item
    without = replace(SAMPLE, items=tuple(i for i in SAMPLE.items if i.section_id != SECTIONS[3].section_id))
    assert measured(without).sections_asked == Share(2, 3)


def test_boilerplate_and_advice_are_no_clinical_words() -> None:
    n_words = measured().items_to_words.total
    proof = "The thymus is often abnormal."
    for reason, fewer in ((Reason.BOILERPLATE, 5), (Reason.ADVICE, 5), (Reason.NO_ANSWER, 0)):
        deck = replace(SAMPLE, coverage=(coverage((proof, reason)),))
        assert measured(deck).items_to_words.total == n_words - fewer
    other = replace(SECTIONS[0], kind=SectionKind.BOILERPLATE)
    boilerplate = replace(SAMPLE, sections=(other, *SECTIONS[1:]), items=SAMPLE.items[2:])
    assert measured(boilerplate).sections_asked == Share(2, 2)


def test_items_are_counted_to_a_hundred_words() -> None:
    words = measured().items_to_words
    assert words.n == len(SAMPLE.items)
    assert measured().items_per_100_words == pytest.approx(100 * words.n / words.total)


def test_a_statement_is_explained_by_any_reason_but_that_no_fact_was_found() -> None:
    rows = (("The thymus is often abnormal.", Reason.NO_FACT), ("Weakness grows with use", Reason.REFERS_BACK))
    assert measured(replace(SAMPLE, coverage=(coverage(*rows),))).statements_explained == Share(3, 4)


def test_a_part_of_forty_words_needs_a_vignette_or_a_reason_for_none() -> None:
    assert measured().cases == measured().vignettes == Share(0, 1)
    explained = measured(replace(SAMPLE, coverage=(coverage(no_vignette="no script"),)))
    assert (explained.cases, explained.vignettes) == (Share(1, 1), Share(0, 1))
    moved = measured(replace(SAMPLE, items=(replace(SAMPLE.items[4], section_id=SECTIONS[0].section_id),)))
    assert moved.cases == moved.vignettes == Share(1, 1)


def test_subsections_count_with_the_part_that_they_are_in() -> None:
    below = Section("below", ("Overview", "Below"), SectionKind.OVERVIEW, SECTIONS[0].end_char, SECTIONS[0].end_char)
    moved = replace(SAMPLE.items[4], section_id="below")
    assert measured(replace(SAMPLE, sections=(*SECTIONS, below), items=(moved,))).cases == Share(1, 1)


def test_kinds_of_sections_add_up_to_the_deck() -> None:
    by_kind = measures_by_kind(SAMPLE)
    assert set(by_kind) == {section.kind for section in SECTIONS}
    total = sum(by_kind.values(), KindMeasures())
    assert total.sections_asked == measured().sections_asked
    assert total.items_to_words == measured().items_to_words
    assert total.vignettes == measured().vignettes
    boilerplate = tuple(replace(section, kind=SectionKind.BOILERPLATE) for section in SECTIONS)
    assert measures_by_kind(replace(SAMPLE, sections=boilerplate)) == {}


def test_a_key_is_the_longest_where_it_has_more_characters_than_each_other_option() -> None:
    long = Mcq("", "Which?", "Pyridostigmine bromide", MCQ.distractors)
    equal = Mcq("", "Which?", "Abcde", (Distractor("Fghij", ""), Distractor("Kl", "")))
    items = tuple(replace(SAMPLE.items[5], content=content) for content in (long, MCQ, equal, VIGNETTE))
    assert measured(replace(SAMPLE, items=items)).longest_keys == Share(1, 4)


LEVELS: dict[str, tuple[Content, str]] = {
    "two words": (Basic("?", "Muscle weakness"), "easy"),
    "three words": (Basic("?", "The muscle's weakness"), "medium"),
    "seven words": (Basic("?", "It eases with rest and with sleep"), "hard"),
    "a hidden word": (Cloze("A {{c1::gap}} in a long sentence that goes on and on."), "easy"),
    "four points": (ListCard("?", ("a", "b", "c", "d")), "medium"),
    "five points": (ListCard("?", ("a", "b", "c", "d", "e")), "hard"),
    "four options": (MCQ, "medium"),
    "three options": (replace(MCQ, distractors=MCQ.distractors[:2]), "easy"),
    "a case": (VIGNETTE, "hard"),
}


@pytest.mark.parametrize(("content", "level"), LEVELS.values(), ids=LEVELS)
def test_the_form_of_an_item_tells_how_hard_it_may_be(content: Content, level: str) -> None:
    assert level_of(content) == level


def test_measures_of_two_decks_add_up() -> None:
    one = measured()
    both = one + one
    assert both.kinds == tuple(2 * n for n in one.kinds)
    assert sum(both.levels) == 2 * len(SAMPLE.items)
    assert both.items_per_100_words == one.items_per_100_words
    assert both.sections_asked == Share(6, 6)


def test_each_gate_passes_at_its_bound_and_fails_beyond_it() -> None:
    measures = measured(replace(SAMPLE, coverage=(coverage(("Weakness grows with use", Reason.NO_FACT)),)))
    for gate in GATES:
        figure = gate.figure(measures)
        assert figure is not None
        beyond = figure - 0.01 if gate.is_limit else figure + 0.01
        assert gate.is_passed(measures, figure)
        assert not gate.is_passed(measures, beyond)


def test_a_figure_of_nothing_fails_no_gate() -> None:
    empty = measured(replace(SAMPLE, items=(), sections=()))
    assert all(gate.is_passed(empty, 0.5) for gate in GATES)
    assert Share(0, 0).proportion is None


def test_words_are_counted_in_the_sections_own_text() -> None:
    only = replace(SAMPLE, sections=SECTIONS[:1], items=())
    assert measured(only).items_to_words.total == N_OVERVIEW_WORDS
    assert Span(SECTIONS[0].start_char, SECTIONS[0].end_char).of(TEXT).startswith("Myasthenia")
