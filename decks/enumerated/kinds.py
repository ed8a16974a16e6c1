"""What tells one form of the condition from the others: "Which type of gallstones is made of bilirubin?"."""

import re
from collections.abc import Iterator

from decks.asking.questions import singular_verb_of
from decks.distractors import content_words
from decks.enumerated.forms import Form, forms_of, opening_form, roots_of
from decks.facts import Findings
from decks.framing import Candidate
from decks.grammar import capitalised
from decks.knowledge import find_terms
from decks.model import Basic, Fact
from decks.phrases import is_plural, starts_with_verb

MIN_TOLD = 2  # content words of what is said of a form, more where there are many forms
MANY_FORMS = 4
MAX_WORDS = 22
MAX_SHARED = 0.4
_ASIDE = re.compile(
    r"\s*\([^()]*\)|,\s+(?:also |sometimes |usually |often |dark |which |or |called |known )[^,]{2,60},"
)
_LEANS = re.compile(
    r"\b(?:it|its|they|their|them|this|these|those|such|also|other|others|another|however|you|your|type of|"
    r"form of|kind of|example|called|known as|refers?|same|unlike|like|compared|than|either)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r",\s+(?:which|who|where|but|although|while|so|and (?:is|are|can|may|it|they))\b.*$|;.*$")
_EMPTY = content_words(
    "serious medical ongoing important health tumor tumors cancer cells tissue symptoms signs cause causes occur "
    "occurs common rare rarely disease disorder condition people patients most many some type form treated "
    "treatment found diagnosed need needs called severe mild usually often affects body person seen develop "
    "develops happens several life time lead include includes part parts years first second"
)
# What a form's own name says already.
_TOLD_BY_NAME = (
    (
        r"acute|chronic",
        r"ongoing|long\w*|short\w*|sudden\w*|days|weeks|months|years|brief\w*|last\w*|constant\w*|persist\w*",
    ),
    (
        r"fetal|perinatal|neonatal|congenital|infantile|juvenile|childhood|adult|late|early",
        r"womb|birth|fetus\w*|newborns?|baby|babies|infan\w*|child\w*|born|pregnan\w*|adult\w*|age|life",
    ),
    (
        r"primary|secondary|inherited|hereditary|genetic|familial|acquired|sporadic",
        r"inherit\w*|genes?|genetic\w*|famil\w*|parents?|another|underlying|born",
    ),
    (r"ischemic|hemorrhagic", r"blood|bleed\w*|block\w*"),
)


def kinds_told_apart(findings: Findings) -> Iterator[Candidate]:
    """Yield for each form of the condition what the article says of it and of no other form."""
    forms = forms_of(findings)
    for form in forms:
        others = tuple(other for other in forms if other is not form)
        for fact in form.facts:
            front = _front(fact, form, others, findings)
            if front is not None:
                yield Candidate(fact, "kind", Basic(front, capitalised(form.name)), fact.evidence)


def _front(fact: Fact, form: Form, others: tuple[Form, ...], findings: Findings) -> str | None:
    name = re.match(rf"(?:(?:an?|the) )?{re.escape(form.name)}(?![\w-])", fact.object, re.IGNORECASE)
    opening = name or opening_form(fact.object, findings.topic)
    if opening is None:
        return None
    rest = _ASIDE.sub("", fact.object[opening.end() :], count=1).strip(" .")
    rest = _GOES_ON.sub("", rest)
    predicate = singular_verb_of(rest) if is_plural(form.name) else rest
    if not _is_told(predicate) or not _is_its_own(predicate, form, others, findings):
        return None
    return f"Which type of {findings.topic.name} {predicate}?"


def _is_told(predicate: str) -> bool:
    """Tell whether *predicate* is one, whole by itself, and not too long to read."""
    is_short = 2 < len(predicate.split()) <= MAX_WORDS
    return is_short and not _LEANS.search(predicate) and starts_with_verb(predicate)


def _is_its_own(predicate: str, form: Form, others: tuple[Form, ...], findings: Findings) -> bool:
    """Tell whether *predicate* says enough, does not name the form, and is said of none of the *others*."""
    own = content_words(findings.topic.name)
    said = content_words(_beyond_its_name(predicate, form)) - own - _EMPTY
    fewest = MIN_TOLD + (len(others) >= MANY_FORMS)
    is_told = len(said) >= fewest or (len(others) == 1 and bool(said) and bool(find_terms(predicate)))
    if not is_told or form.roots & roots_of(predicate):
        return False
    for other in others:
        told = content_words(" ".join(fact.object for fact in other.facts))
        names_it = other.roots and other.roots <= roots_of(predicate)
        if names_it or len(said & told) / len(said) > MAX_SHARED:
            return False
    return True


def _beyond_its_name(predicate: str, form: Form) -> str:
    """Return *predicate* without the words that the name of *form* implies: "suddenly" of the acute form."""
    for names, words in _TOLD_BY_NAME:
        if re.search(rf"\b(?:{names})\b", form.modifier, re.IGNORECASE):
            predicate = re.sub(rf"\b(?:{words})\b", "", predicate, flags=re.IGNORECASE)
    return predicate
