"""Bytes into normal text: the encoding found, then one form for every character that has several."""

import codecs
import re
import unicodedata

from decks.model import ArticleError

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zipped file such as a Word or EPUB document"),
    (b"\xd0\xcf\x11\xe0", "an old Word, Excel or PowerPoint document"),
    (b"{\\rtf", "a rich-text (RTF) document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)

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

_CHARACTERS: dict[int, str | None] = {
    **dict.fromkeys(map(ord, _SPACES), " "),
    **dict.fromkeys(map(ord, _LINE_ENDS), "\n"),
    **dict.fromkeys(map(ord, _INVISIBLE + _DIRECTION_MARKS + _CONTROLS)),
}


def decode(name: str, content: bytes) -> str:
    """Return *content* as text: by its byte-order mark, else as UTF-8, else as Windows-1252 where that is plain.

    Raises ArticleError for a file that is not text or whose encoding cannot be told.
    """
    for signature, what in _SIGNATURES:
        if content.startswith(signature):
            raise ArticleError(name, f"this is {what}, not text; save it as plain text or Markdown")
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _decode_strictly(name, content[len(mark) :], encoding)
    if b"\0" in content:
        raise ArticleError(name, "this is a binary file, not text; save it as plain text or Markdown")
    if _is_windows_1252(content):
        return content.decode("cp1252")
    return _decode_strictly(name, content, "utf-8")


def _decode_strictly(name: str, content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content[: error.start].decode(encoding, errors="replace").count("\n") + 1
        reason = f"some characters are not valid {encoding.upper()}; open the file in an editor and save it as UTF-8"
        raise ArticleError(name, reason, line=line) from error


def _is_windows_1252(content: bytes) -> bool:
    """Tell whether *content*, which fails as UTF-8, is mostly ASCII and reads as Windows-1252 throughout."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        n_high = len(content) - len(content.translate(None, bytes(range(0x80, 0x100))))
        has_undefined = any(byte in content for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D))
        return not has_undefined and n_high <= len(content) / 5 and not _has_utf_8_sequence(content)
    return False


def _has_utf_8_sequence(content: bytes) -> bool:
    """Tell whether *content* holds a three-byte UTF-8 character, which Windows-1252 text does not by chance."""
    return re.search(rb"[\xe1-\xef][\x80-\xbf]{2}", content) is not None


def normal_text(text: str) -> str:
    """Return *text* in the one form that all offsets refer to.

    Lines end in a line feed, accents are composed (NFC), every kind of space is a space, and characters that nobody
    sees (soft hyphens, zero-width and direction marks, control characters) are gone. Nothing is reflowed.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_CHARACTERS)
    return unicodedata.normalize("NFC", _TOO_MANY_MARKS.sub(r"\1", text))
