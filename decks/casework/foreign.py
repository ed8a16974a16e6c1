"""Signs that a condition does not have: the hallmark of another, what few conditions show and none of its likes."""

from collections.abc import Sequence

from decks.casework.alike import is_told, likeness
from decks.casework.rivals import n_scripts_with
from decks.casework.telling import joined, sort_of
from decks.knowledge import Condition, ScriptFinding, all_conditions, finding, hallmark_of, normal

MOST_ALIKE = 0.5
_RARE, _UNCOMMON = 4, 15  # scripts that have a sign: one that so few have, or two that are uncommon, speak for those
_UNSPECIFIC = ("general", "growth", "laboratory", "mental")


def by_hallmark(other: Condition, own: Condition | None, shown: Sequence[ScriptFinding]) -> str | None:
    """Return the hallmark of the condition *own* among those *shown*, if it is none of *other*.

    It is none beside what *own* is confused with, which may show it now and then.
    """
    if own is None or normal(other.name) in {normal(c.name) for c in own.confusables}:
        return None
    found = [
        f for f in shown if own.name in (of := hallmark_of(f.name)) and other.name not in of and not has_like(f, other)
    ]
    return patient_has(found[:1]) if found else None


def by_signs(other: Condition, own: Condition | None, shown: Sequence[ScriptFinding]) -> str | None:
    """Return the signs that few conditions have, *other* and its likes not among them.

    Of a condition with a gene of its own nobody can say what it never shows.
    """
    if other.genes or any(cause.kind == "gene" for cause in other.causes):
        return None
    foreign = [f for f in shown if sort_of(f.name) != "felt" and _is_foreign(f, other, own)]
    foreign.sort(key=lambda f: how_common(f.name))
    if foreign and how_common(foreign[0].name) <= _RARE:
        return patient_has(foreign[:1])
    uncommon = [f for f in foreign if how_common(f.name) <= _UNCOMMON]
    return patient_has(uncommon[:2]) if len(uncommon) > 1 else None


def _is_foreign(f: ScriptFinding, other: Condition, own: Condition | None) -> bool:
    """Tell whether *other* has nothing of the body system of *f*, and no condition of its group but *own* has *f*."""
    known = finding(f.name)
    theirs = {found.system for each in other.findings if (found := finding(each.name)) is not None}
    if known is None or known.system in theirs or known.system in _UNSPECIFIC or has_like(f, other):
        return False
    group = (each for each in all_conditions() if each.group == other.group and each is not own)
    return not any(f.name == each.name for one in group for each in one.findings)


def has_like(f: ScriptFinding, other: Condition) -> bool:
    """Tell whether *other* has the finding *f*, one like it, or a complaint of it."""
    said = (f"{theirs.name} {theirs.bedside}" for theirs in other.findings)
    alike = any(max(likeness(f.name, words), likeness(f.bedside, words)) >= MOST_ALIKE for words in said)
    told = " ".join((*other.complaints, *other.history, *(test.result for test in other.tests)))
    return alike or is_told(f, told)


def patient_has(findings: Sequence[ScriptFinding]) -> str:
    """Return the clause that this patient has *findings*."""
    return f"this patient has {joined([f.bedside for f in findings])}"


def how_common(name: str) -> int:
    """Return how many scripts have the finding *name*."""
    return n_scripts_with()[name]
