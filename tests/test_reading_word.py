"""Truths about reading Word documents: styles, lists, tables, and what a reader of the document does not see."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from decks.model import Article
from decks.reading import read_article
from tests.word_files import handout, word_file


def wordings(article: Article) -> list[str]:
    return ["• " * block.depth + block.span.of(article.text) for block in article.blocks]


def test_the_styles_of_a_document_give_its_title_outline_lists_and_tables() -> None:
    article = read_article("handout.docx", word_file(handout))
    assert article.title == "Acute gout"
    assert [section.path for section in article.sections] == [("Causes",), ("Causes", "Drugs"), ("Treatment",)]
    assert wordings(article) == [
        "Urate crystals cause gout.",
        "These drugs raise the serum urate level:",
        "• diuretics",
        "• • thiazides",
        "• aspirin",
        "• Give colchicine.",
        "• Rest the joint.",
        "Drug: Colchicine; Dose: 0.5 mg twice daily",
        "Drug: Naproxen; Dose: 500 mg",
    ]


def test_a_style_that_builds_on_a_heading_is_one_and_so_is_an_outline_level() -> None:
    def write(document: Document) -> None:
        document.styles.add_style("Chapter", 1).base_style = document.styles["Heading 1"]
        document.add_paragraph("Causes", style="Chapter")
        document.add_paragraph("Urate crystals cause it.")
        levelled = document.add_paragraph("how it is found")
        levelled.paragraph_format.element.get_or_add_pPr().append(
            parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="1"/>')
        )
        document.add_paragraph("The joint is aspirated.")

    paths = [section.path for section in read_article("gout.docx", word_file(write)).sections]
    assert paths == [("Causes",), ("Causes", "how it is found")]


def test_headings_without_a_style_are_told_by_their_size_and_weight() -> None:
    def write(document: Document) -> None:
        for wording, size, is_bold in (
            ("Acute gout", 20, True),
            ("What brings it on", 14, True),
            ("Urate crystals bring it on, and this sentence is long enough to be prose.", 11, False),
            ("In the kidney", 11, True),
            ("Most patients excrete too little urate, and this sentence is prose as well.", 11, False),
            ("Never stop allopurinol during a flare of gout.", 11, True),
        ):
            run = document.add_paragraph().add_run(wording)
            run.font.size, run.bold = Pt(size), is_bold

    article = read_article("gout.docx", word_file(write))
    assert article.title == "Acute gout"
    paths = [section.path for section in article.sections]
    assert paths == [("What brings it on",), ("What brings it on", "In the kidney")]
    assert wordings(article)[-1] == "Never stop allopurinol during a flare of gout."


def test_deleted_hidden_and_struck_words_are_left_out_and_inserted_ones_kept() -> None:
    def write(document: Document) -> None:
        paragraph = document.add_paragraph("Gout is ")
        for element in (
            "<w:del {w}><w:r><w:delText>never </w:delText></w:r></w:del>",
            '<w:ins {w}><w:r><w:t xml:space="preserve">often </w:t></w:r></w:ins>',
            "<w:r {w}><w:rPr><w:vanish/></w:rPr><w:t>secretly </w:t></w:r>",
            "<w:r {w}><w:rPr><w:strike/></w:rPr><w:t>hardly </w:t></w:r>",
            "<w:sdt {w}><w:sdtContent><w:r><w:t>painful.</w:t></w:r></w:sdtContent></w:sdt>",
        ):
            paragraph._p.append(parse_xml(element.replace("{w}", nsdecls("w"))))

    assert wordings(read_article("gout.docx", word_file(write))) == ["Gout is often painful."]


def test_marks_of_notes_go_and_exponents_stay() -> None:
    def write(document: Document) -> None:
        paragraph = document.add_paragraph("Gout is common.")
        for wording, is_raised in (("1,2", True), (" A risk is 30 kg/m", False), ("2", True), (" or more.", False)):
            paragraph.add_run(wording).font.superscript = is_raised

    assert wordings(read_article("gout.docx", word_file(write))) == ["Gout is common. A risk is 30 kg/m² or more."]


def test_lines_that_a_soft_break_parts_are_read_one_by_one() -> None:
    def write(document: Document) -> None:
        paragraph = document.add_paragraph("Gout hurts.")
        paragraph.add_run().add_break(WD_BREAK.LINE)
        paragraph.add_run("It comes back.")

    assert wordings(read_article("gout.docx", word_file(write))) == ["Gout hurts.", "It comes back."]


def test_signs_and_numbers_of_lists_that_were_typed_are_left_out() -> None:
    def write(document: Document) -> None:
        for wording in ("It is seen in:", "• men", "– women", "It is treated so:", "1. Rest.", "2) Colchicine."):
            document.add_paragraph(wording)

    article = read_article("gout.docx", word_file(write))
    assert wordings(article)[1:3] == ["• men", "• women"]
    assert wordings(article)[-2:] == ["• Rest.", "• Colchicine."]


def test_the_words_of_a_frame_and_of_a_table_for_layout_are_read_as_paragraphs() -> None:
    def write(document: Document) -> None:
        document.add_paragraph("Gout is an arthritis.")
        document.add_table(rows=1, cols=1).cell(0, 0).text = "Colchicine is given early."

    assert wordings(read_article("gout.docx", word_file(write))) == [
        "Gout is an arthritis.",
        "Colchicine is given early.",
    ]


def test_a_term_and_its_definition_each_in_a_style_of_its_own_are_an_item_of_a_list() -> None:
    def write(document: Document) -> None:
        for name in ("List Heading", "List Contents"):
            document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        document.add_heading("Signs of gout", 1)
        document.add_paragraph("Tophus", "List Heading")
        document.add_paragraph("A nodule of urate.", "List Contents")
        document.add_paragraph("It does not hurt.", "List Contents")
        document.add_paragraph("Podagra", "List Heading")

    article = read_article("gout.docx", word_file(write))
    assert wordings(article) == ["• Tophus: A nodule of urate.", "• It does not hurt.", "Podagra"]
