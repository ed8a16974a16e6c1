"""Things that a sentence names: "a hormone called X", what a treatment or a side effect is called."""

import re
from collections.abc import Iterator

from decks.asking.questions import Asked
from decks.facts import Findings
from decks.framing import anchored, inside
from decks.grammar import capitalised
from decks.language import sentences
from decks.model import Fact
from decks.phrases import has_clause
from decks.verbs.clause import Clause
from decks.verbs.wording import MAX_FRONT_WORDS, is_answer, n_told, question
from decks.wording import be

_KIND = (
    r"(?P<kind>(?:group of |type of |kind of )?(?:(?!(?:in|into|by|from|through|with|to|and|or|of|that|which)\b)"
    r"[\w-]+ ){0,2}(?!(?:also|sometimes|often|is|are)\b)[\w-]+)"
)
_BY_NAME = r" (?:called|known as|termed|named) (?:the |an? )?(?P<name>[^,;:]+?)"
CALLED = re.compile(rf"(?:an?|the|one|two) {_KIND}{_BY_NAME}", re.IGNORECASE)
_TAKES_NAMED = re.compile(
    rf"(?P<verb>\w+(?: [\w-]+){{0,7}}?) (?:(?P<to>in|into|by|from|through|with|to) (?:(?:an?|one|two) |(?!the ))|"
    rf"(?:an?|one|two) ){_KIND}{_BY_NAME}(?:, (?:located|found|lying|made) [^,;:]+)?",
    re.IGNORECASE,
)
_NAME_GOES_ON = re.compile(r" (?:to|that|which|who|is|are|by|for|in|from|during|when|if) ")
_NAMING = ("call", "know", "term", "refer")
_IS_CALLED = re.compile(
    r"(?P<what>[^;:]{12,160}?),? (?:is|are) (?:often |sometimes |usually |also )?(?:called|known as|termed|"
    r"referred to as) (?:the |an? )?(?P<name>[^,;:.]{3,50})",
    re.IGNORECASE,
)
_BY_ANOTHER_NAME = re.compile(r"\b(?:also|sometimes|formerly|often)$")
_LEANS = re.compile(
    r"\s--\s|^(?:when|if|this|these|it|they|such|that|some|other|others|many|most|one|both|the (?:condition|disease|"
    r"procedure|test|operation|surgery|tests?|area|device|tube|opening|transplant|process|machine|drug|medicine|disorder|type|form))\b|"
    r"\b(?:you|your|this|these|those|such|other|also)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r", (?:\w+ing|which|who|when|where|as|to)\b")
MIN_TOLD_OF_A_NAME = 3


def object_named(clause: Clause, findings: Findings) -> Iterator[Asked]:
    """Ask for the name of what follows the verb: "Which hormone do yolk sac tumors make?"."""
    found = _TAKES_NAMED.fullmatch(clause.rest)
    if (
        found is None
        or " called " in clause.subject
        or clause.lemma == "be"
        or not is_answer(found["name"])
        or _NAME_GOES_ON.search(found["name"])
    ):
        return
    wh = f"{capitalised(found['to'])} which" if found["to"] else "Which"
    asked = question(f"{wh} {found['kind']}", clause, found["verb"], findings)
    if asked and n_told(f"{clause.setting} {clause.subject} {found['verb']}", findings) >= 1:
        yield Asked("named", asked, found["name"])


def term_told(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask what a thing is called that the sentence tells in many words: "Treatment given after …"."""
    found = _IS_CALLED.fullmatch(re.sub(r"\s*\([^()]*\)", "", fact.object).rstrip(" ."))
    if found is None or _LEANS.search(found["what"]) or _BY_ANOTHER_NAME.search(found["what"]):
        return
    if has_clause(found["what"]) or re.match(r"(?i)wh", found["what"]):  # no thing, but what happens
        return
    what, name = found["what"], found["name"]
    parsed = sentences(fact.object)[0]
    if parsed.tokens[parsed.root].lemma not in _NAMING:
        return
    if n_told(what, findings) < MIN_TOLD_OF_A_NAME or not is_answer(name) or len(what.split()) > MAX_FRONT_WORDS:
        return
    comma = "," if _GOES_ON.search(what) else ""
    yield Asked(
        "called", capitalised(anchored(f"What {_be(what)} {inside(what, findings)}{comma} called?", findings)), name
    )


def _be(what: str) -> str:
    """Return "is" or "are" by the noun that *what* begins with."""
    return be(re.split(r",| (?:that|which|who|from|given|in|of|with|after|before) ", what)[0])
