"""Why, how, when, what for: what the end of a sentence says of all the words before it.

A question that keeps the whole clause and asks for its last adverbial has one answer by its own words: "Bronchodilators
open the airways by relaxing the muscles around them": "How do bronchodilators open the airways?".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from decks.facts.backs import is_vague, without_more
from decks.facts.patterns import GOES_ON
from decks.facts.stand_ins import renamed, stand_in_for
from decks.facts.topic import Topic
from decks.language import Sentence, sentences
from decks.model import Fact, Relation

MAX_ANSWER_WORDS = 18
MIN_CLAUSE_WORDS = 2
_CLAUSE = ("advcl", "ccomp", "xcomp", "prep", "advmod", "relcl", "acl")
_CLIMBS = ("mark", "advmod", "aux", "pcomp", "cc", "punct")
# Who is treated, seen or counted: what "they" do says nothing of the condition by itself.
_POINTING = re.compile(
    r"\b(?:you|your|this|these|those|such|he or she|his or her|here|above|below|following|otherwise|doing so)\b",
    re.IGNORECASE,
)
# What is done to an end; what is "believed to" or "linked to" is not.
_DONE = re.compile(
    r"(?:is|are|must be|should be|has to be|have to be) (?:(?:usually|often|sometimes|generally|typically|commonly|"
    r"then|also|always|first) )*(?:added|given|taken|prescribed|recommended|ordered|monitored|measured|tested|injected|"
    r"placed|inserted|removed|implanted|applied|combined|repeated|sent|started|offered|administered|adjusted|examined|"
    r"checked|scanned|drained|replaced|drawn|worn|stopped|avoided)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"(?:is|are|was|were|can|may|might|could|will|should|must|has|have|had|do|does|did|\w+s?)\b", re.IGNORECASE
)


# The clause is torn, the adverbial one of several, or a second one stands before it.
_TORN = re.compile(
    r"\b(?:especially|particularly|either|only|even|mainly|mostly|not|and|or|such as|the|an?)$|"
    r"\b(?:because|if|when|unless|so that|whether|(?:and|but) (?:does|do|will|should|must|did))\b",
    re.IGNORECASE,
)
# True of everything: "if not treated", "if one is found".
_SAYS_NOTHING = re.compile(
    r"(?:left |it is |they are |it['’]s |they['’]re )?(?:not |un)(?:treated|corrected|controlled)|"
    r".*\bone (?:is|was)\b.*|"
    r"(?:needed|necessary|possible|appropriate|available)|(?:symptoms|they|it) (?:occur|develop|appear|begin|worsen)s?",
    re.IGNORECASE,
)
# What is done, or has to be: of it a sentence says when. Of what happens it says only when else it may.
_IS_DONE = re.compile(
    r"(?:(?:may|can|could|might|will|should|must) )?(?:(?:is|are|be) )?(?:(?:\w+ly|often|also|only|not|sometimes) )*"
    r"(?:be )?(?:needed|necessary|required|recommended|used|done|performed|given|considered|prescribed|reserved|"
    r"removed|treated|repaired|avoided|stopped|started|added|repeated|offered|tested|indicated|preferred|ordered|suspected|"
    r"diagnosed|made|confirmed|taken|replaced)\b",
    re.IGNORECASE,
)
_MAY = re.compile(r"(?:may|can|could|might)\b", re.IGNORECASE)
_MAY_BE_NEEDED = re.compile(
    r"(?:may|can|could|might) (?:\w+ly )?be (?:\w+ly )?(?:needed|necessary|required|recommended|indicated)\b",
    re.IGNORECASE,
)
_SHOULD = re.compile(r"(?:should|must)\b", re.IGNORECASE)
_IS_A = re.compile(r"(?:is|are|was|were) (?:(?:\w+ly|often|also) )*(?:an?|the|to)\b", re.IGNORECASE)
_CONDITION = re.compile(r"(?:only |even )?(?:if|when|unless|until|once|as soon as)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Adverbial:
    """What *relation* a clause has to its last words: *predicate* is what stands before them, *answer* they are."""

    relation: Relation
    predicate: str
    answer: str


@dataclass(frozen=True, slots=True)
class _Kind:
    """How adverbials of *relation* open."""

    relation: Relation
    opening: re.Pattern[str]


def _kind(relation: Relation, words: str) -> _Kind:
    return _Kind(relation, re.compile(rf",? (?P<opening>{words})(?= \w)", re.IGNORECASE))


# The first that the parse agrees with is taken.
_KINDS: tuple[_Kind, ...] = (
    _kind(
        Relation.IS_BECAUSE, r"(?:mainly |mostly |in part |partly |probably |simply )?because(?: of)?|due to|owing to"
    ),
    _kind(Relation.WORKS_BY, r"by(?= (?:\w+ly )?\w{3,}ing\b)"),
    _kind(Relation.IS_DONE_TO, r"(?:in order )?to(?! (?:be|have)\b)|so that"),
    _kind(Relation.HOLDS_IF, r"(?:only |even )?(?:if|when|unless|until|once|as soon as)|only (?:after|before)"),
)


def adverbials_of(fact: Fact, rest: str, topic: Topic) -> Iterator[Fact]:
    """Yield why, how, what for or when *rest*, the words after the fact's subject, holds; else in what setting."""
    stand_in = stand_in_for(f"{fact.subject} {rest}", topic) if " " in topic.name else topic.name
    plain = re.compile(rf"(?<!\w){re.escape(topic.name)}(?!\w)", re.IGNORECASE)
    found = adverbial_in(plain.sub(stand_in, fact.subject), plain.sub(stand_in, rest))
    if found is not None:
        predicate, answer = (renamed(words, stand_in, topic) for words in (found.predicate, found.answer))
        yield replace(fact, relation=found.relation, predicate=predicate, object=answer)
    elif (
        _CONDITION.match(fact.setting)
        and "," not in fact.setting
        and not _POINTING.search(f"{fact.setting} {fact.subject} {rest}")
    ):
        whole = without_more(rest)
        is_empty = _SAYS_NOTHING.fullmatch(_CONDITION.sub("", fact.setting).strip())
        if whole is not None and _is_whole(whole) and _is_of_care(whole, "") and not is_empty:
            yield replace(fact, relation=Relation.HOLDS_IF, predicate=whole, object=fact.setting, setting="")


def adverbial_in(subject: str, rest: str) -> Adverbial | None:
    """Return the last adverbial of *rest*, the words after *subject*, None where it has none that can be asked for."""
    text = f"{subject} {rest}."
    openings = [(kind.relation, found.start("opening")) for kind in _KINDS for found in kind.opening.finditer(rest)]
    # Most sentences have none, which is known before they are parsed.
    if not openings or _POINTING.search(text) or len(parsed := sentences(text)) != 1:
        return None
    for relation, start in openings:
        if _hangs_on_the_verb(parsed[0], len(subject) + 1 + start):
            return _adverbial(relation, rest[:start], rest[start:])
    return None


def _adverbial(relation: Relation, predicate: str, said: str) -> Adverbial | None:
    """Return the adverbial that *said* is, None where it does not answer or *predicate* is too little to ask about."""
    predicate = predicate.strip(" ,")
    answer = without_more(said)
    if answer is None or not 3 <= len(answer.split()) <= MAX_ANSWER_WORDS or not _is_whole(predicate):
        return None
    bare = re.sub(r"(?i)^(?:\w+ )?(?:because(?: of)?|due to|owing to|by|if|when|unless|until|once) ", "", answer)
    is_short = len(predicate.split()) < MIN_CLAUSE_WORDS and relation is not Relation.IS_BECAUSE
    # Whose "it" or "its" is the front's subject.
    is_clause = re.match(r"(?i)(?:it|they|he|she|its|their)(?: |['’])", bare) is not None
    if (is_vague(bare) and not is_clause) or is_short or _SAYS_NOTHING.fullmatch(bare):
        return None
    if relation is Relation.IS_DONE_TO and not (said.lower().startswith("so that") or _DONE.match(predicate)):
        return None
    if relation is Relation.WORKS_BY and _IS_A.match(predicate):
        return None
    if relation is Relation.HOLDS_IF and not _is_of_care(predicate, answer):
        return None
    return Adverbial(relation, predicate, answer)


def _is_whole(predicate: str) -> bool:
    """Tell whether *predicate* is one verb with all that belongs to it, and no second clause."""
    return bool(_ASKS.match(predicate)) and not (_TORN.search(predicate) or GOES_ON.search(predicate))


def _is_of_care(predicate: str, answer: str) -> bool:
    """Tell whether *predicate* says what is done, or what does not hold until *answer*; not what only may happen."""
    if answer.lower().startswith("until"):
        return re.search(r"\bnot\b", predicate) is not None
    if _MAY.match(predicate) and not _MAY_BE_NEEDED.match(predicate):
        return False  # one of several occasions
    return _IS_DONE.match(predicate) is not None or _SHOULD.match(predicate) is not None


def _hangs_on_the_verb(sentence: Sentence, at: int) -> bool:
    """Tell whether the words from character *at* to the end hang on the main verb, or on what it takes."""
    first = next((i for i, t in enumerate(sentence.tokens) if t.start_char >= at), None)
    if first is None or first <= sentence.root:
        return False
    if sentence.tokens[first].text.lower() == "to" and sentence.tokens[first].dep != "aux":
        return False  # "linked to steroids"
    head = first
    while sentence.tokens[head].dep in _CLIMBS and sentence.tokens[head].head > first:
        head = sentence.tokens[head].head
    verb = sentence.tokens[head].head
    is_main = verb == sentence.root or (
        sentence.tokens[verb].dep in ("xcomp", "acomp", "conj") and sentence.tokens[verb].head == sentence.root
    )
    has_object = bool(sentence.children(sentence.root, "dobj")) or any(
        sentence.children(i, "dobj") for i in sentence.children(sentence.root, "xcomp")
    )
    is_active = not sentence.children(sentence.root, "auxpass")  # "is considered an emergency" has no object
    if sentence.tokens[first].lemma in ("due", "owing") and has_object and is_active:
        return False  # "reduce the swelling due to infections"
    last = max(i for i, t in enumerate(sentence.tokens) if t.dep != "punct")
    return sentence.tokens[head].dep in _CLAUSE and is_main and sentence.subtree(head)[1] >= last
