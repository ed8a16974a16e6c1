"""Where and when: the place, the time or the occasion that a clause ends with."""

import re
from collections.abc import Iterator

from decks.asking.questions import Asked
from decks.facts import Findings
from decks.facts.backs import with_adverb
from decks.knowledge import find_terms
from decks.verbs.clause import Clause, Phrase
from decks.verbs.wording import is_answer, n_told, question

_AT = (
    "in",
    "on",
    "along",
    "under",
    "near",
    "around",
    "at",
    "within",
    "behind",
    "between",
    "below",
    "above",
    "inside",
    "through",
    "across",
    "outside",
    "beneath",
)
_STAYS = frozenset(
    "occur form begin start develop arise grow appear locate find be lie settle deposit accumulate collect build lodge "
    "originate happen live remain situate produce store see".split()
)
_MAY = re.compile(r"(?:may|can|could|might)\b", re.IGNORECASE)
MIN_TOLD_OF_WHAT_MAY_BE = 2
_TIME = re.compile(
    r"(?:in|within|after|over|for|during|at|between|before|around) (?:(?:the|about|approximately|at least|up to|more "
    r"than|less than|early|late|a few|several|first|as little as|as few as) )*"
    r"(?:(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a|an)(?:[ -](?:to|or|and)[ -]"
    r"(?:\d[\d.,]*|\w+))?[ -](?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)|"
    r"(?:morning|afternoon|evening|night|daytime|winter|summer|spring|fall|"
    r"autumn)\b)(?: or (?:in|during|at) (?:the )?\w+)?(?: of age)?",
    re.IGNORECASE,
)
_SPAN = re.compile(r"\b(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b")
_WH = {
    "in": "Within what time",
    "within": "Within what time",
    "after": "After what time",
    "over": "Over what time",
    "for": "For how long",
}
_ONLY_IS = re.compile(r"(?:is|are|lies?)(?: (?:most )?(?!found\b|seen\b|made\b|\w+ed\b)\w+)?", re.IGNORECASE)
_SITE = re.compile(r"\b(?:midline|mediastinum|skin|tissues?|lining|surface|space|walls?|layers?|joints?|ducts?)\b")
_IN_WHOM = re.compile(r" (?:in|of) (?:[\w-]+ ){0,2}(?:children|adults|girls|boys|women|men|infants|adolescents)$")
_ANYWHERE = re.compile(
    r"\b(?:parts? of the body|anywhere|body|people|patients|children|adults|women|men|infants|individuals|hospital|"
    r"office|center|united states|world|countries|cases|addition|general|order|fact|different|areas?|places?)\b",
    re.IGNORECASE,
)


def place(clause: Clause, findings: Findings) -> Iterator[Asked]:
    """Ask where in the body a thing forms, lies or is found."""
    if clause.lemma not in _STAYS:
        return
    for found in clause.preps:
        said, whom = _without_people(clause.words(found))
        if _MAY.match(clause.rest) and n_told(clause.subject, findings) < MIN_TOLD_OF_WHAT_MAY_BE:
            continue
        is_place = clause.preposition(found) in _AT and _TIME.match(said) is None and clause.is_last(found)
        if is_place and _names_a_site(said) and is_answer(said):
            predicate, answer = with_adverb(f"{clause.without(found)}{whom}", said)
            predicate = f"{predicate} located" if _ONLY_IS.fullmatch(predicate) else predicate
            asked = question("Where", clause, predicate, findings) if predicate else None
            if asked and n_told(f"{clause.setting} {clause.subject}", findings) >= 1:
                yield Asked("place", asked, answer)


def _without_people(said: str) -> tuple[str, str]:
    """Return *said* without the people at its end, and them: "in the ovary", " in girls"."""
    whom = _IN_WHOM.search(said)
    return (said[: whom.start()], whom.group()) if whom is not None else (said, "")


def _names_a_site(said: str) -> bool:
    """Tell whether *said* names a part of the body."""
    is_site = any(found.type.kind == "anatomical" for found in find_terms(said)) or _SITE.search(said) is not None
    return is_site and _ANYWHERE.search(said.replace("midline of the body", "midline")) is None


def time(clause: Clause, findings: Findings) -> Iterator[Asked]:
    """Ask within what time, after what time or for how long, where the time is not the end of the sentence."""
    for found in clause.preps:
        said, opening = _time_of(clause, found), clause.preposition(found)
        if said is None:
            continue
        rest = clause.words(found)[len(said) :].strip(" ,")
        if re.match(r"(?:and|or)\b", rest):  # another time is as right
            continue
        predicate = f"{clause.without(found)} {rest}".strip()
        wh = _WH.get(opening) if _SPAN.search(said) else "When"
        asked = question(wh, clause, predicate, findings) if wh else None
        if asked and n_told(f"{clause.setting} {clause.subject} {predicate}", findings) >= 2:
            yield Asked("time", asked, said)


def _time_of(clause: Clause, found: Phrase) -> str | None:
    said = _TIME.match(clause.words(found))
    rest = clause.words(found)[said.end() :] if said is not None else ""
    return said.group() if not rest.startswith(" or so") and said is not None and is_answer(said.group()) else None
