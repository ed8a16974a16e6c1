"""Cases of what might have been foreseen: which factor raised the risk, which vaccine prevents."""

import re
from collections.abc import Iterator

from decks.casework.asked import PREVENTION, RISK, Asked
from decks.casework.naming import is_sound, mentioned, statements_of_kinds, terms_in
from decks.distractors import MAX_DISTRACTORS, MIN_DISTRACTORS, are_apart
from decks.facts import Findings, Statement
from decks.grammar import capitalised
from decks.knowledge import Condition, History, finding, histories, normal, purpose, siblings
from decks.model import Distractor, SectionKind
from decks.patients import chance
from decks.wording import as_sentence

_OF_RISK = (SectionKind.RISK_FACTORS, SectionKind.CAUSES, SectionKind.EPIDEMIOLOGY)
# Outside a list of risk factors, only a sentence that speaks of the risk of getting the condition will do.
_RAISES = re.compile(
    r"\b(?:risk factors?|(?:increas|rais)\w+ (?:the|your|a person's|one's|their) (?:risk|chances?)|"
    r"(?:at|have|has) (?:a )?(?:higher|increased|greater|high) risk|more likely to (?:get|develop|have))\b",
    re.IGNORECASE,
)
_LOWERS = re.compile(
    r"\b(?:reduc|lower|decreas|protect|less likely|complicat|leads? to|does|risk for|other (?:health|medical))",
    re.IGNORECASE,
)
_RISK_LEAD_IN = "Which of the following in this patient's background is a recognized risk factor for this condition?"


def which_risk(findings: Findings, script: Condition) -> Iterator[Asked]:
    """Ask for the one factor of the history that the article calls a risk, among factors of other diseases."""
    here = [s for s in statements_of_kinds(findings, *_OF_RISK) if _says_risk(s)]
    others = _other_histories(findings, script)
    if len(others) < MAX_DISTRACTORS:
        return
    distractors = tuple(Distractor(capitalised(h.name), as_sentence(f"{h.name} {_against(h)}")) for h in others)
    for risk in (h for h in histories() if h.is_risk and h.told):
        names = (risk.name, *risk.synonyms)
        statement = next((s for s in here if mentioned(names, s)), None)
        if statement is None:
            continue
        words = mentioned(names, statement) or risk.name
        key = risk.name if set(normal(risk.name).split()) <= set(normal(statement.text).split()) else words
        told = sorted((risk.told, *(h.told for h in others[:2])), key=lambda t: chance(f"{t}|{key}").random())
        yield Asked(
            RISK, "risk", statement, _RISK_LEAD_IN, capitalised(key), distractors, answer=risk.name, history=tuple(told)
        )


def _other_histories(findings: Findings, script: Condition) -> list[History]:
    """Return three factors that neither the article nor *script* has a word about, those of other diseases first."""
    apart = [h for h in histories() if h.told and _is_apart(h, findings, script)]
    chance(f"risk|{findings.article.title}").shuffle(apart)
    return sorted(apart, key=lambda h: h.raises is None)[:MAX_DISTRACTORS]


def _against(history: History) -> str:
    if history.raises is None:
        return "is not known to raise the risk"
    return f"raises the risk of {history.raises}"


def _is_apart(history: History, findings: Findings, script: Condition) -> bool:
    """Tell whether *history* matters to nothing, or only to diseases of other systems than this one's."""
    if not history.is_risk:
        return _is_neutral(history, findings, script)
    systems = {known.system for f in script.findings if (known := finding(f.name)) is not None}
    is_named = any(
        f" {normal(name)} " in f" {normal(findings.article.text)} " for name in (history.name, *history.synonyms)
    )
    return history.raises is not None and not is_named and not systems & set(history.systems)


def _says_risk(statement: Statement) -> bool:
    """Tell whether *statement* says of what it names that it raises the risk, as all in a list of risk factors does."""
    is_listed = statement.section.kind is SectionKind.RISK_FACTORS
    raises = is_listed or bool(_RAISES.search(statement.text))
    return raises and is_sound(statement) and not _LOWERS.search(statement.text)


def _is_neutral(history: History, findings: Findings, script: Condition) -> bool:
    """Tell whether neither the article nor *script* has a word about the *history*."""
    ours = (*script.history, *script.complaints, *(f.bedside for f in script.findings))
    said = f"{findings.article.text} {' '.join(ours)}".lower()
    return not any(re.search(rf"\b{re.escape(word.lower())}", said) for word in history.unless)


def which_vaccine(findings: Findings, script: Condition) -> Iterator[Asked]:
    """Ask for the vaccine that would have prevented the illness."""
    names = (script.name, *script.synonyms, *findings.topic.names)
    for statement in statements_of_kinds(findings, SectionKind.PREVENTION):
        for found in terms_in(statement.text):
            against = purpose(found.term) or ""
            is_it = found.type.kind == "vaccine" and any(f" {normal(n)} " in f" {normal(against)} " for n in names)
            if not is_it or not is_sound(statement):
                continue
            others = _other_vaccines(found.term, names)
            if len(others) >= MIN_DISTRACTORS:
                yield Asked(
                    PREVENTION,
                    "vaccine",
                    statement,
                    "Which of the following vaccines would most likely have prevented this patient's illness?",
                    capitalised(statement.text[found.start : found.end]),
                    others,
                    is_named=False,
                    has_result=False,
                    answer=found.term,
                )


def _other_vaccines(key: str, names: tuple[str, ...]) -> tuple[Distractor, ...]:
    """Return vaccines against other diseases than *names*."""
    others = [
        Distractor(capitalised(name), as_sentence(f"{name} {against}"))
        for name in siblings(key)
        if (against := purpose(name)) and are_apart(name, key) and not any(normal(n) in normal(against) for n in names)
    ]
    return tuple(sorted(others, key=lambda d: chance(f"{d.text}|{key}").random())[:MAX_DISTRACTORS])


FRAMES = (which_risk, which_vaccine)
