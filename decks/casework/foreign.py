"""Signs that a condition does not have: the hallmark of another, and what its own script says is typically absent."""

from collections.abc import Sequence

from decks.casework.alike import is_told, likeness
from decks.casework.rivals import common_findings, n_scripts_with
from decks.casework.telling import joined
from decks.knowledge import Condition, ScriptFinding, finding, hallmark_of, normal

MOST_ALIKE = 0.5


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


def by_denial(other: Condition, shown: Sequence[ScriptFinding]) -> str | None:
    """Return the finding among those *shown*, the rarest first, that the script of *other* says is typically absent.

    A script that does not name a sign says nothing of it. What many conditions show, fever or vomiting, comes with
    anything.
    """
    denied = [
        f
        for f in shown
        if f.name in other.negatives
        and f.name not in common_findings()
        and (known := finding(f.name)) is not None
        and known.system != "general"
        and not has_like(f, other)
    ]
    denied.sort(key=lambda f: how_common(f.name))
    return patient_has(denied[:1]) if denied else None


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
