"""The next step of care: a question that one measure answers, since a case and its end are told."""

import re

from decks.distractors import content_words
from decks.knowledge import find_terms

_CARE = frozenset(("drug", "drug_class", "vaccine", "procedure", "therapy", "device", "test", "imaging"))
_DONE = re.compile(
    r"\b(?:used|given|prescribed?|recommend(?:ed)?|perform(?:ed)?|done|need(?:ed)?|receive|wear|require[ds]?|order(?:ed)?|"
    r"suggest(?:ed)?|considered|try|tried|added|injected|inserted|placed|offered|started|implanted)\b",
    re.IGNORECASE,
)
_CASE = re.compile(
    r"\b(?:if|when|once|after|before|until|without|while|who|whose|in the treatment of)\b (?P<case>[^?]+)\??$",
    re.IGNORECASE,
)
_SAYS_LITTLE = content_words(
    "needed necessary possible appropriate treated treatment symptoms severe condition disease diagnosed patients "
    "people patient person with have being cases diagnosis"
)
MIN_TOLD = 2


def is_next_step(front: str, back: str) -> bool:
    """Tell whether *front* says in which case, and *back* names the measure that is taken then."""
    case = _CASE.search(front)
    is_of_care = bool({found.type.kind for found in find_terms(back)} & _CARE)
    is_told = case is not None and len(content_words(case["case"]) - _SAYS_LITTLE) >= MIN_TOLD
    return is_of_care and is_told and _DONE.search(front) is not None
