"""Add articles: paste or drop them, put their outlines right, make their decks, see what these change, keep them."""

from collections import Counter
from collections.abc import Iterator, Sequence

import streamlit as st

from decks.generate import deck_id_of
from decks.model import Article, ArticleError, Deck
from decks.outline_edits import is_asked
from quiz.amounts import counted
from quiz.pages import building, context, uploads
from quiz.pages.cards import inert
from quiz.pages.deck_view import draw_book
from quiz.pages.errors import words_of
from quiz.pages.making import Making
from quiz.pages.outline_editor import clear_edits, draw_outline, edited, key_of
from quiz.pages.rebuilding import Proposal, change_words, draw_changes, proposal_of
from quiz.pages.uploads import Reading
from quiz.store import DeckChange

# Session state: whether articles are being added, and what to say about the last step.
OPEN_KEY, NOTICE_KEY = "adding", "library notice"


def is_open() -> bool:
    """Tell whether the learner is adding articles."""
    return OPEN_KEY in st.session_state


def open_adding() -> None:
    """Begin to add articles."""
    st.session_state[OPEN_KEY] = True


def leave_adding() -> None:
    """Show the library; the decks being made go on, and are there when adding is opened again."""
    st.session_state.pop(OPEN_KEY, None)


def close_adding() -> None:
    """Leave adding; what is not kept is gone."""
    st.session_state.pop(OPEN_KEY, None)
    uploads.clear()
    clear_edits()
    building.clear()


def keep(shown: tuple[Proposal, ...]) -> None:
    """Put decks into the library as they were *shown*; one that cannot be kept does not hinder the others."""
    st.session_state[NOTICE_KEY] = "\n".join([_keep(proposal) for proposal in shown])
    if not building.drafts():
        close_adding()


def draw_notice() -> None:
    """Say what the last step did, once, and what comes next."""
    notice = st.session_state.pop(NOTICE_KEY, None)
    if notice:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(notice)
            st.page_link("study_page.py", label="Study now", icon=":material/school:")


def draw_adding() -> None:
    """Draw the step that adding has reached. Each step has its own place: what the one before drew goes at once."""
    choice, progress, result = st.empty(), st.empty(), st.empty()
    makings = building.current()
    if not makings:
        with choice.container():
            _draw_choice()
    elif all(making.is_over for making in makings):
        with result.container():
            _draw_made(makings)
    else:
        with progress.container():
            with st.container(horizontal=True):
                st.button("Stop", on_click=building.clear, help="Go back to the outlines. Nothing is kept yet.")
                st.button("Back to the library", type="tertiary", on_click=leave_adding)
            building.draw_building()
        st.rerun()


def _draw_choice() -> None:
    uploads.draw_fields()
    uploads.draw_reading()
    readings = uploads.readings()
    is_alone = sum(len(reading.articles) for reading in readings) == 1
    chosen = [article for reading in readings for article in _draw_file(reading, is_alone=is_alone)]
    faults = tuple(_faults(chosen))
    for fault in faults:
        st.warning(inert(fault), icon=":material/edit:")
    with st.container(horizontal=True):
        name = "Make the deck" if len(chosen) < 2 else f"Make {len(chosen)} decks"
        is_ready = bool(chosen) and not faults
        st.button(name, type="primary", disabled=not is_ready, on_click=building.begin, args=(tuple(chosen),))
        st.button("Cancel", type="tertiary", on_click=close_adding)


def _draw_file(reading: Reading, *, is_alone: bool) -> Iterator[Article]:
    """Draw what came of a file, and yield the articles to make decks of, as edited."""
    with st.container(key=f"file-{reading.upload_id}", horizontal=True, vertical_alignment="center", gap="small"):
        if reading.error:
            st.error(inert(reading.error), icon=":material/error:")
        else:
            st.text(f"{reading.name}: {counted(len(reading.articles), 'article')}", width="stretch")
        st.button(
            "Remove",
            key=f"remove {reading.upload_id}",
            type="tertiary",
            icon=":material/close:",
            help=inert(reading.name),
            on_click=uploads.remove,
            args=(reading.upload_id,),
        )
    for article in _chosen(reading):
        shown = edited(article)
        key = f"outline {key_of(article)}"
        # As read, not as edited: a box whose label changes would close under the hand that edits in it.
        label = inert(f"{article.title}: {counted(len(article.sections), 'section')}")
        box = st.expander(label, expanded=is_alone, icon=":material/toc:", key=key, on_change="rerun")
        if box.open:
            with box:
                draw_outline(article)
                if words := pictures_words(article):
                    st.html(f'<p class="cb-small">{words}</p>')
        yield shown


def pictures_words(article: Article) -> str:
    """Say how many pictures of *article* are kept, and why others are not; "" where there is nothing to say."""
    n_kept, n_left_out = len(article.pictures.kept), article.pictures.n_left_out
    if n_left_out:
        return (
            f"{n_kept} of {counted(n_kept + n_left_out, 'picture')} kept. Left out is what the file itself does not "
            "hold, such as pictures on the web; what is no PNG, JPEG, GIF or WebP; and what is too large: a picture "
            "may have 1 MB, those of a deck 4 MB. Zip a saved page with its folder of pictures to keep them."
        )
    if article.source.name.lower().endswith(".pdf"):
        return "Pictures in a PDF are not shown."
    return f"{counted(n_kept, 'picture')} kept." if n_kept else ""


def _chosen(reading: Reading) -> Sequence[Article]:
    """Return the articles of a file to make decks of; where it holds several, ask."""
    if len(reading.articles) < 2:
        return reading.articles
    titles = {key_of(article): article.title for article in reading.articles}
    keys = st.multiselect(
        f"This file holds {len(titles)} articles. Make one deck of each of these:",
        tuple(titles),
        default=tuple(titles),
        key=f"articles of {reading.upload_id}",
        format_func=titles.__getitem__,
        persist_state="session",
    )
    return [article for article in reading.articles if key_of(article) in keys]


def _faults(chosen: Sequence[Article]) -> Iterator[str]:
    """Yield what has to be put right before decks can be made of the articles *chosen*."""
    for article in chosen:
        if not any(map(is_asked, article.sections)):
            yield f"No section of “{article.title}” would be asked about. Tick one, or remove the file."
    counts = Counter(map(deck_id_of, chosen))
    for deck_id in (deck_id for deck_id, count in counts.items() if count > 1):
        title = next(article.title for article in chosen if deck_id_of(article) == deck_id)
        yield f"{counts[deck_id]} articles here would be one deck, “{title}”. Give them different titles."


def _draw_made(makings: tuple[Making, ...]) -> None:
    """Say what could not be made, show what was, and ask whether to keep it."""
    for making in makings:
        if making.is_failed:
            st.error(inert(building.failed_words(making)), icon=":material/error:")
    decks = tuple(making.deck for making in makings if making.deck is not None)
    if decks:
        _draw_drafts(decks)
    else:
        with st.container(horizontal=True):
            _draw_ways_back()


def _draw_ways_back() -> None:
    if uploads.readings():  # not in another tab, nor after the page was loaded anew
        st.button("Back to the outline", on_click=building.clear)
    st.button("Discard", type="tertiary", on_click=close_adding)


def _draw_drafts(decks: tuple[Deck, ...]) -> None:
    """Show what was made and what it would change in the library, and ask whether to keep it."""
    store, learner = context.store(), context.learner()
    proposals = {deck.deck_id: proposal_of(store, learner, deck) for deck in decks}
    keepable = tuple(proposal for proposal in proposals.values() if proposal.deck.items)
    with st.container(horizontal=True):
        name = "Keep" if len(decks) == 1 else f"Keep {len(keepable)} of {len(decks)}"
        st.button(name, type="primary", icon=":material/check:", disabled=not keepable, on_click=keep, args=(keepable,))
        _draw_ways_back()
    shown = proposals[decks[0].deck_id]
    if len(decks) > 1:
        titles = {deck.deck_id: deck.title for deck in decks}
        shown = proposals[st.selectbox("Look through", tuple(titles), format_func=titles.__getitem__)]
        leave_args = (shown.deck.deck_id,)
        st.button("Leave this one out", type="tertiary", on_click=building.leave_out, args=leave_args)
    st.header(inert(shown.deck.title), anchor=False)
    st.text(change_words(shown))
    draw_changes(shown)
    draw_book(shown.deck, is_kept=False)


def _keep(shown: Proposal) -> str:
    """Keep a deck as it was *shown*, unless it would not come out so any more, and say what was done."""
    store, learner = context.store(), context.learner()
    deck = shown.deck
    built = building.drafts().get(deck.deck_id)
    if built is None:
        return f"“{deck.title}” was kept or left out meanwhile, in another tab."
    if proposal_of(store, learner, built).deck != deck:
        return f"“{deck.title}” was changed in the library meanwhile. Look at it again before you keep it."
    try:
        change = store.save_deck(learner, deck, now=context.now())
    except ArticleError as error:
        return words_of(error)
    building.leave_out(deck.deck_id)
    return _change_words(deck, change)


def _change_words(deck: Deck, change: DeckChange) -> str:
    """Say what keeping *deck* did to the library."""
    if not (change.n_kept or change.n_updated or change.n_retired):
        return f"“{deck.title}” is kept: {counted(change.n_new, 'card')} to study."
    return (
        f"“{deck.title}” is up to date: {counted(change.n_kept, 'card')} kept, {change.n_updated} updated, "
        f"{change.n_new} new, {change.n_retired} retired. What you studied is kept."
    )
