"""What cases ask, asked without a patient: one-best-answer questions of recall, with the same key and options."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from decks.casework.asked import Asked
from decks.distractors import MAX_DISTRACTORS
from decks.facts import Findings
from decks.framing import Candidate
from decks.knowledge import find_terms, hedges_in, is_broader, normal, population_in, term_type
from decks.model import Mcq

# "In some places, ticks spread it."
_IN_PLACES = re.compile(r"(?:in|on|at|among|during) [^,]+,", re.IGNORECASE)
# How a frame of cases asks of the condition itself.
LEAD_INS = {
    "symptom": "Which of the following symptoms is a feature of {condition}?",
    "finding": "Which of the following findings is a feature of {condition}?",
    "test": "Which of the following investigations is used to diagnose {condition}?",
    "treatment": "Which of the following is used to treat {condition}?",
    "complication": "Which of the following is a recognized complication of {condition}?",
    "vaccine": "Which of the following vaccines protects against {condition}?",
}
_THIS_PATIENT = "is the most likely cause of this patient's condition?"
# Said of a test that is used for the condition itself, not for something that goes with it.
_DIAGNOSES = re.compile(r"\b(?:diagnos|confirm)", re.IGNORECASE)
_PER_FRAME = 2  # in one deck


def recalled_questions(everything: Sequence[Asked], findings: Findings) -> Iterator[Candidate]:
    """Yield a question of recall for *everything* that a case could ask: of each answer one, two of a frame."""
    frames: Counter[str] = Counter()
    seen: set[tuple[str, str]] = set()
    for one in reversed(everything):
        lead_in = _lead_in(one, findings)
        answer = (one.frame, normal(one.answer))
        if lead_in is None or answer in seen or frames[one.frame] == _PER_FRAME:
            continue
        seen.add(answer)
        frames[one.frame] += 1
        content = Mcq("", lead_in, one.key, one.distractors[:MAX_DISTRACTORS])
        yield Candidate(one.fact(findings), f"recall {one.frame}", content, (one.statement.span, *one.proof))


def _is_the_one_cause(one: Asked) -> bool:
    """Tell whether the statement names no second thing of the key's kind, and neither hedges nor narrows."""
    text = one.statement.text
    kind = known.kind if (known := term_type(one.answer)) is not None else None
    others = [f for f in find_terms(text) if f.type.kind == kind and not is_broader(f.term, one.answer)]
    is_joined = re.search(
        rf"{re.escape(one.key)}\s*(?:,|and\b|or\b)|\b(?:and|or)\s+{re.escape(one.key)}", text, re.IGNORECASE
    )
    is_narrowed = population_in(text) is not None or _IN_PLACES.match(text)
    return len({f.term for f in others}) < 2 and not is_joined and not hedges_in(text) and not is_narrowed


def _lead_in(one: Asked, findings: Findings) -> str | None:
    """Return the lead-in without a patient; None where the question needs one."""
    if one.lead_in.endswith(_THIS_PATIENT):
        is_sure = _is_the_one_cause(one)
        return one.lead_in.replace(_THIS_PATIENT, f"causes {findings.topic.name}?") if is_sure else None
    frame = "symptom" if one.frame == "finding" and "symptoms" in one.lead_in else one.frame
    if frame == "test" and not (_DIAGNOSES.search(said := one.statement.text) or findings.topic.mention.search(said)):
        return None
    told = LEAD_INS.get(frame)
    return told.format(condition=findings.topic.name) if told else None
