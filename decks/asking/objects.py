"""Fronts whose answer follows the predicate: causes, places, populations, features, uses."""

import re
from collections.abc import Iterator
from dataclasses import replace

from decks.asking.numbers import COUNTED_FROM
from decks.asking.questions import MANY, MOST_IN, PERSON, Asked, question_of, subject_of, told, what_follows
from decks.facts import Findings
from decks.framing import inside
from decks.grammar import coordinates
from decks.knowledge import find_terms, inheritance_in, is_category_term, term_type
from decks.model import Fact, Relation
from decks.phrases import PhraseClass, has_verb, phrase_class
from decks.wording import be, term_noun, with_the

_SHARE = re.compile(
    r"(?:approximately|about|nearly|almost|up to|at least|over|half|most|some|many|\d|one|two)\b", re.IGNORECASE
)

_CAUSED = re.compile(
    r"(?i)^(?P<modal>may |can |could |might )?(?:also )?(?:(?:is|are|be|was|were|has been|have been) )?"
    r"(?P<how>(?:also |often |usually |sometimes |commonly |typically |generally |most often |most commonly |rarely |"
    r"frequently |mainly |primarily )*)(?P<said>thought to be |believed to be |known to be )?"
    r"(?P<verb>caused(?: in part)? by|triggered by|due to|brought on by|the result of|produced by|results? from|"
    r"arises? from|stems? from|(?:occurs?|develops?) (?:because of|as a result of|due to))$"
)

_MUTATED = re.compile(r"(?:mutations?|changes?|variants?) in (?:the )?(?P<gene>[A-Z][A-Z0-9-]+) gene", re.IGNORECASE)
_AGED = re.compile(r"(?i)\d.*\b(?:age|ages|years?|months?)\b|\bover \d|\bages?\b")

_OF_AN_ILLNESS = re.compile(
    r"\b(?:treated|managed|diagnosed|confirmed|detected|inherited|transmitted|spread|prevented|established|corrected|"
    r"controlled|repaired|relieved|acquired|cured|reduced|identified|made)$"
)
_THE_MEASURE = re.compile(
    r"(?:the|an?) (?:\w+ )?(?:procedure|operation|surgery|test|exam|treatment|drug|medicine|device|method|"
    r"condition|disorder)",
    re.IGNORECASE,
)
_AROUND_SURGERY = re.compile(
    r"(?:before|after|during)(?:,? (?:and/or|or|and) (?:before|after|during))* surgery", re.IGNORECASE
)
_MOST = re.compile(r"\b(?:most|strongly|closely|specifically|typically|classically|characteristically)\b")
_BEGINS = re.compile(r"(?i)occurs?|happens?|develops?|begins?|starts?|appears?|arises?")
_POINTS = re.compile(r"(?i)\b(?:you|your|it|this|these|they)\b")
MIN_FORMS = 2
_THAN_THE_OTHER = re.compile(r"(?<=men|les) than (?:in )?(?:men|women|males|females)$")
_SHARED_END = re.compile(
    r"\b(?:in|of|on|at|from) (?:the |both )?[\w-]+$"
)  # "the fusion of joints in the hands" and feet
_TWO = re.compile(r"^(?P<a>[^,;()]{3,60}) and (?P<b>[^,;()]{3,60})$")


def affected(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask whom or what part of the body the condition affects."""
    if re.search(r"(?i)\bany\b", fact.object) or MANY.match(fact.object):
        return
    type_ = term_type(re.sub(r"^(?:the|an?) ", "", fact.object))
    is_part = type_ is not None and type_.kind == "anatomical"
    is_anyone = re.match(r"(?i)an? (?:person|individual|patient)s?\b", fact.object) is not None
    if is_anyone or not (is_part or PERSON.match(fact.object)):
        return
    is_number = re.match(r"(?i)(?:about|around|roughly|approximately|nearly|up to|some)? ?(?:\d|one in)", fact.object)
    wh = "Which part of the body" if is_part else "How many people" if is_number else "Whom"
    question = question_of(wh, fact, findings)
    if question:
        yield Asked("forward", question, fact.object)


def caused(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask "What causes gout?" for "Gout is caused by …"."""
    how = _CAUSED.match(fact.predicate)
    if how is not None and how["modal"]:
        return  # "can be caused by": one of several causes
    if how is None:
        yield from what_follows("What")(fact, findings)
        return
    verb = "triggers" if how["verb"].startswith("triggered") else "causes"
    often = how["how"].lower()
    said = f"is {how['said'].replace('to be ', 'to ').lower()}" if how["said"] else ""
    verb = verb[:-1] if said else verb
    part = " in part" if "in part" in how["verb"] else ""
    subject = with_the(subject_of(fact, findings))
    question = f"What {said}{often}{verb} {subject}{part}?"
    yield Asked("forward", told(question, fact, findings), fact.object)


def indication(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask for whom or when a measure is used, as its answer says."""
    group = re.match(
        r"(?i)(?:only )?(?P<prep>for|in) (?=(?:\w+ ){0,3}(?:people|patients|children|adults|women|men|"
        r"individuals|infants|those|anyone|newborns)\b)",
        fact.object,
    )
    wh = f"{group['prep'].capitalize()} whom" if group and not group[0].lower().startswith("only") else "When"
    question = question_of(wh, fact, findings)
    is_vague = re.fullmatch(r"(?:for|in) (?:severe|mild) (?:forms|cases)", fact.object) is not None
    if question and not is_vague and not _AROUND_SURGERY.fullmatch(fact.object):
        yield Asked("forward", question, fact.object)


def placed(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask where a thing is; where it only can be, it can be elsewhere."""
    if not re.match(r"(?i)(?:may|can|could|might)\b", fact.predicate):
        yield from what_follows("Where")(fact, findings)


def population(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask in whom, or in which age group, something occurs."""
    said = _THAN_THE_OTHER.sub("", re.sub(r"(?i)^(?:in|among) ", "", fact.object))
    is_asked_by_age = any(
        other.relation is Relation.OCCURS_AT_AGE
        and other.evidence == fact.evidence
        and not MOST_IN.search(other.predicate)
        for other in findings.facts
    )
    if is_asked_by_age or not PERSON.match(said) or _SHARE.match(said) or " been " in fact.predicate:
        return
    wh = (
        "In which age group"
        if _AGED.search(said) or re.match(r"(?i)(?:\w+[- ])?(?:aged|older|young)", said)
        else "In whom"
    )
    question = question_of(wh, fact, findings)
    if question:
        yield Asked("forward", question, said)


def experience(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask what those who have the condition get, where that is one thing."""
    if re.match(r"(?i)(?:no|little|few|trouble|difficulty|problems)\b", fact.object) and not find_terms(fact.object):
        return
    is_thing = phrase_class(fact.object) is PhraseClass.NOUN and not has_verb(fact.object)
    is_topic = findings.topic.mention.fullmatch(fact.subject) is not None
    is_narrow = bool(fact.setting) or fact.subject.lower() == "patients"
    is_narrow = is_narrow or re.search(r"\b(?:with|who|infected|born|of)\b", fact.subject) is not None
    if not is_thing or not (is_topic or (is_narrow and PERSON.match(fact.subject))):
        return
    yield from what_follows("What")(fact, findings)


def features(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask what a thing is made of, or which two features characterise it; one feature is one of many."""
    if re.search(r"(?i)(?:made up|composed) of$", fact.predicate):
        yield from what_follows("What")(fact, findings)
        return
    two = _TWO.match(fact.object)
    if two is not None and not (_SHARED_END.search(two["a"]) and len(two["b"].split()) <= 2):
        hedge = re.search(r"(?i)\b(?:usually|often|typically|generally|sometimes|primarily|mainly)\b", fact.predicate)
        how = f"{hedge[0].lower()} " if hedge else ""
        question = f"Which two features {how}characterize {with_the(subject_of(fact, findings))}?"
        yield Asked("forward", told(question, fact, findings), fact.object)


def given(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask how a thing is treated, found or handed on; how a test is done or a drug is taken is no fact about it."""
    is_way = re.match(r"(?:with|by|using|through|as|via)\b|in an? (?:[\w-]+ )+(?:pattern|manner|fashion)", fact.object)
    is_done = _OF_AN_ILLNESS.search(fact.predicate) is not None and is_way is not None
    said = re.sub(r"(?i)^(?:with|by|using|through|as|via) ", "", fact.object)
    is_told = bool(find_terms(said)) or inheritance_in(said) or re.search(r"[A-Z]{2}", said) is not None
    if is_done and is_told:
        plain = re.sub(r"\b(?:easily|effectively|successfully|best|then|first) ", "", fact.predicate)
        yield from what_follows("How")(replace(fact, predicate=plain), findings)


def required(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask what is required, where that is a thing of medicine by its name."""
    is_needed = re.search(r"(?i)\b(?:requires?|needs?)$", fact.predicate) is not None
    if is_needed and term_noun(fact.object) is not None:
        yield from what_follows("What")(fact, findings)


# What settles a diagnosis: "finding eggs in the stool".
_FINDING = re.compile(
    r"(?:finding|detecting|detection of|identifying|identification of|demonstrating|isolating) (?=\w)"
)


def based(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask on what a thing is based, or of what it consists, by the name of a thing of medicine."""
    depends = re.search(r"(?i)\bdepend", fact.predicate) is not None
    if not depends and (find_terms(fact.object) or _FINDING.match(fact.object)):
        rests = re.sub(r"\brests? on$", "is based on", fact.predicate)
        yield from what_follows("What")(replace(fact, predicate=rests), findings)


def associated(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask with what a thing goes, where that is one by its own words: "most strongly", a gene."""
    is_one = _MOST.search(f"{fact.subject} {fact.predicate}") or re.search(r"\b[A-Z][A-Z0-9]{2,}\b", fact.object)
    gene = _MUTATED.fullmatch(fact.object)
    if gene is not None and findings.topic.mention.search(fact.subject):
        question = told(
            f"Mutations in which gene are associated with {inside(fact.subject, findings)}?", fact, findings
        )
        yield Asked("forward", question, gene["gene"])
    elif is_one:
        yield from what_follows("What")(fact, findings)


def when(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask when a thing begins or ends; of "gout occurs when crystals form", what happens then."""
    if COUNTED_FROM.fullmatch(fact.object):
        return  # asked better within what time
    clause = re.match(r"(?i)(?:when|if|because|as soon as) (?=\w)", fact.object)
    verb = fact.predicate.split()[-1] if fact.predicate else ""
    if clause is None or not _BEGINS.fullmatch(verb):
        yield from what_follows("When")(fact, findings)
    elif findings.topic.mention.fullmatch(re.sub(r"(?i)^(?:the|an?) ", "", fact.subject)):
        said = fact.object[clause.end() :]
        if re.fullmatch(r"(?i)occurs?|happens?", fact.predicate) and not (_POINTS.search(said) or PERSON.match(said)):
            develop = "develop" if be(fact.subject) == "are" else "develops"
            question = f"What happens in the body when {subject_of(fact, findings)} {develop}?"
            yield Asked("forward", told(question, fact, findings), said)


def divided(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask into which forms a thing is divided."""
    into = re.search(r"(?i)\binto (?P<what>.+)$", fact.predicate)
    members = coordinates(fact.object)
    if into is None or len(members) < MIN_FORMS:
        bare = replace(fact, predicate=re.sub(r" into$", "", fact.predicate))
        yield from what_follows("Into what")(bare, findings) if len(members) >= MIN_FORMS else ()
        return
    predicate = fact.predicate[: into.start()].strip()
    question = question_of(f"Into which {into['what']}", fact, findings, predicate=predicate)
    if question:
        yield Asked("forward", question, fact.object)


def used_for(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask what a measure is used for."""
    said = re.sub(r"(?i)^for ", "", fact.object)
    wh, predicate = ("What", f"{fact.predicate} for") if said != fact.object else ("When", fact.predicate)
    question = question_of(wh, fact, findings, predicate=predicate)
    if question:
        yield Asked("forward", question, said)


def act(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask what a part of the body or the disease acts on, where the sentence itself names the disease."""
    said = f"{fact.setting} {fact.subject} {fact.predicate}"
    if findings.topic.mention.search(said) or fact.predicate.endswith(" by"):
        yield from what_follows("What", is_typed=False)(fact, findings)


def result(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask what a test shows."""
    kinds = {found.type.kind for found in find_terms(fact.subject)}
    if kinds & {"test", "imaging", "procedure"}:
        yield from what_follows("What", is_typed=False)(fact, findings)


def risk(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask what one is at risk of, or what raises a risk that is not the condition's alone."""
    head = re.split(r" (?:that|which|of|in|with|from) ", fact.object)[0]
    if " than " not in fact.object and not is_category_term(head):
        yield from what_follows("What")(fact, findings)


def called(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask what a thing is called, or, where it has a name already, by what other name it is known."""
    stems = {word[:5].lower() for word in re.findall(r"\w{4,}", fact.subject)}
    if any(word[:5].lower() in stems for word in re.findall(r"\w{4,}", fact.object)):
        return
    kinds = {found.type.kind for found in find_terms(fact.subject)}
    is_other = re.search(r"\balso\b", fact.predicate) is not None
    if _THE_MEASURE.fullmatch(fact.subject):
        return  # which, only the sentence before tells
    if re.match(r"(?i)(?:may|can|could|might)\b", fact.predicate):
        return
    if is_other and kinds & {"test", "imaging", "procedure", "device"}:
        return
    wh, predicate = ("By what other name", f"{fact.predicate.split()[0]} known") if is_other else ("What", "")
    question = question_of(wh, fact, findings, predicate=predicate)
    if question:
        yield Asked("forward", question, fact.object)
