"""The long form: a row for each answer, with all that is known of its item. The table that a statistician asks for."""

import pandas as pd

LONG_COLUMNS = [
    "learner_id",
    "deck",
    "section",
    "item_id",
    "kind",
    "tags",
    "attempt",
    "question",
    "answer",
    "key",
    "is_right",
    "confidence",
    "rating",
    "seconds",
    "answered_at",
    "study_day",
]


def long_form(answers: pd.DataFrame, items: pd.DataFrame) -> pd.DataFrame:
    """Return *answers* (`quiz.store.answer_rows`) with what *items* (`item_frame`) knows, in the order given.

    *attempt* counts a learner's answers to an item from 1; *answer* is the chosen option's text, missing for a
    flashcard; *confidence* is missing where it was not asked; *rating* is from 1 (again) to 4 (easy); *seconds* from
    showing to answer, 60 at most; *answered_at* is UTC, *study_day* the learner's own. Of an item that is retired,
    deck, section, kind, tags and wording are missing.
    """
    known = items[["deck", "section", "kind", "tags", "question", "key"]]
    table = answers.join(known, on="item_id")
    table = table.assign(seconds=table["duration_ms"] / 1000)
    return table.rename(columns={"rep": "attempt", "is_correct": "is_right"})[LONG_COLUMNS]


def recent_answers(answers: pd.DataFrame, items: pd.DataFrame, *, n: int = 50) -> pd.DataFrame:
    """Return the last *n* of *answers* in the long form, the newest first: the drill-down to one student."""
    newest = answers.sort_values("answered_at", ascending=False, kind="stable").head(n)
    return long_form(newest, items).reset_index(drop=True)
