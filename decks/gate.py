"""The gate: proposed items in, items without a flaw out, and of each other one what kept it out."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from decks.facts import Findings
from decks.facts.abbreviations import spelled_out
from decks.facts.eponyms import restored
from decks.flaws import Setting, answers_of, asked_of, flaws_of, repaired, repeated
from decks.flaws.views import CLOZE
from decks.framing import Candidate
from decks.knowledge import INHERITANCE, gene, normal
from decks.model import Basic, Cloze, Content, Fact, Item, ListCard, Section, Span, Vignette
from decks.refusals import Reason, Refusal

# Candidates for what the items given, a list that grows as more are kept, do not ask yet.
Spare = Callable[[Sequence[Item]], Iterable[Candidate | Refusal]]
# A fact and a frame, or a proof and an answer.
Asked = tuple[Fact, str] | tuple[tuple[Span, ...], str]
Json = dict[str, object]
MAX_EXPLANATION_WORDS = 90
_GAP = "\N{HORIZONTAL ELLIPSIS}\N{HORIZONTAL ELLIPSIS}"  # stands for a gap while what is around it is spelled out
_PATTERNS = frozenset(map(normal, INHERITANCE))

# "Mutations in the CYB5R3 gene" answers as "CYB5R3" does.
_DRESSED = re.compile(
    r"(?:a )?mutations? in (?:the )?(?P<gene>[\w-]+) gene|in an? (?P<pattern>[\w -]+) (?:pattern|manner|fashion)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A *candidate* made into an *item*, and what speaks against it: its *flaws*, or the item it *repeats*."""

    candidate: Candidate
    item: Item
    flaws: tuple[str, ...]
    repeats: str | None

    @property
    def is_kept(self) -> bool:
        """Tell whether nothing speaks against the item."""
        return not self.flaws and self.repeats is None

    @property
    def reason(self) -> str | None:
        """Return why the item was left out, None where it was kept."""
        if self.flaws:
            return self.flaws[0]
        return None if self.repeats is None else Reason.ASKED_ALREADY


def gated(
    proposed: Iterable[Candidate | Refusal], findings: Findings, deck_id: str, *, spare: Spare = lambda _: ()
) -> tuple[tuple[Proposal, ...], tuple[Refusal, ...]]:
    """Return what the gate says of each candidate in *proposed*, in order, and the refusals among them.

    *spare* is then asked, once, for more, given the items that were kept.
    """
    sections = {section.section_id: section for section in findings.article.sections}
    text, names = findings.article.text, findings.topic.names
    kept: list[Item] = []
    asked: dict[Asked, str] = {}
    proposals, refusals = [], []
    for candidate in _with_spare(proposed, lambda: spare(kept)):
        if isinstance(candidate, Refusal):
            refusals.append(candidate)
            continue
        section = sections[candidate.fact.section_id]
        item = _item(replace(candidate, content=_spelled(candidate.content, findings)), section, deck_id, text)
        setting = Setting(text, names, section.kind, section.path)
        flaws = flaws_of(item, setting)
        better = repaired(item, setting) if flaws else None
        if better is not None:
            item, flaws = replace(item, content=better), ()
        ways = _ways_of_asking(candidate, item)
        before = next((asked[way] for way in ways if way in asked), None) or repeated(item, kept)
        proposal = Proposal(candidate, item, flaws, before)
        if proposal.is_kept:
            kept.append(item)
            asked |= dict.fromkeys(ways, item.item_id)
        proposals.append(proposal)
    return tuple(proposals), tuple(refusals)


def _spelled(content: Content, findings: Findings) -> Content:
    """Return a flashcard with the article's abbreviations spelled out in what it shows; other items as they are.

    They stay where their words would give the answer away: "Which triad characterizes OMS?".
    """
    text, topic = findings.article.text, findings.topic
    match content:
        case Basic(front, _) | ListCard(front, _):
            spelled: Content = replace(content, front=spelled_out(restored(front), text, topic))
        case Cloze(sentence, hint) if (gap := CLOZE.search(sentence)) is not None:
            shown = spelled_out(restored(CLOZE.sub(_GAP, sentence)), text, topic)
            spelled = Cloze(shown.replace(_GAP, gap.group()), hint)
        case _:
            return content
    told = any(f" {normal(answer)} " in f" {normal(asked_of(spelled))} " for answer in answers_of(spelled))
    return content if told else spelled


def _with_spare(
    proposed: Iterable[Candidate | Refusal], spare: Callable[[], Iterable[Candidate | Refusal]]
) -> Iterator[Candidate | Refusal]:
    """Yield *proposed*, then what *spare* gives when they are through."""
    yield from proposed
    yield from spare()


def _ways_of_asking(candidate: Candidate, item: Item) -> tuple[Asked, ...]:
    """Return what must not be asked twice: a fact in one way, and one answer of a statement, but in lists."""
    by_frame: Asked = (candidate.fact, candidate.frame)
    if isinstance(item.content, Vignette):
        return (
            (by_frame, ((), f"case of {normal(item.content.key)}")) if _is_heredity(item.content.key) else (by_frame,)
        )
    if item.kind == "list":
        return (by_frame,)
    answer = _core(" ".join(answers_of(item.content)))
    # A pattern of inheritance is told again and again; it is asked for once.
    return (by_frame, (() if answer in _PATTERNS else item.evidence, answer))


def _is_heredity(key: str) -> bool:
    """Tell whether *key* is a gene or a pattern of inheritance, for which one case is enough."""
    return gene(key) is not None or normal(key) in _PATTERNS


def _core(answer: str) -> str:
    """Return what *answer* says, without the words that only dress it: "in an autosomal recessive pattern"."""
    dressed = _DRESSED.fullmatch(answer)
    return normal((dressed["gene"] or dressed["pattern"]) if dressed else answer)


def _item(candidate: Candidate, section: Section, deck_id: str, text: str) -> Item:
    content = candidate.content
    proof = " ".join(span.of(text) for span in candidate.fact.evidence)
    kind = type(content).__name__.lower()
    return Item(
        item_id=digest(deck_id, *section.path, _one_line(proof), kind, candidate.frame, candidate.fact.object),
        section_id=section.section_id,
        content=content,
        explanation=_explanation(candidate, text),
        evidence=candidate.evidence,
        tags=("::".join(section.path),),
    )


def _explanation(candidate: Candidate, text: str) -> str:
    """Return why a case has its answer, then the article's words that prove it.

    A card's words run from the lead to the last bullet, unless they are many.
    """
    first, *others = candidate.fact.evidence
    whole = _one_line(text[first.start_char : max([first, *others]).end_char])
    is_card = isinstance(candidate.content, Basic | Cloze | ListCard)
    is_short = len(whole.split()) <= MAX_EXPLANATION_WORDS
    said = whole if is_card and is_short else _one_line(candidate.evidence[0].of(text))
    return f"{candidate.reason} {said}".strip()


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def digest(*parts: str) -> str:
    """Return 16 hex digits that stand for *parts*."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def log_entry(proposal: Proposal, reason: str | None) -> Json:
    """Return a line of the gate's log: what was proposed, of which statement, and the *reason* it was left out."""
    item = proposal.item
    first = item.evidence[0]
    return {
        "item_id": item.item_id,
        "section_id": item.section_id,
        "kind": item.kind,
        "frame": proposal.candidate.frame,
        "relation": proposal.candidate.fact.relation.value,
        "start_char": first.start_char,
        "end_char": first.end_char,
        "asked": asked_of(item.content),
        "answers": list(answers_of(item.content)),
        "kept": reason is None,
        "reason": reason,
        "flaws": list(proposal.flaws),
        "repeats": proposal.repeats,
    }
