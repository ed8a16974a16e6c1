"""The goals of treatment that one sentence counts up: a list, or the one goal."""

import re
from collections.abc import Iterator

from decks.asking.questions import Asked
from decks.facts import Findings
from decks.framing import anchored, with_article
from decks.grammar import NUMBER_WORDS, capitalised
from decks.model import Fact
from decks.phrases import has_bare_verb
from decks.wording import inner

_GOALS = re.compile(
    r"(?P<which>(?:the )?(?:main |primary |overall )?(?:goals|aims|objectives) (?:of|for|in) (?:the )?"
    r"(?P<of>[^:;,.]*?)(?:treatment|treating|therapy|management|managing)(?: (?:of|for) [^:;,.]+?)?) "
    r"are:? to:? (?P<list>[^:;]+)",
    re.IGNORECASE,
)
_JOINT = re.compile(r",\s+(?:and\s+)?(?:to\s+)?|\s+and\s+to\s+")
N_GOALS = (2, 5)
MAX_GOAL_WORDS = 18


def goals_in(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask for the goals of treatment, as many as the sentence has."""
    found = _GOALS.fullmatch(fact.object.strip(" ."))
    if found is None:
        return
    points = tuple(point.strip() for point in _JOINT.split(found["list"]))
    is_whole = all(has_bare_verb(point) and len(point.split()) <= MAX_GOAL_WORDS for point in points)
    if not N_GOALS[0] <= len(points) <= N_GOALS[1] or not is_whole:
        return
    which = re.sub(r"(?i)^the ", "", inner(found["which"]))
    named = which if findings.topic.mention.search(which) else f"{which} of {with_article(findings)}"
    front = anchored(f"What are the {NUMBER_WORDS[len(points)]} {named}?", findings)
    yield Asked("goals", capitalised(front), "; ".join(points), points)
