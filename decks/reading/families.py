"""Which family of formats a file is of: its content decides, its suffix only where the content leaves a choice."""

import re
import zipfile
from enum import StrEnum
from io import BytesIO

from decks.reading.encoding import without_mark
from decks.reading.refusals import ADVICE, suffix_of


class Family(StrEnum):
    """A family of formats, in the words of a sentence that begins with "this is"."""

    TEXT = "plain text"
    HTML = "a web page (HTML)"
    MHTML = "a saved web page (MHTML)"
    XML = "an XML file"
    JSON = "a JSON file"
    ZIP = "a zipped folder"
    EPUB = "an EPUB book"
    DOCX = "a Word document"
    PPTX = "PowerPoint slides"
    XLSX = "an Excel table"
    ODF = "an OpenDocument file"
    PDF = "a PDF"
    OLD_OFFICE = "an old Word, Excel or PowerPoint document"
    LOCKED_OFFICE = "an Office document that is locked by a password"
    RTF = "a rich-text (RTF) document"
    PICTURE = "a picture"
    COMPRESSED = "a compressed file"
    SOUND_OR_FILM = "a recording"
    PROGRAM = "a program"


_ADVICE = {  # what makes of a file of the family one that is read; a Word document keeps headings, lists and tables
    **dict.fromkeys((Family.ODF, Family.RTF), "open it in a word processor and save it as a Word document (.docx)"),
    Family.OLD_OFFICE: "open it and save it in today's format (.docx or .pptx)",
    Family.LOCKED_OFFICE: "open it, take the password away and save it again",
    Family.XLSX: "copy its cells into a Word document (.docx)",
    Family.PICTURE: "run text recognition (OCR) on it, or type its text, and save that as plain text (.txt)",
    Family.SOUND_OR_FILM: "type what is said and save that as plain text (.txt)",
    Family.COMPRESSED: "unpack it and upload its files",
}
_SIGNATURES = (
    (b"%PDF-", Family.PDF),
    (b"\xd0\xcf\x11\xe0", Family.OLD_OFFICE),
    (b"{\\rtf", Family.RTF),
    (b"\x89PNG", Family.PICTURE),
    (b"\xff\xd8\xff", Family.PICTURE),
    (b"GIF8", Family.PICTURE),
    (b"\x1f\x8b", Family.COMPRESSED),
    (b"BZh", Family.COMPRESSED),
    (b"\xfd7zXZ", Family.COMPRESSED),
    (b"7z\xbc\xaf", Family.COMPRESSED),
    (b"Rar!\x1a", Family.COMPRESSED),
    (b"ID3", Family.SOUND_OR_FILM),
    (b"OggS", Family.SOUND_OR_FILM),
    (b"\x7fELF", Family.PROGRAM),
)
_LOCKED = "EncryptedPackage".encode("utf-16-le")  # the stream that holds a document behind a password
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_ZIPPED = (  # a member that only files of the family have
    ("word/document.xml", Family.DOCX),
    ("ppt/presentation.xml", Family.PPTX),
    ("xl/workbook.xml", Family.XLSX),
    ("META-INF/container.xml", Family.EPUB),
)
_MIMETYPES = (("application/epub+zip", Family.EPUB), ("application/vnd.oasis.opendocument", Family.ODF))

_MAX_HEAD = 4096  # bytes that are looked at
_HTML_SUFFIXES = (".html", ".htm", ".xhtml", ".xht")
_MARKDOWN_SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")
_XML_SUFFIXES = (".xml", ".nxml", ".cnxml")
_HTML = re.compile(
    r"\A\s*(?:<\?xml\b[^>]{0,200}>\s*)?(?:<!--[^>]{0,2000}-->\s*){0,5}<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE,
)
_XML = re.compile(r"\A\s*(?:<\?xml\b|<!doctype\s)", re.IGNORECASE)
_XML_ELEMENT = re.compile(r"\A\s*<[!?a-z]", re.IGNORECASE)
_HTML_PART = re.compile(r"\A\s*<(?:main|section|div|p|h[1-6]|ul|ol|table|title|meta)\b[^<>]{0,500}>", re.IGNORECASE)
_HTML_WITHIN = re.compile(r"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][a-z0-9]{0,9}\b[^<>]{0,500}>", re.IGNORECASE)
_JSON = re.compile(r"""\A\s*(?:\{\s*(?:"[^"\n]{0,200}"\s*:|\})|\[\s*(?:\{\s*["}]|\]))""")
_MHTML = re.compile(
    r"\A(?:[\w-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n){0,20}){0,20}?content-type:\s*multipart/related\b", re.IGNORECASE
)
_ANYTHING = re.compile("")

_WRITTEN = (  # how a written file begins, the suffixes that are believed (None: any), and its family
    (_MHTML, None, Family.MHTML),
    (_HTML, None, Family.HTML),
    (_ANYTHING, _MARKDOWN_SUFFIXES, Family.TEXT),
    (_XML, None, Family.XML),
    (_XML_ELEMENT, _XML_SUFFIXES, Family.XML),
    (_HTML_PART, None, Family.HTML),
    (_HTML_WITHIN, None, Family.HTML),
    (_TAG, _HTML_SUFFIXES, Family.HTML),
    (_JSON, None, Family.JSON),
)


def family_of(name: str, content: bytes) -> Family:
    """Return the family of the file *name* with the bytes *content*; what is no other family is plain text."""
    if content.startswith(_ZIP):
        return _zipped_family(content)
    for signature, family in _SIGNATURES:
        if content.startswith(signature):
            return Family.LOCKED_OFFICE if family is Family.OLD_OFFICE and _LOCKED in content else family
    return _written_family(suffix_of(name), without_mark(content[:_MAX_HEAD]))


def advice_for(family: Family) -> str:
    """Return what a teacher can do with a file of a *family* that is not read."""
    return _ADVICE.get(family, ADVICE)


def is_markdown_name(name: str) -> bool:
    """Tell whether the suffix of *name* says Markdown."""
    return suffix_of(name) in _MARKDOWN_SUFFIXES


def _zipped_family(content: bytes) -> Family:
    """Return the family by the members of a zipped file; one whose list of members is damaged is a zipped folder."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        names = set()
    head = content[30:120]  # the first member of EPUB and OpenDocument files is stored plainly and names the type
    for mimetype, family in _MIMETYPES:
        if head.startswith(b"mimetype" + mimetype.encode()):
            return family
    return next((family for member, family in _ZIPPED if member in names), Family.ZIP)


def _written_family(suffix: str, head: str) -> Family:
    for pattern, suffixes, family in _WRITTEN:
        if (suffixes is None or suffix in suffixes) and pattern.search(head):
            return family
    return Family.TEXT
