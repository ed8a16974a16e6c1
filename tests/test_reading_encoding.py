"""Truths about bytes and characters: every encoding gives the same text, in one normal form."""

import codecs
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from decks.model import ArticleError
from decks.reading.encoding import decode, normal_text

TEXT = "Sjögren’s syndrome – dry eyes ≥ 3 months, 20 °C, α-blockers"


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"),
    ],
)
def test_unicode_with_and_without_a_mark_is_read(content: bytes) -> None:
    assert decode("x.txt", content) == TEXT


def test_windows_1252_is_read_where_it_is_plain() -> None:
    text = "Sjögren’s syndrome – dry eyes, 20 °C, in a café"
    assert decode("x.txt", text.encode("cp1252")) == text


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"Gout\nhurts\xe2\x80\x99s \xe2\x80 here", 2),  # UTF-8 that is damaged
        ("Подагра\nболит".encode("cp1251"), 1),  # mostly letters that Windows-1252 would garble
        (codecs.BOM_UTF16_LE + "Gout\nhurts".encode("utf-16-le") + b"\x00", 2),  # cut in the middle of a character
        (b"Gout\n\nhurts\x81", 3),  # a byte that Windows-1252 does not have
    ],
)
def test_an_unknown_encoding_names_the_line(content: bytes, line: int) -> None:
    with pytest.raises(ArticleError, match=rf"x\.txt, line {line}: .* save it as UTF-8"):
        decode("x.txt", content)


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("5\u00a0mg\u2009or\u202f6", "5 mg or 6"),
        ("hyper\u00adtension", "hypertension"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("a\u202eb\u2066c\u200f", "abc"),
        ("Sjo\u0308gren", "Sjögren"),
        ("e\u200d\u0301", "é"),
        ("bell\x07 and\x00 null\x9f", "bell and null"),
        ("page\x0cbreak\u2028here\x85too", "page\nbreak\nhere\ntoo"),
        ("tab\tstays", "tab\tstays"),
    ],
)
def test_characters_take_one_form(text: str, normal: str) -> None:
    assert normal_text(text) == normal


@given(st.text())
@example("Â\x1f¡")
@example("A\u0302¡")
@example("one [1[2]]")
def test_normal_text_is_normal_already(text: str) -> None:
    normal = normal_text(text)
    assert normal_text(normal) == normal
    assert unicodedata.is_normalized("NFC", normal)


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126)))
def test_printable_ascii_stays_as_it_is(text: str) -> None:
    assert normal_text(text) == text
