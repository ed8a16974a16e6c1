"""How surely a question says that its key is right: as surely as the article does, in the same words."""

import re

from decks.choosing.listed import Listed
from decks.facts import Findings
from decks.facts.topic import heading_in_running_text

_MODALS = ("may", "can", "might", "could")
_ADVERBS = (
    "often",
    "usually",
    "typically",
    "commonly",
    "frequently",
    "sometimes",
    "generally",
    "mainly",
    "mostly",
    "most often",
    "most commonly",
)
_ADJECTIVES = ("typical", "common")
_SHARES = tuple(
    f"{share}{whom}" for share in ("most", "some", "many") for whom in ("", " people", " patients", " cases")
)
_STEM = 5  # letters: "infants" is said by "infancy"
_MAX_FORM = 4  # words of a heading that names a form
_ASKS = re.compile(
    r"\b(?:what|how|who|why|is|are|of|for|with|in|about|living|understanding|other|the)\b", re.IGNORECASE
)


def lead_in_of(listed: Listed, findings: Findings, *, noun: str, role: str = "a feature of") -> str | None:
    """Return "Which of the following *noun* may be *role* gout?"; None where a hedge finds no place in it."""
    hedges = tuple(dict.fromkeys(listed.hedges))
    modals, adverbs, adjectives = (tuple(h for h in hedges if h in words) for words in (_MODALS, _ADVERBS, _ADJECTIVES))
    shares = tuple(h.removeprefix("in ") for h in hedges if h.removeprefix("in ") in _SHARES)
    sorts = (modals, adverbs, adjectives, shares)
    is_clear = all(len(sort) < 2 for sort in sorts) and sum(map(len, sorts)) == len(hedges)
    is_of_a_share = bool(shares) and (bool(adjectives or listed.population) or listed.way != "feature")
    if not is_clear or is_of_a_share or (adjectives and not role.startswith("a ")):
        return None
    name = _name(listed, findings)
    verb = " ".join((*modals, *adverbs, "be") if modals else ("is", *adverbs))
    said = f"{re.sub('^a ', f'a {adjectives[0]} ', role) if adjectives else role} {name}"
    if shares:
        of = "of" if shares[0].endswith("cases") else "with"
        people = "" if shares[0].endswith(("people", "cases", "patients")) else " people"
        said = f"present in {shares[0]}{people} {of} {name}"
    population = listed.population or ""
    whom = f" in {population}" if population.lower()[:_STEM] not in said.lower() else ""
    return f"Which of the following {noun} {verb} {said}{whom}?"


def _name(listed: Listed, findings: Findings) -> str:
    """Return the condition's name, of the form that the sentence or its heading speaks of: "acute bronchitis"."""
    topic, title = findings.topic, listed.statement.section.title
    if listed.form:
        return f"{listed.form.lower()} {topic.name}"
    named = topic.mention.search(title)
    is_form = named is not None and named.start() > 0 and named.end() == len(title) and len(title.split()) <= _MAX_FORM
    is_plain = is_form and not _ASKS.search(title)
    return heading_in_running_text(title, topic) if is_plain else topic.name
