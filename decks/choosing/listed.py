"""What an article lists of its condition: the members of its enumerations, in sentences and in bullets.

"People with acute bronchitis may have wheezing, chest pain, and a low fever." lists three. None of them is the one
answer to a question; each can be, among options that are provably wrong.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from decks.casework.naming import is_sound
from decks.choosing.openings import FORM, FURTHER, ITSELF, OPENINGS, PEOPLE, TELLING, pattern_of
from decks.facts import Findings, Statement
from decks.knowledge import Found, find_terms, finding, hedges_in, population_in
from decks.model import Mcq, Relation, SectionKind, Span

MAX_MEMBER_WORDS = 5
# Where an enumeration ends and the sentence goes on.
_GOES_ON = re.compile(
    r"\s*[.:]\s*$|[.:]\s|\s[–—-]{1,2}\s|,?\s\b(?:which|who|whose|that|because|when|if|while|whereas|although|but|"
    r"unless|"
    r"especially|particularly|even|due to|as a result|caused by|resulting|leading|so|than|similar|as well as other|"
    r"depending|followed|until|before|after|during|beginning|starting|within|without|rather|instead)\b|"
    r",?\s(?:and|or)\s(?:they|it|most|some|the|these|this|can|may|is|are|have|has|usually|often|sometimes|other|others)\b",
    re.IGNORECASE,
)
_TRAILS = re.compile(
    r"\bin (?:about |up to |nearly |almost )?(?:some|most|many|a few|rare|severe|certain|several|half|one|\d)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*,\s*(?:and/or\s+|and\s+|or\s+)?|\s+(?:and/or|and|or|such as|including)\s+", re.IGNORECASE)
_DETERMINER = re.compile(r"^(?:and|or|an?|the|other|their|its|called|also called|with|by)\s+", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\((?P<inside>[^()]*)\)")
# Where a sentence turns to what follows from a thing, or to when it is so.
_TURNS = re.compile(
    r",?\s(?:which|who|because|when|if|while|although|but|due to|caused by|resulting|leading|causing)\b", re.IGNORECASE
)
# A form, a course or a comparison that holds for a part of the patients only.
_ASIDE_OF = re.compile(
    r"\b(?:types?|forms?|stages?|subtypes?|variants?|compared|whereas|while|than|contrast|rather|carriers?|"
    r"relatives?|family members|treat\w*|medic\w+|drugs?|surgery|tests?|risk|similar|abbreviation|acronym|name|named|"
    r"prevent\w*)\b",
    re.IGNORECASE,
)
_SETTING = re.compile(
    r"(?:in|during|at|by|after|before|when|as|over|with|around|within|until|once)\b[^,]*,", re.IGNORECASE
)
_DENIES = re.compile(
    r"\b(?:without|lack of|absence of|history of|risk of|free of|unlike|despite|resembl\w+|like|not|no|caused by|"
    r"because of|due to|result of|relieve|reduce|control|explain|mimic|means|is (?:an?|the)|are (?:an?|the))"
    r"(?: [\w-]+){0,2} $",
    re.IGNORECASE,
)
_HYPHENS = ("-", "\N{EN DASH}", "\N{HYPHEN}", "\N{NON-BREAKING HYPHEN}")
# "A high arch in the roof of the mouth" is no high arch; what stands in brackets is the better name.
_IS_OF_A_PART = re.compile(r"\s(?:of|in|on|to) (?:the|an?|one|both|their|its)\b|\s\(", re.IGNORECASE)
_MARK = "\N{FULLWIDTH LOW LINE}"  # stands for words in brackets
_OF_A_ROW = re.compile(r"\d%$")  # the last row of a table of findings stands before those that have no share
_SHARE = re.compile(r"(?P<n>\d+(?:\.\d+)?) ?%")
_HALF = 50  # percent
_LEAD_END = re.compile(r"\s*(?:(?:one or more|any|some|several|all) of )?(?:the following)?(?: \w+){0,2}\s*:?$")


@dataclass(frozen=True, slots=True)
class Listed:
    """A thing that an article says of its condition, by *way* of what it is: its *words*, the *statement*, its *proof*.

    *form* is the form of the condition that the sentence names ("acute"), *hedges* what softens it, *population* whom
    alone it is about.
    """

    way: str
    words: str
    statement: Statement
    proof: tuple[Span, ...]
    form: str
    hedges: tuple[str, ...]
    population: str | None


# What a question is proven by, the table's term for its key, and the question.
Asked = tuple[Listed, str, Mcq]


def listed_in(findings: Findings) -> Iterator[Listed]:
    """Yield what the article's sentences and bullets list of its condition, plainly and of patients in general."""
    told = {f.evidence[-1]: f.object for f in findings.facts if f.relation is Relation.STATES}
    for statement in findings.statements:
        yield from _of_row(statement, findings)
        is_whole = not (statement.cells or statement.glued or statement.is_repeated)
        if statement.section.kind is SectionKind.BOILERPLATE or not is_whole or not is_sound(statement):
            continue
        if statement.is_bullet:
            yield from _of_bullet(statement, findings)
        elif statement.span in told or findings.topic.mention.search(statement.text) or _goes_on(statement):
            yield from _of_sentence(statement, " ".join(told.get(statement.span, statement.text).split()), findings)


def _goes_on(statement: Statement) -> bool:
    """Tell whether *statement* goes on with the signs that its section is about, or says that they are of "this"."""
    further = FURTHER.match(statement.text)
    return further is not None and (statement.section.kind is SectionKind.SYMPTOMS or further["of"] is not None)


def _of_sentence(statement: Statement, text: str, findings: Findings) -> Iterator[Listed]:
    """Yield the members of the enumeration that the sentence *text* is, then what else it names."""
    mention = findings.topic.mention.pattern
    fitting = (pattern_of(o, mention) for o in OPENINGS if statement.section.kind in o.kinds)
    found = next((found for pattern in fitting if (found := pattern.match(text))), None)
    region = _region(text[found.end() :]) if found is not None else ""
    if found is not None and not _TRAILS.search(region):
        for words in _members(region):
            yield Listed(
                "feature",
                words,
                statement,
                (statement.span,),
                found.groupdict().get("form") or "",
                _hedges(text[: found.end()]),
                population_in(text),
            )
    yield from _named_in(statement, text, findings)


def _hedges(text: str) -> tuple[str, ...]:
    return tuple(hedge.lower() for hedge in hedges_in(text))


def _named_in(statement: Statement, text: str, findings: Findings) -> Iterator[Listed]:
    """Yield the findings that *text* names, if it is plainly about the condition's patients."""
    if statement.section.kind not in (SectionKind.SYMPTOMS, SectionKind.OVERVIEW) or _ASIDE_OF.search(text):
        return
    about = _about(findings.topic.mention.pattern).search(text)
    facts = (fact for fact in findings.facts if statement.span in fact.evidence)
    if about is None or any(fact.relation is Relation.IS_A and fact.subject != findings.topic.name for fact in facts):
        return
    if population_in(text[: about.start()]) or _SETTING.match(text):
        return
    ends = _TURNS.search(text, about.end())
    for found in whole_terms(text[: ends.start() if ends else None]):
        known = finding(found.term)
        before, after = text[: found.start], text[found.end :]
        if (
            known is None
            or _IS_OF_A_PART.match(after)
            or _DENIES.search(before)
            or _TRAILS.search(re.split(r"[.;]", after)[0])
        ):
            continue
        clause = re.split(r"[.;]\s", before)[-1]
        yield Listed(
            "feature",
            text[found.start : found.end],
            statement,
            (statement.span,),
            about["form"] or "",
            _hedges(clause),
            population_in(text),
        )


def whole_terms(text: str) -> Iterator[Found]:
    """Yield the terms of *text* that are no part of a hyphened word: not the "INH" of "C1-INH"."""
    for found in find_terms(text):
        if text[found.start - 1 : found.start] not in _HYPHENS and text[found.end : found.end + 1] not in _HYPHENS:
            yield found


@lru_cache(maxsize=16)
def _about(mention: str) -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:affected {PEOPLE}|(?:{PEOPLE} (?:with|who have)|"
        r"(?:symptoms?|signs?|features?|findings?|characteristics) (?:of|in|associated with)) "
        rf"(?:{FORM}{mention}|{ITSELF}))\b",
        re.IGNORECASE,
    )


def _of_row(statement: Statement, findings: Findings) -> Iterator[Listed]:
    """Yield the finding that a row of a table says half the patients, or more, to have: "Edema 90%"."""
    if len(statement.cells) != 2 or statement.section.kind not in TELLING or statement.is_boilerplate:
        return
    words, share = (cell.words.of(findings.article.text).strip() for cell in statement.cells)
    told = _SHARE.fullmatch(share)
    if told is not None and float(told["n"]) >= _HALF:
        yield Listed("feature", words, statement, (statement.span,), "", ("may",), None)


def is_of_table(statement: Statement) -> bool:
    """Tell whether *statement* is of a table of findings and their shares, or of the list of those without a share."""
    is_led = _OF_A_ROW.search(statement.lead) or statement.lead.startswith("Signs and Symptoms Approximate")
    return bool(statement.cells or is_led)


def _of_bullet(statement: Statement, findings: Findings) -> Iterator[Listed]:
    lead = f"{statement.lead} "
    term = statement.words_of(statement.term) if statement.term else statement.text
    members = tuple(_members(_region(term.rstrip(" .;,"))))
    if len(members) != 1 or statement.description is not None:  # what is described is asked for by that
        return
    for opening in OPENINGS:
        if statement.section.kind not in opening.kinds:
            continue
        found = pattern_of(opening, findings.topic.mention.pattern).match(lead)
        is_led = found is not None and _LEAD_END.fullmatch(lead[found.end() :]) is not None
        if is_led or (opening.is_headed and not statement.lead and statement.section.kind is opening.kinds[0]):
            lead_at = None if _OF_A_ROW.search(statement.lead) else statement.lead_at
            yield Listed(
                "feature",
                members[0],
                statement,
                (lead_at, statement.span) if lead_at else (statement.span,),
                (found.groupdict().get("form") or "") if found else "",
                _hedges(f"{opening.hedge} {lead}{statement.text}"),
                population_in(f"{lead}{statement.text}"),
            )
            return


def _region(rest: str) -> str:
    """Return the enumeration that *rest* opens with: up to where the sentence goes on."""
    bare = re.sub(r"\([^()]*\)", lambda found: _MARK * len(found[0]), rest)
    end = re.search(r"[.:]\s|[.:]\s*$", bare) if bare.count(";") > 1 else _GOES_ON.search(bare)
    return rest[: end.start() if end else None].rstrip(" .;:")


def _members(region: str) -> Iterator[str]:
    """Yield the members of an enumeration, each by its short name: of "a small head (microcephaly)" the latter."""
    asides = [found[0].strip() for found in _ASIDE.finditer(region)]
    bare = _ASIDE.sub(_MARK, region)
    parts = re.split(r";\s*", bare) if ";" in bare else _BETWEEN.split(bare)
    for part in parts:
        member = part.strip()
        while _MARK in member:
            member = member.replace(_MARK, f" {asides.pop(0)}", 1)
        while _DETERMINER.match(member):
            member = _DETERMINER.sub("", member)
        yield from _names(member)


def _names(member: str) -> Iterator[str]:
    inside = _ASIDE.search(member)
    names = [_ASIDE.sub("", member).strip()]
    if inside is not None and inside.end() == len(member):
        called = re.sub(r"^(?:called|or|also called) ", "", inside["inside"].strip())
        names = [called] if finding(called) is not None else [called, *names]
    short = [name for name in names if 0 < len(name.split()) <= MAX_MEMBER_WORDS and not hedges_in(name)]
    yield from short[:2]
