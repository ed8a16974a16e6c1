"""The whole main job in a real browser: from an article to a studied deck, its scores, and Anki."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import FilePayload, Page, expect

from decks.model import ITEM_KINDS
from quiz.store import Store
from tests import anki_judge
from tests.browser.server import ROOT, Server
from tests.browser.student import Student

ARTICLE = ROOT / "decks" / "sample" / "acute_pericarditis.txt"
TITLE = "Acute pericarditis"
LEAST_ANSWERS, MOST_ANSWERS = 20, 60
KINDS = set(ITEM_KINDS.values())


def test_from_an_article_to_a_studied_and_an_exported_deck(
    new_server: Server, open_tab: Callable[..., Page], tmp_path: Path
) -> None:
    student = Student(open_tab(new_server.address))
    student.page.get_by_role("button", name="Just me on this computer").click()
    student.page.get_by_role("button", name="Start").wait_for()  # the sample's deck is made by now
    set_new_cards_per_day(student, MOST_ANSWERS)
    replace_the_sample(student)
    n_answers = study(student)
    see_progress(student)
    package = download(student, tmp_path)
    n_items = items_of_the_deck(new_server, n_answers=n_answers)
    with anki_judge.collection(tmp_path) as collection:
        first, second = anki_judge.import_package(collection, package), anki_judge.import_package(collection, package)
        assert (first.new, first.conflicting) == (n_items, 0)
        assert (second.new, second.updated) == (0, 0)


def set_new_cards_per_day(student: Student, number: int) -> None:
    """Ask for more new cards than a day usually brings, so that every kind is among them."""
    student.open("Settings")
    student.page.get_by_label("New cards a day, at most").fill(str(number))
    student.page.get_by_role("button", name="Save").click()
    student.page.get_by_text("Saved.").wait_for()


def replace_the_sample(student: Student) -> None:
    """Remove the sample's deck, upload an article, see its outline and its deck, and keep it."""
    page = student.page
    student.open("Library")
    page.get_by_role("button", name="Remove").click()
    page.get_by_text(f"“{TITLE}” is removed").wait_for()
    page.get_by_role("button", name="Add an article").click()
    article = FilePayload(name="my_article.txt", mimeType="text/plain", buffer=ARTICLE.read_bytes())
    page.locator("input[type=file]").set_input_files(article)
    expect(page.get_by_role("checkbox", name="Disclaimer · not asked about")).not_to_be_checked()
    page.get_by_role("button", name="Make the deck").click()
    page.get_by_role("button", name="Keep").click(timeout=60_000)
    page.get_by_text(f"“{TITLE}” is kept").wait_for()


def study(student: Student) -> int:
    """Answer with mouse and keys in turn, reload in the middle, undo the last answer; return how many answers counted.

    Items of all kinds are among them.
    """
    student.open("Study")
    student.page.get_by_text("No limit").click()
    student.start()
    kinds: set[str] = set()
    n_answers = 0
    while n_answers < LEAST_ANSWERS or (kinds < KINDS and n_answers < MOST_ANSWERS):
        kinds.add(student.kind)
        student.answer_with_keys() if n_answers % 2 else student.answer_with_mouse()
        n_answers += 1
        if n_answers == LEAST_ANSWERS // 2:
            reload(student)
    assert kinds == KINDS
    undo(student)
    return n_answers


def reload(student: Student) -> None:
    """Reload the page: the same card is there."""
    question = student.question
    student.page.reload()
    student.look()
    assert student.question == question


def undo(student: Student) -> None:
    """Answer once more and take it back: its card is there again."""
    question = student.question
    student.answer_with_keys()
    assert student.question != question
    student.type("u")
    assert student.question == question


def see_progress(student: Student) -> None:
    """Read on the Progress page that the answers are counted."""
    student.open("Progress")
    expect(student.page.get_by_text("You studied on 1 of the last 30 days")).to_be_visible()
    expect(student.page.get_by_test_id("stVegaLiteChart").first).to_be_visible()


def download(student: Student, folder: Path) -> bytes:
    """Download the deck for Anki."""
    page = student.page
    student.open("Export")
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Download for Anki").click()
    assert downloading.value.suggested_filename == "acute-pericarditis.apkg"
    downloading.value.save_as(folder / "downloaded.apkg")
    return (folder / "downloaded.apkg").read_bytes()


def items_of_the_deck(server: Server, *, n_answers: int) -> int:
    """Return how many items the deck has, having checked that exactly the answers given are in the log."""
    with Store.open(server.database_url) as store:
        learner = store.ensure_local_learner()
        reviews = store.reviews(learner)
        assert len(reviews) == n_answers
        assert store.verify() == ()
        titles = store.deck_titles(learner, now=reviews[-1].answered_at)
        return next(title.n_items for title in titles if title.title == TITLE)
