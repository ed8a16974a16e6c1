"""The forms of the article's condition: what its headings, its lists of types and our tables call one, and where."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from decks.distractors import content_words
from decks.facts import Findings
from decks.facts.statements import Statement
from decks.facts.topic import Topic
from decks.knowledge import canonical, normal, term_type
from decks.model import Fact, Relation, Span

MAX_MODIFIERS = 3
_ROOT_LETTERS = 4
MIN_HEAD_LETTERS = 5
# Before the condition's name these tell of no form of it.
_NO_FORM = frozenset(
    "a an the this that these those your my his her their its some many most all any each no other another such "
    "certain several two three four five people patients person having about with without of for in and or by to "
    "from on what how why who when is are can do does understanding treating preventing managing diagnosing "
    "living coping causing cause causes symptoms signs treatment severe mild moderate untreated advanced early "
    "late new common rare recurrent previous prior past possible suspected active large small simple true real "
    "also only not if both either once because like unlike developing called further more less different getting "
    "serious typical multiple single first second as term word people's frequent similar classic painful own "
    "whole main usual fatal current existing worsening long-term undiagnosed".split()
)
_OF_TYPES = re.compile(r"\b(?:types|kinds|forms|subtypes|variants)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Form:
    """A form of the condition: its *name* as first said, its *modifier* ("fusiform"), and its *facts*, in order."""

    name: str
    modifier: str
    facts: tuple[Fact, ...]

    @property
    def roots(self) -> frozenset[str]:
        """Return the beginnings of the words that tell this form from the others."""
        return roots_of(self.modifier)


def roots_of(words: str) -> frozenset[str]:
    """Return the beginnings of the telling words of *words*: "food" of "foodborne"."""
    return frozenset(word[:_ROOT_LETTERS] for word in content_words(words))


def forms_of(findings: Findings) -> tuple[Form, ...]:
    """Return the forms that sentences of the article are about, if there are two or more; () else."""
    known, heads = _known(findings), _heads(findings)
    said: dict[str, tuple[str, str, list[Fact]]] = {}
    for fact in findings.facts:
        if fact.relation is not Relation.STATES:
            continue
        head = heads.get(fact.evidence[-1])
        if head is not None and fact.object.lower().startswith(f"{head.text.lower()} "):
            told = replace(fact, evidence=tuple(dict.fromkeys((head.at, *fact.evidence))))
            said.setdefault(normal(head.text), (head.text, head.text, []))[2].append(told)
        elif (opening := _opening(fact.object, findings.topic)) is not None:
            name, modifier = opening
            if normal(modifier) in known or _is_known(name, findings.topic):
                said.setdefault(normal(modifier), (name, modifier, []))[2].append(fact)
    forms = tuple(Form(name, modifier, tuple(facts)) for name, modifier, facts in said.values())
    return forms if len(forms) > 1 else ()


class _Head(NamedTuple):
    """A type's name that opens a bullet, and where that stands."""

    text: str
    at: Span


def _heads(findings: Findings) -> dict[Span, _Head]:
    """Return, for each sentence under the name of a type in a list of types, that name."""
    found: dict[Span, _Head] = {}
    opened: Statement | None = None
    for statement in findings.statements:
        if statement.is_bullet:
            opened = statement if _opens_a_type(statement) else None
        elif not statement.head:
            opened = None
        if opened is not None and statement.head and statement is not opened:
            found[statement.span] = _Head(statement.head.strip(" ."), opened.span)
    return found


def _opens_a_type(bullet: Statement) -> bool:
    """Tell whether *bullet*, of a list of types, names a condition: not a type of biopsy."""
    known = term_type(bullet.text.rstrip(" ."))
    named = known or term_type(re.split(r"[.:(]", bullet.text)[0].strip())
    is_condition = named is not None and named.kind in ("condition", "tumor")
    return is_condition and _OF_TYPES.search(bullet.lead or bullet.section.title) is not None


def head_of(topic: Topic) -> str:
    """Return the pattern of what a form of *topic* ends in: its name, or its last word, "stones" for gallstones."""
    last = topic.name.split()[-1].lower()
    ends = {last[i:] for i in range(1, len(last) - MIN_HEAD_LETTERS + 1)} & {"stones", "stone", "tumors", "tumor"}
    words = sorted({re.escape(w) for w in (last, *ends)}, key=len, reverse=True)
    return rf"(?:{topic.mention.pattern}|(?<![\w-])(?:{'|'.join(words)})(?:s|es)?(?![\w-]))"


def opening_form(text: str, topic: Topic) -> re.Match[str] | None:
    """Return the match of a form's name at the beginning of *text*, its modifier and its head apart."""
    pattern = rf"(?:(?:an?|the) )?(?P<name>(?P<modifier>(?:[\w'’-]+ ){{1,{MAX_MODIFIERS}}}?)(?P<head>{head_of(topic)}))"
    return re.match(pattern, text, re.IGNORECASE)


def form_in(phrase: str, topic: Topic) -> str | None:
    """Return *phrase*, a heading, where it is the name of a form of *topic*, nothing more; else None."""
    found = opening_form(phrase, topic)
    return found["name"] if found and _opening(phrase, topic) and found.end() == len(phrase.rstrip()) else None


def _opening(text: str, topic: Topic) -> tuple[str, str] | None:
    """Return the form that *text* opens with, and its modifier; None where it opens with none."""
    found = opening_form(text, topic)
    if found is None:
        return None
    modifier = found["modifier"].strip()
    is_form = not {word.lower() for word in re.split(r"[\s]", modifier)} & _NO_FORM
    is_own = topic.mention.fullmatch(found["name"]) is not None
    return (found["name"], modifier) if is_form and not is_own and not re.search(r"\d", modifier) else None


def _known(findings: Findings) -> frozenset[str]:
    """Return the modifiers of the forms that headings and lists of types name."""
    lists = (
        fact.points for fact in findings.facts if fact.points and re.search(r"\b(?:types|kinds|forms)\b", fact.subject)
    )
    headings = tuple(section.title for section in findings.article.sections)
    points = tuple(point for listed in lists for point in listed)
    bare = (re.sub(r"\([^()]*\)", "", point) for point in points if len(point.split()) <= MAX_MODIFIERS)
    return frozenset((*_modifiers((*headings, *points), findings.topic), *map(normal, bare)))


def _modifiers(names: Sequence[str], topic: Topic) -> Iterator[str]:
    for name in names:
        found = _opening(_ARTICLE.sub("", name), topic)
        if found is not None:
            yield normal(found[1])


def _is_known(name: str, topic: Topic) -> bool:
    known = term_type(name) if canonical(name) else None
    return known is not None and known.kind in ("condition", "tumor") and normal(name) not in map(normal, topic.names)
