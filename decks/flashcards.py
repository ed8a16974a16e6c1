"""Facts to flashcards: a front and a back, a hidden word, a closed list."""

import re
from collections.abc import Callable, Iterator

from decks.distractors import also_fits, others_described
from decks.facts import Findings
from decks.framing import anchored, condition_name, inside, kind_of, predicate_of, where
from decks.knowledge import is_category_term
from decks.language import PhraseClass, capitalised, is_plural, phrase_class, singular_verb, wh_question
from decks.model import Basic, Candidate, Fact, ListCard, Relation, SectionKind
from decks.wording import be, category_noun, choice, inner, plural, with_the, without_stop

Frame = Callable[[Fact, Findings], tuple[str, str] | None]
_PERSON = re.compile(
    r"^(?:\w+ ){0,4}(?:people|persons?|individuals?|patients?|children|adults?|women|men|males?|females?|infants?|babies)\b",
    re.IGNORECASE,
)
_SUPERLATIVE_OF = re.compile(
    r"(?i)^(?P<most>(?:the|a) (?:\w+ ){1,3}?(?:cause|type|form|symptom|sign|complication|treatment|feature|finding|trigger|test)s?)\b(?P<rest>.*)$"
)


# Forward: from the subject to what is said of it ---------------------------------------------------------------------


def _result(fact: Fact, findings: Findings) -> tuple[str, str] | None:
    subject, said = inner(fact.subject), fact.object
    modal = re.match(r"(?i)(may|can|might|could) (\w+) ", said)
    if modal and phrase_class(said) is PhraseClass.FINITE:
        return f"What {modal[1].lower()} {subject} {modal[2]} {where(fact, findings)}?", said[modal.end() :]
    if phrase_class(said) is PhraseClass.FINITE:
        return f"What does {subject} show {where(fact, findings)}?", said
    return f"What is the typical result of {subject} {where(fact, findings)}?", said


def _purpose(fact: Fact, findings: Findings) -> tuple[str, str] | None:
    subject = inner(fact.subject)
    frames = (
        f"What is the purpose of {subject} {where(fact, findings)}?",
        f"Why {be(fact.subject)} {subject} used {where(fact, findings)}?",
    )
    said = re.sub(r"(?i)^used (?=to )", "", fact.object)
    return choice(frames, fact.subject + fact.object), said


def _use(fact: Fact, findings: Findings) -> tuple[str, str] | None:
    said = re.sub(r"(?i)^for ", "", fact.object)
    return f"What {be(fact.subject)} {inner(fact.subject)} used for {where(fact, findings)}?", said


def _indication(fact: Fact, findings: Findings) -> tuple[str, str] | None:
    said = re.sub(r"(?i)^(?:used|given|indicated) (?=in |for |when |if |after |during )", "", fact.object)
    return f"When {be(fact.subject)} {inner(fact.subject)} used {where(fact, findings)}?", said


def _regimen(fact: Fact, findings: Findings) -> tuple[str, str] | None:
    said = re.sub(r"(?i)^(?:is|are) ", "", fact.object)
    return f"How {be(fact.subject)} {inner(fact.subject)} used {where(fact, findings)}?", said


def _nature(fact: Fact, findings: Findings) -> tuple[str, str] | None:
    if findings.topic.mention.fullmatch(re.sub(r"(?i)^(?:the|an?) ", "", _bare(fact.subject))):
        return f"What {be(fact.subject)} {findings.topic.name}?", fact.object
    superlative = _SUPERLATIVE_OF.match(fact.object)
    if superlative and fact.predicate:
        return _most(fact, findings)
    if fact.predicate and len(fact.subject.split()) > 4:
        return None
    subject = inner(fact.subject)
    if not fact.predicate:
        return (
            f"What kind of {category_noun(fact.subject, kind_of(fact, findings))} {be(fact.subject)} {subject}, as used {where(fact, findings)}?",
            fact.object,
        )
    return anchored(f"What {be(fact.subject)} {subject}?", findings), fact.object


def _bare(phrase: str) -> str:
    """Return *phrase* without its asides: brackets and what stands between commas."""
    return re.sub(r"\s*\([^)]*\)|,.*$", "", phrase).strip()


def _most(fact: Fact, findings: Findings) -> tuple[str, str] | None:
    superlative = _SUPERLATIVE_OF.match(without_stop(fact.object))
    if superlative is None or is_category_term(fact.subject):
        return None
    rest = superlative["rest"]
    of = "" if rest.startswith(" of ") else f" of {findings.topic.name}"
    return anchored(f"What {be(superlative['most'])} {inner(superlative['most'])}{of}{rest}?", findings), fact.subject


def _description(fact: Fact, findings: Findings) -> tuple[str, str] | None:
    if phrase_class(fact.subject) is not PhraseClass.NOUN:
        return None
    return f"What {be(fact.subject)} {inner(fact.subject)} {where(fact, findings)}?", fact.object


def _other_name(fact: Fact, findings: Findings) -> tuple[str, str] | None:
    return f"By what other name is {findings.topic.name} known?", fact.object


def _abbreviation(fact: Fact, findings: Findings) -> tuple[str, str] | None:
    return f"What does the abbreviation {fact.object} stand for?", capitalised(fact.subject)


def _asked(wh: str) -> Frame:
    def frame(fact: Fact, findings: Findings) -> tuple[str, str] | None:
        asks = "Whom" if wh == "What" and fact.relation is Relation.AFFECTS and _PERSON.match(fact.object) else wh
        if re.search(r"(?i)\bany\b", fact.object):
            return None
        question = wh_question(asks, with_the(inside(fact.subject, findings)), fact.predicate)
        if not question:
            return None
        question = f"{fact.setting}, {inner(question)}" if fact.setting else question
        return anchored(question, findings), fact.object

    return frame


def _population(fact: Fact, findings: Findings) -> tuple[str, str] | None:
    question = wh_question("In whom", with_the(inside(fact.subject, findings)), fact.predicate)
    said = re.sub(r"(?i)^(?:in|among) ", "", fact.object)
    return (anchored(question, findings), said) if question and _PERSON.match(said) and not fact.setting else None


def _agent(fact: Fact, findings: Findings) -> tuple[str, str] | None:
    """Ask for the subject: "What improves outcomes?"; it must say more than the condition's name."""
    subject = without_stop(fact.subject)
    if findings.topic.mention.search(subject) or fact.setting or not 2 <= len(subject.split()) <= 8:
        return None
    return f"What {singular_verb(fact.predicate)} {without_stop(fact.object)} in {findings.topic.name}?", subject


FORWARD: dict[Relation, Frame] = {
    Relation.IS_A: _nature,
    Relation.KNOWN_AS: _other_name,
    Relation.STANDS_FOR: _abbreviation,
    Relation.DESCRIBED_AS: _description,
    Relation.IS_THE_MOST: _most,
    Relation.SHOWS: _result,
    Relation.IS_USED_TO: _purpose,
    Relation.IS_USED_FOR: _use,
    Relation.IS_USED_WHEN: _indication,
    Relation.IS_GIVEN_AS: _regimen,
}
ASKED: dict[Relation, Frame] = {
    Relation.CAUSED_BY: _asked("What"),
    Relation.CAUSES: _asked("What"),
    Relation.AFFECTS: _asked("What"),
    Relation.IS_GIVEN_AS: _asked("How"),
    Relation.IS_USED_TO: _asked("Why"),
    Relation.IS_USED_WHEN: _asked("When"),
    Relation.IS_A: _nature,
    Relation.OCCURS_IN: _population,
    Relation.IS_BASED_ON: _asked("What"),
    Relation.IS_BECAUSE: _asked("Why"),
    Relation.CHANGES: _agent,
    Relation.IS_CALLED: _asked("What"),
    Relation.REQUIRES: _asked("What"),
    Relation.IS_ACQUIRED: _asked("How"),
    Relation.OCCURS_WHEN: _asked("When"),
}

# Reverse: from what is said to the subject --------------------------------------------------------------------------


def _reverse(fact: Fact, findings: Findings) -> tuple[str, str] | None:
    clause = predicate_of(fact, findings)
    if clause is None or is_category_term(fact.subject) or len(without_stop(fact.object).split()) < 3:
        return None
    if any(also_fits(fact.object, says) for says in others_described(fact, findings)):
        return None
    noun = category_noun(fact.subject, kind_of(fact, findings))
    noun = plural(noun) if is_plural(fact.subject) else noun
    return anchored(f"Which {noun} {clause}?", findings), fact.subject


# Lists ---------------------------------------------------------------------------------------------------------------


def _list_card(fact: Fact, findings: Findings) -> ListCard | None:
    if not 2 <= len(fact.points) <= 7:
        return None
    front = _list_front(fact, findings)
    return ListCard(anchored(front, findings), tuple(capitalised(point) for point in fact.points)) if front else None


def _list_front(fact: Fact, findings: Findings) -> str | None:
    n, name = len(fact.points), condition_name(fact, findings)
    subject = re.sub(r"(?i)^(?:the|some|other|many|common|these|following)\s+", "", fact.subject)
    subject = re.sub(rf"(?i)^{_number_word(n)} ", "", subject)
    noun = plural(category_noun(fact.points[0], kind_of(fact, findings)))
    if fact.relation is Relation.HAS_PARTS:
        return (
            f"Which {n} features characterize {inner(fact.subject)}?"
            if fact.predicate
            else f"Which {fact.subject} characterizes {name}?"
        )
    if fact.relation is Relation.IS_BASED_ON:
        question = wh_question("What", with_the(inside(fact.subject, findings)), fact.predicate)
        return f"{question[:-1]} (name {n})?" if question else None
    if fact.predicate:
        softened = re.match(r"(?i)(may|can|might|could)\b", fact.predicate)
        placed = "" if findings.topic.mention.search(subject) else f" in {name}"
        may = f" that {softened[1].lower()} occur" if softened else ""
        return f"Name {n} {inside(subject, findings)}{may}{placed}."
    if fact.relation is Relation.HAS_EXAMPLES:
        return f"Name the {n} examples of {inner(subject)} given among the {noun} of {name}."
    if re.match(r"(?i)in \w+$", fact.subject):
        return f"Name the {n} {noun} described {inner(fact.subject)} with {name}."
    if is_plural(subject):
        subject = (
            f"{subject} for the prognosis"
            if subject.lower().endswith("factors") and kind_of(fact, findings) is SectionKind.PROGNOSIS
            else subject
        )
        return f"What are the {n} {inner(subject)} of {name}?"
    return f"Which {n} {noun} make up {inner(subject)} in {name}?"


def _number_word(number: int) -> str:
    return ("zero", "one", "two", "three", "four", "five", "six", "seven")[number]


# All -----------------------------------------------------------------------------------------------------------------


def flashcards_of(fact: Fact, findings: Findings) -> Iterator[Candidate]:
    """Yield the fronts and backs and the lists that *fact* allows; what is yielded may still break a rule."""
    if fact.points:
        card = _list_card(fact, findings)
        if card is not None:
            yield Candidate(fact, "list", card, fact.evidence)
    elif (frame := (ASKED if fact.predicate else FORWARD).get(fact.relation)) and (asked := frame(fact, findings)):
        yield Candidate(fact, "forward", Basic(asked[0], capitalised(without_stop(asked[1]))), fact.evidence)
    if not fact.predicate and (asked := _reverse(fact, findings)):
        yield Candidate(fact, "reverse", Basic(asked[0], capitalised(asked[1])), fact.evidence)
