"""What sentences on genes, inheritance, frequency and onset are read to say."""

import pytest

from decks.facts.answers import short_answer
from decks.facts.genetics import Genetics, genetics_of
from decks.model import Relation
from tests.gen_articles import written

TITLE = "Velmer syndrome"
DEFINITION = "Velmer syndrome is a disorder that affects the eyes and the kidneys."


def genetics(*sentences: str) -> Genetics:
    return genetics_of(written(TITLE, "Overview", DEFINITION, "Genetic Changes", " ".join(sentences)))


def said(relation: Relation, *sentences: str) -> list[tuple[str, str]]:
    return [(fact.subject, fact.object) for fact in genetics(*sentences).of(relation)]


@pytest.mark.parametrize(
    ("sentence", "genes"),
    [
        ("Mutations in the ABCX1 gene cause Velmer syndrome.", "ABCX1"),
        ("Velmer syndrome is caused by mutations in the ABCX1 gene.", "ABCX1"),
        ("This condition results from mutations in the ABCX1 gene.", "ABCX1"),
        ("Velmer syndrome can be caused by mutations in either the ABCX1 or KLM2 gene.", "ABCX1, KLM2"),
        ("In some cases, Velmer syndrome is caused by mutations in the ABCX1 gene.", None),
        ("Mutations in the ABCX1 gene cause a skin disease.", None),
    ],
)
def test_the_gene_of_a_condition_is_read(sentence: str, genes: str | None) -> None:
    found = said(Relation.CAUSED_BY_GENE, sentence)
    assert [object_ for _, object_ in found] == ([genes] if genes else [])


def test_this_gene_is_the_one_named_last() -> None:
    (encoded,) = said(
        Relation.ENCODES,
        "Mutations in the ABCX1 gene cause Velmer syndrome.",
        "This gene provides instructions for making an enzyme called velmerase, which breaks down citrulline.",
    )
    assert encoded == ("ABCX1", "velmerase")


def test_this_gene_stays_unread_where_two_were_named() -> None:
    assert not said(
        Relation.ENCODES,
        "Mutations in the ABCX1 and KLM2 genes cause Velmer syndrome.",
        "This gene provides instructions for making an enzyme called velmerase.",
    )


@pytest.mark.parametrize(
    ("relation", "sentence", "object_"),
    [
        (Relation.WORKS,
         "The ABCX1 gene provides instructions for making a protein called velmin, which is involved in sight.",
         "sight"),
        (Relation.MUTATIONS_DO, "ABCX1 gene mutations impair the transport of iron.", "the transport of iron"),
        (Relation.LOSS_DOES, "A lack of functional velmin disrupts the formation of the iris.",
         "the formation of the iris"),
        (Relation.BUILDS_UP, "The result is a buildup of citrulline in the blood.", "citrulline"),
        (Relation.INHERITED_AS, "This condition is inherited in an autosomal recessive pattern.",
         "autosomal recessive"),
        (Relation.SHARE_NEW, "Most cases result from new mutations in the gene.", "Most cases"),
        (Relation.SHARE_OF_GENE, "About 60 percent of cases of Velmer syndrome are due to mutations in the ABCX1 gene.",
         "ABCX1"),
        (Relation.IS_AS_COMMON_AS, "Velmer syndrome occurs in 1 in 50,000 to 100,000 newborns worldwide.",
         "1 in 50,000 to 100,000 newborns worldwide"),
        (Relation.IS_AS_COMMON_AS, "The prevalence of this condition is estimated to be 1 in 40,000 people.",
         "1 in 40,000 people"),
        (Relation.REPORTED_IN, "Approximately 200 affected individuals have been described worldwide.",
         "Approximately 200 affected individuals"),
        (Relation.MOST_COMMON_AMONG, "This condition is most common among people of Finnish ancestry.",
         "among people of Finnish ancestry"),
        (Relation.BEGINS, "Signs and symptoms of the disorder usually appear in infancy and worsen over time.",
         "in infancy"),
        (Relation.IS_TERMED, "People with Velmer syndrome may have involuntary eye movements (nystagmus).",
         "involuntary eye movements"),
    ],
)  # fmt: skip
def test_a_sentence_is_read_for_its_fact(relation: Relation, sentence: str, object_: str) -> None:
    assert [found for _, found in said(relation, sentence)] == [object_]


@pytest.mark.parametrize(
    "sentence",
    [
        "Some people have problems with movement and balance (ataxia).",
        "Many have hearing loss caused by changes of the inner ear (tinnitus).",
        "The clouding of the lens of the eye and pain (photophobia) may come late.",
        "Some people have a gap or split in the colored part of the eye (iris coloboma).",
        "They have too few white blood cells (which help fight infection).",
    ],
    ids=[
        "what it covers is open",
        "the term belongs further away",
        "two things joined",
        "torn after a verb",
        "no term",
    ],
)
def test_plain_words_without_a_sure_beginning_have_no_term(sentence: str) -> None:
    assert not said(Relation.IS_TERMED, sentence)


def test_another_condition_is_not_taken_for_the_articles() -> None:
    assert not said(
        Relation.INHERITED_AS,
        "The gene is also mutated in a condition called Tarn disease.",
        "This condition is inherited in an autosomal recessive pattern.",
    )


def test_a_form_of_the_condition_is_not_taken_for_the_whole() -> None:
    assert not said(
        Relation.IS_AS_COMMON_AS,
        "Blue-edged rim defects affect men and women equally often.",
        "This condition occurs in fewer than 1 in 10,000 people worldwide.",
    )


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("iron transport, which takes place in the liver", "iron transport"),
        ("the growth of these cells", None),
        ("pain unless it is treated", None),
        ("bones, cartilage, skin", None),
        ("a " + "very " * 15 + "long answer", None),
    ],
)
def test_an_answer_stands_alone(words: str, answer: str | None) -> None:
    assert short_answer(words) == answer
