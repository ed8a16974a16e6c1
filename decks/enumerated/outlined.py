"""Lists of notes in outline form: what a heading or an outer bullet of a student's notes counts up.

Notes say in a word or two what an article says in a sentence, and they count up all that is to be learned: their lists
are closed, also where no word says so.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from decks.distractors import MAX_DISTRACTORS, are_apart
from decks.enumerated.outline_fronts import Outer, front_of, name_of
from decks.facts import Findings, Statement
from decks.facts.groups import Group, is_sorting
from decks.facts.outlines import is_outline
from decks.framing import Candidate, anchored
from decks.grammar import capitalised, coordinates
from decks.knowledge import is_aspect, is_negative
from decks.model import Distractor, Fact, ListCard, Mcq, Relation, Section, SectionKind, Span
from decks.patients import chance
from decks.phrases import has_clause
from decks.wording import as_sentence

N_POINTS = (2, 7)
MAX_POINT_WORDS, MAX_WORDS = 12, 50
MAX_NAME_WORDS = 4
# Causes are as little told apart by "secondary" as treatments by "first".
_TOLD_APART = (SectionKind.SYMPTOMS, SectionKind.COMPLICATIONS, SectionKind.DIAGNOSIS)
_ASIDE = re.compile(r"\s*\((?:[^()]*\s){3}[^()]*\)")
_POINTS_ELSEWHERE = re.compile(r"\b(?:above|below|mentioned|following|etc|others?|various|see|same)\b", re.IGNORECASE)
_DENIED = re.compile(r"(?:no|not|none|never|avoid|nil|without)\b", re.IGNORECASE)
_READER = re.compile(r"\b(?:you|your|we|our|i|my)\b", re.IGNORECASE)
_MEASURED = re.compile(r"[<>≥≤=%]|\d")  # "Age > 55 years" is no sentence
_NO_NAME = re.compile(r"(?i:e\.g|such as|including|if|when|with|without|for)\b|[=<>≥≤;]|\d")


@dataclass(frozen=True, slots=True)
class _Counted:
    """What an *outer* bullet or heading counts up: its *points*, each with the *statement* that says it."""

    outer: Outer
    points: tuple[str, ...]
    statement: Statement
    proof: tuple[Span, ...]


_NUMBERED = re.compile(r"(?:(?:stage|grade|type|class|phase|step|level) ?|[A-D])[\dIVX]", re.IGNORECASE)
# "Especially of the pancreas", "leading to bloating": no member, but how the one before is or what it does.
_EXPLAINING = re.compile(
    r"(?:especially|particularly|mainly|usually|often|typically|including|such as|with|without|of|in|"
    r"may|can|is|are|has|have|which|who)\b|"
    r"\w+ing (?:to|in|of)\b",
    re.IGNORECASE,
)


def outlined_lists(findings: Findings) -> Iterator[Candidate]:
    """Yield a list for each run of bullets of notes whose heading or outer bullet says what they are.

    Then, where several such runs stand side by side, one question on which member is of which.
    """
    if not is_outline(findings.statements):
        return
    runs = tuple(_runs(findings))
    yield from _lists((*runs, *_within_bullets(findings)), findings)
    for counted in runs:
        yield from _told_apart(counted, runs, findings)


def _lists(everything: Iterable[_Counted], findings: Findings) -> Iterator[Candidate]:
    for counted in everything:
        front = front_of(counted.outer, len(counted.points), findings)
        if front is None:
            continue
        card = ListCard(capitalised(anchored(front, findings)), counted.points)
        yield Candidate(_fact(counted), "outlined", card, counted.proof)


def _fact(counted: _Counted) -> Fact:
    return Fact(
        section_id=counted.statement.section.section_id,
        relation=Relation.HAS_MEMBERS,
        subject=counted.outer.name or counted.outer.title,
        object="; ".join(counted.points),
        evidence=counted.proof,
        group=counted.outer.title,
        points=counted.points,
    )


def _told_apart(counted: _Counted, runs: Sequence[_Counted], findings: Findings) -> Iterator[Candidate]:
    """Yield the question which of four things is of the name of *counted*, the others being of those beside it."""
    name = name_of(counted.outer, findings)
    beside = [other for other in runs if other is not counted and _is_beside(other, counted)]
    named = [
        (point, called) for other in beside if (called := name_of(other.outer, findings)) for point in other.points
    ]
    if name is None or not named or not counted.outer.is_of_bullet or counted.outer.kind not in _TOLD_APART:
        return
    apart = [(point, called) for point, called in named if all(are_apart(point, own) for own in counted.points)]
    draw = chance(f"{findings.topic.name}|{name}")
    draw.shuffle(apart)
    lead_in = capitalised(anchored(f"which of the following is one of the {name}?", findings))
    outer = counted.proof[: len(counted.proof) - len(counted.points)]
    keys = list(zip(counted.points, counted.proof[len(outer) :], strict=True))
    draw.shuffle(keys)
    for key, said in keys:  # the first that options fit is asked
        near = sorted(apart, key=lambda option: abs(len(option[0]) - len(key)))[:MAX_DISTRACTORS]
        options = tuple(
            Distractor(point, as_sentence(f"the article lists “{point}” among the {called}")) for point, called in near
        )
        if len(options) == MAX_DISTRACTORS:
            yield Candidate(_fact(counted), "outlined apart", Mcq("", lead_in, key, options), (*outer, said))


def _is_beside(other: _Counted, counted: _Counted) -> bool:
    """Tell whether the two stand under one heading, as bullets that tell the one part of it from the other."""
    is_one = other.statement.section == counted.statement.section
    return is_one and other.outer.is_of_bullet and other.statement.depth == counted.statement.depth


def _runs(findings: Findings) -> Iterator[_Counted]:
    """Yield the runs of bullets of which each is a point."""
    groups = _siblings(findings)
    outer = {group.members[0].lead_at for group in groups}
    for group in groups:
        first = group.members[0]
        points = points_of(group)
        is_of_groups = all(member.span in outer for member in group.members)
        over = next((s for s in findings.statements if s.span == first.lead_at), None)
        is_deep = over is not None and bool(over.lead)  # "late", of what the bullet above it says
        if not points or is_of_groups or is_deep or _n_siblings(first, findings) > len(points):
            continue
        proof = (*((over.span,) if over else ()), *(member.span for member in group.members))
        name = first_line(over.text) if over else ""
        is_of_bullet = over is not None and over.is_bullet
        has_more = any(member.description is not None or member.span in outer for member in group.members)
        yield _Counted(Outer(name, first, is_of_bullet=is_of_bullet, has_more=has_more), points, first, proof)


def _siblings(findings: Findings) -> tuple[Group, ...]:
    """Return the bullets of one lead and depth together, whatever bullets stand below each of them."""
    together: dict[tuple[Section, int, Span | None, int], list[Statement]] = {}
    for statement in findings.statements:
        if statement.is_bullet and not (statement.is_repeated or statement.is_boilerplate):
            place = (statement.section, statement.depth, statement.lead_at, statement.run)
            together.setdefault(place, []).append(statement)
    return tuple(Group(tuple(members), is_headed=False) for members in together.values())


def _n_siblings(first: Statement, findings: Findings) -> int:
    """Return how many bullets stand where *first* stands, wherever other lines or bullets are between them."""
    place = (first.section, first.depth, first.lead_at)
    return sum((s.section, s.depth, s.lead_at) == place for s in findings.statements)


def _within_bullets(findings: Findings) -> Iterator[_Counted]:
    """Yield the bullets that count up within themselves what they name: "Drugs: penicillamine, gold, NSAIDs"."""
    for statement in findings.statements:
        if not statement.is_bullet or statement.term is None or statement.description is None:
            continue
        said = first_line(statement.words_of(statement.description))
        members = coordinates(said)
        if any(_EXPLAINING.match(member) for member in members):
            continue
        is_listed = 2 <= len(members) <= N_POINTS[1] and all(_is_a_name(member) for member in members)
        if is_listed and not statement.glued and not statement.is_repeated:
            name = statement.words_of(statement.term).strip()
            points = tuple(capitalised(member) for member in members)
            yield _Counted(Outer(name, statement, is_within=True), points, statement, (statement.span,))


def _is_a_name(member: str) -> bool:
    is_short = len(member.split()) <= MAX_NAME_WORDS
    return is_short and not _NO_NAME.search(member) and not is_negative(member) and not _POINTS_ELSEWHERE.search(member)


@lru_cache(maxsize=256)
def first_line(text: str) -> str:
    """Return the first line of a bullet's *text*; a remark may stand below it."""
    return " ".join(text.strip().split("\n", maxsplit=1)[0].split()).rstrip(" :.,;–—-")


def points_of(group: Group) -> tuple[str, ...]:
    """Return what the bullets of *group* name, each in a few words; () where one of them says more, or is unsure."""
    points = tuple(capitalised(_name(member)) for member in group.members)
    n_words = len(" ".join(points).split())
    if not N_POINTS[0] <= len(points) <= N_POINTS[1] or n_words > MAX_WORDS or len(set(points)) < len(points):
        return ()
    is_vague = 2 * sum(map(is_aspect, points)) >= len(points)
    is_torn = is_vague or any(member.glued or member.text.rstrip().endswith(":") for member in group.members)
    is_torn = is_torn or is_sorting(group.members, points) or all(_NUMBERED.match(point) for point in points)
    return () if is_torn or not all(map(_is_point, points)) else points


def _name(member: Statement) -> str:
    said = first_line(member.text)
    is_measured = member.description is not None and _MEASURED.match(member.words_of(member.description)) is not None
    if member.term is not None and not is_measured:
        said = first_line(member.words_of(member.term))
    return said if len(said.split()) <= MAX_POINT_WORDS else _ASIDE.sub("", said).strip()


def _is_point(name: str) -> bool:
    if not 1 <= len(name.split()) <= MAX_POINT_WORDS or _DENIED.match(name) or _READER.search(name):
        return False
    is_plain = not _POINTS_ELSEWHERE.search(name) and name.count("(") == name.count(")")
    is_short = len(name.split()) <= MAX_NAME_WORDS  # "Osler nodes" is no sentence
    return is_plain and (is_short or _MEASURED.search(name) is not None or not has_clause(f"{name}."))
