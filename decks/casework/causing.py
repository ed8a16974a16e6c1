"""Cases of what brings a condition about: a gene, an organism, a substance, a structure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from decks.casework.asked import CAUSE, Asked
from decks.casework.naming import Leave, is_anywhere, once_a_section, shown_as, statements_of_kinds, where_named
from decks.casework.rivals import further, n_shared, rivals, said_of, share_an_age
from decks.distractors import MIN_DISTRACTORS, are_apart
from decks.facts import Findings
from decks.knowledge import Condition, Confusable, Gene, condition, family_of, gene, is_named_after, is_same
from decks.model import Distractor, SectionKind
from decks.patients import chance
from decks.wording import as_sentence, inner

# How much another condition must share to give a wrong cause.
_MIN_SHARED = {"gene": 4}
# How a cause is told beside causes of other kinds.
_TOLD = {
    "gene": "A mutation in the {} gene",
    "organism": "Infection with {}",
    "lack": "A lack of {}",
    "excess": "An excess of {}",
    "resistance": "Resistance to {}",
    "target": "An immune attack on {}",
    "exposure": "Exposure to {}",
}
_N_OFFERED = 8  # genes, of which a case takes those that its stem speaks against


@dataclass(frozen=True, slots=True)
class _Cause:
    """How a kind of cause is asked for, what is said of another condition's, and what its proof must say."""

    lead_in: str
    verb: str
    says: re.Pattern[str]


def _kind_of_cause(asks: str, verb: str, says: str) -> _Cause:
    lead_in = f"{asks} is the most likely cause of this patient's condition?"
    return _Cause(lead_in, verb, re.compile(rf"\b(?:{says})", re.IGNORECASE))


_CAUSES = {
    "gene": _kind_of_cause("A mutation in which of the following genes", "is altered in", "gene|mutat|variant|chang"),
    "organism": _kind_of_cause(
        "Which of the following organisms", "causes", "caus|infect|bacteri|virus|spread|parasit"
    ),
    "lack": _kind_of_cause(
        "A lack of which of the following",
        "is lacking in",
        "lack|defici|shortage|too little|not enough|low levels?|insuffic|unable to make|cannot make|"
        "(?:do|does) not (?:make|produce|have)|doesn.t (?:make|produce|have)",
    ),
    "excess": _kind_of_cause(
        "An excess of which of the following",
        "is in excess in",
        "excess|too much|high|build|accumul|elevat|increas|overproduc|more|overload|deposit|crystal",
    ),
    "resistance": _kind_of_cause("Resistance to which of the following", "meets resistance in", "resist|respond|use"),
    "target": _kind_of_cause("An immune attack on which of the following", "is attacked in", "attack|antibod|immun"),
    "exposure": _kind_of_cause(
        "Exposure to which of the following", "brings about", "expos|caus|trigger|breath|eat|due"
    ),
}


def which_cause(findings: Findings, script: Condition) -> Iterator[Asked]:
    """Ask for the gene, the organism, the substance, the structure."""
    kinds = (SectionKind.CAUSES, SectionKind.OVERVIEW)
    here = tuple(s for kind in kinds for s in statements_of_kinds(findings, kind))
    # Of several genes, what is shown may speak for another than the one that is asked for.
    sole = script.genes if len(script.genes) == 1 else ()
    for cause in script.causes or sole:
        asking = _CAUSES.get(cause.kind)
        if asking is None:  # a site: the name of the condition tells it as a rule
            continue
        telling = tuple(s for s in here if asking.says.search(s.text))
        named = list(once_a_section(where_named(cause.name, telling, Leave(deny=cause.kind in ("lack", "resistance")))))
        others = _wrong_genes(cause.name, findings, script) if cause.kind == "gene" else ()
        if cause.kind == "gene" and is_named_after(findings.topic.name, cause.name):
            continue
        others = (
            others
            or rivals(
                cause.name,
                lambda s, kind=cause.kind: _causes_of_kind(s, kind),  # type: ignore[misc]
                asking.verb,
                findings,
                script,
                min_shared=_MIN_SHARED.get(cause.kind, 2),
                wide=lambda s, kind=cause.kind: tuple(c.name for c in s.causes if c.kind == kind),  # type: ignore[misc]
            ).options
        )
        for one in named if others else ():
            yield Asked(CAUSE, "cause", one.statement, asking.lead_in, shown_as(one), others, answer=cause.name)


def which_mechanism(findings: Findings, script: Condition) -> Iterator[Asked]:
    """Ask for the cause among those of the conditions that *script* is confused with, of whatever kind they are."""
    others = _other_causes(findings, script)
    if len(others) < MIN_DISTRACTORS:
        return
    here = statements_of_kinds(findings, SectionKind.CAUSES)
    for cause in script.causes or (script.genes if len(script.genes) == 1 else ()):
        asking = _CAUSES.get(cause.kind)
        if asking is None or is_named_after(findings.topic.name, cause.name):
            continue
        telling = tuple(s for s in here if asking.says.search(s.text))
        leave = Leave(deny=cause.kind in ("lack", "resistance"))
        for one in once_a_section(where_named(cause.name, telling, leave)):
            yield Asked(
                CAUSE,
                "mechanism",
                one.statement,
                "Which of the following is the most likely underlying cause of this patient's condition?",
                _TOLD[cause.kind].format(inner(shown_as(one))),
                tuple(option for option, _ in others),
                of=tuple(rival for _, rival in others),
                answer=cause.name,
            )


def _other_causes(findings: Findings, script: Condition) -> tuple[tuple[Distractor, Confusable], ...]:
    """Return the first cause of each condition that *script* is confused with or like, and of which it is.

    None is one of its own or named by the article, and no two are alike.
    """
    chosen: dict[str, tuple[Distractor, Confusable]] = {}
    ours = tuple(cause.name for cause in (*script.causes, *script.genes))
    for rival in (*script.confusables, *further(findings, script)):
        known = condition(rival.name)
        told = [cause for cause in (known.causes or known.genes if known else ()) if cause.kind in _TOLD][:1]
        for cause in told:
            is_new = all(are_apart(cause.name, name) for name in (*ours, *chosen))
            if is_new and not is_anywhere(cause.name, findings.article.text):
                text = _TOLD[cause.kind].format(cause.name)
                why = as_sentence(f"{inner(text)} is behind {said_of(rival)}")
                chosen[cause.name] = Distractor(text, why), rival
    return tuple(chosen.values())


def _wrong_genes(symbol: str, findings: Findings, script: Condition) -> tuple[Distractor, ...]:
    """Return genes of conditions that *script* is confused with, then of others like it; or none.

    Neither the article nor *script* names them, nobody knows them as genes of the condition, and no two are of one
    condition.
    """
    ours = {cause.name for cause in (*script.causes, *script.genes)}
    chosen: dict[str, Distractor] = {}
    taken: set[str] = set()
    for option in (*_of_confusables(script), *_of_family(symbol, script)):
        name, known = option.text, gene(option.text)
        if name in ours or known is None or not taken.isdisjoint(known.conditions) or _is_a_gene_of(name, script):
            continue
        if not is_anywhere(name, findings.article.text):
            chosen[name] = option
            taken.update(known.conditions)
    return tuple(chosen.values())[:_N_OFFERED] if len(chosen) >= MIN_DISTRACTORS else ()


def _is_a_gene_of(symbol: str, script: Condition) -> bool:
    """Tell whether the table of genes knows *symbol* as one of the condition of *script*, or does not know it."""
    known = gene(symbol)
    own = (script.name, *script.synonyms)
    return known is None or any(is_same(name, each) for name in known.conditions for each in own)


def _of_confusables(script: Condition) -> Iterator[Distractor]:
    """Yield the first gene of each condition that *script* is confused with."""
    for rival in script.confusables:
        known = condition(rival.name)
        for symbol in _causes_of_kind(known, "gene")[:1] if known is not None else ():
            yield Distractor(symbol, as_sentence(f"{symbol} is altered in {rival.name}, which {rival.separating}"))


def _of_family(symbol: str, script: Condition) -> list[Distractor]:
    """Return genes of the family of *symbol*, those of conditions like that of *script* first."""
    others = [
        other
        for other in family_of(symbol)
        if all(share_an_age(known, script) for name in other.conditions if (known := condition(name)) is not None)
    ]
    chance(f"genes|{symbol}").shuffle(others)
    others.sort(key=lambda other: -_nearness(other, script))
    return [
        Distractor(each.symbol, as_sentence(f"{each.symbol} is altered in {each.conditions[0]}")) for each in others
    ]


def _nearness(other: Gene, script: Condition) -> int:
    """Return how many findings the condition of *other* shares with *script*, of several the most; -1 if unknown."""
    known = (condition(name) for name in other.conditions)
    return max((n_shared(each, script) for each in known if each is not None), default=-1)


def _causes_of_kind(script: Condition, kind: str) -> tuple[str, ...]:
    return tuple(cause.name for cause in script.causes or script.genes if cause.kind == kind)


FRAMES = (which_cause, which_mechanism)
