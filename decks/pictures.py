"""Pictures inside an article: which may be kept, told from their bytes alone; nothing is decoded, fetched or run."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

MAX_BYTES = 1_000_000  # of one picture
MAX_PIXELS = 25_000_000
MIN_SIDE = 64  # pixels; a smaller one is an icon
MAX_PICTURES = 40  # of a deck
MAX_TOTAL_BYTES = 4_000_000  # of a deck, whose every version keeps them
MAX_ALT = 500  # characters
_MAX_SEGMENTS = 1000  # of a JPEG before its size

Size = tuple[int, int]
"""Width and height in pixels."""

PictureAt = Callable[[str], bytes | None]
"""What finds a picture of a file by the address that the file gives it; None for what is not there, or too large."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """A mention of a picture: the *address* that the file gives it, and in *alt* what it shows, "" for neither."""

    address: str
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of an article, in the section *section_id*, after the first *place_char* characters of its text.

    *alt* says what it shows, "" where the article does not.
    """

    section_id: str
    place_char: int
    media_type: str
    content: bytes
    alt: str

    @property
    def picture_id(self) -> str:
        """Return 32 hex digits that follow the bytes."""
        return hashlib.sha256(self.content).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures *kept*, and how many more there were."""

    kept: tuple[Picture, ...] = ()
    n_left_out: int = 0


NO_PICTURES = Pictures()


def media_type_of(content: bytes) -> str | None:
    """Return what *content* is by its own first bytes; None unless it is PNG, JPEG, GIF or WebP."""
    return next((media_type for media_type, is_of, _ in _FORMATS if is_of(content)), None)


def size_of(content: bytes) -> Size | None:
    """Return the size that the header of a picture gives, None where that is damaged or of another format."""
    return next((read(content) for _, is_of, read in _FORMATS if is_of(content)), None)


def is_sound(content: bytes) -> bool:
    """Tell whether a picture is of a known format, no larger than may be kept, and none of its sides is nothing."""
    size = size_of(content)
    return size is not None and len(content) <= MAX_BYTES and 0 < size[0] * size[1] <= MAX_PIXELS


def no_picture(_address: str) -> bytes | None:
    """Find nothing: the file holds no pictures."""
    return None


def either(first: PictureAt, second: PictureAt) -> PictureAt:
    """Return what finds the pictures of both, those of *first* where they have the same address."""
    return lambda address: first(address) or second(address)


def kept_of(sketches: Iterable[tuple[str, int, Sketch]], picture_at: PictureAt) -> Pictures:
    """Return what may be kept of *sketches*, each with its section and place, in order.

    Icons, and what was shown further up, are no pictures of the article and do not count as left out.
    """
    kept: list[Picture] = []
    seen: set[str | bytes] = set()
    n_left_out = n_bytes = 0
    for section_id, place_char, sketch in sketches:
        content = None if sketch.address in seen else picture_at(sketch.address)
        name = content or sketch.address
        if {sketch.address, name} & seen or (content is not None and _is_icon(content)):
            continue
        seen |= {name, sketch.address} - {""}
        is_room = len(kept) < MAX_PICTURES and n_bytes + len(content or b"") <= MAX_TOTAL_BYTES
        media_type = media_type_of(content) if content and is_room and is_sound(content) else None
        if content is None or media_type is None:
            n_left_out += 1
            continue
        n_bytes += len(content)
        kept.append(Picture(section_id, place_char, media_type, content, " ".join(sketch.alt.split())[:MAX_ALT]))
    return Pictures(tuple(kept), n_left_out)


def _is_icon(content: bytes) -> bool:
    size = size_of(content)
    return size is not None and min(size) < MIN_SIDE


def _is_png(content: bytes) -> bool:
    return content.startswith(b"\x89PNG\r\n\x1a\n") and content[12:16] == b"IHDR"


def _png_size(content: bytes) -> Size | None:
    return _pair(content, 16, 4, "big")


def _is_gif(content: bytes) -> bool:
    return content.startswith((b"GIF87a", b"GIF89a"))


def _gif_size(content: bytes) -> Size | None:
    return _pair(content, 6, 2, "little")


def _is_jpeg(content: bytes) -> bool:
    return content.startswith(b"\xff\xd8\xff")


def _jpeg_size(content: bytes) -> Size | None:
    """Return the size in the frame's header: ITU-T T.81, B.2.2, where height stands before width."""
    place = 2
    for _ in range(_MAX_SEGMENTS):
        if content[place : place + 1] != b"\xff" or place + 4 > len(content):
            return None
        marker = content[place + 1]
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            found = _pair(content, place + 5, 2, "big")
            return found and found[::-1]
        place += 1 if marker == 0xFF else 2 + int.from_bytes(content[place + 2 : place + 4], "big")
    return None


def _is_webp(content: bytes) -> bool:
    return content.startswith(b"RIFF") and content[8:12] == b"WEBP"


def _webp_size(content: bytes) -> Size | None:
    """Return the size in the first chunk of a WebP file: RFC 9649."""
    if len(content) < 30:
        return None
    match content[12:16]:
        case b"VP8X":
            return int.from_bytes(content[24:27], "little") + 1, int.from_bytes(content[27:30], "little") + 1
        case b"VP8L" if content[20] == 0x2F:
            bits = int.from_bytes(content[21:25], "little")
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case b"VP8 " if content[23:26] == b"\x9d\x01\x2a":
            width, height = (int.from_bytes(content[at : at + 2], "little") & 0x3FFF for at in (26, 28))
            return width, height
    return None


def _pair(content: bytes, start: int, n_bytes: int, order: Literal["big", "little"]) -> Size | None:
    """Return the two numbers of *n_bytes* each that begin at *start*, None where *content* ends before."""
    field = content[start : start + 2 * n_bytes]
    first, second = (int.from_bytes(part, order) for part in (field[:n_bytes], field[n_bytes:]))
    return (first, second) if len(field) == 2 * n_bytes else None


_FORMATS: tuple[tuple[str, Callable[[bytes], bool], Callable[[bytes], Size | None]], ...] = (
    ("image/png", _is_png, _png_size),
    ("image/jpeg", _is_jpeg, _jpeg_size),
    ("image/gif", _is_gif, _gif_size),
    ("image/webp", _is_webp, _webp_size),
)
