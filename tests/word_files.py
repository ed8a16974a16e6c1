"""Word documents that the tests write, as Word and as people write them."""

from collections.abc import Callable
from io import BytesIO

from docx import Document
from docx.document import Document as DocumentObject


def word_file(write: Callable[[DocumentObject], None]) -> bytes:
    """Return a Word document that *write* has filled."""
    document = Document()
    write(document)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def handout(document: DocumentObject) -> None:
    """Write a handout with Word's own styles: a title, headings, lists in lists, a table."""
    document.add_paragraph("Acute gout", style="Title")
    document.add_heading("Causes", 1)
    document.add_paragraph("Urate crystals cause gout.")
    document.add_heading("Drugs", 2)
    document.add_paragraph("These drugs raise the serum urate level:")
    for wording, style in (("diuretics", "List Bullet"), ("thiazides", "List Bullet 2"), ("aspirin", "List Bullet")):
        document.add_paragraph(wording, style=style)
    document.add_heading("Treatment", 1)
    for wording in ("Give colchicine.", "Rest the joint."):
        document.add_paragraph(wording, style="List Number")
    table = document.add_table(rows=3, cols=2)
    for row, cells in enumerate((("Drug", "Dose"), ("Colchicine", "0.5 mg twice daily"), ("Naproxen", "500 mg"))):
        for column, wording in enumerate(cells):
            table.cell(row, column).text = wording
