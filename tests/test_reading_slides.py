"""Truths about reading PowerPoint slides: what the audience sees, slide after slide, as one article."""

from io import BytesIO

import pytest
from pptx import Presentation
from pptx.presentation import Presentation as PresentationObject
from pptx.util import Inches

from decks.model import Article, SectionKind
from decks.reading import read_article

TITLE_SLIDE, CONTENT, PART, TITLE_ONLY = 0, 1, 2, 5


def lecture() -> bytes:
    """Return a lecture on gout: title, agenda, two slides of one title, a part, a table, thanks."""
    slides = Presentation()
    add(slides, TITLE_SLIDE, "Acute gout", ("Dr Example, second year",))
    add(slides, CONTENT, "Agenda", ("Causes", "Treatment"))
    add(slides, CONTENT, "Causes", ("Urate crystals cause gout.", "\tThiazides raise urate.", "\tAspirin does too."))
    slide = add(slides, CONTENT, "Causes (continued)", ("Beer raises urate.",))
    slide.notes_slide.notes_text_frame.text = "Ask who drinks beer."
    box = slide.shapes.add_textbox(Inches(1), Inches(5), Inches(6), Inches(1))
    box.text_frame.text = "Spirits do so as well."
    add(slides, PART, "Management", ())
    table = add(slides, TITLE_ONLY, "Drugs", ()).shapes.add_table(2, 2, 0, 0, Inches(5), Inches(2)).table
    for row, cells in enumerate((("Drug", "Dose"), ("Colchicine", "0.5 mg twice daily"))):
        for column, wording in enumerate(cells):
            table.cell(row, column).text = wording
    add(slides, CONTENT, "Any questions?", ("example@example.org is my address.",))
    buffer = BytesIO()
    slides.save(buffer)
    return buffer.getvalue()


def add(slides: PresentationObject, layout: int, title: str, lines: tuple[str, ...]):
    slide = slides.slides.add_slide(slides.slide_layouts[layout])
    slide.shapes.title.text = title
    frame = slide.placeholders[1].text_frame if lines else None
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.text, paragraph.level = line.strip(), line.count("\t")
    return slide


@pytest.fixture(scope="module")
def article() -> Article:
    return read_article("lecture.pptx", lecture())


def of(article: Article, *path: str) -> list[str]:
    ids = {section.section_id for section in article.sections if section.path == path}
    return ["• " * block.depth + block.span.of(article.text) for block in article.blocks if block.section_id in ids]


def test_the_first_slide_gives_the_title(article: Article) -> None:
    assert article.title == "Acute gout"
    assert "Dr Example" not in article.text


def test_a_title_that_goes_on_heads_one_section(article: Article) -> None:
    assert of(article, "Causes") == [
        "• Urate crystals cause gout.",
        "• • Thiazides raise urate.",
        "• • Aspirin does too.",
        "• Beer raises urate.",
        "Spirits do so as well.",
    ]


def test_a_table_gives_rows(article: Article) -> None:
    assert of(article, "Management", "Drugs") == ["Drug: Colchicine; Dose: 0.5 mg twice daily"]


def test_a_slide_that_only_heads_a_part_stands_over_the_slides_after_it(article: Article) -> None:
    paths = [section.path for section in article.sections]
    assert ("Management",) in paths
    assert ("Causes",) in paths


def test_agenda_and_questions_are_boilerplate(article: Article) -> None:
    kinds = {section.title: section.kind for section in article.sections}
    assert kinds["Agenda"] is kinds["Any questions?"] is SectionKind.BOILERPLATE
    assert kinds["Causes"] is SectionKind.CAUSES


def test_speakers_notes_are_left_out(article: Article) -> None:
    assert "Ask who" not in article.text
