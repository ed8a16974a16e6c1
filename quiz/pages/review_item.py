"""Draw one item at the review desk: its wording and what speaks against it beside the source; then what can be done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

import pandas as pd
import streamlit as st

from decks.model import Deck, Item
from quiz.model import CurationAction, ItemEdit, Regrade
from quiz.pages.cards import item_html
from quiz.pages.review_actions import Answers, draw_edit, draw_regrade, draw_retired, draw_settling
from quiz.pages.score_drilldown import draw_statistics
from quiz.pages.sources import evidence_html
from quiz.scores.doubts import Doubt
from quiz.scores.flags import FLAG_COLUMNS
from quiz.scores.items import OPTION_COLUMNS

DONE = {
    CurationAction.WRITTEN: "wrote it",
    CurationAction.EDITED: "edited it",
    CurationAction.APPROVED: "approved it",
    CurationAction.RETIRED: "retired it",
    CurationAction.RESTORED: "brought it back",
}


@dataclass(frozen=True, slots=True)
class Review:
    """All that is known of a deck's items. *statistics* and *options* are empty where no class's answers are chosen."""

    deck: Deck
    items: pd.DataFrame
    history: Mapping[str, tuple[ItemEdit, ...]]
    regrades: tuple[Regrade, ...]
    answers: Answers | None = None
    statistics: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=FLAG_COLUMNS))
    options: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=OPTION_COLUMNS))

    @property
    def retired(self) -> dict[str, Item]:
        """Return the items that were retired by hand, as they read last."""
        newest = {item_id: edits[-1] for item_id, edits in self.history.items()}
        return {
            item_id: edit.before
            for item_id, edit in newest.items()
            if edit.action is CurationAction.RETIRED and edit.before is not None
        }

    def item(self, item_id: str | None) -> Item | None:
        """Return the item, in the deck or retired; None if there is none."""
        asked = {item.item_id: item for item in self.deck.items}
        return None if item_id is None else asked.get(item_id) or self.retired.get(item_id)


def draw_item(review: Review, item: Item, found: tuple[Doubt, ...]) -> None:
    """Draw *item* with all that is known of it, and what can be done."""
    wording, source = st.columns(2, gap="large")
    with wording:
        st.html(item_html(item))
        if found:
            reasons = "".join(f"<li>{escape(doubt.reason)}</li>" for doubt in found)
            st.html(f'<p class="cb-heading">What speaks against it</p><ul class="cb-doubts">{reasons}</ul>')
    with source:
        st.html(f'<p class="cb-heading">From the article</p>{evidence_html(review.deck, item.evidence)}')
        st.html(f'<p class="cb-heading">Explanation</p><p class="cb-why">{escape(item.explanation)}</p>')
    draw_answers(review, item)
    if item.item_id in review.retired:
        draw_retired(review.deck, item)
    else:
        draw_settling(review.deck, item)
        draw_edit(review.deck, item)
        draw_regrade(review.deck, review.items, review.answers, review.regrades, item)
    draw_history(review.history.get(item.item_id, ()))


def draw_answers(review: Review, item: Item) -> None:
    """Draw what the first answers of the chosen class say of the item."""
    if review.answers is None:
        return
    st.header("What answers say", anchor=False)
    of_item = review.statistics[review.statistics.index == item.item_id]
    draw_statistics((of_item, review.options[review.options["item_id"] == item.item_id]))


def draw_history(edits: tuple[ItemEdit, ...]) -> None:
    """Draw what was done to the item, newest first."""
    if not edits:
        return
    with st.expander(f"History: {len(edits)}", icon=":material/history:"):
        for edit in reversed(edits):
            comment = f": “{edit.comment}”" if edit.comment else "."
            st.text(f"{edit.changed_at:%d %b %Y, %H:%M} UTC: {edit.author} {DONE[edit.action]}{comment}")
            if edit.before is not None and edit.before != edit.after:
                st.html(f'<p class="cb-small">It read before:</p>{item_html(edit.before)}')
