"""What is asked of the cells of a table: the question that a column's heading and the first cell of a row make."""

from collections.abc import Callable, Mapping

from decks.facts import Findings
from decks.framing import condition_name, kind_of, place
from decks.grammar import capitalised
from decks.model import Fact, Relation, SectionKind
from decks.wording import be, inner

# A front and a back.
Told = tuple[str, str]
_OF_CARE = (SectionKind.TREATMENT, SectionKind.PREVENTION)


def asked_of_cell(fact: Fact, findings: Findings) -> Told | None:
    """Return the front that asks for the cell that *fact* is of, and its back; None where it is of none.

    What the row holds for comes first: "Adults, oral: what is the dose of …?".
    """
    asks = _QUESTIONS.get(fact.relation) if fact.column else None
    if asks is None:
        return None
    question = f"{asks(fact, findings)}?"
    return f"{fact.setting}: {question}" if fact.setting else capitalised(question), capitalised(fact.object)


def _value(fact: Fact, findings: Findings) -> str:
    return f"what {be(fact.column)} the {fact.column} of {inner(fact.subject)} {place(findings)}"


def _length(fact: Fact, findings: Findings) -> str:
    if kind_of(fact, findings) in _OF_CARE:
        return f"for how long {be(fact.subject)} {inner(fact.subject)} given {place(findings)}"
    return _value(fact, findings)


def _frequency(fact: Fact, findings: Findings) -> str:
    return f"what share of patients with {condition_name(fact, findings)} have {inner(fact.subject)}"


def _share(fact: Fact, findings: Findings) -> str:
    cause = f"{be(fact.subject)} caused by {inner(fact.subject)}"
    return f"what share of cases of {condition_name(fact, findings)} {cause}"


def _result(fact: Fact, findings: Findings) -> str:
    return f"what is the typical result of {inner(fact.subject)} {place(findings)}"


def _use(fact: Fact, findings: Findings) -> str:
    return f"what {be(fact.subject)} {inner(fact.subject)} used for {place(findings)}"


def _description(fact: Fact, findings: Findings) -> str:
    return f"how {be(fact.subject)} {inner(fact.subject)} described {place(findings)}"


def _difference(fact: Fact, findings: Findings) -> str:
    return f"what distinguishes {inner(fact.subject)} from {condition_name(fact, findings)}"


def _contrast(fact: Fact, _: Findings) -> str:
    return f"regarding {inner(fact.subject)}, what sets {fact.column}"


_QUESTIONS: Mapping[Relation, Callable[[Fact, Findings], str]] = {
    Relation.HAS_DOSE: _value,
    Relation.HAS_ATTRIBUTE: _value,
    Relation.LASTS: _length,
    Relation.HAS_FREQUENCY: _frequency,
    Relation.CAUSES_A_SHARE: _share,
    Relation.SHOWS: _result,
    Relation.IS_USED_FOR: _use,
    Relation.DESCRIBED_AS: _description,
    Relation.DISTINGUISHES: _difference,
    Relation.TELLS_APART: _contrast,
}
