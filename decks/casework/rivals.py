"""Wrong options of a case: what is right for the conditions that this one is confused with, and not for this one."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from decks.casework.naming import is_anywhere
from decks.distractors import MIN_DISTRACTORS, are_apart, is_option, share_a_kind
from decks.facts import Findings
from decks.grammar import capitalised
from decks.knowledge import (
    Condition,
    Confusable,
    TermType,
    all_conditions,
    condition,
    find_terms,
    normal,
    purpose,
    term_type,
)
from decks.model import Distractor
from decks.patients import chance
from decks.phrases import is_plural
from decks.wording import as_sentence

# Classes of drugs, which the tagger may take for names, and nouns that it may take for verbs.
_PLURAL_CLASS = re.compile(
    r"(?:drugs|agents|inhibitors|blockers|antagonists|agonists|antibiotics|legs|fingers|ears|nodes|ulcers)$"
)
_COMMON = 0.02  # share of the scripts that have a finding which tells little
_N_EACH = 4  # terms of one confusable
_MUCH_SHARED = 5
# Specialties that one doctor has; what else scripts are filed under holds something of all of them.
_SPECIALTIES = (
    "cardiology dermatology ear_nose_throat endocrinology gastroenterology haematology nephrology neurology "
    "obstetrics_gynecology oncology ophthalmology orthopedics psychiatry respiratory rheumatology urology infection"
).split()
_N_OFFERED = 8  # options, of which a case takes those that its stem speaks against
# What a script has of the kind asked: its treatments, its tests …
Part = Callable[[Condition], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Rivals:
    """Wrong *options*, the best first, and the conditions *of* which they are right, one for each."""

    options: tuple[Distractor, ...] = ()
    of: tuple[Confusable, ...] = ()


def rivals(
    key: str,
    part: Part,
    verb: str,
    findings: Findings,
    script: Condition,
    *,
    is_fit: Callable[[str], bool] = bool,
    is_thought_of: Callable[[str, Confusable], bool] | None = None,
    show: Callable[[str], str] = str,
    min_shared: int = 5,
    wide: Part | None = None,
    is_alike: bool = False,
    n_each: int = _N_EACH,
    is_near: bool = False,
) -> Rivals:
    """Return distractors to *key*, two at least, from *part* of the scripts of the confusables; or none.

    None is named by the article or by *script*, none is a kind of another. *verb* says how an option belongs to its
    condition ("treats"), *show* how it is written. A condition whose `n_shared` is *min_shared* or more may too,
    by its *wide* part if that is given; others of its specialty too, but where *is_near*. *is_alike* asks for options
    of the key's own kind; of one confusable its first *n_each* count, and one is chosen. *is_thought_of* is asked too
    of what only another condition has.
    """
    near = sorted(_of_confusables(part, script, n_each), key=lambda p: not _is_alike(key, p[0]))
    sound = [
        (term, against)
        for term, against in (*near, *_of_others(wide or part, script, min_shared=min_shared, is_near=is_near))
        if is_fit(term) and (against.separating or is_thought_of is None or is_thought_of(term, against))
        if (_is_alike(key, term) or not is_alike) and is_sound_rival(term, key, part, findings, script)
        if normal(term) not in normal(against.separating)  # "responds to nitazoxanide" is no reason
    ]
    if (ours := term_type(key)) is not None and ours.kind == "organism":
        sound.sort(key=lambda pair: _unlikeness(ours, pair[0]))  # whoever knows half thinks of its family
    chosen: dict[str, Confusable] = {}
    for term, against in sound:
        is_apart = against not in chosen.values() and all(are_apart(term, other) for other in (key, *chosen))
        if len(chosen) < _N_OFFERED and is_apart and not any(_are_one_drug_class(term, other) for other in chosen):
            chosen[term] = against
    options = tuple(
        Distractor(capitalised(shown), as_sentence(f"{shown} {_agreeing(verb, shown)} {said_of(against)}"))
        for shown, against in ((show(term), against) for term, against in chosen.items())
    )
    return Rivals(options, tuple(chosen.values())) if len(options) >= MIN_DISTRACTORS else Rivals()


def said_of(condition_like: Confusable) -> str:
    """Return a condition with what separates it, if that is known: "scabies, which causes burrows"."""
    separating = condition_like.separating
    return f"{condition_like.name}, which {separating}" if separating else condition_like.name


def _are_one_drug_class(a: str, b: str) -> bool:
    ours, theirs = term_type(a), term_type(b)
    return ours is not None and theirs is not None and ours.kind == "drug" and ours.family == theirs.family


def _agreeing(verb: str, subject: str) -> str:
    """Return *verb*, which is singular, in the number of *subject*."""
    if not is_plural(subject) and not _PLURAL_CLASS.search(subject):
        return verb
    first, _, rest = verb.partition(" ")
    return f"{'are' if first == 'is' else first.removesuffix('s')} {rest}".strip()


def is_sound_rival(term: str, key: str, part: Part, findings: Findings, script: Condition) -> bool:
    """Tell whether *term* is surely no right answer: neither the article nor *script* knows it, nor a thing like it."""
    return (
        is_option(term)
        and share_a_kind((key, term))
        and all(are_apart(term, own) for own in part(script))
        and not is_anywhere(term, findings.article.text)
        and not _is_for_what_is_named(term, findings)
    )


def _is_for_what_is_named(term: str, findings: Findings) -> bool:
    """Tell whether the test *term* looks for another condition that the article speaks of: a tumor that causes it."""
    known = term_type(term)
    if known is None or known.kind not in ("test", "imaging"):
        return False
    meant = (found.term for found in find_terms(purpose(term) or "") if found.type.kind in ("condition", "tumor"))
    return any(is_anywhere(name, findings.article.text) for name in meant)


def _is_alike(key: str, term: str) -> bool:
    ours, theirs = term_type(key), term_type(term)
    return ours is not None and theirs is not None and ours.kind == theirs.kind


def _unlikeness(ours: TermType, term: str) -> int:
    """Return 0 for a *term* of the same family, 1 of the same group, 2 for any other."""
    theirs = term_type(term)
    if theirs is None:
        return 2
    return 0 if theirs.family == ours.family else 1 if theirs.group == ours.group else 2


def _of_confusables(part: Part, script: Condition, n_each: int) -> Iterator[tuple[str, Confusable]]:
    """Yield what the confusables have, and of what, one of each at a time."""
    near = [(c, known) for c in script.confusables if (known := condition(c.name)) is not None and known is not script]
    for place in range(n_each):
        for confusable, known in near:
            for term in tuple(part(known))[place : place + 1]:
                yield term, confusable


def _of_others(part: Part, script: Condition, *, min_shared: int, is_near: bool) -> Iterator[tuple[str, Confusable]]:
    """Yield what conditions have that share a group and findings with *script*, or much, the nearest first."""
    like = [known for n, known in neighbours(script) if n >= min_shared and _is_near(n, known, script)]
    for known in dict.fromkeys(like if is_near else (*like, *_of_specialty(script))):
        for term in tuple(part(known))[:1]:
            yield term, Confusable(known.name, "")


def _is_near(n: int, known: Condition, script: Condition) -> bool:
    return known.group == script.group or n >= _MUCH_SHARED


@lru_cache(maxsize=16)
def _of_specialty(script: Condition) -> tuple[Condition, ...]:
    """Return the conditions of the specialty of *script* at its ages, those that have anything in common with it first.

    What is treated there is thought of by whoever knows the specialty and not the condition.
    """
    if script.specialty not in _SPECIALTIES:
        return ()
    others = [c for c in all_conditions() if c.specialty == script.specialty and share_an_age(c, script)]
    chance(f"specialty|{script.name}").shuffle(others)
    return tuple(sorted((c for c in others if c is not script), key=lambda c: -n_shared(c, script)))


@lru_cache(maxsize=16)  # asked for many times while one article is read
def neighbours(script: Condition) -> tuple[tuple[int, Condition], ...]:
    """Return the other conditions that share an age with *script*, with how much they share, the nearest first."""
    shared = ((n_shared(known, script), known) for known in all_conditions() if known is not script)
    near = [(n, known) for n, known in shared if n > 0 and share_an_age(known, script)]
    return tuple(sorted(near, key=lambda pair: -pair[0]))


def further(findings: Findings, script: Condition) -> tuple[Confusable, ...]:
    """Return conditions that share much with *script*, for where it is confused with too few that a stem may exclude.

    None is one that *script* is confused with, nor one that the article names or that goes by the article's name.
    """
    own = (script.name, *(c.name for c in script.confusables), *findings.topic.names)
    return tuple(
        Confusable(known.name, "")
        for n, known in neighbours(script)
        if n >= _MUCH_SHARED
        and all(are_apart(known.name, name) for name in own)
        and not is_anywhere(known.name, findings.article.text)
    )[:_N_OFFERED]


def near_and_further(findings: Findings, script: Condition) -> tuple[tuple[Confusable, ...], tuple[Confusable, ...]]:
    """Return what *script* is confused with, but for the article's condition itself, and what else is like it."""
    names = findings.topic.names
    near = tuple(c for c in script.confusables if all(are_apart(c.name, name) for name in names))
    return near, further(findings, script)


def n_shared(a: Condition, b: Condition) -> int:
    """Return how many findings both scripts have; one that tells much counts twice, and so does one group."""
    both = {f.name for f in a.findings} & {f.name for f in b.findings}
    return len(both) + len(both - common_findings()) + 2 * (a.group == b.group)


def share_a_specialty(a: Condition, b: Condition) -> bool:
    """Tell whether one doctor has both; what is filed under a kind of disease holds something of all specialties."""
    return a.specialty == b.specialty and a.specialty in _SPECIALTIES


def caused_by(name: str) -> tuple[Condition, ...]:
    """Return the conditions that *name*, a gene, an organism and the like, brings about by their scripts."""
    return _by_cause().get(normal(name), ())


@cache
def _by_cause() -> dict[str, tuple[Condition, ...]]:
    """Return the conditions by the key of each of their causes and genes, in the order of the files."""
    found: dict[str, list[Condition]] = {}
    for known in all_conditions():
        for key in {normal(cause.name) for cause in (*known.causes, *known.genes)}:
            found.setdefault(key, []).append(known)
    return {key: tuple(conditions) for key, conditions in found.items()}


@cache
def n_scripts_with() -> Counter[str]:
    """Return how many scripts have each finding."""
    return Counter(f.name for known in all_conditions() for f in known.findings)


@cache
def common_findings() -> frozenset[str]:
    """Return the findings that so many conditions have that they tell little: fever, vomiting."""
    return frozenset(name for name, n in n_scripts_with().items() if n > _COMMON * len(all_conditions()))


def share_an_age(a: Condition, b: Condition) -> bool:
    """Tell whether a patient may be of the age of both."""
    return any(x.years[0] <= y.years[1] and y.years[0] <= x.years[1] for x in a.ages for y in b.ages)
