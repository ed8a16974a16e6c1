"""Facts to clozes: a sentence of the article with the words most worth knowing hidden."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from decks.clozes.clauses import Clause, clause_around, main_clause, without_meaning
from decks.clozes.editing import edited, without_opening
from decks.clozes.idle import is_idle
from decks.clozes.targets import NAME_WORTH, NUMBER_WORTH, TIME_WORTH, Target, spare_targets_in, targets_in
from decks.clozes.worth import is_to_reader, is_worth_asking
from decks.facts import Findings
from decks.facts.glosses import bracketed_terms
from decks.framing import Candidate
from decks.grammar import capitalised
from decks.hints import shown_hint, without_rival
from decks.knowledge import find_terms, is_category_term
from decks.model import Cloze, Fact, Relation
from decks.wording import as_sentence, inner, without_stop

__all__ = ["Target", "clozes_of", "spare_clozes_of", "targets_in"]

_OTHER = re.compile(r"\b(?:other|another|any) $", re.IGNORECASE)
MAX_CLOZES = 6  # proposed of one statement; the gate keeps two at most
MAX_BULLET_WORDS = 35
_TERM_IS = "(termed "
_BRACKETED = re.compile(r"^\((?:known as |called |also called |a condition called )?(?:an? )?|\)$")
Targets = Callable[[str, Findings], tuple[Target, ...]]


def clozes_of(fact: Fact, findings: Findings) -> Iterator[Candidate]:
    """Yield the sentence or the bullet of *fact* with its most telling words hidden, if it has any."""
    if fact.relation is Relation.STATES and fact.subject == findings.topic.name:
        yield from _sentence_clozes(fact, findings)
        yield from _gloss_clozes(fact, findings)
    elif not fact.predicate and not fact.column and len(fact.evidence) == 1:
        yield from _bullet_clozes(fact, findings)


def spare_clozes_of(fact: Fact, findings: Findings) -> Iterator[Candidate]:
    """Yield the sentence of *fact* with words of lesser worth hidden, for a section with no other item."""
    if fact.relation is Relation.STATES and fact.subject == findings.topic.name and not is_to_reader(fact.object):
        yield from islice(_sentence_clozes(fact, findings, spare_targets_in), 1)


def _sentence_clozes(fact: Fact, findings: Findings, targets: Targets = targets_in) -> Iterator[Candidate]:
    text = without_opening(without_meaning(fact.object))
    if _is_bare_bullet(fact, text, findings):
        return
    if is_worth_asking(text, findings):
        found = tuple(_gapped(fact, text, findings, targets))
        main = main_clause(text)
        yield from found or (_gapped(fact, main, findings, targets) if main else ())


def _gloss_clozes(fact: Fact, findings: Findings) -> Iterator[Candidate]:
    """Yield the sentence of *fact* with a technical term hidden that it gives in brackets after plain words."""
    text = without_meaning(fact.object)
    if _is_bare_bullet(fact, text, findings) or is_idle(text):
        return
    for bracket in bracketed_terms(text, findings.topic):
        term = _BRACKETED.sub("", bracket.of(text))
        shown = text[: bracket.start_char] + _TERM_IS + term + ")" + text[bracket.end_char :]
        start = bracket.start_char + len(_TERM_IS)
        clause = clause_around(shown, start, start + len(term))
        if clause is not None:
            before, hidden, after = clause
            cloze = edited(f"{before}{{{{c1::{hidden}}}}}{after}", fact, findings)
            if cloze is not None:
                yield Candidate(fact, f"cloze {term}", Cloze(cloze), fact.evidence)


def _is_bare_bullet(fact: Fact, text: str, findings: Findings) -> bool:
    """Tell whether *text* is a bullet that needs what it stands under to be understood."""
    bullets = (statement.span for statement in findings.statements if statement.is_bullet)
    return not findings.topic.mention.search(text) and any(fact.evidence[0] == span for span in bullets)


def _gapped(fact: Fact, text: str, findings: Findings, targets_of: Targets) -> Iterator[Candidate]:
    """Yield *text*, the sentence of *fact* or its main clause, with its one or two best phrases hidden."""
    worst = NAME_WORTH if is_to_reader(text) else None
    targets = (t for t in targets_of(text, findings) if worst is None or t.worth <= worst)
    if len(fact.evidence) > 1:  # a lead and its bullet: what the lead says, each of its bullets would hide again
        bullet = fact.evidence[-1].of(findings.article.text).lower()
        targets = (t for t in targets if text[t.start : t.end].lower() in bullet)
    clauses = ((t, clause_around(text, t.start, t.end)) for t in targets)
    for target, (before, hidden, after) in _best((t, clause) for t, clause in clauses if clause is not None):
        cloze = edited(f"{before}{{{{c1::{hidden}}}}}{without_rival(before, after, target.hint)}", fact, findings)
        if cloze is not None:
            hint = target.hint or shown_hint(before, hidden, after)
            yield Candidate(fact, f"cloze {text[target.start : target.end]}", Cloze(cloze, hint), fact.evidence)


def _best(made: Iterable[tuple[Target, Clause]]) -> Iterator[tuple[Target, Clause]]:
    """Yield the best gaps."""
    yield from islice(made, MAX_CLOZES)


def _bullet_clozes(fact: Fact, findings: Findings) -> Iterator[Candidate]:
    """Yield "Condition, heading – Term: description" with a word of the description hidden."""
    said = f"{fact.subject}: {inner(without_stop(fact.object))}"
    if len(said.split()) > MAX_BULLET_WORDS or fact.points or is_idle(said):
        return
    opening = len(fact.subject) + 2
    asked = (t for t in targets_in(said, findings) if t.start >= opening and t.end - t.start < len(said) - opening)
    for target in islice((target for target in asked if _is_own(said, target)), 1):
        shown = f"{said[: target.start]}{{{{c1::{said[target.start : target.end]}}}}}{said[target.end :]}"
        context = f"{capitalised(findings.topic.name)}, {inner(fact.group)}"
        yield Candidate(fact, "cloze", Cloze(as_sentence(f"{context} – {shown}")), fact.evidence)


def _is_own(said: str, target: Target) -> bool:
    """Tell whether a bullet's few words leave one answer: a number or a term, not "other identified tumors"."""
    hidden = said[target.start : target.end]
    if _OTHER.search(said[: target.start]) or is_category_term(hidden):
        return False
    return target.worth in (NUMBER_WORTH, TIME_WORTH) or any(found.end == len(hidden) for found in find_terms(hidden))
