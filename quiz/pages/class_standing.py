"""Read how a class stands, for the pages that show it: its students' names, its items, its scores, who is at risk."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd
import streamlit as st

from decks.model import Deck
from quiz.model import Assignment, ClassRole, Classroom, Credit, Learner, Member, Regrade
from quiz.pages import context
from quiz.pages.deck_names import deck_names, section_names
from quiz.pages.memo import Memo
from quiz.scheduling import study_day
from quiz.scores import Standing, at_risk, class_scores, due_shares, item_frame, pseudonyms
from quiz.scores.regrading import regraded

TAB_KEY = "scores tab"
MAX_STANDINGS = 20  # of classes, and their item analyses; the largest takes some 50 MB


@dataclass(frozen=True, slots=True, eq=False)
class ClassStanding:
    """How *classroom* stands on *day*: its exam, or today while it has none. *names* are as they are to be shown."""

    classroom: Classroom
    members: tuple[Member, ...]
    assignments: tuple[Assignment, ...]
    names: Mapping[str, str]
    standing: Standing
    scores: pd.DataFrame
    risks: pd.DataFrame
    day: date

    @property
    def has_answers(self) -> bool:
        """Tell whether a student answered anything in the class's decks."""
        return bool(len(self.standing.log.reviews.rep))

    @property
    def day_words(self) -> str:
        """Say which day the prediction is for."""
        return f"on the exam, {self.day:%d %B %Y}" if self.classroom.exam_day else "today"

    def named(self, table: pd.DataFrame) -> pd.DataFrame:
        """Return *table* with the students' names before all else, in place of their ids."""
        return table.drop(columns="learner_id").assign(learner=table["learner_id"].map(self.names))


def read_class(classroom: Classroom, learner: Learner, *, is_pseudonymous: bool, now: datetime) -> ClassStanding:
    """Return how *classroom* stands *now*; NotAllowedError unless *learner* is one of its instructors."""
    store, class_id = context.store(), classroom.class_id
    today = study_day(now, zone=learner.zone, rollover_hour=learner.rollover_hour)
    log = store.class_scores.log(learner, class_id, now=now)
    deck_ids = store.class_scores.deck_ids(learner, class_id)
    regrades = store.curation.regrades(learner, deck_ids)
    day = classroom.exam_day or today
    decks = tuple(store.deck(learner, deck_id) for deck_id in deck_ids)
    counted_from = (log, decks, regrades, day)
    standing = counted().kept(
        ("standing", class_id),
        counted_from,
        lambda: Standing.of(regraded(log, regrades), _items(decks, regrades), exam_day=day),
    )
    scores = class_scores(standing)
    members = store.classes.members(learner, class_id, now=now)
    assignments = store.assignments.of_class(learner, class_id)
    takers = store.class_scores.takers(learner, class_id, now=now)
    shares = due_shares(standing.log, standing.items, assignments, takers=takers, now=now)
    risks = at_risk(scores, rules=classroom.at_risk_rules, today=today, due_shares=shares)
    scores["due_share"] = scores["learner_id"].map(shares).astype(float)
    students = tuple(member for member in members if member.role is ClassRole.STUDENT)
    names = {member.learner_id: member.name or member.user_name or member.learner_id for member in students}
    if is_pseudonymous:
        names = pseudonyms(names, class_id=class_id, secret=store.class_scores.pseudonym_key(learner, class_id))
    return ClassStanding(classroom, students, assignments, names, standing, scores, risks, day)


@st.cache_resource(show_spinner=False)
def counted() -> Memo:
    """Return what was counted of classes in this process, for every tab that shows one."""
    return Memo(max_kept=MAX_STANDINGS)


def _items(decks: tuple[Deck, ...], regrades: tuple[Regrade, ...]) -> pd.DataFrame:
    """Return the items of the class's decks that count for scores."""
    items = item_frame(decks)
    items["deck"] = items["deck_id"].map(deck_names(decks))
    sections = {(deck.deck_id, section_id): name for deck in decks for section_id, name in section_names(deck).items()}
    items["section"] = [sections[row] for row in zip(items["deck_id"], items["section_id"], strict=True)]
    left_out = [regrade.item_id for regrade in regrades if regrade.credit is Credit.NOBODY]
    return items.drop(index=[item_id for item_id in left_out if item_id in items.index])
