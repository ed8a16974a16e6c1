"""The words that every kind of item shares: case inside a sentence, category nouns, lists, agreement."""

import hashlib
import re
from collections.abc import Sequence

from decks.grammar import capitalised, decapitalised
from decks.knowledge import canonical, find_terms, term_type
from decks.model import SectionKind
from decks.phrases import is_plural

_ASPECT_OF = re.compile(
    r"(?:diagnosis|treatment|management|prognosis|outlook|onset|course|cause|severity|risk|incidence|prevalence|"
    r"prevention|aim|goal|purpose|rate|outcome|pathogenesis|mechanism|frequency|duration|majority) (?:of|for) ",
    re.IGNORECASE,
)
_EPONYM = re.compile(
    r"[A-Z][a-zé]+ (?:syndrome|disease|sign|test|criteria|score|phenomenon|palsy|triad|reflex|maneuver|virus)s?$"
)
_ADJECTIVE = re.compile(r"\w+(?:al|ic|ous|ive|une|ory|ary|ar|ed|ing|itis|oid|er|ent|ant|le|se)$")
_NOUNS_BY_TERM = {
    "drug": "drug",
    "drug_class": "drug",
    "vaccine": "vaccine",
    "organism": "organism",
    "test": "test",
    "imaging": "imaging study",
    "procedure": "procedure",
    "device": "device",
    "therapy": "therapy",
    "tumor": "tumor",
    "specialist": "specialist",
    "finding": "feature",
    "symptom": "symptom",
    "risk_factor": "risk factor",
}
_NOUNS_ANYWHERE = {
    **{kind: noun for kind, noun in _NOUNS_BY_TERM.items() if kind not in ("finding", "risk_factor")},
    "condition": "condition",
    "drug_class": "drug class",
}
_NOUNS_BY_SECTION = {
    SectionKind.CAUSES: "cause",
    SectionKind.RISK_FACTORS: "risk factor",
    SectionKind.SYMPTOMS: "feature",
    SectionKind.COMPLICATIONS: "complication",
    SectionKind.DIAGNOSIS: "investigation",
    SectionKind.TREATMENT: "treatment",
    SectionKind.PREVENTION: "preventive measure",
    SectionKind.PROGNOSIS: "outcome",
    SectionKind.EPIDEMIOLOGY: "group",
}
PARTS = ("stage", "grade", "phase", "phenotype", "genotype", "type", "category")  # of the condition itself
# What a heading calls its points, whatever the section is of.
_NOUNS_BY_HEADING = tuple(
    (re.compile(rf"\b{words}$", re.IGNORECASE), noun)
    for words, noun in (
        (r"risk factors?", "risk factor"),
        (r"triggers?", "trigger"),
        (r"criteria", "diagnostic criterion"),
        (r"red flags?", "red flag"),
        (r"(?:warning|danger|alarm) signs?", "warning sign"),
        (r"(?:side|adverse) effects?", "side effect"),
        (r"differential diagnos[ei]s.*", "alternative diagnosis"),
        (r"(?:stages|staging)(?: [\w ]+)?", "stage"),
        (r"(?:grades|grading)(?: [\w ]+)?", "grade"),
        (r"phases(?: [\w ]+)?", "phase"),
        (r"phenotypes", "phenotype"),
        (r"genotypes", "genotype"),
        (r"(?:sub)?types", "type"),
        (r"(?:risk |severity )?(?:categories|classes)", "category"),
    )
)
# In a section on diagnosis a disease is one to tell apart, and a finding is a sign.
_DIAGNOSED = {
    "condition": "alternative diagnosis",
    "tumor": "alternative diagnosis",
    "finding": "sign",
    "symptom": "symptom",
}
# A term's own kind names it only in the sections where that kind is what is asked for.
_KINDS_IN_SECTION = {
    SectionKind.DIAGNOSIS: ("test", "imaging", "procedure"),
    SectionKind.TREATMENT: ("drug", "drug_class", "procedure", "device", "therapy"),
    SectionKind.PREVENTION: ("vaccine", "drug", "drug_class"),
    SectionKind.SYMPTOMS: ("symptom",),
}


def inner(phrase: str) -> str:
    """Return *phrase* as it stands inside a sentence: its first letter lowered, unless it is a name or an acronym."""
    first = re.match(r"[^\s,;:(]+", phrase)
    if first is None:
        return phrase
    word = first.group()
    if re.search(r"['’]s?$|-[A-Z]", word):
        return phrase
    if _EPONYM.match(phrase) and not _ADJECTIVE.match(word) and canonical(phrase) is None:
        return phrase
    leading = next((found for found in find_terms(phrase) if found.start == 0), None)
    known = leading.term if leading else canonical(word)
    is_name = known is not None and known[:1].isupper() and known[:3].lower() == word[:3].lower()
    return decapitalised(phrase, proper=is_name)


def category_noun(term: str, kind: SectionKind) -> str:
    """Return what *term*, in a section of *kind*, is one of: "drug", "imaging study", "cause"; singular."""
    found = term_type(term)
    if found is not None and kind is SectionKind.DIAGNOSIS and found.kind in _DIAGNOSED:
        return _DIAGNOSED[found.kind]
    if found is not None and found.kind in _KINDS_IN_SECTION.get(kind, ()):
        return _NOUNS_BY_TERM[found.kind]
    return _NOUNS_BY_SECTION.get(kind, "term")


def term_noun(phrase: str) -> str | None:
    """Return what *phrase* as a whole is one of, wherever it stands: "drug", "condition"; None for no single term."""
    bare = re.split(r" (?:of|for|in|with|from|by|to|at|on|that|which|who|such) ", without_stop(phrase))[0]
    heads = [found for found in find_terms(bare) if found.end == len(bare)]
    return _NOUNS_ANYWHERE.get(heads[0].type.kind) if heads else None


def common_noun(terms: Sequence[str], kind: SectionKind) -> str:
    """Return what all *terms* are, in a section of *kind*: their own noun where it is one, else the section's."""
    nouns = {category_noun(term, kind) for term in terms}
    return nouns.pop() if len(nouns) == 1 else _NOUNS_BY_SECTION.get(kind, "term")


def heading_noun(heading: str) -> str | None:
    """Return what the points under *heading* are, "risk factor", "red flag"; None where it does not say."""
    bare = re.sub(r"\s*\([^()]*\)", "", heading)
    return next((noun for pattern, noun in _NOUNS_BY_HEADING if pattern.search(bare)), None)


def with_the(phrase: str) -> str:
    """Return *phrase* after "the" where it is a bare aspect "of …": "the diagnosis of gout"."""
    return f"the {phrase}" if _ASPECT_OF.match(phrase) else phrase


def plural(noun: str) -> str:
    """Return the plural of a category noun: "tests", "classes of drug"."""
    head, of, rest = noun.partition(" of ")
    if of:
        return f"{plural(head)}{of}{rest}"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    if noun.endswith("criterion"):
        return f"{noun[:-2]}a"
    if noun.endswith("is"):
        return f"{noun[:-2]}es"
    return f"{noun}es" if noun.endswith(("s", "x")) else f"{noun}s"


def be(subject: str) -> str:
    """Return "is" or "are", by the number of *subject*."""
    return "are" if is_plural(subject) else "is"


def counted(noun: str, subject: str) -> str:
    """Return *noun* in the number of *subject*."""
    return plural(noun) if is_plural(subject) else noun


def without_stop(text: str) -> str:
    """Return *text* without the full stop or the colon at its end."""
    return text.strip().rstrip(".:;,").rstrip()


def as_sentence(text: str) -> str:
    """Return *text* with a capital first letter and a full stop."""
    text = capitalised(text.strip())
    return text if text.endswith((".", "?", "!")) else f"{text}."


def listed(points: Sequence[str]) -> str:
    """Return *points* as "a, b, and c", with semicolons where a point has a comma of its own."""
    if len(points) == 1:
        return points[0]
    comma = ";" if any("," in point for point in points) else ","
    last = f"{comma} and " if len(points) > 2 or comma == ";" else " and "
    return f"{f'{comma} '.join(points[:-1])}{last}{points[-1]}"


def choice(options: Sequence[str], seed: str) -> str:
    """Return one of *options*, the same for the same *seed* on every machine."""
    return options[hashlib.sha256(seed.encode()).digest()[0] % len(options)]
