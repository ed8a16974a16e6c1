"""What the first answers of a class say of its items and their options: counted once, kept for every tab and page.

What is returned is shared, and not to be changed.
"""

import pandas as pd

from quiz.pages.class_standing import ClassStanding, counted
from quiz.scores import FirstAnswers, item_statistics, option_statistics


def items_of(view: ClassStanding) -> pd.DataFrame:
    """Return the item analysis of the class, a row an item."""
    items = view.standing.items
    return counted().kept(
        ("items", view.classroom.class_id), view.standing, lambda: item_statistics(_first_answers(view), items)
    )


def options_of(view: ClassStanding) -> pd.DataFrame:
    """Return the statistics of the options, a row an option of an item."""
    items = view.standing.items
    return counted().kept(
        ("options", view.classroom.class_id), view.standing, lambda: option_statistics(_first_answers(view), items)
    )


def _first_answers(view: ClassStanding) -> FirstAnswers:
    standing = view.standing
    return counted().kept(
        ("first answers", view.classroom.class_id), standing, lambda: FirstAnswers.of(standing.log, standing.items)
    )
