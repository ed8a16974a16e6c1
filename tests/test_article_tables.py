"""Tables of an article are drawn as tables: every cell under its own heading, the proving rows under their titles."""

import re
from collections.abc import Iterable, Sequence
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from decks.model import Deck, Section, SectionKind, Source, Span
from decks.reading import read_article
from decks.reading.draft import Words, lay_out, row_of
from quiz.pages.article_tables import MAX_COLUMNS
from quiz.pages.book import chapter_html
from quiz.pages.sources import evidence_html

PROSE = "Sinusitis is an infection of the paranasal sinuses. It is treated with rest and fluids.\n\n"
CELLS = st.text("abc <&>\"'{}*_", min_size=1, max_size=8).filter(lambda cell: cell.strip(" *_<>&\"'{}") != "")


def deck_of(name: str, body: str) -> Deck:
    """Return a deck without items of the article *body*, a file called *name*."""
    article = read_article(name, body.encode())
    rows = tuple(block.cells for block in article.blocks if block.cells)
    return Deck("d", article.title, article.source, article.text, article.sections, (), (), rows)


def page_with(table: str) -> Deck:
    """Return the deck of a page that holds *table*, in HTML."""
    return deck_of(
        "a.html", f"<main><h1>Sinusitis</h1><h2>Treatment</h2><p>{PROSE * 4}</p>{table}<p>{PROSE}</p></main>"
    )


def shown(deck: Deck) -> str:
    """Return the article's side of the book."""
    return "".join(chapter_html(deck, section) for section in deck.sections)


def proof_of(deck: Deck, words: str) -> str:
    """Return what is shown beside an answer that *words* of the article prove, before one reads on."""
    start = deck.text.index(words)
    return evidence_html(deck, [Span(start, start + len(words))]).partition("<details>")[0]


def lines(html: str) -> list[list[str]]:
    """Return the words in each row of the tables in *html*."""
    rows = re.findall(r"<tr>(.*?)</tr>", html)
    return [
        [unescape(re.sub("<[^>]*>", "", cell)) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
        for row in rows
    ]


DOSES = """<table><caption>Table 1. Doses</caption><tr><th>Drug</th><th>Dose</th><th>Days</th></tr>
<tr><td>Amoxicillin</td><td>500 mg</td><td>5</td></tr><tr><td colspan=3>Children</td></tr>
<tr><td>Doxycycline</td><td></td><td>7</td></tr></table>"""


def test_a_table_is_drawn_once_below_its_caption_with_every_cell_under_its_heading() -> None:
    html = shown(page_with(DOSES))
    assert html.count("<table>") == 1
    assert "<caption>Table 1. Doses</caption>" in html
    assert lines(html) == [
        ["Drug", "Dose", "Days"],
        ["Amoxicillin", "500 mg", "5"],
        ["Children"],
        ["Doxycycline", "", "7"],
    ]
    assert html.count('<th scope="col">') == 3


def test_a_proof_shows_its_row_under_its_headings_and_its_title_and_no_other_row() -> None:
    html = proof_of(page_with(DOSES), "Drug: Doxycycline; Days: 7")
    assert "<caption>Children</caption>" in html
    assert lines(html) == [["Drug", "Dose", "Days"], ["Doxycycline", "", "7"]]
    assert "<mark>Doxycycline</mark>" in html
    assert "<mark>7</mark>" in html
    assert html.count("<mark>") == 2
    assert "Amoxicillin" not in html


def test_two_tables_without_a_word_between_them_stay_two() -> None:
    second = "<table><tr><th>Sign</th><th>Share</th></tr><tr><td>Fever</td><td>20 %</td></tr></table>"
    html = shown(page_with(DOSES + second))
    assert html.count("<table>") == 2
    assert lines(html)[-2:] == [["Sign", "Share"], ["Fever", "20 %"]]


def test_rows_that_do_not_tell_the_columns_of_their_cells_stay_text() -> None:
    first = "<tr><td>Amoxicillin, by mouth</td><td>500 mg</td><td>5</td></tr>"
    html = shown(page_with(f"<table>{first}<tr><td>Doxycycline</td><td></td><td>7</td></tr></table>"))
    assert "<table>" not in html
    assert "<p>Doxycycline; 7</p>" in html


def test_a_row_of_too_many_cells_stays_text() -> None:
    cells = "".join(f"<td>cell {n}</td>" for n in range(MAX_COLUMNS + 1))
    assert "<table>" not in shown(page_with(f"<table><tr>{cells}</tr><tr>{cells}</tr></table>"))


def test_a_table_that_grows_a_column_a_row_stays_text() -> None:
    """Each row stands below one heading of the row above and one of its own."""
    words = [row_of([(f"Day {n}", "low"), (f"Day {n + 1}", "high")]) for n in range(MAX_COLUMNS)]
    assert "<table>" in shown(_deck_of_rows(words[:-1]))
    assert "<table>" not in shown(_deck_of_rows(words))


def test_a_deck_made_before_tables_were_kept_shows_its_rows_as_text() -> None:
    deck = page_with(DOSES)
    before = Deck(deck.deck_id, deck.title, deck.source, deck.text, deck.sections, (), ())
    assert "<p>Drug: Amoxicillin; Dose: 500 mg; Days: 5</p>" in shown(before)


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=2, max_size=5))
def test_no_word_of_a_table_is_lost_and_no_tag_of_its_words_gets_through(rows: Sequence[Sequence[str]]) -> None:
    deck = _table_of([[" ".join(cell.split()) for cell in row] for row in rows])
    html = shown(deck)
    drawn = re.sub(r"</?(?:table|thead|tbody|tr|td|th|p|div|h2|section|style|caption)\b[^<>]*>", "", html)
    assert "<" not in drawn
    assert [unescape(cell) for cell in re.findall(r"<td>(.*?)</td>", html)] == [
        cell.words.of(deck.text) for row in deck.rows for cell in row
    ]


def _table_of(rows: Sequence[Sequence[str]]) -> Deck:
    headings = ("Drug", "Dose", "<b>")
    return _deck_of_rows(row_of(zip(headings, row, strict=True)) for row in rows)


def _deck_of_rows(rows: Iterable[Words]) -> Deck:
    draft = lay_out(rows)
    section = Section("s", ("Doses",), SectionKind.TREATMENT, 0, len(draft.text))
    cells = tuple(piece.cells for piece in draft.pieces)
    return Deck("d", "Doses", Source("a", None, None, "0" * 64), draft.text, (section,), (), (), cells)
