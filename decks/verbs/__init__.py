"""What a sentence's main verb takes: who does it, to what, where, when, why; asked of sentences that give nothing else.

Each question keeps all that the clause says beside its answer, so that one thing answers it.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from decks.asking import has_another_answer
from decks.asking.questions import Asked
from decks.distractors import content_words
from decks.facts import Findings
from decks.framing import Candidate
from decks.grammar import capitalised
from decks.model import Basic, Fact, ListCard, Relation, Span
from decks.verbs.agents import agent
from decks.verbs.care import given_to, measure, treated_by
from decks.verbs.clause import Clause, clauses_of
from decks.verbs.defined import defined
from decks.verbs.goals import goals_in
from decks.verbs.named import object_named, term_told
from decks.verbs.objects import complement, inner_object, looked_for, object_of, used_to
from decks.verbs.places import place, time
from decks.verbs.purposes import first_of_all, in_common, purpose
from decks.verbs.quantities import quantity
from decks.verbs.reasons import reason
from decks.verbs.subjects import is_of_the_page
from decks.verbs.wording import counted
from decks.wording import without_stop

_BY_NUMBER = ("time", "quantity")
_WHICH = re.compile(r"\b[Ww]hich (?P<kind>(?:kind of )?\w+)")
_HEADED = re.compile(r"(?P<head>[^:.]{2,50}) ?: ")
Form = Callable[[Clause, Findings], Iterator[Asked]]
_OF_CLAUSES: tuple[Form, ...] = (
    measure,
    given_to,
    treated_by,
    first_of_all,
    object_named,
    looked_for,
    used_to,
    inner_object,
    complement,
    quantity,
    place,
    time,
    agent,
    object_of,
)
# Asked beside another question on the same clause.
_BESIDE: tuple[Form, ...] = (place, time, purpose)
_OF_SENTENCES: tuple[Callable[[Fact, Findings], Iterator[Asked]], ...] = (
    term_told,
    defined,
    reason,
    goals_in,
    in_common,
)


def verb_questions(findings: Findings, asked: Iterable[Span]) -> Iterator[Candidate]:
    """Yield cards on the sentences of which nothing is *asked* yet; what is yielded may still break a rule."""
    told_otherwise = (fact for fact in findings.facts if has_another_answer(fact, findings))
    used = (*asked, *(span for fact in told_otherwise for span in fact.evidence))
    if not findings.topic.is_named:
        return
    for fact in findings.facts:
        if fact.relation is Relation.STATES and not any(s.overlaps(span) for s in fact.evidence for span in used):
            yield from _cards(fact, findings.under(fact.section_id))


def _cards(fact: Fact, findings: Findings) -> Iterator[Candidate]:
    said = " ".join(fact.evidence[-1].of(findings.article.text).split())
    if not said[:1].isupper():
        return  # a piece of a list
    whole = [asked for form in _OF_SENTENCES for asked in form(fact, findings)]
    yield from (_candidate(fact, asked) for asked in whole if not _tells_itself(asked, findings))
    headed = _HEADED.match(said)
    if (
        headed is not None and headed["head"].lower() not in fact.object.lower()
    ) or fact.subject != findings.topic.name:
        return  # "Stage IA: Cancer is found in one ovary."
    for clause in clauses_of(fact, findings):
        if not _is_told_here(clause, said, findings):
            continue
        first = () if whole else tuple(asked for form in _OF_CLAUSES for asked in form(clause, findings))[:1]
        more = (asked for form in _BESIDE for asked in form(clause, findings))
        for asked in dict.fromkeys((*first, *more)):
            about = clause.fact_of(clause.rest, asked.back)
            if is_of_the_page(about, findings) and not _tells_itself(asked, findings):
                yield _candidate(about, counted(asked))


def _is_told_here(clause: Clause, said: str, findings: Findings) -> bool:
    """Tell whether the subject stands in the sentence itself, *said*, and was not taken over from one before."""
    bare = findings.topic.mention.sub("", clause.subject)
    return content_words(bare) <= content_words(f"{said} your patients")


def _tells_itself(asked: Asked, findings: Findings) -> bool:
    """Tell whether half of the answer's words, or more, stand in the question, but for the kind that it asks for."""
    if asked.frame in _BY_NUMBER:
        return False
    kind = _WHICH.search(asked.front)
    bare = findings.topic.mention.sub(" ", asked.back)
    words = content_words(bare) - content_words(kind["kind"] if kind is not None else "")
    n_told, n_words = len(words & content_words(asked.front)), len(words)
    return 2 * n_told > n_words or (2 * n_told == n_words > 0 and asked.frame != "called")


def _candidate(fact: Fact, asked: Asked) -> Candidate:
    points = tuple(capitalised(point) for point in asked.points)
    back = capitalised(without_stop(asked.back))
    content = ListCard(asked.front, points) if points else Basic(capitalised(asked.front), back)
    return Candidate(fact, asked.frame, content, fact.evidence)
