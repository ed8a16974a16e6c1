"""The fields of an item's wording, as an instructor edits or writes it, with what the rules say of every change."""

from dataclasses import replace
from itertools import islice

import streamlit as st

from decks.curation import Verdict, spare_distractors, verdict
from decks.model import Basic, Cloze, Content, Deck, Distractor, Item, ListCard, Mcq, Vignette
from quiz.pages.cards import inert

MAX_SPARE = 5
MAX_TEXT = 4_000


def content_of_fields(content: Content, key: str) -> Content:
    """Draw a field for each part of *content*, and return it as the fields have it; their names begin with *key*."""
    match content:
        case Basic(front, back):
            return Basic(text_field("Front", front, key), text_field("Back", back, key))
        case Cloze(text, hint):
            text = text_field("Sentence, the hidden words as {{c1::words}}", text, key)
            return Cloze(text, text_field('Hint in the gap, as "drug class"; may stay empty', hint, key))
        case ListCard(front, points):
            front = text_field("Front", front, key)
            lines = text_field("Points, one a line", "\n".join(points), key)
            return ListCard(front, tuple(filter(None, map(str.strip, lines.splitlines()))))
        case Mcq() | Vignette() as question:
            return replace(
                question,
                stem=text_field("Stem", question.stem, key),
                lead_in=text_field("Question", question.lead_in, key),
                key=text_field("Key", question.key, key),
                distractors=tuple(
                    Distractor(
                        text_field(f"Wrong option {n + 1}", option.text, key, name=f"option {n}"),
                        text_field("What it would fit", option.why, key, name=f"why {n}"),
                    )
                    for n, option in enumerate(question.distractors)
                ),
            )


def text_field(label: str, text: str, key: str, *, name: str | None = None) -> str:
    """Draw one field with *text* in it, and return what stands in it now."""
    key = f"{key} {name or label}"
    st.session_state.setdefault(key, text)
    return str(st.text_area(label, key=key, max_chars=MAX_TEXT, height="content") or "").strip()


def draw_verdict(deck: Deck, item: Item) -> Verdict:
    """Say what the rules have against *item*, and return it."""
    found = verdict(deck, item)
    for sentence in found.refused:
        st.error(f"Not kept like this: {inert(sentence)}", icon=":material/block:")
    for sentence in found.advice:
        st.warning(f"Think it over: {inert(sentence)}", icon=":material/rule:")
    return found


def draw_spares(deck: Deck, item: Item, key: str) -> None:
    """Offer options of the key's kind in the place of one that does not work, in the fields named by *key*."""
    content = item.content
    if not isinstance(content, Mcq | Vignette):
        return
    spares = {option.text: option for option in islice(spare_distractors(deck, item), MAX_SPARE)}
    if not spares:
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        places = range(len(content.distractors))
        names = [option.text or f"wrong option {place + 1}" for place, option in enumerate(content.distractors)]
        place = st.selectbox("Replace", places, format_func=names.__getitem__, key=f"{key} replace")
        chosen = st.selectbox("by", tuple(spares), key=f"{key} by")
        args = (f"{key} option {place}", f"{key} why {place}", spares[chosen])
        st.button("Put it in", key=f"{key} put in", on_click=_put_in, args=args)


def _put_in(option_key: str, why_key: str, spare: Distractor) -> None:
    """Put *spare* into the fields of one wrong option."""
    st.session_state[option_key], st.session_state[why_key] = spare.text, spare.why
