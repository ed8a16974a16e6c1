"""Pictures that a page holds within its own text, as data in place of an address."""

import html
import re
from base64 import b64decode
from functools import partial
from urllib.parse import unquote

from decks.pictures import MAX_BYTES, PictureAt

_DATA = re.compile(
    r"""(\bsrc\s{0,3}=\s{0,3}["']?|\]\(<?)data:image/[\w.+-]{1,40}(?:;[\w=.-]{1,40}){0,5};base64,([^"'\s<>)]+)""",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"#embedded-(\d{1,9})")


def with_short_addresses(source: str) -> tuple[str, PictureAt]:
    """Return HTML or Markdown with a short address in place of a picture's data, and what finds it by that address.

    The data would make a tag or a line too long to be read.
    """
    found: list[str] = []

    def shortened(match: re.Match[str]) -> str:
        found.append(match[2])
        return f"{match[1]}#embedded-{len(found) - 1}"

    return _DATA.sub(shortened, source), partial(_picture, found)


def _picture(found: list[str], address: str) -> bytes | None:
    match = _ADDRESS.fullmatch(address)
    data = found[int(match[1])] if match is not None and int(match[1]) < len(found) else None
    if data is None or len(data) > 2 * MAX_BYTES:
        return None
    try:
        return b64decode(f"{html.unescape(unquote(data))}==")
    except ValueError:
        return None
