"""The numbers of a sentence: how many, how often, at what age, for how long."""

import re
from dataclasses import dataclass

from decks.model import Relation

_NUMBER = (
    r"(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|"
    r"a few|several)"
)
_ABOUT = (
    r"(?:(?:about|approximately|around|nearly|almost|roughly|an estimated|estimated|up to|at least|more than|"
    r"less than|"
    r"fewer than|over|under|only|as many as|as much as|between|from|an average of|close to)\s+)*"
)
_RANGE = rf"{_NUMBER}(?:\s*(?:to|-|–|and|or)\s*{_NUMBER})?(?: (?:hundred|thousand|million|billion))?"
_PERCENT = rf"{_ABOUT}{_NUMBER}\s*(?:%|percent|per cent)?(?:\s*(?:to|-|–|and)\s*{_NUMBER})?\s*(?:%|percent|per cent)"
_FRACTION = (
    rf"{_ABOUT}(?:(?:one|two|three)[- ](?:half|thirds?|quarters?|fourths?|fifths?|tenths?)|half|a (?:third|"
    rf"quarter|fifth)|"
    rf"{_NUMBER} (?:in|out of) (?:every )?{_NUMBER})"
)
_UNIT = r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?)"
_TIME_OF_LIFE = (
    r"(?:infancy|childhood|adolescence|adulthood|puberty|middle age|old age|early life|the teens|teenage years)"
)
_LIFE = rf"(?:(?:early|late|mid|young|middle)(?:[- ](?:to[- ](?:mid|late)[- ])?|\s+))?(?:or )?{_TIME_OF_LIFE}"
_WHOLE = r"(?P<whole>(?:(?!\bbut\b)[^,;:]){3,90}?)"
_DECADE = r"(?:\d0s|twenties|thirties|forties|fifties|sixties|seventies)"
_YEARS = rf"{_ABOUT}{_RANGE}(?: (?:years|months))?(?: of age)?"
_DECADES = rf"(?:(?:early|mid|late)(?:[- ]to[- ]\w+)?[- ])?{_DECADE}(?: (?:or|and|to) (?:\w+ )?{_DECADE})?"
_AGES = (
    rf"(?:at|by|before|after|around|until) (?:about |around |approximately )?(?:the )?ages? (?:of )?{_YEARS}",
    rf"between (?:the )?ages (?:of )?{_NUMBER} and {_NUMBER}",
    rf"between {_NUMBER} and {_NUMBER} years(?: of age| old)?",
    rf"(?:in|during|by|before|after|from|until) (?:the )?{_LIFE}(?:,? (?:or|and|to) {_LIFE})*",
    rf"in (?:his|her|their|the) {_DECADES}",
    rf"(?:in|during|within) the first (?:few |{_NUMBER} )?(?:days|weeks|months?|years?|decades?|decade) of life",
    r"(?:at|before|shortly after|soon after) birth",
)
_DURATIONS = (
    rf"(?:for|within|over|in|after) {_ABOUT}(?:a|an|{_RANGE}) {_UNIT}(?: (?:of|after) [^,;:]{{3,50}})?",
    rf"(?:{_ABOUT}{_RANGE}) {_UNIT}(?: to {_RANGE} {_UNIT})?",
)
_REPEATS = (
    rf"(?:once|twice|{_RANGE} times) (?:a|an|per|every) (?:day|week|month|year)",
    rf"every {_ABOUT}(?:{_RANGE} )?{_UNIT}",
)

# At the subject: "About 10 percent of patients …", "About 13,000 Americans …".
SHARE_OF = re.compile(rf"^(?P<share>{_PERCENT}|{_FRACTION})\s+(?:of\s+)?(?P<whole>(?!of\b)\S.+)$", re.IGNORECASE)
COUNT_OF = re.compile(
    rf"^(?P<count>{_ABOUT}(?:\d[\d.,]*(?: (?:to|and) \d[\d.,]*)?(?: (?:hundred|thousand|million|billion))?|"
    rf"{_NUMBER} (?:hundred|thousand|million|billion)))\s+(?:new )?"
    r"(?P<whole>(?:cases of|people|persons|individuals|Americans|adults|children|men|women|newborns|patients|"
    r"deaths)\b.*)$",
    re.IGNORECASE,
)
# Before it or behind the verb: "in 70 percent of patients".
IN_SHARE = re.compile(
    rf"\b(?:in|among) (?P<share>{_PERCENT}|{_FRACTION})\s+of {_WHOLE}(?=$|[.;]| but |, (?!and|or))", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Measure:
    """A phrase at the end of a clause that answers *relation*'s question; *verb* is what must stand before it."""

    relation: Relation
    phrase: re.Pattern[str]


def _at_the_end(relation: Relation, phrase: str, verb: str) -> Measure:
    return Measure(relation, re.compile(rf"^(?P<said>{verb}) (?P<answer>{phrase})$", re.IGNORECASE))


_SHORT = r"[^,;:]{3,100}?"
MEASURES: tuple[Measure, ...] = (
    *(_at_the_end(Relation.OCCURS_AT_AGE, phrase, _SHORT) for phrase in _AGES),
    *(_at_the_end(Relation.RECURS, phrase, _SHORT) for phrase in _REPEATS),
    _at_the_end(Relation.LASTS, _DURATIONS[0], _SHORT),
    _at_the_end(Relation.LASTS, _DURATIONS[1], r"(?:\w+ ){0,3}(?:lasts?|takes?|last|take)"),
)
