"""What does it: the subject, asked for by the kind of thing that it is."""

import re
from collections.abc import Iterator

from decks.asking.questions import PERSON, Asked
from decks.facts import Findings
from decks.facts.patterns import CARER
from decks.knowledge import find_terms
from decks.verbs.clause import Clause
from decks.verbs.wording import is_answer, n_told, names_a_kind, placed
from decks.wording import counted, without_stop

# The last word of a name says what kind of thing it names.
_KINDS = (
    "syndrome hormone gene protein enzyme vein artery nerve gland muscle test scan procedure vitamin virus bacterium "
    "parasite mutation membrane duct valve antibody antibodies cells lymphocytes biopsy tumors drug inhibitors "
    "blockers agonists antagonists therapy surgery"
).split()
_NOUN = {
    "biopsy": "kind of biopsy",
    "therapy": "kind of therapy",
    "muscle": "kind of muscle",
    "surgery": "kind of surgery",
    "inhibitors": "drugs",
    "blockers": "drugs",
    "agonists": "drugs",
    "antagonists": "drugs",
}
_TYPED = {
    "drug": "drug",
    "drug_class": "drug",
    "test": "test",
    "imaging": "imaging study",
    "procedure": "procedure",
    "device": "device",
    "organism": "organism",
    "vaccine": "vaccine",
}
# What is done by whom and in which room is no matter of the condition.
ERRAND = re.compile(
    r"\b(?:hospital|office|outpatient|technicians?|specialists?|surgeons?|radiologists?|performed by|done by|"
    r"pathologists?|clinic|facility|donor|infusion)\b",
    re.IGNORECASE,
)
_OPEN_VERBS = frozenset(
    "be have include help cause lead result affect improve reduce relieve depend vary need require occur develop begin "
    "play become make involve start treat take come go get call contain work follow study view examine prevent lower "
    "decrease slow stop kill control protect fight".split()
)
_OPEN = re.compile(
    r"\b(?:other|certain|various|different|several|some|many|most|including|such as|being studied|"
    r"first|second|third|new|additional|picture|pictures)\b",
    re.IGNORECASE,
)
_RAISES = frozenset(("increase", "raise"))  # what a syndrome does to a risk; of drugs many do
_IS_TEST = re.compile(r"test|stud(?:y|ies)|scan|device|biopsy")
MIN_TOLD_OF_AN_AGENT = 3


def agent(clause: Clause, findings: Findings) -> Iterator[Asked]:
    """Ask for the subject by its kind: "Which syndrome may increase the risk of germ cell tumors of the chest?"."""
    subject = without_stop(re.sub(r"\s*\([^()]*\)", "", clause.subject))
    head = clause.subject_head
    is_headed = head is not None and clause.parsed.tokens[head].text == subject.split()[-1]
    kind = _kind(subject) if is_headed else None
    is_open = clause.lemma in _OPEN_VERBS or (clause.lemma in _RAISES and kind != "syndrome")
    if kind is None or is_open or not _is_one(subject, findings):
        return
    if n_told(clause.rest, findings) < MIN_TOLD_OF_AN_AGENT or _OPEN.search(clause.rest):
        return
    if ERRAND.search(clause.rest) or (_IS_TEST.search(kind) and not _is_of_a_part(clause.rest)):
        return
    asked = placed(f"Which {kind} {clause.rest}?", clause, findings)
    if asked:
        yield Asked("agent", asked, re.sub(r"(?i)^(?:the|an?) ", "", subject))


def _kind(subject: str) -> str | None:
    last = subject.rsplit(maxsplit=1)[-1].lower() if subject else ""
    if last in _KINDS and len(re.sub(r"(?i)^(?:the|an?|most) ", "", subject).split()) > 1:
        return _NOUN.get(last, last)
    heads = [found for found in find_terms(subject) if found.end == len(subject)]
    noun = _TYPED.get(heads[0].type.kind) if heads else None
    return counted(noun, subject) if noun else None


def _is_of_a_part(rest: str) -> bool:
    """Tell whether *rest* says of which part of the body, finding or condition a test tells."""
    return names_a_kind(rest, "anatomical", "finding", "symptom", "condition", "tumor", "organism", "lab_value")


def _is_one(subject: str, findings: Findings) -> bool:
    """Tell whether *subject* is a thing by name, and not the condition."""
    bare = re.sub(r"(?i)^(?:the|an?) ", "", subject)
    is_group = _OPEN.search(bare) or re.search(r"\b(?:and|or|of)\b|,", bare) or PERSON.match(bare) or CARER.match(bare)
    return not is_group and not findings.topic.mention.search(bare) and is_answer(bare)
