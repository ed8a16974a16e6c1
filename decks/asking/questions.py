"""How a sentence's question is put together: its wh-word, its subject, its setting, and the condition named."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from decks.facts import Findings
from decks.facts.patterns import CARER
from decks.framing import anchored, inside, kind_of, with_article
from decks.grammar import capitalised, singular_verb, wh_question
from decks.model import Fact, SectionKind
from decks.phrases import is_plural
from decks.wording import counted, term_noun, with_the


class Asked(NamedTuple):
    """A *front* and its *back*; *frame* names the way of asking. *points* are those of a back that is a list."""

    frame: str
    front: str
    back: str
    points: tuple[str, ...] = ()


Frame = Callable[[Fact, Findings], Iterator[Asked]]

PERSON = re.compile(
    r"^(?:in |among |for )?(?:[\w-]+ ){0,4}(?:people|persons?|individuals?|patients?|children|adults?|women|men|"
    r"males?|"
    r"females?|infants?|babies|newborns?|boys|girls)\b(?!['’])",
    re.IGNORECASE,
)

MANY = re.compile(
    r"(?:about |nearly |over |more than )?(?:millions|thousands|hundreds|many|some|most)\b", re.IGNORECASE
)

# What a clause adds at the end of a question is another fact: "…are diagnosed with nephritis, which can be fatal?".
_ASIDE = re.compile(r"(?P<asks>.*\b(?:what|which|how|when|where|whom?|why)\b.*), which [^,?]+\?", re.IGNORECASE)

# "Most often diagnosed in women | in their seventies": the age is theirs, and whom it concerns is asked, not when.
MOST_IN = re.compile(r"\bmost\b.* (?:in|among) (?:women|men|girls|boys|children|adults)$")

ALSO = re.compile(r"\b(?:also|then|therefore|additionally|anytime) | anytime$")

_ASPECT = re.compile(
    r"(?:the )?(?:treatment|diagnosis|prognosis|outlook|management|signs and symptoms|symptoms|cause|onset|course|"
    r"severity|incidence|prevalence|risk|long-term outlook|goal of treatment|aim of treatment)",
    re.IGNORECASE,
)

# What the words of the fact soften already.
_SOME_CASES = re.compile(r"in (?:many|some|other|several|certain) (?:instances|cases|people|patients)", re.IGNORECASE)
_HOW_OFTEN = re.compile(
    r"(?:most|more|less) (?:often|commonly|frequently)|usually|often|typically|rarely|commonly|sometimes", re.IGNORECASE
)
_CONTRACTED = re.compile(
    r"(?P<how>(?:(?:\w+ly|often|sometimes) )*)"
    r"(?P<verb>is|are|was|were|does|do|did|has|have|ca|could|should|would|wo|must)"
    r"n['’]t\b",
    re.IGNORECASE,
)
_BY_A_CARER = re.compile(rf"by (?:an? |the )?{CARER.pattern}", re.IGNORECASE)


def question_of(wh: str, fact: Fact, findings: Findings, *, predicate: str = "") -> str | None:
    """Return the question that *wh* opens about what follows the predicate, with setting and condition named."""
    subject = with_the(subject_of(fact, findings))
    question = wh_question(wh, subject, _without_contraction(ALSO.sub("", predicate or fact.predicate)))
    return told(question, fact, findings) if question else None


def _without_contraction(predicate: str) -> str:
    """Return *predicate* with its denial written out: "usually aren't prescribed" to "are usually not prescribed"."""
    found = _CONTRACTED.match(predicate)
    if found is None:
        return predicate
    verb = {"ca": "can", "wo": "will"}.get(found["verb"].lower(), found["verb"])
    return f"{verb} {found['how']}not{predicate[found.end() :]}"


def subject_of(fact: Fact, findings: Findings) -> str:
    """Return the fact's subject as inside a sentence; a bare "treatment" is the condition's."""
    subject = inside(fact.subject, findings)
    if fact.subject == findings.topic.abbreviation:
        return with_article(findings)
    if _ASPECT.fullmatch(subject) and findings.topic.is_named:
        return f"the {re.sub(r'(?i)^the ', '', subject)} of {with_article(findings)}"
    return subject


def told(question: str, fact: Fact, findings: Findings) -> str:
    """Return *question* in the fact's setting, without what a last clause adds, and with the condition named."""
    aside = _ASIDE.fullmatch(question)
    if aside is not None:
        question = f"{aside['asks']}?"
    if _HOW_OFTEN.fullmatch(fact.setting):
        question = _softened(question, fact.setting.lower())
    elif fact.setting and not _SOME_CASES.fullmatch(fact.setting):
        question = f"{fact.setting}, {question[0].lower()}{question[1:]}"
    patients = kind_of(fact, findings) not in (
        SectionKind.EPIDEMIOLOGY,
        SectionKind.RISK_FACTORS,
        SectionKind.PREVENTION,
    )
    return anchored(question, findings, patients=patients)


def _softened(question: str, often: str) -> str:
    """Return *question* with *often*, which opened its sentence, at its verb: "What most often causes gout?"."""
    inside, n_verbs = re.subn(
        r"^(What) (?=causes? )|(?<=\w)(?= (?:inherited|caused|found|seen|diagnosed|treated)\b)",
        lambda found: f"{found[1]} {often} " if found[1] else f" {often}",
        question,
        count=1,
    )
    return inside if n_verbs else f"{capitalised(often)}, {question[0].lower()}{question[1:]}"


def wh_of(answer: str, other: str = "What") -> str:
    """Return "Which drug" where *answer* is one, else *other*."""
    noun = term_noun(answer) if not re.search(r",|\b(?:and|or)\b", answer) else None
    if noun == "condition" and is_plural(answer) and not answer.endswith("stones"):
        return other  # "repeated infections" are none
    is_one = noun in ("condition", "symptom")  # "kidney stones" are one
    return f"Which {noun if is_one or noun is None else counted(noun, answer)}" if noun else other


def what_follows(wh: str, *, is_typed: bool = True) -> Frame:
    """Return the frame that asks with *wh* for what follows the predicate; "What" asks for the kind that it names."""

    def frame(fact: Fact, findings: Findings) -> Iterator[Asked]:
        if re.search(r"(?i)\bany\b", fact.object):
            return
        if _BY_A_CARER.match(fact.object):
            return
        asks = wh_of(fact.object) if wh == "What" and is_typed else wh
        question = question_of(asks, fact, findings)
        if question:
            yield Asked("forward", question, fact.object)

    return frame


def singular_verb_of(predicate: str) -> str:
    """Return *predicate* for one thing: "are used" to "is used"."""
    if re.search(r"\bhelps\b", predicate):
        return predicate
    be_or_have = {"are": "is", "were": "was", "have": "has", "do": "does"}
    first, _, rest = predicate.partition(" ")
    return f"{be_or_have[first]} {rest}" if first in be_or_have else singular_verb(predicate)
