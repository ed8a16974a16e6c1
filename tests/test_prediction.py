"""Truths about what a class is predicted to know: each learner's memories fade by the learner's own model."""

from datetime import timedelta

import pytest

from quiz.memory import DEFAULT_MODEL, personal_model, retrievability
from quiz.scores.class_items import item_frame
from quiz.scores.class_tables import class_scores
from quiz.scores.standing import Standing
from tests.class_samples import DECKS, STUDENT_IDS, columns_of, studied
from tests.study_samples import FIRST_DAY

EXAM_DAY = FIRST_DAY + timedelta(days=60)


def test_a_prediction_follows_each_learners_own_forgetting_curve() -> None:
    reviews, cards = studied(1)
    steep = personal_model([*DEFAULT_MODEL.weights[:20], 0.5])
    log = columns_of(reviews, cards.values(), model_versions={STUDENT_IDS[1]: steep.version})
    recall = class_scores(Standing.of(log, item_frame(DECKS), exam_day=EXAM_DAY)).set_index("learner_id")["recall"]
    for learner_id in STUDENT_IDS:
        model = steep if learner_id == STUDENT_IDS[1] else DEFAULT_MODEL
        expected = [
            retrievability(card.memory, (EXAM_DAY - card.last_review_day).days, model=model)
            for card in cards.values()
            if card.learner_id == learner_id and card.memory is not None and card.last_review_day is not None
        ]
        assert recall[learner_id] == pytest.approx(sum(expected) / len(expected))
