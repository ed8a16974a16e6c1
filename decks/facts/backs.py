"""The words of a sentence that may stand alone as an answer: cut where the sentence goes on, never torn."""

import re

from decks.facts.bullets import share_a_head
from decks.facts.patterns import BROKEN, DEFINED, EXPLAINS, GOES_ON, NEEDED
from decks.grammar import coordinates
from decks.knowledge import find_terms, is_negative
from decks.model import Relation
from decks.phrases import PhraseClass, phrase_class

MAX_ANSWER_WORDS = 15
MAX_POINT_WORDS = 9
LIST_POINTS = (3, 7)
# Relations whose answer may be a list of things, each an answer of its own.
OF_SEVERAL = (
    Relation.CAUSES,
    Relation.CAUSED_BY,
    Relation.EXPERIENCES,
    Relation.RAISES_RISK,
    Relation.IS_ASSOCIATED,
    Relation.REQUIRES,
    Relation.AFFECTS,
    Relation.IS_THE_MOST,
    Relation.IS_BASED_ON,
    Relation.HAS_PARTS,
    Relation.IS_DIVIDED,
    Relation.OCCURS_AT,
)
LISTS = (Relation.HAS_MEMBERS, Relation.HAS_PARTS, Relation.IS_BASED_ON)
_TIME_OF_LIFE = re.compile(
    r"(?:early |late |young )?(?:childhood|infancy|adulthood|adolescence|pregnancy)", re.IGNORECASE
)
# One thing, told by its examples or its parts; or two words before one noun: "a complete or partial absence".
_OF_ONE = re.compile(
    r"\b(?:including|such as|like|between|which|that|who|signs and symptoms|especially|particularly)\b|"
    r"\b\w+(?:al|ic|ous|ive|ary|ar|ete|ful|less|ed|ite|able|ible|ent|ant) (?:and|or) \w+(?:al|ic|ous|ive|ary|ar|"
    r"ete|ful|less|ed|ite|"
    r"able|ible|ent|ant)\b",
    re.IGNORECASE,
)
_UNTOLD = re.compile(r"\b(?:certain|various|an? (?:wide |large )?(?:variety|number|range) of)\b", re.IGNORECASE)
_OXFORD = re.compile(r",[^,()]+, (?:and|or|and/or) [^,()]+$")
_COMMA = re.compile(r",(?!\d)(?![^()]*\))\s*")
_NOUN_ENDING = re.compile(r"(?:ing|tion|ness|ia|sis|itis|ity|ment|ance|ence)$")
# What a type is called by alone: "the two main types are acute and chronic".
_KIND = re.compile(
    r"acute|chronic|primary|secondary|congenital|acquired|inherited|hereditary|sporadic|familial|benign|malignant|"
    r"generali[sz]ed|locali[sz]ed|focal|diffuse|bacterial|viral|ischemic|hemorrhagic|wet|dry",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])")
# A list whose last member stands behind what is said of the one before it.
_GOES_ON_LATER = re.compile(r",\s+(?:which|who|where)\b[^,;]*,\s+(?:and|or|as well as)\b")
_ASIDE = re.compile(
    r",\s+(?:(?:which|who) (?!(?:is|are) (?:why|when|where)\b)|(?:causing|resulting in|leading to) )[^,;]+$"
)
_NUMBERED = re.compile(r"\s*\[\d[\d,–-]*\]")
_NARROWED = re.compile(r"\b(?:who|that|which|whose|if|when|unless)\b")
# What says nothing by itself: "various factors", "other problems", "many ways", "a number of things".
_VAGUE = re.compile(
    r"(?:(?:in|by|with|from|for|of|on|as|to|through) )?"
    r"(?:(?:a|the|any)(?: (?:large|wide|great))? (?:number|variety|range|combination|host|lot|few|couple|"
    r"array) of|various|"
    r"several|many|other|others|another|certain|different|some|multiple|numerous|additional|further|similar|"
    r"specific|few|"
    r"more|all|any|both|each|one or more|one of|(?:two|three|four|five) (?:main )?(?:types|kinds|"
    r"groups) of)\b(?: (?:other|different|possible|medical|health|serious))*",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(
    r"(?:\w+ )?(?:its|their|his|her|them|it|they|this|these|those|such|doing so)\b", re.IGNORECASE
)
_EMPTY = re.compile(
    r"(?:(?:medical|health|serious|possible|underlying|related|severe|mild|common|important) )*(?:symptoms?|signs|"
    r"problems?|factors?|ways?|things?|reasons?|causes?|conditions?|complications?|types?|"
    r"forms?|cases|people|patients|treatments?|tests?|effects?|changes?|diseases?|disorders?|parts?|areas?|features|"
    r"findings|abnormalities|degrees?|body|organs?|genes?|proteins?|medicines?|medications?|drugs?|information|"
    r"results?)"
    r"(?: (?:of|in|on|for|from) (?:the |this )?(?:body|brain|condition|disease|disorder|patient|person|day|time))?",
    re.IGNORECASE,
)

_OFTEN_FIRST = re.compile(
    r"(?P<often>most often|more often|most commonly|most frequently|usually|often|typically|commonly|generally|"
    r"sometimes|mainly|mostly|primarily) (?=(?:in|on|at|with|by|from|through|to|during|within|between|before|after|"
    r"when|if|around)\b)",
    re.IGNORECASE,
)
_CARRIES_ADVERB = ("is", "are", "was", "were", "may", "can", "could", "might", "will", "has", "have")


def answer_in(rest: str, relation: Relation) -> str | None:
    """Return the words of *rest* that answer, cut where the sentence goes on; None where they do not stand alone."""
    rest = without_aside(_NUMBERED.sub("", rest).strip().rstrip("."))
    if relation in LISTS and points_of(rest, relation):
        return rest.lstrip(": ")
    if relation is Relation.HAS_MEMBERS or rest.count(";") > 1:
        return rest if relation in OF_SEVERAL and len(members_of(rest)) >= LIST_POINTS[0] else None
    kept = without_more(rest.lstrip(": ") if relation is Relation.IS_DIVIDED else rest)
    if kept is not None and relation is Relation.IS_A:
        kept = None if _GOES_ON_LATER.search(kept) else _short_definition(kept)
        kept = kept if kept and phrase_class(kept) is PhraseClass.NOUN else None
    is_list = relation in OF_SEVERAL and kept is not None and len(members_of(kept)) >= LIST_POINTS[0]
    fits = kept is not None and (len(kept.split()) <= MAX_ANSWER_WORDS or relation is Relation.IS_A or is_list)
    is_empty = kept is not None and relation is not Relation.IS_BECAUSE and is_vague(kept)
    return kept if kept is not None and fits and not is_empty else None


def with_adverb(predicate: str, answer: str) -> tuple[str, str]:
    """Return *predicate* with the "most often" that opens the *answer*: it belongs to what is asked."""
    found = _OFTEN_FIRST.match(answer)
    if found is None:
        return predicate, answer
    first, _, rest = predicate.partition(" ")
    often = found["often"].lower()
    after_first = first.lower() in _CARRIES_ADVERB
    return (f"{first} {often} {rest}".rstrip() if after_first else f"{often} {predicate}"), answer[found.end() :]


def without_aside(rest: str) -> str:
    """Return *rest* without the relative clause or the result at its end."""
    aside = _ASIDE.search(rest)
    return rest if aside is None or _GOES_ON_LATER.match(rest[aside.start() :]) else rest[: aside.start()]


def is_vague(answer: str) -> bool:
    """Tell whether *answer* says nothing, or points back: "various factors", "other problems", "its size"."""
    if _UNTOLD.search(answer) and not re.search(r"\b(?:such as|including|ranging from|like)\b", answer):
        return True
    return (
        _POINTS_BACK.match(answer) is not None
        or _EMPTY.fullmatch(_VAGUE.sub("", answer, count=1).strip() or answer) is not None
    )


def without_more(rest: str) -> str | None:
    """Return *rest* up to where the sentence goes on, no longer than an answer; None where the cut would break it."""
    rest = rest.strip()
    kept = _before_it_goes_on(rest)
    if len(kept.split()) > MAX_ANSWER_WORDS:
        kept = _BRACKETED.sub("", kept)
    explains = EXPLAINS.search(kept) if len(kept.split()) > MAX_ANSWER_WORDS else None
    kept = kept[: explains.start()] if explains else kept
    dropped, kept = rest[len(kept) :], _unquoted(kept.strip(" ,"))
    if _GOES_ON_LATER.match(dropped):
        return None
    is_torn = BROKEN.search(kept) or _has_an_open_bracket(kept) or (dropped and _is_half_a_list(kept))
    return None if not kept or is_torn or NEEDED.search(dropped) or is_negative(dropped) else kept


def _unquoted(kept: str) -> str:
    """Return *kept* without the quotation marks around all of it, and without what two hyphens add: "x" -- that is."""
    plain = re.split(r"\s--\s", kept)[0].rstrip(" ,")
    quoted = re.fullmatch(r"[\"“](?P<said>[^\"“”]+?),?[\"”]", plain)
    return quoted["said"] if quoted else plain


def _before_it_goes_on(rest: str) -> str:
    """Return *rest* up to where it says another thing; "and has …" after "who …" still narrows whom it speaks of."""
    for cut in GOES_ON.finditer(rest):
        kept = rest[: cut.start()]
        if not (cut.group().startswith(" and") and _NARROWED.search(kept)):
            return kept
    return rest


def before_more(rest: str) -> str | None:
    """Return *rest* up to where it goes on, without brackets; None where it cannot do without the end."""
    rest = _BRACKETED.sub("", rest).strip()
    kept = _before_it_goes_on(rest).strip(" ,")
    dropped = rest[len(kept) :]
    is_torn = BROKEN.search(kept) or _has_an_open_bracket(kept) or (dropped and _is_half_a_list(kept))
    return None if not kept or is_torn or NEEDED.search(dropped) or is_negative(dropped) else kept


def _has_an_open_bracket(kept: str) -> bool:
    return any(kept.count(opened) != kept.count(closed) for opened, closed in ("()", "[]", "“”")) or (
        kept.count('"') % 2 == 1
    )


def _is_half_a_list(kept: str) -> bool:
    """Tell whether *kept* is a list that lost its end: commas, but no "and" or "or" after the last."""
    return "," in kept and not re.search(r"\b(?:and|or)\b", kept[kept.rindex(",") :])


def _short_definition(rest: str) -> str:
    """Return the longest beginning of the definition *rest* that is short enough and still a definition."""
    plain = rest if len(rest.split()) <= MAX_ANSWER_WORDS else _BRACKETED.sub("", rest)
    ends = [len(plain), *(found.start() for found in DEFINED.finditer(plain))]
    fitting = [plain[:end] for end in ends if len(plain[:end].split()) <= MAX_ANSWER_WORDS]
    whole = (
        part
        for part in fitting
        if not (_has_an_open_bracket(part) or _is_half_a_list(part) or _needs_its_clause(part, plain))
    )
    return max(whole, key=len, default="").strip(" ,")


def _needs_its_clause(part: str, whole: str) -> bool:
    """Tell whether *part* of a definition ends at "the tube" where *whole* goes on: "that carries food"."""
    follows = re.match(r"\s+(?:that|which|who|in which)\b", whole[len(part) :])
    return follows is not None and re.search(r"\bthe [\w-]+$", part) is not None


def points_of(answer: str, relation: Relation) -> tuple[str, ...]:
    """Return the members of a list of short noun phrases, () where *answer* is none."""
    if relation not in LISTS:
        return ()
    answer = answer.strip(": ")
    members = _parts(answer)
    fewest = 2 if relation is Relation.HAS_MEMBERS or re.search(r"\btwo\b", answer) else LIST_POINTS[0]
    fits = fewest <= len(members) <= LIST_POINTS[1] and not share_a_head(members)
    return members if fits and all(is_point(_BRACKETED.sub("", member)) for member in members) else ()


def _parts(answer: str) -> tuple[str, ...]:
    """Return what *answer* joins; where commas part it, an inner "and" parts nothing: "joint and bone"."""
    if ";" in answer:
        parts = tuple(part.strip() for part in answer.split(";"))
    elif _OXFORD.search(answer):
        parts = tuple(part.strip(" .") for part in _COMMA.split(answer))
    else:
        parts = coordinates(answer)
    return tuple(re.sub(r"^(?:and/or|and|or)\s+", "", part) for part in parts)


def members_of(answer: str) -> tuple[str, ...]:
    """Return the two to seven things that *answer* joins, without their brackets, () where it is one thing."""
    if _OF_ONE.search(answer):
        return ()
    members = _parts(
        _BRACKETED.sub("", re.sub(r"(?i)^(?:with|by|both|from|in|on|at|through) ", "", answer.strip(": ")))
    )
    fits = 2 <= len(members) <= LIST_POINTS[1] and not share_a_head(members) and not _is_told_of_all(members)
    return members if fits and all(is_point(member) for member in members) else ()


def _is_told_of_all(members: tuple[str, ...]) -> bool:
    """Tell whether the first of two has what the other may be under too: "damage to the veins and ducts"."""
    placed = [re.search(r"\b(?:of|in|to|for|from|on|by|with)\b", member) is not None for member in members]
    return len(members) == 2 and placed == [True, False]


def is_point(member: str) -> bool:
    """Tell whether *member* can be a point of a list: a short noun phrase or a known term, and no time of life."""
    if len(member.split()) > MAX_POINT_WORDS or _TIME_OF_LIFE.fullmatch(member):
        return False
    if _KIND.fullmatch(member.strip()):
        return True
    is_known = any(found.end - found.start >= len(member) - 2 for found in find_terms(member))
    return is_known or phrase_class(member) is PhraseClass.NOUN or (_NOUN_ENDING.search(member) is not None)
