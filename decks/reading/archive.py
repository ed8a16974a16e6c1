"""Zipped files opened with care: nothing is written, and no member is larger when unpacked than an article may be."""

import posixpath
import zipfile
import zlib
from io import BytesIO
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from decks.model import ArticleError
from decks.pictures import MAX_BYTES, PictureAt, no_picture
from decks.reading.encoding import normal_characters
from decks.reading.families import Family, family_of
from decks.reading.refusals import DEFAULT_MAX_BYTES, refuse_bytes, suffix_of

_MAX_MEMBERS = 2000
_MAX_MEMBER_BYTES = 20_000_000
_MAX_TOTAL_BYTES = 50_000_000
_MAX_PICTURE_BYTES = 50_000_000  # apart from the others: a picture does not cost the article
_LOCKED = 1  # bit of a member's flags
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)

_NO_ARTICLE = frozenset(  # what lies beside the pages in a folder of saved pages
    ".avi .bmp .bat .com .css .db .dll .eot .exe .gif .ico .ini .jpeg .jpg .js .lnk .map .mjs .mov .mp3 .mp4 .ogg"
    " .otf .png .so .svg .tif .tiff .ttf .wasm .wav .webm .webp .woff .woff2".split()
)


class Archive:
    """The members of a zipped file, read one by one and never more than 50 MB of them in all.

    Raises ArticleError for a file that is damaged, locked by a password, or a zip bomb.
    """

    def __init__(self, name: str, content: bytes) -> None:
        """Open *content*, the bytes of the file *name*."""
        self._name = name
        self._n_bytes_left = _MAX_TOTAL_BYTES
        self._n_picture_bytes_left = _MAX_PICTURE_BYTES
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except _BROKEN as error:
            raise self._damaged() from error
        if len(self._zip.infolist()) > _MAX_MEMBERS:
            raise ArticleError(name, f"there are more than {_MAX_MEMBERS:,} files in it; upload it in parts")

    @property
    def members(self) -> tuple[str, ...]:
        """Return the names of the members that are files, in the order of the archive, each once."""
        names = (info.filename for info in self._zip.infolist())
        return tuple(dict.fromkeys(name for name in names if name and not name.endswith("/")))

    def read(self, member: str) -> bytes:
        """Return the bytes of *member*."""
        info = self._zip.NameToInfo.get(member)
        if info is None:
            raise ArticleError(self._name, f"it lacks its part “{label_of(member)}”; save it again")
        if info.flag_bits & _LOCKED:
            raise ArticleError(self._name, "it is locked by a password; save it without one")
        limit = min(_MAX_MEMBER_BYTES, self._n_bytes_left)
        try:
            with self._zip.open(info) as file:
                content = file.read(limit + 1)
        except _BROKEN as error:
            raise self._damaged() from error
        if len(content) > limit:
            reason = (
                f"“{label_of(member)}” in it is far larger than any article; unpack it and upload its files one by one"
            )
            raise ArticleError(self._name, reason)
        self._n_bytes_left -= len(content)
        return content

    def picture(self, member: str) -> bytes | None:
        """Return the bytes of the picture *member*; None where it is missing, damaged, or too large to be kept."""
        info = self._zip.NameToInfo.get(member)
        if info is None or info.file_size > min(MAX_BYTES, self._n_picture_bytes_left):
            return None
        self._n_picture_bytes_left -= info.file_size
        try:
            with self._zip.open(info) as file:
                return file.read(MAX_BYTES)
        except _BROKEN:
            return None

    def _damaged(self) -> ArticleError:
        return ArticleError(self._name, "the file is damaged and cannot be unpacked; save or download it again")


def label_of(member: str) -> str:
    """Return the name of *member* to show: one line, without a drive, a root or steps upwards."""
    path = PurePosixPath(" ".join(normal_characters(member).replace("\\", "/").split()))
    parts = [part for part in path.parts if part not in {"..", "/"} and not part.endswith(":")]
    return "/".join(parts)[-200:] or "a file without a name"


def unzipped(name: str, content: bytes, *, max_bytes: int = DEFAULT_MAX_BYTES) -> tuple[tuple[str, bytes], ...]:
    """Return the names and bytes of the files to read in *content*: those in a zipped folder, else the file itself.

    Pictures, scripts, styles and hidden files are passed over; a zipped folder inside another is handed on as it is.
    Raises ArticleError for a file that is empty or larger than *max_bytes*, and for a zipped folder that is damaged,
    locked, a bomb, or without any file to read.
    """
    refuse_bytes(name, content, max_bytes=max_bytes)
    if family_of(name, content) is not Family.ZIP:
        return ((name, content),)
    archive = Archive(name, content)
    files = tuple(
        (f"{name}/{label_of(member)}", archive.read(member)) for member in archive.members if _may_be_article(member)
    )
    if not files:
        raise ArticleError(name, "the zipped folder holds no file that could be an article")
    return files


def pictures_in(name: str, content: bytes) -> PictureAt:
    """Return what finds the pictures in *content*, a zipped folder, by the names that `unzipped` would give them.

    A file that is no zipped folder, or a damaged one, has none.
    """
    if family_of(name, content) is not Family.ZIP:
        return no_picture
    try:
        archive = Archive(name, content)
    except ArticleError:
        return no_picture
    members = {f"{name}/{label_of(member)}": member for member in archive.members}
    return lambda label: archive.picture(members[label]) if label in members else None


def beside(name: str, picture_at: PictureAt) -> PictureAt:
    """Return what finds a picture by the address that the file *name* gives it, where *picture_at* does by name."""
    folder = posixpath.dirname(name)
    return lambda address: picture_at(address_from(folder, address))


def address_from(folder: str, address: str) -> str:
    """Return the name of what a page in *folder* calls *address*, "" where that is no address."""
    try:
        path = unquote(urlsplit(address).path)
    except ValueError:
        return ""
    return posixpath.normpath(posixpath.join(folder, path.replace("\\", "/"))) if path else ""


def _may_be_article(member: str) -> bool:
    parts = PurePosixPath(member.replace("\\", "/")).parts
    is_hidden = any(part.startswith((".", "__MACOSX")) and part != ".." for part in parts)
    return bool(parts) and not is_hidden and suffix_of(parts[-1]) not in _NO_ARTICLE
