"""Lists: a run of sibling bullets, and what its lead or its heading says that they are."""

import re
from dataclasses import dataclass
from itertools import groupby, takewhile

from decks.facts.bullets import is_given, names_harm
from decks.facts.leads import Lead, asks_what_to_do, lead_of
from decks.facts.statements import Statement
from decks.facts.topic import Topic, heading_in_running_text
from decks.knowledge import body_part, is_aspect, population_in, term_type
from decks.model import Fact, Relation
from decks.phrases import PhraseClass, has_bare_verb, has_clause, names_a_thing, phrase_class, read_names_ahead
from decks.refusals import Reason
from decks.wording import inner

MAX_POINTS = 7
MAX_POINT_WORDS = 14
MAX_WORDS = 60  # of all points together
_DENIED = re.compile(
    r"(?:[\w-]+ ){0,2}?(?:not|never|spared|unnecessary|ineffective|avoided|contraindicated|absent|unproven)\b",
    re.IGNORECASE,
)
# Where a point goes on to explain itself.
_EXPLAINS = re.compile(
    r"(?:,\s+(?:which|who|where|when|whose|especially|particularly|typically|usually|often|mainly|such as|including|"
    r"for example|like|called|also (?:called|known)|known as|sometimes called|e\.g\.|i\.e\.|due to|caused by|because)\b"
    r"|,\s+(?=an? )|\s+(?:such as|including|for example|which)\b|;|:|\s[–—-]\s|(?<!\b[A-Z])\.\s+(?=[A-Z]))"
)
_LAST = re.compile(r"[\s,;.]+(?:and|or|and/or)?$")
_ASIDE = re.compile(r"\s*\((?:[^()]*\s){3}[^()]*\)")
_NEEDED = re.compile(r"\b(?:if|unless|except|only|without|not|no)\b", re.IGNORECASE)
_VAGUE = re.compile(
    r"(?:other|others|another|various|certain|some|miscellaneous|such)\b|"
    r"(?:\w+ ){0,2}(?:people|adults?|children|infants?|newborns?|patients|women|men|adolescents|symptoms|signs|"
    r"causes)\b",
    re.IGNORECASE,
)
_WHETHER = re.compile(r"(?:whether|how|where)\b", re.IGNORECASE)
_GERUND = re.compile(r"(?:not )?[a-z]{2,}ing\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Group:
    """A run of sibling bullets. *is_headed* tells whether the section's heading names them: nothing else may."""

    members: tuple[Statement, ...]
    is_headed: bool


def groups_of(statements: tuple[Statement, ...]) -> tuple[Group, ...]:
    """Return the runs of sibling bullets, in order."""
    bullets = [statement for statement in statements if statement.is_bullet and not statement.is_boilerplate]
    runs = [tuple(run) for _, run in groupby(bullets, key=lambda s: (s.section.section_id, s.depth, s.lead_at, s.run))]
    n_before = _n_before(statements)
    return tuple(Group(run, is_headed=_is_headed(run, runs, n_before)) for run in runs)


def _n_before(statements: tuple[Statement, ...]) -> dict[str, int]:
    """Return how many sentences stand before the first bullet of each section."""
    found: dict[str, int] = {}
    for _, section in groupby(statements, key=lambda statement: statement.section):
        inside = tuple(section)
        found[inside[0].section.section_id] = sum(1 for _ in takewhile(lambda s: not s.is_bullet, inside))
    return found


def _is_headed(run: tuple[Statement, ...], runs: list[tuple[Statement, ...]], n_before: dict[str, int]) -> bool:
    """Tell whether *run* is a section's only list without a lead, after one sentence at most."""
    section = run[0].section
    is_alone = not any(other is not run and other[0].section == section and not other[0].lead for other in runs)
    return is_alone and run[0].depth == 1 and not run[0].lead and n_before[section.section_id] <= 1


def fact_of_group(group: Group, text: str, topic: Topic) -> Fact | Reason:
    """Return the list that *group* makes, or why it makes none; its members are the bullets' names."""
    first = group.members[0]
    read_names_ahead(_parted(member)[0] for member in group.members if member.term is None)
    members = tuple(takewhile(lambda member: is_member(member, text), group.members))
    if len(members) < 2 or _is_torn(members, group.members[len(members) :], text):
        return Reason.UNEVEN_POINTS
    lead = _lead(first, group)
    is_done = lead is not None and asks_what_to_do(lead.predicate)
    found = (point_of(member, text, is_done=is_done) for member in members)
    names = tuple(name for name in found if name is not None)
    reason = _flaw(members, names, lead, text)
    if lead is None or reason is not None:
        return reason or Reason.UNNAMED_POINTS
    title = heading_in_running_text(first.section.title, topic)
    return Fact(
        section_id=first.section.section_id,
        relation=lead.relation,
        subject=inner(lead.subject) if first.lead else heading_in_running_text(lead.subject, topic),
        object="; ".join(names),
        evidence=(*((first.lead_at,) if first.lead_at else ()), *(member.span for member in members)),
        group=lead.noun if lead.relation is Relation.DOES else title,
        setting=lead.setting,
        predicate=lead.predicate,
        points=names,
        population=population_in(first.lead or first.section.title),
    )


def _lead(first: Statement, group: Group) -> Lead | None:
    """Return what is said of the list: by its lead, else by its heading."""
    if first.lead:
        return lead_of(first.lead, first.section.kind)
    return Lead(Relation.HAS_MEMBERS, first.section.title) if group.is_headed else None


def _flaw(members: tuple[Statement, ...], names: tuple[str, ...], lead: Lead | None, text: str) -> Reason | None:
    """Return why *names*, the points of *members*, make no list; None where they do."""
    is_long = any(len(name.split()) > MAX_POINT_WORDS for name in names) or len(" ".join(names).split()) > MAX_WORDS
    reasons = (
        (Reason.UNNAMED_POINTS, lead is None),
        (Reason.DENIED_POINTS, any(_is_denied(member, text) for member in members)),
        (Reason.SORTING_POINTS, is_sorting(members, names)),
        (Reason.GLUED, any(word in " ".join(names) for member in members for word in member.glued)),
        (Reason.MANY_POINTS, len(members) > MAX_POINTS),
        (Reason.UNEVEN_POINTS, len(names) < len(members) or not are_answers(names)),
        (Reason.UNEVEN_POINTS, lead is not None and lead.n_members not in (0, len(members))),
        (Reason.LONG_POINTS, is_long),
    )
    return next((reason for reason, holds in reasons if holds), None)


def is_sorting(members: tuple[Statement, ...], names: tuple[str, ...]) -> bool:
    """Tell whether *names* only sort what is said after them: "Skin: hives", "Lungs: wheezes"."""
    told = [name for member, name in zip(members, names, strict=False) if member.term]
    are_drugs = bool(told) and names_harm(members[0].section.title) and all(map(is_given, told))
    return are_drugs or 2 * sum(body_part(name) is not None for name in told) > len(names)


def _is_torn(members: tuple[Statement, ...], rest: tuple[Statement, ...], text: str) -> bool:
    """Tell whether *rest*, bullets after *members*, may still belong with them: only other sentences surely do not."""
    dress = {
        member.text[:1].islower()
        for member in members
        if inner(member.text) != member.text or member.text[:1].islower()
    }
    is_lead = any(member.text.endswith(":") for member in members)
    is_alike = any(other.text[:1].islower() or not other.text.endswith(".") for other in rest)
    return len(dress) > 1 or is_lead or is_alike or any(is_member(other, text) for other in rest)


def are_answers(names: tuple[str, ...]) -> bool:
    """Tell whether each of *names* can be asked for: no "other tests", no people, one category at most."""
    aspects = [name for name in names if is_aspect(name)]
    return len(aspects) <= 1 < len(names) - len(aspects) and not any(_VAGUE.match(name) for name in aspects)


def is_member(statement: Statement, text: str) -> bool:
    """Tell whether the bullet can be a point: it has a name, and is no sentence and no lead of other bullets."""
    if statement.term is not None:
        return True
    is_named = point_of(statement, text) is not None or point_of(statement, text, is_done=True) is not None
    return is_named and not statement.text.endswith(":")


def point_of(statement: Statement, text: str, *, is_done: bool = False) -> str | None:
    """Return the bullet's name or its head phrase, None where that is no noun phrase or loses what it needs.

    With *is_done* it is what people do: "wash their hands".
    """
    if statement.term is not None:
        return _noun(" ".join(statement.term.of(text).split()).rstrip(".;, "))
    name, dropped = _parted(statement)
    if is_done:
        return name if has_bare_verb(name) else None
    if is_aspect(name) and dropped:  # "medicines, such as aspirin": the examples tell which
        name, dropped = _said(statement), ""
    return None if _NEEDED.search(dropped) else _noun(name)


def _said(statement: Statement) -> str:
    """Return what the bullet says, without asides and the mark at its end."""
    return _LAST.sub("", _ASIDE.sub("", " ".join(statement.text.split())))


def _parted(statement: Statement) -> tuple[str, str]:
    """Return the bullet's name or its head phrase, and what it says beyond it."""
    said = _said(statement)
    cut = _EXPLAINS.search(said)
    if cut is None or _is_series(said[cut.start() :]):
        return _LAST.sub("", said), ""
    return _LAST.sub("", said[: cut.start()]), said[cut.start() :]


def _is_series(rest: str) -> bool:
    """Tell whether *rest* goes on with a series that began before it: ", a cough, and fever"."""
    return re.match(r",\s+an? ", rest) is not None and re.search(r",\s+(?:and|or) ", rest) is not None


def _noun(name: str) -> str | None:
    """Return *name* if it is a noun phrase, "being overweight" or "whether it has spread"; None for other words."""
    if not name or (term_type(name) is None and has_clause(f"{name}.")):
        return name if _WHETHER.match(name) else None
    is_noun = (
        term_type(name) is not None
        or names_a_thing(name)
        or phrase_class(name) is PhraseClass.NOUN
        or _GERUND.match(name) is not None
    )
    return name if is_noun else None


def _is_denied(statement: Statement, text: str) -> bool:
    """Tell whether the bullet says that its term does not belong with the others: "Not effective", "Usually spared"."""
    said = statement.description.of(text) if statement.description else statement.text
    return _DENIED.match(said) is not None
