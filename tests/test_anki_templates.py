"""Truths about the cards as a student sees and taps them: drawn by Anki's engine, shown in Chromium."""

import itertools
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

from export.anki import package
from export.anki_text import clean
from tests import anki_judge
from tests.browser import chromium
from tests.deck_samples import HOSTILE, HOSTILE_WORDS, MCQ, SAMPLE, VIGNETTE

# What Anki's own page adds around a card and must not spoil it.
_PAGE = """<!doctype html><html class="{html}"><head><meta charset="utf-8"><title>Anki</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>
body {{ margin: 20px; overflow-wrap: break-word }} button {{ margin: 1em 0.5em }} li {{ text-align: start }}
body.nightMode {{ background-color: #2c2c2c; color: #fcfcfc }}
</style></head><body class="card card1 {body}"><div id="qa">{side}</div></body></html>"""
_LIGHT, _DARK = {"html": "", "body": ""}, {"html": "night-mode", "body": "nightMode night_mode"}
# Anki on a computer keeps one page and lets the scripts of each side run in it.
_FLIP = """side => {
  const qa = document.getElementById("qa");
  qa.innerHTML = side;
  for (const old of [...qa.getElementsByTagName("script")]) {
    const script = document.createElement("script");
    script.textContent = old.textContent;
    old.replaceWith(script);
  }
}"""


class Sides(NamedTuple):
    """One card's two sides, as HTML."""

    front: str
    back: str


def _drawn(folder: Path) -> dict[str, list[Sides]]:
    """Return all cards of both sample decks by the name of their note type, as Anki's engine draws them."""
    found: dict[str, list[Sides]] = {}
    with anki_judge.collection(folder) as student:
        for day, deck in enumerate((SAMPLE, HOSTILE), start=1):
            anki_judge.import_package(student, package(deck, modified_at=datetime(2025, 1, day, tzinfo=UTC)))
        for note in anki_judge.notes(student):
            sides = [Sides(card.question(), card.answer()) for card in note.cards()]
            found.setdefault(note.note_type()["name"].removeprefix("Casebook "), []).extend(sides)
    return found


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Sides]]:
    return _drawn(tmp_path_factory.mktemp("student"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    flags = ["--no-sandbox", "--disable-background-networking"]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium.find(), args=flags)
        yield started
        started.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Give a browser window in which any request, error or message of a card fails the test."""
    faults: list[str] = []

    def refuse(route: Route) -> None:
        faults.append(route.request.url)
        route.abort()

    opened = browser.new_context(viewport={"width": 800, "height": 600})
    opened.set_default_timeout(5000)
    opened.on("console", lambda message: faults.append(message.text))
    opened.on("weberror", lambda error: faults.append(str(error.error)))
    opened.route("**/*", refuse)
    yield opened
    opened.close()
    assert faults == []


def _load(page: Page, side: str, look: dict[str, str] = _LIGHT) -> Page:
    """Show *side* in a page of its own, as Anki on a phone does: nothing but the session survives."""

    def answer(route: Route) -> None:
        route.fulfill(body=_PAGE.format(side=side, **look), content_type="text/html")

    page.unroute("http://card.test/*")
    page.route("http://card.test/*", answer)
    page.goto("http://card.test/")
    return page


def _flip_on_a_phone(page: Page, side: str) -> None:
    _load(page, side)


def _flip_on_a_computer(page: Page, side: str) -> None:
    page.evaluate(_FLIP, side)


def _flip_without_storage(page: Page, side: str) -> None:
    if not page.url.startswith("data:"):
        page.goto("data:text/html,<body class=card><div id=qa></div>")  # an origin that may store nothing
    page.evaluate(_FLIP, side)


Flip = Callable[[Page, str], None]
ANYWHERE = pytest.mark.parametrize("flip", [_flip_on_a_computer, _flip_on_a_phone, _flip_without_storage])


def _options(page: Page) -> list[str]:
    """Return the options from top to bottom, without what an answered card says of them."""
    words = "rows => rows.map(row => (row.querySelector('.option') || row).firstChild.textContent)"
    return page.locator(".options li").evaluate_all(words)


@ANYWHERE
def test_the_back_keeps_the_fronts_order(cards: dict[str, list[Sides]], context: BrowserContext, flip: Flip) -> None:
    page, sides = _load(context.new_page(), ""), cards["MCQ"][0]
    orders = set()
    for _ in range(25):
        flip(page, sides.front)
        shown = _options(page)
        flip(page, sides.back)
        assert _options(page) == shown
        orders.add(tuple(shown))
    assert {frozenset(order) for order in orders} == {frozenset((MCQ.key, *(each.text for each in MCQ.distractors)))}
    assert len(orders) >= 5  # of 24; fewer in 25 shuffles: once in a billion
    assert len({order.index(MCQ.key) for order in orders}) >= 2


@ANYWHERE
def test_the_chosen_option_is_judged_in_words(
    cards: dict[str, list[Sides]], context: BrowserContext, flip: Flip
) -> None:
    page, sides = _load(context.new_page(), ""), cards["Vignette"][0]
    wrong = VIGNETTE.distractors[1].text
    for choice, verdict in ((VIGNETTE.key, "Right."), (wrong, "Not right.")):
        flip(page, sides.front)
        page.get_by_role("button", name=choice, exact=True).click()
        assert page.locator("[aria-pressed=true]").inner_text() == choice
        flip(page, sides.back)
        assert page.locator(".slot").inner_text().removeprefix("✓ ").startswith(f"{verdict} The answer is")
        assert page.locator("li", has_text=choice).locator(".mark").inner_text().strip() == "your choice"
        assert page.locator(".is-key").inner_text().splitlines()[0].startswith(VIGNETTE.key)
        assert page.locator(".is-wrong").count() == (choice == wrong)


def test_a_second_thought_counts_and_no_choice_is_not_judged(
    cards: dict[str, list[Sides]], context: BrowserContext
) -> None:
    page, sides = _load(context.new_page(), ""), cards["MCQ"][0]
    _flip_on_a_computer(page, sides.front)
    for name in (MCQ.distractors[0].text, MCQ.key):
        page.get_by_role("button", name=name).focus()
        page.keyboard.press("Enter")
    _flip_on_a_computer(page, sides.back)
    assert page.locator(".slot").inner_text() == f"Right. The answer is {MCQ.key}"
    _flip_on_a_computer(page, sides.front)
    _flip_on_a_computer(page, sides.back)
    assert page.locator(".slot").inner_text() == f"The answer is {MCQ.key}"
    assert page.locator(".mark").count() == 0


def test_a_back_shown_without_its_front_still_answers(cards: dict[str, list[Sides]], context: BrowserContext) -> None:
    page = _load(context.new_page(), cards["MCQ"][0].back)
    assert page.locator(".slot").inner_text() == f"The answer is {MCQ.key}"
    _flip_on_a_computer(page, cards["Vignette"][0].front)
    _flip_on_a_computer(page, cards["MCQ"][0].back)
    assert _options(page) == sorted(_options(page))


def test_each_distractor_says_why_it_is_wrong(cards: dict[str, list[Sides]], context: BrowserContext) -> None:
    page = _load(context.new_page(), cards["MCQ"][0].back)
    for distractor in MCQ.distractors:
        assert page.locator("li", has_text=distractor.text).locator(".why").inner_text() == distractor.why
    assert not page.locator(".others").is_visible()


def test_options_keep_their_place_when_the_card_is_turned(
    cards: dict[str, list[Sides]], context: BrowserContext
) -> None:
    page, sides = _load(context.new_page(), ""), cards["Vignette"][0]
    _flip_on_a_computer(page, sides.front)
    first = page.locator(".options li").first
    before = first.bounding_box()
    _flip_on_a_computer(page, sides.back)
    after = first.bounding_box()
    assert before is not None
    assert after is not None
    assert after["y"] == pytest.approx(before["y"], abs=1)


def test_a_list_is_uncovered_point_by_point_and_its_source_last(
    cards: dict[str, list[Sides]], context: BrowserContext
) -> None:
    page = _load(context.new_page(), cards["List"][0].back)
    points, source = page.locator(".point"), page.locator(".source")
    assert [point.is_visible() for point in points.all()] == [False] * 4
    page.get_by_role("button", name="Show point 2").click()
    assert [point.is_visible() for point in points.all()] == [False, True, False, False]
    assert not source.is_visible()
    page.get_by_role("button", name="Show all 4").click()
    assert [point.is_visible() for point in points.all()] == [True] * 4
    assert source.is_visible()
    assert page.get_by_role("button").count() == 0


def test_without_scripts_every_card_asks_and_answers_in_full(cards: dict[str, list[Sides]], browser: Browser) -> None:
    plain = browser.new_context(java_script_enabled=False)
    page = plain.new_page()
    _load(page, cards["MCQ"][0].front)
    rows = page.locator(".options li")
    assert rows.all_inner_texts() == sorted((MCQ.key, *(each.text for each in MCQ.distractors)))
    assert rows.first.inner_text() != MCQ.key
    _load(page, cards["MCQ"][0].back)
    seen = page.locator("body").inner_text()
    assert f"The answer is {MCQ.key}" in seen
    assert all(each.why in seen for each in MCQ.distractors)
    _load(page, cards["List"][0].back)
    assert page.locator(".points li").all_inner_texts() == ["Ptosis", "Diplopia", "Dysphagia", "Proximal limb weakness"]
    assert page.locator(".source").is_visible()
    plain.close()


def test_hostile_words_show_literally_on_both_sides(cards: dict[str, list[Sides]], context: BrowserContext) -> None:
    page = context.new_page()
    spots = {
        "Basic": (".ask", ".reply", "mark"),
        "List": (".ask", ".point >> nth=0", "mark"),
        "MCQ": (".stem", ".ask", ".key", ".is-key", "mark"),
        "Vignette": (".stem", ".ask", ".key", ".is-key", "mark"),
    }
    for kind, places in spots.items():
        for sides, words in zip(cards[kind][-len(HOSTILE_WORDS) - 1 : -1], HOSTILE_WORDS, strict=True):
            _load(page, sides.front)
            assert page.locator(places[0]).text_content() == clean(words)
            _load(page, sides.back)
            for place in places:
                assert page.locator(place).text_content() == clean(words), (kind, place)
            assert page.title() == "Anki"


LOOKS = pytest.mark.parametrize("look", [_LIGHT, _DARK], ids=["light", "dark"])
_TEXT_CONTRASTS = """() => {
  const parse = colour => colour.match(/[\\d.]+/g).map(Number);
  const luminance = colour => parse(colour).slice(0, 3).map(part => part / 255)
    .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
  const ground = element => {
    const colour = getComputedStyle(element).backgroundColor, parts = parse(colour);
    return parts.length === 4 && parts[3] === 0 ? ground(element.parentElement) : colour;
  };
  const walker = document.createTreeWalker(document.querySelector(".casebook"), NodeFilter.SHOW_TEXT), found = [];
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.offsetParent) continue;
    const pair = [luminance(getComputedStyle(element).color), luminance(ground(element))];
    found.push([(Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05), walker.currentNode.data.trim()]);
  }
  return found;
}"""


@LOOKS
def test_all_text_stands_out_from_its_ground(
    cards: dict[str, list[Sides]], context: BrowserContext, look: dict[str, str]
) -> None:
    page = context.new_page()
    for kind, choice in itertools.product(cards, (0, 1)):
        _load(page, cards[kind][0].front, look)
        if page.locator(".option").count():
            page.locator(".option").nth(choice).click()
        contrasts = page.evaluate(_TEXT_CONTRASTS)
        _load(page, cards[kind][0].back, look)
        contrasts += page.evaluate(_TEXT_CONTRASTS)
        assert len(contrasts) > 2
        assert [found for found in contrasts if found[0] < 4.5] == []


def test_a_phone_shows_every_card_in_20_px_without_sideways_scrolling(
    cards: dict[str, list[Sides]], browser: Browser
) -> None:
    phone = browser.new_context(viewport={"width": 375, "height": 667}, has_touch=True, is_mobile=True)
    page = phone.new_page()
    for side in itertools.chain.from_iterable(itertools.chain.from_iterable(cards.values())):
        _load(page, side, {"html": "mobile", "body": ""})
        assert page.evaluate("document.documentElement.scrollWidth") == 375
        assert page.evaluate("getComputedStyle(document.body).fontSize") == "20px"
        heights = page.locator("button:visible").evaluate_all("all => all.map(each => each.offsetHeight)")
        assert all(height >= 44 for height in heights)  # what a thumb needs
    phone.close()
