"""Fronts on one named measure: what a drug does, what a test is for, which measure is best, what it does amiss."""

import re
from collections.abc import Callable, Iterator

from decks.asking.natures import SUPERLATIVE
from decks.asking.questions import PERSON, Asked, question_of, told, wh_of
from decks.distractors import content_words
from decks.facts import Findings
from decks.facts.backs import members_of
from decks.framing import inside, kind_of
from decks.grammar import NUMBER_WORDS
from decks.knowledge import find_terms, is_category_term, normal
from decks.model import Fact, Relation, SectionKind
from decks.wording import be, inner, without_stop

_MEASURES = frozenset(("drug", "drug_class", "vaccine", "procedure", "therapy", "device", "test", "imaging"))
_GIVEN = frozenset(("drug", "drug_class", "vaccine"))
_HARMS = frozenset(("finding", "symptom", "condition", "tumor"))
# Of these nobody can tell what they do here: they do it everywhere.
_ANY = re.compile(
    r"(?:an? |the |these |other |some |certain |many |most )*(?:(?:blood|imaging|lab(?:oratory)?|medical|genetic|stool|"
    r"urine|diagnostic|oral|inhaled|pain|medical|additional|physical|nutritional|drug|radiation) )*"
    r"(?:tests?|testing|exams?|examinations?|studies|CT|MRIs?|(?:CT |MRI |PET )?scans?|ultrasound|x[- ]?rays?|"
    r"biops(?:y|ies)|endoscopy|surger(?:y|ies)|operations?|procedures?|treatments?|medicines?|medications?|drugs?|"
    r"antibiotics|steroids|therap(?:y|ies)|exercises?|anesthesia|anesthetics?|vaccines?|devices?|vitamins?|"
    r"supplements?|oxygen|chemotherapy|painkillers)",
    re.IGNORECASE,
)
_OPENS_MAYBE = re.compile(r"(?i)(?P<may>may|can|could|might) (?:be|help)\b")
_ONLY_MAY = re.compile(r"(?i)(?:may|can|could|might) (?!help)")  # what a drug may do amiss
# Half a clause, a share of the patients, a comparison.
_UNSURE = re.compile(r"\b(?:both|percent|due|than)\b|%")
_DOES_MORE = re.compile(r"\b(?:also|not|then)\b|n['’]t\b")
_PURPOSE = re.compile(
    r"(?:to )?(?:help |then )?(?:(?:treat|diagnose|detect|manage|confirm|find|identify|see|determine|check|control|"
    r"relieve|improve)(?: and | or |, )?)*(?:(?:for|whether|if|out) )?"
)
_EMPTY = content_words(
    "disease disorder condition conditions symptoms signs problems complications treatment treat treating patient "
    "patients person people help health quality life body need needed cause causes diagnosis"
)
_MIN_TOLD = 2
_PRAISED = re.compile(
    r"(?i)(?:an? |the |one of the )?(?:\w+ly )?(?:most (?P<most>\w+)|reliable|accurate|sensitive|specific|definitive|"
    r"effective|recommended|first|first-line|best|only|standard|main|primary|useful|better|safest|"
    r"second|gold)\b"
)
_KIND = (
    r"(?:tests?|techniques?|methods?|procedures?|treatments?|therap(?:y|ies)|options?|medications?|medicines?|drugs?|"
    r"devices?|agents?|operations?|tools?|standard|imaging studies|imaging study)"
)
_OF_CARE = re.compile(rf"(?i)(?:an?|the) (?:[\w-]+,? ){{0,5}}?{_KIND} (?:for|used|that|which|to|recommended|of|in)\b.+")
_ARE_OF_CARE = re.compile(
    r"(?P<kind>(?:(?!an?\b|the\b|one\b|of\b)[\w-]+ ){0,3}?(?:medications|medicines|drugs|procedures|tests)) that "
    r"(?P<does>(?!are\b|can\b|may\b).+)"
)
_AMISS = re.compile(
    r"(?i)(?:the |some )?(?P<how>(?:most |more |less )?(?:[a-z]+ )?)(?P<what>side effects|adverse effects|"
    r"adverse reactions|risks|complications) "
    r"(?:of|from|with|associated with) (?P<of>.+)"
)
_MIN_MEMBERS = 2
_FOR_A_PURPOSE = re.compile(
    r"(?:[a-z]+ )?(?:medications|medicines|drugs|tests|procedures|therapies|operations) (?:that|to|used to|for|which) "
    r"(?:[\w-]+ ){1,}[\w-]+",
    re.IGNORECASE,
)
_PATIENTS_WITH = re.compile(r"(?i)(?:patients|people|individuals) (?:with|who have) (?P<what>.+)")


def _is_own(subject: str) -> bool:
    """Tell whether *subject* ends with a measure by a name that tells which it is."""
    bare = without_stop(re.sub(r"\s*\([^()]*\)", "", subject))
    ends = any(found.end == len(bare) and found.type.kind in _MEASURES for found in find_terms(bare))
    return ends and _ANY.fullmatch(bare) is None and not is_category_term(re.sub(r"(?i)^(?:an?|the) ", "", bare))


def _is_given(subject: str) -> bool:
    return any(found.type.kind in _GIVEN for found in find_terms(subject))


def _is_said_once(fact: Fact, findings: Findings, *relations: Relation) -> bool:
    """Tell whether the article says nothing else of the kind of the same subject: then there is one answer."""
    subject = normal(re.sub(r"(?i)^(?:an?|the) ", "", fact.subject))
    return not any(
        other.evidence != fact.evidence
        and other.relation in relations
        and normal(re.sub(r"(?i)^(?:an?|the) ", "", other.subject)) == subject
        for other in findings.facts
    )


def _tells(said: str, fact: Fact, findings: Findings) -> bool:
    """Tell whether *said* is more than the condition, its treatment and the name of the measure."""
    bare = findings.topic.mention.sub(" ", _PURPOSE.sub("", said, count=1))
    return len(content_words(bare) - _EMPTY - content_words(fact.subject)) >= _MIN_TOLD


_DOING = (Relation.CHANGES, Relation.IS_USED_TO, Relation.ACTS_ON, Relation.WORKS_BY)


def action(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask what a drug does: "H2 blockers decrease acid production"."""
    is_plain = _is_own(fact.subject) and _is_given(fact.subject) and not _DOES_MORE.search(fact.predicate)
    is_plain = is_plain and not (
        _ONLY_MAY.match(fact.predicate) or _UNSURE.search(fact.object) or " of " in fact.subject
    )
    if is_plain and not fact.setting and _tells(fact.object, fact, findings) and _is_said_once(fact, findings, *_DOING):
        do = "do" if be(fact.subject) == "are" else "does"
        front = told(f"What effect {do} {inside(fact.subject, findings)} have?", fact, findings)
        yield Asked("action", front, f"{'They' if do == 'do' else 'It'} {fact.predicate} {fact.object}")


def purpose(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask what a test or a drug by its own name may be used for."""
    may = _OPENS_MAYBE.match(fact.predicate)
    is_once = _is_own(fact.subject) and _is_said_once(fact, findings, *_DOING)
    if may is None or fact.setting or not is_once or not _tells(fact.object, fact, findings):
        return
    done = fact.predicate[may.end("may") :].strip()
    front = f"For what purpose {may['may']} {inside(fact.subject, findings)} {done}?"
    yield Asked("purpose", told(front, fact, findings), fact.object)


def indicated(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask for what a measure may be recommended, where that is no person."""
    may = re.match(r"(?i)(?:may|can|could|might)\b", fact.predicate)
    said = re.sub(r"(?i)^for ", "", fact.object)
    is_of_whom = said == fact.object or PERSON.match(said) is not None
    if may is None or is_of_whom or fact.setting or not _names_a_measure(fact.subject) or _is_cut(fact, findings):
        return
    question = question_of("For what indication", fact, findings)
    if question and _tells(said, fact, findings):
        yield Asked("indication", question, said)


def _is_cut(fact: Fact, findings: Findings) -> bool:
    """Tell whether the sentence says more of the subject than the fact does: "surgery to remove the bowel"."""
    said = fact.evidence[-1].of(findings.article.text)
    return re.search(rf"(?i){re.escape(fact.subject)} (?:to|that|which|for|of|with)\b", said) is not None


def needed_by(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask when a measure may be needed: "Patients with advanced disease may need oxygen therapy"."""
    who = _PATIENTS_WITH.fullmatch(fact.subject)
    may = re.fullmatch(r"(?i)(?P<may>may|might|usually|often) (?P<also>also )?need", fact.predicate)
    if who is None or may is None or fact.setting or not _names_a_measure(fact.object):
        return
    if not content_words(findings.topic.mention.sub(" ", who["what"])) - _EMPTY:
        return
    be_needed = f"{may['may']} {inside(fact.object, findings)} be needed"
    if may["may"].lower() in ("usually", "often"):
        be_needed = f"{be(fact.object)} {inside(fact.object, findings)} {may['may']} needed"
    yield Asked("needed", told(f"When {be_needed}?", fact, findings), f"In {who['what']}")


def praised(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask which measure is the best, the first or the only one of its kind, or which drugs are told by what they do."""
    subject = re.sub(r"\s*\([^()]*\)", "", without_stop(fact.subject))
    kinds = {found.type.kind for found in find_terms(subject)}
    if not kinds & _MEASURES or is_category_term(subject) or findings.topic.mention.search(subject):
        return
    if SUPERLATIVE.match(fact.object):
        return  # asked with what it is the first or the best of
    are = _ARE_OF_CARE.fullmatch(fact.object)
    members = members_of(subject)
    if are is not None and _ANY.fullmatch(subject) is None and _tells(are["does"], fact, findings):
        count = f"{NUMBER_WORDS[len(members)]} " if members else ""
        yield Asked("told", told(f"Which {count}{inner(are['kind'])} {are['does']}?", fact, findings), subject)
    elif _PRAISED.match(fact.object) and _OF_CARE.fullmatch(fact.object) and not fact.object.startswith("one of"):
        wh = wh_of(subject, "Which measure")
        yield Asked("praised", told(f"{wh} {fact.predicate} {fact.object}?", fact, findings), subject)


def amiss(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask for the side effects of a drug or the risks of an operation, where the sentence counts up two at least."""
    said = _AMISS.fullmatch(fact.subject)
    of = said["of"] if said else fact.subject
    points = members_of(fact.object)
    is_harm = said is not None or _is_harm_of_a_drug(fact, findings)
    if len(points) < _MIN_MEMBERS or not is_harm or fact.setting or not _names_a_measure(of):
        return
    how = said["how"].strip().lower() if said else ""
    closed = f"the {NUMBER_WORDS[len(points)]} {how}" if how.startswith("most") else NUMBER_WORDS[len(points)]
    what = said["what"].lower() if said else "side effects"
    front = f"Name {closed} {what} of {inside(of, findings)}."
    yield Asked("amiss", told(front, fact, findings), fact.object, points)


def named(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask for the drugs or tests of which the sentence says what they are for, or for what may go amiss by one."""
    points = members_of(fact.object)
    if _FOR_A_PURPOSE.fullmatch(fact.subject) is None:
        yield from amiss(fact, findings)
    elif len(points) >= _MIN_MEMBERS and not fact.setting and all(map(_names_a_measure, points)):
        front = f"Name {NUMBER_WORDS[len(points)]} {inner(fact.subject)}."
        yield Asked("members", told(front, fact, findings), fact.object, points)


def _is_harm_of_a_drug(fact: Fact, findings: Findings) -> bool:
    """Tell whether a drug that is given brings symptoms about; too much or too little of a hormone is another thing."""
    is_drug = kind_of(fact, findings) is SectionKind.TREATMENT and _is_own(fact.subject) and _is_given(fact.subject)
    is_amount = re.match(r"(?i)(?:too|a lack|lack|low|high|poor|withdrawal)\b", fact.subject) is not None
    return is_drug and not is_amount and bool({f.type.kind for f in find_terms(fact.object)} & _HARMS)


def _names_a_measure(of: str) -> bool:
    return any(found.type.kind in _MEASURES for found in find_terms(of)) and not is_category_term(of)


ON_MEASURES: dict[Relation, Callable[[Fact, Findings], Iterator[Asked]]] = {
    Relation.CHANGES: action,
    Relation.IS_USED_TO: purpose,
    Relation.IS_USED_FOR: indicated,
    Relation.REQUIRES: needed_by,
    Relation.IS_A: praised,
    Relation.HAS_MEMBERS: named,
    Relation.CAUSES: amiss,
}
