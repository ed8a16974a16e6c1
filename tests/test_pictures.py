"""Truths about pictures: told by their own bytes, whatever they are called, and never kept where they may do harm."""

import struct
from collections.abc import Mapping

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from decks.pictures import (
    MAX_ALT,
    MAX_BYTES,
    MAX_PICTURES,
    MAX_TOTAL_BYTES,
    MIN_SIDE,
    Pictures,
    Sketch,
    is_sound,
    kept_of,
    media_type_of,
    size_of,
)
from tests.printing import picture

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"><script>alert(1)</script></svg>'


def gif(*, width: int, height: int) -> bytes:
    """Return the beginning of a GIF of that many pixels."""
    return b"GIF89a" + struct.pack("<HH", width, height) + b"\0\0\0"


def jpeg(*, width: int, height: int) -> bytes:
    """Return the beginning of a JPEG of that many pixels: a comment, a table, padding, then the frame's header."""
    comment = b"\xff\xfe" + struct.pack(">H", 2 + 300) + b"\xff\xc0" * 150
    table = b"\xff\xc4" + struct.pack(">H", 4) + b"\0\0"
    frame = b"\xff\xc2" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\1\x11\0"
    return b"\xff\xd8" + comment + table + b"\xff" + frame


def webp(kind: bytes, body: bytes) -> bytes:
    """Return a WebP file of one chunk."""
    chunk = kind + struct.pack("<I", len(body)) + body
    return b"RIFF" + struct.pack("<I", 4 + len(chunk)) + b"WEBP" + chunk


LOSSY = webp(b"VP8 ", b"\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 640 | 0x4000, 480) + b"\0" * 20)
LOSSLESS = webp(b"VP8L", b"\x2f" + struct.pack("<I", (640 - 1) | (480 - 1) << 14) + b"\0" * 20)
EXTENDED = webp(b"VP8X", b"\0\0\0\0" + (640 - 1).to_bytes(3, "little") + (480 - 1).to_bytes(3, "little"))
SAMPLES = {
    "PNG": ("image/png", picture(width=640, height=480)),
    "GIF": ("image/gif", gif(width=640, height=480)),
    "JPEG": ("image/jpeg", jpeg(width=640, height=480)),
    "WebP, lossy": ("image/webp", LOSSY),
    "WebP, lossless": ("image/webp", LOSSLESS),
    "WebP, extended": ("image/webp", EXTENDED),
}


@pytest.mark.parametrize(("media_type", "content"), SAMPLES.values(), ids=SAMPLES)
def test_the_bytes_of_a_picture_tell_its_format_and_size(media_type: str, content: bytes) -> None:
    assert media_type_of(content) == media_type
    assert size_of(content) == (640, 480)
    assert is_sound(content)


@given(
    st.binary(max_size=300)
    | st.builds(bytes.__add__, st.sampled_from([c[:20] for _, c in SAMPLES.values()]), st.binary())
)
@example(b"")
@example(b"\xff\xd8\xff" + b"\xff" * 5000)
def test_no_bytes_make_the_reader_stumble(content: bytes) -> None:
    size = size_of(content)
    assert size is None or (media_type_of(content) is not None and min(size) >= 0)
    assert not is_sound(content) or size is not None


@given(st.sampled_from([content for _, content in SAMPLES.values()]), st.data())
def test_a_picture_cut_short_has_its_size_or_none(content: bytes, data: st.DataObject) -> None:
    assert size_of(content[: data.draw(st.integers(0, len(content)))]) in {None, (640, 480)}


@pytest.mark.parametrize(
    "content",
    [
        SVG,
        b"\x89PNG\r\n\x1a\n",
        b"BM" + b"\0" * 60,
        b"%PDF-1.7",
        b"MZ" + b"\0" * 100,
        b"<html><script>alert(1)</script></html>",
        picture(width=6_000, height=6_000),
        gif(width=65_535, height=65_535),
        picture(width=640, height=480).ljust(MAX_BYTES + 1, b"\0"),
        b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 2**31 - 1, 2**31 - 1),
    ],
    ids=lambda content: repr(content[:12]),
)
def test_what_is_no_picture_too_large_or_a_bomb_is_not_kept(content: bytes) -> None:
    assert not is_sound(content)
    assert kept(a=content) == Pictures((), 1)


def kept(**contents: bytes | None) -> Pictures:
    """Return what is kept of pictures with these addresses, one below the other."""
    found: Mapping[str, bytes | None] = contents
    return kept_of([("s", place, Sketch(name, name)) for place, name in enumerate(contents)], found.get)


def test_a_script_behind_a_picture_stays_a_picture_of_its_own_format() -> None:
    content = picture(width=100, height=100) + SVG
    assert [each.media_type for each in kept(a=content).kept] == ["image/png"]


def test_icons_and_repeated_pictures_go_without_being_missed() -> None:
    icon, figure = picture(width=MIN_SIDE - 1, height=400), picture(width=MIN_SIDE, height=MIN_SIDE)
    pictures = kept(icon=icon, a=figure, again=figure)
    assert [each.place_char for each in pictures.kept] == [1]
    assert pictures.n_left_out == 0
    assert kept(nothing=gif(width=0, height=480)) == Pictures((), 0)
    sketches = [("s", 0, Sketch("a")), ("s", 5, Sketch("a"))]
    assert len(kept_of(sketches, {"a": figure}.get).kept) == 1


def test_a_picture_that_the_file_does_not_hold_is_missed_once_however_often_it_is_shown() -> None:
    sketches = [("s", 0, Sketch("https://example.org/a.png")), ("s", 5, Sketch("https://example.org/a.png"))]
    assert kept_of(sketches, {}.get) == Pictures((), 1)
    assert kept_of([("s", 0, Sketch("")), ("s", 5, Sketch(""))], {}.get) == Pictures((), 2)


def test_no_more_pictures_are_kept_than_a_deck_may_have() -> None:
    many = {f"p{n}": picture(width=100, height=100 + n) for n in range(MAX_PICTURES + 3)}
    assert (len(kept(**many).kept), kept(**many).n_left_out) == (MAX_PICTURES, 3)
    large = {f"p{n}": picture(width=100, height=100 + n).ljust(MAX_BYTES - 1, b"\0") for n in range(6)}
    pictures = kept(**large)
    assert sum(len(each.content) for each in pictures.kept) <= MAX_TOTAL_BYTES
    assert (len(pictures.kept), pictures.n_left_out) == (4, 2)


def test_what_a_picture_shows_is_said_on_one_line_of_bounded_length() -> None:
    words = "A tophus\n of the ear " * 100
    found = kept_of([("s", 0, Sketch("a", words))], {"a": picture(width=100, height=100)}.get)
    assert found.kept[0].alt.startswith("A tophus of the ear A")
    assert len(found.kept[0].alt) <= MAX_ALT
