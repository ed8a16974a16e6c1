"""Which measure is taken, by the condition and the purpose that the sentence gives: the next step of care."""

import re
from collections.abc import Iterator

from decks.asking.questions import Asked, singular_verb_of, wh_of
from decks.facts import Findings
from decks.facts.patterns import CARER
from decks.knowledge import find_terms
from decks.verbs.agents import ERRAND
from decks.verbs.clause import Clause
from decks.verbs.named import CALLED
from decks.verbs.wording import is_answer, n_told, placed, question
from decks.wording import be

_MEASURES = frozenset(("drug", "drug_class", "vaccine", "procedure", "therapy", "device", "test", "imaging"))
_DONE = frozenset(
    "use give prescribe recommend perform do need require consider add order offer place insert inject start try "
    "take administer repeat suggest implant advise indicate prefer reserve".split()
)
_TAKES = frozenset(
    "prescribe recommend give use order perform suggest need receive take wear undergo require get have try inject "
    "insert add offer consider".split()
)
_CONDITION = re.compile(
    r"\b(?:if|when|once|after|before|until|while|during|for|in|unless|who|whose|that) (?=\w)", re.IGNORECASE
)
_PATIENTS = re.compile(
    r"(?:(?:the|a|an|most|many|some|all|newborn|young|older|affected|pregnant) )*(?:patients?|people|persons?|infants?|"
    r"child|children|adults?|women|men|individuals|babies|baby|newborns|anyone|those)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:other|another|such|certain|different|various|as well as|first|second|third)\b|/", re.IGNORECASE
)
_CLAUSE = re.compile(r"(?:if|when|once|after|before|until|while) ", re.IGNORECASE)
_IS_TREATMENT = re.compile(
    r"(?:the |standard |initial |first |usual )*(?:treatment|therapy|management)(?: (?:of|for) .+)?", re.IGNORECASE
)
_TREATMENT = re.compile(
    r"(?P<by>(?:usually |often |generally |typically )?(?:consists? (?:mainly |primarily )?of|involves?))"
    r"(?P<taking> (?:taking|giving|using))? (?P<what>[^,;:]+?)(?P<to> (?:in order )?to [a-z]+ .+)?",
    re.IGNORECASE,
)
_USUAL = re.compile(r"\b(?:usually|often|most often|typically|commonly|generally|must|should)\b")
MIN_OF_A_CASE = 2  # where a clause says when
MIN_OF_A_STEP = 3  # content words of the condition and the purpose
MAX_MEASURE_WORDS = 9


def measure(clause: Clause, findings: Findings) -> Iterator[Asked]:
    """Ask which measure is taken: "Which drug may be used when NSAIDs fail to control pain?"."""
    if clause.lemma not in _DONE or not clause.is_passive or not is_measure(clause.subject):
        return
    if ERRAND.search(clause.rest):
        return
    if not _is_narrowed(clause, clause.rest, findings):
        return
    named = CALLED.fullmatch(clause.subject)
    subject = named["name"] if named is not None else clause.subject
    wh = f"Which {named['kind']}" if named is not None else wh_of(subject)
    is_many = wh != "What" and be(subject) == "are"
    predicate = clause.rest if is_many or be(subject) == "is" else singular_verb_of(clause.rest)
    asked = placed(f"{wh} {predicate}?", clause, findings)
    if asked and len(subject.split()) <= MAX_MEASURE_WORDS:
        yield Asked("measure", asked, subject)


def given_to(clause: Clause, findings: Findings) -> Iterator[Asked]:
    """Ask what patients need or doctors prescribe: "What may patients need after …?"."""
    found = clause.object
    is_who = CARER.match(clause.subject) is not None or _PATIENTS.match(clause.subject) is not None
    if found is None or clause.lemma not in _TAKES or not is_who or clause.is_passive:
        return
    said = clause.words(found)
    cut = re.search(r" (?:to|for|if|when|after|before|because|in order|that|which|who|by|until|every|during)\b", said)
    tail = said[cut.start() :] if cut else ""
    said = said[: cut.start()] if cut else said
    predicate = f"{clause.without(found)}{tail}"
    if not is_measure(said) or not _is_narrowed(clause, predicate, findings):
        return
    asked = question(wh_of(said), clause, _without(clause, said), findings)
    if asked:
        yield Asked("given", asked, said)


def treated_by(clause: Clause, findings: Findings) -> Iterator[Asked]:
    """Ask which measures treatment consists of, or what it involves to an end that is told."""
    found = _TREATMENT.fullmatch(clause.rest) if _IS_TREATMENT.fullmatch(clause.subject) else None
    if found is None or not is_measure(found["what"]) or not (found["to"] or "consist" in found["by"]):
        return
    wh = wh_of(found["what"])
    rest = f"{found['by']}{found['taking'] or ''}{found['to'] or ''}"
    asked = question(wh, clause, rest, findings)
    if asked and len(found["what"].split()) <= MAX_MEASURE_WORDS:
        yield Asked("treated", asked, found["what"])


def is_patients(said: str) -> bool:
    """Tell whether *said* begins with people: "patients on dialysis"."""
    return _PATIENTS.match(said) is not None


def _without(clause: Clause, said: str) -> str:
    """Return the words after the subject without *said*; those that stood behind it stand behind the verb."""
    at = clause.rest.find(said)
    return clause.rest if at < 0 else " ".join(f"{clause.rest[:at]} {clause.rest[at + len(said) :]}".split())


def is_measure(said: str) -> bool:
    """Tell whether *said* is a drug, a test, an operation or a device by a name, and one alone."""
    bare = re.sub(r"\s*\([^()]*\)", "", said)
    heads = [found for found in find_terms(bare) if found.type.kind in _MEASURES]
    is_named = any(not _ANY.fullmatch(bare[found.start : found.end]) for found in heads)
    told = _ANY.search(bare)
    is_told = (
        told is not None and told.end() == len(bare) and _MODIFIED.fullmatch(bare[: told.start()].strip()) is not None
    )
    is_named = (is_named or is_told) and not _THE_TEST.match(bare)
    return is_named and is_answer(bare) and _OTHERS.search(bare) is None


_THE_TEST = re.compile(r"the (?:biopsy|scan|test|operation|procedure|surgery|transplant|drug|injection)\b")
# "Quick-relief medicines": a kind that its own words tell.
_MODIFIED = re.compile(
    r"(?:an? )?(?!(?:immediate|early|prompt|long-term|special|more|additional|prescription|medical|some|any|new|"
    r"regular|further|daily)\b)(?:[\w-]+ )*[\w-]{4,}",
    re.IGNORECASE,
)
_ANY = re.compile(
    r"(?:tests?|testing|exams?|surger(?:y|ies)|operations?|procedures?|treatments?|medicines?|medications?|drugs?|"
    r"therap(?:y|ies)|blood tests?|imaging(?: tests?| studies)?|physical exam|diet|exercise)",
    re.IGNORECASE,
)


def _is_narrowed(clause: Clause, rest: str, findings: Findings) -> bool:
    """Tell whether a condition, and what it is done for, leave one measure."""
    said = f"{clause.setting} {rest}"
    if not (_CONDITION.search(said) or clause.setting):
        return False
    verb_gone = re.sub(rf"\b{clause.parsed.tokens[clause.verb].text}\b", "", said)
    is_told = _CLAUSE.match(clause.setting) or _USUAL.search(clause.rest)
    fewest = MIN_OF_A_CASE if is_told else MIN_OF_A_STEP
    return n_told(verb_gone, findings) >= fewest
