"""A deck of known siblings, a learner and their answers: what the tests of studying share."""

from datetime import UTC, date, datetime, time, timedelta

from decks.model import Basic, Cloze, Content, Deck, Distractor, Item, Mcq, Section, SectionKind, Source, Span, Vignette
from quiz.model import Card, Confidence, Learner, Rating, Review
from quiz.scheduling import apply, review_of

LEARNER = Learner("ada", "Ada")
FIRST_DAY = date(2026, 3, 2)
SECTION_CHARS, FACT_CHARS = 1000, 50

_WRONG = tuple(Distractor(f"option {letter}", "fits another case") for letter in "BCD")
_CONTENTS: tuple[Content, ...] = (
    Basic("front", "back"),
    Cloze("A sentence with {{c1::a gap}}."),
    Mcq("", "Which one is best?", "option A", _WRONG),
    Vignette("A 40-year-old woman …", "What is the diagnosis?", "option A", _WRONG, ()),
)


def deck_of(n_sections: int, n_facts: int, *, deck_id: str = "deck") -> Deck:
    """Return a deck that asks each of *n_facts* facts of each section in four ways: four siblings a fact.

    The id of an item reads "deck.section.fact.kind".
    """
    sections = tuple(
        Section(f"s{n}", (f"Section {n}",), SectionKind.OTHER, n * SECTION_CHARS, (n + 1) * SECTION_CHARS)
        for n in range(n_sections)
    )
    items = tuple(
        Item(
            f"{deck_id}.{section.section_id}.{fact}.{way}",
            section.section_id,
            content,
            "",
            (_proof(section, fact),),
            (),
        )
        for section in sections
        for way, content in enumerate(_CONTENTS)
        for fact in range(n_facts)
    )
    source = Source("article.txt", None, None, "0" * 64)
    return Deck(deck_id, "An article", source, "x" * n_sections * SECTION_CHARS, sections, items, ())


def _proof(section: Section, fact: int) -> Span:
    start = section.start_char + fact * FACT_CHARS
    return Span(start, start + FACT_CHARS)


def noon(n_days: int) -> datetime:
    """Return noon (UTC) of the day *n_days* after the first."""
    return datetime.combine(FIRST_DAY + timedelta(days=n_days), time(12), tzinfo=UTC)


def new_card(item_id: str = "deck.s0.0.0", learner: Learner = LEARNER) -> Card:
    """Return the card of an item that *learner* has never seen."""
    return Card(learner.learner_id, "deck", item_id)


def review(
    card: Card,
    rating: Rating,
    at: datetime,
    *,
    learner: Learner = LEARNER,
    is_correct: bool | None = None,
    confidence: Confidence | None = None,
    answer: str | None = None,
    seconds: float = 5,
) -> Review:
    """Return the log's row of *rating* given *at*, right unless it is Again."""
    return review_of(
        card,
        rating=rating,
        is_correct=rating > Rating.AGAIN if is_correct is None else is_correct,
        confidence=confidence,
        answer=answer,
        shown_at=at - timedelta(seconds=seconds),
        now=at,
        learner=learner,
    )


def history(card: Card, answers: list[tuple[int, Rating]], *, learner: Learner = LEARNER) -> list[Review]:
    """Return the log of *answers*: each at noon of its day, counted from the first, a minute later than the last."""
    log: list[Review] = []
    for minute, (n_days, rating) in enumerate(answers):
        log.append(review(card, rating, noon(n_days) + timedelta(minutes=minute), learner=learner))
        card = apply(card, log[-1])
    return log
