"""What a heading narrows its text to: a stage, a type, the acute form; a sentence that does not say so loses it."""

import re

from decks.facts.topic import Topic
from decks.knowledge import normal

_NUMBERED = re.compile(
    r"\b(?:stages?|types?|grades?|class|phases?|group) (?:[\dIVX]+[A-Ea-e]?|[A-E])\b(?:\s(?:and|or|to)\s[\dIVX]+)?",
    re.IGNORECASE,
)
FORMS = (
    "acute|chronic|primary|secondary|congenital|acquired|neonatal|infantile|juvenile|adult|late-onset|early-onset|"
    "familial|sporadic|recurrent|metastatic|localized|generalized|systemic|benign|malignant|classic|severe|mild|"
    "gestational|central|peripheral|inherited|hereditary|fetal|perinatal|latent|active|refractory|childhood"
)


def is_out_of_scope(text: str, heading: str, topic: Topic) -> bool:
    """Tell whether *heading* narrows what it stands over, and *text*, a sentence below it, does not say to what."""
    names_a_form = re.search(rf"\b(?:{FORMS}) (?:{topic.mention.pattern})", text, re.IGNORECASE) is not None
    return not names_a_form and any(normal(part) not in normal(text) for part in narrowings_in(heading, topic))


def narrowings_in(heading: str, topic: Topic) -> tuple[str, ...]:
    """Return the words of *heading* that narrow the condition, beyond its own name: "stage II", "acute"."""
    own = normal(" ".join(topic.names))
    form = re.search(rf"\b(?P<form>{FORMS}) (?:{topic.mention.pattern})", heading, re.IGNORECASE)
    found = [match.group() for match in _NUMBERED.finditer(heading)] + ([form["form"]] if form else [])
    return tuple(part for part in found if normal(part) not in own)
