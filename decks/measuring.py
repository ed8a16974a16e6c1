"""The figures that a deck is accepted by: what of an article is asked, how much of it, and how well balanced."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from decks.flaws.views import has_strictly_longest_key, options_of
from decks.model import (
    ITEM_KINDS,
    Basic,
    Cloze,
    Content,
    Deck,
    Item,
    ListCard,
    Mcq,
    Section,
    SectionKind,
    Span,
    Vignette,
)
from decks.refusals import NOT_CLINICAL, Reason

MIN_SECTION_WORDS = 12  # a section with fewer clinical words need not have an item
MIN_CASE_WORDS = 40  # a top-level section (a part, below) with fewer need not have a vignette
LEVELS = ("easy", "medium", "hard")
_WORD = re.compile(r"\w+(?:[-'’.,]\w+)*")
_GAP = re.compile(r"\{\{c\d+::(.+?)\}\}")


@dataclass(frozen=True, slots=True)
class Share:
    """*n* of *total*; undefined where *total* is 0."""

    n: int
    total: int

    @property
    def proportion(self) -> float | None:
        """Return the proportion, None where there is nothing to divide by."""
        return self.n / self.total if self.total else None

    def __add__(self, other: "Share") -> "Share":
        """Return both together."""
        return Share(self.n + other.n, self.total + other.total)


@dataclass(frozen=True, slots=True)
class Measures:
    """What is measured of a deck, or of several together.

    *sections_asked*: sections of 12 or more clinical words that have an item. *statements_explained*: statements used,
    or unused for a reason other than that no fact was found. *items_to_words*: items, and words of clinical text.
    *cases*: top-level sections of 40 or more clinical words with a vignette, or a stated reason for none; *vignettes*:
    those with one.
    *longest_keys*: questions whose key is strictly the longest option. *kinds* and *levels* count items.
    """

    sections_asked: Share
    statements_explained: Share
    items_to_words: Share
    cases: Share
    vignettes: Share
    longest_keys: Share
    n_breaches: int
    kinds: tuple[int, ...]
    levels: tuple[int, ...]

    @property
    def items_per_100_words(self) -> float | None:
        """Return the number of items per 100 words of clinical text."""
        share = self.items_to_words.proportion
        return None if share is None else 100 * share

    def __add__(self, other: "Measures") -> "Measures":
        """Return the measures of both together."""
        return Measures(
            sections_asked=self.sections_asked + other.sections_asked,
            statements_explained=self.statements_explained + other.statements_explained,
            items_to_words=self.items_to_words + other.items_to_words,
            cases=self.cases + other.cases,
            vignettes=self.vignettes + other.vignettes,
            longest_keys=self.longest_keys + other.longest_keys,
            n_breaches=self.n_breaches + other.n_breaches,
            kinds=tuple(map(sum, zip(self.kinds, other.kinds, strict=True))),
            levels=tuple(map(sum, zip(self.levels, other.levels, strict=True))),
        )


def measures_of(deck: Deck, *, n_breaches: int) -> Measures:
    """Return the measures of *deck*, in which *n_breaches* of the rules were found."""
    words = {section.section_id: clinical_words(deck, section) for section in deck.sections}
    return Measures(
        sections_asked=_sections_asked(deck, words),
        statements_explained=_statements_explained(deck),
        items_to_words=Share(len(deck.items), sum(words.values())),
        cases=_of_parts(deck, words, _with_vignette(deck) | _without_for_a_reason(deck)),
        vignettes=_of_parts(deck, words, _with_vignette(deck)),
        longest_keys=_longest_keys(deck.items),
        n_breaches=n_breaches,
        kinds=_counts([item.kind for item in deck.items], tuple(ITEM_KINDS.values())),
        levels=_counts([level_of(item.content) for item in deck.items], LEVELS),
    )


def _counts(values: Sequence[str], order: Sequence[str]) -> tuple[int, ...]:
    counted = Counter(values)
    return tuple(counted[value] for value in order)


def clinical_words(deck: Deck, section: Section) -> int:
    """Return how many words of the section's own text are clinical: of no boilerplate, advice or question."""
    if section.kind is SectionKind.BOILERPLATE:
        return 0
    unused = (part for coverage in deck.coverage for part in coverage.unused if part.reason in NOT_CLINICAL)
    own = Span(section.start_char, section.end_char)
    spans = [span for part in unused if own.overlaps(span := Span(part.start_char, part.end_char))]
    return _n_words(own.of(deck.text)) - sum(_n_words(span.of(deck.text)) for span in spans)


def _n_words(text: str) -> int:
    return len(_WORD.findall(text))


def _sections_asked(deck: Deck, words: dict[str, int]) -> Share:
    asked = {item.section_id for item in deck.items}
    due = [section_id for section_id, n_words in words.items() if n_words >= MIN_SECTION_WORDS]
    return Share(sum(section_id in asked for section_id in due), len(due))


def _statements_explained(deck: Deck) -> Share:
    n = sum(coverage.n_statements for coverage in deck.coverage)
    silent = sum(part.reason == Reason.NO_FACT for coverage in deck.coverage for part in coverage.unused)
    return Share(n - silent, n)


def _of_parts(deck: Deck, words: dict[str, int], titles: set[str]) -> Share:
    """Return how many of the top-level sections that are long enough for a case are among *titles*."""
    due = [title for title, (_, n_words) in _parts(deck, words).items() if n_words >= MIN_CASE_WORDS]
    return Share(sum(title in titles for title in due), len(due))


def _parts(deck: Deck, words: dict[str, int]) -> dict[str, tuple[SectionKind, int]]:
    """Return the kind of each top-level section, by title, and its clinical words with those of the sections in it."""
    parts: dict[str, tuple[SectionKind, int]] = {}
    for section in deck.sections:
        kind, n_words = parts.get(section.path[0], (section.kind, 0))
        parts[section.path[0]] = (kind, n_words + words[section.section_id])
    return parts


def _with_vignette(deck: Deck) -> set[str]:
    titles = {section.section_id: section.path[0] for section in deck.sections}
    return {titles[item.section_id] for item in deck.items if item.kind == "vignette"}


def _without_for_a_reason(deck: Deck) -> set[str]:
    titles = {section.section_id: section.path[0] for section in deck.sections}
    return {titles[row.section_id] for row in deck.coverage if row.no_vignette}


@dataclass(frozen=True, slots=True)
class KindMeasures:
    """What is measured of the sections of one kind: those asked, items to words, and parts with a vignette."""

    sections_asked: Share = Share(0, 0)
    items_to_words: Share = Share(0, 0)
    vignettes: Share = Share(0, 0)

    def __add__(self, other: "KindMeasures") -> "KindMeasures":
        """Return the measures of both together."""
        return KindMeasures(
            self.sections_asked + other.sections_asked,
            self.items_to_words + other.items_to_words,
            self.vignettes + other.vignettes,
        )


def measures_by_kind(deck: Deck) -> dict[SectionKind, KindMeasures]:
    """Return the measures of the deck's sections by their kind, in the order of the article; no boilerplate."""
    words = {section.section_id: clinical_words(deck, section) for section in deck.sections}
    n_items = Counter(item.section_id for item in deck.items)
    told = _with_vignette(deck)
    measured: dict[SectionKind, KindMeasures] = {}
    for section in deck.sections:
        n_words, n = words[section.section_id], n_items[section.section_id]
        asked = Share(n > 0, 1) if n_words >= MIN_SECTION_WORDS else Share(0, 0)
        measures = KindMeasures(asked, Share(n, n_words))
        measured[section.kind] = measured.get(section.kind, KindMeasures()) + measures
    for title, (kind, n_words) in _parts(deck, words).items():
        if n_words >= MIN_CASE_WORDS:
            measured[kind] += KindMeasures(vignettes=Share(title in told, 1))
    measured.pop(SectionKind.BOILERPLATE, None)
    return measured


def _longest_keys(items: Sequence[Item]) -> Share:
    return Share(sum(map(has_strictly_longest_key, items)), sum(bool(options_of(item)) for item in items))


def level_of(content: Content) -> str:
    """Return how hard an item of this form is likely to be, before anybody has answered it: one of LEVELS.

    Easy is what one word or two answer, or an MCQ of three options, which one may guess; hard are cases, lists of
    five or more, and answers of seven words or more.
    """
    match content:
        case Basic(_, back):
            return _level_of_answer(_n_words(back))
        case Cloze(text):
            return _level_of_answer(sum(map(_n_words, _GAP.findall(text))))
        case ListCard(_, points):
            return "hard" if len(points) >= 5 else "medium"
        case Mcq():
            return "easy" if len(content.distractors) < 3 else "medium"
        case Vignette():
            return "hard"


def _level_of_answer(n_words: int) -> str:
    return "easy" if n_words <= 2 else "medium" if n_words < 7 else "hard"


@dataclass(frozen=True, slots=True)
class Gate:
    """A figure that decks must reach together: the *option* that names it, what it *says*, and how it is read.

    Where *is_limit* it may not be more, else not less.
    """

    option: str
    says: str
    figure: Callable[[Measures], float | None]
    is_limit: bool = False

    def is_passed(self, measures: Measures, bound: float) -> bool:
        """Tell whether *measures* keep to *bound*; a figure that is undefined fails nothing."""
        figure = self.figure(measures)
        return figure is None or (figure <= bound if self.is_limit else figure >= bound)


GATES: tuple[Gate, ...] = (
    Gate("min-sections", "share of sections asked", lambda m: m.sections_asked.proportion),
    Gate("min-statements", "share of statements used or explained", lambda m: m.statements_explained.proportion),
    Gate("min-items", "items per 100 words", lambda m: m.items_per_100_words),
    Gate("min-cases", "share of top-level sections with a vignette or a reason", lambda m: m.cases.proportion),
    Gate("min-vignettes", "share of top-level sections with a vignette", lambda m: m.vignettes.proportion),
    Gate("max-longest", "share of keys strictly longest", lambda m: m.longest_keys.proportion, is_limit=True),
    Gate("max-breaches", "breaches of the rules", lambda m: float(m.n_breaches), is_limit=True),
)
