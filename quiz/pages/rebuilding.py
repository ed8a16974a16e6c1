"""Show what keeping a deck would change in the library: kept, worded anew, new and retired items, edits by hand."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from decks.curation import Change, ItemChange, changes
from decks.model import Deck, Item
from quiz.model import CurationAction, ItemEdit, Learner, NotFoundError
from quiz.pages.cards import item_html, question_html
from quiz.store import Store

NOTHING_TO_KEEP = (
    "There is nothing to keep: no sentence says a fact to ask about. Of a page of links or headings, add the pages "
    "that it leads to."
)


@dataclass(frozen=True, slots=True)
class HandEdit:
    """An item that was changed by hand, as it was last, and what becomes of the change."""

    item: Item
    fate: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A deck as it would be kept: what was built, with the edits by hand that carry over.

    *changes* compare it with the one in the library, None if there is none.
    """

    deck: Deck
    changes: tuple[ItemChange, ...] | None
    hand_edits: tuple[HandEdit, ...]


def proposal_of(store: Store, learner: Learner, built: Deck) -> Proposal:
    """Return what keeping the newly *built* deck would do now."""
    deck = store.curation.with_edits(learner, built)
    try:
        before = store.deck(learner, built.deck_id)
    except NotFoundError:
        return Proposal(deck, None, ())
    history = store.curation.history(learner, built.deck_id)
    return Proposal(deck, changes(before.items, deck.items), hand_edits(built, deck, history))


def hand_edits(built: Deck, proposed: Deck, history: dict[str, tuple[ItemEdit, ...]]) -> tuple[HandEdit, ...]:
    """Return what becomes of every item of *history* that was written, reworded or retired by hand."""
    found = {item.item_id: item for item in proposed.items}
    in_article = {item.item_id for item in built.items} | found.keys()
    return tuple(
        HandEdit(item, _fate(edits[-1].after, found.get(item_id), is_in_article=item_id in in_article))
        for item_id, edits in history.items()
        if (item := edits[-1].after or edits[-1].before) is not None and _was_changed(edits)
    )


def _was_changed(edits: Sequence[ItemEdit]) -> bool:
    is_retired = edits[-1].after is None
    return is_retired or any(edit.action in (CurationAction.WRITTEN, CurationAction.EDITED) for edit in edits)


def _fate(edited: Item | None, proposed: Item | None, *, is_in_article: bool) -> str:
    """Say what becomes of an item whose last version by hand is *edited*, None if it was retired."""
    if not is_in_article:
        return "Falls away: the article does not say this any more."
    if edited is None:
        return "Stays retired."
    is_carried = proposed is not None and (proposed.content, proposed.explanation) == (
        edited.content,
        edited.explanation,
    )
    return "Carried over." if is_carried else "Not carried over: the newer article does not prove these words."


def change_words(proposal: Proposal) -> str:
    """Say in one or two sentences what keeping would do, or why there is nothing to keep."""
    if not proposal.deck.items:
        return NOTHING_TO_KEEP
    if proposal.changes is None:
        return "New in the library."
    n = Counter(change.change for change in proposal.changes)
    if set(n) <= {Change.KEPT}:
        return "The library has this deck already, and nothing in it would change."
    return (
        f"The library has this deck already. Of its cards {n[Change.KEPT]} stay as they are, {n[Change.UPDATED]} are "
        f"worded anew and {n[Change.RETIRED]} are asked no more; {n[Change.NEW]} are new. "
        "What was answered stays with its card."
    )


def draw_changes(proposal: Proposal) -> None:
    """Draw the items that would change, before and after, and what becomes of edits by hand."""
    found = proposal.changes or ()
    for change, name, is_open in (
        (Change.UPDATED, "Worded anew", True),
        (Change.RETIRED, "Asked no more", True),
        (Change.NEW, "New", False),
    ):
        chosen = [item for item in found if item.change is change]
        if chosen:
            with st.expander(f"{name}: {len(chosen)}", expanded=is_open):
                st.html("".join(map(_change_html, chosen)))
    if proposal.hand_edits:
        with st.expander(f"Changed by hand: {len(proposal.hand_edits)}", expanded=True, icon=":material/edit:"):
            st.html("".join(map(_hand_edit_html, proposal.hand_edits)))


def _change_html(change: ItemChange) -> str:
    if change.before is None or change.after is None:
        item = change.before or change.after
        return "" if item is None else item_html(item)
    sides = (("Before", change.before), ("After", change.after))
    cells = "".join(f'<div><p class="cb-heading">{name}</p>{item_html(item)}</div>' for name, item in sides)
    return f'<div class="cb-versions">{cells}</div>'


def _hand_edit_html(edit: HandEdit) -> str:
    return f'<div class="cb-item">{question_html(edit.item)}<p class="cb-small">{escape(edit.fate)}</p></div>'
