"""How soon a card is on the screen once the server has done its work, in Chromium: the time that the browser takes.

It counts from the arrival of the last message before the change to the frame after the one that first shows it. The
peer is the limit that feels immediate.
"""

import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

from quiz.store import Store
from tests.browser.server import launch, serving
from tests.browser.student import Student
from tests.small_deck import small_deck

TITLE = "The next card on the screen after the server's work (peer: the limit of 150 ms)"
N_CARDS, LIMIT_MS = 6, 150
NOTE_MESSAGES = """window.arrived = []; const Plain = window.WebSocket; window.WebSocket = class extends Plain {
    constructor(...all) { super(...all); this.addEventListener('message', () => arrived.push(performance.now())); }
}"""
NOTE_CHANGES = """() => {
    const seen = () => document.querySelector('.st-key-card')?.innerText;
    let last = seen();
    window.waits = [];
    const look = () => {
        const at = performance.now(), now = seen(), message = arrived.filter(time => time <= at).at(-1);
        if (now !== last) { last = now; requestAnimationFrame(() => waits.push(performance.now() - message)); }
        requestAnimationFrame(look);
    };
    look();
}"""


def rows() -> Iterator[tuple[str, str, str, str]]:
    """Yield (what, ours, peer, ratio)."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        with Store.open(f"sqlite:///{home / 'casebook.db'}") as store:
            store.save_deck(store.ensure_local_learner(zone="UTC"), small_deck(), now=datetime.now(UTC))
        waits = _waits(home)
    for what, wait_ms in (("median", median(waits)), ("slowest", max(waits))):
        yield f"{what} of {len(waits)} changes", f"{wait_ms:.0f} ms", f"{LIMIT_MS} ms", f"{wait_ms / LIMIT_MS:.2f}"


def _waits(home: Path) -> list[float]:
    with serving(home) as server, sync_playwright() as playwright:
        browser = launch(playwright)
        page = browser.new_page()
        page.add_init_script(NOTE_MESSAGES)
        page.goto(server.address)
        student = Student(page)
        student.start()
        page.evaluate(NOTE_CHANGES)
        for _ in range(N_CARDS):
            student.answer_with_keys()
        waits: list[float] = page.evaluate("window.waits")
        browser.close()
    return waits
