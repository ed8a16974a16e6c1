"""A term in a real browser: two weeks of a class, the bad item found by its answers, put right, regraded, downloaded.

Every number is computed a second time here, from the reviews, in plain Python.
"""

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from quiz.model import Review
from quiz.store import Store
from tests.browser.conftest import PHONE
from tests.browser.server import Server, serving
from tests.browser.test_class import press, sign_in
from tests.browser.test_look import WIDTHS, faults, wait_for_page
from tests.school import Term, simulated_term

N_STUDENTS = 33


@pytest.fixture
def term(tmp_path: Path) -> Iterator[tuple[Server, Term]]:
    """The app with a class that has studied for two weeks."""
    now = datetime.now(UTC)
    with Store.open(f"sqlite:///{tmp_path / 'casebook.db'}") as store:
        store.door.begin_with_accounts(
            user_name="cleo",
            name="Cleo",
            password="a long password",  # noqa: S106 - of this test
            code=None,
            zone="UTC",
            device="test",
            now=now,
        )
        written = simulated_term(store, n_students=N_STUDENTS, end=now)
    with serving(tmp_path) as server:
        yield server, written


def download(page: Page, name: str) -> list[dict[str, str]]:
    """Press a download, and return the table that the CSV holds, without the definitions under it."""
    with page.expect_download() as downloading:
        page.get_by_role("button", name=name).click()
    text = downloading.value.path().read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text.split("\n\n")[0].split("\r\n\r\n")[0])))


def scores_of(reviews: tuple[Review, ...]) -> dict[str, dict[str, float]]:
    """Return what the score table is to say of each student, counted one review at a time."""
    found: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for review in reviews:
        of_student = found[review.learner_id]
        of_student["Answers"] += 1
        of_student["Minutes"] += review.duration_ms / 60_000
        if review.rep == 1:
            of_student["Met"] += 1
            of_student["right"] += review.is_correct
    return found


def check_scores(page: Page, reviews: tuple[Review, ...]) -> None:
    """Check every student's line of the download against what was counted here."""
    lines, counted = download(page, "Scores (CSV)"), scores_of(reviews)
    assert len(lines) == N_STUDENTS
    for line in lines:
        expected = counted[line["Student id"]]
        assert float(line["Met"]) == expected["Met"]
        assert float(line["Answers"]) == expected["Answers"]
        assert float(line["Minutes"]) == pytest.approx(expected["Minutes"], abs=1e-5)
        assert float(line["Right at first"]) == pytest.approx(expected["right"] / expected["Met"], abs=1e-5)


def check_bad_item(page: Page, term: Term) -> None:
    """Check the statistics of the item with two keys against what was counted here."""
    (line,) = (line for line in download(page, "Items (CSV)") if line["Item id"] == term.bad_item.item_id)
    first = [review for review in term.reviews if review.rep == 1]
    bad = {review.learner_id: review.is_correct for review in first if review.item_id == term.bad_item.item_id}
    rest = {learner_id: [] for learner_id in bad}
    for review in first:
        if review.item_id != term.bad_item.item_id:
            rest[review.learner_id].append(review.is_correct)
    x = [float(bad[learner_id]) for learner_id in bad]
    y = [sum(rest[learner_id]) / len(rest[learner_id]) for learner_id in bad]
    mean_x, mean_y = sum(x) / len(x), sum(y) / len(y)
    covariance = sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y, strict=True))
    spread = (sum((a - mean_x) ** 2 for a in x) * sum((b - mean_y) ** 2 for b in y)) ** 0.5
    assert float(line["n"]) == N_STUDENTS
    assert float(line["Facility"]) == pytest.approx(mean_x, abs=1e-5)
    assert float(line["Discrimination"]) == pytest.approx(covariance / spread, abs=1e-5)
    assert covariance < 0


def put_right(page: Page, server: Server, term: Term) -> None:
    """Find the bad item first on the list, replace the second key by another option, and give everyone the mark."""
    wait_for_page(page, f"{server.address}/review")
    assert faults(page) == {}
    page.get_by_role("button", name="Look").first.click()
    question = getattr(term.bad_item.content, "lead_in", "")
    expect(page.get_by_text(question).first).to_be_visible()
    expect(page.get_by_text("more often than the key").first).to_be_visible()
    chosen = Counter(review.answer for review in term.reviews if review.item_id == term.bad_item.item_id)
    second = str(chosen.most_common(1)[0][0])
    expect(page.get_by_text(f"“{second}”").first).to_be_visible()
    page.get_by_text("Edit the wording").click()
    page.get_by_label("Wrong option 1").fill("acetazolamide")
    page.get_by_label("Wrong option 1").press("Control+Enter")
    page.get_by_label("Why? (for those who come after you)").fill("Two keys")
    page.get_by_label("Why? (for those who come after you)").press("Enter")
    expect(page.get_by_role("button", name="Keep the new wording")).to_be_enabled()
    press(page, "Keep the new wording")
    expect(page.get_by_text("History: 1")).to_be_visible()
    page.get_by_text("Regrade the answers given so far").click()
    page.get_by_text("Give everyone who answered the mark").click()
    expect(page.get_by_text("It changes the score of")).to_be_visible()
    press(page, "Regrade")
    page.get_by_text("Cleo decided on").wait_for()


def regraded(term: Term) -> tuple[Review, ...]:
    """Return the reviews as they are to be scored once everyone has the mark for the bad item."""
    bad = term.bad_item.item_id
    return tuple(replace(review, is_correct=review.is_correct or review.item_id == bad) for review in term.reviews)


def test_a_term_is_seen_put_right_and_taken_away(term: tuple[Server, Term], open_tab: Callable[..., Page]) -> None:
    server, written = term
    instructor = sign_in(open_tab(server.address), server, "local")
    wait_for_page(instructor, f"{server.address}/scores")
    expect(instructor.get_by_role("heading", name="Teach this again")).to_be_visible()
    assert faults(instructor) == {}
    check_scores(instructor, written.reviews)
    check_bad_item(instructor, written)
    put_right(instructor, server, written)
    wait_for_page(instructor, f"{server.address}/scores")
    check_scores(instructor, regraded(written))
    with Store.open(server.database_url) as store:
        assert store.verify() == ()  # neither the edit nor the regrade touched the log or a schedule
        stored = [store.reviews(student) for student in written.students]
        assert tuple(review for reviews in stored for review in reviews) == written.reviews


def test_a_student_of_another_class_sees_no_scores(term: tuple[Server, Term], open_tab: Callable[..., Page]) -> None:
    server, _ = term
    stranger = sign_in(open_tab(server.address, viewport=PHONE), server, "mallory")
    wait_for_page(stranger, server.address)
    assert stranger.get_by_role("link", name="Scores").count() == 0
    stranger.goto(f"{server.address}/scores")
    expect(stranger.get_by_role("heading", name="Study", level=1)).to_be_visible()
    assert stranger.get_by_text("Student 01").count() == 0


def test_the_scores_fit_a_phone(term: tuple[Server, Term], open_tab: Callable[..., Page]) -> None:
    server, written = term
    phone = sign_in(open_tab(server.address, viewport=PHONE, theme="dark", is_touch=True), server, "local")
    for path in (
        "scores",
        f"scores?student={written.students[0].learner_id}",
        f"review?item={written.bad_item.item_id}",
    ):
        wait_for_page(phone, f"{server.address}/{path}")
        assert max(phone.evaluate(WIDTHS)) <= PHONE["width"], path
        assert faults(phone) == {}, path
