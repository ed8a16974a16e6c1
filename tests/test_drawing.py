"""Drawing items and sources: inert, exact, and highlighted where the proof is."""

import re
from base64 import b64decode
from dataclasses import replace
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from decks.model import Basic, Cloze, Deck, Distractor, Item, Mcq, Section, Span, Synthetic, Vignette
from decks.pictures import Picture
from quiz.model import Card, CardState
from quiz.pages.book import chapter_html, left_out_html
from quiz.pages.cards import answer_html, distractors_html, inert, item_html, points_html, question_html
from quiz.pages.desk import days_in_words, interval_words
from quiz.pages.sources import evidence_html, marked, paragraphs
from tests.page_runs import NOON
from tests.printing import picture
from tests.small_deck import small_deck

DECK = small_deck()
TEXTS = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00\r"), max_size=80)
OUR_TAGS = re.compile(r"</?(?:p|mark|strong|span|ol|li|dl|dt|dd|div|article)\b[^<>]*>")


def item_of(content: Basic | Cloze | Mcq | Vignette) -> Item:
    """Return an item that asks *content*."""
    return Item("i", "overview", content, "", (), ())


def read(html: str) -> str:
    """Return the words of *html*; a tag that is not ours fails."""
    words = OUR_TAGS.sub("", html)
    assert "<" not in words
    return unescape(words)


@given(TEXTS, st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=4))
def test_marked_text_reads_as_the_article_does(text: str, pairs: list[tuple[int, int]]) -> None:
    spans = [Span(min(pair), max(pair)) for pair in pairs]
    html = marked(text, Span(0, len(text)), spans)
    assert read(html) == text
    proven = {place for span in spans for place in range(span.start_char, min(span.end_char, len(text)))}
    highlighted = "".join(unescape(piece) for piece in re.findall(r"<mark>(.*?)</mark>", html, flags=re.DOTALL))
    assert highlighted == "".join(text[place] for place in sorted(proven))


@given(TEXTS, TEXTS)
def test_a_card_shows_its_words_and_no_tag_of_theirs(front: str, back: str) -> None:
    item = item_of(Basic(front, back))
    assert read(question_html(item)) == front
    assert read(answer_html(item)) == back


@given(TEXTS, TEXTS)
def test_options_show_their_words_and_no_tag_of_theirs(text: str, why: str) -> None:
    item = item_of(Mcq("", "Which?", "key", (Distractor(text, why),)))
    assert read(distractors_html(item)) == text + why
    assert read(distractors_html(item, chosen=text)) == f"{text} your answer{why}"


@given(TEXTS)
def test_a_label_escapes_every_mark_of_markdown(text: str) -> None:
    escaped = inert(text)
    assert re.sub(r"\\(.)", r"\1", escaped).replace("\u2060", "") == " ".join(text.replace("\u2060", "").split())
    assert not re.search(r"(?<!\\)(?:\\\\)*[!*_`~\[\]<>$#|:]", escaped)
    assert not re.search(r":\w", escaped)


def test_a_gap_hides_its_answer_until_it_is_filled() -> None:
    item = item_of(Cloze("Sailors lacked {{c1::vitamin C}} & {{c1::fruit}}."))
    assert "vitamin C" not in question_html(item)
    assert answer_html(item).count("<strong>") == 2
    assert read(answer_html(item)) == "Sailors lacked vitamin C & fruit."


def test_a_gap_shows_its_hint() -> None:
    html = question_html(item_of(Cloze("Sailors lacked {{c1::vitamin C}}.", "which <vitamin>")))
    assert read(html) == "Sailors lacked [which <vitamin>]."


def test_a_list_shows_as_many_points_as_were_asked_for() -> None:
    html = points_html(("first", "second"), n_shown=1)
    assert "first" in html
    assert "second" not in html
    assert html.count("<li") == 2


def test_the_source_is_the_proving_paragraph_under_its_sections_name() -> None:
    item = next(item for item in DECK.items if "gums" in question_html(item))
    html = evidence_html(DECK, item.evidence)
    before, _, rest = html.partition("<details>")
    assert 'class="cb-crumb">Symptoms<' in before
    assert "<mark>The gums swell and bleed because collagen is weak</mark>." in before
    assert "Corkscrew" not in before
    assert "Corkscrew hairs" in rest


def test_paragraphs_are_found_whole_and_bullets_apart() -> None:
    text = "One line\nand its rest.\n\n  • a bullet\n  • another\n\nThe end."
    found = [paragraph.of(text) for paragraph in paragraphs(text, Span(0, len(text)))]
    assert found == ["One line\nand its rest.", "• a bullet", "• another", "The end."]


def test_the_book_lights_up_in_the_text_what_proves_the_item_under_the_pointer() -> None:
    section = next(section for section in DECK.sections if section.title == "Symptoms")
    html = chapter_html(DECK, section)
    items = [item for item in DECK.items if item.section_id == section.section_id]
    for number, item in enumerate(items):
        assert item_html(item) in html
        assert f".cb-i{number}:hover) mark.cb-m{number}" in html
        assert re.search(rf'<mark class="[^"]*cb-m{number}\b', html)


JOINT = Picture("", 0, "image/png", picture(width=120, height=90), 'A <b>"joint"</b>')


def illustrated() -> tuple[Deck, Section]:
    """Return the deck with a picture right below the heading of a section, and another at the section's end."""
    section = next(section for section in DECK.sections if section.title == "Symptoms")
    first = replace(JOINT, section_id=section.section_id, place_char=section.start_char - 1)
    last = replace(first, place_char=section.end_char, content=picture(width=90, height=120), alt="")
    return replace(DECK, pictures=(first, last)), section


def test_the_book_has_the_pictures_where_they_stand_and_carries_none_of_them() -> None:
    deck, section = illustrated()
    text = chapter_html(deck, section).partition("cb-beside")[2]
    addresses = re.findall(r'<img src="([^"]*)" width="(\d+)" height="(\d+)" loading="lazy"', text)
    assert addresses == [
        (f"/pictures/{deck.deck_id}/{deck.pictures[0].picture_id}", "120", "90"),
        (f"/pictures/{deck.deck_id}/{deck.pictures[1].picture_id}", "90", "120"),
    ]
    assert text.index("<img") < text.index("<p") < text.rindex("<p") < text.rindex("<img")
    assert 'alt="A &lt;b&gt;&quot;joint&quot;&lt;/b&gt;"' in text
    assert 'alt="Picture from the article"' in text


def test_the_book_of_a_deck_that_is_not_kept_yet_carries_its_pictures() -> None:
    deck, section = illustrated()
    sources = re.findall(r'<img src="data:image/png;base64,([^"]*)"', chapter_html(deck, section, is_kept=False))
    assert [b64decode(source) for source in sources] == [each.content for each in deck.pictures]


def test_beside_a_proof_the_sections_pictures_are_folded_the_nearest_first() -> None:
    deck, section = illustrated()
    at_end, at_start = Span(section.end_char - 5, section.end_char), Span(section.start_char, section.start_char + 5)
    folds = r"<details><summary>([^<]*)</summary><figure"
    assert re.findall(folds, evidence_html(deck, [at_end]))[0] == "Picture from the article"
    assert read(re.findall(folds, evidence_html(deck, [at_start]))[0]) == 'Picture: A <b>"joint"</b>'
    assert "<img" not in evidence_html(deck, [at_end], has_pictures=False)
    other = next(
        each for each in deck.sections if each.end_char < section.start_char and each.start_char < each.end_char
    )
    assert "<img" not in evidence_html(deck, [Span(other.start_char, other.end_char)])


def test_what_was_left_out_is_listed_with_its_reason() -> None:
    assert "It repeats what its heading says." in left_out_html(DECK)


def test_an_interval_is_said_in_the_unit_that_suits_it() -> None:
    assert [days_in_words(days) for days in (1, 2, 60, 61, 120, 366, 730, 1000)] == [
        "1 day",
        "2 days",
        "60 days",
        "2 months",
        "4 months",
        "12 months",
        "24 months",
        "2.7 years",
    ]
    step = Card("l", "d", "i", rep=1, state=CardState.LEARNING, due_at=NOON.replace(minute=10))
    assert interval_words(step, now=NOON) == "10 min"


def test_a_case_in_the_book_tells_what_was_made_up_from_what_our_script_says() -> None:
    ledger = (Synthetic("9-year-old boy", "slot"), Synthetic("a stiff <neck>", "script"))
    case = Vignette("A 9-year-old boy has a stiff <neck>.", "What is it?", "key", (), ledger, case_id="case", step=2)
    shown = read(item_html(item_of(case)))
    assert "step 2" in shown
    assert "Made up for this case, not in the article: 9-year-old boy." in shown
    assert "From our illness script of the condition, not in the article: a stiff <neck>." in shown
