"""Write a card by hand: what nothing asks about yet, the sentences that prove the card, its kind and its words."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from decks.flaws import answers_of, asked_of
from decks.handwritten import sections_to_ask, unasked, written
from decks.model import (
    ArticleError,
    Basic,
    Cloze,
    Content,
    Deck,
    Distractor,
    Item,
    ListCard,
    Mcq,
    Section,
    Span,
    Unused,
)
from decks.reading.speaking import sentence_spans
from decks.refusals import NOT_CLINICAL
from quiz.model import StaleAnswerError
from quiz.pages import context
from quiz.pages.cards import item_html
from quiz.pages.notices import say_in_passing
from quiz.pages.sources import BULLET_SIGN, evidence_html, paragraphs, section_name
from quiz.pages.wording_fields import content_of_fields, draw_spares, draw_verdict

WRITE_PARAM = "write"  # of the address: the place in the article's text that a card is written to
ROWS_KEY, N_ROWS = "rows not asked", 40
N_WRONG = 3
KINDS = ("Flashcard", "Gap", "List", "Question")


def unasked_statements(deck: Deck) -> tuple[Unused, ...]:
    """Return the clinical statements of the article that no item asks about."""
    return tuple(
        unused for coverage in deck.coverage for unused in unasked(deck, coverage) if unused.reason not in NOT_CLINICAL
    )


def draw_unasked(deck: Deck) -> None:
    """Draw the statements that nothing asks about, some at a time, each with its reason and the way to a card of it."""
    statements = unasked_statements(deck)
    n_shown = st.session_state.setdefault(ROWS_KEY, N_ROWS)
    for unused in statements[:n_shown]:
        with st.container(key=f"unasked-{unused.start_char}", horizontal=True, vertical_alignment="center"):
            with st.container():
                words = deck.text[unused.start_char : unused.end_char]
                st.html(f'<p>{escape(words)}</p><p class="cb-small">{escape(unused.reason.capitalize())}</p>')
            key = f"write {unused.start_char}"
            st.button("Write a card", key=key, on_click=open_writing, args=(unused.start_char,))
    if n_shown < len(statements):
        st.button(f"Show more of {len(statements)}", on_click=_show_more, args=(n_shown,))


def _show_more(n_shown: int) -> None:
    st.session_state[ROWS_KEY] = n_shown + N_ROWS


def open_writing(start_char: int) -> None:
    """Begin a card to the statement at *start_char*."""
    st.query_params[WRITE_PARAM] = str(start_char)


def close_writing() -> None:
    """Show the list again."""
    st.query_params.pop(WRITE_PARAM, None)


def place_to_write(deck: Deck) -> int | None:
    """Return the place in *deck*'s text that the address asks for a card to; None if it asks for none."""
    wanted = st.query_params.get(WRITE_PARAM, "")
    return min(int(wanted), len(deck.text)) if wanted.isdecimal() else None


def draw_writing(deck: Deck, start_char: int) -> None:
    """Draw the making of a card from its sentences to its words; those at *start_char* are chosen first."""
    st.button("All items", type="tertiary", icon=":material/arrow_back:", on_click=close_writing)
    st.header("Write a card", anchor=False)
    sections = tuple(sections_to_ask(deck))
    if not sections:
        st.write("The article has no text to write a card to.")
        return
    key = f"write {deck.deck_id} {start_char}"
    here = next((n for n, section in enumerate(sections) if start_char < section.end_char), 0)
    section = st.selectbox("Section", sections, index=here, format_func=section_name, key=f"{key} section")
    evidence = _draw_sentences(deck, section, start_char, f"{key} {section.section_id}")
    kind = st.segmented_control("Kind", KINDS, default=KINDS[0], required=True, key=f"{key} kind")
    if not evidence:
        st.info("Choose the sentences that prove the answer.", icon=":material/format_quote:")
        return
    st.html(evidence_html(deck, evidence))
    key = f"{key} {section.section_id} {kind}"
    item = written(deck, section, content_of_fields(_blank(kind, deck, evidence), key), evidence)
    draw_spares(deck, item, key)
    _draw_adding(deck, item, key)


def _draw_sentences(deck: Deck, section: Section, start_char: int, key: str) -> tuple[Span, ...]:
    """Ask which sentences of *section* prove the card."""
    sentences = tuple(_sentences_of(deck.text, section))
    at_place = [span for span in sentences if span.start_char <= start_char < span.end_char]
    chosen = st.multiselect(
        "Sentences that prove it",
        sentences,
        default=at_place,
        format_func=lambda span: " ".join(span.of(deck.text).split()),
        wrap=True,
        key=f"{key} sentences",
    )
    return tuple(sorted(chosen))


def _sentences_of(text: str, section: Section) -> Iterable[Span]:
    """Yield the sentences of *section*; a bullet's sign is none of its words."""
    for paragraph in paragraphs(text, Span(section.start_char, section.end_char)):
        sign = BULLET_SIGN.match(text, paragraph.start_char, paragraph.end_char)
        start = sign.end() if sign else paragraph.start_char
        for span in sentence_spans(text[start : paragraph.end_char]):
            yield Span(start + span.start_char, start + span.end_char)


def _blank(kind: str, deck: Deck, evidence: Iterable[Span]) -> Content:
    """Return an item of *kind* that is yet to be filled in; a gap begins with its whole sentence."""
    match kind:
        case "Gap":
            return Cloze(" ".join(" ".join(span.of(deck.text).split()) for span in evidence))
        case "List":
            return ListCard("", ())
        case "Question":
            return Mcq("", "", "", (Distractor("", ""),) * N_WRONG)
        case _:
            return Basic("", "")


def _draw_adding(deck: Deck, item: Item, key: str) -> None:
    """Draw the card as it would be, what the rules say of it, and the way into the deck."""
    is_blank = not asked_of(item.content).strip() or not "".join(answers_of(item.content)).strip()
    refused: tuple[str, ...] = ()
    if not is_blank:
        refused = draw_verdict(deck, item).refused
        st.html(f'<p class="cb-heading">As it will be</p>{item_html(item)}')
    st.button(
        "Add the card",
        type="primary",
        icon=":material/add:",
        disabled=is_blank or bool(refused),
        on_click=_add,
        args=(deck.deck_id, item, key),
    )


def _add(deck_id: str, item: Item, key: str) -> None:
    """Keep the card in the deck, and empty its fields; where it cannot be kept, say why and leave them."""
    try:
        context.store().curation.write(context.learner(), deck_id, item, now=context.now())
    except (StaleAnswerError, ArticleError) as error:
        say_in_passing(str(error))
        return
    for name in [name for name in st.session_state if str(name).startswith(key)]:
        del st.session_state[name]
    close_writing()
    say_in_passing("The card is in the deck. Students meet it as a new one.")
