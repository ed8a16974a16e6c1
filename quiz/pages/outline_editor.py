"""Draw the outline of an article as understood, each line open to change: asked about or not, its kind, the title."""

import streamlit as st

from decks.generate import deck_id_of
from decks.model import Article, Section, SectionKind
from decks.outline_edits import MAX_TITLE, OutlineEdits, dropped, is_asked, of_kind, retitled, taken_up, with_outline
from quiz.pages.cards import inert

EDITS_KEY = "outline edits"  # session state: the edits of each article that was changed, by its key
MAX_DEPTH = 4  # deeper headings are drawn at this depth
KIND_WORDS = {
    SectionKind.OVERVIEW: "What it is",
    SectionKind.CAUSES: "Causes",
    SectionKind.RISK_FACTORS: "Who is at risk",
    SectionKind.EPIDEMIOLOGY: "How common it is",
    SectionKind.SYMPTOMS: "Symptoms and signs",
    SectionKind.COMPLICATIONS: "Complications",
    SectionKind.DIAGNOSIS: "Tests and diagnosis",
    SectionKind.TREATMENT: "Treatment",
    SectionKind.PREVENTION: "Prevention",
    SectionKind.PROGNOSIS: "Outlook",
    SectionKind.OTHER: "Something else",
}

ADVICE = "Take the tick off what no card should ask about. Say what a section speaks of where this is not right."
INFERRED = "told from its sentences, not from a heading"


def key_of(article: Article) -> str:
    """Return what tells an article, as read, from the others being added."""
    return f"{deck_id_of(article)}-{article.source.sha256[:8]}"


def edited(article: Article) -> Article:
    """Return *article*, as read, with what was changed of it on this page."""
    return with_outline(article, _edits(key_of(article)))


def clear_edits() -> None:
    """Forget all changes."""
    st.session_state.pop(EDITS_KEY, None)


def draw_outline(article: Article) -> None:
    """Draw the outline of *article*, as read, with what was changed of it and the means to change it."""
    shown, key = edited(article), key_of(article)
    title_key = f"title {key}"
    st.session_state[title_key] = shown.title
    st.text_input("Title", max_chars=MAX_TITLE, key=title_key, on_change=_retitle, args=(key, title_key))
    st.html(f'<p class="cb-small">{ADVICE}</p>')
    for section in shown.sections:
        _draw_section(article, section, _note(shown, section))
    if shown != article:
        undo = "Put all back as it was read"
        st.button(
            undo, key=f"undo {key}", type="tertiary", icon=":material/undo:", on_click=_save, args=(key, OutlineEdits())
        )


def _draw_section(article: Article, section: Section, note: str) -> None:
    """Draw a line of the outline; a section that is not asked about is grey."""
    key = f"{key_of(article)} {section.section_id}"
    look = f"depth-{min(len(section.path), MAX_DEPTH)}-{'asked' if is_asked(section) else 'dropped'}"
    with st.container(key=f"outline-{look} {key}", horizontal=True, vertical_alignment="center", gap="small"):
        tick_key = f"asked {key}"
        st.session_state[tick_key] = is_asked(section)  # a heading above may have taken it along
        st.checkbox(
            f"{inert(section.title)} · {note}",  # plain: it is also what is read aloud
            key=tick_key,
            width="stretch",
            wrap=True,
            on_change=_tick,
            args=(article, section.section_id, tick_key),
        )
        if is_asked(section):
            kind_key = f"kind {key}"
            st.session_state[kind_key] = section.kind
            st.selectbox(
                f"{section.title} speaks of",
                tuple(KIND_WORDS),
                key=kind_key,
                format_func=KIND_WORDS.__getitem__,
                on_change=_set_kind,
                args=(key_of(article), section.section_id, kind_key),
                label_visibility="collapsed",
                width=210,
            )


def _note(article: Article, section: Section) -> str:
    """Say how long the section is, or that it is not asked about, and whether its kind is a guess."""
    if not is_asked(section):
        return "not asked about"
    n_words = len(article.text[section.start_char : section.end_char].split())
    length = f"{n_words} words" if n_words else "only a heading"
    return f"{length}, {INFERRED}" if section.section_id in article.inferred_ids else length


def _edits(key: str) -> OutlineEdits:
    found: OutlineEdits = st.session_state.get(EDITS_KEY, {}).get(key, OutlineEdits())
    return found


def _save(key: str, edits: OutlineEdits) -> None:
    st.session_state[EDITS_KEY] = {**st.session_state.get(EDITS_KEY, {}), key: edits}


def _retitle(key: str, title_key: str) -> None:
    _save(key, retitled(_edits(key), st.session_state[title_key] or ""))


def _tick(article: Article, section_id: str, tick_key: str) -> None:
    key = key_of(article)
    change = taken_up if st.session_state[tick_key] else dropped
    _save(key, change(_edits(key), article, section_id))


def _set_kind(key: str, section_id: str, kind_key: str) -> None:
    _save(key, of_kind(_edits(key), section_id, st.session_state[kind_key]))
