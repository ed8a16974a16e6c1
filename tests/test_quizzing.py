"""Composing quizzes and adding up what they came to."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks.model import Basic, Deck, Mcq, Vignette
from quiz.model import DeckPart, QuizAnswer, QuizAttempt, QuizItem
from quiz.quizzing import Question, askable, compose, missed, result, swap
from quiz.scheduling import siblings
from tests.study_samples import deck_of, noon

ONE, TWO = deck_of(3, 4), deck_of(2, 3, deck_id="other")
DECKS = (ONE, TWO)
ITEMS = {item.item_id: item for deck in DECKS for item in deck.items}


def ids(items: tuple[QuizItem, ...]) -> list[str]:
    return [item.item_id for item in items]


@given(st.integers(1, 30), st.text(max_size=5))
def test_a_quiz_asks_questions_only_and_no_fact_twice(n_items: int, seed: str) -> None:
    quiz = compose(DECKS, n_items=n_items, seed=seed)
    n_facts = 3 * 4 + 2 * 3
    assert len(quiz) == min(n_items, n_facts)
    assert [item.position for item in quiz] == list(range(1, len(quiz) + 1))
    assert all(isinstance(ITEMS[item_id].content, Mcq | Vignette) for item_id in ids(quiz))
    related = {item_id: others for deck in DECKS for item_id, others in siblings(deck).items()}
    assert not any(one in related[other] for one, other in combinations(ids(quiz), 2))


def test_the_same_seed_gives_the_same_quiz_and_another_another() -> None:
    assert compose(DECKS, n_items=8, seed="a") == compose(DECKS, n_items=8, seed="a")
    assert compose(DECKS, n_items=8, seed="a") != compose(DECKS, n_items=8, seed="b")


@given(st.text(max_size=5))
def test_every_section_is_asked_about(seed: str) -> None:
    quiz = compose(DECKS, n_items=5, seed=seed)
    assert len({(item.deck_id, ITEMS[item.item_id].section_id) for item in quiz}) == 5


def test_only_the_chosen_parts_are_asked_about() -> None:
    parts = (DeckPart("deck", "s1"), DeckPart("other"))
    quiz = compose(DECKS, parts=parts, n_items=50, seed="a")
    assert {(item.deck_id, ITEMS[item.item_id].section_id) for item in quiz} == {
        ("deck", "s1"),
        ("other", "s0"),
        ("other", "s1"),
    }


def unfolding(deck: Deck) -> Deck:
    """Return *deck* with its cases as the steps of one that unfolds."""
    cases = [item for item in deck.items if isinstance(item.content, Vignette)]
    steps = [replace(case, content=replace(case.content, case_id="c", step=n)) for n, case in enumerate(cases, start=1)]
    return replace(deck, items=(*(item for item in deck.items if item not in cases), *steps))


def test_of_an_unfolding_case_only_the_first_step_stands_alone() -> None:
    steps = [item.content.step for item in askable(unfolding(ONE)) if isinstance(item.content, Vignette)]
    assert steps == [1]


@given(st.integers(1, 8), st.text(max_size=5))
def test_swapping_changes_one_place_and_keeps_the_rules(position: int, seed: str) -> None:
    before = compose(DECKS, n_items=8, seed="a")
    after = swap(before, position, DECKS, seed=seed)
    assert [item for item in after if item.position != position] == [i for i in before if i.position != position]
    new, old = after[position - 1], before[position - 1]
    assert new != old
    related = {item_id: others for deck in DECKS for item_id, others in siblings(deck).items()}
    assert not any(one in related[other] for one, other in combinations(ids(after), 2))
    assert len(set(ids(after))) == 8
    assert ITEMS[new.item_id].section_id == ITEMS[old.item_id].section_id


def test_where_no_other_question_is_the_quiz_stays() -> None:
    deck = replace(ONE, items=tuple(item for item in ONE.items if not isinstance(item.content, Vignette)))
    quiz = compose([deck], n_items=99, seed="a")
    assert swap(quiz, 1, [deck], seed="b") == quiz


def test_a_deck_of_flashcards_has_nothing_to_ask() -> None:
    deck = replace(ONE, items=tuple(item for item in ONE.items if isinstance(item.content, Basic)))
    assert compose([deck], n_items=5, seed="a") == ()


QUESTIONS = tuple(
    Question(n, ONE, item)
    for n, item in enumerate((item for item in ONE.items if isinstance(item.content, Mcq)), start=1)
)  # four of each of three sections, in their order


def attempt(*answers: tuple[int, str | None, bool]) -> QuizAttempt:
    given = tuple(
        QuizAnswer(place, text, is_right, is_flagged=False, revision=1, answered_at=noon(0), duration_ms=2_000)
        for place, text, is_right in answers
    )
    return QuizAttempt("a", "q", "ada", noon(0), answers=given)


def test_wrong_left_out_and_not_reached_are_told_apart() -> None:
    made = result(QUESTIONS, attempt((1, "option A", True), (2, "option B", False), (3, None, False)))
    assert (made.n_items, made.n_right, made.n_left_out, made.n_not_reached) == (12, 1, 1, 9)
    assert made.seconds == pytest.approx(6)


def test_each_section_has_its_own_score_and_time() -> None:
    sections = result(QUESTIONS, attempt((1, "option A", True), (5, "option A", True), (6, "x", False))).sections
    assert [(section.section, section.n_right, section.n_items, section.seconds) for section in sections] == [
        ("Section 0", 1, 4, 2.0),
        ("Section 1", 1, 4, 4.0),
        ("Section 2", 0, 4, 0.0),
    ]


def test_what_was_missed_was_seen() -> None:
    made = missed(QUESTIONS, attempt((1, "option A", True), (2, "option B", False), (3, None, False)))
    assert [question.position for question in made] == [2, 3]
