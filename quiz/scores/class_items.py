"""The items that a class is asked, as a table, and what each learner of the class did with each: learners × items."""

import re
from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from decks.model import Basic, Cloze, Content, Deck, Item, ListCard, Mcq, Section, Vignette
from quiz.class_log import NONE, ClassLog, Codes

ITEM_COLUMNS = ["deck_id", "deck", "section_id", "section", "kind", "options", "question", "key", "source", "tags"]

_GAP = re.compile(r"\{\{c\d+::(.*?)\}\}", re.DOTALL)


def item_frame(decks: Iterable[Deck]) -> pd.DataFrame:
    """Return a row for each item of *decks*, in their order; the index is *item_id*. No column has missing values.

    *section* is the section's heading; *options* a tuple of texts, the key first, empty for a flashcard; *question* and
    *key* its wording as text; *source* the sentences of the article that prove it; *tags* with commas between.
    """
    rows: dict[str, tuple[object, ...]] = {}
    for deck in decks:
        sections = {section.section_id: section for section in deck.sections}
        rows |= {item.item_id: _row(deck, sections[item.section_id], item) for item in deck.items}
    index = pd.Index(list(rows), name="item_id")
    return pd.DataFrame(list(rows.values()), index=index, columns=ITEM_COLUMNS)


def item_places(log: ClassLog, items: pd.DataFrame) -> Codes:
    """Return, for each of *log*'s items, its row in *items*; NONE for those that are retired."""
    return np.asarray(items.index.get_indexer(pd.Index(list(log.item_ids))), np.int32)


def matrix(
    log: ClassLog, items: pd.DataFrame, *, learner: Codes, item: Codes, values: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return *values* in a table of learners × *items*, the last of each place; NaN where there is none.

    *learner* and *item* are codes of *log*; values of retired items are left out.
    """
    column = item_places(log, items)[item]
    is_asked = column != NONE
    table = np.full((len(log.learner_ids), len(items)), np.nan)
    table[learner[is_asked], column[is_asked]] = values[is_asked]
    return table


def membership(group: NDArray[Any], n_groups: int) -> NDArray[np.float64]:
    """Return a table of members × groups: 1 where it is the member's *group*, else 0."""
    table = np.zeros((len(group), n_groups))
    table[np.arange(len(group)), group] = 1
    return table


def _row(deck: Deck, section: Section, item: Item) -> tuple[object, ...]:
    question, key, options = _wording(item.content)
    source = " … ".join(span.of(deck.text) for span in item.evidence)
    where = deck.deck_id, deck.title, section.section_id, section.title
    return *where, item.kind, options, question, key, source, ", ".join(item.tags)


def _wording(content: Content) -> tuple[str, str, tuple[str, ...]]:
    """Return what an item asks, its answer, and its options, the key first."""
    match content:
        case Basic(front, back):
            return front, back, ()
        case Cloze(text, hint):
            return _GAP.sub(lambda _: f"[{hint or '…'}]", text), "; ".join(_GAP.findall(text)), ()
        case ListCard(front, points):
            return front, "; ".join(points), ()
        case Mcq(stem, lead_in, key, distractors) | Vignette(stem, lead_in, key, distractors):
            return f"{stem} {lead_in}".strip(), key, (key, *(distractor.text for distractor in distractors))
