"""Lists that their heading or their lead narrows: of one form, of one group of types, of drugs for one purpose."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from decks.enumerated.forms import form_in, roots_of
from decks.facts import Findings
from decks.facts.groups import Group, are_answers, groups_of, is_member, point_of
from decks.facts.topic import heading_in_running_text
from decks.framing import Candidate, anchored, with_article
from decks.grammar import capitalised
from decks.knowledge import find_terms, is_negative, term_type
from decks.model import Fact, ListCard, Relation
from decks.phrases import is_plural
from decks.wording import inner

POINTS = (2, 5)
_ILLS = ("condition", "finding", "symptom", "tumor")
_POINTING = re.compile(
    r"\b(?:this|these|that|those|such|other|the (?:disease|condition|disorder|infection))\b", re.IGNORECASE
)
MAX_POINT_WORDS = 18
_KINDS_OF_DRUG = ("drug", "drug_class", "vaccine")
_READER = re.compile(r"\b(?:you|yourself|we|our)\b", re.IGNORECASE)
_SYMPTOMS = re.compile(
    r"(?:(?:when|if) (?:symptoms are present|there are symptoms|you have symptoms|symptoms (?:do )?(?:occur|appear|"
    r"develop)), (?:they|symptoms)|(?:the )?(?P<what>signs and symptoms|symptoms|signs)(?: of (?P<of>[^,;:]{3,60}))?) "
    r"(?P<may>may |can |might |could )?(?:also )?include(?: the following)?",
    re.IGNORECASE,
)
_TYPES = re.compile(
    r"(?P<what>[^,;:]{4,60}?) (?:\([^()]*\) )?include the following types|(?P<whats>[^,;:]{4,60}) are divided into",
    re.IGNORECASE,
)
_PRESCRIBED = re.compile(
    r"(?:(?:an? |the |your )?(?:health[- ]care |primary care )?(?:providers?|doctors?|physicians?|professionals?)) "
    r"(?P<may>may|can|might|often|usually|sometimes)? ?(?P<verb>prescribe|recommend|use|give|order)s?"
    r"(?: (?:one or more of|any of))? (?:the following |these )?"
    r"(?P<noun>medications|medicines|drugs|vaccines|antibiotics)"
    r"(?P<rest> (?:to|for|during|in|after|before) [^:;]+)?",
    re.IGNORECASE,
)
_PARTICIPLES = {
    "prescribe": "prescribed",
    "recommend": "recommended",
    "use": "used",
    "give": "given",
    "order": "ordered",
}
_SCREENED = re.compile(
    r"(?:(?:an? |the |your )?(?:health[- ]care )?(?:providers?|doctors?|physicians?)) "
    r"(?P<may>may|can|might|often|usually)? ?(?P<verb>recommend|suggest|advise)s? "
    r"(?P<what>[^,;:]*?\b(?:screening|vaccination|testing|surgery|treatment)\b[^,;:]*?)"
    r" (?:if|when) you(?:['’]?re\b| are\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Listed:
    """A run of bullets: its *group*, what its *lead* says, and its *points* as they may be answers."""

    group: Group
    lead: str
    points: tuple[str, ...]
    findings: Findings

    @property
    def form(self) -> str | None:
        """Return the form of the condition that the section's heading names, None where it names none."""
        named = form_in(self.group.members[0].section.title, self.findings.topic)
        return heading_in_running_text(named, self.findings.topic) if named else None

    @property
    def is_whole(self) -> bool:
        """Tell whether no other bullet of the section may belong to the list."""
        section = self.group.members[0].section
        n_bullets = sum(statement.is_bullet and statement.section == section for statement in self.findings.statements)
        return n_bullets == len(self.group.members)


_TUMOR = roots_of("tumor cancer sarcoma disease disorder syndrome")

Way = Callable[[_Listed], str | None]


def narrowed_lists(findings: Findings) -> Iterator[Candidate]:
    """Yield a list for each run of bullets that its heading or its lead narrows enough to have one answer."""
    for group in groups_of(tuple(s for s in findings.statements if not s.is_repeated)):
        listed = _listed(group, findings)
        front = next((f for way in _WAYS if (f := way(listed)) is not None), None) if listed else None
        if listed is not None and front is not None:
            first = group.members[0]
            fact = Fact(
                section_id=first.section.section_id,
                relation=Relation.HAS_MEMBERS,
                subject=first.section.title,
                object="; ".join(listed.points),
                evidence=(*((first.lead_at,) if first.lead_at else ()), *(member.span for member in group.members)),
                group=first.section.title,
                points=listed.points,
            )
            yield Candidate(fact, "narrowed", ListCard(capitalised(front), listed.points), fact.evidence)


def _listed(group: Group, findings: Findings) -> _Listed | None:
    """Return *group* with the points that it lists; None where a bullet of it is none."""
    text, lead = findings.article.text, group.members[0].lead
    if not POINTS[0] <= len(group.members) <= POINTS[1] or not lead or any(member.glued for member in group.members):
        return None
    if not all(is_member(member, text) for member in group.members):
        return None
    points = tuple(re.sub(r"\b[Yy]our\b", "the", point_of(member, text) or "") for member in group.members)
    is_fit = all(point and len(point.split()) <= MAX_POINT_WORDS and not _READER.search(point) for point in points)
    is_sure = not any(is_negative(member.text) for member in group.members)
    return _Listed(group, lead, tuple(map(capitalised, points)), findings) if is_fit and is_sure else None


def _symptoms_of_a_form(listed: _Listed) -> str | None:
    found = _SYMPTOMS.fullmatch(listed.lead)
    if found is None or not are_answers(listed.points):
        return None
    of = form_in(found["of"], listed.findings.topic) if found["of"] else listed.form
    of = of or (_another_thing(found["of"], listed.findings) if found["of"] else None)
    if of is None or (found["may"] is None and found["what"] is None):
        return None
    what = (found["what"] or "symptoms").lower()
    front = f"name {len(listed.points)} {what} that {'may ' if found['may'] else ''}occur in {inner(of)}."
    return anchored(front, listed.findings)


def _another_thing(of: str, findings: Findings) -> str | None:
    """Return *of* where it names a thing of its own that the article tells of: "bleeding in the brain"."""
    is_own = findings.topic.mention.search(of) is not None
    known = [found for found in find_terms(of) if found.type.kind in _ILLS]
    is_told = bool(known) and not _POINTING.search(of)
    return of if is_told and not is_own else None


def _types_in_a_group(listed: _Listed) -> str | None:
    found = _TYPES.fullmatch(listed.lead)
    what = (found["what"] or found["whats"]) if found else None
    kinds = {known.kind for point in listed.points if (known := term_type(point)) is not None}
    if what is None or not listed.is_whole or not kinds or not kinds <= {"condition", "tumor"} or not is_plural(what):
        return None
    if sum(bool(roots_of(point) & roots_of(what) - _TUMOR) for point in listed.points) * 2 > len(listed.points):
        return None
    return f"which {len(listed.points)} types of {listed.findings.topic.name} are {inner(what)}?"


def _drugs_for_a_purpose(listed: _Listed) -> str | None:
    found = _PRESCRIBED.fullmatch(listed.lead)
    are_drugs = all((known := term_type(point)) is not None and known.kind in _KINDS_OF_DRUG for point in listed.points)
    if found is None or found["rest"] is None or not are_drugs or _READER.search(listed.lead):
        return None
    may = found["may"].lower() if found["may"] else ""
    be = f"{may} be" if may in ("may", "can", "might") else f"are {may}".strip()
    done = _PARTICIPLES[found["verb"].lower()]
    return anchored(f"Which {len(listed.points)} {found['noun'].lower()} {be} {done}{found['rest']}?", listed.findings)


def _whom_it_is_for(listed: _Listed) -> str | None:
    found = _SCREENED.fullmatch(listed.lead)
    if found is None:
        return None
    may, what = (found["may"] or "").lower(), found["what"]
    if listed.findings.topic.mention.search(what) is None:
        what = f"{what} {'against' if what.endswith('vaccination') else 'for'} {with_article(listed.findings)}"
    done = {"recommend": "recommended", "suggest": "suggested", "advise": "advised"}[found["verb"].lower()]
    be = f"may {what} be" if may in ("may", "can", "might") else f"is {what} {may}".strip()
    return f"for which {len(listed.points)} groups of people {be} {done}?"


_WAYS: tuple[Way, ...] = (_symptoms_of_a_form, _types_in_a_group, _drugs_for_a_purpose, _whom_it_is_for)
