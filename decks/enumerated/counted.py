"""Sentences that count up a closed set: "The two main types of X are A and B", "A and B are the most common signs"."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from decks.enumerated.forms import roots_of
from decks.enumerated.members import members_in
from decks.facts import Findings
from decks.framing import Candidate, anchored, inside, kind_of
from decks.grammar import NUMBER_WORDS, capitalised
from decks.model import Fact, ListCard, Relation, SectionKind

MAX_MEMBERS = 5
_N = r"two|three|four|five|2|3|4|5"
_RANK = (
    r"(?:most common|most commonly used|most frequent|most important|most serious|main|major|primary|principal|first|"
    r"earliest|early|classic|cardinal|hallmark|key|only|leading)"
)
_SET = (
    r"(?:types|kinds|forms|stages|phases|classes|categories|subtypes|variants|patterns|components|layers|criteria|"
    r"treatments|medicines|drugs|medications|causes|symptoms|signs|signs and symptoms|features|complications|"
    r"procedures|tests|surgeries|operations|triggers|risk factors|organisms|bacteria|viruses|genes|species|therapies|"
    r"methods|approaches|options|vaccines|reasons|mechanisms|sources|sites|goals)"
)
# "The two main types of surgery to repair it are …": of these an article names all that there are.
_ARE = re.compile(
    rf"(?:the )?(?P<what>(?:(?P<n>{_N}) )?(?:(?P<rank>{_RANK}) )?(?:[\w-]+ ){{0,2}}?(?P<noun>{_SET})\b[^,;:.()]*?) "
    r"(?:are|is|include|includes)(?: called)?(?:the following)?:? (?P<list>[^;]+)$",
    re.IGNORECASE,
)
_THERE_ARE = re.compile(
    rf"there are (?P<n>{_N}) (?P<what>(?:[\w-]+ ){{0,3}}?(?P<noun>{_SET})\b[^,;:.()]*?)(?:: |, | - | – | — )"
    r"(?P<list>[^;]+)$",
    re.IGNORECASE,
)
_REVERSED = re.compile(
    rf"(?P<list>[^;:]+) are (?:the )?(?:(?P<n>{_N}) )?(?P<what>(?P<rank>{_RANK}) (?:[\w-]+ ){{0,2}}?(?P<noun>{_SET})"
    r"\b[^,;:.]*)$",
    re.IGNORECASE,
)
_MOST_USED = re.compile(
    rf"(?P<list>[^;:]+) are (?:the )?(?:(?P<n>{_N}) )?(?P<what>(?P<noun>{_SET})(?: that are)?) "
    r"(?P<rest>(?:most|more) (?:often|commonly|frequently|widely) [^,;:.]+)$",
    re.IGNORECASE,
)
# Kinds are the condition's own, or of what is done for it: "types of blood cells" are no matter of it.
_KINDS = re.compile(r"(?:types|kinds|forms|classes|categories|subtypes|layers|components)$", re.IGNORECASE)
_OF_CARE = (SectionKind.TREATMENT, SectionKind.DIAGNOSIS, SectionKind.PREVENTION)
_POINTING = re.compile(
    r"^(?:\w+ )?of (?:the|its)\b|"
    r"\b(?:this|these|those|such|other|another|following|some|many|certain|your|you|may|can|could|might|often|"
    r"usually|which|that)\b",
    re.IGNORECASE,
)
_TRIVIAL = re.compile(
    r"(?:the )?(?:mild|moderate|severe|acute|chronic|benign|malignant|physical exam\w*|medical history|family history|"
    r"stages? [\dIV]+\w?|grades? [\dIV]+|\w|surgery|radiation|chemotherapy|medicines?|medications?|blood tests?|men|"
    r"women|early|late)(?: \w+)?",
    re.IGNORECASE,
)
_SAYS_NOTHING = re.compile(
    r"(?:other )?(?:lifestyle changes|medicines?|medications?|drugs|procedures|treatments?|tests)(?: or \w+)?$",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\s*\([^()]*\)")
# "Gout has three stages: …", whatever they are: the number says how many there are.
_SAYS_HOW_MANY = re.compile(
    rf"(?P<before>[^;:.]{{8,140}}?) (?:the )?(?P<n>{_N}) (?P<what>[^,;:.]*?\b(?P<noun>[a-z][\w-]*)(?: \([^()]*\))?"
    r"(?: (?:of|in|on) [^,;:.()]{2,30})?): (?P<list>[^;:]+?)(?:, which [^;:]+)?$",
    re.IGNORECASE,
)

Way = Callable[[re.Match[str], int], str]


def _what_are(found: re.Match[str], n: int) -> str:
    what = re.sub(rf"(?i)^(?:the )?(?:(?:{_N}) )?", "", found["what"])
    return f"What are the {n} {what}?"


def _which_are(found: re.Match[str], n: int) -> str:
    return f"Which {n} {found['noun'].lower()} are {found['rest']}?"


def _of_which(found: re.Match[str], n: int) -> str:
    return f"{found['before']} which {NUMBER_WORDS[n]} {found['what']}?"


# The first that fits reads a sentence.
_WAYS: tuple[tuple[re.Pattern[str], Way], ...] = (
    (_THERE_ARE, _what_are),
    (_ARE, _what_are),
    (_MOST_USED, _which_are),
    (_REVERSED, _what_are),
    (_SAYS_HOW_MANY, _of_which),
)


def counted_lists(findings: Findings) -> Iterator[Candidate]:
    """Yield a list for each sentence that counts up all that there are of a set."""
    for fact in findings.facts:
        if fact.relation is Relation.STATES and not fact.is_negative:
            yield from _lists_of(fact, findings)


def _lists_of(fact: Fact, findings: Findings) -> Iterator[Candidate]:
    said = fact.object.rstrip(" .")
    for pattern, way in _WAYS:
        found = pattern.fullmatch(said)
        members = members_in(found["list"], n=_number(found.groupdict().get("n"))) if found else ()
        if found is None or not _is_closed(found, members, fact, findings):
            continue
        front = anchored(capitalised(inside(way(found, len(members)), findings)), findings)
        listed = replace(
            fact, relation=Relation.HAS_MEMBERS, subject=found["what"], object="; ".join(members), points=members
        )
        yield Candidate(listed, "counted", ListCard(front, members), fact.evidence)
        return


def _is_closed(found: re.Match[str], members: tuple[str, ...], fact: Fact, findings: Findings) -> bool:
    """Tell whether *members* are all of a set: as many as are said, or ranked, or the kinds there are."""
    if not 2 <= len(members) <= MAX_MEMBERS or _POINTING.search(found["what"]):
        return False
    groups = found.groupdict()
    n, is_ranked = _number(groups.get("n")), groups.get("rank") is not None or "rest" in groups
    is_kind = _KINDS.match(found["noun"]) is not None
    if n not in (0, len(members)) or not (n or is_ranked or is_kind):
        return False
    is_said = groups.get("before") is not None
    named = findings.topic.mention.search(found["before"] if is_said else found["what"])
    is_of_it = named is not None or (not is_said and kind_of(fact, findings) in _OF_CARE)
    bare = [_BRACKETED.sub("", member) for member in members]
    is_trivial = all(map(_TRIVIAL.fullmatch, bare)) or any(map(_SAYS_NOTHING.match, bare))
    is_named = not is_kind and any(roots_of(member) & roots_of(findings.topic.name) for member in bare)
    return (is_of_it or not (is_kind or is_said)) and not is_trivial and not is_named


def _number(word: str | None) -> int:
    if word is None:
        return 0
    return int(word) if word.isdigit() else NUMBER_WORDS.index(word.lower())
