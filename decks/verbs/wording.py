"""How a clause's question is put together, and whether its answer is one that a learner can be held to."""

import re

from decks.asking.questions import Asked, subject_of
from decks.distractors import content_words
from decks.facts import Findings
from decks.facts.backs import is_vague, members_of
from decks.framing import anchored
from decks.grammar import NUMBER_WORDS, wh_question
from decks.knowledge import find_terms, is_category_term
from decks.verbs.clause import Clause
from decks.wording import with_the

MAX_ANSWER_WORDS = 14
MAX_FRONT_WORDS = 34
MIN_LISTED, MAX_LISTED = 3, 5
# What may stand in a question without narrowing its answer.
_SAYS_LITTLE = content_words(
    "patient patients people person individual individuals child children adult adults case cases condition disease "
    "disorder symptoms symptom signs problem problems treatment treatments treat treated cause caused causes body help "
    "helps cell cells found called known often usually most many some common type types form forms needed used "
    "which what when where doctor doctors health care provider providers about over very more well also even both "
    "make makes made become becomes have"
)
_WHEN = re.compile(r"(?:if|when|once|after|before|unless|until|because|since|as)\b", re.IGNORECASE)
_EMPTY_ANSWER = re.compile(
    r"(?:an? |the )?(?:(?:medical|certain|special|different|possible|serious|some|own|main|much|main) )*"
    r"(?:tests?|treatments?|problems?|symptoms?|body|people|patients?|doctors?|others?|way|ways|things?|changes?|"
    r"condition|disease|disorder|cells?|it|them|ability|role|part|steps?|time|cause|causes|chance|risk|signs?|"
    r"information|pictures?|images?|severity|growth|function|results?|procedures?|medicines?|medications?|drugs?|"
    r"bacteria|virus(?:es)?|germs?|hormones?|proteins?|genes?|enzymes?|muscles?|nerves?|tumou?rs?|needles?|dye)",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"\b(?:it|its|they|them|their|this|these|those|such|other|others|another|following|certain|various|different|here|"
    r"below|above|whether|you|your|we|our|some|any|many|several|etc)\b",
    re.IGNORECASE,
)


def question(wh: str, clause: Clause, predicate: str, findings: Findings) -> str | None:
    """Return the question that *wh* opens about *clause*, whose *predicate* leaves the answer out; None for none."""
    subject = with_the(subject_of(clause.fact_of(predicate), findings))
    asked = wh_question(wh, subject, predicate)
    return placed(asked, clause, findings) if asked else None


def placed(asked: str, clause: Clause, findings: Findings) -> str | None:
    """Return *asked* in the setting of its clause, with the condition named; None where it is too long."""
    setting = clause.setting
    if _WHEN.match(setting):
        asked = f"{asked[:-1]} {setting[:1].lower()}{setting[1:]}?"
    elif setting:
        asked = f"{setting}, {asked[:1].lower()}{asked[1:]}"
    whole = anchored(asked, findings)
    return whole if len(whole.split()) <= MAX_FRONT_WORDS else None


def is_answer(said: str) -> bool:
    """Tell whether *said* is an answer by itself: short, no pronoun, no mere category."""
    words = said.split()
    bare = re.sub(r"(?i)^(?:an?|the) ", "", said)
    is_empty = _EMPTY_ANSWER.fullmatch(said) is not None or is_category_term(bare) or is_vague(said)
    return 1 <= len(words) <= MAX_ANSWER_WORDS and not is_empty and _POINTS.search(said) is None


def n_told(said: str, findings: Findings) -> int:
    """Return how many content words of *said* narrow an answer: none of the condition's name, none of every case."""
    bare = findings.topic.mention.sub(" ", said)
    numbers = len(re.findall(r"\d+", bare))
    return len(content_words(bare) - _SAYS_LITTLE) + numbers


def names_a_kind(said: str, *kinds: str) -> bool:
    """Tell whether *said* names a term of one of *kinds*."""
    return any(found.type.kind in kinds for found in find_terms(said))


def counted(asked: Asked) -> Asked:
    """Return *asked* as a list that says how many it has, where its back is three to five things."""
    members = members_of(asked.back)
    shares_its_head = bool(members) and " of " in members[0] and not any(" of " in member for member in members[1:])
    if shares_its_head or not MIN_LISTED <= len(members) <= MAX_LISTED:
        return asked
    return asked._replace(front=f"{asked.front[:-1]} (name {NUMBER_WORDS[len(members)]})?", points=members)
