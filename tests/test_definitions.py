"""Truths about the printed definitions: every column of every table has one, and only one."""

from dataclasses import fields
from datetime import timedelta

import pandas as pd
import pytest

from export.columns import ColumnKind
from export.tables import Sheet, csv_file, workbook
from quiz.model import AtRiskRules
from quiz.scores import definitions
from quiz.scores.class_items import item_frame
from quiz.scores.class_tables import SECTION, class_scores, section_totals
from quiz.scores.drilldown import class_misconceptions, item_choices
from quiz.scores.first_answers import FirstAnswers
from quiz.scores.flags import item_flags
from quiz.scores.items import item_statistics, option_statistics
from quiz.scores.long_form import LONG_COLUMNS, long_form, recent_answers
from quiz.scores.reliability import QuizStatistics
from quiz.scores.risk import at_risk
from quiz.scores.standing import Standing
from quiz.scores.teaching import teach_again
from tests.class_samples import DECKS, columns_of, studied
from tests.study_samples import FIRST_DAY

REVIEWS, CARDS = studied(1, n=200)
LOG = columns_of(REVIEWS, CARDS.values())
ITEMS = item_frame(DECKS)
STANDING = Standing.of(LOG, ITEMS, exam_day=FIRST_DAY + timedelta(days=60))
SCORES = class_scores(STANDING)
FIRST = FirstAnswers.of(LOG, ITEMS)
STATISTICS, OPTIONS = item_statistics(FIRST, ITEMS), option_statistics(FIRST, ITEMS)
ANSWERS = pd.DataFrame(
    [{field.name: getattr(row, field.name) for field in fields(row)} for row in REVIEWS]
)  # as the store delivers them
TABLES = {
    "class": SCORES,
    "sections": class_scores(STANDING, by=SECTION),
    "totals": section_totals(STANDING),
    "teach": teach_again(STANDING).reset_index(),
    "risk": at_risk(SCORES, rules=AtRiskRules(), today=FIRST_DAY),
    "items": STATISTICS.reset_index(),
    "options": OPTIONS,
    "flags": item_flags(STATISTICS, OPTIONS),
    "misconceptions": class_misconceptions(LOG, ITEMS),
    "choices": item_choices(LOG, REVIEWS[0].item_id),
    "long": long_form(ANSWERS, ITEMS),
}


@pytest.mark.parametrize("name", TABLES)
def test_every_column_of_a_table_is_defined_and_can_be_written(name: str) -> None:
    table = TABLES[name]
    columns = definitions.columns(column for column in table.columns if column != "options")
    sheet = Sheet(name, table, columns)
    assert len(csv_file(sheet, has_definitions=False).decode().splitlines()) == len(table) + 1
    assert workbook([sheet])


def test_every_number_of_a_quiz_is_defined() -> None:
    assert definitions.columns(field.name for field in fields(QuizStatistics))


def test_each_column_is_defined_once_and_every_number_in_words() -> None:
    names = [column.name for column in definitions.ALL]
    assert len(set(names)) == len(names)
    numbers = (ColumnKind.WHOLE, ColumnKind.NUMBER, ColumnKind.SHARE)
    assert [column.name for column in definitions.ALL if column.kind in numbers and not column.definition] == []


def test_the_long_form_has_a_row_an_answer_with_all_that_is_known_of_its_item() -> None:
    table = TABLES["long"]
    assert list(table.columns) == LONG_COLUMNS
    assert len(table) == len(REVIEWS)
    row, review = table.iloc[0], REVIEWS[0]
    assert (row["learner_id"], row["item_id"], row["attempt"]) == (review.learner_id, review.item_id, 1)
    assert (row["section"], row["kind"]) == tuple(ITEMS.loc[review.item_id, ["section", "kind"]])
    assert row["seconds"] == review.duration_ms / 1000


def test_the_recent_answers_are_the_newest() -> None:
    table = recent_answers(ANSWERS, ITEMS, n=3)
    assert table["answered_at"].tolist() == sorted((row.answered_at for row in REVIEWS), reverse=True)[:3]


def test_an_answer_to_a_retired_item_stays_in_the_long_form() -> None:
    table = long_form(ANSWERS, ITEMS.iloc[:0])
    assert len(table) == len(REVIEWS)
    assert table["section"].isna().all()
