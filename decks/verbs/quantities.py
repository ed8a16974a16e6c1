"""How many, of a thing that is done, filtered, made or given: the number before the object."""

import re
from collections.abc import Iterator

from decks.asking.questions import Asked
from decks.facts import Findings
from decks.verbs.clause import Clause
from decks.verbs.wording import n_told, question

_NUMBER = re.compile(
    r"(?P<number>(?:(?:about|approximately|around|nearly|almost|up to|at least|more than|less than|fewer than|over) )?"
    r"\d[\d.,]*(?:(?: to | or |-|–)\d[\d.,]*)?(?: (?:hundred|thousand|million|billion))?) (?P<what>[a-z][a-z-]+s\b.*)",
)
_NO_COUNT = re.compile(r"(?:percent|years|months|weeks|days|hours|minutes|times|cases|people|patients|stages|types)\b")
MIN_TOLD_OF_A_NUMBER = 2


def quantity(clause: Clause, findings: Findings) -> Iterator[Asked]:
    """Ask "How many quarts of blood do the kidneys filter every day?"."""
    found = clause.object
    said = _NUMBER.fullmatch(clause.words(found)) if found is not None else None
    if found is None or said is None or _NO_COUNT.match(said["what"]):
        return
    what = re.split(r" (?:to|for|by|in|from|on|with|that|which) ", said["what"])[0]
    rest = f"{clause.without(found)}{said['what'][len(what) :]}"
    asked = question(f"How many {what}", clause, rest, findings)
    if asked and n_told(f"{clause.setting} {clause.subject} {rest}", findings) >= MIN_TOLD_OF_A_NUMBER:
        yield Asked("quantity", asked, f"{said['number']} {what.split()[0]}")
