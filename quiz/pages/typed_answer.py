"""Ask for the answer of a flashcard or a gap to be typed, and show what was typed against what is right."""

from html import escape

import streamlit as st

from decks.flaws import answers_of
from decks.model import Basic, Cloze, Item
from quiz.model import Learner, Rating
from quiz.pages import answering
from quiz.pages.presentation import Presentation
from quiz.session import Mark, Match, compare

VERDICTS = {
    Match.RIGHT: ("cb-right", "✓", "Right."),
    Match.CLOSE: ("cb-right", "✓", "Right but for the spelling."),
    Match.WRONG: ("cb-wrong", "✗", "Not what the card asks, as far as a program can tell. Judge it yourself."),
}
TAGS = {Mark.SAME: "span", Mark.MISSPELT: "u", Mark.MISSING: "strong", Mark.EXTRA: "s"}
RATINGS = {Match.RIGHT: Rating.GOOD, Match.CLOSE: Rating.GOOD, Match.WRONG: Rating.AGAIN}


def is_to_be_typed(item: Item, learner: Learner) -> bool:
    """Tell whether *learner* types the answer of *item* before it is shown."""
    return learner.types_answers and isinstance(item.content, Basic | Cloze)


def draw_field(item: Item, shown: Presentation, *, key: str) -> None:
    """Draw the field to type in; Enter checks it."""
    with st.form(f"{key} form", border=False):
        label = "What is hidden?" if isinstance(item.content, Cloze) else "Your answer"
        st.text_input(label, key=key, max_chars=answering.MAX_TYPED, autocomplete="off")
        st.form_submit_button(
            "Check", type="primary", width="stretch", on_click=answering.commit_typed, args=(shown, key)
        )


def rating_of_typed(item: Item, typed: str) -> Rating:
    """Return the rating that what was *typed* suggests."""
    return RATINGS[compare(typed, _answer(item)).match]


def typed_html(item: Item, typed: str) -> str:
    """Return the verdict on what was *typed*, and the comparison word by word."""
    if not typed:
        return ""
    found = compare(typed, _answer(item))
    style, sign, words = VERDICTS[found.match]
    verdict = f'<p class="cb-verdict {style}"><span aria-hidden="true">{sign}</span> {words}</p>'
    if found.match is Match.RIGHT:
        return verdict
    compared = " ".join(f"<{TAGS[mark]}>{escape(word)}</{TAGS[mark]}>" for word, mark in found.words)
    return f'{verdict}<p class="cb-small">You typed: {escape(typed)}</p><p class="cb-small">{compared}</p>'


def _answer(item: Item) -> str:
    return "; ".join(answers_of(item.content))
