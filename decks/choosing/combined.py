"""Findings that the article counts up together, among those that would point to other conditions.

One finding of several is rarely asked well: many conditions share it. Two or three together fit one condition best: the
other combinations are of other conditions, and at least two findings of each are foreign to the article's.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby, islice

from decks.casework.alike import beginnings
from decks.casework.naming import is_anywhere, names_of
from decks.casework.rivals import common_findings, n_scripts_with, neighbours
from decks.choosing.apart import is_in_script, rivals_of
from decks.choosing.features import EVERYWHERE, finding_of, is_worth_asking
from decks.choosing.foils import are_of_one_region, is_of_few, is_said
from decks.choosing.hedging import lead_in_of
from decks.choosing.listed import Asked, Listed, is_of_table, listed_in
from decks.distractors import MAX_DISTRACTORS, are_apart, content_words
from decks.facts import Findings
from decks.grammar import capitalised, decapitalised
from decks.knowledge import Condition, Finding, condition, finding
from decks.model import Distractor, Mcq, Span
from decks.patients import chance
from decks.wording import as_sentence

_MOST, _FEWEST = 3, 2  # findings that one option counts up
_MIN_FOREIGN = 2  # findings of a combination of another condition that are none of this one's
_FEW = 12  # conditions that may have one of these
_MOST_OF_A_LIST = 2  # questions of one enumeration
_MIN_SHARED, _N_NEAR = 1, 80  # how much, and how many, conditions share with this one that may be thought of
_LENGTHS = 0.6, 1.8  # characters of an option, by those of the key
_MIN_NEAR = 2  # options that name a finding of a part of the body that the key is of
_POOL = 5  # combinations of which three are drawn, so that questions of a deck differ
_MODALS = {"may", "can", "might", "could"}
_EITHER = re.compile(r"\bor\b(?![^()]*\))", re.IGNORECASE)
_OF_SOME = re.compile(r"\b(?:some|several|few|many|certain|others)\b", re.IGNORECASE)
_LOOSE = re.compile(r"\b(?:abnormalit|problem|defect|anomal|malformation|features|impairment|trouble)", re.IGNORECASE)
_NOT_TOLD = ("laboratory", "general", "growth", "mental")

Known = tuple[Listed, Finding]


def combination_questions(findings: Findings) -> Iterator[Asked]:
    """Yield the questions on what the article counts up together of its condition."""
    own = next((own for name in (findings.topic.name, *findings.topic.names) if (own := condition(name))), None)
    if own is None or findings.topic.is_several:
        return
    asked: set[str] = set()
    offered: set[str] = set()
    for listed in _enumerations(findings):
        for together in _together(_plainly_its_own(listed, own, findings), asked, findings):
            options = _options(together, offered, own, findings)
            made = _question(together, options, findings)
            if made is not None:
                asked |= {known.name for _, known in together}
                offered |= {option.text for option in options}
                yield _as_one(together), ", ".join(known.name for _, known in together), made


def _enumerations(findings: Findings) -> Iterator[tuple[Listed, ...]]:
    """Yield what is listed, by the sentence or by the run of bullets under one lead that lists it."""

    def place(one: Listed) -> tuple[Span, str, tuple[str, ...], str | None]:
        statement = one.statement
        section = Span(statement.section.start_char, statement.section.end_char)
        at = (statement.lead_at or section) if statement.is_bullet else section if statement.cells else statement.span
        return at, one.form, one.hedges, one.population

    fit = (one for one in listed_in(findings) if one.way == "feature" and one.population is None and _is_of_all(one))
    for _, members in groupby(fit, key=place):
        yield tuple(members)


def _is_of_all(one: Listed) -> bool:
    """Tell whether what is listed holds together: not one or the other of two, nor each in a few of the patients."""
    if one.statement.is_bullet or one.statement.cells:
        return True
    is_either = _EITHER.search(one.statement.text) is not None and not set(one.hedges) & _MODALS
    return not is_either and (_OF_SOME.search(one.statement.text) is None or bool(one.hedges))


def _plainly_its_own(listed: tuple[Listed, ...], own: Condition, findings: Findings) -> tuple[Known, ...]:
    """Return the known findings of *listed*, no two of them alike, that may well be the condition's.

    What a table of findings names may be one patient's: our script of the condition must know it as well.
    """
    named = content_words(" ".join(findings.topic.names))
    chosen: list[Known] = []
    for one in listed:
        known = finding_of(one.words)
        is_plain = known is not None and not _LOOSE.search(f"{known.name} {one.words}")
        if known is None or not is_plain or content_words(known.name) & named:
            continue
        is_its_own = is_in_script(known, own) or not is_of_table(one.statement)
        if (
            is_its_own
            and known.name not in own.negatives
            and all(_are_unlike(known, one.words, *pair) for pair in chosen)
        ):
            chosen.append((one, known))
    return tuple(chosen)


def _together(known: tuple[Known, ...], asked: set[str], findings: Findings) -> Iterator[tuple[Known, ...]]:
    """Yield two or three findings at a time, one at least of few conditions and not *asked* yet."""
    left = known
    for _ in range(_MOST_OF_A_LIST):
        telling = [pair for pair in left if _is_telling(pair[1], findings) and pair[1].name not in asked]
        telling.sort(key=lambda pair: n_scripts_with()[pair[1].name])
        others = [pair for pair in left if pair not in telling]
        taken = (telling[:_MOST] + others)[:_MOST]
        if not telling or len(taken) < _FEWEST:
            return
        yield tuple(pair for pair in known if pair in taken)
        left = tuple(pair for pair in left if pair not in taken)


def _is_telling(known: Finding, findings: Findings) -> bool:
    return known.system not in _NOT_TOLD and is_worth_asking(known, findings)


def _are_unlike(known: Finding, words: str, other: Listed, other_known: Finding) -> bool:
    is_apart = all(are_apart(a, b) for a in (known.name, words) for b in (other_known.name, other.words))
    return is_apart and not beginnings(words) & beginnings(other.words)


def _as_one(together: tuple[Known, ...]) -> Listed:
    """Return what is listed *together* as one thing, proven by all that proves its members."""
    first = together[0][0]
    proof = sorted({span for one, _ in together for span in one.proof})
    return Listed(
        "combination", _said(together), first.statement, tuple(proof), first.form, first.hedges, first.population
    )


def _joined(names: list[str]) -> str:
    *first, last = (decapitalised(name) for name in names)
    return f"{', '.join(first)}{',' * (len(first) > 1)} and {last}"


def _question(together: tuple[Known, ...], options: tuple[Distractor, ...], findings: Findings) -> Mcq | None:
    """Return the question whose key is what is listed *together*; None where other combinations are too few."""
    lead_in = lead_in_of(together[0][0], findings, noun="combinations of findings", role="seen in")
    if lead_in is None or len(options) < MAX_DISTRACTORS:
        return None
    # What else may be seen in it, however seldom, fits another condition better.
    best = f"{lead_in.removesuffix('?')} and best fits that diagnosis?"
    return Mcq("", best, capitalised(_said(together)), options)


def _said(together: tuple[Known, ...]) -> str:
    return _joined([one.words for one, _ in together])


def _options(
    together: tuple[Known, ...], offered: set[str], own: Condition, findings: Findings
) -> tuple[Distractor, ...]:
    """Return three combinations, none of them *offered* before, of conditions like the article's."""
    key, systems = _said(together), {known.system for _, known in together}
    pool: list[tuple[bool, Distractor]] = []
    for other, separating in _likes(own, findings.topic.names, findings.article.text):
        combination = _combination(other, together, own, findings)
        text = capitalised(_joined([known.name for known in combination])) if combination else ""
        is_near = any(are_of_one_region(known.system, system) for known in combination for system in systems)
        is_new = not any(content_words(text) & content_words(taken) for taken in (*offered, *(o.text for _, o in pool)))
        if combination and is_new and _is_as_long(text, key):
            pool.append((is_near or bool(separating), Distractor(text, _why_not(other, separating))))
    nearest = [option for is_near, option in pool if is_near][:_POOL]
    chance(f"{findings.topic.name}|{key}").shuffle(nearest)
    nearest.sort(key=lambda option: len(option.text) < len(key))  # a key is not always the longest
    others = [option for is_near, option in pool if not is_near] if len(nearest) >= _MIN_NEAR else []
    return tuple((nearest + others)[:MAX_DISTRACTORS])


@lru_cache(maxsize=8)  # asked for at every question of an article
def _likes(own: Condition, names: tuple[str, ...], text: str) -> tuple[tuple[Condition, str], ...]:
    """Return the conditions that this one is confused with, what separates each, then those most like it.

    *names* are those of the article's condition; what its *text* names is left out.
    """
    chosen = []
    apart = rivals_of(own)
    near = (other for n, other in neighbours(own) if n >= _MIN_SHARED and other.name not in apart)
    confused = (other for name in apart if (other := condition(name)) is not None)
    for other in (*confused, *islice(near, _N_NEAR)):
        is_another = all(are_apart(other.name, name) for name in (own.name, *names))
        is_tied = follows_from(other, own) or follows_from(own, other)
        if is_another and not is_tied and not is_anywhere(other.name, text):
            chosen.append((other, apart.get(other.name, "")))
    return tuple(chosen)


def follows_from(one: Condition, other: Condition) -> bool:
    """Tell whether the script of *other* has *one* for a sign, a complication or a cause."""
    signs = (name for f in other.findings for name in names_of(f.name))
    told = (*signs, *other.complications, *(cause.name for cause in other.causes))
    return any(not are_apart(name, each) for name in (one.name, *one.synonyms) for each in told)


def _combination(other: Condition, together: tuple[Known, ...], own: Condition, findings: Findings) -> list[Finding]:
    """Return as many findings of the *other* condition, two at least foreign to the article's; [] if too few are."""
    chosen: list[Finding] = []
    n_foreign = 0
    for each in other.findings:
        known = finding(each.name)
        if known is None or known.system in _NOT_TOLD or _is_told_by_condition(known, other.name):
            continue
        is_foreign = _is_foreign(known, own, findings)
        is_shared = known.name in EVERYWHERE or any(known.name == ours.name for _, ours in together)
        if is_foreign == is_shared or any(not are_apart(known.name, taken.name) for taken in chosen):
            continue
        if is_foreign or len(chosen) - n_foreign < len(together) - _MIN_FOREIGN:
            chosen.append(known)
            n_foreign += is_foreign
        if len(chosen) == len(together):
            break
    is_sure = any(is_of_few(known, _FEW) and _is_foreign(known, own, findings) for known in chosen)
    return chosen if is_sure and len(chosen) == len(together) and n_foreign >= _MIN_FOREIGN else []


def _is_foreign(known: Finding, own: Condition, findings: Findings) -> bool:
    """Tell whether neither the article nor the script of its condition says anything like the finding *known*."""
    is_common = known.name in EVERYWHERE or known.name in common_findings()
    return not (is_common or is_said(known, findings.article.text) or is_in_script(known, own))


def _is_told_by_condition(known: Finding, of: str) -> bool:
    return bool(content_words(known.name) & content_words(of))


def _is_as_long(said: str, key: str) -> bool:
    return _LENGTHS[0] * len(key) <= len(said) <= _LENGTHS[1] * len(key)


def _why_not(other: Condition, separating: str) -> str:
    """Return what the combination points to."""
    which = f", which {separating}" if separating else ""
    return as_sentence(f"this combination would suggest {other.name}{which}")
