"""The steps of an unfolding case, counted anew once the flaw gate has passed some and refused others."""

from collections.abc import Sequence
from dataclasses import replace

from decks.model import Item, Vignette

MIN_STEPS = 3


def numbered(items: Sequence[Item]) -> list[Item]:
    """Return *items* with the steps of each case counted from 1; what is left of too few steps is no case any more."""
    steps: dict[str, list[tuple[int, str]]] = {}
    for item in items:
        case = item.content
        if isinstance(case, Vignette) and case.case_id is not None and case.step is not None:
            steps.setdefault(case.case_id, []).append((case.step, item.item_id))
    places = {
        item_id: place
        for found in steps.values()
        if len(found) >= MIN_STEPS
        for place, (_, item_id) in enumerate(sorted(found), start=1)
    }
    return [_placed(item, places.get(item.item_id)) for item in items]


def _placed(item: Item, place: int | None) -> Item:
    case = item.content
    if not isinstance(case, Vignette) or case.case_id is None:
        return item
    return replace(item, content=replace(case, case_id=case.case_id if place else None, step=place))
