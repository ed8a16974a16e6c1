"""The fronts of sentences: for each relation, the questions that its words allow, and the answer to each."""

import re
from collections.abc import Iterator

from decks.asking.adverbials import adverbial
from decks.asking.agents import avoided, changes, done_if, effect, sign, use
from decks.asking.measures import ON_MEASURES
from decks.asking.natures import attribute, nature, superlative
from decks.asking.numbers import age, count, in_share, more_common, number_of, share, time, times
from decks.asking.objects import (
    act,
    affected,
    associated,
    based,
    called,
    caused,
    divided,
    experience,
    features,
    given,
    indication,
    placed,
    population,
    required,
    result,
    risk,
    used_for,
    when,
)
from decks.asking.questions import Asked, Frame, what_follows
from decks.facts import Findings
from decks.facts.backs import OF_SEVERAL, members_of
from decks.grammar import NUMBER_WORDS, capitalised
from decks.knowledge import normal
from decks.model import Fact, Relation
from decks.pertinence import is_pertinent
from decks.wording import plural, term_noun

# Where the article gives two answers, each is of a case that the question does not name.
_OF_ONE_CASE = (
    Relation.LASTS,
    Relation.RECURS,
    Relation.OCCURS_AT_AGE,
    Relation.OCCURS_WHEN,
    Relation.HAS_ATTRIBUTE,
    Relation.HAS_SHARE,
    Relation.IS_THE_MOST,
)

MAX_IN_ONE_BACK = 2
# What a lead and one of its bullets say together is one of several answers: "The goals of treatment are to: …".
_OF_A_LEAD = (
    Relation.HAS_ATTRIBUTE,
    Relation.IS_THE_MOST,
    Relation.IS_BASED_ON,
    Relation.IS_AIMED,
    Relation.REQUIRES,
    Relation.EXPERIENCES,
    Relation.HAS_PARTS,
)

MAX_FRONT_WORDS = 28

FROM_SENTENCES: dict[Relation, Frame] = {
    Relation.CAUSED_BY: caused,
    Relation.CAUSES: effect,
    Relation.IS_THE_MOST: superlative,
    Relation.HAS_PARTS: features,
    Relation.HAS_ATTRIBUTE: attribute,
    Relation.OCCURS_AT: placed,
    Relation.AFFECTS: affected,
    Relation.IS_GIVEN_AS: given,
    Relation.IS_USED_TO: use,
    Relation.IS_USED_WHEN: indication,
    Relation.IS_A: nature,
    Relation.OCCURS_IN: population,
    Relation.IS_BASED_ON: based,
    Relation.IS_AIMED: what_follows("What"),
    Relation.IS_ASSOCIATED: associated,
    Relation.IS_BECAUSE: adverbial,
    Relation.WORKS_BY: adverbial,
    Relation.IS_DONE_TO: adverbial,
    Relation.HOLDS_IF: adverbial,
    Relation.IS_EFFECTIVE: indication,
    Relation.IS_DIVIDED: divided,
    Relation.IS_AVOIDED: avoided,
    Relation.RAISES_RISK: risk,
    Relation.CHANGES: changes,
    Relation.IS_DONE_IF: done_if,
    Relation.HAS_NUMBER: number_of,
    Relation.ACTS_ON: act,
    Relation.PRESENTS_AS: what_follows("How"),
    Relation.IS_USED_FOR: used_for,
    Relation.SUGGESTS: sign,
    Relation.SHOWS: result,
    Relation.EXPERIENCES: experience,
    Relation.IS_CALLED: called,
    Relation.REQUIRES: required,
    Relation.IS_ACQUIRED: what_follows("How"),
    Relation.OCCURS_WHEN: when,
    Relation.HAS_SHARE: share,
    Relation.HOLDS_IN_SHARE: in_share,
    Relation.HAS_COUNT: count,
    Relation.OCCURS_AT_AGE: age,
    Relation.LASTS: time,
    Relation.RECURS: what_follows("How often"),
    Relation.IS_MORE_COMMON: more_common,
    Relation.IS_TIMES_AS_LIKELY: times,
}


def asked_of_sentence(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Yield the fronts that ask what *fact*, of a sentence, says, each with its back; none where no frame fits."""
    frame = FROM_SENTENCES.get(fact.relation)
    is_one_of_many = len(fact.evidence) > 1 and fact.relation in _OF_A_LEAD
    if is_one_of_many or not is_pertinent(fact, findings) or has_another_answer(fact, findings):
        return
    frames = [each for each in (frame, ON_MEASURES.get(fact.relation)) if each is not None]
    for asked in (asked for each in frames for asked in each(fact, findings)):
        if _tells_the_condition(asked, fact, findings):
            continue
        counted_front = _counting(asked, fact)
        if counted_front is not None and len(counted_front.front.split()) <= MAX_FRONT_WORDS:
            yield counted_front


def has_another_answer(fact: Fact, findings: Findings) -> bool:
    """Tell whether the article says the same of the same subject with another object: of which case, is lost."""
    if fact.relation not in _OF_ONE_CASE:
        return False
    key = (fact.relation, normal(fact.subject), normal(fact.predicate), normal(fact.setting))
    others = (f for f in findings.facts if f.relation is fact.relation and f.evidence != fact.evidence)
    return any(
        (f.relation, normal(f.subject), normal(f.predicate), normal(f.setting)) == key
        and normal(f.object) != normal(fact.object)
        for f in others
    )


def _tells_the_condition(asked: Asked, fact: Fact, findings: Findings) -> bool:
    """Tell whether a back has the condition in it that the front names only to say where."""
    mention = findings.topic.mention
    is_asked_of = mention.search(f"{fact.setting} {fact.subject} {fact.predicate}") is not None
    return asked.frame == "forward" and not is_asked_of and mention.search(asked.back) is not None


def _counting(asked: Asked, fact: Fact) -> Asked | None:
    """Return *asked* with the number of things in its front, and a list for its back where they are many."""
    if asked.frame != "forward" or fact.relation not in OF_SEVERAL:
        return asked
    members = members_of(asked.back)
    is_either = " or " in asked.back and re.match(r"What (?:is|was) ", asked.front) is not None
    if len(members) < 2 or is_either or re.search(r"(?i)\bwhich (?:two|three|four|five)\b", asked.front):
        return asked
    nouns = {term_noun(member) for member in members}
    noun = nouns.pop() if len(nouns) == 1 else None
    number = NUMBER_WORDS[len(members)]
    if noun is not None and fact.relation is not Relation.CAUSED_BY:
        front = re.sub(
            r"\b(?:[Ww]hat|[Ww]hich (?!age|sex)\w+)\b", f"which {number} {plural(noun)}", asked.front, count=1
        )
    else:
        front = f"{asked.front[:-1]} (name {number})?"
    points = members if len(members) > MAX_IN_ONE_BACK else ()
    return asked._replace(front=capitalised(front), points=points)
