"""What tells a patient from one who has another condition: a finding that it lacks, one of its own that is absent."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from decks.casework.alike import is_told, likeness
from decks.casework.naming import is_anywhere, lay_names, names_of, terms_in
from decks.casework.presentations import Presentation, is_given_away
from decks.casework.rivals import common_findings, n_scripts_with
from decks.casework.telling import Stated, joined, sort_of
from decks.facts import Findings
from decks.knowledge import Condition, Confusable, ScriptFinding, condition, finding, normal
from decks.wording import inner

_FOREIGN = 2  # findings that a condition has not, which together speak against it
_MOST_ALIKE = 0.5
_GROWS = 1.1  # a patient may be a tenth older than those of a script
# After such words stands what a condition has not.
_LACKS = re.compile(
    r"\b(?:without|but (?:no|not)|and no|with no|no|lacks?|spares?|sparing|instead of|rather than|"
    r"(?:with|has|and) (?:a )?normal|never|not)\b"
)
_UNSEEN = ("laboratory", "growth")


@dataclass(frozen=True, slots=True)
class Picture:
    """What a stem shows of a patient of *age_years*: findings that are there, names of what is not, results."""

    shown: tuple[ScriptFinding, ...]
    absent: tuple[str, ...]
    results: tuple[Stated, ...]
    age_years: float


@dataclass(frozen=True, slots=True)
class Reason:
    """What speaks against a rival, *said* as a clause or "", and how strongly: *rank* 0 is the strongest."""

    rank: int
    said: str


EXPLICIT, BY_FINDINGS, BY_AGE = range(3)


def what_speaks_against(rival: Confusable, picture: Picture) -> Reason | None:
    """Return what in *picture* speaks against *rival*; None where nothing does."""
    other = condition(rival.name)
    has, lacks = _has_and_lacks(rival)
    gone = [name for name in picture.absent if _names(name, has)]
    if gone:
        return Reason(EXPLICIT, _has_no(gone))
    lacking = [f for f in picture.shown if _names(f.name, lacks)]
    if lacking:
        return Reason(EXPLICIT, _has(lacking))
    if other is None:
        return None
    if any(_is_told_apart_by(stated, other) for stated in picture.results):
        return Reason(EXPLICIT, "")
    foreign = [f for f in picture.shown if is_telling(f.name) and _is_foreign(f, other)]
    if len(foreign) >= _FOREIGN:
        return Reason(BY_FINDINGS, _has(foreign[:_FOREIGN]))
    missing = [name for name in picture.absent if _has_it(name, has, other)]
    if missing:
        return Reason(BY_FINDINGS, _has_no(missing))
    is_far = foreign and not _is_of_an_age(other, picture.age_years)
    return Reason(BY_AGE, "") if is_far else None


def _has_it(name: str, has: str, other: Condition | None) -> bool:
    """Tell whether a rival has the finding *name*: in words, *has*, or as one that tells it from others."""
    return _names(name, has) or (other is not None and name in _names_found(other) and is_telling(name))


def _has_no(names: Sequence[str]) -> str:
    return f"this patient has no {' or '.join(inner(name) for name in names)}"


def _has(findings: Sequence[ScriptFinding]) -> str:
    return f"this patient has {joined([f.bedside for f in findings])}"


def is_settled(apart: Sequence[Sequence[tuple[Confusable, Reason]]], picture: Picture) -> bool:
    """Tell whether the key is the one best answer among options whose conditions something speaks against.

    Each is excluded outright, or one finding or result is of none of them and of few conditions at all.
    """
    pairs = [pair for reasons in apart for pair in reasons]
    if all(reason.rank == EXPLICIT for _, reason in pairs):
        return True
    scripts = [other for rival, _ in pairs if (other := condition(rival.name)) is not None]
    if any(all(_is_told_apart_by(stated, other) for other in scripts) for stated in picture.results):
        return True
    return any(all(_is_foreign(f, other) for other in scripts) for f in picture.shown if is_telling(f.name))


def is_telling(name: str) -> bool:
    """Tell whether the finding *name* is of few conditions: no fever, no vomiting."""
    return name not in common_findings()


def how_common(name: str) -> int:
    """Return how many scripts have the finding *name*."""
    return n_scripts_with()[name]


def n_foreign(f: ScriptFinding, rivals: Sequence[Confusable]) -> int:
    """Return how many of *rivals* have not the finding *f*; one that is said to lack it counts twice."""
    return sum(
        (2 if _names(f.name, _has_and_lacks(rival)[1]) else 1)
        for rival in rivals
        if (other := condition(rival.name)) is None or _is_foreign(f, other)
    )


def _is_foreign(f: ScriptFinding, other: Condition) -> bool:
    """Tell whether *other* has neither the finding *f* nor one like it, nor a complaint of it."""
    said = (f"{theirs.name} {theirs.bedside}" for theirs in other.findings)
    alike = any(max(likeness(f.name, words), likeness(f.bedside, words)) >= _MOST_ALIKE for words in said)
    return not alike and not is_told(f, " ".join((*other.complaints, *other.history)))


def _is_told_apart_by(stated: Stated, other: Condition) -> bool:
    theirs = " ".join(test.result for test in other.tests)
    return likeness(stated.test.result, theirs) < _MOST_ALIKE


def _is_of_an_age(other: Condition, age_years: float) -> bool:
    return any(low <= age_years <= _GROWS * high + 1 for low, high in (span.years for span in other.ages))


def _names_found(other: Condition) -> frozenset[str]:
    return frozenset(f.name for f in other.findings)


def _has_and_lacks(rival: Confusable) -> tuple[str, str]:
    """Return what separates *rival* in two parts: what it has, and what it has not."""
    cut = _LACKS.search(rival.separating)
    return (rival.separating, "") if cut is None else (rival.separating[: cut.start()], rival.separating[cut.start() :])


def _names(name: str, words: str) -> bool:
    """Tell whether *words* name the finding *name*."""
    said = f" {normal(words)} "
    return any(f" {normal(each)} " in said for each in (*names_of(name), *lay_names(name)))


def absent_here(
    who: Presentation, rivals: Sequence[Confusable], findings: Findings, secret: Sequence[str]
) -> list[str]:
    """Return findings that the patient has not and that matter: those of most *rivals* first.

    They are what the script says is typically absent, and what separates the rivals in words; none is named in the
    article, none is like what the patient has.
    """
    ours = " ".join(
        (*who.script.complaints, *who.script.history, *(f"{f.name} {f.bedside}" for f in who.script.findings))
    )
    apart = [name for rival in rivals for name in _found_in(_has_and_lacks(rival)[0])]
    separating = [name for name in apart if not is_anywhere(name, findings.article.text)]
    names = dict.fromkeys((*who.script.negatives, *separating))
    fit = [
        name
        for name in names
        if (known := finding(name)) is not None
        and known.system not in _UNSEEN
        and who.patient.can_have(f"{name} {known.bedside}")
        and not is_given_away(name, secret)
        and not is_told(ScriptFinding(known.name, known.bedside), ours)
    ]
    return sorted(fit, key=lambda name: -n_with(name, rivals))


def n_with(name: str, rivals: Sequence[Confusable]) -> int:
    """Return how many of *rivals* have the finding *name*."""
    return sum(1 for rival in rivals if _has_it(name, _has_and_lacks(rival)[0], condition(rival.name)))


def _found_in(words: str) -> tuple[str, ...]:
    """Return the symptoms and findings that *words* name in their own words, as the table of findings has them."""
    found = (finding(term.term) for term in terms_in(words))
    return tuple(
        known.name
        for known in found
        if known is not None and sort_of(known.name) != "measured" and likeness(known.name, words) >= _MOST_ALIKE
    )
