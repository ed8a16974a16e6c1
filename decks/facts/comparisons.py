"""Comparisons: in whom or in what a thing is more common, more often or more likely so than in others."""

import re
from dataclasses import dataclass

_SEX = r"(?:men|women|males?|females?|boys|girls)"
_MORE = (
    r"(?:(?:slightly|much|far|about|almost|nearly|(?:\w+ to )?\w+ times|twice) )*"
    r"(?:(?:more|less) (?:(?:often|frequently|commonly) and (?:more )?severely|common|often|frequent|frequently|"
    r"commonly|prevalent|severe|severely)|as (?:common|often|"
    r"frequent))"
)
# "Gout is more common in men than in women."
_IN_ONE = re.compile(
    rf"^(?P<predicate>(?:is|are|occurs?|affects?|develops?|appears?)(?: also| usually| generally)? {_MORE})"
    r"(?P<in> in| among)? (?P<answer>[^,;:]{3,60}?) (?:than|as) (?:in |among )?(?P<other>[^,;:.()]{3,60})\.?$",
    re.IGNORECASE,
)
# "Gout affects men more often than women."
_WHOM = re.compile(
    rf"^(?P<verb>affects?|occurs?|develops?) (?P<in>in )?(?P<answer>{_SEX}) (?P<more>{_MORE}) than (?:in )?"
    rf"(?P<other>{_SEX})\.?$",
    re.IGNORECASE,
)
# "Men are more likely than women to have gout."
_LIKELY = re.compile(
    r"^(?P<predicate>are (?:\w+ (?:times )?)?(?:more|less) likely)"
    r"(?: than (?P<other>[^,;:]{3,40}?))? to (?P<rest>[^,;:]{3,80}?)(?: than (?P<later>[^,;:.]{3,40}))?\.?$",
    re.IGNORECASE,
)


# "Women are more than twice as likely as men to have gout."
_TIMES = re.compile(
    r"^are (?P<times>(?:(?:about|almost|nearly|more than|at least|up to|approximately) )?"
    r"(?:twice|[\w.-]+(?: to [\w.-]+)?"
    r" times) (?:as|more) likely)(?: (?:as|than) (?P<other>[^,;:]{3,40}?))? to (?P<rest>[^,;:]{3,80}?)"
    r"(?: (?:as|than) (?P<later>[^,;:.]{3,40}))?\.?$",
    re.IGNORECASE,
)
MAX_COMPARED_WORDS = 8


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is compared: the *predicate* asked about, the *answer*, and the *other* that it is set against."""

    predicate: str
    answer: str
    other: str


def comparison_in(subject: str, rest: str) -> Comparison | None:
    """Return what *rest*, the words after *subject*, compares, if it does."""
    in_one = _IN_ONE.match(rest)
    if in_one is not None:
        return Comparison(in_one["predicate"], in_one["answer"], f"{in_one['in'] or ''} {in_one['other']}".strip())
    whom = _WHOM.match(rest)
    if whom is not None:
        return Comparison(f"{whom['verb']} {whom['more']}", whom["answer"], f"{whom['in'] or ''}{whom['other']}")
    likely = _LIKELY.match(rest)
    other = (likely["other"] or likely["later"]) if likely else None
    if likely is None or other is None or len(subject.split()) > 4:
        return None
    return Comparison(f"{likely['predicate']} to {likely['rest']}", subject, other)


def times_in(subject: str, rest: str) -> Comparison | None:
    """Return by how much *rest* says that *subject* is likelier than others to have or do a thing."""
    found = _TIMES.match(rest)
    other = (found["other"] or found["later"]) if found else None
    if found is None or other is None or len(subject.split()) > MAX_COMPARED_WORDS:
        return None
    return Comparison(f"to {found['rest']}", found["times"], other)


def are_sexes(one: str, other: str) -> bool:
    """Tell whether *one* and *other* are the two sexes."""
    return all(re.fullmatch(rf"(?:in )?{_SEX}", who.strip(), re.IGNORECASE) for who in (one, other))
