"""Fixed quizzes and mock exams: which questions, in which order, and what the answers come to. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random

from decks.model import Deck, Item, Mcq, Vignette
from quiz.model import DeckPart, QuizAnswer, QuizAttempt, QuizItem
from quiz.scheduling import siblings


@dataclass(frozen=True, slots=True)
class Question:
    """A place of a quiz with what it asks: an MCQ or a case, and the deck that proves it."""

    position: int
    deck: Deck
    item: Item

    @property
    def section(self) -> str:
        """Return the name of the top heading that the question stands under, for grouping scores."""
        path = next(section.path for section in self.deck.sections if section.section_id == self.item.section_id)
        return path[0]


@dataclass(frozen=True, slots=True)
class SectionResult:
    """What one section of a quiz came to; *seconds* is the time that its questions were on the screen."""

    deck_id: str
    section: str
    n_items: int
    n_right: int
    seconds: float


@dataclass(frozen=True, slots=True)
class QuizResult:
    """What a whole quiz came to. Left out means seen and not answered; not reached, never seen."""

    n_items: int
    n_right: int
    n_left_out: int
    n_not_reached: int
    seconds: float
    sections: tuple[SectionResult, ...]


def askable(deck: Deck, parts: Iterable[DeckPart] = ()) -> tuple[Item, ...]:
    """Return the questions and cases of *deck*, or of those of its *parts*, that can stand alone in a quiz.

    Later steps of an unfolding case cannot: their stems give the earlier answers away.
    """
    wanted = {part.section_id for part in parts if part.deck_id == deck.deck_id}
    is_all = not wanted or None in wanted
    return tuple(item for item in deck.items if _stands_alone(item) and (is_all or item.section_id in wanted))


def compose(decks: Sequence[Deck], *, parts: Sequence[DeckPart] = (), n_items: int, seed: str) -> tuple[QuizItem, ...]:
    """Return a quiz of at most *n_items* questions of *decks*, of their *parts* where given; the same for a *seed*.

    The sections take turns, so that all are asked about, and no two questions ask what the same sentence says.
    """
    chance = Random(seed)  # noqa: S311 - which questions, not a secret
    related = {item_id: others for deck in decks for item_id, others in siblings(deck).items()}
    chosen: list[tuple[str, str]] = []
    hidden: set[str] = set()
    for deck_id, item in _in_turn(decks, parts, chance):
        if len(chosen) < n_items and item.item_id not in hidden:
            chosen.append((deck_id, item.item_id))
            hidden |= related[item.item_id]
    chance.shuffle(chosen)
    return tuple(QuizItem(place, *ids) for place, ids in enumerate(chosen, start=1))


def swap(
    items: Sequence[QuizItem], position: int, decks: Sequence[Deck], *, parts: Sequence[DeckPart] = (), seed: str
) -> tuple[QuizItem, ...]:
    """Return the quiz with another question at *position*, of the same section if there is one; as it is if none is.

    No question of the quiz comes twice, and none that another gives away.
    """
    chance = Random(seed)  # noqa: S311 - which question, not a secret
    by_id = {item.item_id: (deck, item) for deck in decks for item in deck.items}
    related = {item_id: others for deck in decks for item_id, others in siblings(deck).items()}
    old = next(item for item in items if item.position == position)
    hidden = {item.item_id for item in items}
    hidden |= {other for item in items if item is not old for other in related.get(item.item_id, ())}
    candidates = [(deck_id, item) for deck_id, item in _in_turn(decks, parts, chance) if item.item_id not in hidden]
    if not candidates:
        return tuple(items)
    section = by_id[old.item_id][1].section_id if old.item_id in by_id else None
    same = [(deck_id, item) for deck_id, item in candidates if (deck_id, item.section_id) == (old.deck_id, section)]
    deck_id, new = (same or candidates)[0]
    return tuple(QuizItem(position, deck_id, new.item_id) if item is old else item for item in items)


def result(questions: Sequence[Question], attempt: QuizAttempt) -> QuizResult:
    """Return what *attempt* came to, by section in the order of the decks."""
    answers = {answer.position: answer for answer in attempt.answers}
    answered = [answer for answer in attempt.answers if answer.answer is not None]
    groups: dict[tuple[str, str], list[Question]] = {}
    for question in questions:
        groups.setdefault((question.deck.deck_id, question.section), []).append(question)
    sections = []
    for (deck_id, section), asked in sorted(groups.items(), key=lambda group: _place(group[1][0])):
        given = [answers[question.position] for question in asked if question.position in answers]
        n_right, seconds = sum(answer.is_correct for answer in given), _seconds(given)
        sections.append(SectionResult(deck_id, section, len(asked), n_right, seconds))
    return QuizResult(
        n_items=len(questions),
        n_right=sum(answer.is_correct for answer in answered),
        n_left_out=len(answers) - len(answered),
        n_not_reached=len(questions) - len(answers),
        seconds=_seconds(attempt.answers),
        sections=tuple(sections),
    )


def missed(questions: Sequence[Question], attempt: QuizAttempt) -> tuple[Question, ...]:
    """Return the questions that were seen and not answered rightly, the left-out ones among them."""
    wrong = {answer.position for answer in attempt.answers if not answer.is_correct}
    return tuple(question for question in questions if question.position in wrong)


def _stands_alone(item: Item) -> bool:
    match item.content:
        case Mcq():
            return True
        case Vignette(step=step):
            return step in (None, 1)
    return False


def _in_turn(decks: Sequence[Deck], parts: Sequence[DeckPart], chance: Random) -> list[tuple[str, Item]]:
    """Return the questions to choose from, the sections in turn, in each by chance."""
    by_section: dict[tuple[str, str], list[Item]] = {}
    chosen_decks = {part.deck_id for part in parts}
    for deck in decks:
        if not parts or deck.deck_id in chosen_decks:
            for item in askable(deck, parts):
                by_section.setdefault((deck.deck_id, item.section_id), []).append(item)
    for items in by_section.values():
        chance.shuffle(items)
    rounds = max(map(len, by_section.values()), default=0)
    keys = list(by_section)
    chance.shuffle(keys)
    return [(key[0], by_section[key][n]) for n in range(rounds) for key in keys if n < len(by_section[key])]


def _seconds(answers: Iterable[QuizAnswer]) -> float:
    return sum(answer.duration_ms for answer in answers) / 1000


def _place(question: Question) -> tuple[str, int]:
    ids = [section.section_id for section in question.deck.sections]
    return question.deck.title, ids.index(question.item.section_id)
