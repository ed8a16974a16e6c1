"""The outlines of Word, PDF, PowerPoint, EPUB, MedlinePlus, saved pages and zipped folders are as reviewed by hand."""

import json

import pytest

from tests.written_files import FORMATS, GOLDEN_PATH, outlines


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_of_each_format_has_its_golden_outline(name: str) -> None:
    assert outlines(name) == json.loads(GOLDEN_PATH.read_text(encoding="utf-8"))[name]
