"""How a rule sees an item: what is asked, what counts as right, what proves it."""

import re
from dataclasses import dataclass

from decks.knowledge import normal
from decks.model import Basic, Cloze, Content, Item, ListCard, Mcq, SectionKind, Vignette

CLOZE = re.compile(r"\{\{c1::(?P<answer>.+?)\}\}")
_COMBINED = re.compile(r"^Which of the following combinations of\b")
_BETWEEN_MEMBERS = re.compile(r", and |, | and ")
_WORD = re.compile(r"\d+(?:[.,]\d+)*\w*|\w+")


@dataclass(frozen=True, slots=True)
class Setting:
    """What the rules need beside the item: the article's *text*, its condition's *names*, the section's *kind*.

    *headings* are the section's own and those above it.
    """

    text: str
    names: tuple[str, ...]
    kind: SectionKind
    headings: tuple[str, ...] = ()

    def mentions(self, words: str) -> bool:
        """Tell whether *words* name the condition."""
        return any(normal(name) in normal(words) for name in self.names)


def answers_of(content: Content) -> tuple[str, ...]:
    """Return what counts as the right answer: the back, the points, the hidden words, the key."""
    match content:
        case Basic(_, back):
            return (back,)
        case ListCard(_, points):
            return points
        case Cloze(text):
            return tuple(found["answer"] for found in CLOZE.finditer(text))
        case Mcq() | Vignette():
            return (content.key,)


def asked_of(content: Content) -> str:
    """Return what the learner sees before answering, without the options; hidden words are left out."""
    match content:
        case Basic(front, _) | ListCard(front, _):
            return front
        case Cloze(text):
            return CLOZE.sub("…", text)
        case Mcq() | Vignette():
            return f"{content.stem} {content.lead_in}".strip()


def evidence_text(item: Item, setting: Setting) -> str:
    """Return the characters that prove the answer, statement by statement."""
    return " ".join(span.of(setting.text) for span in item.evidence)


def folded(text: str) -> frozenset[str]:
    """Return the words of *text*, folded."""
    return frozenset(normal(word) for word in _WORD.findall(text.lower()))


def question_of(item: Item) -> Mcq | Vignette | None:
    """Return the item's question, None for a flashcard."""
    return item.content if isinstance(item.content, Mcq | Vignette) else None


def members_of_options(item: Item) -> tuple[tuple[str, ...], ...]:
    """Return what each option counts up, where the question asks for a combination; () where it asks for one thing."""
    question = question_of(item)
    if question is None or not _COMBINED.search(question.lead_in):
        return ()
    return tuple(tuple(_BETWEEN_MEMBERS.split(option)) for option in options_of(item))


def options_of(item: Item) -> tuple[str, ...]:
    """Return the key and the distractors, () for a flashcard."""
    question = question_of(item)
    return (question.key, *(d.text for d in question.distractors)) if question else ()


def everything_of(item: Item) -> str:
    """Return what is asked and what is right, as one text."""
    return f"{asked_of(item.content)} {' '.join(answers_of(item.content))}"


def has_strictly_longest_key(item: Item) -> bool:
    """Tell whether the key has more characters than every distractor; False for a flashcard."""
    options = options_of(item)
    return bool(options) and all(len(options[0]) > len(other) for other in options[1:])
