"""Rules of truth and of cards: proof, qualifiers, one short fact that stands alone. Each is True where it is broken."""

import re

from decks.distractors import content_words
from decks.facts.bullets import clauses_of
from decks.flaws.views import (
    Setting,
    answers_of,
    asked_of,
    everything_of,
    evidence_text,
    folded,
    members_of_options,
    question_of,
)
from decks.framing import names_its_kin
from decks.knowledge import find_terms, hedges_in, is_category_term, is_same, negations_in, normal, population_in
from decks.model import Basic, Cloze, Item, ListCard, Mcq, SectionKind, Vignette

MAX_BACK_WORDS = 15
_FORM_WORDS = 2  # that a form's name shares with the condition's
MAX_CLOZE_WORDS = 6
MAX_NUMBER_WORDS = 9  # "1 in 100,000 to 1 in 1 million people"
MAX_SENTENCE_WORDS = 45
LIST_POINTS = (2, 7)
_DANGLING = re.compile(
    r"^(?:\W*)(?:it|this|these|those|they|such|the (?:condition|disorder|following))\b|"
    r"\bthe following\b(?! (?:is|are)\?)|"
    r"\b(?:these|those) (?:are|is|can|may)\b|"
    r"^(?:In [^,]+, )?(?:sometimes|often|usually|occasionally|generally|normally),? (?:it|they|he|she)\b",
    re.IGNORECASE,
)
_TERM_FOR = re.compile(r"\bis the medical term for\b")
_INSTANCE = re.compile(
    r"\b(?:represent|describes this finding|most likely (?:diagnosis|to show|to have|to confirm|to support|cause of)|"
    r"most appropriate|at increased risk|in this patient's background|most likely have prevented)\b"
)
# Where one sentence goes on to say another thing: qualifiers of a part left out need not be kept.
_CHILD = re.compile(r"\b(?:girl|boy)\b")
_GIVEN = re.compile(r"\b(?:given|used|prescribed|taken|recommended|treat\w*)\b", re.IGNORECASE)
_CAUSED_BY = r"\b(?:caused by|due to|triggered by|brought on by|exposure to)(?: [\w-]+){{0,6}} {}\b"
# "If you have hemophilia A, …" is said of those with hemophilia A, where the item names it.
_IF_ONE_HAS = re.compile(r"\b(?:if|when) you have (?=(?P<what>[^,]{3,60}),)", re.IGNORECASE)
_NAMES = re.compile(r"other name|stand for|\bcalled\b")
_PATTERN_WORDS = content_words("pattern manner form type disease disorder condition")
# Words that a definition can be made of without saying anything.
_EMPTY_WORDS = content_words(
    "condition disease disorder type form rare inherited body part group kind problem serious common many medical "
    "health several chronic genetic illness different various"
)
# "What is gout?", but not "What is gout caused by?".
_DEFINES = re.compile(
    r"(?:^|: )what (?:is|are) (?!the\b)(?![^?]*\b(?:called|termed|by|on|from|for|with|to)\?)[\w\s'’-]+\?$",
    re.IGNORECASE,
)
_GENE_CAUSES = re.compile(r"\bwhich of the following genes (?:\w+ly )?causes? ")
_DUBIOUS_NUMBER = re.compile(r"\d/\d+\s?(?:g|mg|mL|L|mmol)\b")
# "They relax the muscle" answers "What effect do nitrates have?": the pronoun is the question's own subject.
_THE_SUBJECT = re.compile(r"^(?:They|It) (?=\w)")
_PART = re.compile(
    r",\s+(?=(?:as (?:it|they) (?:is|are)|which|who|but|although|whereas|while|"
    r"and (?:can|may|is|are|it|they|the|some|has|have))\b)|;\s+|:\s+"
)


def is_not_proven(item: Item, setting: Setting) -> bool:
    """Tell whether a word of the answer is missing from the proof; the condition's own name is proven by any name."""
    proof = folded(evidence_text(item, setting))
    proof |= {"the"} if "your" in proof else set()  # "in your chest" proves "in the chest"
    proof |= {"and"} if members_of_options(item) else set()  # joins what stands in bullets of their own
    proof |= {"in"} if {"you", "have"} <= proof else set()  # "if you have gout" proves "in gout"
    answers = tuple(_THE_SUBJECT.sub("", answer) for answer in answers_of(item.content))
    by_name = isinstance(item.content, Basic | Vignette) and setting.mentions(" ".join(answers))
    proven = all(answer.strip() and folded(answer) <= proof for answer in answers)
    return (
        not item.evidence or not answers or not (proven or (by_name and setting.mentions(evidence_text(item, setting))))
    )


def _told_parts(item: Item, setting: Setting) -> list[str]:
    """Return the parts of the first proving statement that the item tells: most of their words stand in it.

    A question that tells nothing of the statement but its key stands for the whole of it.
    """
    shown = content_words(_shown(item))
    # A sentence that two parts make is told as one; elsewhere the first statement is what the item is about.
    is_card = isinstance(item.content, Basic | Cloze)
    first = " ".join(span.of(setting.text) for span in (item.evidence if is_card else item.evidence[:1]))
    parts = [part for clause in clauses_of(first) for part in _PART.split(clause.of(first))]
    told = [part for part in parts if (words := content_words(part)) and len(words & shown) / len(words) >= 0.6]
    question = question_of(item)
    is_key_alone = question is not None and all(content_words(part) <= content_words(question.key) for part in told)
    return [_without_aside(part, question.key) for part in parts] if question is not None and is_key_alone else told


def _without_aside(part: str, key: str) -> str:
    """Return *part* without what it says of the *key* itself: "nasal polyps that may need surgery"."""
    found = re.search(rf"{re.escape(key)}(?P<aside>,? (?:that|which) .*)$", part, re.IGNORECASE | re.DOTALL)
    return part[: found.start("aside")] if found else part


def _names_an_instance(item: Item) -> bool:
    """Tell whether an item only asks what a thing is called, however often that occurs: a term, a case's finding."""
    if isinstance(item.content, Vignette):
        return bool(_INSTANCE.search(item.content.lead_in))
    return isinstance(item.content, Basic | Mcq) and bool(_TERM_FOR.search(asked_of(item.content)))


def loses_a_qualifier(item: Item, setting: Setting) -> bool:
    """Tell whether a hedge of the part of the article that the item tells is not shown with it."""
    if isinstance(item.content, ListCard) or _names_an_instance(item):
        return False
    if _makes_a_risk_a_cause(item, setting):
        return True
    shown = _shown(item)
    return any(_says_more_surely(shown, part) for part in _told_parts(item, setting))


def _makes_a_risk_a_cause(item: Item, setting: Setting) -> bool:
    """Tell whether a gene is asked for as the cause that the article only says to raise the risk."""
    if not isinstance(item.content, Mcq) or not _GENE_CAUSES.search(item.content.lead_in):
        return False
    key = re.escape(item.content.key)
    of_risk = rf"\b{key} genes? (?:\w+ ){{0,3}}(?:increases?|raises?) the risk\b|\bassociation is with the {key} gene"
    return re.search(of_risk, setting.text) is not None


def _shown(item: Item) -> str:
    """Return what the item tells; a case tells its patient's age group, and "most likely" how common a thing is."""
    shown = everything_of(item)
    if not isinstance(item.content, Vignette):
        return shown
    who = "in children" if _CHILD.search(item.content.stem) else "in adults"
    return f"{shown} {who} {'common frequent usual' if 'most likely' in shown else ''}"


def _says_more_surely(shown: str, part: str) -> bool:
    """Tell whether *part* has a hedge or a population that *shown* lacks; a question may part the words of "may be"."""
    words = folded(shown)
    part = _IF_ONE_HAS.sub(lambda found: "in " if folded(found["what"]) <= words else found.group(), part)
    population = population_in(part)
    is_hedged = all(folded(hedge) <= words for hedge in hedges_in(part))
    is_narrowed = population is None or population_in(shown) is not None or folded(population) <= words
    return not (is_hedged and is_narrowed)


def turns_a_negative(item: Item, setting: Setting) -> bool:
    """Tell whether a "not" of the article is not shown, or what is denied, or is a cause, is given."""
    shown = everything_of(item).lower()
    if _gives_a_cause(item, setting):
        return True
    if isinstance(item.content, ListCard) and setting.kind in (SectionKind.TREATMENT, SectionKind.PREVENTION):
        denied = (word for span in item.evidence for word in negations_in(span.of(setting.text)))
        return any(not _is_denied_in(shown, word) for word in denied)
    parts = () if _names_an_instance(item) else _told_parts(item, setting)
    lost = any(not _is_denied_in(shown, word) for part in parts for word in negations_in(part))
    return lost or (question_of(item) is not None and bool(negations_in(" ".join(answers_of(item.content)))))


def _gives_a_cause(item: Item, setting: Setting) -> bool:
    """Tell whether it speaks of giving a drug of which the article says that it brings the condition about."""
    asked = asked_of(item.content)
    if not _GIVEN.search(asked):
        return False
    named = " ".join((asked, *answers_of(item.content)))
    drugs = {named[found.start : found.end] for found in find_terms(named) if found.type.kind == "drug"}
    return any(re.search(_CAUSED_BY.format(re.escape(drug)), setting.text, re.IGNORECASE) for drug in drugs)


def _is_denied_in(shown: str, denial: str) -> bool:
    """Tell whether *shown*, in lower case, has the word *denial*; "are … not" has "aren't"."""
    words = denial.lower().split()
    is_parted = words[-1] == "not" and all(f" {word} " in f" {shown} " for word in words)  # "should they not have"
    return denial.lower() in shown or is_parted or (re.search(r"n['’]t$", denial) is not None and " not " in shown)


def _is_the_condition(item: Item, setting: Setting) -> bool:
    """Tell whether the answer is, by whatever name, the condition that the question names too; its names are exempt."""
    answer = " ".join(answers_of(item.content))
    if _NAMES.search(asked_of(item.content)) or not setting.mentions(asked_of(item.content)):
        return False
    bare = content_words(answer) - _PATTERN_WORDS
    return any(normal(answer) == normal(name) for name in setting.names) or (
        bool(bare) and bare <= content_words(" ".join(setting.names))
    )


def gives_itself_away(item: Item, setting: Setting) -> bool:
    """Tell whether the answer stands in the question, as words, or is the condition that the question names."""
    if isinstance(item.content, Basic | Cloze) and _is_the_condition(item, setting):
        return True
    asked = f" {normal(asked_of(item.content))} "
    answers = answers_of(item.content)
    is_diagnosis = isinstance(item.content, Vignette) and any(is_same(answers[0], name) for name in setting.names)
    names = setting.names if is_diagnosis else ()
    return any(f" {normal(name)} " in asked for name in names) or any(
        len(normal(answer)) > 2 and f" {normal(answer)} " in asked for answer in answers
    )


def does_not_stand_alone(item: Item, setting: Setting) -> bool:
    """Tell whether the question does not name the condition, or points to what is not there."""
    asked = asked_of(item.content)
    is_case = isinstance(item.content, Vignette)
    is_named = setting.mentions(asked) or _names_a_form(asked, setting)
    is_named = is_named or (question_of(item) is None and any(names_its_kin(asked, name) for name in setting.names))
    return (not is_case and not is_named) or (question_of(item) is None and bool(_DANGLING.search(asked)))


def _names_a_form(asked: str, setting: Setting) -> bool:
    """Tell whether *asked* names the form that a heading gives: "ovarian germ cell tumors" of "germ cell tumors"."""
    ends = {" ".join(normal(name).split()[-_FORM_WORDS:]) for name in setting.names}
    forms = (normal(heading) for heading in setting.headings if normal(heading) in normal(asked))
    return any(len(end.split()) == _FORM_WORDS and form.endswith(end) for form in forms for end in ends)


def is_not_atomic(item: Item, setting: Setting) -> bool:
    """Tell whether the answer exceeds one short fact: 15 words on a back, 6 in a gap, 9 of a number, 2 to 7 points."""
    match item.content:
        case Basic(_, back):
            return len(back.split()) > MAX_BACK_WORDS or ";" in back
        case Cloze(text):
            hidden = answers_of(item.content)
            is_long = len(text.split()) > MAX_SENTENCE_WORDS
            most = MAX_NUMBER_WORDS if re.search(r"\d", " ".join(hidden)) else MAX_CLOZE_WORDS
            return is_long or len(hidden) != 1 or len(hidden[0].split()) > most
        case ListCard(_, points):
            return not LIST_POINTS[0] <= len(points) <= LIST_POINTS[1] or len(set(map(normal, points))) != len(points)
        case _:
            return False


def hides_a_category(item: Item, setting: Setting) -> bool:
    """Tell whether the answer is a mere category: "symptoms", "a condition"."""
    answers = answers_of(item.content)
    if _DEFINES.search(asked_of(item.content)) and len(content_words(" ".join(answers)) - _EMPTY_WORDS) < 2:
        return True
    if re.search(r"(?i)\bwhich sex\b", asked_of(item.content)) or (
        isinstance(item.content, Cloze) and item.content.hint
    ):
        return False
    bare = (re.sub(r"(?i)^(?:an?|the) ", "", answer) for answer in answers)
    return isinstance(item.content, Basic | Cloze) and any(is_category_term(answer) for answer in bare)


def holds_a_dubious_number(item: Item, setting: Setting) -> bool:
    """Tell whether a number of the proof looks misspelt: "< 2/5 g/dL"."""
    return bool(_DUBIOUS_NUMBER.search(evidence_text(item, setting)))


def asks_of_boilerplate(item: Item, setting: Setting) -> bool:
    """Tell whether the section is a disclaimer, navigation or the like."""
    return setting.kind is SectionKind.BOILERPLATE
