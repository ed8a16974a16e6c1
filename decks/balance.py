"""The balance of a deck: no answer asked too often, no statement asked to pieces, no stem or long key as a habit."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

from decks.flaws import answers_of
from decks.flaws.views import has_strictly_longest_key, options_of
from decks.flaws.whole import MAX_LONGEST_KEYS, MAX_STEM_USES, MIN_QUESTIONS
from decks.knowledge import normal
from decks.model import Item, Vignette
from decks.refusals import Reason

MAX_SAME_ANSWER = 2
MAX_PER_STATEMENT = 6
MAX_SAME_LEAD_IN = 2  # cases that ask the same in the same words read as stamped
_OF_ANY_PATIENT = "diagnosis"  # what each patient may be asked for
# From what is kept first to what is left out first.
_WORTH = ("vignette", "mcq", "list", "basic", "cloze")


def left_out(items: Sequence[Item]) -> Mapping[str, str]:
    """Return, by item id, which of *items* a balanced deck does without, and why.

    An answer keeps its best two items, cases and lists aside; a statement its best six; a stem two cases, and so does a
    lead-in but for the diagnosis, the steps of one case aside; over 35 % of keys that are strictly the longest lose
    those that stand out most. The last item of a section stays.
    """
    dropped: dict[str, str] = {}
    for thin in _THINNERS:
        kept = [item for item in items if item.item_id not in dropped]
        for item in thin(kept):
            if _is_spare(item, kept, dropped):
                dropped[item.item_id] = Reason.BALANCE
    return dropped


def _is_spare(item: Item, kept: Iterable[Item], dropped: Mapping[str, str]) -> bool:
    """Tell whether the section of *item* has another item."""
    return any(
        other.section_id == item.section_id and other.item_id not in dropped and other is not item for other in kept
    )


def _beyond(items: Iterable[Item], key: Callable[[Item], Hashable], most: int) -> list[Item]:
    """Return what is left of each group of *items* of one *key* after its *most* best: of several kinds, if it may."""
    groups: dict[Hashable, list[Item]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    beyond = []
    for group in groups.values():
        best = sorted(group, key=_worth)
        first_of_kind = [item for place, item in enumerate(best) if item.kind not in {i.kind for i in best[:place]}]
        ranked = [*first_of_kind, *(item for item in best if item not in first_of_kind)]
        beyond += ranked[most:]
    return beyond


def _worth(item: Item) -> int:
    return _WORTH.index(item.kind)


def _same_answers(items: Sequence[Item]) -> list[Item]:
    short = [item for item in items if item.kind not in ("vignette", "list")]
    return _beyond(short, lambda item: normal(" ".join(answers_of(item.content))), MAX_SAME_ANSWER)


def _asked_to_pieces(items: Sequence[Item]) -> list[Item]:
    return _beyond(items, lambda item: item.evidence[0], MAX_PER_STATEMENT)


def _single_cases(items: Sequence[Item]) -> dict[Item, Vignette]:
    """Return the cases among *items* that are no step of another."""
    return {item: item.content for item in items if isinstance(item.content, Vignette) and item.content.case_id is None}


def _same_stems(items: Sequence[Item]) -> list[Item]:
    cases = _single_cases(items)
    return _beyond(cases, lambda item: normal(cases[item].stem), MAX_STEM_USES)


def _same_lead_ins(items: Sequence[Item]) -> list[Item]:
    cases = {item: case.lead_in for item, case in _single_cases(items).items() if _OF_ANY_PATIENT not in case.lead_in}
    return _beyond(cases, lambda item: cases[item], MAX_SAME_LEAD_IN)


def _longest_keys(items: Sequence[Item]) -> list[Item]:
    """Return the MCQs whose keys stand out most, as many as a deck must lose to have its share of longest keys."""
    questions = [item for item in items if item.kind in ("mcq", "vignette")]
    longest = [item for item in questions if has_strictly_longest_key(item)]
    n_questions, n_longest = len(questions), len(longest)
    beyond = []
    for item in sorted((item for item in longest if item.kind == "mcq"), key=_key_excess, reverse=True):
        if n_questions < MIN_QUESTIONS or n_longest <= MAX_LONGEST_KEYS * n_questions:
            break
        beyond.append(item)
        n_questions, n_longest = n_questions - 1, n_longest - 1
    return beyond


def _key_excess(item: Item) -> float:
    """Return how many times as long as the longest distractor the key is."""
    key, *others = (len(text) for text in options_of(item))
    return key / max(others)


_THINNERS = (_same_answers, _asked_to_pieces, _same_stems, _same_lead_ins, _longest_keys)
