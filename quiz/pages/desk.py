"""Draw the card that is being studied: the question, the answer, the rating row. Presses go to `answering`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from html import escape

import streamlit as st

from decks.model import Deck, Item, ListCard, Mcq, Vignette
from quiz.amounts import counted
from quiz.model import Card, CardMark, Confidence, Learner, Rating, Review, Sitting
from quiz.pages import answering
from quiz.pages.cards import answer_html, distractors_html, inert, ledger_html, points_html, question_html
from quiz.pages.keys import Key, shortcut
from quiz.pages.panels import Panel, close_panel, draw_keys_panel, leave_if_closed
from quiz.pages.presentation import Presentation
from quiz.pages.sources import evidence_html
from quiz.pages.typed_answer import draw_field, is_to_be_typed, rating_of_typed, typed_html
from quiz.scheduling import NextStates, rating_of_answer
from quiz.session import grade, option_order

CONFIDENCES = (
    (Confidence.SURE, "Sure", Key.SURE),
    (Confidence.UNSURE, "Unsure", Key.UNSURE),
    (Confidence.GUESSED, "Guessed", Key.GUESSED),
)
RATINGS = ((Rating.AGAIN, "Again"), (Rating.HARD, "Hard"), (Rating.GOOD, "Good"), (Rating.EASY, "Easy"))
RULE = '<hr class="cb-rule">'
DAYS_A_MONTH, DAYS_A_YEAR = 30.44, 365.25


@dataclass(frozen=True, slots=True)
class Desk:
    """All that one showing of a card needs: what it is about, how far it is, and where each rating would lead.

    *last_review* is the sitting's newest answer, the one that an undo takes back; *mark* what the learner set on the
    card; *panel* what is open over it.
    """

    deck: Deck
    item: Item
    shown: Presentation
    next_states: NextStates
    learner: Learner
    sitting: Sitting
    last_review: Review | None
    mark: CardMark | None
    panel: Panel | None
    now: datetime

    def key(self, name: str) -> str:
        """Return the widget key of *name*, of this showing only: a late press cannot reach the next card."""
        return f"{self.shown.name}:{name}"

    def shortcut(self, key: str) -> str | None:
        """Return *key* if the learner uses shortcuts; while a panel is open, keys are for that."""
        return shortcut(key, self.learner) if self.panel is None else None


def draw_card(desk: Desk) -> None:
    """Draw the card in its present stage, its actions at the bottom."""
    with st.container(border=True, key="card"):
        st.html(f'<div class="cb-asked-{desk.item.kind}">{question_html(desk.item)}</div>{_below_html(desk)}')
        _draw_options(desk)
        with st.container(key="actions"):
            _draw_actions(desk)
            _draw_quiet_actions(desk)
    _draw_panel(desk)


def _below_html(desk: Desk) -> str:
    """Return what stands under the question, in one element with it: so that no half of the next card is ever drawn."""
    if desk.shown.is_answered:
        return _answered_html(desk)
    if isinstance(desk.item.content, ListCard):
        return RULE + points_html(desk.item.content.back, n_shown=desk.shown.n_points)
    return ""


def _draw_options(desk: Desk) -> None:
    """Draw the options until the question is answered; their place is always there, and the rows below keep theirs."""
    with st.container(key="options"):
        if desk.shown.is_answered or not isinstance(desk.item.content, Mcq | Vignette):
            return
        for number, option in enumerate(option_order(desk.item, desk.shown.rep), start=1):
            st.button(
                inert(option),
                key=desk.key(f"option {number}"),
                type="primary" if option == desk.shown.choice else "secondary",
                width="stretch",
                wrap=True,
                shortcut=desk.shortcut(str(number)),
                on_click=answering.choose,
                args=(desk.shown, option),
            )


def _draw_actions(desk: Desk) -> None:
    if desk.shown.is_answered:
        _draw_ratings(desk)
    elif isinstance(desk.item.content, Mcq | Vignette):
        _draw_confidences(desk)
    elif is_to_be_typed(desk.item, desk.learner):
        draw_field(desk.item, desk.shown, key=desk.key("typed"))
    else:
        _draw_show(desk)


def _draw_show(desk: Desk) -> None:
    is_list = isinstance(desk.item.content, ListCard)
    st.button(
        "Show the next point" if is_list else "Show the answer",
        key=desk.key(f"show {desk.shown.n_points}"),
        type="primary",
        width="stretch",
        shortcut=desk.shortcut(Key.SHOW),
        on_click=answering.show_next_point,
        args=(desk.shown, desk.item),
    )


def _draw_confidences(desk: Desk) -> None:
    """Ask how sure the learner is; the row keeps its place before an option is marked, and cannot be pressed."""
    with st.container(key="confidences"), st.grid(3, min_column_width=64, gap="xsmall"):
        for confidence, name, key in CONFIDENCES:
            st.button(
                name,
                key=desk.key(confidence),
                width="stretch",
                disabled=desk.shown.choice is None,
                shortcut=desk.shortcut(key),
                on_click=answering.commit_choice,
                args=(desk.shown, confidence),
            )


def _draw_ratings(desk: Desk) -> None:
    suggested = suggested_rating(desk)
    with st.container(key="ratings"), st.grid(4, min_column_width=64, gap="xsmall"):
        for rating, name in RATINGS:
            st.button(
                f"{name} :small[{interval_words(desk.next_states.of(rating), now=desk.now)}]",
                key=desk.key(name),
                type="primary" if rating is suggested else "secondary",
                width="stretch",
                wrap=True,
                shortcut=desk.shortcut(str(int(rating))),
                on_click=answering.rate,
                args=(desk.shown, desk.item, rating),
            )


def suggested_rating(desk: Desk) -> Rating | None:
    """Return the rating that the answer stands for; None for a flashcard thought of, which the learner judges."""
    if desk.shown.typed is not None:
        return rating_of_typed(desk.item, desk.shown.typed)
    if desk.shown.choice is None or desk.shown.confidence is None:
        return None
    return rating_of_answer(grade(desk.item, desk.shown.choice), desk.shown.confidence)


def _draw_quiet_actions(desk: Desk) -> None:
    """Draw what is seldom needed, each always in its place, and at the end what goes on."""
    with st.container(key="quiet", horizontal=True, gap="xsmall"):
        undo_args = (desk.last_review,)
        has_undo = desk.last_review is not None
        _quiet_button(desk, "Undo", Key.UNDO, on_click=answering.undo, args=undo_args, is_possible=has_undo)
        _quiet_button(desk, "Suspend", Key.SUSPEND, on_click=answering.suspend, args=(desk.shown,))
        _quiet_button(desk, "Not today", Key.NOT_TODAY, on_click=answering.bury, args=(desk.shown,))
        _panel_button(desk, "Flag", Key.FLAG, Panel.FLAG)
        _panel_button(desk, "Note", Key.NOTE, Panel.NOTE)
        with st.container(key="keys", width="content"):  # so that it can be left out where there is no keyboard
            _panel_button(desk, "Keys", Key.KEYS, Panel.KEYS)
        _quiet_button(desk, "End", Key.END, on_click=answering.end, args=(desk.sitting,))
        suggested = suggested_rating(desk)
        next_args = (desk.shown, desk.item, suggested)
        has_next = suggested is not None
        _quiet_button(desk, "Next", Key.NEXT, on_click=answering.rate, args=next_args, is_possible=has_next)


def _panel_button(desk: Desk, name: str, key: str, panel: Panel) -> None:
    _quiet_button(desk, name, key, on_click=answering.open_over, args=(desk.shown, panel))


def _quiet_button(
    desk: Desk,
    name: str,
    key: str,
    *,
    on_click: Callable[..., None],
    args: tuple[object, ...],
    is_possible: bool = True,
) -> None:
    st.button(
        name,
        key=desk.key(name),
        type="tertiary",
        shortcut=desk.shortcut(key),
        disabled=not is_possible,
        on_click=on_click,
        args=args,
    )


def _draw_panel(desk: Desk) -> None:
    """Draw what is open over the card."""
    match desk.panel:
        case Panel.FLAG:
            _draw_flag(desk)
        case Panel.NOTE:
            _draw_note(desk)
        case Panel.KEYS:
            draw_keys_panel()


@st.dialog("Flag this card", on_dismiss=close_panel)
def _draw_flag(desk: Desk) -> None:
    leave_if_closed()
    comment_key = desk.key("comment")
    with st.form(desk.key("flag"), border=False):
        st.text_input("What is wrong with this card?", key=comment_key, max_chars=answering.MAX_TYPED)
        st.form_submit_button("Save", type="primary", on_click=answering.flag, args=(desk.shown, comment_key))


@st.dialog("Note", on_dismiss=close_panel)
def _draw_note(desk: Desk) -> None:
    leave_if_closed()
    note_key, note = desk.key("note"), desk.mark.note if desk.mark else None
    with st.form(desk.key("note box"), border=False):
        st.text_area("Your own note", note, key=note_key, max_chars=answering.MAX_NOTE)
        args = (desk.shown, note_key)
        st.form_submit_button("Keep the note", type="primary", on_click=answering.write_note, args=args)


def _answered_html(desk: Desk) -> str:
    """Return what stands under the question once answered: right or wrong, the key, why, the others, the source."""
    others = distractors_html(desk.item, chosen=desk.shown.choice)
    parts = (
        _verdict_html(desk),
        "" if desk.shown.typed is None else typed_html(desk.item, desk.shown.typed),
        answer_html(desk.item),
        f'<p class="cb-why">{escape(desk.item.explanation)}</p>' if others else "",
        f'<p class="cb-heading">Why not the others</p>{others}' if others else "",
        '<p class="cb-heading">From the article</p>',
        evidence_html(desk.deck, desk.item.evidence),
        ledger_html(desk.item),
        _note_html(desk.mark),
    )
    return f'{RULE}<div role="status">{"".join(parts)}</div>'


def _verdict_html(desk: Desk) -> str:
    if desk.shown.choice is None:
        return ""
    if not grade(desk.item, desk.shown.choice):
        was_sure = desk.shown.confidence is Confidence.SURE
        words = "Wrong, and you were sure. The answer is:" if was_sure else "Wrong. The answer is:"
        return f'<p class="cb-verdict cb-wrong"><span aria-hidden="true">✗</span> {words}</p>'
    guessed = desk.shown.confidence is Confidence.GUESSED
    words = "Right, by a guess, so it comes again soon." if guessed else "Right."
    return f'<p class="cb-verdict cb-right"><span aria-hidden="true">✓</span> {words}</p>'


def _note_html(mark: CardMark | None) -> str:
    if mark is None or mark.note is None:
        return ""
    return f'<p class="cb-heading">Your note</p><p class="cb-why">{escape(mark.note)}</p>'


def interval_words(card: Card, *, now: datetime) -> str:
    """Return when *card* comes back, as short as a button needs it: "10 min", "3 days", "4 months"."""
    if card.interval_days == 0 and card.due_at is not None:
        return f"{max(1, round((card.due_at - now) / timedelta(minutes=1)))} min"
    return days_in_words(card.interval_days)


def days_in_words(days: int) -> str:
    """Return a number of days in the unit that suits it."""
    if days < 2 * DAYS_A_MONTH:
        return counted(days, "day")
    if days < 2 * DAYS_A_YEAR:
        return f"{days / DAYS_A_MONTH:.0f} months"
    return f"{days / DAYS_A_YEAR:.1f} years"
