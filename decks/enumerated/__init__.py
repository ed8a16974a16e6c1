"""Items on what an article enumerates: its types, its forms, the members that a sentence or a list counts up."""

from collections.abc import Iterator

from decks.enumerated.counted import counted_lists
from decks.enumerated.goals import goal_lists
from decks.enumerated.kinds import kinds_told_apart
from decks.enumerated.narrowed import narrowed_lists
from decks.enumerated.outlined import outlined_lists
from decks.enumerated.stages import stages_by_criteria
from decks.enumerated.taken_up import taken_up_lists
from decks.facts import Findings
from decks.framing import Candidate


def enumerated_items(findings: Findings) -> Iterator[Candidate]:
    """Yield the items that enumerations allow; what is yielded may still break a rule."""
    if not findings.topic.is_named:
        return
    yield from counted_lists(findings)
    yield from kinds_told_apart(findings)
    yield from stages_by_criteria(findings)
    yield from goal_lists(findings)
    yield from narrowed_lists(findings)
    yield from taken_up_lists(findings)
    yield from outlined_lists(findings)
