"""Facts to clozes: a sentence of the article with one telling word hidden."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from decks.facts import Findings
from decks.framing import Candidate
from decks.grammar import capitalised
from decks.knowledge import Found, find_terms, is_category_term, is_same, normal
from decks.language import Sentence, sentences
from decks.model import Cloze, Fact, Relation
from decks.wording import as_sentence, inner, without_stop

MAX_SENTENCE_WORDS = 35
MAX_TARGET_WORDS = 6
MAX_STATEMENTS = 4  # a term that more statements than this name is the article's common word
_NARROWED = ("condition", "finding", "symptom", "anatomical", "therapy", "lab_value")
# Terms that too many sentences could hold.
_WEAK = frozenset(
    "surgery;blood test;fever;pain;weakness;numbness;fatigue;headache;diet;physical exam;x ray;scan;"
    "injury;medicine;exercise;infection;inflammation;virus;bacteria;bacterium;vaccination;antibiotic;tumor;cancer;biopsy;symptom;hospital".split(
        ";"
    )
)
# "A genetic disorder" tells a kind, not a thing.
_MERE_KIND = re.compile(
    r"(?i)^(?:genetic|neurological|inherited|hereditary|rare|chronic|common|serious|skin|autoimmune|metabolic|mental|"
    r"underlying|contagious|viral|bacterial|lung|heart|kidney|liver|blood) "
    r"(?:disorder|disease|condition|problem|symptom|infection|abnormality|defect)s?$"
)
_STRONG = 1  # worth hiding even where the sentence speaks to the reader: a number, a gene, a drug
# Worth hiding, best first.
_KINDS = (
    "drug", "organism", "tumor", "vaccine", "drug_class", "procedure", "imaging", "test", "device", "lab_value",
    "condition", "finding", "symptom", "therapy",
)  # fmt: skip
_NUMBER_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty"
_UNITS = (
    r"%|percent\b|per cent\b|mg(?:/\w+)?|g(?:/d?L)?|mL|mmHg|cm|mm|hours?|days?|weeks?|months?|years?|times|degrees?"
)
_N = rf"(?:\d+(?:,\d{{3}})*(?:\.\d+)?|{_NUMBER_WORDS})(?: million| billion| thousand)?"
# A number with what it counts: "1 in 5,000", "8 out of 10", "5 to 10 percent", "less than 1 percent", "18 months".
_RATIO = rf"{_N} (?:in|out of) (?:every )?{_N}(?! of\b)"
_NUMBER = re.compile(
    rf"(?<![\w./])(?:{_RATIO}(?: to {_RATIO})?|{_N}(?:\s?%)?(?:[\s-]*(?:to|or|and|-|–)\s*{_N})?[\s-]?(?:{_UNITS})|"
    rf"age of {_N}|(?:one|two|three)[\s-](?:half|third|quarter|fourth|fifth)s?\b)",
    re.IGNORECASE,
)
_TO_READER = re.compile(r"\b(?:you|your|we|our)\b", re.IGNORECASE)
# What carers and researchers do says little of the condition.
_OF_PEOPLE = re.compile(
    r"(?:(?:the|an?|some|many|most|your) )?(?:health ?care (?:provider|professional|team)s?|doctors?|physicians?|GPs?|"
    r"surgeons?|researchers?|scientists?|investigators?|stud(?:y|ies)|experts?)\b",
    re.IGNORECASE,
)
_ADVISES = re.compile(
    r"\b(?:your (?:doctor|gp|child|family|healthcare)|talk|ask|call|see|tell|should|try|learn|our|we)\b", re.IGNORECASE
)
# Among commas: "a, THIS, b", "THIS, b, and c", "a, b, and THIS"
_LISTED_AFTER = re.compile(r"(?:,\s[^,.;]{2,40})+,?\s(?:and|or)\s")
_LISTED_BEFORE = re.compile(r",\s[^,.;]{2,40},\s(?:(?:and|or)\s)?(?:\w+\s)?$|,\s(?:and|or)\s(?:\w+\s)?$")
_GENE = re.compile(r"\b(?P<gene>[A-Z][A-Z0-9]{2,8})(?= (?:gene|protein|mutation|enzyme))")
_INHERITANCE = re.compile(
    r"\b(?:autosomal (?:dominant|recessive)|X-linked (?:dominant|recessive)|mitochondrial)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Target:
    """Words worth hiding: characters *start* to *end* of the sentence; *worth* is lower for better ones."""

    start: int
    end: int
    worth: int


def targets_in(text: str, findings: Findings) -> list[Target]:
    """Return the words of *text* worth hiding, the best first: numbers with their unit, genes, clinical terms."""
    found = [Target(*match.span(), 0) for match in _NUMBER.finditer(text)]
    found += [Target(*match.span("gene"), 0) for match in _GENE.finditer(text)]
    found += [Target(*match.span(), 0) for match in _INHERITANCE.finditer(text)]
    found = [target for target in found if text[target.end : target.end + 1] not in ("/", "'", "’")]
    taken = [(target.start, target.end) for target in found] + [m.span() for m in findings.topic.mention.finditer(text)]
    for term in (_whole_phrase(text, found) for found in find_terms(text)):
        free = all(term.end <= start or end <= term.start for start, end in taken)
        is_weak = normal(term.term) in _WEAK or is_category_term(term.term) or _MERE_KIND.search(term.term)
        if free and not is_weak and term.type.kind in _KINDS and _is_telling(text, term.start, term.end, findings):
            found.append(Target(term.start, term.end, 1 + _KINDS.index(term.type.kind)))
    return sorted(found, key=lambda target: (target.worth, -(target.end - target.start), target.start))


def _words_at(text: str, start: int, end: int) -> tuple[Sentence | None, list[int]]:
    """Return the sentence of *text* that character *start* stands in, and the indices of its words before *end*."""
    sentence = next((s for s in sentences(text) if s.start_char <= start < s.end_char), None)
    return sentence, [i for i, t in enumerate(sentence.tokens) if start <= t.start_char < end] if sentence else []


def _whole_phrase(text: str, found: Found) -> Found:
    """Return *found* with the words that narrow it: "muscle weakness", not "weakness"; drugs stay as they are."""
    if found.type.kind not in _NARROWED:
        return found
    sentence, inside = _words_at(text, found.start, found.end)
    if sentence is None or not inside:
        return found
    narrowing = [i for i in sentence.children(inside[-1], "amod", "compound", "nmod") if i < inside[0]]
    start = min((sentence.tokens[i].start_char for i in narrowing), default=found.start)
    return replace(found, start=min(start, found.start))


def _is_telling(text: str, start: int, end: int, findings: Findings) -> bool:
    """Tell whether hiding these characters asks for something: no category, no name of the condition, said once."""
    words = text[start:end]
    if is_category_term(words) or normal(words) in _WEAK or text[:start].count("(") > text[:start].count(")"):
        return False
    if any(is_same(words, name) for name in findings.topic.names):
        return False
    if _is_common(words, findings):
        return False
    if _narrows_what_follows(text, start, end):
        return False
    said_again = len(re.findall(rf"(?<!\w){re.escape(words.lower())}", text.lower())) > 1
    is_glossed = re.match(r"\s*\(", text[end:]) or re.search(r"\(\s*$", text[:start])
    is_cut = re.match(r"[-’']", text[end:]) or re.search(r"[-]$", text[:start])
    return not said_again and not is_glossed and not is_cut and not _is_one_of_many(text, start, end)


def _is_one_of_many(text: str, start: int, end: int) -> bool:
    """Tell whether the words are one member of a list of three or more, whose other members would give it away."""
    if _LISTED_AFTER.match(text[end:]) or _LISTED_BEFORE.search(text[:start]):
        return True
    sentence, heads = _words_at(text, start, end)
    if sentence is None:
        return True
    group = set(heads)
    grown = True
    while grown:
        linked = {
            other
            for i, token in enumerate(sentence.tokens)
            for other in (i, token.head)
            if token.dep == "conj" and (i in group or token.head in group)
        } - group
        group |= linked
        grown = bool(linked)
    return len(group - set(heads)) >= 2


def clozes_of(fact: Fact, findings: Findings) -> Iterator[Candidate]:
    """Yield the sentence or the bullet of *fact* with its most telling words hidden, if it has any."""
    if fact.relation is Relation.STATES and fact.subject == findings.topic.name:
        yield from _sentence_clozes(fact, findings)
    elif not fact.predicate and len(fact.evidence) == 1:
        yield from _bullet_clozes(fact, findings)


def _sentence_clozes(fact: Fact, findings: Findings) -> Iterator[Candidate]:
    text = fact.object
    if len(text.split()) > MAX_SENTENCE_WORDS or _OF_PEOPLE.match(text):
        return
    targets = targets_in(text, findings)
    if _TO_READER.search(text):
        targets = [target for target in targets if target.worth <= _STRONG and not _ADVISES.search(text)]
    for target in _apart(targets)[:2]:
        hidden = text[target.start : target.end]
        if len(hidden.split()) <= MAX_TARGET_WORDS:
            cloze = f"{text[: target.start]}{{{{c1::{hidden}}}}}{text[target.end :]}"
            yield Candidate(fact, f"cloze {hidden}", Cloze(_in_context(cloze, text, findings)), fact.evidence)


def _narrows_what_follows(text: str, start: int, end: int) -> bool:
    """Tell whether the words only narrow a noun after them: "calcitonin" in "calcitonin gene-related peptide"."""
    sentence, inside = _words_at(text, start, end)
    if sentence is None or not inside:
        return False
    last = sentence.tokens[inside[-1]]
    return last.dep in ("compound", "amod", "nmod") and last.head > inside[-1]


def _is_common(words: str, findings: Findings) -> bool:
    """Tell whether the article uses *words* in so many statements that hiding them asks for nothing particular."""
    return sum(words.lower() in statement.text.lower() for statement in findings.statements) > MAX_STATEMENTS


def _apart(targets: list[Target]) -> list[Target]:
    """Return the best target, and a second one only where it is as good: a number or a name."""
    return targets[:1] + [target for target in targets[1:2] if target.worth == 0 and targets[0].worth == 0]


def _in_context(cloze: str, text: str, findings: Findings) -> str:
    if findings.topic.mention.search(text):
        return as_sentence(cloze)
    return f"{capitalised(findings.topic.name)}: {inner(cloze)}"


def _bullet_clozes(fact: Fact, findings: Findings) -> Iterator[Candidate]:
    """Yield "Condition, heading – Term: description" with a word of the description hidden."""
    said = without_stop(fact.object)
    if len(said.split()) > MAX_SENTENCE_WORDS or fact.points:
        return
    partial = [target for target in targets_in(said, findings) if target.end - target.start < len(said)]
    for target in partial[:1]:
        shown = f"{said[: target.start]}{{{{c1::{said[target.start : target.end]}}}}}{said[target.end :]}"
        context = f"{capitalised(findings.topic.name)}, {inner(fact.group)}"
        yield Candidate(fact, "cloze", Cloze(as_sentence(f"{context} – {fact.subject}: {inner(shown)}")), fact.evidence)
