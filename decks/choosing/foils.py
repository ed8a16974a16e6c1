"""Findings that a condition surely has not: wrong options, each with the condition that it points to."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from decks.casework.alike import beginnings
from decks.casework.naming import is_anywhere, lay_names, names_of, terms_in
from decks.casework.rivals import common_findings, n_scripts_with, n_shared, share_an_age
from decks.choosing.apart import is_in_script, rivals_of, separating
from decks.distractors import are_apart
from decks.facts import Findings
from decks.knowledge import Condition, Finding, all_conditions, condition, finding, hallmark_of

N_NEAR = 12  # conditions that are most like the article's
_N_LIKES = 60  # conditions like the article's whose findings are offered
# How many scripts may have a finding that is offered: of a body system in which this condition shows nothing, and of
# one in which it does, which the conditions most like it have or others.
_ELSEWHERE, _NEAR, _HERE = 5, 5, 2
_UNSCRIPTED = 3  # of a condition without a script
_MAX_SYMPTOM = 4  # what is only felt is of few conditions alone
# What many illnesses, or none, may bring, however few scripts name it.
_ANYBODY_S = re.compile(
    r"\b(?:pain|ache|tenderness|discomfort|cramps?|soreness|gait|hearing loss|failure|lump|mass|irregular pulse|thrush|"
    r"candidiasis|abscess|abscesses|tympanic membrane|granulomas?|pustules?|polyps?|palmar erythema|spider angiomas|"
    r"acanthosis nigricans|digital clubbing|foot drop|telangiectasia|vibration sense|small testes|pectus|palate|"
    r"knock knees|bow legs|retinal hemorrhages|glossitis|second heart sound|gallop|lymphadenopathy|hiccups|sneezing|"
    r"underdeveloped genitals|sclerae|café-au-lait spots|curly hair|craving|mole|needle marks|miosis|mydriasis|"
    r"crackles|wheeze|breath sounds|friction rub|cognitive impairment|Romberg sign|Gower sign|clonus|opisthotonos|"
    r"hot swollen joint|muffled heart sounds|granulation tissue)\b|"
    r"ache$|drows|sleep|paresis|paralysis|plegia|weakness|deformit|swelling|edema|dysfunction|tooth",
    re.IGNORECASE,
)
_MOST = 0.6  # share of the words of a name that a sentence may have which does not say it
_VAGUE_SYSTEMS = ("general", "mental", "laboratory", "growth", "newborn", "pregnancy", "metabolic")
# Systems whose findings follow from each other.
_REGIONS = (
    frozenset(("neurological", "muscle")),
    frozenset(("bone", "joint")),
    frozenset(("cardiac", "vascular", "respiratory")),
    frozenset(("throat", "nose", "ear")),
    frozenset(("kidney", "urinary")),
    frozenset(("genital", "breast", "endocrine")),
)
# Systems of which one sign follows from another: whoever is weak rises like a child with Duchenne dystrophy.
_FOLLOWING = ("neurological", "muscle", "cardiac", "vascular", "respiratory", "bone", "joint")
# Words that speak of a whole system, so that a finding of it may be meant: "eye problems", "problems with vision".
_OF_SYSTEM = {
    "eye": "eyes?|vision|visual|ocular|eyesight|sight",
    "cardiac": "heart|cardiac",
    "skin": "skin",
    "kidney": "kidneys?|renal",
    "bone": "skeletal|bones?|limbs?",
    "joint": "joints?",
    "ear": "ears?|hearing",
    "neurological": "nerves?|neurologica?l?|brain|movements?|motor|sensory",
    "muscle": "muscles?|muscular",
    "digestive": "digestive|gastrointestinal|stomach|bowel|feeding|intestinal|liver",
    "respiratory": "breathing|lungs?|respiratory",
    "genital": "genitals?|genitalia|reproductive|menstrual",
    "urinary": "urinary|bladder",
    "blood": "blood cells?|bleeding|clotting",
    "endocrine": "hormon\\w+|endocrine|thyroid",
    "throat": "swallowing|throat|mouth|dental|teeth",
    "vascular": "blood vessels?|vascular|circulation",
}
_PROBLEM = (
    "problems?|abnormalit\\w+|defects?|difficult\\w+|disorders?|impairments?|changes?|symptoms?|anomal\\w+|"
    "malformations?|disturbances?|diseases?|involvement|features?|differences|trouble|issues|infections?"
)


@dataclass(frozen=True, slots=True)
class Foil:
    """A finding that the article's condition has not, *known* to our table, and the condition *of* which it is.

    *place* counts the conditions that are more like the article's; *is_rival* says that this one is confused with it.
    *is_apart* says that the finding is what tells the two apart; *separating* is a verb phrase of the other, or "".
    """

    known: Finding
    of: str
    place: int
    is_rival: bool = False
    is_apart: bool = False
    separating: str = ""


@lru_cache(maxsize=8)
def _told_in(text: str) -> frozenset[str]:
    """Return the findings that *text* names, if only to deny them."""
    known = (finding(found.term) for found in terms_in(text))
    return frozenset(each.name for each in known if each is not None)


def foils(findings: Findings) -> tuple[Foil, ...]:
    """Return findings that are surely none of the article's condition, of the conditions most like it first."""
    return _foils(findings.article.text, findings.topic.name, findings.topic.names)


@lru_cache(maxsize=8)  # asked for at every question of an article
def _foils(text: str, name: str, names: tuple[str, ...]) -> tuple[Foil, ...]:
    script = next((one for n in (name, *names) if (one := condition(n)) is not None), None)
    told = _told_in(text)
    likes = _likes(script, told, names, text)
    barred = frozenset() if script is not None else _barred_systems(text)
    chosen = {foil.known.name: foil for foil in _separating(script, text)} if script is not None else {}
    apart = rivals_of(script) if script is not None else {}
    for place, like in enumerate(likes):
        for known in _known(each.name for each in like.findings):
            is_sound = known.system not in barred and _is_foreign(known, place, script, told, text)
            if is_sound and not _gives_itself_away(known, like, apart):
                is_rival = like.name in apart
                chosen.setdefault(
                    known.name, Foil(known, like.name, place, is_rival, separating=apart.get(like.name, ""))
                )
    return tuple(chosen.values())


def _separating(script: Condition, text: str) -> Iterator[Foil]:
    """Yield what tells the conditions that *script* is confused with from it, of which *text* says nothing."""
    for place, (known, other, said) in enumerate(separating(script)):
        if not is_said(known, text) and not is_anywhere(other.name, text):
            yield Foil(known, other.name, place, is_rival=True, is_apart=True, separating=said)


def _gives_itself_away(known: Finding, like: Condition, apart: Mapping[str, str]) -> bool:
    """Tell whether the finding is the hallmark of other conditions than *like*, or of none that may be meant."""
    marked = hallmark_of(known.name)
    return bool(marked) and (like.name not in marked or like.name not in apart)


def _known(names: Iterable[str]) -> Iterator[Finding]:
    """Yield the findings of *names* that the table has."""
    yield from (known for name in names if (known := finding(name)) is not None)


def is_of_few(known: Finding, most: int) -> bool:
    """Tell whether at most *most* scripts have the finding *known*, and it is none that anybody may have."""
    is_vague = known.system in _VAGUE_SYSTEMS or _ANYBODY_S.search(known.name) is not None
    return n_scripts_with()[known.name] <= most and known.name not in common_findings() and not is_vague


def _likes(script: Condition | None, told: frozenset[str], names: tuple[str, ...], text: str) -> tuple[Condition, ...]:
    """Return the conditions with which the article's may be confused, then those that share the most with it."""
    confusables = [known for c in (script.confusables if script else ()) if (known := condition(c.name)) is not None]
    scored = sorted(((_shared(told, other, script), other) for other in all_conditions()), key=lambda pair: -pair[0])
    near = [
        other
        for score, other in scored[: 2 * _N_LIKES]
        if score > 0 and (script is None or share_an_age(other, script))
    ]
    others = (c for c in (*confusables, *near) if c is not script and _is_another(c, names, text))
    return tuple(dict.fromkeys(others))[:_N_LIKES]


def _is_another(other: Condition, names: tuple[str, ...], text: str) -> bool:
    """Tell whether *other* is no form, part or sequel of the article's condition: the article does not name it."""
    return all(are_apart(other.name, name) for name in names) and not is_anywhere(other.name, text)


def _shared(told: frozenset[str], other: Condition, script: Condition | None) -> int:
    """Return how much of what is *told* the *other* condition has; what tells much counts twice."""
    both = told & {f.name for f in other.findings}
    return len(both) + len(both - common_findings()) + (n_shared(script, other) if script else 0)


def _is_foreign(known: Finding, place: int, script: Condition | None, told: frozenset[str], text: str) -> bool:
    """Tell whether the condition of *script*, or of the article *text* alone, surely has not the finding *known*."""
    own = told | {f.name for f in script.findings} if script else told
    systems = {each.system for name in own if (each := finding(name)) is not None}
    is_here = any(are_of_one_region(known.system, system) for system in systems)
    is_near = script is not None and place < N_NEAR
    most = (_NEAR if is_near else _HERE) if is_here else _ELSEWHERE if script else _UNSCRIPTED
    if not is_of_few(known, most) or (is_here and known.system in _FOLLOWING):
        return False
    if known.kind == "symptom" and (is_here or not is_of_few(known, _MAX_SYMPTOM)):
        return False
    return not (script is not None and is_in_script(known, script)) and not is_said(known, text)


def are_of_one_region(a: str, b: str) -> bool:
    """Tell whether the body systems *a* and *b* are one, or so near that findings of one may follow from the other."""
    return a == b or any(a in region and b in region for region in _REGIONS)


def is_said(known: Finding, text: str) -> bool:
    """Tell whether *text* says anything like the finding *known*: most of the telling words of one of its names."""
    if is_anywhere(known.name, text):
        return True
    said = _sentences(text)
    return any(
        len(words & sentence) >= _MOST * len(words)
        for name in (*names_of(known.name), *lay_names(known.name))
        if (words := beginnings(name))
        for sentence in said
    )


@lru_cache(maxsize=8)
def _sentences(text: str) -> tuple[frozenset[str], ...]:
    """Return the beginnings of the telling words of each sentence of *text*."""
    return tuple(beginnings(part) for part in re.split(r"(?<=[.;:])\s|\n", text) if part.strip())


@lru_cache(maxsize=8)
def _barred_systems(text: str) -> frozenset[str]:
    """Return the body systems of which *text* says that something unnamed is wrong: "eye problems"."""
    return frozenset(
        system
        for system, words in _OF_SYSTEM.items()
        if re.search(
            rf"(?i)\b(?:{words})\b(?: \w+)? (?:{_PROBLEM})\b|"
            rf"\b(?:{_PROBLEM})\b (?:of|with|in|affecting) (?:the )?(?:\w+ )?(?:{words})\b",
            text,
        )
    )
