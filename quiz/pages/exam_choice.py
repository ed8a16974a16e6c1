"""What “Due today” goes through while an exam is planned: the cards that raise its result most."""

from dataclasses import replace
from datetime import datetime
from html import escape

import streamlit as st

from quiz.amounts import counted, whole
from quiz.model import Learner, Sitting
from quiz.pages import context
from quiz.pages.findings import day_words
from quiz.pages.material import Material
from quiz.pages.planning import read_planning, todays_cards

NO_LIMIT = 1_000_000  # new cards a day, where something else says how many
EXAM_WHY = "Of all cards these add most to your result for the minutes of today's plan; the most worthwhile come first."


def for_exam(sitting: Sitting, learner: Learner, *, now: datetime) -> Sitting:
    """Return *sitting* with what the learner's plan chose for today in its decks, and say what it was chosen for.

    It is the same as before without a plan, outside of the plan's decks, on a day off, and when today's plan is done.
    """
    if context.store().plans.current(learner) is None:
        return sitting
    material = Material(context.store(), learner, now=now)
    planning = read_planning(material)
    if planning is None:
        return sitting
    deck_ids = tuple(deck_id for deck_id in sitting.deck_ids if deck_id in planning.plan.deck_ids)
    if not deck_ids:
        return sitting
    chosen = todays_cards(material, planning)
    in_decks = {item.item_id for deck_id in deck_ids for item in material.decks[deck_id].items}
    item_ids = tuple(item_id for item_id in chosen.item_ids if item_id in in_decks)
    n_elsewhere = sum(material.n_due.get(deck_id, 0) for deck_id in sitting.deck_ids if deck_id not in deck_ids)
    exam = f"your exam on {day_words(planning.plan.exam_day, today=planning.today)}"
    st.html(f'<p class="cb-small">{escape(_because(exam, chosen.is_day_off, bool(item_ids), n_elsewhere))}</p>')
    if not item_ids:
        return sitting
    return replace(sitting, deck_ids=deck_ids, item_ids=item_ids, new_per_day=NO_LIMIT)


def exam_words(n_seen: int, n_new: int) -> str:
    """Say what the plan chose: *n_seen* cards that were met before, *n_new* to be met."""
    n_cards = n_seen + n_new
    return f"{counted(n_cards, 'card')} for today: {whole(n_seen)} to repeat, {whole(n_new)} new."


def _because(exam: str, is_day_off: bool, has_cards: bool, n_elsewhere: int) -> str:  # noqa: FBT001 - three facts
    """Say why these cards come."""
    if is_day_off:
        return f"Today is a day off in the plan for {exam}. If you like to study all the same:"
    if not has_cards:
        return f"Today's plan for {exam} is done. What else there is:"
    elsewhere = f" {whole(n_elsewhere)} more are due in decks that it is not about." if n_elsewhere else ""
    return f"Chosen for {exam}.{elsewhere}"
