"""Things that a sentence names: "a hormone called X", what a treatment or a side effect is called."""

import re
from collections.abc import Iterator

from decks.asking.questions import Asked
from decks.facts import Findings
from decks.framing import anchored, inside
from decks.grammar import capitalised
from decks.model import Fact
from decks.phrases import has_clause
from decks.verbs.clause import Clause
from decks.verbs.wording import MAX_FRONT_WORDS, is_answer, n_told, question
from decks.wording import be

CALLED = re.compile(
    r"(?:an?|the|one|two) (?P<kind>(?:[\w-]+ ){0,2}[\w-]+),? (?:called|known as|termed|named) (?:the |an? )?"
    r"(?P<name>[^,;:]+)$",
    re.IGNORECASE,
)
_VERB_ALONE = re.compile(r"(?:(?:is|are|can|may|also|often|usually|\w+ly) )*\w+(?: (?:by|to|with|in|into|from|on))? ")
_IS_CALLED = re.compile(
    r"(?P<what>[^;:]{12,160}?),? (?:is|are) (?:often |sometimes |usually |also )?(?:called|known as|termed|"
    r"referred to as) (?:the |an? )?(?P<name>[^,;:.]{3,50})",
    re.IGNORECASE,
)
_BY_ANOTHER_NAME = re.compile(r"\b(?:also|sometimes|formerly|often)$")
_LEANS = re.compile(
    r"^(?:when|if|this|these|it|they|such|that|some|other|others|many|most|one|both|the (?:condition|disease|"
    r"procedure|test|operation|surgery|tests?|area|device|tube|opening|transplant|process|machine|drug|medicine|disorder|type|form))\b|"
    r"\b(?:you|your|this|these|those|such|other|also)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r", (?:\w+ing|which|who|when|where|as)\b")
MIN_TOLD_OF_A_NAME = 3


def object_named(clause: Clause, findings: Findings) -> Iterator[Asked]:
    """Ask for the name of what follows the verb: "Which hormone do yolk sac tumors make?"."""
    found = CALLED.search(clause.rest)
    if (
        found is None
        or found["kind"].endswith("also")
        or not is_answer(found["name"])
        or not _VERB_ALONE.fullmatch(clause.rest[: found.start()])
    ):
        return
    predicate = clause.rest[: found.start()].strip()
    if clause.lemma == "be":
        return
    asked = question(f"Which {found['kind']}", clause, predicate, findings)
    if asked and n_told(f"{clause.setting} {clause.subject}", findings) >= 1:
        yield Asked("named", asked, found["name"])


def term_told(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask what a thing is called that the sentence tells in many words: "Treatment given after …"."""
    found = _IS_CALLED.fullmatch(re.sub(r"\s*\([^()]*\)", "", fact.object).rstrip(" ."))
    if found is None or _LEANS.search(found["what"]) or _BY_ANOTHER_NAME.search(found["what"]):
        return
    if has_clause(found["what"]) or re.match(r"(?i)wh", found["what"]):  # no thing, but what happens
        return
    what, name = found["what"], found["name"]
    if n_told(what, findings) < MIN_TOLD_OF_A_NAME or not is_answer(name) or len(what.split()) > MAX_FRONT_WORDS:
        return
    comma = "," if _GOES_ON.search(what) else ""
    yield Asked(
        "called", capitalised(anchored(f"What {be(what)} {inside(what, findings)}{comma} called?", findings)), name
    )
