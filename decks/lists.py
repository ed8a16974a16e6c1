"""Facts to closed lists: how many points there are, of what, and in which condition."""

import re
from collections.abc import Iterator

from decks.facts import Findings
from decks.facts.groups import are_answers
from decks.facts.leads import asks_what_to_do
from decks.framing import OF_CONDITION, Candidate, anchored, condition_name, inside, kind_of, where
from decks.grammar import NUMBER_WORDS, capitalised, wh_question
from decks.headed import headed_front, placed, shared_nouns, uncounted
from decks.knowledge import find_terms, hedges_in, term_type
from decks.model import Fact, ListCard, Relation, SectionKind
from decks.phrases import is_plural
from decks.wording import category_noun, inner, plural, with_the

LIST_POINTS = (2, 7)
MAX_UNCOUNTED = 5  # of a list that does not say how many it has, more are not learnt from one card
_RELATIVE = re.compile(r",\s+(?:which|who)\b.*$")
_N_SAID = re.compile(r"(?:the )?(?P<n>two|three|four|five|six|seven)\b", re.IGNORECASE)
_COUNTS_SOME = re.compile(r"\b(?:may|can|could|might)\b|\bincludes?$|\binclud(?:es?|ing)\b", re.IGNORECASE)
_SOME = re.compile(r"(?:some|several|certain|various|examples)\b", re.IGNORECASE)
# Of these an article names all that there are.
_CLOSING = re.compile(
    r"\b(?:main|major|most (?:common|often|frequent|important)|common|commonly|classic|classical|typical|typically|"
    r"primary|first|earliest|early|hallmark|cardinal|usual|usually|only|two|three|four|five|six|seven|types?|subtypes?|forms|stages|phases|"
    r"criteria|components?|classes|triad)\b",
    re.IGNORECASE,
)
_KINDS_OF = re.compile(
    r"(?:the )?(?:(?:two|three|four|five|six|main) )*(?:types|kinds|forms|classes) of\b", re.IGNORECASE
)
_NUMBER = re.compile(r" (?:[\dIVX]+[A-Za-z]?|[A-D])$")
_POINTING = re.compile(r"\b(?:mentioned|above|below|described|listed)\b", re.IGNORECASE)
# A letter, or the rest of "for days, weeks, or months".
_NO_POINT = re.compile(r"\w|(?:hours?|days?|weeks?|months?|years?|decades?)", re.IGNORECASE)
# What only the sentences before can tell: "the event", "The medicines include …".
_DANGLING = re.compile(
    r"\b(?:the (?:event|problem|following|same)|this|these|such)\b|\band other\b|(?-i: Signs and| Symptoms\b)|"
    r"^the (?:medicines|medications|drugs|tests|treatments|procedures|exams|therapies|conditions|diseases|methods|"
    r"options|changes|groups|factors)$",
    re.IGNORECASE,
)
# "Symptoms may include" only counts up; "tests may be used to …" says what the points do.
_COUNTS_UP = re.compile(r"(?:include|includes|are|is|involves?|consists? of)(?: to)?$", re.IGNORECASE)
_USED = re.compile(r"\b(?:treatments?|medicines?|medications?|drugs|tests|procedures|options|therapies|exams)\b")
_OCCURRING = re.compile(r"\b(?:symptoms|signs|complications|problems|effects|features|changes)$")
_BRINGS = re.compile(r"\b(?:causes?|leads? to|results? in|have|has|experience|develops?|notice)$")
_HAVING = re.compile(r"\b(?:who|that) (?:have|has|had)$")
_OF_WHAT = re.compile(
    r"(?:standard |initial )?(?:treatment|diagnosis|management|prevention|prognosis|therapy|complications|symptoms|"
    r"signs and symptoms|treatment options|prognosis and treatment options|triggers|causes|risk)"
)
_MAIN = re.compile(r"(?:most|first|main|major)\b", re.IGNORECASE)
_HEAD_ENDS = re.compile(r"\s(?:of|for|in|to|with|that|which|after|during|from|currently|used)\s")
# What a list can be asked for, beside known terms.
_CLINICAL = re.compile(
    r"\b(?:symptoms|signs|features|findings|complications|problems|causes|triggers|factors|treatments|medicines|"
    r"medications|drugs|tests|procedures|types|subtypes|forms|kinds|stages|phases|goals|effects|options|therapies|exams|"
    r"conditions|diseases|disorders|criteria|reasons|organisms|vaccines|measures|surgeries|methods|approaches|groups|"
    r"functions|changes|abnormalities|defects|mutations|genes)$"
)
_NO_NAME = re.compile(r"(?:examples?|people|others|types|things|ways)")


def list_card(fact: Fact, findings: Findings) -> Iterator[Candidate]:
    """Yield the closed list that *fact* makes with its points; what is yielded may still break a rule."""
    if not _is_sample(fact):
        yield from _card(fact, findings)


def spare_lists_of(fact: Fact, findings: Findings) -> Iterator[Candidate]:
    """Yield the list that *fact* makes although there may be more points, all known, for a section with no item."""
    is_named = all(find_terms(point) for point in fact.points)
    if fact.points and is_named and _is_sample(fact) and kind_of(fact, findings) in OF_CONDITION:
        yield from _card(fact, findings)


def _is_sample(fact: Fact) -> bool:
    """Tell whether there may be more points than those named: "symptoms may include", but not "the main symptoms"."""
    if not fact.predicate or fact.relation not in (Relation.HAS_MEMBERS, Relation.DOES):
        return False
    is_open = _COUNTS_SOME.search(fact.predicate) is not None or _SOME.match(fact.subject) is not None
    return is_open and _CLOSING.search(f"{fact.subject} {fact.predicate}") is None


def _card(fact: Fact, findings: Findings) -> Iterator[Candidate]:
    said = fact.evidence[0].of(findings.article.text).lower()
    is_counted = (
        len(fact.points) < len(NUMBER_WORDS) and re.search(rf"\b{NUMBER_WORDS[len(fact.points)]}\b", said) is not None
    )
    most = LIST_POINTS[1] if is_counted else MAX_UNCOUNTED
    is_closed = LIST_POINTS[0] <= len(fact.points) <= most and not _is_open(fact)
    is_closed = is_closed and _says_what_they_are(fact, findings) and not _is_of_others(fact, findings)
    front = _list_front(fact, findings) if is_closed else None
    if front is not None:
        points = tuple(capitalised(_RELATIVE.sub("", point)) for point in fact.points)
        card = ListCard(_anchored(front, findings), points)
        yield Candidate(fact, "list", card, fact.evidence)


def _anchored(front: str, findings: Findings) -> str:
    """Return *front* under the condition's name; "(name 3)" stays at its end."""
    if "(name" not in front or findings.topic.mention.search(front):
        return anchored(front, findings)
    return f"In {findings.topic.name}, {inside(front, findings)}"


def _is_of_others(fact: Fact, findings: Findings) -> bool:
    """Tell whether the points are kinds of what is not the condition, "types of lymphocytes", or say "you"."""
    kinds = _KINDS_OF.match(fact.subject)
    is_other = kinds is not None and not findings.topic.mention.search(fact.subject) and not _USED.search(fact.subject)
    return is_other or any(re.search(r"\byou(?:r)?\b|^[Ww]hether\b", point) for point in fact.points)


def _is_open(fact: Fact) -> bool:
    """Tell whether the points are no answers: groups of people, numbered stages, more or fewer than were said."""
    said = _N_SAID.match(fact.subject)
    is_miscounted = said is not None and NUMBER_WORDS.index(said["n"].lower()) != len(fact.points)
    is_numbered = len({_NUMBER.sub("", point) for point in fact.points}) == 1  # "Stage I", "Stage II"
    if fact.setting.lower() == "for example" or is_miscounted or is_numbered or _DANGLING.search(fact.subject):
        return True
    return not are_answers(fact.points) or any(
        _POINTING.search(point) or _NO_POINT.fullmatch(point) for point in fact.points
    )


def _says_what_they_are(fact: Fact, findings: Findings) -> bool:
    """Tell whether the sentence counts up the points right after its subject: "medicines" alone is too much.

    "Medicines used for the rate include …" must not become "medicines include …".
    """
    if fact.relation is not Relation.HAS_MEMBERS or not fact.predicate or len(fact.evidence) > 1:
        return True
    said = " ".join(fact.evidence[0].of(findings.article.text).split()).lower()
    return f"{fact.subject} {fact.predicate}".lower() in said


def _list_front(fact: Fact, findings: Findings) -> str | None:
    n, name = len(fact.points), condition_name(fact, findings)
    match fact.relation:
        case Relation.HAS_PARTS if fact.predicate:
            return f"Which {n} features characterize {inside(fact.subject, findings)}?"
        case Relation.HAS_PARTS:
            return f"Which {fact.subject} characterizes {name}?"
        case Relation.IS_BASED_ON:
            question = wh_question("What", with_the(inside(fact.subject, findings)), fact.predicate)
            return f"{question[:-1]} (name {n})?" if question else None
        case Relation.HAS_EXAMPLES:
            return _example_front(fact, findings)
        case Relation.DESCRIBED_AS:
            if kind_of(fact, findings) in (SectionKind.CAUSES, SectionKind.RISK_FACTORS):
                return None  # asked for as causes
            described = f"Name the {n} {inner(fact.subject)} described {where(fact, findings)}."
            return described if is_plural(fact.subject) else None
        case Relation.DOES:
            return _completed_front(fact, findings)
    return _said_front(fact, findings) if fact.predicate else headed_front(fact, findings)


def _example_front(fact: Fact, findings: Findings) -> str:
    """Return the front for examples: of a class of drugs that is used, or of what is named among causes or signs."""
    n, name, kind = len(fact.points), condition_name(fact, findings), kind_of(fact, findings)
    what = inner(fact.subject) if is_plural(fact.subject) else f"examples of {inner(fact.subject)}"
    if kind in (SectionKind.TREATMENT, SectionKind.PREVENTION):
        return f"Name {n} {what} that are used in {name}."
    return f"Name {n} {what} among the {plural(category_noun(fact.subject, kind))} of {name}."


def _placed(front: str, fact: Fact) -> str:
    """Return *front* after the words that stood before the subject: "In children, which …?"."""
    return f"{fact.setting}, {front}" if fact.setting else capitalised(front)


def _completed_front(fact: Fact, findings: Findings) -> str | None:
    """Return the front for a list that completes a sentence: "Gout may cause", "people should"."""
    n, kind = len(fact.points), kind_of(fact, findings)
    subject = _whole_subject(inside(fact.subject, findings), findings)
    noun = _noun_asked(fact, kind)
    if _HAVING.search(fact.predicate):
        question = f"{capitalised(subject)} {fact.predicate} which {n} {noun or 'conditions'}?"
    elif asks_what_to_do(fact.predicate):
        question = wh_question(f"What {n} things", subject, f"{fact.predicate} do")
    elif noun:
        question = wh_question(f"Which {n} {noun}", subject, fact.predicate)
    else:
        question = wh_question("What", subject, fact.predicate)
        question = f"{question[:-1]} (name {n})?" if question else ""
    return _placed(inside(question, findings), fact) if question else None


def _noun_asked(fact: Fact, kind: SectionKind) -> str | None:
    """Return what the points that complete a sentence are: as its lead says, or by what is known of them."""
    if fact.group and is_plural(fact.group):
        return inner(fact.group)
    types = [term_type(point) for point in fact.points]
    n_conditions = sum(type_ is not None and type_.kind in ("condition", "tumor") for type_ in types)
    if 2 * n_conditions > len(types):
        return "conditions"
    return shared_nouns(fact, kind) if kind in OF_CONDITION and _BRINGS.search(fact.predicate) else None


def _whole_subject(subject: str, findings: Findings) -> str:
    """Return *subject* as the question names it: "the treatment of gout" for a bare "treatment"."""
    bare = re.sub(r"^(?:the|a) ", "", subject)
    if _OF_WHAT.fullmatch(bare):
        return f"the {bare} of {findings.topic.name}"
    return with_the(subject)


def _said_front(fact: Fact, findings: Findings) -> str | None:
    """Return the front for a list that a sentence introduces: "Symptoms may include …", "The tests may show …"."""
    subject = inside(uncounted(fact), findings)
    if _NO_NAME.fullmatch(subject):
        return None
    if not _COUNTS_UP.search(fact.predicate):
        return _placed(f"which {len(fact.points)} {subject} {fact.predicate}?", fact)
    head = _HEAD_ENDS.split(subject)[0]
    if not (_CLINICAL.search(head) or find_terms(head) or findings.topic.mention.search(subject)):
        return None
    n = len(fact.points)
    # Where the sentence says how many there are, the list is whole.
    n_of = f"the {n}" if _N_SAID.match(fact.subject) else f"{n} of the" if _MAIN.match(subject) else f"{n}"
    subject = _softened(subject, head, fact)
    return _placed(f"name {n_of} {subject}{placed(subject, head, fact, findings)}.", fact)


def _softened(subject: str, head: str, fact: Fact) -> str:
    """Return *subject*, whose noun is *head*, with the "may" of the lead: "symptoms that may occur"."""
    softened = re.match(r"(?i)(may|can|might|could)\b", fact.predicate)
    if not softened or hedges_in(subject) or _MAIN.match(subject):
        return subject
    if _USED.search(head):
        return f"{subject} that {softened[1].lower()} be used"
    if subject == head and _OCCURRING.search(head):
        return f"{subject} that {softened[1].lower()} occur"
    return f"possible {subject.removeprefix('possible ')}"
