"""What tells a patient from one who has another condition: a finding that it lacks, one of its own that is absent."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from decks.casework.alike import beginnings, is_told, likeness
from decks.casework.denied import absent_in_words, denials_of
from decks.casework.foreign import MOST_ALIKE, by_denial, by_hallmark, has_like, patient_has
from decks.casework.naming import is_anywhere, lay_names, names_of, terms_in
from decks.casework.presentations import Presentation, is_given_away
from decks.casework.results import result_against
from decks.casework.rivals import common_findings
from decks.casework.telling import Stated, neither, sort_of
from decks.facts import Findings
from decks.knowledge import (
    Condition,
    Confusable,
    ScriptFinding,
    condition,
    finding,
    in_years,
    normal,
)
from decks.patients import Patient
from decks.wording import inner

_MOSTLY = 0.6
_N_LEADING = 4  # first findings of a script: of those that many conditions have, the ones without which it is not it
_LEADS = "fever"  # of what many have, the one without which an infection is not thought of
_PACE = 10  # times as long as a script's illness lasts
# A rival is thought of at half the age of its patients, or at twice it; what is of infants, in nobody else.
_GROWS, _YOUNGER, _SPARE_YEARS, _INFANCY = 2.0, 2.5, 10, 2.0
_SPARE_OF_INFANCY = 0.1  # years
# After such words stands what a condition has not.
_LACKS = re.compile(
    r"\b(?:without|but (?:no|not)|and no|with no|no|lacks?|spares?|sparing|instead of|rather than|"
    r"(?:with|has|and) (?:a )?normal|never|not)\b"
)
# What a condition leaves as it is; of what is measured a patient shows nothing. A normal chest wall is no normal chest.
_NAME_ENDS = r"(?=$|[,;]| (?:and|or|but|with|without|in|of|on|at|after|by|for|from|to|until|before|between)\b)"
_LEAVES = re.compile(
    r"\b(?:(?:normal|intact|preserved|spares?(?: the)?|sparing(?: the)?) "
    rf"(?:(?P<what>\w+(?: and \w+)?){_NAME_ENDS}|(?P<compound>\w+(?: \w+){{1,2}}){_NAME_ENDS})|"
    r"clear (?P<clear>lungs|lens|cornea)|regular (?P<regular>pulse|rhythm)|stable (?P<stable>blood pressure)|"
    r"flat (?P<flat>neck veins))"
)
# What is so in some of its patients only tells it from nothing.
_HEDGED = re.compile(r",?\b(?:and |but )?(?:often|usually|sometimes|mostly|typically|may|can)\b")
_MEASURES = "blood|serum|plasma|level|levels|test|tests|results|calcium|glucose|count|counts|first|most|some"
_FAST, _SLOW = ("sudden", "acute"), ("chronic", "progressive")
_UNSEEN = ("laboratory", "growth")


@dataclass(frozen=True, slots=True)
class Picture:
    """What a stem shows of a patient: findings that are there, names of what is not, results.

    *own* is the patient's condition; *lasting* how long it has lasted, a number and its unit, if
    told; the *complaint* brings the patient, who *also* tells of another; the *history* is a verb phrase.
    """

    shown: tuple[ScriptFinding, ...]
    absent: tuple[str, ...]
    results: tuple[Stated, ...]
    lasting: tuple[int, str] | None = None
    complaint: str = ""
    also: str = ""
    history: str = ""
    own: Condition | None = None


def what_speaks_against(rival: Confusable, picture: Picture, *, is_sure: bool = False) -> str | None:
    """Return what in *picture* speaks against *rival*, as a clause; None where nothing does.

    *is_sure* asks for more than a course of another pace, or a sign that is typically absent.
    """
    other = condition(rival.name)
    said = _by_what_separates(rival, picture) or _by_lack(rival, picture)
    if said:
        return said
    gone = [name for name in picture.absent if _is_cardinal(name, rival)]
    if gone:
        return f"this patient has no {neither([inner(name) for name in gone])}"
    if other is None:
        return None
    found = _by_its_own_script(other, picture)
    if found:
        return found
    found = result_against(other, picture.results, is_sure=is_sure)
    if found or is_sure:
        return found
    return _by_pace(other, picture) or by_hallmark(other, picture.own, picture.shown) or by_denial(other, picture.shown)


def _by_what_separates(rival: Confusable, picture: Picture) -> str | None:
    """Return what the script of the patient's condition says to speak against *rival*, if the stem tells it."""
    told = (*(f.bedside for f in picture.shown), picture.complaint, picture.also)
    said = next((f"this patient has {words}" for words in told if words in rival.against), None)
    return said or (f"this patient {picture.history}" if picture.history in rival.against else None)


def _is_cardinal(name: str, rival: Confusable) -> bool:
    """Tell whether a patient without the finding *name* has not *rival*, which is told apart by what it has."""
    other, has, denied = condition(rival.name), _has_and_lacks(rival)[0], denials_of(rival)
    if other is None:
        return name in denied or _names(name, has)
    if name in denied and finding(name) is None:
        return has_like(ScriptFinding(name, name), other)
    known = finding(name)
    first = [f.name for f in other.findings]
    if known is not None and known.system in ("general", "mental") and not (is_telling(name) or name == _LEADS):
        return False
    is_listed = name in (first if is_telling(name) else first[:_N_LEADING]) or (
        known is not None and is_told(ScriptFinding(known.name, known.bedside), " ".join(other.complaints))
    )
    return _names(name, has) and is_listed


def _by_lack(rival: Confusable, picture: Picture) -> str | None:
    """Return what this patient has that *rival* is said to lack, to spare, or to have as normal."""
    lacks = _has_and_lacks(rival)[1]
    shown = [f for f in picture.shown if _names(f.name, lacks) or _is_whole(rival, f"{f.name} {f.bedside}")]
    if shown:
        return patient_has(shown[:1])
    own = picture.own.findings if picture.own is not None else ()
    is_told_at_once = any(_names(f.name, lacks) and is_told(f, picture.complaint) for f in own)
    return f"this patient has {picture.complaint}" if is_told_at_once or _is_whole(rival, picture.complaint) else None


def _is_whole(rival: Confusable, words: str) -> bool:
    """Tell whether *words* say that something is wrong with what *rival* leaves as it is: "with normal pupils"."""
    said = beginnings(words)
    for left in _LEAVES.finditer(rival.separating):
        compound = beginnings(left["compound"] or "")
        single = " ".join(part for name, part in left.groupdict().items() if part and name != "compound")
        if (compound and compound <= said) or beginnings(re.sub(rf"\b(?:{_MEASURES})\b", "", single)) & said:
            return True
    return False


def _by_its_own_script(other: Condition, picture: Picture) -> str | None:
    """Return what this patient has that the script of *other* says to set the patient's condition apart from it."""
    own = picture.own
    if own is None:
        return None
    names = {normal(name) for name in (own.name, *own.synonyms)}
    said = [_has_and_lacks(c)[0] for c in other.confusables if normal(c.name) in names]
    has = " ".join(said)
    theirs = {f.name for f in other.findings}
    shown = [f for f in picture.shown if f.name not in theirs and _is_told_in(f, has) and not has_like(f, other)]
    if shown:
        return patient_has(shown[:1])
    results = [r for r in picture.results if likeness(r.test.result, has) >= MOST_ALIKE]
    return f"the {results[0].test.test} here shows {results[0].test.result}" if results else None


def _is_told_in(f: ScriptFinding, words: str) -> bool:
    """Tell whether *words* tell of the finding *f*, by a name of it or by most of its bedside words."""
    return bool(words) and (_names(f.name, words) or likeness(f.bedside, words) >= _MOSTLY)


def _by_pace(other: Condition, picture: Picture) -> str | None:
    """Return that a slow illness has lasted much longer than *other*, which is a fast one, does."""
    if picture.lasting is None or other.duration is None or picture.own is None:
        return None
    n, unit = picture.lasting
    years = in_years(n, unit)
    _, high = other.duration.years
    told = f"{n} {unit}{'s' if n > 1 else ''}"
    if other.course in _FAST and picture.own.course in _SLOW and years > _PACE * high:
        return f"it runs over {other.duration.unit}, whereas this patient has been ill for {told}"
    return None


def may_have(patient: Patient, rival: Confusable) -> bool:
    """Tell whether *patient* may be thought to have *rival*, by the age and the sex of its script if it has one.

    What is congenital is there from birth, however late it comes to the doctor.
    """
    other = condition(rival.name)
    if other is None:
        return True
    is_of_the_sex = other.sex not in ("female", "male") or other.sex == (
        "female" if patient.subject == "She" else "male"
    )
    is_from_birth = other.course == "congenital"
    return is_of_the_sex and any(
        (is_from_birth or low / _YOUNGER - 1 <= patient.years)
        and patient.years <= _GROWS * high + (_SPARE_YEARS if high > _INFANCY else _SPARE_OF_INFANCY)
        for low, high in (span.years for span in other.ages)
    )


def is_telling(name: str) -> bool:
    """Tell whether the finding *name* is of few conditions: no fever, no vomiting."""
    return name not in common_findings()


def n_against(f: ScriptFinding, rivals: Sequence[Confusable], own: Condition) -> int:
    """Return against how many of *rivals* the finding *f* speaks alone."""
    alone = Picture((f,), (), (), own=own)
    return sum(what_speaks_against(rival, alone) is not None for rival in rivals)


def _has_and_lacks(rival: Confusable) -> tuple[str, str]:
    """Return what separates *rival* in two parts: what it has, and what it has not."""
    cut = _LACKS.search(rival.separating)
    has, lacks = rival.separating[: cut.start() if cut else None], rival.separating[cut.start() :] if cut else ""
    hedged = _HEDGED.search(has)
    return has[: hedged.start() if hedged else None], lacks


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
    fit += absent_in_words(iter(rivals), ours, findings.article.text)
    fit = [name for name in dict.fromkeys(fit) if not is_given_away(name, secret) and who.patient.can_have(name)]
    return sorted(fit, key=lambda name: -n_with(name, rivals))


def n_with(name: str, rivals: Sequence[Confusable]) -> int:
    """Return how many of *rivals* a patient without the finding *name* has not."""
    return sum(_is_cardinal(name, rival) for rival in rivals)


def _found_in(words: str) -> tuple[str, ...]:
    """Return the symptoms and findings that *words* name in their own words, as the table of findings has them."""
    found = (finding(term.term) for term in terms_in(words))
    return tuple(
        known.name
        for known in found
        if known is not None and sort_of(known.name) != "measured" and likeness(known.name, words) >= MOST_ALIKE
    )
