"""Tests, operations and drugs that the sentence defines, asked for by what it says of them."""

import re
from collections.abc import Iterator

from decks.asking.questions import Asked
from decks.distractors import content_words
from decks.facts import Findings
from decks.facts.prose import clause_of
from decks.framing import anchored
from decks.grammar import capitalised, wh_question
from decks.model import Fact
from decks.verbs.clause import LEANS
from decks.verbs.wording import MAX_FRONT_WORDS, is_answer, n_told, names_a_kind
from decks.wording import inner

_KIND = (
    r"(?:(?:simple|special|common|type of|kind of|painless) )*(?P<kind>(?:(?:laboratory|lab|blood|imaging|surgical|"
    r"medical|diagnostic|genetic|cancer) )*(?:test|procedure|exam|operation|surgery|treatment|drug|medicine|medication|"
    r"device|technique|method|therapy|scan|vaccine|injection|biopsy))"
)
_IS_A = re.compile(rf"(?P<term>[^,;:]{{3,60}}?) is (?:an? |the )?(?P<said>{_KIND} .+)", re.IGNORECASE)
_THAT = re.compile(rf"(?:an? )?{_KIND} (?:that|which) (?P<does>(?!may\b|can\b|is also\b).+)", re.IGNORECASE)
_USED_TO = re.compile(rf"(?:an? )?{_KIND} (?:is )?(?:used |done |performed )?to (?P<does>.+)", re.IGNORECASE)
_IN_WHICH = re.compile(rf"(?:an? )?{_KIND} (?P<how>in|by|during) which (?P<said>.+)", re.IGNORECASE)
_ACT = re.compile(
    r"(?P<act>(?:the )?(?:surgical )?(?:removal|destruction|injection|insertion|replacement|examination|use|widening|"
    r"transplantation) of (?!more\b).+)",
    re.IGNORECASE,
)
_MANY = re.compile(r"\b(?:such as|including|for example|certain|other|different|various|several|many|some|it|they)\b")
_OF_GENES = re.compile(r"\b(?:DNA|RNA|fetus|genes?|chromosomes?|placenta)\b")
_STEM = 5
MIN_TOLD_OF_A_MEASURE = 4


def defined(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask which measure it is that a bullet or a sentence defines."""
    told = _term_and_words(fact, findings)
    if told is None:
        return
    term, said = told
    bare = re.sub(r"\s*\([^()]*\)", "", said).strip(" .")
    bare = re.split(r", (?:which|such as|including|taken|using a (?:thin |hollow )?needle)\b", bare)[0]
    if _is_told(term, bare) or _MANY.search(bare) or LEANS.search(bare.replace("same side", "")) or not is_answer(term):
        return
    asked = _question(bare, findings)
    fits = n_told(bare, findings) >= MIN_TOLD_OF_A_MEASURE and _is_of_a_part(bare)
    if asked and fits and len(asked.split()) <= MAX_FRONT_WORDS:
        yield Asked("defined", capitalised(asked), capitalised(term))


def _term_and_words(fact: Fact, findings: Findings) -> tuple[str, str] | None:
    """Return the term and what is said of it, None where the sentence defines no measure."""
    said = fact.object.strip()
    if fact.subject != findings.topic.name:
        term = re.sub(r"\s*\([^()]*\)", "", fact.subject).strip()
        return (term, said) if findings.topic.mention.search(term) is None else None
    found = _IS_A.fullmatch(re.sub(r"\s*\([^()]*\)", "", said).strip(" ."))
    if found is None or LEANS.search(found["term"]) or findings.topic.mention.search(found["term"]):
        return None
    return re.sub(r"(?i)^(?:the|an?) ", "", found["term"]), f"a {found['said']}"


def _question(said: str, findings: Findings) -> str | None:
    """Return the question whose answer *said* defines."""
    that, used, which, act = (pattern.fullmatch(said) for pattern in (_THAT, _USED_TO, _IN_WHICH, _ACT))
    if that is not None:
        return anchored(f"Which {inner(that['kind'])} {that['does']}?", findings)
    if which is not None:
        clause = clause_of(f"{capitalised(which['said'])}.", findings.topic)
        asks = f"{capitalised(which['how'])} which {inner(which['kind'])}"
        asked = wh_question(asks, inner(clause.subject), clause.rest) if clause is not None else ""
        return anchored(asked, findings) if asked else None
    if used is not None:
        return anchored(f"Which {_operation(used['kind'])} is done to {used['does']}?", findings)
    comma = "," if "," in said else ""
    return anchored(f"What is {inner(said)}{comma} called?", findings) if act is not None else None


def _operation(kind: str) -> str:
    return "operation" if kind.lower() == "surgery" else inner(kind)


def _is_told(term: str, said: str) -> bool:
    """Tell whether a word of *said* has the root of a word of *term*: "cytogenetic", "cytology"."""
    roots, theirs = ({word[:_STEM] for word in content_words(words)} for words in (term, said))
    return bool(roots & theirs)


def _is_of_a_part(said: str) -> bool:
    plain = re.sub(r"\b(?:areas? |organs |parts? )?(?:inside |of |in )?the body\b", "", said)
    if _OF_GENES.search(plain):
        return True
    return names_a_kind(plain, "anatomical", "finding", "symptom", "condition", "tumor", "organism", "lab_value")
