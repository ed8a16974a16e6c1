"""Cases of two illnesses: the article's condition is known, and what it has led to shows."""

import re
from collections.abc import Iterator

from decks.casework.asked import COMPLICATED, Asked
from decks.casework.naming import is_sound, statements_of_kinds, terms_in
from decks.distractors import MIN_DISTRACTORS, are_apart
from decks.facts import Findings, Statement
from decks.grammar import capitalised
from decks.knowledge import Condition, Confusable, Found, condition
from decks.model import Distractor, SectionKind
from decks.wording import as_sentence

_KINDS = (SectionKind.COMPLICATIONS, SectionKind.PROGNOSIS, SectionKind.SYMPTOMS, SectionKind.OVERVIEW)
_LEADS_TO = re.compile(
    r"\b(?:complicated by|complications? (?:\w+ ){0,3}(?:include|are|is)|leads? to|progress(?:es)? (?:in)?to|develop|"
    r"results? in|(?:can|may|might|could) (?:also )?cause|risk (?:of|for))\b",
    re.IGNORECASE,
)
# What so many illnesses lead to that its signs do not tell it, and what names a whole family.
_VAGUE = frozenset(
    "infection;cancer;tumor;disease;disability;death;inflammation;viral infection;bacterial infection;anemia;"
    "malnutrition;dehydration".split(";")
)
_ALSO = "{name} may complicate {topic} too."


def which_complication_has_come(findings: Findings, script: Condition) -> Iterator[Asked]:
    """Ask which complication a patient with the condition has developed, by the signs that its own script has.

    The others that the article names are offered first, then what the complication is confused with.
    """
    named = _complications(findings, script)
    topic = findings.topic.name
    for illness, (words, statement) in named.items():
        others = {
            other.name: (_ALSO.format(name=capitalised(other.name), topic=topic), Confusable(other.name, ""))
            for other in named
            if other is not illness and are_apart(other.name, illness.name)
        }
        near = {c.name: (as_sentence(f"{c.name} {c.separating}"), c) for c in illness.confusables}
        options = {
            name: option
            for name, option in (others | near).items()
            if all(are_apart(name, own) for own in (script.name, *findings.topic.names))
        }
        if len(options) >= MIN_DISTRACTORS:
            yield Asked(
                COMPLICATED,
                "complicated",
                statement,
                "Which of the following complications has this patient most likely developed?",
                capitalised(words),
                tuple(Distractor(capitalised(name), why) for name, (why, _) in options.items()),
                of=tuple(rival for _, rival in options.values()),
                answer=illness.name,
                illness=illness,
            )


def _complications(findings: Findings, script: Condition) -> dict[Condition, tuple[str, Statement]]:
    """Return the complications with a script of their own that the article names, each in its words and where."""
    found: dict[Condition, tuple[str, Statement]] = {}
    for statement in statements_of_kinds(findings, *_KINDS):
        for term in _led_to(statement, findings) if is_sound(statement) else ():
            illness = condition(term.term)
            if illness is not None and illness is not script and term.term not in _VAGUE:
                found.setdefault(illness, (statement.text[term.start : term.end], statement))
    return found


def _led_to(statement: Statement, findings: Findings) -> Iterator[Found]:
    """Yield the conditions that *statement* says may follow: after such words, or as a bullet under such a heading.

    Under any other heading the article's condition must stand before those words.
    """
    is_own_heading = statement.section.kind is SectionKind.COMPLICATIONS
    lead = _LEADS_TO.search(statement.text)
    is_said = lead is not None and (is_own_heading or findings.topic.mention.search(statement.text[: lead.start()]))
    for term in terms_in(statement.text):
        is_bullet = is_own_heading and statement.depth > 0 and term.start == 0
        is_after = lead is not None and is_said and term.start >= lead.end()
        if term.type.kind in ("condition", "tumor") and (is_bullet or is_after):
            yield term


FRAMES = (which_complication_has_come,)
