"""A term in a real browser: a class by roster and code, two weeks, the bad item found, put right, regraded, downloaded.

Every number is computed a second time here, from the reviews, in plain Python.
"""

import csv
import io
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Page, expect

from quiz.model import ClassRole, Classroom, Learner, NotAllowedError, Review
from quiz.store import Store
from tests.browser.classroom import N_LISTED, choose, join, join_by_code, make_class, press, serving_school, sign_in
from tests.browser.conftest import PHONE
from tests.browser.server import Server
from tests.browser.student import Student
from tests.browser.test_look import WIDTHS, faults, wait_for_page
from tests.school import Term, lecture_deck, simulated_term

N_STUDENTS = N_LISTED + 3
TABS = {  # of the Scores page, each with a heading under it
    "Next steps": "Teach this again",
    "Students": "Scores",
    "Sections": "Never learned, or forgotten?",
    "Items": "Items",
    "Downloads": "Downloads",
}


@pytest.fixture
def school(tmp_path: Path) -> Iterator[Server]:
    """The app with accounts, an instructor, and a deck of lectures in its library."""
    with serving_school(tmp_path, lecture_deck()) as server:
        yield server


def two_weeks(server: Server) -> Term:
    """Let the class's students answer for two weeks, Eve the weakest, and let Mallory be in another class."""
    now = datetime.now(UTC)
    with Store.open(server.database_url) as store:
        cleo = store.learner("local")
        (title,) = store.classes.titles(cleo)
        members = store.classes.members(cleo, title.classroom.class_id, now=now)
        ids = [member.learner_id for member in members if member.role is ClassRole.STUDENT]
        students = [store.learner(learner_id) for learner_id in sorted(ids, key=lambda one: one != "eve")]
        store.classes.add(cleo, Classroom("neurology", "Neurology", now), chance=Random(1))  # noqa: S311 - no secret
        mallory = store.add_learner(Learner("mallory", "Mallory"))
        store.classes.join(mallory, str(store.classes.join_code(cleo, "neurology")), now=now)
        return simulated_term(store, lecture_deck(), students, end=now)


def check_stranger(page: Page, server: Server, term: Term) -> None:
    """Check that a student of another class sees nothing of this one, by no address and through no read."""
    with Store.open(server.database_url) as store:
        now, mallory = datetime.now(UTC), store.learner("mallory")
        titles = {
            title.classroom.name: title.classroom.class_id for title in store.classes.titles(store.learner("local"))
        }
        class_id = titles["Cardiology"]
        for read in (
            lambda: store.class_scores.log(mallory, class_id, now=now),
            lambda: store.class_scores.answers(mallory, class_id, what="looked", now=now),
            lambda: store.classes.members(mallory, class_id, now=now),
            lambda: store.assignments.completions(mallory, class_id, now=now),
        ):
            with pytest.raises(NotAllowedError):
                read()
    wait_for_page(page, server.address)
    assert page.get_by_role("link", name="Scores").count() == 0
    for path in (f"scores?student={term.students[0].learner_id}", "review", f"classes?class={class_id}"):
        page.goto(f"{server.address}/{path}")
        expect(page.get_by_role("heading", level=1).first).to_have_text("Classes" if "class" in path else "Study")
        assert page.get_by_text("Student 1").count() == page.get_by_text("Cardiology").count() == 0


def download(page: Page, name: str) -> list[dict[str, str]]:
    """Press a download, and return the table that the CSV holds, without the definitions under it."""
    page.get_by_role("tab", name="Downloads").click()
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


def check_bad_item(page: Page, term: Term, reviews: tuple[Review, ...]) -> None:
    """Check the statistics of the item with two keys against what was counted here."""
    (line,) = (line for line in download(page, "Items (CSV)") if line["Item id"] == term.bad_item.item_id)
    first = [review for review in reviews if review.rep == 1]
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
    """Find the bad item first on the list, replace its second key, and count both keys as right so far."""
    wait_for_page(page, f"{server.address}/review")
    assert faults(page) == {}
    page.get_by_role("button", name="Look").first.click()
    question = getattr(term.bad_item.content, "lead_in", "")
    expect(page.get_by_text(question).first).to_be_visible()
    expect(page.get_by_text("more often than the key").first).to_be_visible()
    expect(page.get_by_text(f"“{term.second_key}”").first).to_be_visible()
    page.get_by_text("Edit the wording").click()
    page.get_by_label("Wrong option 1").fill("acetazolamide")
    page.get_by_label("Wrong option 1").press("Control+Enter")
    page.get_by_label("Why? (for those who come after you)").fill("Two keys")
    page.get_by_label("Why? (for those who come after you)").press("Enter")
    expect(page.get_by_role("button", name="Keep the new wording")).to_be_enabled()
    press(page, "Keep the new wording")
    expect(page.get_by_text("History: 1")).to_be_visible()
    page.get_by_text("Regrade the answers given so far").click()
    choose(page, "These count as right", term.second_key)
    expect(page.get_by_text("It changes the score of")).to_be_visible()
    press(page, "Regrade")
    page.get_by_text("Cleo decided on").wait_for()


def regraded(term: Term, reviews: tuple[Review, ...]) -> tuple[Review, ...]:
    """Return the reviews as they are to be scored once both keys of the bad item count."""
    both = term.second_key, getattr(term.bad_item.content, "key", "")
    return tuple(
        replace(review, is_correct=review.answer in both) if review.item_id == term.bad_item.item_id else review
        for review in reviews
    )


def check_phone(page: Page, server: Server, term: Term) -> None:
    """Look at the pages of scores on a phone, as a judge does."""
    for path in (
        "scores",
        f"scores?student={term.students[0].learner_id}",
        f"review?item={term.bad_item.item_id}",
    ):
        wait_for_page(page, f"{server.address}/{path}")
        assert max(page.evaluate(WIDTHS)) <= PHONE["width"], path
        assert faults(page) == {}, path
    wait_for_page(page, f"{server.address}/scores")
    for tab, heading in TABS.items():
        page.get_by_role("tab", name=tab, exact=True).click()
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
        assert max(page.evaluate(WIDTHS)) <= PHONE["width"], tab
        assert faults(page) == {}, tab


def test_a_term_is_begun_studied_seen_put_right_and_taken_away(school: Server, open_tab: Callable[..., Page]) -> None:
    instructor = sign_in(open_tab(school.address), school, "local")
    link = make_class(instructor, school)
    for learner_id in ("ada", "bob"):
        join_by_code(sign_in(open_tab(school.address), school, learner_id), school, link)
    eve = sign_in(open_tab(school.address, viewport=PHONE, is_touch=True), school, "eve")
    join(eve, link)
    term = two_weeks(school)
    with Store.open(school.database_url) as store:
        n_before = len(term.reviews(store))
        eve.goto(school.address)
        student = Student(eve)
        student.start()
        student.answer_with_mouse()
        reviews = term.reviews(store)
        assert len(reviews) == n_before + 1
    check_stranger(sign_in(open_tab(school.address, viewport=PHONE), school, "mallory"), school, term)
    wait_for_page(instructor, f"{school.address}/scores")
    choose(instructor, "Class", "Cardiology")
    expect(instructor.get_by_role("heading", name="Teach this again")).to_be_visible()
    assert faults(instructor) == {}
    check_scores(instructor, reviews)
    check_bad_item(instructor, term, reviews)
    assert len(download(instructor, "All answers (CSV)")) == len(reviews)
    put_right(instructor, school, term)
    instructor.get_by_test_id("stTopNav").get_by_role("link", name="Scores").click()
    instructor.get_by_role("tab", name="Downloads").wait_for()
    check_scores(instructor, regraded(term, reviews))
    check_phone(
        sign_in(open_tab(school.address, viewport=PHONE, theme="dark", is_touch=True), school, "local"), school, term
    )
    with Store.open(school.database_url) as store:
        assert store.verify() == ()  # neither the edit nor the regrade touched the log or a schedule
        assert term.reviews(store) == reviews
