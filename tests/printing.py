"""Files as people have them, written by real tools: pages printed by Chromium, documents saved by pandoc."""

import struct
import zlib
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pypandoc
from playwright.sync_api import sync_playwright

from tests.browser.server import launch

FORMATS = {"txt": "plain", "md": "gfm", "html": "html5", "docx": "docx"}
TWO_COLUMNS = "body { columns: 2; column-gap: 1cm; text-align: justify; hyphens: auto } h1 { column-span: all }"
FONT = "11pt/1.35 'Liberation Serif', 'Times New Roman', serif"
PRINT = f"@page {{ margin: 2.5cm }} body {{ font: {FONT}; max-width: none; padding: 0 }}"
RULED = "table { border-collapse: collapse; break-inside: avoid } td, th { border: 1px solid black; padding: 2px 6px }"
HEAD = "<div style='font-size: 8px; margin: 0 2cm'>Handouts in medicine, second year</div>"
FOOT = "<div style='font-size: 8px; margin: 0 2cm'>Page <span class='pageNumber'></span></div>"


@cache
def saved(markdown: str, suffix: str) -> bytes:
    """Return the article *markdown* as pandoc saves it in a file of *suffix*."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"article.{suffix}"
        options = ["--standalone", "--metadata=pagetitle:article"] if suffix == "html" else []
        pypandoc.convert_text(markdown, FORMATS[suffix], format="markdown", outputfile=str(path), extra_args=options)
        return path.read_bytes()


@cache
def printed(body: str, *, style: str = "", is_headed: bool = True) -> bytes:
    """Return the PDF that Chromium prints of the page *body*, with running heads and feet if *is_headed*."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        page = browser.new_page()
        page.set_content(f"<!DOCTYPE html><html lang=en><style>{PRINT}{style}</style>{body}</html>")
        content = page.pdf(
            format="A4",
            display_header_footer=is_headed,
            header_template=HEAD,
            footer_template=FOOT,
            margin={"top": "2.5cm", "bottom": "2.5cm", "left": "2cm", "right": "2cm"},
        )
        browser.close()
    return content


def picture(*, width: int, height: int) -> bytes:
    """Return a black PNG of that many pixels; a huge one is small as a file."""
    row = b"\0" * (1 + (width + 7) // 8)
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(row * height, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
