"""What can be done to an item at the review desk: approve, edit, replace an option, retire, bring back, regrade."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from decks.curation import reworded
from decks.model import ArticleError, Deck, Item, Mcq, Vignette
from quiz.class_log import ClassLog
from quiz.model import Credit, Regrade, StaleAnswerError
from quiz.pages import context
from quiz.pages.notices import say_in_passing
from quiz.pages.score_tables import column_config
from quiz.pages.wording_fields import content_of_fields, draw_spares, draw_verdict, text_field
from quiz.scores import item_choices
from quiz.scores.regrading import regrade_effect

CREDITS = {
    Credit.ACCEPTED: "Let these options count as right",
    Credit.EVERYONE: "Give everyone who answered the mark",
    Credit.NOBODY: "Leave the item out of every score",
}


@dataclass(frozen=True, slots=True)
class Answers:
    """What a class answered, and its students' *names* by id."""

    log: ClassLog
    names: Mapping[str, str]


def draw_settling(deck: Deck, item: Item) -> None:
    """Draw the two quick ways to settle an item: it is good, or it goes."""
    with st.container(horizontal=True):
        st.button("Approve", type="primary", icon=":material/check:", on_click=approve, args=(deck.deck_id, item))
        with st.popover("Retire", icon=":material/block:"):
            st.write("It is asked no more. What was answered stays, and it can be brought back.")
            key = f"why retire {item.item_id}"
            st.text_input("Why?", key=key, max_chars=500)
            st.button("Retire it", key=f"retire {item.item_id}", on_click=retire, args=(deck.deck_id, item, key))


def draw_retired(deck: Deck, item: Item) -> None:
    """Draw the way back for a retired item."""
    st.write("This item is retired: nobody is asked it.")
    st.button("Bring it back", type="primary", on_click=restore, args=(deck.deck_id, item))


def draw_edit(deck: Deck, item: Item) -> None:
    """Draw the fields of an item; the rules are asked again with every change."""
    with st.expander("Edit the wording", icon=":material/edit:"):
        key = f"edit {item.item_id} {hash(item)}"  # which an item changed meanwhile does not share
        draw_spares(deck, item, key)
        edited = reworded(item, content_of_fields(item.content, key), text_field("Explanation", item.explanation, key))
        found = draw_verdict(deck, edited)
        comment_key = f"why edit {item.item_id}"
        st.text_input("Why? (for those who come after you)", key=comment_key, max_chars=500)
        st.button(
            "Keep the new wording",
            type="primary",
            disabled=bool(found.refused) or edited == item,
            on_click=edit,
            args=(deck.deck_id, item, edited, comment_key),
        )


def draw_regrade(
    deck: Deck, items: pd.DataFrame, answers: Answers | None, regrades: Sequence[Regrade], item: Item
) -> None:
    """Draw how the answers given so far count, what another way would change for whom, and the way back."""
    if not isinstance(item.content, Mcq | Vignette):
        return
    present = next((regrade for regrade in regrades if regrade.item_id == item.item_id), None)
    with st.expander("Regrade the answers given so far", icon=":material/published_with_changes:"):
        if present is not None:
            options = f": {', '.join(present.accepted)}" if present.accepted else ""
            st.text(f"{present.author} decided on {present.before:%d %b %Y}: {CREDITS[present.credit]}{options}.")
            st.button("Take the regrade back", on_click=take_back, args=(present.regrade_id,))
        st.write("The log and the schedule stay as they are; only scores are counted anew, for every class.")
        made = _chosen_regrade(deck, answers, item, item.content)
        _draw_effect(answers, items, made)
        comment_key = f"why regrade {item.item_id}"
        st.text_input("Why?", key=comment_key, max_chars=500)
        is_sound = bool(made.accepted) or made.credit is not Credit.ACCEPTED
        st.button("Regrade", type="primary", disabled=not is_sound, on_click=regrade, args=(made, comment_key))


def _chosen_regrade(deck: Deck, answers: Answers | None, item: Item, question: Mcq | Vignette) -> Regrade:
    """Ask how the answers shall count; options of an earlier wording can be accepted too."""
    name = CREDITS.__getitem__
    credit = Credit(st.radio("How shall they count?", CREDITS, format_func=name, key=f"credit {item.item_id}"))
    accepted: tuple[str, ...] = ()
    if credit is Credit.ACCEPTED:
        chosen = () if answers is None else item_choices(answers.log, item.item_id)["first_answer"].dropna()
        names = tuple(dict.fromkeys((question.key, *(option.text for option in question.distractors), *chosen)))
        key = f"accept {item.item_id}"
        accepted = tuple(st.multiselect("These count as right", names, default=question.key, key=key))
    return Regrade(0, deck.deck_id, item.item_id, credit, accepted, context.now(), "", "")


def _draw_effect(answers: Answers | None, items: pd.DataFrame, made: Regrade) -> None:
    """Show whose score *made* changes, before and after."""
    if answers is None:
        return
    effect = regrade_effect(answers.log, items, made)
    if effect.empty:
        st.write("It changes no student's score in the chosen class.")
        return
    effect.insert(0, "learner", effect.pop("learner_id").map(answers.names))
    st.write(f"It changes the score of {len(effect)} students in the chosen class, on first answers in this deck:")
    titles = {"n_first": "First answers", "right_before": "Right now", "right_after": "Right after it"}
    st.dataframe(
        effect, hide_index=True, column_config={**column_config(["learner"]), **titles}, alt="Who gains or loses"
    )


def _told(key: str) -> str:
    return str(st.session_state.get(key) or "").strip()


def approve(deck_id: str, item: Item) -> None:
    """Write down that the item is good as it stands."""
    _done(lambda: context.store().curation.approve(context.learner(), deck_id, item, now=context.now()), "Approved.")


def retire(deck_id: str, item: Item, comment_key: str) -> None:
    """Ask the item no more."""
    _done(
        lambda: context.store().curation.retire(
            context.learner(), deck_id, item, comment=_told(comment_key), now=context.now()
        ),
        "Retired. The list of retired items can bring it back.",
    )


def restore(deck_id: str, item: Item) -> None:
    """Ask a retired item again."""
    _done(
        lambda: context.store().curation.restore(context.learner(), deck_id, item, now=context.now()),
        "It is asked again.",
    )


def edit(deck_id: str, before: Item, after: Item, comment_key: str) -> None:
    """Keep the new wording."""
    _done(
        lambda: context.store().curation.edit(
            context.learner(), deck_id, before, after, comment=_told(comment_key), now=context.now()
        ),
        "The new wording is kept. Students' histories and Anki notes follow it.",
    )


def regrade(made: Regrade, comment_key: str) -> None:
    """Count the answers given so far as *made* says."""
    _done(
        lambda: context.store().curation.regrade(
            context.learner(),
            made.deck_id,
            made.item_id,
            made.credit,
            accepted=made.accepted,
            before=context.now(),
            comment=_told(comment_key),
        ),
        "Regraded. Every score is counted anew.",
    )


def take_back(regrade_id: int) -> None:
    """Let the answers count as they were given."""
    _done(
        lambda: context.store().curation.take_back_regrade(context.learner(), regrade_id, now=context.now()),
        "The regrade is taken back.",
    )


def _done(act: Callable[[], None], notice: str) -> None:
    """Do *act* and say so; where someone else was first, or the article does not prove it, say that."""
    try:
        act()
    except (StaleAnswerError, ArticleError) as error:
        notice = str(error)
    say_in_passing(notice)
