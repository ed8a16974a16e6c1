"""Cases of what might have been foreseen: which vaccine prevents."""

import re
from collections.abc import Iterator

from decks.casework.asked import PREVENTION, Asked
from decks.casework.naming import is_sound, statements_of_kinds, terms_in
from decks.distractors import MAX_DISTRACTORS, MIN_DISTRACTORS, are_apart
from decks.facts import Findings
from decks.grammar import capitalised
from decks.knowledge import Condition, normal, purpose, siblings
from decks.model import Distractor, SectionKind
from decks.patients import chance
from decks.wording import as_sentence

_VACCINATED = 0.3  # years, by when the first vaccines begin to protect
_ADULTS = re.compile(r"\b(?:adults|older|age [5-9]\d|travel\w*|pregnan\w+)\b", re.IGNORECASE)


def _is_for_adults(against: str) -> bool:
    """Tell whether a vaccine is for adults only, by what it is *against* and for whom."""
    return _ADULTS.search(against) is not None


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
                    has_result=False,
                    answer=found.term,
                    least_years=_VACCINATED,
                )


def _other_vaccines(key: str, names: tuple[str, ...]) -> tuple[Distractor, ...]:
    """Return vaccines against other diseases than *names*."""
    is_for_adults = _is_for_adults(purpose(key) or "")
    others = [
        Distractor(capitalised(name), as_sentence(f"{name} {against}"))
        for name in siblings(key)
        if (against := purpose(name)) and are_apart(name, key)
        if _is_for_adults(against) == is_for_adults and not any(normal(n) in normal(against) for n in names)
    ]
    return tuple(sorted(others, key=lambda d: chance(f"{d.text}|{key}").random())[:MAX_DISTRACTORS])


FRAMES = (which_vaccine,)
