"""A class at study for two weeks, simulated: students of differing skill, and one item with two right keys."""

import hashlib
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from decks.model import Basic, Deck, Distractor, Item, Mcq, Section, SectionKind, Source, Span
from quiz.model import Card, Confidence, Learner, Rating, Review
from quiz.scheduling import apply, is_due, review_of, study_day
from quiz.session import option_order
from quiz.store import Store

N_DAYS = 14
SECTIONS = ("Causes", "Symptoms", "Diagnosis", "Treatment")
DRUGS = ("aspirin", "warfarin", "digoxin", "furosemide", "heparin", "atenolol")
TWO_KEYS = 5  # the place of the item of which a second option is as right as the key
N_NEW_A_DAY = 8


@dataclass(frozen=True, slots=True)
class Term:
    """What was simulated: the deck, its item with two keys, the students."""

    deck: Deck
    bad_item: Item
    students: tuple[Learner, ...]

    @property
    def second_key(self) -> str:
        """Return the option of the bad item that is as right as its key."""
        assert isinstance(self.bad_item.content, Mcq)
        return self.bad_item.content.distractors[0].text

    def reviews(self, store: Store) -> tuple[Review, ...]:
        """Return all answers of the students as the log has them."""
        return tuple(review for student in self.students for review in store.reviews(student))


def lecture_deck(*, n_facts: int = 6) -> Deck:
    """Return a deck of four sections, *n_facts* facts each: a question and a flashcard of every fact."""
    text, sections, items = "Lectures\n\n", [], []
    for title in SECTIONS:
        begin = len(text) + len(title) + 2
        text += f"{title}\n\n"
        for place in range(n_facts):
            drug = DRUGS[place % len(DRUGS)]
            fact = f"In stage {title.lower()} {place + 1} the choice is {drug}."
            span = Span(len(text), len(text) + len(fact))
            text += f"{fact}\n\n"
            items += _items(title, place, drug, span)
        sections.append(Section(title.lower(), (title,), SectionKind.OTHER, begin, len(text)))
    source = Source("lectures.txt", None, None, hashlib.sha256(text.encode()).hexdigest())
    return Deck("lectures", "Lectures", source, text, tuple(sections), tuple(items), ())


def _items(title: str, place: int, drug: str, span: Span) -> list[Item]:
    asked = f"stage {title.lower()} {place + 1}"
    wrong = tuple(Distractor(other, f"It is the choice elsewhere than in {asked}.") for other in DRUGS if other != drug)
    question = Mcq("", f"Which drug is the choice in {asked}?", drug, wrong[:3])
    card = Basic(f"What is the choice in {asked}?", drug)
    return [
        Item(f"{title.lower()}{place}{kind}", title.lower(), content, drug, (span,), (title,))
        for kind, content in (("q", question), ("f", card))
    ]


def simulated_term(store: Store, deck: Deck, students: Sequence[Learner], *, end: datetime, seed: int = 6) -> Term:
    """Write what *students*, the weakest first, answered on the `N_DAYS` study days up to *end*."""
    bad_item = deck.items[2 * TWO_KEYS]
    for number, student in enumerate(students):
        skill = 0.35 + 0.6 * number / len(students)
        _study(store, student, deck, bad_item, skill, f"{seed} {number}", end)
    return Term(deck, bad_item, tuple(students))


def _study(store: Store, student: Learner, deck: Deck, bad_item: Item, skill: float, seed: str, end: datetime) -> None:
    """Write what one student answers: what is due each day, then some new cards, as well as they can.

    Each answer has a chance of its own, so that no schedule, which is another for each learner's id, changes the next.
    """
    cards = {item.item_id: Card(student.learner_id, deck.deck_id, item.item_id) for item in deck.items}
    for day in range(N_DAYS, 0, -1):
        now = end - timedelta(days=day)
        today = study_day(now, zone=student.zone, rollover_hour=student.rollover_hour)
        due = [
            item for item in deck.items if cards[item.item_id].rep and is_due(cards[item.item_id], now=now, today=today)
        ]
        new = [item for item in deck.items if not cards[item.item_id].rep][:N_NEW_A_DAY]
        for item in (*due, *new):
            now += timedelta(seconds=30)
            card = cards[item.item_id]
            chance = random.Random(f"{seed} {item.item_id} {card.rep}")  # noqa: S311 - no secret
            review = _answer(card, item, bad_item, min(0.97, skill + 0.08 * card.rep), chance, now, student)
            store.record(student, review)
            cards[item.item_id] = apply(card, review)


def _answer(
    card: Card, item: Item, bad_item: Item, skill: float, chance: random.Random, now: datetime, student: Learner
) -> Review:
    """Return the answer of a student who knows an item with the chance *skill*; who knows the bad one is torn."""
    knows = chance.random() < skill
    choice = None
    if isinstance(item.content, Mcq):
        second = item.content.distractors[0].text
        choice = item.content.key if knows else chance.choice(option_order(item, card.rep + 1))
        if item == bad_item:
            choice = second if knows and chance.random() < 0.8 else chance.choice(option_order(item, card.rep + 1))
        knows = choice == item.content.key
    return review_of(
        card,
        rating=Rating.GOOD if knows else Rating.AGAIN,
        is_correct=knows,
        confidence=None if choice is None else Confidence.SURE if knows else Confidence.UNSURE,
        answer=choice,
        shown_at=now - timedelta(seconds=chance.randrange(4, 40)),
        now=now,
        learner=replace(student),
    )
