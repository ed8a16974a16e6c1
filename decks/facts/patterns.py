"""How a sentence says a thing of its subject: the words after the subject, by the relation that they mean."""

import re
from dataclasses import dataclass

from decks.model import Relation


@dataclass(frozen=True, slots=True)
class Pattern:
    """The words after a subject that mean *relation*; the answer is what follows them."""

    relation: Relation
    predicate: re.Pattern[str]


_ADVERB = (
    "also|often|usually|sometimes|commonly|typically|generally|most|more|frequently|mainly|primarily|rarely|then|first|"
    "believed|thought|known|considered|to be|to"
)
_ADVERBS = rf"(?:(?:{_ADVERB})\s+)*"
_MODAL = r"(?:(?:may|can|could|might|will|must|should)\s+)?"
_BE = rf"(?:{_MODAL}(?:is|are|be|was|were|has been|have been)\s+)"
_OFTEN = r"(?:most often|more often|most commonly|more commonly|mostly|mainly|primarily)"
_DONE = "made|treated|managed|diagnosed|confirmed|detected|inherited|transmitted|spread|classified|prevented"
_GIVEN = "used|recommended|needed|given|indicated|reserved|prescribed"
_WHOM = "people|patients|children|adults|cases|those|women|men|severe|mild"
_CHANGE = (
    "improves?|reduces?|increases?|prevents?|worsens?|lowers?|raises?|relieves?|cures?|controls?|damages?|destroys?|"
    "blocks?|kills?"
)
_STARTS = "occurs?|happens?|develops?|begins?|starts?|appears?|disappears?"
_WHEN = "when|after|because|if|between|within|during|at birth|around the age|before|by"
_IN_WHOM = r"(?:in|among) (?!the (?!elderly|aged|young|old|very|newborn))"
_WORD = r"[\w'’-]+"
_TURNS = "who|that|which|where|not|never|but|and|is|are|was|were"
_NO_OBJECT = "within|in|by|over|after|with|during|when|if|and|as|on|for"
_GET = "gets?|contracts?|acquires?|catch(?:es)?"


def _pattern(relation: Relation, words: str) -> Pattern:
    return Pattern(relation, re.compile(rf"(?P<predicate>{words})\s+(?=\S)", re.IGNORECASE))


# The first that fits is taken.
PATTERNS: tuple[Pattern, ...] = (
    _pattern(Relation.IS_BECAUSE, rf"(?:(?!(?:{_TURNS})\b){_WORD}\s){{1,9}}{_WORD}(?= because (?!of\b))"),
    _pattern(Relation.CAUSED_BY, rf"{_BE}{_ADVERBS}(?:caused by|triggered by|due to|brought on by|the result of)"),
    _pattern(Relation.CAUSED_BY, rf"{_BE}?{_MODAL}{_ADVERBS}(?:results? from|stems? from|arises? from)"),
    _pattern(Relation.IS_GIVEN_AS, rf"{_BE}{_ADVERBS}(?:{_DONE})(?= (?:with|by|in an?|through|using|as|from|on)\b)"),
    _pattern(Relation.AFFECTS, rf"{_MODAL}{_ADVERBS}affects?"),
    _pattern(Relation.CAUSES, rf"{_MODAL}{_ADVERBS}(?:causes?|leads? to|results? in|triggers?|produces?)"),
    _pattern(Relation.IS_USED_TO, rf"{_BE}{_ADVERBS}used(?= to (?!be\b))"),
    _pattern(Relation.IS_USED_WHEN, rf"{_BE}{_ADVERBS}(?:{_GIVEN})(?= (?:when|if|in (?:{_WHOM})|for (?:{_WHOM}))\b)"),
    _pattern(
        Relation.OCCURS_AT, rf"(?:{_BE}{_ADVERBS}(?:found|located|seen)|{_MODAL}{_ADVERBS}occurs?)(?= (?:in|on) the )"
    ),
    _pattern(Relation.OCCURS_IN, rf"{_BE}{_ADVERBS}(?:diagnosed|seen|found|common|prevalent)(?= {_IN_WHOM})"),
    _pattern(
        Relation.OCCURS_IN,
        rf"{_MODAL}{_ADVERBS}(?:occurs?|develops?|appears?)(?: {_OFTEN})?(?= (?:in|among) (?!the\b))",
    ),
    _pattern(
        Relation.IS_BASED_ON,
        rf"(?:{_BE}{_ADVERBS}(?:based|dependent) on|"
        rf"{_MODAL}{_ADVERBS}(?:focus(?:es)?|depends?|relies|rely) on|consists? of)",
    ),
    _pattern(
        Relation.IS_BECAUSE,
        rf"{_BE}(?:considered )?(?:(?!(?:who|that|which|where)\b)[^,;:]){{3,60}}?(?= (?:because|due to|owing to) )",
    ),
    _pattern(Relation.IS_BECAUSE, rf"{_BE}(?:essential|important|necessary|crucial|needed|vital)(?= (?:to|for) )"),
    _pattern(Relation.EXPERIENCES, r"(?:may|can|might)\s+(?:also\s+)?(?:experience|develop|have)"),
    _pattern(
        Relation.CHANGES,
        rf"{_MODAL}{_ADVERBS}(?:\w+ly )?(?:{_CHANGE})(?! (?:{_NO_OBJECT})\b)",
    ),
    _pattern(Relation.IS_ACQUIRED, rf"{_MODAL}{_ADVERBS}spreads?(?= (?:from|through|by|via) )"),
    _pattern(Relation.IS_CALLED, rf"{_BE}{_ADVERBS}(?:called|termed)"),
    _pattern(Relation.REQUIRES, rf"{_MODAL}{_ADVERBS}(?:requires?|involves?)"),
    _pattern(
        Relation.IS_ACQUIRED,
        rf"{_MODAL}{_ADVERBS}(?:{_GET})\s[\w\s-]{{3,40}}?(?= (?:when|by|from|through) )",
    ),
    _pattern(
        Relation.OCCURS_WHEN,
        rf"{_MODAL}{_ADVERBS}(?:{_STARTS})(?= (?:{_WHEN}) )",
    ),
    _pattern(Relation.HAS_PARTS, rf"{_BE}{_ADVERBS}(?:characteri[sz]ed by|marked by|made up of|composed of)"),
    _pattern(Relation.HAS_MEMBERS, rf"{_MODAL}{_ADVERBS}(?:includes?|are)(?=:? (?:\w+[ ,;]))"),
    _pattern(Relation.IS_A, r"(?:is|are)(?= (?:(?:an?|the|one of|any)\b|[a-z]+ (?:of|in|that|caused by)\b))"),
)
# Where a sentence goes on to another thing: the answer ends there.
GOES_ON = re.compile(
    r",\s+(?:but|although|whereas|while|and (?:can|may|is|are|it|they|the|some|has|have))\b"
    r"|,\s+and (?:[\w-]+ ){1,4}(?:is|are|was|can|may|has|have)\b"
    r"|\s+and (?:can|may|is|are|was|has|have|"
    r"helps?|causes?|leads?|makes?|allows?|reduces?|focus(?:es)?|determines?|produces?|affects?)\b"
    r"|;|:|\s+[–—]\s+|\s+than in\b"
)
# Where it only explains: a long answer ends there.
EXPLAINS = re.compile(
    r",\s+(?:which|who|where|particularly|especially|mainly|usually|often|an?|the)\s|,?\sas it\b|"
    r"\s+(?:in|of|by|for|to|with) which\b|\s+such as\b"
)
# Where a definition may end early and still be true.
DEFINED = re.compile(
    r"\s+(?:that|which|who|caused by|characteri[sz]ed by|resulting from|associated with|in which|in an area|affecting|"
    r"involving|marked by|due to)\b|,\s+(?:an?|the)\s"
)
# The subject of "The most common cause of gout is …"
SUPERLATIVE = re.compile(
    r"(?:the|one) (?:single )?(?:most \w+|main|leading|primary|commonest|major|first) (?:\w+ ){0,2}?"
    r"(?:cause|symptom|sign|feature|complication|type|form|treatment|test|site|risk factor|trigger|finding)\b",
    re.IGNORECASE,
)
# Whose members a sentence may count up: "The types of hemophilia are …"
CATEGORY = re.compile(
    r"\b(?:types?|forms?|causes?|symptoms?|signs?|features?|factors?|complications?|treatments?|stages|criteria|classes|"
    r"kinds|groups|effects|functions|examples|drugs|medicines|medications|tests|options|organs)\b",
    re.IGNORECASE,
)
# "… is a disorder characterized by …"
CHARACTERISED = re.compile(
    r"(?P<predicate>(?:is|are) (?:an?|the) (?:[\w-]+ ){1,6}?(?:characteri[sz]ed|marked) by)\s+(?=\S)", re.IGNORECASE
)
# An answer cut in the middle of a thought.
BROKEN = re.compile(
    r"\b(?:that|when|who|where|because|and|or|of|in|to|by|with|for|such as|than|from|the|a|an)$", re.IGNORECASE
)
# What an answer cannot do without: dropped words with one of these make the answer false.
NEEDED = re.compile(r"\b(?:if|unless|when|except|only|until|without)\b", re.IGNORECASE)
# "…, but it is most commonly …": a second thing said of the same subject.
SECOND = re.compile(r",\s+(?:but|and|although|though)\s+it\s+(?=\w)")
# A triad of symptoms: its members stand in brackets.
TRIAD = re.compile(r"\b(?P<what>(?P<n>triad|tetrad|pentad) of (?:\w+ )?\w+)\s*[:,—–]\s*(?P<parts>.+)$")
TRIAD_SIZE = {"triad": 3, "tetrad": 4, "pentad": 5}
GLOSS = re.compile(r"\(([^()]{3,40})\)")
ASIDE = re.compile(
    r"\s*\([^)]*\)|\s*[–—][^–—]+[–—]|\s*[–—].*$|,\s+(?:also|sometimes|or|formerly|commonly|known|called)\b.*$"
)
PERSON = re.compile(r"\b(?:you|your|we|our|I|my)\b", re.IGNORECASE)
