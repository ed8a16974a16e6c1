"""The purpose of a measure, what examples have in common, and what is the first or the only one of all."""

import re
from collections.abc import Iterator

from decks.asking.questions import Asked
from decks.facts import Findings
from decks.framing import anchored, inside
from decks.language import sentences
from decks.model import Fact
from decks.verbs.care import is_measure
from decks.verbs.clause import LEANS, Clause
from decks.verbs.wording import is_answer, n_told, names_a_kind, question
from decks.wording import be

_DONE_TO = re.compile(
    r"(?P<done>(?:is|are) (?:(?:often|usually|sometimes|commonly|always) )?(?:used|done|given|performed|injected|"
    r"inserted|placed|taken|prescribed|ordered|recommended|added)(?P<how> [^,;]*?)?) "
    r"(?P<to>to (?!be\b|have\b)[a-z]+ .+)"
)
_EXAMPLES = re.compile(
    r"(?P<what>[^;:]{3,120}?) (?P<are>are|is)(?: an)? examples? of (?:an? )?(?:medicines?|drugs?|medications?)"
    r" (?:(?:that|which) (?P<does>(?!may\b|can\b).+)|used to (?P<to>.+))",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"(?:is|are) (?P<first>the (?:first|only|largest|longest|smallest|main|outermost|innermost|thickest|thinnest|last|"
    r"second) (?:[\w-]+ ){0,3}?[\w-]+ (?:to|of|in|that|through|into|on|between) .+)"
)
_ROUTINE = re.compile(r"\bto (?:help )?(?:diagnose|treat|find out|see|make|confirm)\b(?: (?:the|a))?(?: \w+){0,2}$")
MIN_TOLD_OF_A_PURPOSE = 2


def purpose(clause: Clause, findings: Findings) -> Iterator[Asked]:
    """Ask why a measure by name is taken: "Why is a sentinel node biopsy done?"."""
    found = _DONE_TO.fullmatch(clause.rest)
    if found is None or not is_measure(clause.subject) or _ROUTINE.search(found["to"]):
        return
    said = found["to"]
    asked = question("Why", clause, found["done"], findings) if is_answer(said) else None
    if asked and n_told(said, findings) >= MIN_TOLD_OF_A_PURPOSE:
        yield Asked("purpose", asked, said)


def first_of_all(clause: Clause, findings: Findings) -> Iterator[Asked]:
    """Ask for the subject that is the first, the only, the largest of its kind."""
    found = _FIRST.fullmatch(clause.rest)
    subject = re.sub(r"(?i)^(?:the|an?) ", "", clause.subject)
    if found is None or not is_answer(subject) or findings.topic.mention.search(subject):
        return
    is_term = names_a_kind(
        subject, "anatomical", "test", "procedure", "drug", "finding", "condition", "tumor", "imaging"
    )
    if (is_term or len(subject.split()) > 1) and n_told(found["first"], findings) >= MIN_TOLD_OF_A_PURPOSE:
        yield Asked("first", anchored(f"What {be(clause.subject)} {found['first']}?", findings), subject)


def in_common(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask what drugs do that the sentence names as examples of those that do it."""
    found = _EXAMPLES.fullmatch(re.sub(r"\s*\([^()]*\)", "", fact.object).strip(" ."))
    if found is None or LEANS.search(found["what"]):
        return
    what, does = inside(found["what"], findings), found["does"] or found["to"]
    are = found["are"].lower()
    front = f"What effect do {what} have?" if found["does"] else f"What {are} {what} used to do?"
    said = f"They {_of_many(does)}" if found["does"] else f"To {does}"
    if n_told(does, findings) >= MIN_TOLD_OF_A_PURPOSE and are == "are":
        yield Asked("examples", anchored(front, findings), said)


def _of_many(does: str) -> str:
    """Return what one *does* as what several do: "prevents clots" to "prevent clots"."""
    first = sentences(f"It {does}")[0].tokens[1]
    return f"{first.lemma}{does[len(first.text) :]}" if first.tag == "VBZ" else does
