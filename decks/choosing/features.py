"""One finding of the condition among findings that it has not."""

import re
from collections.abc import Iterator, Sequence
from itertools import cycle

from decks.casework.alike import beginnings
from decks.casework.naming import names_of
from decks.casework.rivals import n_scripts_with
from decks.choosing.foils import N_NEAR, Foil, are_of_one_region, foils
from decks.choosing.hedging import lead_in_of
from decks.choosing.listed import Asked, Listed, listed_in
from decks.distractors import MAX_DISTRACTORS, are_apart, content_words, share_a_kind
from decks.facts import Findings
from decks.grammar import capitalised
from decks.knowledge import Finding, find_terms, finding
from decks.model import Distractor, Mcq
from decks.patients import chance
from decks.phrases import is_plural
from decks.wording import as_sentence

_POOL = 5  # options of which three are drawn, so that questions of a deck differ


def finding_of(words: str) -> Finding | None:
    """Return the finding that *words* name as a whole, or with an adjective or two before it."""
    known = finding(words)
    if known is not None:
        return known
    found = find_terms(words)
    if not found or found[-1].end != len(words) or len(words[: found[-1].start].split()) > 2:
        return None
    return finding(words[found[-1].start :])


def is_worth_asking(known: Finding, findings: Findings) -> bool:
    """Tell whether a finding tells something: it is of few conditions, and the condition's name does not say it."""
    named = content_words(" ".join(findings.topic.names))
    if known.system in ("laboratory", "general") or known.name in EVERYWHERE or _VAGUE.search(known.name):
        return False
    return not any(content_words(name) & named for name in names_of(known.name))


def feature_questions(findings: Findings) -> Iterator[Asked]:
    """Yield the questions on what is *listed* as a feature, those of few conditions first."""
    fit = [
        (one, known)
        for one in listed_in(findings)
        if (known := finding_of(one.words)) and is_worth_asking(known, findings)
    ]
    roles = cycle(_ROLES)
    for one, known in sorted(fit, key=lambda pair: n_scripts_with()[pair[1].name]):
        made = question(one, known, findings, role=next(roles))
        if made is not None:
            yield one, known.name, made


# What findings of one body system are called together.
_OF_SYSTEM = {
    "eye": "eye findings",
    "skin": "skin findings",
    "neurological": "neurological findings",
    "cardiac": "cardiac findings",
    "vascular": "vascular findings",
    "respiratory": "respiratory findings",
    "digestive": "digestive findings",
    "bone": "skeletal findings",
    "joint": "findings in the limbs",
    "throat": "findings in the mouth or throat",
    "genital": "genital findings",
    "urinary": "urinary findings",
    "muscle": "muscular findings",
    "ear": "ear findings",
    "nose": "nasal findings",
    "endocrine": "endocrine findings",
}
# What any illness may bring: nobody learns anything from it as a key.
EVERYWHERE = frozenset(
    "headache;nausea;vomiting;nausea and vomiting;diarrhea;constipation;cough;abdominal pain;chest pain;back pain;"
    "tachycardia;tachypnea;hypotension;fatigue;rash;anxiety;confusion;poor feeding;pallor;dyspnea;joint pain;myalgia;"
    "bone pain;pruritus;sore throat;rhinorrhea;short stature;developmental delay;delayed speech;coma;lethargy".split(
        ";"
    )
)
_VAGUE = re.compile(
    r"\b(?:abnormalit|impairment|defects?|problem|difficult|anomal|malformation|dysmorph|features|weakness|"
    r"infection|granuloma|inflammation|deformit|cardiac arrest|breathing)",
    re.IGNORECASE,
)


_NOUNS = {"symptom": "complaints", "finding": "findings", "mixed": "manifestations"}
_ROLES = ("a feature of", "seen in", "found in", "a recognized feature of")
_MIN_OF_REGION = 2  # options of the three that are of the key's part of the body
_OTHER_SYSTEM, _OTHER_KIND, _NO_SIGN_OF_DIFFERENCE = 8, 4, 6  # conditions passed over for an option nearer the key


def question(listed: Listed, known: Finding, findings: Findings, *, role: str) -> Mcq | None:
    """Return the question whose key is the finding *known* that is *listed*; None where options are too few."""
    fit = [foil for foil in foils(findings) if _may_stand(foil, listed, known) and _is_thought_of(foil, known)]
    options = _drawn(fit, listed.words, known, findings)
    if len(options) < MAX_DISTRACTORS:
        return None
    kinds = {known.kind, *(foil.known.kind for foil in options)}
    is_of_one_system = all(foil.known.system == known.system for foil in options)
    noun = _NOUNS[kinds.pop() if len(kinds) == 1 else "mixed"]
    noun = _OF_SYSTEM.get(known.system, noun) if is_of_one_system else noun
    lead_in = lead_in_of(listed, findings, noun=noun, role=role)
    if lead_in is None:
        return None
    distractors = tuple(Distractor(capitalised(foil.known.name), _why_not(foil)) for foil in options)
    return Mcq("", lead_in, capitalised(listed.words), distractors)


def _may_stand(foil: Foil, listed: Listed, known: Finding) -> bool:
    """Tell whether *foil* may stand among options with the finding *known* as it is *listed*."""
    name = foil.known.name
    is_another = all(
        are_apart(name, each) and not beginnings(name) & beginnings(each) for each in (known.name, listed.words)
    )
    return is_another and name not in EVERYWHERE and share_a_kind((name, listed.words))


def _why_not(foil: Foil) -> str:
    """Return what the finding points to, with what tells that condition from the article's."""
    if foil.separating and are_apart(foil.known.name, foil.separating):
        return as_sentence(f"{foil.known.name} points to {foil.of}, which {foil.separating}")
    if foil.separating:
        return as_sentence(f"{foil.of} {foil.separating}")
    return as_sentence(f"{foil.known.name} would suggest {foil.of}")


def _drawn(fit: Sequence[Foil], words: str, known: Finding, findings: Findings) -> tuple[Foil, ...]:
    """Return three of the nearest of *fit*, each of a condition of its own."""
    near = sorted(
        fit,
        key=lambda foil: (
            foil.place
            + _OTHER_SYSTEM * (not are_of_one_region(foil.known.system, known.system))
            + _NO_SIGN_OF_DIFFERENCE * (not foil.is_apart)
            + _OTHER_KIND * (foil.known.kind != known.kind)
            + _OTHER_KIND * (is_plural(foil.known.name) != is_plural(words))
        ),
    )
    chosen: list[Foil] = []
    for foil in near:
        is_apart = all(are_apart(foil.known.name, other.known.name) for other in chosen)
        if is_apart and foil.of not in {other.of for other in chosen}:
            chosen.append(foil)
    pool = chosen[:_POOL]
    chance(f"{findings.topic.name}|{known.name}").shuffle(pool)
    drawn = sorted(pool[:MAX_DISTRACTORS], key=lambda foil: foil.place)
    is_near_the_key = sum(are_of_one_region(foil.known.system, known.system) for foil in drawn) >= _MIN_OF_REGION
    return tuple(drawn) if is_near_the_key else ()


def _is_thought_of(foil: Foil, known: Finding) -> bool:
    """Tell whether who knows half may choose *foil*: of what is confused with the condition, or much like the key."""
    if foil.is_apart or (foil.is_rival and are_of_one_region(foil.known.system, known.system)):
        return True
    return foil.place < N_NEAR and (foil.known.system, foil.known.acuity) == (known.system, known.acuity)
