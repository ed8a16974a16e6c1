"""The files being added: read one after the other, each with its own progress and its own error, until removed.

They stay in the session, so that looking at another page meanwhile loses nothing.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from decks.model import Article, ArticleError
from decks.pictures import PictureAt, no_picture
from decks.reading import pictures_in, read_articles, unzipped
from quiz.pages import context
from quiz.pages.cards import inert
from quiz.pages.errors import words_of

# Session state: files to read, what was read of them, and how often the field that takes files was emptied.
UNREAD_KEY, READ_KEY, ROUND_KEY = "files to read", "files read", "rounds of files"
PASTE_KEY = "pasted article"
PASTED_NAME = "pasted text"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as dropped, or one of a zipped folder. The same file twice has the same *upload_id*."""

    name: str
    content: bytes

    @property
    def upload_id(self) -> str:
        """Return 16 hex digits that follow the name and the bytes."""
        return hashlib.sha256(self.name.encode() + b"\0" + self.content).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of an upload: its articles, or the *error*, a sentence with the next step."""

    upload_id: str
    name: str
    articles: tuple[Article, ...]
    error: str | None = None


def draw_fields() -> None:
    """Draw the fields that take files and pasted text."""
    key = f"article files {st.session_state.setdefault(ROUND_KEY, 0)}"
    files = st.file_uploader("Drop one article or several here", accept_multiple_files=True, key=key)
    if files:
        st.session_state[UNREAD_KEY] = (*unread(), *(Upload(file.name, file.getvalue()) for file in files))
        st.session_state[ROUND_KEY] += 1  # they are listed below, and the field is ready for more
        st.rerun()
    st.text_area("Or paste the text of one", height=160, key=PASTE_KEY, persist_state="session")


def draw_reading() -> None:
    """Read what is not read yet, saying of every file where it stands. Leaving the page stops it; it goes on later."""
    waiting = {upload.upload_id: st.empty() for upload in unread()}
    for upload in unread():
        waiting[upload.upload_id].progress(0.0, text=inert(f"{upload.name}: waiting"))
    while uploads := unread():
        _read(uploads[0], waiting[uploads[0].upload_id])
        st.session_state[UNREAD_KEY] = uploads[1:]
    for place in waiting.values():
        place.empty()


def unread() -> tuple[Upload, ...]:
    """Return the files that are not read yet."""
    uploads: tuple[Upload, ...] = st.session_state.get(UNREAD_KEY, ())
    return uploads


def readings() -> tuple[Reading, ...]:
    """Return what was read, in the order it came, the pasted text last."""
    pasted = str(st.session_state.get(PASTE_KEY) or "")
    found: tuple[Reading, ...] = st.session_state.get(READ_KEY, ())
    return (*found, _pasted(pasted)) if pasted.strip() else found


def remove(upload_id: str) -> None:
    """Forget a file that was read, or the pasted text."""
    read: tuple[Reading, ...] = st.session_state.get(READ_KEY, ())
    left = tuple(reading for reading in read if reading.upload_id != upload_id)
    st.session_state[READ_KEY] = left
    if left == read:
        st.session_state[PASTE_KEY] = ""


def clear() -> None:
    """Forget all files and the pasted text."""
    for key in (UNREAD_KEY, READ_KEY, PASTE_KEY):
        st.session_state.pop(key, None)


def _read(upload: Upload, place: DeltaGenerator) -> None:
    """Read *upload*, saying in *place* how far it is; a file that was read before is passed over."""
    place.progress(0.0, text=inert(f"{upload.name}: reading"))
    error = None
    for reading in _readings_of(upload, place):
        error = error or reading.error
        read: tuple[Reading, ...] = st.session_state.get(READ_KEY, ())
        if reading.upload_id not in {other.upload_id for other in read}:
            st.session_state[READ_KEY] = (*read, reading)
    place.progress(1.0, text=inert(error or f"{upload.name}: read"))


def _readings_of(upload: Upload, place: DeltaGenerator) -> Iterator[Reading]:
    """Yield what came of *upload*, of a zipped folder what came of each file in it."""
    limit = context.max_article_bytes()
    try:
        members = [Upload(*file) for file in unzipped(upload.name, upload.content, max_bytes=limit)]
    except ArticleError as error:
        yield _failed(upload, error)
        return
    picture_at = pictures_in(upload.name, upload.content)
    for number, member in enumerate(members):
        if len(members) > 1:
            place.progress(number / len(members), text=inert(f"{member.name}: reading, {number + 1} of {len(members)}"))
        yield _reading(member, picture_at)


def _reading(upload: Upload, picture_at: PictureAt = no_picture) -> Reading:
    try:
        return Reading(
            upload.upload_id,
            upload.name,
            read_articles(upload.name, upload.content, max_bytes=context.max_article_bytes(), picture_at=picture_at),
        )
    except ArticleError as error:
        return _failed(upload, error)


@st.cache_data(scope="session", max_entries=1, show_spinner=False)
def _pasted(text: str) -> Reading:
    return _reading(Upload(PASTED_NAME, text.encode()))


def _failed(upload: Upload, error: ArticleError) -> Reading:
    return Reading(upload.upload_id, upload.name, (), words_of(error))
