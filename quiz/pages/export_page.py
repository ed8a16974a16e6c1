"""The Export page: decks as an Anki package, with a preview of what is in it."""

import re
from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from decks.model import ArticleError, Deck
from export import anki
from quiz.amounts import counted, whole
from quiz.pages import context
from quiz.pages.cards import KIND_NAMES, inert
from quiz.pages.deck_names import called_apart

MIME = "application/octet-stream"  # Anki's packages have no type of their own
MAX_NAME = 60  # characters of a file's name, without its ending


def file_name(decks: Sequence[Deck]) -> str:
    """Return a name for the package that every file system takes."""
    title = decks[0].title if len(decks) == 1 else "casebook decks"
    return f"{'-'.join(re.findall(r'[a-z0-9]+', title.lower()))[:MAX_NAME] or 'deck'}.apkg"


def draw_preview(package: anki.PackagePreview) -> None:
    """Draw what the package will hold: how many notes of each kind, and the subdecks with their cards."""
    kinds = ", ".join(
        f"{n} {KIND_NAMES[kind][1] if n != 1 else KIND_NAMES[kind][0]}" for kind, n in package.n_notes_by_kind
    )
    size = f"{whole(round(package.n_bytes / 1024))} KB"
    st.html(f'<p class="cb-lead">{counted(package.n_cards, "card")}, {size}: {kinds}.</p>')
    st.html(
        '<p class="cb-small">In Anki: File, Import. Importing again later updates these cards and adds the new ones; '
        "what you have studied in Anki stays.</p>"
    )
    subdecks = pd.DataFrame(package.subdecks, columns=["Anki deck", "Cards"])
    st.dataframe(subdecks, hide_index=True, alt="The Anki decks that the package makes, with their numbers of cards")


st.title("Export")
titles = context.store().deck_titles(context.learner(), now=context.now())
if not titles:
    st.write("There is no deck to export yet. Add an article to your library first.")
    st.page_link("library_page.py", label="Add an article", icon=":material/add:")
    st.stop()

names = called_apart({title.deck_id: title.title for title in titles})
chosen = [titles[0].deck_id]
if len(titles) > 1:
    chosen = st.pills(
        "Which decks?",
        tuple(names),
        selection_mode="multi",
        default=tuple(names),
        format_func=lambda deck_id: inert(names[deck_id]),
    )
decks = [context.store().deck(context.learner(), deck_id) for deck_id in chosen]
if not decks:
    st.write("Choose at least one deck.")
    st.stop()
if len(decks) == 1:
    st.header(inert(decks[0].title), anchor=False)
try:
    draw_preview(anki.preview(decks))
except ArticleError as error:
    st.error(inert(f"{error} Remove the deck, or make it anew from its article."), icon=":material/error:")
    st.stop()
st.download_button(
    "Download for Anki",
    # Made on the press, with the time when the newest of the decks was kept: the same decks give the same file.
    data=partial(anki.package, decks, modified_at=max(title.kept_at for title in titles if title.deck_id in chosen)),
    file_name=file_name(decks),
    mime=MIME,
    type="primary",
    icon=":material/download:",
    on_click="ignore",
)
