"""To what: the object of a verb of mechanism or of testing, and what a preposition after the verb takes."""

import re
from collections.abc import Iterator

from decks.asking.questions import Asked
from decks.facts import Findings
from decks.facts.patterns import CARER
from decks.verbs.care import is_patients
from decks.verbs.clause import Clause
from decks.verbs.wording import is_answer, n_told, names_a_kind, question

# Verbs that take one thing by nature: a gland secretes its hormone, a vessel carries its blood.
_OF_ONE_OBJECT = frozenset(
    "make produce release store carry block inhibit replace attack line surround cover connect control regulate absorb "
    "filter convert secrete lack bind target mimic resemble measure record detect deliver invade drain supply "
    "neutralize dissolve activate stimulate suppress trap compress divide resemble follow precede paralyze".split()
)
# And the prepositions that belong to a verb.
_WITH_PREPOSITION = frozenset(
    "consist-of result-from come-from derive-from develop-from arise-from originate-from originate-in turn-into "
    "change-into convert-to convert-into break-into bind-to belong-to drain-into extend-into "
    "travel-through pass-through interfere-with turn-to transform-into form-from make-of make-from "
    "compose-of divide-into form-by spread-through respond-to".split()
)
_LOOKS = re.compile(
    r"(?P<before>(?:.*\b)?(?:looks?|check(?:s|ed)?|test(?:s|ed)?|screen(?:s|ed)?|search(?:es)?|examine[sd]?)"
    r"(?: (?:the|a|an) [\w' -]{2,40}?)?) for (?P<what>[^,;]+?)"
    r"(?P<after> (?:under|with|using) an? [^,;]+)?",
)
_ITS = re.compile(r"\b(?:its|their|they|it)\b", re.IGNORECASE)
_MAY = re.compile(r"(?:may|can|could|might)\b", re.IGNORECASE)
_PROMPTS = frozenset("prompt signal tell stimulate instruct force enable trigger cause allow".split())
_VAGUE_OBJECT = re.compile(
    r"\b(?:cancer cells|abnormal cells|cancer|picture|pictures|image|images|information|energy|blood|"
    r"make up|machine)\b",
    re.IGNORECASE,
)
MIN_TOLD_OF_AN_OBJECT = 2


def object_of(clause: Clause, findings: Findings) -> Iterator[Asked]:
    """Ask for the object of a verb that has one by nature: "What do the villi absorb?"."""
    found = clause.object
    if found is None or clause.lemma not in _OF_ONE_OBJECT or _is_of_people(clause) or _MAY.match(clause.rest):
        return
    said = clause.words(found)
    if not is_answer(said) or _VAGUE_OBJECT.search(said) or not _tells(said, findings):
        return
    predicate = clause.without(found)
    asked = None if _ITS.search(predicate) else question("What", clause, predicate, findings)
    if asked and _is_narrow(clause, predicate, findings):
        yield Asked("object", asked, said)


def complement(clause: Clause, findings: Findings) -> Iterator[Asked]:
    """Ask for what the verb's own preposition takes: "What do cholesterol stones consist primarily of?"."""
    for found in clause.preps:
        opening = clause.preposition(found)
        if f"{clause.lemma}-{opening}" not in _WITH_PREPOSITION or _is_of_people(clause) or not clause.is_last(found):
            continue
        whole = clause.words(found)
        said = whole[len(opening) :].strip()
        if is_answer(said) and _tells(said, findings) and not _MAY.match(clause.rest):
            asked = question("What", clause, f"{clause.without(found)} {opening}", findings)
            if asked and _is_narrow(clause, clause.without(found), findings):
                yield Asked("complement", asked, said)


def inner_object(clause: Clause, findings: Findings) -> Iterator[Asked]:
    """Ask what one thing prompts another to make: "What does EPO prompt the bone marrow to make?"."""
    if clause.lemma not in _PROMPTS or _is_of_people(clause) or _MAY.match(clause.rest):
        return
    for head in clause.parsed.children(clause.verb, "xcomp", "ccomp"):
        inner = clause.parsed.children(head, "dobj")
        if len(inner) != 1:
            continue
        found = clause.phrase(inner[0])
        said = clause.words(found)
        asked = question("What", clause, clause.without(found), findings) if clause.is_last(found) else None
        if asked and is_answer(said) and _tells(said, findings) and not _VAGUE_OBJECT.search(said):
            yield Asked("prompted", asked, said)


def looked_for(clause: Clause, findings: Findings) -> Iterator[Asked]:
    """Ask what a test or an examiner looks for: "What does microscopy of the fluid look for?"."""
    found = _LOOKS.fullmatch(clause.rest)
    if found is None or _MAY.match(clause.rest) or _VAGUE_OBJECT.search(found["what"]):
        return
    said = found["what"].strip()
    predicate = f"{found['before']} for{found['after'] or ''}"
    asked = question("What", clause, predicate, findings) if is_answer(said) else None
    if (
        asked
        and n_told(said, findings)
        and n_told(f"{clause.setting} {clause.subject} {predicate}", findings) >= MIN_TOLD_OF_AN_OBJECT
    ):
        yield Asked("looked for", asked, said)


def used_to(clause: Clause, findings: Findings) -> Iterator[Asked]:
    """Ask what a test or a treatment uses for its end: "What does a HIDA scan use to trace the path of bile?"."""
    found = clause.object
    if found is None or clause.lemma != "use" or _is_of_people(clause) or clause.is_passive:
        return
    end = re.search(r" to (?=[a-z]+ )", clause.words_from(found.first))
    said = clause.words_from(found.first)[: end.start()] if end else ""
    is_told = _is_measure(clause.subject) and not _ITS.search(clause.words_from(found.first)[len(said) :])
    is_told = is_told and not _VAGUE_OBJECT.search(said)
    if end is None or not is_answer(said) or not is_told or not _is_of_a_part(clause.rest):
        return
    predicate = f"{clause.rest[: clause.rest.find(said)]}{clause.rest[clause.rest.find(said) + len(said) :].strip()}"
    asked = question("What", clause, predicate, findings)
    if asked and n_told(predicate, findings) >= MIN_TOLD_OF_AN_OBJECT:
        yield Asked("used", asked, said)


def _is_of_people(clause: Clause) -> bool:
    return CARER.match(clause.subject) is not None or is_patients(clause.subject)


def _is_measure(said: str) -> bool:
    return names_a_kind(said, "test", "imaging", "procedure", "therapy", "device")


def _is_of_a_part(rest: str) -> bool:
    """Tell whether *rest* names a part of the body, a finding or a condition."""
    return names_a_kind(rest, "anatomical", "finding", "symptom", "condition", "tumor", "organism", "lab_value")


def _tells(said: str, findings: Findings) -> bool:
    """Tell whether *said* is not the condition itself, nor words that every page has."""
    return n_told(said, findings) >= 1 and findings.topic.mention.search(said) is None


def _is_narrow(clause: Clause, predicate: str, findings: Findings) -> bool:
    """Tell whether subject and setting are a thing of which few things are true."""
    told = n_told(f"{clause.setting} {clause.subject} {predicate}", findings)
    return told >= MIN_TOLD_OF_AN_OBJECT and findings.topic.mention.fullmatch(clause.subject) is None
