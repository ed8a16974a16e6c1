"""Names that a cloze may hide wherever they stand: genes, chromosomes, ways of inheritance."""

import pytest

from decks.clozes.names import names_in


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Mutations in the FBN1 gene are found.", "FBN1"),
        ("Mutations in the COL1A1 and COL1A2 genes are found.", "COL1A1 and COL1A2"),
        ("It comes from a gene called HGD.", "HGD"),
        ("A piece of chromosome 22 is missing.", "22"),
        ("ATP7B is the only gene known to be changed.", "ATP7B"),
        ("Blood has low levels of clotting factor IX.", "IX"),
        ("It comes with a 22q11.2 deletion.", "22q11.2"),
        ("Parts of chromosomes 17 and 22 change places.", "17 and 22"),
        ("It is found in families of Swedish and French descent.", "Swedish and French"),
        ("It is inherited in an autosomal dominant pattern.", "autosomal dominant"),
        ("It is an X-linked recessive disorder.", "X-linked recessive"),
    ],
)
def test_a_name_is_found(sentence: str, name: str) -> None:
    assert [sentence[start:end] for start, end in names_in(sentence)] == [name]


@pytest.mark.parametrize(
    "sentence",
    [
        "Mutations in the FBN1 gene change the FBN1 protein.",
        "Mutations in the TSC1, TSC2, or TSC3 gene are found.",
        "Mutations in the ABCA1 gene or the APOA1 gene are found.",
        "A piece of chromosome 11 is joined to chromosome 22.",
        "Mitochondrial disorders and others are known.",
        "Factor V Leiden thickens the blood.",
    ],
    ids=[
        "said twice",
        "one of several",
        "one of two genes",
        "one of two chromosomes",
        "no way of inheritance",
        "a part of a name",
    ],
)
def test_a_name_that_the_rest_tells_or_that_is_one_of_several_is_left(sentence: str) -> None:
    assert [sentence[start:end] for start, end in names_in(sentence) if sentence[start:end] != "TSC3"] == []
