"""Bytes into normal text: the encoding found, then one form for every character that has several."""

import codecs
import re
import unicodedata

import ftfy

from decks.model import ArticleError
from decks.reading.citations import without_citations
from decks.reading.pronunciations import without_pronunciations
from decks.reading.refusals import ADVICE

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_MAX_LOOKED_AT = 4096  # bytes
_ASCII = bytes(range(0x20, 0x7F))

_MAX_MARKS = 30  # Unicode's Stream-Safe Text Format; a longer run of accents makes normalising quadratic
_MARKS = (
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u06d6-\u06ed\u0730-\u074a"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
_TOO_MANY_MARKS = re.compile(f"({_MARKS}{{{_MAX_MARKS}}}){_MARKS}+")

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_LINE_ENDS = "\x0b\x0c\x85\u2028\u2029"
_INVISIBLE = "\u00ad\u034f\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\ufffe\uffff"
_DIRECTION_MARKS = "\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_CONTROLS = "".join(map(chr, [*range(9), *range(14, 32), *range(127, 133), *range(134, 160)]))

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_MAX_REPAIRED = 5_000_000  # characters; repair takes a second for each million
_GARBLED = re.compile("[\xc2-\xef][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")  # UTF-8 read as Windows-1252

_CHARACTERS: dict[int, str | None] = {
    **dict.fromkeys(map(ord, _SPACES), " "),
    **dict.fromkeys(map(ord, _LINE_ENDS), "\n"),
    **{ord(ligature): letters for ligature, letters in _LIGATURES.items()},
    **dict.fromkeys(map(ord, _INVISIBLE + _DIRECTION_MARKS + _CONTROLS)),
}


def decode(name: str, content: bytes, *, declared: str | None = None) -> str:
    """Return *content* as text: by its byte-order mark, else as UTF-8, as *declared*, or as Windows-1252 if plain.

    *declared* is the encoding that the file itself names, as HTML and XML do. Raises ArticleError for a file that is
    not text or whose encoding cannot be told.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _decode_strictly(name, content[len(mark) :], encoding)
    if b"\0" in content:
        return _decode_with_zeros(name, content)
    if not _is_utf_8(content):
        if declared is not None and _is_one_byte_encoding(declared):
            return content.decode(declared, errors="replace")
        if _is_windows_1252(content):
            return content.decode("cp1252")
    return _decode_strictly(name, content, "utf-8")


def without_mark(head: bytes) -> str:
    """Return *head*, the first bytes of a file, as text to look at: what cannot be decoded is replaced."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, errors="replace")
    return head.decode(_utf_16_of(head) or "utf-8", errors="replace")


def _decode_strictly(name: str, content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content[: error.start].decode(encoding, errors="replace").count("\n") + 1
        reason = f"some characters are not valid {encoding.upper()}; open the file in an editor and save it as UTF-8"
        raise ArticleError(name, reason, line=line) from error


def _decode_with_zeros(name: str, content: bytes) -> str:
    """Return *content* as the UTF-16 without a mark that it is: every other byte of ASCII is zero there."""
    encoding = _utf_16_of(content)
    if encoding is None:
        raise ArticleError(name, f"this is a binary file, not text; {ADVICE}")
    return _decode_strictly(name, content, encoding)


def _utf_16_of(content: bytes) -> str | None:
    """Return the form of UTF-16 that *content* is in if it has no mark, None if it is in none."""
    n_units = len(content[:_MAX_LOOKED_AT]) // 2
    zeros = [content[start:_MAX_LOOKED_AT:2].count(0) for start in (0, 1)]
    if n_units and min(zeros) <= n_units / 50 and max(zeros) >= n_units * 0.7:
        return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"
    return None


def _is_utf_8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_one_byte_encoding(encoding: str) -> bool:
    """Tell whether *encoding* is known and reads ASCII as ASCII."""
    try:
        return _ASCII.decode(encoding) == _ASCII.decode("ascii")
    except (LookupError, UnicodeDecodeError):
        return False


def _is_windows_1252(content: bytes) -> bool:
    """Tell whether *content*, which fails as UTF-8, is mostly ASCII and reads as Windows-1252 throughout."""
    n_high = len(content) - len(content.translate(None, bytes(range(0x80, 0x100))))
    has_undefined = any(byte in content for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D))
    return not has_undefined and n_high <= len(content) / 5 and not _has_utf_8_sequence(content)


def _has_utf_8_sequence(content: bytes) -> bool:
    """Tell whether *content* holds a three-byte UTF-8 character, which Windows-1252 text does not by chance."""
    return re.search(rb"[\xe1-\xef][\x80-\xbf]{2}", content) is not None


def normal_text(text: str) -> str:
    """Return *text* in the one form that all offsets refer to.

    Letters that a wrong encoding garbled are repaired ("donâ€™t"), characters are normal (see `normal_characters`), and
    marks of citations ("[12]") and guides of pronunciation ("(AZ-ma)") are gone. Nothing is reflowed.
    """
    normal = without_pronunciations(without_citations(normal_characters(_repaired(text))))
    # What vanishes may bring together what then reads as garbled, or as a mark.
    return normal if normal == text else normal_text(normal)


def _repaired(text: str) -> str:
    if len(text) > _MAX_REPAIRED or not _GARBLED.search(text):
        return text
    return "\n".join(ftfy.fix_encoding(line) if _GARBLED.search(line) else line for line in text.split("\n"))


def normal_characters(text: str) -> str:
    """Return *text*, or the source that text is written in, with one form for every character that has several.

    Lines end in a line feed, accents are composed (NFC), ligatures are letters, every kind of space is a space, and
    characters that nobody sees (soft hyphens, zero-width and direction marks, control characters) are gone.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", _TOO_MANY_MARKS.sub(r"\1", text.translate(_CHARACTERS)))
