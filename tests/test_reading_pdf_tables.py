"""Truths about tables in PDFs that Chromium prints: without rules, over several pages; and never a wrong pair."""

from collections.abc import Sequence

import pytest

from decks.model import Article, BlockKind
from decks.reading import read_article
from tests.printing import printed

HEAD = ("Drug", "Dose", "Side effects")
LONG_DOSE = "500 mg twice daily for as long as the flare lasts"
LONG_EFFECT = "diarrhoea, vomiting and, in kidney failure, a weakness of the muscles that may last for weeks"
LONG_DRUG = "Low-dose prednisolone for people who cannot take either of the other two drugs"
WRAPPED = (
    ("Colchicine", "0.5 mg twice daily", LONG_EFFECT),
    ("Naproxen", LONG_DOSE, "heartburn"),
    (LONG_DRUG, "10 mg", "weight gain"),
    ("Anakinra", "100 mg", "local reactions"),
)
LONG = tuple((f"Drug {n}", f"{n} mg daily", f"effect number {n} of the list") for n in range(1, 80))
PADDED = "td, th { padding: 2px 8px; text-align: left }"
RULED = "table { border-collapse: collapse } td, th { border: 1px solid black; padding: 2px 6px; text-align: left }"
TIGHT = "table { border-spacing: 0 } td, th { padding: 0 8px; text-align: left }"
ONE_HEAD = "thead { display: table-row-group }"


def read_table(rows: Sequence[Sequence[str]], style: str, *, head: Sequence[str] = HEAD) -> Article:
    """Return the article that holds a table of *rows* between two sentences, printed in *style*."""
    heads = "".join(f"<th>{cell}</th>" for cell in head)
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    table = f"<table><thead><tr>{heads}</tr></thead><tbody>{cells}</tbody></table>"
    body = f"<h1>Gout</h1><p>These drugs are used in gout.</p>{table}<p>They work in most people who take them.</p>"
    return read_article("gout.pdf", printed(body, style=style))


def rows_of(article: Article) -> list[tuple[str, ...]]:
    """Return the rows of tables, each cell with its heading."""
    return [
        tuple(
            f"{cell.heading.of(article.text) if cell.heading else ''}: {cell.words.of(article.text)}"
            for cell in block.cells
        )
        for block in article.blocks
        if block.kind is BlockKind.ROW
    ]


def headed(rows: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    return [tuple(f"{heading}: {cell}" for heading, cell in zip(HEAD, row, strict=True)) for row in rows]


@pytest.mark.parametrize(
    "style",
    [
        PADDED,
        PADDED + "td { vertical-align: top }",
        PADDED.replace("left", "center"),
        PADDED.replace("left", "right"),
        "table { border-collapse: collapse } td, th { border-bottom: 1px solid; padding: 2px 8px; text-align: left }",
    ],
    ids=["in the middle", "at the top", "centred", "on the right", "ruled between rows"],
)
def test_cells_of_several_lines_stay_with_their_row_wherever_they_stand_in_it(style: str) -> None:
    assert rows_of(read_table(WRAPPED, style)) == headed(WRAPPED)


@pytest.mark.parametrize("style", [PADDED, RULED, PADDED + ONE_HEAD, RULED + ONE_HEAD])
def test_a_table_over_several_pages_is_one_whether_its_head_is_said_again_or_not(style: str) -> None:
    article = read_table(LONG, style)
    assert rows_of(article) == headed(LONG)
    assert article.blocks[-1].span.of(article.text) == "They work in most people who take them."


@pytest.mark.parametrize("place", ["top", "middle"])
def test_where_no_white_parts_the_rows_no_cell_is_paired_with_another_and_no_word_is_lost(place: str) -> None:
    article = read_table(WRAPPED, TIGHT + f"td {{ vertical-align: {place} }}")
    assert all(len(row) == 1 for row in rows_of(article))
    said = set(article.text.split())
    assert all(word in said for row in WRAPPED for cell in row for word in cell.split())


def test_rows_that_a_title_among_them_heads_are_not_read_under_the_head_of_the_table() -> None:
    article = read_table((("Adults", "", ""), WRAPPED[0], WRAPPED[1], ("Children", "", ""), WRAPPED[3]), PADDED)
    assert not any(cell.heading for block in article.blocks for cell in block.cells)
