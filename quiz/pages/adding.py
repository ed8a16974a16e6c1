"""Add articles: paste or drop them, see the outline as understood, make their decks, keep or discard these."""

from collections.abc import Iterator, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from decks.generate import Progress, build_deck
from decks.model import Article, ArticleError, Deck
from decks.reading import read_articles, unzipped
from quiz.pages import context
from quiz.pages.book import outline_html
from quiz.pages.cards import inert
from quiz.pages.deck_view import draw_book
from quiz.pages.errors import next_step_of
from quiz.store import DeckChange

# Session state: what is being added, in the order of its steps, and one sentence to say about the last step.
OPEN_KEY, BUILDING_KEY, DRAFTS_KEY, NOTICE_KEY = "adding", "articles to build", "drafts", "library notice"
PASTED_NAME = "pasted text"


def is_open() -> bool:
    """Tell whether the learner is adding articles."""
    return OPEN_KEY in st.session_state


def open_adding() -> None:
    """Begin to add articles."""
    st.session_state[OPEN_KEY] = True


def close_adding() -> None:
    """Leave adding; what is not kept is gone."""
    for key in (OPEN_KEY, BUILDING_KEY, DRAFTS_KEY):
        st.session_state.pop(key, None)


def build(articles: tuple[Article, ...]) -> None:
    """Go on to making decks of *articles*; the page itself does it, so that it can show how far it is."""
    st.session_state[BUILDING_KEY] = articles


def keep(decks: tuple[Deck, ...]) -> None:
    """Put *decks* into the library."""
    store, learner, now = context.store(), context.learner(), context.now()
    changes = [store.save_deck(learner, deck, now=now) for deck in decks]
    close_adding()
    st.session_state[NOTICE_KEY] = " ".join(map(_change_words, decks, changes))


def draw_notice() -> None:
    """Say what the last step did, once, and what comes next."""
    notice = st.session_state.pop(NOTICE_KEY, None)
    if notice:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(notice)
            st.page_link("study_page.py", label="Study now", icon=":material/school:")


def draw_adding() -> None:
    """Draw the step that adding has reached. All steps have one place, so that none shows under the next."""
    place = st.empty()
    articles = st.session_state.pop(BUILDING_KEY, None)
    if articles is not None:
        st.session_state[DRAFTS_KEY] = tuple(_build_all(articles, place))
        st.rerun()
    with place.container():
        if DRAFTS_KEY in st.session_state:
            _draw_drafts(st.session_state[DRAFTS_KEY])
        else:
            _draw_choice()


def progress_words(progress: Progress, what: str) -> str:
    """Say for *what* which section is being read, of how many."""
    number = min(progress.n_done + 1, progress.n_sections)
    return f"{what}: reading {progress.title}, {number} of {progress.n_sections} sections"


def _draw_choice() -> None:
    files = st.file_uploader("Drop one article or several here", accept_multiple_files=True, key="article files")
    pasted = st.text_area("Or paste the text of one", height=160, key="pasted article")
    sources = [(file.name, file.getvalue()) for file in files]
    if pasted and pasted.strip():
        sources.append((PASTED_NAME, pasted.encode()))
    articles = tuple(_readable(sources))
    for number, article in enumerate(articles):
        is_alone = len(articles) == 1
        with st.expander(inert(article.title), expanded=is_alone, icon=":material/toc:", key=f"outline {number}"):
            st.html(outline_html(article))
    with st.container(horizontal=True):
        name = "Make the deck" if len(articles) < 2 else f"Make {len(articles)} decks"
        st.button(name, type="primary", disabled=not articles, on_click=build, args=(articles,))
        st.button("Cancel", type="tertiary", on_click=close_adding)


def _readable(sources: Sequence[tuple[str, bytes]]) -> Iterator[Article]:
    """Yield the articles that can be read; of every file that cannot, also in a zipped folder, say why."""
    for source in sources:
        try:
            files = unzipped(*source)
        except ArticleError as error:
            _show(error)
            continue
        for file in files:
            try:
                yield from read_articles(*file)
            except ArticleError as error:
                _show(error)


def _show(error: ArticleError) -> None:
    st.error(inert(f"{error} {next_step_of(error)}"), icon=":material/error:")


def _build_all(articles: Sequence[Article], place: DeltaGenerator) -> Iterator[Deck]:
    """Yield the decks of *articles*, saying in *place* which section is being read. Leaving the page stops it."""
    for article in articles:
        place.progress(0.0, text=inert(f"{article.title}: getting ready"))

        def show(progress: Progress, title: str = article.title) -> None:
            words = inert(progress_words(progress, title))
            place.progress(progress.n_done / max(1, progress.n_sections), text=words)

        yield build_deck(article, on_progress=show)


def _draw_drafts(decks: tuple[Deck, ...]) -> None:
    """Show what was made, and ask whether to keep it."""
    deck = decks[0]
    if len(decks) > 1:
        names = {deck.deck_id: deck for deck in decks}
        deck = names[st.selectbox("Look through", names, format_func=lambda deck_id: names[deck_id].title)]
    st.header(inert(deck.title), anchor=False)
    with st.container(horizontal=True):
        keepable = tuple(deck for deck in decks if deck.items)
        name, args = ("Keep" if len(decks) == 1 else f"Keep {len(keepable)} of {len(decks)}"), (keepable,)
        st.button(name, type="primary", icon=":material/check:", disabled=not keepable, on_click=keep, args=args)
        st.button("Discard", type="tertiary", on_click=close_adding)
    draw_book(deck)


def _change_words(deck: Deck, change: DeckChange) -> str:
    """Say what keeping *deck* did to the library."""
    if not (change.n_kept or change.n_updated or change.n_retired):
        return f"“{deck.title}” is kept: {change.n_new} cards to study."
    return (
        f"“{deck.title}” is up to date: {change.n_kept} cards kept, {change.n_updated} updated, "
        f"{change.n_new} new, {change.n_retired} retired. What you studied is kept."
    )
