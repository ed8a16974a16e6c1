"""The keys of a sitting and a mock exam: each is shown, and does what it says; in a field it types."""

from collections.abc import Callable
from dataclasses import replace

from playwright.sync_api import Page, expect

from quiz.model import Confidence
from quiz.pages.keys import MEANINGS, Key
from quiz.store import Store
from tests.browser.server import Server
from tests.browser.student import Student

KEYS_SHOWN = "kbds => kbds.map(kbd => kbd.innerText.trim())"
ALWAYS = "U S T G O I E N"
TYPED = "3 signs, u n s?"  # letters and digits that would act on the card


def begin(server: Server, open_tab: Callable[..., Page]) -> Student:
    """Begin to study with the key for it."""
    student = Student(open_tab(server.address))
    student.page.get_by_role("button", name="Start").wait_for()
    student.type(Key.BEGIN)
    return student


def check_keys(page: Page, wanted: str) -> None:
    """Check that the card shows the keys *wanted*, none twice."""
    shown = page.locator(".st-key-card kbd").evaluate_all(KEYS_SHOWN)
    assert len(shown) == len(set(shown))
    assert set(wanted.split()) <= set(shown)


def open_dialog(page: Page, key: str, name: str) -> None:
    """Press *key*, which opens the dialog called *name*."""
    page.keyboard.press(key)
    expect(page.get_by_role("dialog", name=name)).to_be_visible()


def test_the_keys_of_a_sitting_are_shown_and_each_does_what_it_says(
    server: Server, open_tab: Callable[..., Page]
) -> None:
    student = begin(server, open_tab)
    first = student.question
    check_keys(student.page, ALWAYS)
    while not student.has(".st-key-ratings"):
        student.type(Key.SHOW)
    check_keys(student.page, f"1 2 3 4 {ALWAYS}")
    student.type("3")
    assert student.question != first
    student.type(Key.UNDO)
    assert student.question == first
    for key in (Key.SUSPEND, Key.NOT_TODAY):
        question = student.question
        student.type(key)
        assert student.question != question
    student.page.keyboard.press(Key.END)
    expect(student.page.get_by_role("button", name="Start")).to_be_visible()


def test_how_sure_one_is_has_a_key_each(server: Server, open_tab: Callable[..., Page]) -> None:
    student = begin(server, open_tab)
    sure = ((Key.SURE, Confidence.SURE), (Key.UNSURE, Confidence.UNSURE), (Key.GUESSED, Confidence.GUESSED))
    for key, _ in sure:
        while not student.has(".st-key-options"):
            student.answer_with_keys()
        check_keys(student.page, f"1 2 3 J K L {ALWAYS}")
        for press in ("1", key, Key.NEXT):
            student.type(press)
    with Store.open(server.database_url) as store:
        told = [review.confidence for review in store.reviews(store.ensure_local_learner())]
        assert [confidence for confidence in told if confidence] == [confidence for _, confidence in sure]


def test_a_flag_and_a_note_open_at_their_keys_with_the_caret_in_them_and_keys_type_there(
    server: Server, open_tab: Callable[..., Page]
) -> None:
    student = begin(server, open_tab)
    question = student.question
    for key, name, submit, said in (
        (Key.FLAG, "Flag this card", "Enter", "Flagged."),
        (Key.NOTE, "Note", "Control+Enter", "Your note is kept"),
    ):
        open_dialog(student.page, key, name)
        field = student.page.get_by_role("dialog").get_by_role("textbox")
        expect(field).to_be_focused()
        student.page.keyboard.type(TYPED)
        expect(field).to_have_value(TYPED)
        student.page.keyboard.press(submit)
        expect(student.page.get_by_text(said)).to_be_visible()
        student.look()
        assert student.question == question
    with Store.open(server.database_url) as store:
        (mark,) = store.marks(store.ensure_local_learner()).values()
        assert (mark.flag, mark.note, mark.is_suspended) == (TYPED, TYPED, False)
        assert store.counts().n_reviews == 0


def test_the_table_of_keys_opens_over_the_card_and_nothing_acts_below_it(
    server: Server, open_tab: Callable[..., Page]
) -> None:
    student = begin(server, open_tab)
    question = student.question
    open_dialog(student.page, Key.KEYS, "Keys")
    table = student.page.get_by_role("dialog").get_by_role("table")
    expect(table.get_by_role("row")).to_have_count(len(MEANINGS) + 1)
    student.type(Key.SUSPEND)
    assert student.question == question
    student.page.keyboard.press("Escape")
    expect(student.page.get_by_role("dialog")).to_have_count(0)
    expect(student.page.locator(".st-key-card kbd").first).to_be_visible()
    student.look()
    student.type(Key.SUSPEND)
    assert student.question != question


def test_a_typed_answer_has_the_caret_on_every_card(server: Server, open_tab: Callable[..., Page]) -> None:
    with Store.open(server.database_url) as store:
        learner = store.ensure_local_learner()
        store.save_learner(learner, replace(learner, types_answers=True))
    student = begin(server, open_tab)
    n_typed = 0
    while n_typed < 2:
        field = student.page.get_by_role("textbox")
        if not field.count():
            student.answer_with_keys()
            continue
        expect(field).to_be_focused()
        student.page.keyboard.type(TYPED)
        expect(field).to_have_value(TYPED)
        student.type("Enter")
        expect(student.page.get_by_text(f"You typed: {TYPED}")).to_be_visible()
        student.type("3")
        n_typed += 1


def test_a_mock_exam_is_taken_with_keys(server: Server, open_tab: Callable[..., Page]) -> None:
    page = open_tab(server.address)
    student = Student(page)
    student.begin_mock_exam()
    check_keys(page, "1 2 3 P G N A I")
    student.type("1")
    expect(page.locator('.st-key-options button[kind="primary"]')).to_have_count(1)
    student.type(Key.FLAG)
    expect(page.get_by_role("button", name="Take flag off")).to_be_visible()
    student.type(Key.NEXT)
    expect(page.get_by_text("Question 2 of 2")).to_be_visible()
    student.type(Key.PREVIOUS)
    expect(page.get_by_text("Question 1 of 2")).to_be_visible()
    student.type(Key.NEXT)
    page.keyboard.press(Key.NEXT)
    page.get_by_role("button", name="Hand in").wait_for()
    page.keyboard.press(Key.HAND_IN)
    expect(page.get_by_role("heading", name="By section")).to_be_visible()


def test_all_questions_and_the_keys_open_over_a_question(server: Server, open_tab: Callable[..., Page]) -> None:
    page = open_tab(server.address)
    student = Student(page)
    student.begin_mock_exam()
    for key in ("1", Key.NEXT):
        student.type(key)
    open_dialog(page, Key.ALL_QUESTIONS, "All questions")
    page.get_by_role("dialog").get_by_text("1 ✓").click()
    expect(page.get_by_text("Question 1 of 2")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    student.look()
    open_dialog(page, Key.KEYS, "Keys")
    student.type(Key.NEXT)
    expect(page.get_by_text("Question 1 of 2")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    student.look()
    student.type(Key.NEXT)
    expect(page.get_by_text("Question 2 of 2")).to_be_visible()
