"""The frames that cards and questions share: what a fact says as a predicate, and where it holds."""

import re
from dataclasses import dataclass
from functools import lru_cache

from decks.facts import Findings
from decks.facts.topic import Topic, abbreviates
from decks.grammar import capitalised, with_indefinite
from decks.knowledge import find_terms, normal, term_type
from decks.model import Content, Fact, Relation, SectionKind, Span
from decks.phrases import PhraseClass, has_clause, is_adjective, is_plural, phrase_class, starts_with_verb
from decks.wording import PARTS, be, choice, common_noun, counted, heading_noun, inner, plural, without_stop

_PEOPLE = re.compile(
    r"(?<!infected )(?<!exposed )(?<!healthy )(?<!vaccinated )\b"
    r"(?:patients|people|individuals|children|adults|infants|women|men|newborns|babies|cases)\b"
    r"(?! (?:with|who|whose|born|taking|treated|that|of|in|aged|under|over|younger|older|at|having|receiving|without|"
    r"undergoing|than|each|per|from|to|worldwide|living|diagnosed|whom|infected|given|own|immune|blood|body)\b|['’-])",
    re.IGNORECASE,
)
# "In infants and adults": of two groups, one alone would be named.
_AND_OTHERS = re.compile(
    r"(?:, [\w-]+)*,? (?:and|or) (?:[\w-]+ ){0,2}(?:patients|people|individuals|children|adults|infants|women|men|"
    r"newborns|babies)\b",
    re.IGNORECASE,
)
# A name in letters, but for a gene's or a protein's.
_LETTERS = re.compile(
    r"(?<![\w/-])(?P<short>[A-Z]{3,8})(?![\w/-])(?! (?:genes?|proteins?|enzymes?|mutations?|levels?)\b)"
)
# Conditions that share only these words are no kin; of "tumor" alone the condition's own is meant.
_KINDS_OF_ILLNESS = frozenset("syndrome disease disorder deficiency condition infection".split())
_WIDE_KINDS = frozenset("cancer cancers tumor tumors tumour carcinoma anemia anaemia leukemia lymphoma".split())
_WH = re.compile(r"(?:what|which|when|where|how|why)\b", re.IGNORECASE)
_ENDS_OPEN = re.compile(
    r"\b(?:of|for|with|to|by|from|on|in|at|into|against|than|about|called|known as|referred to as|termed)\?$|"
    r" (?:if|when|because|who|that|which|than|in (?:people|patients|children|adults|women|men|individuals))\b.*\?$",
    re.IGNORECASE,
)
_AFTER_A_NOUN = "is|are|can|may|in|of|that|which|has|or|and|occurs?|forms?|with|usually|often|on|was|to|will|who"
MAX_BEFORE_PLACE = 13
_IN_POPULATION = re.compile(r"^(?P<who>in [^,;:]{3,70}), (?P<rest>to .+)$", re.IGNORECASE)
# What a cause is itself caused by.
_ORIGIN = re.compile(r"(?:is|are) caused by\b")
_OF_ORIGIN = (SectionKind.CAUSES, SectionKind.RISK_FACTORS)
_LOOKED_FOR = ("red flag",)
_OF_NOUN = dict.fromkeys(PARTS, "of") | dict.fromkeys(("risk factor", "diagnostic criterion"), "for")
# "a cause of gout", but "a drug, in gout"
OF_CONDITION = (
    SectionKind.CAUSES,
    SectionKind.RISK_FACTORS,
    SectionKind.SYMPTOMS,
    SectionKind.COMPLICATIONS,
    SectionKind.PROGNOSIS,
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item that a generator proposes: what it asks, by which *frame*, of which *fact*; the flaw gate decides.

    *frame* names the way of asking, not its wording, so that a reworded item keeps its identity. *evidence* spans prove
    the answer; they are the fact's own unless more is needed. *reason* is a sentence that says why a case has this
    answer, "" where the article's own words do.
    """

    fact: Fact
    frame: str
    content: Content
    evidence: tuple[Span, ...]
    reason: str = ""


def kind_of(fact: Fact, findings: Findings) -> SectionKind:
    """Return the kind of the section that *fact* stands in."""
    return next(s.kind for s in findings.article.sections if s.section_id == fact.section_id)


def condition_name(fact: Fact, findings: Findings) -> str:
    """Return the condition's name, or its abbreviation where the name would give the fact's subject away."""
    topic = findings.topic
    answers = (fact.subject, *fact.points)
    is_told = any(f" {normal(answer)} " in f" {normal(topic.name)} " for answer in answers)
    return topic.abbreviation if is_told and topic.abbreviation else topic.name


def inside(phrase: str, findings: Findings) -> str:
    """Return *phrase* as it stands inside a sentence; a name of the condition has the article's own case."""
    if not findings.topic.mention.match(phrase):
        return inner(phrase)
    lowered = phrase[:1].lower() + phrase[1:]
    return lowered if re.search(rf"(?<!\w){re.escape(lowered)}", findings.article.text) else phrase


def with_article(findings: Findings) -> str:
    """Return the condition's name after "an" where the article itself speaks of "an aneurysm"."""
    name, text = findings.topic.name, findings.article.text
    return with_indefinite(name) if _counts(name, text) else name


@lru_cache(maxsize=16)  # asked for at every front; few articles are read at once
def _counts(name: str, text: str) -> bool:
    """Tell whether *text* speaks of one *name* among others: "an aneurysm is …", not "a gout attack"."""
    return re.search(rf"(?i)\ban? {re.escape(name)}(?=[.,;:)]|\s+(?:{_AFTER_A_NOUN})\b)", text) is not None


def whom(fact: Fact, findings: Findings) -> str:
    """Return the condition, or "children with *condition*" where the heading narrows whom the fact is about."""
    name, population = condition_name(fact, findings), fact.population
    is_said = population is None or population.lower() in fact.object.lower()
    return name if is_said or population is None else f"{population.lower()} with {name}"


def where(fact: Fact, findings: Findings) -> str:
    """Return "in *condition*", or "in children with *condition*"."""
    who = whom(fact, findings)
    return place(findings) if who == findings.topic.name else f"in {who}"


def place(findings: Findings) -> str:
    """Return "in gout", "in patients with an aneurysm"."""
    named = with_article(findings)
    is_thing = named != findings.topic.name or is_plural(named) or " in " in named
    return f"in patients with {named}" if is_thing else f"in {named}"


def anchored(question: str, findings: Findings, *, patients: bool = True) -> str:
    """Return *question* so that it names the condition; people without more are its *patients*, if they may be.

    Of an article on several conditions, a question that names none of them stays as it is.
    """
    topic = findings.topic
    question = _with_its_name(question, topic) if topic.is_named else question
    if topic.is_several or topic.mention.search(question) or names_its_kin(question, topic.name):
        return question
    if not topic.is_named:
        return f"{capitalised(topic.name)}: {inside(question, findings)}"
    people = _PEOPLE.search(question) if patients else None
    if people is not None and not _AND_OTHERS.match(question[people.end() :]):
        of = "of" if people[0].lower() == "cases" else "with"
        return f"{question[: people.end()]} {of} {with_article(findings)}{question[people.end() :]}"
    if re.match(r"(?i)(?:in|for) whom\b", question):
        return f"Among patients with {with_article(findings)}, {inside(question, findings)}"
    if _may_end_with_a_place(question) or _is_set(question):
        return f"{question[:-1]} {place(findings)}?"
    return f"{capitalised(place(findings))}, {inside(question, findings)}"


def names_its_kin(text: str, name: str) -> bool:
    """Tell whether *text* is of another condition of the kind of *name*: "asthma" on a page on "allergic asthma".

    "In allergic asthma, 235 million people have asthma" says what nobody said.
    """
    *_, kind = name.lower().split()
    if kind in _KINDS_OF_ILLNESS:
        return False
    named = (found for found in find_terms(text) if found.type.kind in ("condition", "tumor"))
    words = (text[found.start : found.end].lower().split() for found in named)
    return any(w[-1] == kind and (len(w) > 1 or kind not in _WIDE_KINDS) for w in words)


def _with_its_name(question: str, topic: Topic) -> str:
    """Return *question* with the condition's name for a shorter one of its own letters: "SCOT deficiency".

    The article's own abbreviation stays: the gate spells it out, unless its words would tell the answer.
    """
    words = topic.name.split()
    for found in _LETTERS.finditer(question):
        if found["short"] == topic.abbreviation:
            continue
        for first in range(len(words)):
            opening, rest = " ".join(words[:first]), " ".join(words[first:])
            start = found.start() - len(opening) - 1 if opening else found.start()
            is_opened = not opening or question[max(start, 0) : found.start()].strip().lower() == opening.lower()
            if is_opened and abbreviates(found["short"], rest):
                tails = (" ".join(words[n:]) for n in range(1, len(words)))  # "CPT II deficiency" has its own "II" too
                tail = "|".join(re.escape(words_left) for words_left in tails)
                kind = re.match(rf" (?:{tail})\b", question[found.end() :]) if tail else None
                return f"{question[:start]}{topic.name}{question[found.end() + (kind.end() if kind else 0) :]}"
    return question


def _is_set(question: str) -> bool:
    """Tell whether *question* opens with its own setting, "In the first year, when …", and may end with a place."""
    return re.match(r"(?:In|During|After|Before|For) [^?]*, \w", question) is not None and not _ENDS_OPEN.search(
        question
    )


def _may_end_with_a_place(question: str) -> bool:
    """Tell whether "in gout" may follow *question*, which is short and ends with no preposition."""
    n_words = len(question.split())
    is_plain = question.endswith("?") and _WH.match(question) is not None and n_words <= MAX_BEFORE_PLACE
    is_first = choice(("last", "first"), question) == "first"
    return is_plain and not is_first and _ENDS_OPEN.search(question) is None


def names_no_thing(fact: Fact) -> bool:
    """Tell whether the fact's term only says what kind of a thing is meant, and its heading does not say of what."""
    bare = re.sub(r"\s*\([^()]*\)", "", fact.subject)
    words = re.split(r" and |, |/", bare)
    return heading_noun(fact.group) not in PARTS and term_type(bare) is None and all(map(is_adjective, words))


def which(fact: Fact, findings: Findings, *, options: tuple[str, ...] = ()) -> str | None:
    """Return the question that asks for the fact's subject by what is said of it, None where it makes no predicate.

    With *options* it reads "Which of the following …?", and names what they all are.
    """
    predicate, kind = predicate_of(fact), kind_of(fact, findings)
    is_origin = kind in _OF_ORIGIN and (fact.relation is Relation.IS or _ORIGIN.match(predicate or ""))
    is_factor = kind is SectionKind.PROGNOSIS and fact.relation is Relation.DESCRIBED_AS
    if predicate is None or is_origin or is_factor or names_no_thing(fact):
        return None
    if heading_noun(fact.group) in _LOOKED_FOR and not options:
        return f"Which {heading_noun(fact.group)} in suspected {condition_name(fact, findings)} {predicate}?"
    told = heading_noun(fact.group) if fact.relation is not Relation.HAS_ADVERSE_EFFECT else None
    noun = told or common_noun(options or (fact.subject,), kind)
    asks = f"Which of the following {plural(noun)}" if options else f"Which {counted(noun, fact.subject)}"
    placed = _placed_cases(predicate, fact, findings)
    if placed is not None:
        return f"{asks} {placed}?"
    return told_of(asks, noun, predicate, fact, findings)


def told_of(asks: str, noun: str, predicate: str, fact: Fact, findings: Findings) -> str:
    """Return the question that *asks*, "Which stage", for what *predicate* is said of in the condition, or of it."""
    of = _OF_NOUN.get(noun, "of" if kind_of(fact, findings) in OF_CONDITION else "")
    if not of:
        return f"{capitalised(where(fact, findings))}, {asks[0].lower()}{asks[1:]} {predicate}?"
    who = whom(fact, findings)
    return f"{asks} {'in' if ' with ' in who else of} {who} {predicate}?"


def _placed_cases(predicate: str, fact: Fact, findings: Findings) -> str | None:
    """Return "is used in severe cases of *condition*" where the predicate itself takes the condition."""
    return f"{predicate} of {whom(fact, findings)}" if predicate.endswith(" cases") else None


def predicate_of(fact: Fact) -> str | None:
    """Return what is said of the fact's subject, for "Which drug …?": "is used to rule out seizures"."""
    said, verb = inner(without_stop(fact.object)), be(fact.subject)
    if not said[:1].isalpha():
        return None
    match fact.relation:
        case Relation.DESCRIBED_AS:
            return f"{verb} described as “{said}”" if not fact.points else None
        case Relation.IS_USED_TO:
            grouped = _IN_POPULATION.match(said)
            purpose = f"{grouped['rest']} {grouped['who']}" if grouped else re.sub(r"^used ", "", said)
            return f"{verb} used {purpose}"
        case Relation.IS_USED_FOR:
            return f"{verb} used {said}"
        case Relation.IS_USED_WHEN if phrase_class(said) is PhraseClass.PARTICIPLE:
            return f"{verb} {said}"
        case Relation.IS_A if not fact.predicate:
            return f"{verb} {said}"
        case Relation.SHOWS | Relation.IS | Relation.DOES | Relation.HAS_ADVERSE_EFFECT:
            return _told(said, verb, fact)
    return None


def _told(said: str, verb: str, fact: Fact) -> str | None:
    """Return what is *said* as a predicate; a table's cell is no phrase of a sentence, and is quoted as a result."""
    if fact.column:
        return f"{'give' if verb == 'are' else 'gives'} the result “{said}”"
    if fact.relation is Relation.IS and heading_noun(fact.group) in PARTS:
        return f"{verb} described as “{said}”"
    if fact.relation is Relation.HAS_ADVERSE_EFFECT and phrase_class(said) is not PhraseClass.FINITE:
        return f"may cause {said}"
    shows = "show" if verb == "are" else "shows"
    return _plain_predicate(said, shows if fact.relation is Relation.SHOWS else verb, verb)


def _plain_predicate(said: str, noun_verb: str, verb: str) -> str | None:
    """Return *said* as a predicate: as it is if a verb begins it, a thing after *noun_verb*, else after *verb*."""
    match phrase_class(said):
        case PhraseClass.FINITE:
            names_first = any(found.start == 0 for found in find_terms(said))
            return said if starts_with_verb(said) and not names_first else None
        case PhraseClass.NOUN:
            return f"{noun_verb} {said}" if not has_clause(f"{capitalised(said)}.") else None
        case _:
            return f"{verb} {said}"
