"""What a stem may show: findings that are new, fit the age and give nothing away; results that the article states."""

import re
from collections.abc import Iterable, Sequence

from decks.casework.alike import is_told, likeness
from decks.casework.naming import is_sound, named_in, names_of, terms_in
from decks.casework.presentations import Presentation, is_given_away
from decks.casework.telling import Stated, arrival, sort_of
from decks.facts import Findings, Statement
from decks.knowledge import Condition, ScriptFinding, ScriptTest, finding, is_negative, is_same, normal
from decks.model import SectionKind

_MOST_ALIKE = 0.5  # share of a finding's words that one shown before it may have
_STATED = 0.6  # share of a result's words that the article's sentence must have
_DIGIT = re.compile(r"\d")
_GENETIC = re.compile(r"\b(?:genetic test\w*|gene|genes|sequencing|(?:pathogenic )?variants? in)\b", re.IGNORECASE)
_NORMAL = re.compile(r"(?:an? )?(?:normal|no|negative|unremarkable)\b", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]{3,}")
_EMPTY = frozenset("the and with for that which from most typical patients type form".split())
_ON_RESULTS = (SectionKind.DIAGNOSIS, SectionKind.OVERVIEW, SectionKind.SYMPTOMS, SectionKind.CAUSES)


def findings_to_show(who: Presentation, findings: Findings, secret: Sequence[str]) -> list[ScriptFinding]:
    """Return the findings that add to what the arrival told, that fit the age, and that no *secret* gives away.

    None is denied by the article, and what a laboratory measures must be named there.
    """
    told = f"{arrival(who)[0]} {who.also} {who.history}"
    refused = set(denied_findings(findings, who.script))
    return [
        f
        for f in who.script.findings
        if f.name not in refused
        and (not is_told(f, told) or _is_seen_in(f, told, who.script))
        and who.patient.can_have(f"{f.name} {f.bedside}")
        and not is_given_away(f.bedside, secret)
        and not any(is_same(f.name, each) for each in secret)
        and (sort_of(f.name) != "measured" or _is_named(f.name, findings))
    ]


def _is_seen_in(f: ScriptFinding, told: str, script: Condition) -> bool:
    """Tell whether *f* is the sign that an examiner sees in what the patient *told* of, and that tells *script* apart.

    Who comes because of "itchy spots all over" has "macules, vesicles and crusts at different stages".
    """
    known = finding(f.name)
    is_sign = known is not None and known.kind == "finding"
    is_against = any(f.bedside in rival.against for rival in script.confusables)
    return is_sign and is_against and likeness(f.bedside, told) < _MOST_ALIKE


def distinct(pool: Iterable[ScriptFinding], n_shown: int) -> tuple[ScriptFinding, ...]:
    """Return the first *n_shown* of *pool* of which none says what one before it says."""
    chosen: list[ScriptFinding] = []
    for f in pool:
        if len(chosen) < n_shown and not any(_are_alike(f, other) for other in chosen):
            chosen.append(f)
    return tuple(chosen)


def _are_alike(a: ScriptFinding, b: ScriptFinding) -> bool:
    said, theirs = f"{a.name} {a.bedside}", f"{b.name} {b.bedside}"
    return (
        max(likeness(a.bedside, theirs), likeness(b.bedside, said), likeness(a.name, theirs), likeness(b.name, said))
        >= _MOST_ALIKE
    )


def denied_findings(findings: Findings, script: Condition) -> tuple[str, ...]:
    """Return the findings of *script* that the article denies: "no fever", "without weight loss"."""
    negative = [normal(s.text) for s in findings.statements if is_negative(s.text) and not _is_on_another(s, findings)]
    return tuple(f.name for f in script.findings if any(_denies(said, f.name) for said in negative))


def _is_on_another(statement: Statement, findings: Findings) -> bool:
    """Tell whether *statement* opens with another condition, which it is about: "Pleurisy: no friction rub"."""
    first = next(iter(terms_in(statement.text)), None)
    if first is None or first.type.kind != "condition" or len(statement.text[: first.start].split()) > 1:
        return False
    return findings.topic.mention.match(statement.text, first.start) is None


def _denies(said: str, name: str) -> bool:
    names = "|".join(re.escape(normal(each)) for each in names_of(name))
    return (
        re.search(rf"\b(?:no|not|without|never|absence of|lack of|free of) (?:\w+ ){{0,3}}(?:{names})\b", said)
        is not None
    )


def _is_named(name: str, findings: Findings) -> bool:
    return any(named_in(name, s) is not None and is_sound(s) for s in findings.statements)


def results_stated(findings: Findings, script: Condition, secret: Sequence[str]) -> tuple[Stated, ...]:
    """Return the results of *script* that the article states: without a number, none that gives a *secret* away."""
    return tuple(
        Stated(test, where.span)
        for test in script.tests
        if not _DIGIT.search(test.result) and not is_given_away(f"{test.test} {test.result}", secret)
        if (where := _where_stated(test, findings)) is not None
    )


def settling_result(findings: Findings, script: Condition, secret: Sequence[str]) -> tuple[Stated, ...]:
    """Return the result of the test that settles *script*, as `result_of` has it."""
    return result_of(script.tests[0], findings, secret) if script.tests else ()


def result_of(test: ScriptTest, findings: Findings, secret: Sequence[str]) -> tuple[Stated, ...]:
    """Return the result of *test*, stated by the article or not; () where it says too much or the article denies it.

    A gene is named by no result: whoever reads it need not read the rest.
    """
    if _is_unfit(test) or is_given_away(f"{test.test} {test.result}", secret):
        return ()
    denied = any(is_negative(s.text) and likeness(test.result, s.text) >= _STATED for s in findings.statements)
    where = _where_stated(test, findings)
    return () if denied else (Stated(test, where.span if where is not None else None),)


def _is_unfit(test: ScriptTest) -> bool:
    """Tell whether *test* shows a number, something normal, or a gene."""
    return bool(
        _DIGIT.search(test.result) or _GENETIC.search(f"{test.test} {test.result}") or _NORMAL.match(test.result)
    )


def _where_stated(test: ScriptTest, findings: Findings) -> Statement | None:
    """Return the statement that says what *test* shows; the test itself may be named beside it."""
    wanted = _told_words(test.result)
    for statement in findings.statements:
        said = _told_words(statement.text)
        is_there = bool(wanted) and len(wanted & said) >= _STATED * len(wanted)
        if is_there and statement.section.kind in _ON_RESULTS and is_sound(statement):
            return statement
    return None


def _told_words(text: str) -> frozenset[str]:
    """Return the beginnings of the words of *text*, abbreviations among them."""
    return frozenset(normal(word)[:6] for word in _WORD.findall(text)) - _EMPTY
