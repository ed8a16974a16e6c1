"""Sets that one sentence names and the next counts up: "Some drugs worsen gout. These drugs include A, B, and C."."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from decks.enumerated.members import members_in
from decks.facts import Findings, Statement
from decks.framing import Candidate
from decks.grammar import capitalised
from decks.knowledge import hedges_in, is_negative
from decks.language import Sentence, sentences
from decks.model import Fact, ListCard, Relation, Span
from decks.wording import inner

MAX_MEMBERS = 5
MAX_FRONT_WORDS = 24
_COUNTS_UP = re.compile(
    r"(?:(?:some )?examples(?: of (?:these|such) (?P<of>[a-z][a-z -]{2,40}?))?|"
    r"(?:these|such) (?P<noun>[a-z][a-z -]{2,40}?)) "
    r"(?P<may>(?:may |can |often |usually |commonly |also )*)(?:include|are):? (?P<list>[^:;]+)$",
    re.IGNORECASE,
)
_QUANTIFIER = re.compile(
    r"(?:(?:certain|several|many|some|various|different|multiple|numerous|other|most|the|an?|"
    r"a (?:variety|number|range|few) of|two|three|four|five|one or more|these) )+",
    re.IGNORECASE,
)
_UNTOLD = re.compile(
    r"\b(?:additional|other|further|more|following|this|these|those|such|same|similar|else)\b", re.IGNORECASE
)
_MORE = re.compile(
    r",? (?:that|which|who|including|such as|because|but|and (?:is|are|may|can)|as well as)\b.*$|[,;:].*$"
)
_CARE = re.compile(
    r"\b(?:medicines|medications|drugs|tests|procedures|treatments|therapies|techniques|surgeries|antibiotics|studies|"
    r"vaccines|methods)$"
)
# Alone these narrow nothing: any condition has them.
_BARE = re.compile(
    r"(?:(?:signs and |the |serious |severe |common |health |medical |possible |rare |physical |associated )*"
    r"(?:symptoms|signs|features|problems|conditions|complications|abnormalities|changes|findings|effects|factors|disorders|"
    r"diseases|causes|characteristics|manifestations|issues|people|individuals|patients|ways|things|steps|genes|cells|"
    r"proteins|tests|treatments|medicines|doctors|specialists|cases|types|forms|groups|organs|parts|areas))",
    re.IGNORECASE,
)
_ASIDE = re.compile(r", which [^,]+$")
# Each of these may take up another of them.
_FEATURES = ("features", "abnormalities", "problems", "signs", "findings", "changes", "characteristics")
_TAIL = re.compile(r" (?:of|in|with|during|on|at|after|before) [\w' -]+\.?$")
MAX_TAIL_WORDS = 6
_PEOPLE = re.compile(
    r"\b(?:doctors|specialists|people|individuals|patients|providers|professionals|experts|families)\b"
)
_READER = re.compile(r"\b(?:you|we|our|us)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _TakenUp:
    """A set's *name*, what its sentence *said* of it after the name, "" unless it is its subject, and the *members*."""

    name: str
    said: str
    members: tuple[str, ...]
    is_hedged: bool


def taken_up_lists(findings: Findings) -> Iterator[Candidate]:
    """Yield a list for each sentence that counts up what the sentence before it names."""
    resolved = {fact.evidence[-1]: fact.object for fact in findings.facts if fact.relation is Relation.STATES}
    for before, after in pairwise(findings.statements):
        taken = _taken_up(before, after, findings, resolved)
        front = _front(taken, findings) if taken is not None else None
        if taken is not None and front is not None and len(front.split()) <= MAX_FRONT_WORDS:
            fact = Fact(
                section_id=after.section.section_id,
                relation=Relation.HAS_MEMBERS,
                subject=taken.name,
                object="; ".join(taken.members),
                evidence=(before.span, after.span),
                group=after.section.title,
                points=taken.members,
            )
            yield Candidate(fact, "taken up", ListCard(capitalised(front), taken.members), fact.evidence)


def _taken_up(before: Statement, after: Statement, findings: Findings, resolved: dict[Span, str]) -> _TakenUp | None:
    """Return the set that *before* names and *after* counts up; None where one of the two is not sure."""
    found = _COUNTS_UP.match(" ".join(after.text.split()).rstrip(" ."))
    if found is None or not _follows(before, after, findings.article.text):
        return None
    said = found["list"]
    said = re.sub(r", or (?=[^,]*$)", ", and ", said) if said.count(",") > 1 and " and " not in said else said
    members = members_in(_ASIDE.sub("", said))
    text = resolved.get(before.span, " ".join(before.text.split()))
    text = re.sub(r"\byour\b", "the", text)
    if not 2 <= len(members) <= MAX_MEMBERS or _READER.search(text) or is_negative(text):
        return None
    sentence = sentences(text)[0]
    noun = (found["of"] or found["noun"] or "").lower()
    at = _head(sentence, noun.rsplit(maxsplit=1)[-1] if noun else "")
    is_hedged = bool(found["may"].strip() or hedges_in(text) or re.search(r"(?i)\bsome\b", text))
    if at is None:
        is_named = len(noun.split()) > 1 and findings.topic.mention.search(text) is not None
        return _TakenUp(noun, "", members, is_hedged) if is_named and not _UNTOLD.search(noun) else None
    return _set_at(sentence, at, noun, members, is_hedged=is_hedged)


def _follows(before: Statement, after: Statement, text: str) -> bool:
    """Tell whether *after* goes on from *before* in one paragraph."""
    is_clean = not (before.glued or after.glued or before.cells or after.is_bullet or after.is_boilerplate)
    return (
        is_clean
        and before.section == after.section
        and "\n\n" not in text[before.span.end_char : after.span.start_char]
    )


def _head(sentence: Sentence, noun: str) -> int | None:
    """Return the place of *noun* in *sentence*, of its subject where no noun is told; None where it is not there."""
    named = [i for i, token in enumerate(sentence.tokens) if noun and token.text.lower() == noun]
    if named:
        return named[-1]
    subject = sentence.child(sentence.root, "nsubj", "nsubjpass")
    is_plural = subject is not None and sentence.tokens[subject].tag == "NNS"
    is_alike = noun in _FEATURES and subject is not None and sentence.tokens[subject].text.lower() in _FEATURES
    return subject if is_plural and (not noun or is_alike) else None


def _set_at(sentence: Sentence, at: int, noun: str, members: tuple[str, ...], *, is_hedged: bool) -> _TakenUp | None:
    """Return the set whose name has its head *at*; its own name, *noun*, where that says more than one word."""
    phrase = sentence.phrase_of(at)
    named = _QUANTIFIER.sub("", phrase) if _QUANTIFIER.match(phrase) else phrase
    is_counted = _QUANTIFIER.match(phrase) is not None
    is_subject = sentence.child(sentence.root, "nsubj", "nsubjpass") == at
    last = sentence.tokens[sentence.subtree(at)[1]].end_char - sentence.start_char
    tail = _TAIL.match(sentence.text[last:])
    if tail is not None and not is_subject and len(tail.group().split()) <= MAX_TAIL_WORDS:
        named = f"{named}{tail.group().rstrip('.')}"
    name = _MORE.sub("", named).strip()
    if len(noun.split()) > 1 and not is_subject:
        name = noun
    said = sentence.text[last:].strip(" .") if is_subject and is_counted else ""
    is_rest = not is_subject and _UNTOLD.search(phrase[: len(phrase) - len(named)] if is_counted else "") is not None
    is_torn = is_rest or name.count("(") != name.count(")") or _PEOPLE.search(name) is not None
    if not name or is_torn or _UNTOLD.search(name) or (said and _UNTOLD.search(said)):
        return None
    return _TakenUp(name, _MORE.sub("", said), members, is_hedged)


def _front(taken: _TakenUp, findings: Findings) -> str | None:
    n, name = len(taken.members), inner(taken.name)
    mention = findings.topic.mention
    if taken.said:
        front = f"Name {n} {name} that {taken.said}."
        return front if mention.search(front) or _BARE.fullmatch(name) is None else None
    if _BARE.fullmatch(re.sub(rf" of (?:{mention.pattern}).*$", "", name, flags=re.IGNORECASE)):
        return None
    if mention.search(name):
        return f"Name {n} {name}."
    if _CARE.search(name.split(" to ")[0]):
        return f"Name {n} {name} {'' if ' to ' in name else 'used '}in {findings.topic.name}."
    return f"Name {n} {name} {'that may occur ' if taken.is_hedged else ''}in {findings.topic.name}."
