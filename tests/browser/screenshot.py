"""Take the README's picture: `python -m tests.browser.screenshot`."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import ViewportSize, sync_playwright

from decks.model import Vignette
from quiz.store import Store
from tests.browser.server import ROOT, Server, launch, serving
from tests.browser.student import Student

PICTURE = ROOT / "tests" / "browser" / "screenshots" / "study.png"
VIEWPORT = ViewportSize(width=1100, height=1000)


def main() -> int:
    """Study the sample up to a case, answer it rightly, and keep the picture of that."""
    with tempfile.TemporaryDirectory() as home, serving(Path(home)) as server, sync_playwright() as playwright:
        page = launch(playwright).new_page(viewport=VIEWPORT)
        page.goto(server.address)
        student = Student(page)
        student.start()
        while student.kind != "vignette":
            student.answer_with_keys()
        student.press(_key_of(server, student))
        student.press("Sure")
        PICTURE.parent.mkdir(exist_ok=True)
        page.screenshot(path=PICTURE)
    sys.stdout.write(f"{PICTURE.relative_to(ROOT)}\n")
    return 0


def _key_of(server: Server, student: Student) -> str:
    """Return the right option of the case on the screen."""
    stem = student.page.locator(".cb-stem").first.inner_text()
    with Store.open(server.database_url) as store:
        learner = store.ensure_local_learner()
        sitting = store.current_sitting(learner)
        assert sitting is not None
        cases = (item.content for deck_id in sitting.deck_ids for item in store.deck(learner, deck_id).items)
        return next(case.key for case in cases if isinstance(case, Vignette) and case.stem == stem)


if __name__ == "__main__":
    sys.exit(main())
