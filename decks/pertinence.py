"""Whether a fact is about the article's condition, its tests and treatments, or biology in general."""

import re

from decks.facts import Findings
from decks.framing import kind_of
from decks.knowledge import find_terms
from decks.model import Fact, Relation, SectionKind

# What is wrong in a body: without such a word, a sentence on causes tells how a healthy one works.
_WRONG = re.compile(
    r"\b(?:lack|loss|excess\w*|abnormal\w*|mutat\w+|deficien\w+|damage\w*|dysfunction\w*|impair\w*|reduc\w+|"
    r"increas\w+|"
    r"overgrowth|overproduct\w+|tumou?rs?|cancer\w*|inflam\w+|infect\w*|block\w*|buildup|build-up|accumulat\w+|"
    r"shortage|"
    r"swelling|swollen|defect\w*|scar\w*|injur\w+|high|low|too (?:much|little|many|few)|elevated|decreas\w+|"
    r"untreated|"
    r"bleed\w*|rupture\w*|symptoms?|signs?|disease\w*|disorder\w*|exposure|obstruct\w+|narrow\w*|enlarge\w+|weak\w*|"
    r"malform\w+|disrupt\w*|toxin\w*|bacteri\w+|virus\w*|antibod\w+|attacks?|episodes?|pain\w*|overactiv\w+|"
    r"compress\w+|pressure|destroy\w*|destruction|degenerat\w+|failure|cases)\b",
    re.IGNORECASE,
)
_MEASURES = re.compile(
    r"\b(?:treatment|surgery|therapy|medicines?|medications?|drugs?|operation|procedure|test\w*|scans?|x-rays?|"
    r"biops\w+|"
    r"diagnos\w+|screening|vaccin\w+|diet|prognosis|outlook|survival|recurrence|recovery|dose)\b",
    re.IGNORECASE,
)
_TERM_KINDS = (
    "drug",
    "drug_class",
    "procedure",
    "therapy",
    "test",
    "imaging",
    "device",
    "vaccine",
    "finding",
    "symptom",
    "organism",
    "tumor",
)
_OF_ITS_OWN = (SectionKind.SYMPTOMS, SectionKind.COMPLICATIONS, SectionKind.PROGNOSIS)
_OF_ORIGIN = (SectionKind.CAUSES, SectionKind.OVERVIEW)
_OF_CARE = (SectionKind.DIAGNOSIS, SectionKind.TREATMENT, SectionKind.PREVENTION)
_OF_MEASURES = (
    Relation.IS_GIVEN_AS,
    Relation.RECURS,
    Relation.IS_USED_TO,
    Relation.IS_USED_WHEN,
    Relation.IS_EFFECTIVE,
    Relation.HOLDS_IN_SHARE,
)
# A subject that only the text before it can tell: "side effects" of what?
_DEPENDENT = re.compile(
    r"(?:the |common |possible |other |most |many |some |long-term |serious |additional |rare |"
    r"major )*(?:side effects?|"
    r"adverse effects?|success|success rate|procedure|test|tests|medicines?|medications?|drugs?|dose|results?|"
    r"operation|"
    r"complications|risks?|benefits?|effects?|tumors?|cells?|proteins?|genes?|mutations?|examples?|exam|device|"
    r"levels?|"
    r"area|material|factors?|problems?|changes?|process|disorders?|diseases?|conditions?|others?|types?|forms?|cases|"
    r"method|approach|option|options|goal|goals|term|word|name)",
    re.IGNORECASE,
)
# Whole families of diseases: what is true of them is no fact about this one.
_GENUS = re.compile(r"^(?!.*\b(?:of|in|with)\b).*\b(?:disorders|diseases|syndromes|cancers)$", re.IGNORECASE)
_PEOPLE = re.compile(
    r"(?:(?:the|a|most|many|some|all) )?(?:person|patients?|child|children|baby|babies|people|adults|women|men)",
    re.IGNORECASE,
)
_WITH_MORE = re.compile(r"(?:patients|people|individuals) (?:with|who have) ", re.IGNORECASE)
_EMPTY_SUBJECT = re.compile(
    r"(?:the way|an? (?:variety|number|combination|range) of|the results? of|other|another|additional|such|certain|"
    r"further|one of|each of|several|various|both|each|any|either|no|few|"
    r"different|similar|many of|some of|most of the|these|those|two|three|four|five|six|seven|eight|nine|ten|\d+)\b",
    re.IGNORECASE,
)

_WHO = re.compile(
    r"\b(?:affected|patients?|people|individuals|children|adults|infants|newborns|babies|men|women|males|females|"
    r"boys|girls|cases?|genes?|absen\w+|missing|unable|fails?|prevent\w*|complication\w*|onset|age|percent)\b",
    re.IGNORECASE,
)
# How a healthy body works.
_WORKS = re.compile(
    r"\b(?:(?:necessary|needed|essential|important|required|responsible|critical|vital) for|helps?|"
    r"plays? an?|regulates?|"
    r"controls?|allows?|(?:is|are) (?:an? )?(?:important )?(?:part|component|building blocks?) of|produces?|makes?|"
    r"carry|carries|transmits?|converts?|transports?|provides?|stores?|normally|functions? as|acts? as|serves? as)\b",
    re.IGNORECASE,
)
_OF_MANY = re.compile(
    r"\b(?:several|many|various|different|other|multiple|range of|group of) (?:\w+ )?(?:disorders|diseases|conditions|"
    r"syndromes)\b",
    re.IGNORECASE,
)
# In an article on a disease that spreads, how one gets it is that disease's.
_INFECTION = re.compile(r"(?:the |human )?(?:infection|transmission)", re.IGNORECASE)

# Good advice for everybody, on whatever page.
_LIFESTYLE = re.compile(
    r"\b(?:calories|triglycerides|LDL|HDL|your weight|current weight|healthy weight|physical activity|"
    r"physically active|diet|alcohol|exercise|smoking|cholesterol)\b"
)


def is_lifestyle(text: str, findings: Findings) -> bool:
    """Tell whether *text* is of a healthy life, and not of the condition."""
    return _LIFESTYLE.search(text) is not None and not findings.topic.mention.search(text)


def is_of_any_body(text: str) -> bool:
    """Tell whether *text*, which does not name the condition, tells how a healthy body works, or of many disorders."""
    is_ill = _WRONG.search(text) or _MEASURES.search(text) or _WHO.search(text)
    return (_WORKS.search(text) is not None and not is_ill) or _OF_MANY.search(text) is not None


def names_its_subject(fact: Fact, findings: Findings) -> bool:
    """Tell whether the subject of *fact* needs no text before it, and is neither a genus nor a healthy life."""
    is_genus = _GENUS.search(fact.subject) is not None and not findings.topic.mention.search(fact.subject)
    if is_genus or _DEPENDENT.fullmatch(fact.subject) or _EMPTY_SUBJECT.match(fact.subject):
        return False
    return not is_lifestyle(f"{fact.setting} {fact.subject} {fact.predicate} {fact.object}", findings)


def is_pertinent(fact: Fact, findings: Findings) -> bool:
    """Tell whether *fact*, of a sentence, is about the condition, and its subject needs no text before it."""
    if not names_its_subject(fact, findings):
        return False
    if _PEOPLE.fullmatch(fact.subject) and not findings.topic.mention.search(f"{fact.setting} {fact.predicate}"):
        return fact.subject.lower() == "patients" and kind_of(fact, findings) in (*_OF_ITS_OWN, *_OF_CARE)
    said = " ".join(fact.evidence[0].of(findings.article.text).split())
    is_caught = fact.relation is Relation.IS_ACQUIRED and _INFECTION.fullmatch(fact.subject) is not None
    if is_caught or findings.topic.mention.search(f"{fact.setting} {fact.subject} {fact.predicate} {fact.object}"):
        return True
    kind = kind_of(fact, findings)
    if _is_of_another(fact, findings) or (kind in _OF_ORIGIN and is_of_any_body(said)):
        return False
    if kind in _OF_ITS_OWN or findings.topic.mention.search(said):
        return kind is not SectionKind.OTHER or _names_a_thing(fact)
    if kind in _OF_CARE:
        return (
            fact.relation in _OF_MEASURES
            or _names_a_thing(fact)
            or _MEASURES.search(f"{fact.subject} {fact.object}") is not None
        )
    return kind is not SectionKind.OTHER and (
        _WRONG.search(fact.subject) is not None or _names_a_thing(fact, fact.subject)
    )


def _is_of_another(fact: Fact, findings: Findings) -> bool:
    """Tell whether another condition is the subject, and is not told of as a part or a consequence of this one."""
    found = find_terms(fact.subject)
    others = [f for f in found if f.type.kind in ("condition", "tumor") and not findings.topic.mention.search(f.term)]
    is_defined = fact.relation in (Relation.IS_A, Relation.OCCURS_WHEN) and not fact.object.startswith("the most ")
    is_part = kind_of(fact, findings) in _OF_ITS_OWN and not is_defined
    is_part = is_part or (fact.relation is Relation.REQUIRES and _WITH_MORE.match(fact.subject) is not None)
    return bool(others) and not is_part


def _names_a_thing(fact: Fact, words: str = "") -> bool:
    """Tell whether a drug, a test, a finding and the like is named in *words*, else in subject or object."""
    return any(found.type.kind in _TERM_KINDS for found in find_terms(words or f"{fact.subject}. {fact.object}"))
