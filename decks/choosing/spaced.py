"""Numbers and stages of life as keys: options that are spaced so widely that only one of them can be meant."""

import math
import re
from collections.abc import Iterator, Sequence

from decks.choosing.listed import Asked, Listed
from decks.facts import Findings
from decks.knowledge import as_common_as
from decks.model import Distractor, Mcq, Relation, SectionKind
from decks.patients import chance
from decks.wording import as_sentence

_NUMBER = r"\d{1,3}(?:,\d{3})+|\d+"
_HEDGE = r"(?:an estimated|estimated at|about|approximately|roughly|around|nearly|)"
_FREQUENCY = re.compile(
    r"(?:(?P<of>the (?:estimated )?(?:prevalence|incidence|frequency) of )?(?:CONDITION|"
    r"(?:this|the) (?:condition|disorder))|"
    r"(?:its|the) (?:estimated )?(?:prevalence|incidence|frequency))\s+"
    r"(?:affects?|occurs? in|is (?:found|seen) in|(?:is|has been) estimated to (?:affect|occur in|be)|is|"
    r"has an? (?:estimated )?(?:prevalence|incidence|frequency) of)\s+"
    rf"(?P<hedge>{_HEDGE})\s*(?P<key>1 in (?P<n>{_NUMBER})(?: to (?:1 in )?(?P<high>{_NUMBER}))?)\s+"
    r"(?P<who>people|individuals|newborns|live births|births|babies|infants|children|males|females|men|women)"
    r"(?P<place> worldwide| in the general population| in the United States)?\s*\.$",
    re.IGNORECASE,
)
_ABOUT = ("about", "approximately", "roughly", "around")
_LEAST, _MOST = 20, 20_000_000  # of how many people one may be said to have a condition
# By what an option's number is the article's, so that the key is at each place as often.
_STEPS = ((10, 100, 1000), (-10, 10, 100), (-100, -10, 10), (-1000, -100, -10))
_IN_WORDS = {10: "ten", 100: "a hundred", 1000: "a thousand"}
# Those that nobody could mean who says the first.
_FAR = {
    "infancy": ("adolescence", "middle age", "old age"),
    "early infancy": ("adolescence", "middle age", "old age"),
    "childhood": ("young adulthood", "middle age", "old age"),
    "early childhood": ("adolescence", "middle age", "old age"),
    "adolescence": ("infancy", "middle age", "old age"),
    "adulthood": ("infancy", "childhood", "adolescence"),
    "early adulthood": ("infancy", "early childhood", "old age"),
    "middle age": ("infancy", "childhood", "adolescence"),
    "late adulthood": ("infancy", "childhood", "adolescence"),
}
_ONSET = re.compile(
    r"(?P<what>(?:the )?(?:first |initial )?(?:signs? and symptoms?|symptoms?|signs?|onset|features|it)"
    r"(?: of (?:the|this) (?:condition|disorder|disease|syndrome))?|(?:the|this) (?:condition|disorder|disease)|"
    r"CONDITION|"
    r"(?:the )?(?:signs? and symptoms?|symptoms?|features|onset) of CONDITION)\s+"
    r"(?P<hedge>(?:(?:usually|typically|often|generally|most often|most commonly|commonly)\s+)?)"
    r"(?:begins?|appears?|starts?|becomes? (?:apparent|evident|noticeable)|develops?|occurs?|is)\s+"
    r"(?P<later>(?:(?:usually|typically|often|generally|most often|most commonly|commonly)\s+)?)(?:in|during)\s+"
    r"(?P<key>(?:early |late )?(?:infancy|childhood|adolescence|adulthood|middle age))\s*(?:\.$|,? and )",
    re.IGNORECASE,
)
_ANY_STAGE = re.compile(
    r"\b(?:birth|newborns?|infan\w+|bab(?:y|ies)|child\w*|adolescen\w+|teen\w*|puberty|adult\w*|middle age|"
    r"old(?:er)? age|"
    r"decades?|twenties|thirties|forties|fifties|sixties|months?|years?)\b",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"\b(?:begins?|appears?|starts?|becomes? (?:apparent|evident|noticeable)|onset|beginning|present at|from birth|"
    r"diagnosed|develops?)\b",
    re.IGNORECASE,
)


def spaced_questions(findings: Findings) -> Iterator[Asked]:
    """Yield the questions on how common the condition is, and when in life it begins."""
    told = {fact.evidence[-1]: fact.object for fact in findings.facts if fact.relation is Relation.STATES}
    onsets = [s.span for s in findings.statements if _ANY_STAGE.search(s.text) and _BEGINS.search(s.text)]
    for statement in findings.statements:
        if statement.section.kind is SectionKind.BOILERPLATE or statement.span not in told:
            continue
        text = " ".join(told[statement.span].split())
        for way, made in (("frequency", _how_common(text, findings)), ("onset", _when(text, findings))):
            if made is not None and (way == "frequency" or onsets == [statement.span]):
                yield Listed(way, made.key, statement, (statement.span,), "", (), None), way, made


def _how_common(text: str, findings: Findings) -> Mcq | None:
    """Return the question for how many people have the condition, of a sentence that says nothing else."""
    found = _about(_FREQUENCY, findings).match(text)
    if found is None:
        return None
    numbers = [int(found[part].replace(",", "")) for part in ("n", "high") if found[part]]
    fitting = [steps for steps in _STEPS if all(_LEAST <= _times(n, step) <= _MOST for step in steps for n in numbers)]
    if not fitting or "1 in" in found["key"][4:]:
        return None
    steps = chance(f"frequency|{findings.topic.name}").choice(fitting)
    whom = f"{findings.topic.name} among {found['who'].lower()}{found['place'] or ''}?"
    hedge = found["hedge"].lower()
    how = f"{hedge} how".strip().capitalize() if hedge in _ABOUT else "How"
    lead_in = f"What is the estimated frequency of {whom}" if "estimated" in text.lower() else f"{how} common is {whom}"
    distractors = tuple(
        Distractor(f"1 in {' to '.join(f'{_times(n, step):,}' for n in numbers)}", _why_not(step, numbers, findings))
        for step in steps
    )
    return Mcq("", lead_in, found["key"], distractors)


def _about(pattern: re.Pattern[str], findings: Findings) -> re.Pattern[str]:
    """Return *pattern* with the condition's names in it."""
    return re.compile(pattern.pattern.replace("CONDITION", findings.topic.mention.pattern), re.IGNORECASE)


def _times(n: int, step: int) -> int:
    return n * step if step > 0 else n // -step


def _why_not(step: int, numbers: Sequence[int], findings: Findings) -> str:
    """Return what the option would be right for, and how far that is from the article's condition."""
    names = " ".join(findings.topic.names).lower()
    alike = as_common_as(math.prod(_times(n, step) for n in numbers) ** (1 / len(numbers)))
    if alike is not None and not any(part in names for part in alike.lower().split(" or ")):
        said = f"{findings.topic.name} is {_IN_WORDS[abs(step)]} times {'more common' if step > 0 else 'rarer'}"
        return as_sentence(f"about that many have {alike}; {said}")
    return f"This would be {_IN_WORDS[abs(step)]} times {'rarer' if step > 0 else 'more common'} than it is."


def _when(text: str, findings: Findings) -> Mcq | None:
    """Return the question for the stage of life in which the condition shows first, if *text* says that."""
    found = _about(_ONSET, findings).match(text)
    if found is None or found["key"].lower() not in _FAR or len(_ANY_STAGE.findall(text)) > 1:
        return None
    hedge = (found["hedge"] or found["later"]).strip().lower()
    usually = f"{hedge} " if hedge else ""
    lead_in = f"When in life does {findings.topic.name} {usually}begin?"
    key = found["key"].lower()
    distractors = tuple(
        Distractor(f"In {stage}", as_sentence(f"the article says that it begins in {key}")) for stage in _FAR[key]
    )
    return Mcq("", lead_in, f"In {key}", distractors)
