"""What a press in a quiz does: one transaction, before session state is touched; a late or second press does none."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import streamlit as st

from decks.model import Deck
from quiz.model import Quiz, QuizAnswer, QuizAttempt, QuizItem, Rating, Review, StaleAnswerError
from quiz.pages import context
from quiz.pages.notices import say, saying_refusals
from quiz.pages.presentation import TOO_SOON
from quiz.quizzing import Question
from quiz.scheduling import MAX_DURATION_MS, review_of
from quiz.session import grade

SHOWN_KEY, OPEN_KEY = "quiz shown", "quiz to open"  # session state: the place on the screen; a quiz just begun
LONGEST = timedelta(minutes=10)  # of one look at a question; who is away for longer is away


@dataclass(frozen=True, slots=True)
class ShownPlace:
    """A place of a quiz on the screen: since when, and since when its time is not yet written."""

    attempt_id: str
    position: int
    drawn_at: datetime
    since: datetime

    @property
    def name(self) -> str:
        """Return what the place is called."""
        return f"{self.attempt_id}:{self.position}"


def shown_place(attempt: QuizAttempt, n_items: int) -> ShownPlace:
    """Return the place on the screen; after a reload the first that was not reached, the check at the end if none."""
    shown = st.session_state.get(SHOWN_KEY)
    if isinstance(shown, ShownPlace) and shown.attempt_id == attempt.attempt_id:
        return shown
    reached = {answer.position for answer in attempt.answers}
    position = next((place for place in range(1, n_items + 1) if place not in reached), n_items + 1)
    return _show(attempt.attempt_id, position)


def begin(quiz_id: str) -> None:
    """Begin a quiz, or go on with it."""
    with saying_refusals():
        context.store().quizzes.start(context.learner(), quiz_id, attempt_id=context.new_id(), now=context.now())


def begin_own(title: str, items: tuple[QuizItem, ...], max_minutes: int | None) -> None:
    """Make a quiz of one's own, a mock exam, begin it, and go to its page."""
    learner, now = context.learner(), context.now()
    quiz = Quiz(context.new_id(), learner.learner_id, title, now, items, max_minutes)
    with saying_refusals():
        context.store().quizzes.add(learner, quiz)
        context.store().quizzes.start(learner, quiz.quiz_id, attempt_id=context.new_id(), now=now)
        st.session_state[OPEN_KEY] = quiz.quiz_id


def choose(shown: ShownPlace, question: Question, seen: QuizAnswer | None, option: str) -> None:
    """Write *option* as the answer; it stays on the screen, and may be changed."""
    if _is_meant(shown):
        is_correct = grade(question.item, option)
        _write(shown, replace(_seen(shown, seen), answer=option, is_correct=is_correct))


def flag(shown: ShownPlace, seen: QuizAnswer | None) -> None:
    """Flag the question to come back to, or take the flag off."""
    if _is_meant(shown):
        before = _seen(shown, seen)
        _write(shown, replace(before, is_flagged=not before.is_flagged))


def leave(shown: ShownPlace, seen: QuizAnswer | None, position: int) -> None:
    """Go to another place; one that was seen and not answered is written as left out."""
    if not _is_meant(shown):
        return
    if seen is None:
        _write(shown, _seen(shown, None))
    _show(shown.attempt_id, position)


def go_to(shown: ShownPlace, position: int) -> None:
    """Go to *position* from the check at the end, which is no question."""
    _show(shown.attempt_id, position)


def hand_in(attempt: QuizAttempt) -> None:
    """Hand the quiz in."""
    context.store().quizzes.end(context.learner(), attempt.attempt_id, now=context.now())
    st.session_state.pop(SHOWN_KEY, None)


def put_in_reviews(attempt: QuizAttempt, questions: tuple[Question, ...]) -> None:
    """Put *questions*, those that were missed, among the learner's reviews as not known."""
    store, learner, now = context.store(), context.learner(), context.now()
    reviews = []
    for question in questions:
        answer = attempt.at(question.position)
        if answer is not None:
            reviews.append(_review(question.deck, question, answer, now))
    with saying_refusals():
        store.quizzes.put_in_reviews(learner, attempt.attempt_id, reviews, now=now)
        say(f"Put into your reviews: {len(reviews)}. They come on the Study page.")


def _review(deck: Deck, question: Question, answer: QuizAnswer, now: datetime) -> Review:
    duration = timedelta(milliseconds=min(answer.duration_ms, MAX_DURATION_MS))
    learner = context.learner()
    return review_of(
        context.store().card(learner, deck.deck_id, question.item.item_id),
        rating=Rating.AGAIN,
        is_correct=False,
        confidence=None,
        answer=answer.answer,
        shown_at=now - duration,
        now=now,
        learner=learner,
    )


def _is_meant(shown: ShownPlace) -> bool:
    """Tell whether a press is meant for the place on the screen, not for what stood there before."""
    current = st.session_state.get(SHOWN_KEY)
    is_same = isinstance(current, ShownPlace) and current.position == shown.position
    return is_same and context.now() - shown.drawn_at >= TOO_SOON


def _seen(shown: ShownPlace, seen: QuizAnswer | None) -> QuizAnswer:
    """Return the answer as it was seen, with the time of now and what was spent since the last write."""
    now = context.now()
    duration_ms = round(min(now - shown.since, LONGEST) / timedelta(milliseconds=1))
    if seen is None:
        return QuizAnswer(
            shown.position,
            None,
            is_correct=False,
            is_flagged=False,
            revision=0,
            answered_at=now,
            duration_ms=duration_ms,
        )
    return replace(seen, answered_at=now, duration_ms=duration_ms)


def _write(shown: ShownPlace, answer: QuizAnswer) -> None:
    """Write *answer*. Another press or window may have been first, or the time be up: then the page shows how it is."""
    try:
        context.store().quizzes.answer(context.learner(), shown.attempt_id, answer)
    except StaleAnswerError:
        return
    st.session_state[SHOWN_KEY] = replace(shown, since=context.now())


def _show(attempt_id: str, position: int) -> ShownPlace:
    now = context.now()
    shown = ShownPlace(attempt_id, position, drawn_at=now, since=now)
    st.session_state[SHOWN_KEY] = shown
    return shown
