"""Facts of occurrence: how common a condition is and among whom, how many cases are known, when it begins."""

import re
from collections.abc import Iterator
from dataclasses import replace

from decks.facts.answers import short_answer
from decks.facts.heredity import of_topic
from decks.facts.readings import Reading
from decks.facts.topic import Topic
from decks.model import Fact, Relation

_N = r"\d+(?:,\d{3})*(?:\.\d+)?(?: million| billion)?"
_ABOUT = (
    r"(?:an estimated |about |approximately |fewer than |less than |up to |at least |more than |roughly |only |nearly |"
    r"almost |between )*"
)
_AMOUNT = (
    rf"(?P<amount>{_ABOUT}(?:(?:1|one) (?:in|out of) (?:every )?{_N}(?: (?:to|and) (?:1 in )?{_N})?|"
    rf"{_N}(?: (?:to|in) {_N})? (?:per|in) {_N}))"
)
_WHOM = r"(?P<whom>(?: (?!where|which|but|and)[\w'’/-]+){0,9}?)"
_END = r"(?=[.,;]|$| and | but )"
_TO = (
    r"(?P<verb>(?:is (?:estimated|thought|believed) to )?(?:occurs? in|affects?|be present in|be found in|is "
    r"found in|is present in))"
)
_OCCURS = re.compile(
    rf"^(?:(?P<setting>(?:[Ii]n|[Aa]mong) [^,;]{{4,50}}), )?(?P<what>[^,;]{{3,90}}?) {_TO} {_AMOUNT}{_WHOM}{_END}"
)
_PREVALENCE = re.compile(
    rf"^(?:(?P<setting>(?:[Ii]n|[Aa]mong) [^,;]{{4,50}}), )?(?:[Tt]he )?(?:(?:estimated|worldwide|overall|reported) )*"
    rf"(?P<measure>prevalence|incidence|frequency) of (?P<what>[^,;]{{3,90}}?) "
    rf"(?P<verb>is|ranges from|has been estimated (?:at|to be)|is estimated (?:at|to be)|is thought to be) "
    rf"{_AMOUNT}{_WHOM}{_END}"
)
_ITS_PREVALENCE = re.compile(
    rf"^(?:(?P<setting>(?:[Ii]n|[Aa]mong) [^,;]{{4,50}}), )?(?P<what>[^,;]{{3,60}}?)'s "
    rf"(?P<measure>prevalence|incidence|frequency) "
    rf"(?P<verb>is|ranges from|is estimated (?:at|to be)|is thought to be) {_AMOUNT}{_WHOM}{_END}"
)
_COUNT = (
    rf"(?:{_ABOUT}(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|"
    r"(?:a few|several) (?:dozen|hundred)|a few|several))"
)
_REPORTED = re.compile(
    rf"^(?P<count>{_COUNT} (?:affected |different |unrelated )*(?:individuals|people|persons|cases|families|"
    rf"infants|children|patients))"
    r"(?P<of>(?: (?:with|of|affected by) [^,;.]{3,60}?)?) (?P<verb>(?:have|has) been (?:reported|described|"
    r"identified|documented|diagnosed))"
    r"(?P<where> worldwide| in the (?:medical|scientific) literature)?",
    re.IGNORECASE,
)
_COMMON = re.compile(
    r"^(?P<what>[^,;]{3,60}?) (?P<verb>is (?:much |slightly |particularly |relatively )?(?:most|more|especially) "
    r"(?:common|prevalent|frequent)) (?P<among>(?:in|among) [^,;.]{4,70})"
)
_SHOWS = (
    r"(?P<verb>(?:(?:usually|typically|generally|often|first|most often|commonly) )*"
    r"(?:appears?|begins?|starts?|develops?|becomes? (?:apparent|noticeable|evident)|(?:is|are) (?:apparent|"
    r"present|evident))"
    r"(?: (?:usually|typically|often|most often))?)"
)
_OR_BEGINS = re.compile(r",? or (?:\w+ly )?(?:are|is|appears?|begins?|starts?|develops?|becomes?)\b")
_BEGINS = re.compile(
    r"^(?P<what>(?:The )?(?:first )?(?:[Ss]igns and symptoms|[Ss]ymptoms|[Ss]igns|[Ff]eatures)(?: of "
    r"[^,;]{3,60}?)?|[^,;]{3,50}?) "
    rf"{_SHOWS} (?P<when>(?:in|during|at|by|before|within|between|around|from|shortly after|soon after|after|"
    rf"with)\b .+)$"
)
_RARE_THING = re.compile(
    r" is an? (?:(?:very|extremely|relatively|rare|uncommon) )*(?:condition|disorder|disease) that$"
)
_TIME = re.compile(
    r"\b(?:birth|infan\w+|childhood|adolescen\w+|adulthood|ages?|years?|months?|weeks?|decade|teens|teenage|twenties|"
    r"thirties|forties|fifties|sixties)\b"
)


def occurrence_of(reading: Reading, topic: Topic, stated: Fact) -> Iterator[Fact]:
    """Yield what *reading* says of how often, in whom and when *topic* occurs; *stated* is the fact that it states."""
    yield from _prevalence(reading, topic, stated)
    yield from _reported(reading, topic, stated)
    yield from _founders(reading, topic, stated)
    yield from _onset(reading, topic, stated)


def _prevalence(reading: Reading, topic: Topic, stated: Fact) -> Iterator[Fact]:
    found = next((m for p in (_OCCURS, _PREVALENCE, _ITS_PREVALENCE) if (m := p.search(reading.text))), None)
    what = of_topic(_RARE_THING.sub("", found["what"]), topic, more=5) if found else None
    if found is None or what is None or stated.is_negative:
        return
    amount = f"{found['amount']}{found['whom']}".strip()
    hedge = re.search(r"(?:is|has been) (estimated|thought|believed)", found["verb"])
    yield replace(
        stated,
        relation=Relation.IS_AS_COMMON_AS,
        subject=what,
        object=amount,
        setting=found["setting"] or "",
        predicate=hedge[1] if hedge else "",
    )


def _reported(reading: Reading, topic: Topic, stated: Fact) -> Iterator[Fact]:
    found = _REPORTED.match(reading.text)
    if found is None or (found["of"] and not topic.mention.search(found["of"])):
        return
    yield replace(
        stated,
        relation=Relation.REPORTED_IN,
        object=found["count"],
        predicate=found["verb"],
        setting=found["where"] or "",
    )


def _founders(reading: Reading, topic: Topic, stated: Fact) -> Iterator[Fact]:
    found = _COMMON.match(reading.text)
    among = short_answer(found["among"]) if found else None
    is_than = re.search(r"\bthan\b", reading.text) is not None
    if found is not None and among and not is_than and of_topic(found["what"], topic, more=3):
        what = of_topic(found["what"], topic, more=3) or topic.name
        yield replace(stated, relation=Relation.MOST_COMMON_AMONG, subject=what, object=among, predicate=found["verb"])


def _onset(reading: Reading, topic: Topic, stated: Fact) -> Iterator[Fact]:
    found = _BEGINS.match(reading.text)
    when = short_answer(found["when"]) if found else None
    is_either = found is not None and _OR_BEGINS.search(found["when"]) is not None
    if found is None or when is None or is_either or not _TIME.search(when) or stated.is_negative:
        return
    what = found["what"]
    is_general = re.fullmatch(
        r"(?:The )?(?:first )?(?:signs and symptoms|symptoms|signs|features)", what, re.IGNORECASE
    )
    if not is_general and not topic.mention.search(what):
        return
    if is_general:
        what = f"{what} of {topic.name}"
    what = what[:1].lower() + what[1:] if not topic.mention.match(what) else what
    what = re.sub(r"^(?=(?:first |signs|symptoms|features))", "the ", what)
    yield replace(stated, relation=Relation.BEGINS, subject=what, predicate=found["verb"], object=when)
