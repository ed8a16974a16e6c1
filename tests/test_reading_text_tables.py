"""Truths about tables in plain text: ruled, tall, tabbed, barred and drawn ones become rows, and prose does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks.reading import read_article
from decks.reading.text_tables import TextTable, parted

ROWS = ["Drug: Colchicine; Dose: 0.5 mg twice daily", "Drug: Naproxen; Dose: 500 mg"]
RULED = """\
  Drug         Dose
  ------------ -----------------------
  Colchicine   0.5 mg twice daily
  Naproxen     500 mg
"""
TALL = """\
  ---------------------------
  Drug         Dose
  ------------ --------------
  Colchicine   0.5 mg
               twice daily

  Naproxen     500 mg
  ---------------------------
"""
TABBED = "Drug\tDose\nColchicine\t0.5 mg twice daily\nNaproxen\t500 mg\n"
BARRED = "Drug | Dose\n---|---\nColchicine | 0.5 mg twice daily\nNaproxen | 500 mg\n"
DRAWN = """\
+------------+--------------+
| Drug       | Dose         |
+============+==============+
| Colchicine | 0.5 mg       |
|            | twice daily  |
+------------+--------------+
| Naproxen   | 500 mg       |
+------------+--------------+
"""


@pytest.mark.parametrize(
    "table", [RULED, TALL, TABBED, BARRED, DRAWN], ids=["ruled", "tall", "tabbed", "barred", "drawn"]
)
def test_a_table_in_plain_text_is_read_by_rows(table: str) -> None:
    text = f"Gout\n\nTreatment\n\nDrugs help against gout.\n\n{table}\nRest helps too.\n"
    article = read_article("gout.txt", text.encode())
    blocks = [block.span.of(article.text) for block in article.blocks]
    assert blocks == ["Drugs help against gout.", *ROWS, "Rest helps too."]
    cells = [cell.words.of(article.text) for block in article.blocks for cell in block.cells]
    assert cells == ["Colchicine", "0.5 mg twice daily", "Naproxen", "500 mg"]


@pytest.mark.parametrize(
    "text",
    [
        "Gout\n----\n\nIt hurts.",
        "It hurts.\n\n--- --- ---\n\nRest helps.",
        "\tIt hurts.\n\tRest helps.\n\tSo does ice.",
        "a\tb\nIt hurts.",
        "------------\nIt hurts.\n------------",
        "Pain | swelling\nIt hurts.",
    ],
)
def test_text_without_columns_is_no_table(text: str) -> None:
    assert list(parted(text)) == [text]


@given(st.text(st.sampled_from("ab |+-=\t\n "), max_size=200))
def test_what_stands_around_tables_is_kept_as_it_is(text: str) -> None:
    parts = list(parted(text))
    place = 0
    for part in parts:
        if isinstance(part, TextTable):
            assert part.rows
        else:
            place = text.index(part, place) + len(part)
    assert isinstance(parts[0], str)
    assert isinstance(parts[-1], str)
