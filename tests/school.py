"""A class at study for two weeks, simulated: students of differing skill, and one item with two right keys."""

import hashlib
import random
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from decks.model import Basic, Deck, Distractor, Item, Mcq, Section, SectionKind, Source, Span
from quiz.model import Card, Classroom, Confidence, Learner, Rating, Review, Role
from quiz.scheduling import apply, is_due, review_of, study_day
from quiz.session import option_order
from quiz.store import Store

N_DAYS = 14
SECTIONS = ("Causes", "Symptoms", "Diagnosis", "Treatment")
DRUGS = ("aspirin", "warfarin", "digoxin", "furosemide", "heparin", "atenolol")
TWO_KEYS = 5  # the place of the item of which a second option is as right as the key
CLASS_ID = "cardiology"
INSTRUCTOR = Learner("local", "Cleo")


@dataclass(frozen=True, slots=True)
class Term:
    """What the simulation wrote: the deck, its item with two keys, the students, all reviews as the log has them."""

    deck: Deck
    bad_item: Item
    students: tuple[Learner, ...]
    reviews: tuple[Review, ...]


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


def simulated_term(store: Store, *, n_students: int, end: datetime, seed: int = 4) -> Term:
    """Write a class of *n_students*, and what they answered on the `N_DAYS` study days up to *end*."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    deck = lecture_deck()
    bad_item = deck.items[2 * TWO_KEYS]
    store.save_deck(INSTRUCTOR, deck, now=end - timedelta(days=N_DAYS + 1))
    exam_day = (end + timedelta(days=30)).date()
    classroom = Classroom(CLASS_ID, "Cardiology", end - timedelta(days=N_DAYS + 1), exam_day=exam_day)
    store.classes.add(INSTRUCTOR, classroom, chance=chance)
    code = store.classes.join_code(INSTRUCTOR, CLASS_ID)
    assert code is not None
    students, reviews = [], []
    for number in range(n_students):
        student = Learner(f"student{number}", f"Student {number:02}", new_per_day=8)
        store.add_learner(student, role=Role.STUDENT)
        store.classes.join(student, code, now=end - timedelta(days=N_DAYS + 1))
        skill = 0.35 + 0.6 * number / n_students
        reviews += _studied(store, student, deck, bad_item, skill, chance, end)
        students.append(student)
    return Term(deck, bad_item, tuple(students), tuple(reviews))


def _studied(
    store: Store, student: Learner, deck: Deck, bad_item: Item, skill: float, chance: random.Random, end: datetime
) -> list[Review]:
    """Write and return what one student answers: what is due each day, then some new cards, as well as they can."""
    cards = {item.item_id: Card(student.learner_id, deck.deck_id, item.item_id) for item in deck.items}
    log: list[Review] = []
    for day in range(N_DAYS, 0, -1):
        now = end - timedelta(days=day)
        today = study_day(now, zone=student.zone, rollover_hour=student.rollover_hour)
        due = [
            item for item in deck.items if cards[item.item_id].rep and is_due(cards[item.item_id], now=now, today=today)
        ]
        new = [item for item in deck.items if not cards[item.item_id].rep][: student.new_per_day]
        for item in (*due, *new):
            now += timedelta(seconds=30)
            card = cards[item.item_id]
            review = _answer(card, item, bad_item, min(0.97, skill + 0.08 * card.rep), chance, now, student)
            store.record(student, review)
            cards[item.item_id] = apply(card, review)
            log.append(review)
    return log


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
