"""Whether a clause's subject is a matter of the article: its condition, a form of it, its tests and treatments."""

import re

from decks.facts import Findings
from decks.framing import kind_of
from decks.knowledge import find_terms, term_type
from decks.model import Fact, SectionKind
from decks.pertinence import is_of_any_body, is_pertinent, names_its_subject

_GROWTHS = ("tumor",)
_PART_OF_IT = (SectionKind.SYMPTOMS, SectionKind.COMPLICATIONS, SectionKind.PROGNOSIS)
_HEALTHY = re.compile(r"\b(?:normally|normal|healthy)\b", re.IGNORECASE)
TAIL_WORDS = 2  # of a name, which a form of it shares
N_BEFORE = 2  # sentences in which a healthy body may have been spoken of


def is_of_the_page(fact: Fact, findings: Findings) -> bool:
    """Tell whether *fact* may be asked about here: not of another condition, nor of how a healthy body works."""
    if not names_its_subject(fact, findings):
        return False
    if is_pertinent(fact, findings):
        return True
    said = " ".join(fact.evidence[0].of(findings.article.text).split())
    if is_of_any_body(said) or _is_of_another(fact, findings):
        return False
    return not _tells_of_health(fact, findings)


def _is_of_another(fact: Fact, findings: Findings) -> bool:
    """Tell whether another condition is the subject, neither a form of this one nor a part of its picture."""
    others = [f for f in find_terms(fact.subject) if f.type.kind in ("condition", "tumor")]
    if not others or findings.topic.mention.search(fact.subject) or kind_of(fact, findings) in _PART_OF_IT:
        return False
    tail = " ".join(findings.topic.name.split()[-TAIL_WORDS:])
    if tail.lower() in f"{fact.predicate} {fact.object}".lower():
        return False  # what another condition has to do with this one
    own = term_type(findings.topic.name)
    is_growth = (own is not None and own.kind in _GROWTHS) or re.search(
        r"(?i)tumou?r|cancer|sarcoma|carcinoma|lymphoma|leukemia", findings.topic.name
    )
    return not (is_growth and all(f.type.kind in _GROWTHS for f in others))


def _tells_of_health(fact: Fact, findings: Findings) -> bool:
    """Tell whether the sentence, or one of the two before it, is on a healthy body."""
    place = next((i for i, s in enumerate(findings.statements) if s.span == fact.evidence[-1]), 0)
    near = findings.statements[max(0, place - N_BEFORE) : place + 1]
    return any(_HEALTHY.search(s.text) for s in near if s.section.section_id == fact.section_id)
