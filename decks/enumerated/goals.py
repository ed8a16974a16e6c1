"""What treatment aims at, where bullets under "The goals of treatment are to" count it up."""

import re
from collections.abc import Iterator

from decks.facts import Findings
from decks.facts.groups import Group, groups_of
from decks.framing import Candidate, anchored, with_article
from decks.grammar import NUMBER_WORDS, capitalised
from decks.knowledge import is_negative
from decks.model import Fact, ListCard, Relation
from decks.wording import inner

N_POINTS = (2, 5)
MAX_POINT_WORDS = 18
_GOALS = re.compile(
    r"(?P<which>(?:the )?(?:main |primary |overall )?(?:goals|aims|objectives) of (?:the )?(?P<of>[^:;,.]*?)"
    r"(?:treatment|therapy|management)(?: (?:of|for) [^:;,.]+)?) (?P<may>may )?(?P<verb>are|include)(?: to)?\W*",
    re.IGNORECASE,
)
_READER = re.compile(r"\b(?:you|yourself|we|our)\b", re.IGNORECASE)


def goal_lists(findings: Findings) -> Iterator[Candidate]:
    """Yield a list for each run of bullets whose lead says that they are the goals of treatment."""
    facts = (fact for fact in findings.facts if fact.points and not any(map(_READER.search, fact.points)))
    listed = {span for fact in facts for span in fact.evidence}
    for group in groups_of(tuple(s for s in findings.statements if not s.is_repeated)):
        first = group.members[0]
        lead = _GOALS.fullmatch(re.split(r"(?<=[.!]) ", first.lead)[-1])
        points = _points(group) if lead is not None else ()
        if first.span in listed:
            continue  # a closed list already
        if lead is None or not N_POINTS[0] <= len(points) <= N_POINTS[1]:
            continue
        fact = Fact(
            section_id=first.section.section_id,
            relation=Relation.HAS_MEMBERS,
            subject=lead["which"],
            object="; ".join(points),
            evidence=(*((first.lead_at,) if first.lead_at else ()), *(member.span for member in group.members)),
            group=first.section.title,
            points=points,
        )
        yield Candidate(fact, "goals", ListCard(_front(lead, group, points, findings), points), fact.evidence)


def _points(group: Group) -> tuple[str, ...]:
    """Return the goals that stand in *group*, but for those that speak to the reader; () where one is too long."""
    plain = [re.sub(r"\byour\b", "the", member.text.strip(" .;,")) for member in group.members]
    kept = [capitalised(text) for text in plain if not _READER.search(text)]
    fits = all(len(text.split()) <= MAX_POINT_WORDS and not is_negative(text) for text in kept)
    return tuple(kept) if fits and not any(member.glued for member in group.members) else ()


def _front(lead: re.Match[str], group: Group, points: tuple[str, ...], findings: Findings) -> str:
    count = NUMBER_WORDS[len(points)]
    is_whole = lead["verb"].lower() == "are" and len(points) == len(group.members)
    which = re.sub(r"(?i)^the ", "", inner(lead["which"]))
    named = which if findings.topic.mention.search(which) else f"{which} of {with_article(findings)}"
    asked = f"What are the {count} {named}?" if is_whole else f"Name {count} {named}."
    return capitalised(anchored(asked, findings))
