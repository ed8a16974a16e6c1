"""What tells a condition from those that it is confused with, by the illness scripts of both."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from decks.casework.alike import likeness
from decks.casework.naming import names_of
from decks.casework.rivals import common_findings, n_scripts_with
from decks.distractors import are_apart
from decks.knowledge import Condition, Finding, all_conditions, condition, finding, normal

_MOST = 40  # scripts that may have a finding which tells two conditions apart
_FEW = 5  # … where nothing but the rival's own script says so
_FOLLOWING = re.compile(r"swelling|edema|weakness|mass$")  # what follows from many other findings
_NAMED = 0.99  # share of the telling words of a finding's name that words have which name it
_SPARED = re.compile(
    r"\b(?:no|not|without|spares?|lacks?|rarely|less|never|normal|absent|instead of|rather than|free of|but|than)\b",
    re.IGNORECASE,
)


def rivals_of(script: Condition) -> dict[str, str]:
    """Return the names of the conditions confused with that of *script*, each with what separates it, or ""."""
    ours = {other.name: c.separating for c in script.confusables if (other := condition(c.name)) is not None}
    theirs = dict.fromkeys(_confused().get(script.name, ()), "")
    return {name: said for name, said in {**theirs, **ours}.items() if name != script.name}


@cache
def _confused() -> dict[str, tuple[str, ...]]:
    """Return, by the name of a condition, the conditions whose scripts say that they are confused with it."""
    by_name: defaultdict[str, list[str]] = defaultdict(list)
    for other in all_conditions():
        for each in other.confusables:
            if (known := condition(each.name)) is not None:
                by_name[known.name].append(other.name)
    return {name: tuple(others) for name, others in by_name.items()}


def separating(script: Condition) -> Iterator[tuple[Finding, Condition, str]]:
    """Yield findings of the rivals of *script* that tell them from it, with the rival and what separates it.

    Each is in the rival's script and in none of the words of *script*; and *script* denies it, or the words that
    separate the two name it, or, of what few conditions have, the rival's script says that it speaks against this one.
    """
    for name, said in rivals_of(script).items():
        other = condition(name)
        for each in other.findings if other is not None else ():
            known = finding(each.name)
            if other is None or known is None or not _tells(known):
                continue
            is_few = n_scripts_with()[known.name] <= _FEW
            if _is_said_apart(known, other, script) or (is_few and speaks_against(known, other, script)):
                yield known, other, said


def _tells(known: Finding) -> bool:
    is_told = known.system not in ("general", "mental", "laboratory", "growth", "pregnancy")
    is_common = known.name in common_findings() or _FOLLOWING.search(known.name) is not None
    return is_told and not is_common and n_scripts_with()[known.name] <= _MOST


def speaks_against(known: Finding, script: Condition, other: Condition) -> bool:
    """Tell whether the finding *known* of *script* speaks against the *other* condition, by what the scripts say."""
    ours = {normal(f.bedside) for f in script.findings if f.name == known.name} | {normal(known.name)}
    against = {normal(each) for c in script.confusables if _is(c.name, other) for each in c.against}
    return _is_said_apart(known, script, other) or (bool(ours & against) and not _is_the_same(known, other))


def _is_said_apart(known: Finding, script: Condition, other: Condition) -> bool:
    """Tell whether the *other* script denies the finding *known* of *script*, or tells the two apart by it."""
    denied = {one.name for name in other.negatives if (one := finding(name)) is not None}
    said = [_affirmed(c.separating) for c in other.confusables if _is(c.name, script)]
    is_named = any(likeness(name, each) >= _NAMED for name in names_of(known.name) for each in said)
    return (known.name in denied or is_named) and not _is_the_same(known, other)


def _is(name: str, other: Condition) -> bool:
    known = condition(name)
    return known is not None and known.name == other.name


def _affirmed(said: str) -> str:
    """Return the words *said* of a condition up to where they turn to what it has not."""
    return _SPARED.split(said)[0]


def _is_the_same(known: Finding, script: Condition) -> bool:
    """Tell whether *script* has the finding *known* itself, in other words or as a kind of what it has."""
    own = [name for f in script.findings for name in (*names_of(f.name), f.bedside)]
    said = (*own, *script.complaints, *script.complications)
    is_said = any(likeness(name, each) >= _NAMED for name in names_of(known.name) for each in said)
    return is_said or any(not are_apart(known.name, f.name) for f in script.findings)


def is_in_script(known: Finding, script: Condition) -> bool:
    """Tell whether *script* says anything like the finding *known*."""
    said = [f"{f.name} {f.bedside}" for f in script.findings]
    said += [*script.complaints, *script.history, *script.complications, *(t.result for t in script.tests)]
    said += [name for f in script.findings for name in names_of(f.name)]
    return any(likeness(name, each) > 0 for name in names_of(known.name) for each in said)
