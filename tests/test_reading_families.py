"""Truths about the family of a file: its content decides, whatever its suffix says."""

import codecs

import pytest

from decks.reading.families import Family, family_of
from tests.zips import zip_of


@pytest.mark.parametrize(
    ("name", "content", "family"),
    [
        ("gout.pdf", b"Gout is a disease.", Family.TEXT),
        ("gout.txt", b"%PDF-1.7", Family.PDF),
        ("gout.docx", b"\xd0\xcf\x11\xe0\xa1", Family.OLD_OFFICE),
        ("gout.txt", b"<!DOCTYPE html><p>Gout", Family.HTML),
        ("gout.txt", b"\xef\xbb\xbf <html lang='en'>", Family.HTML),
        ("gout.txt", codecs.BOM_UTF16_LE + "<html>".encode("utf-16-le"), Family.HTML),
        ("gout.txt", "<html>".encode("utf-16-be"), Family.HTML),
        ("gout.txt", b"<!-- saved from url=(0020) --><html>", Family.HTML),
        ("gout.html", b"{% extends %}\n<h1>Gout</h1>", Family.HTML),
        ("gout.html", b"Gout is a disease.", Family.TEXT),
        ("gout.md", b"<div>hello</div>\n\n# Gout", Family.TEXT),
        ("gout.md", b"<!doctype html><h1>Gout</h1>", Family.HTML),
        ("gout.md", b'[{"a": 1}]', Family.TEXT),
        ("gout.txt", b"<p>Gout</p>", Family.HTML),
        ("gout.txt", b"<5 years of age", Family.TEXT),
        ("gout.html", b"<?xml version='1.0'?><html xmlns='x'>", Family.HTML),
        ("gout.html", b"<?xml version='1.0'?><Document>", Family.XML),
        ("gout.txt", b"<!DOCTYPE article PUBLIC '-//NLM//DTD JATS'>", Family.XML),
        ("gout.xml", b"<article>", Family.XML),
        ("gout.nxml", b"<article>", Family.XML),
        ("gout.txt", b'{"name": "Gout"}', Family.JSON),
        ("gout.txt", b'[{"name": "Gout"}]', Family.JSON),
        ("gout.json", b"[12] Gout", Family.TEXT),
        ("gout.txt", b"From: <Saved>\r\nContent-Type: multipart/related;\r\n", Family.MHTML),
        ("gout.txt", zip_of(("gout.txt", "x")), Family.ZIP),
        ("gout.zip", zip_of(("mimetype", "application/epub+zip"), ("a", "b")), Family.EPUB),
        ("gout.zip", zip_of(("META-INF/container.xml", "x")), Family.EPUB),
        ("gout.zip", zip_of(("word/document.xml", "x")), Family.DOCX),
        ("gout.zip", zip_of(("ppt/presentation.xml", "x")), Family.PPTX),
        ("gout.zip", zip_of(("xl/workbook.xml", "x")), Family.XLSX),
        ("gout.zip", zip_of(("mimetype", "application/vnd.oasis.opendocument.text")), Family.ODF),
        ("gout.zip", b"PK\x03\x04 damaged", Family.ZIP),
        ("gout.txt", b"", Family.TEXT),
    ],
)
def test_the_content_tells_the_family(name: str, content: bytes, family: Family) -> None:
    assert family_of(name, content) is family
