"""The table of genes: read, checked, and true to itself."""

from pathlib import Path

import pytest

from decks.knowledge import family_of, gene
from decks.knowledge.genes import read_genes
from decks.knowledge.tables import DATA

HEADER = "gene\tproduct\tdoes\tconditions\tinheritance\tfamily\n"
ROW = "ABCX1\tvelmerase\tbreaks down citrulline\tVelmer syndrome\tAR\tamino acids\n"


def test_a_gene_is_found_by_symbol_by_condition_and_among_its_like() -> None:
    found = gene("PAH")
    assert found is not None
    assert (found.product, found.patterns) == ("phenylalanine hydroxylase", ("autosomal recessive",))
    assert found.conditions == ("phenylketonuria",)
    assert found.is_enzyme
    assert found not in family_of("PAH")
    assert {other.family for other in family_of("PAH")} == {found.family}
    assert not family_of("NOGENE1")


def test_the_table_is_large_and_its_families_hold_rivals() -> None:
    genes = read_genes(DATA / "genes.tsv")
    assert len(genes) >= 700
    assert all(len(family_of(symbol)) >= 3 for symbol in genes)


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        (ROW + ROW, "already in the table"),
        (ROW.replace("\tAR\t", "\tautosomal\t"), "is none of"),
        (ROW.replace("breaks down citrulline", "citrulline breakdown"), "does not go after"),
        (ROW.replace("Velmer syndrome", "-"), "causes no condition"),
    ],
)
def test_a_wrong_row_is_named(tmp_path: Path, rows: str, wrong: str) -> None:
    path = tmp_path / "genes.tsv"
    path.write_text(HEADER + rows, encoding="utf-8")
    with pytest.raises(ValueError, match=wrong):
        read_genes(path)
