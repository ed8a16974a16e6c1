"""The items of an inherited condition: cards, questions and families, each proven and none given away."""

import re

import pytest

from decks.knowledge import INHERITANCE, inheritance_in, other_patterns
from decks.model import Basic, ListCard, Mcq, Vignette
from tests.gen_articles import contents, made

TITLE = "Velmer syndrome"
DEFINITION = "Velmer syndrome is a disorder that affects the eyes and the kidneys."
RECESSIVE = (
    "This condition is inherited in an autosomal recessive pattern, which means both copies of the gene in each cell "
    "have mutations."
)
DOMINANT = "Velmer syndrome is inherited in an autosomal dominant pattern."


def fronts(*sentences: str) -> dict[str, str]:
    deck = made(TITLE, "Overview", DEFINITION, "Genetic Changes", " ".join(sentences))
    return {card.front: card.back for card in contents(deck, Basic)}


def families(text: str) -> list[Vignette]:
    return contents(made(TITLE, "Overview", DEFINITION, "Inheritance", text), Vignette)


CAUSE = "Mutations in the ABCX1 gene cause Velmer syndrome."

BREAKS_DOWN = (
    "The ABCX1 gene provides instructions for making an enzyme that is involved in the breakdown of a chemical that "
    "carries signals in the brain called tyramine."
)


@pytest.mark.parametrize(
    ("sentences", "front", "back"),
    [
        ((CAUSE, "The ABCX1 gene provides instructions for making an enzyme called ornithase."),
         "Which enzyme is encoded by ABCX1, the gene mutated in Velmer syndrome?", "Ornithase"),
        ((CAUSE, "The ABCX1 gene provides instructions for making a protein that helps move iron out of cells."),
         "What does the protein encoded by ABCX1, the gene mutated in Velmer syndrome, normally help to do?",
         "Move iron out of cells"),
        ((CAUSE, BREAKS_DOWN),
         "What is the normal role of the enzyme encoded by ABCX1, the gene mutated in Velmer syndrome?",
         "The breakdown of tyramine"),
        ((CAUSE, "Mutations in the ABCX1 gene are thought to result in an unstable protein."),
         "What are the ABCX1 mutations that cause Velmer syndrome thought to result in?", "An unstable protein"),
        (("About 60 percent of cases of Velmer syndrome are caused by mutations in the ABCX1 gene.",),
         "What proportion of cases of Velmer syndrome is due to mutations in the ABCX1 gene?", "About 60 percent"),
        (("This condition is estimated to affect 1 in 40,000 newborns.",),
         "What is the estimated frequency of Velmer syndrome?", "1 in 40,000 newborns"),
        (("Almost all cases result from new mutations in the gene.",),
         "What proportion of Velmer syndrome cases results from new mutations?", "Almost all cases"),
        (("Symptoms of Velmer syndrome usually begin in early childhood.",),
         "When do the symptoms of Velmer syndrome usually begin?", "In early childhood"),
        (("A lack of functional ABCX1 protein disrupts the formation of the iris.",),
         "In Velmer syndrome, what does a lack of functional ABCX1 protein disrupt?", "The formation of the iris"),
    ],
)  # fmt: skip
def test_a_fact_of_heredity_is_asked_for_in_plain_words(sentences: tuple[str, ...], front: str, back: str) -> None:
    assert fronts(*sentences)[front] == back


def test_a_fact_is_asked_for_once_however_its_answer_is_dressed() -> None:
    backs = list(fronts("Velmer syndrome is caused by mutations in the ABCX1 gene.").values())
    assert len([back for back in backs if "ABCX1" in back]) == 1


def test_a_product_whose_name_spells_the_gene_is_not_asked_for() -> None:
    sentence = "The ABCX1 gene provides instructions for making a protein called atrial box complex member 1."
    assert not any(front.startswith("Which protein") for front in fronts(CAUSE, sentence))


def test_the_share_of_new_mutations_is_a_phrase_of_its_own() -> None:
    found = fronts("The remaining one-third of cases result from new mutations in the gene.")
    assert found["What proportion of Velmer syndrome cases results from new mutations?"] == "One-third of cases"


def test_two_genes_make_a_list_and_no_card_with_one_answer() -> None:
    text = "Velmer syndrome can be caused by mutations in the ABCX1 or KLM2 gene."
    deck = made(TITLE, "Overview", DEFINITION, "Genetic Changes", text)
    (card,) = contents(deck, ListCard)
    assert (card.front, card.back) == ("Mutations in which two genes can cause Velmer syndrome?", ("ABCX1", "KLM2"))
    assert not any("which gene" in front for front in fronts(text))


def test_a_count_that_says_nothing_is_no_card() -> None:
    assert not any(front.startswith("How many") for front in fronts("Only a few families have been described."))


def test_the_pattern_of_inheritance_is_a_question_where_the_article_names_one() -> None:
    deck = made(TITLE, "Overview", DEFINITION, "Inheritance", RECESSIVE)
    (question,) = contents(deck, Mcq)
    assert question.key == "Autosomal recessive"
    assert len(question.distractors) == 3
    both = made(TITLE, "Overview", DEFINITION, "Inheritance", f"{RECESSIVE} Tarn disease is X-linked recessive.")
    assert not contents(both, Mcq)


def test_a_recessive_family_has_healthy_parents_and_both_sexes() -> None:
    (case,) = families(RECESSIVE)
    assert case.key == "Autosomal recessive"
    assert "parents are healthy" in case.stem
    assert "-old girl" in case.stem or "-old woman" in case.stem
    assert "brother" in case.stem
    assert any("brother" in part.text for part in case.synthetic)


@pytest.mark.parametrize("pattern", INHERITANCE)
@pytest.mark.parametrize("name", ["Velmer syndrome", "Tarn disease", "Ondrel syndrome", "Quist disease"])
def test_every_pattern_has_families_of_its_own(pattern: str, name: str) -> None:
    text = f"{name} is inherited in an {pattern} pattern."
    cases = contents(
        made(name, "Overview", f"{name} is a disorder that affects the eyes.", "Inheritance", text), Vignette
    )
    assert [case.key.lower() for case in cases] == [pattern.lower()]


def test_a_softened_cause_stays_soft() -> None:
    found = fronts("Velmer syndrome can be caused by mutations in the ABCX1 gene.")
    assert found["Mutations in which gene can be the cause of Velmer syndrome?"] == "ABCX1"


def test_a_dominant_family_is_not_told_where_cases_are_new() -> None:
    assert len(families(DOMINANT)) == 1
    (case,) = families(f"{DOMINANT} All known cases result from new mutations in the gene.")
    assert "father" not in case.stem


PARENTS = (
    "The parents of an individual with an autosomal recessive condition each carry one copy of the mutated gene, but "
    "they typically do not show signs and symptoms of the condition."
)


def test_the_parents_of_a_recessive_condition_are_asked_about_where_the_article_tells_of_them() -> None:
    lethal = "Babies with the condition die in infancy."  # no pedigree has living brothers and sisters
    (case,) = families(f"{RECESSIVE} {PARENTS} {lethal}")
    assert case.key == "Each of the parents"
    assert not re.search("parent|recessive", case.stem)
    assert "month-old" in case.stem


def test_what_a_patient_s_own_genes_show_is_asked_where_the_article_tells_of_the_copies() -> None:
    lethal = "Babies with the condition die in infancy."
    (recessive,) = families(f"{RECESSIVE} {lethal}")
    assert recessive.key == "Mutations in both copies of the gene"
    assert "copies" not in recessive.stem
    assert len(families(f"{RECESSIVE} {PARENTS}")) == 1


def test_where_most_cases_are_new_their_origin_is_asked_for() -> None:
    new = "Most cases result from new mutations in the gene and occur in people with no history of the disorder."
    (case,) = families(f"{DOMINANT} {new}")
    assert case.key == "New mutation in the gene"
    assert not families(f"{DOMINANT} Other cases result from new mutations in the gene.")[1:]


def test_a_further_childs_risk_is_asked_where_the_article_states_it() -> None:
    risk = "When two carriers have children, each child has a 25% (1 in 4) chance to be affected."
    stated = [case for case in families(f"{RECESSIVE} {risk}") if case.key == "25%"]
    assert len(stated) == 1
    assert {option.text for option in stated[0].distractors} == {"50%", "67%", "75%"}
    assert not [case for case in families(RECESSIVE) if case.key == "25%"]


@pytest.mark.parametrize("pattern", INHERITANCE)
def test_no_pattern_is_offered_against_one_that_includes_it(pattern: str) -> None:
    assert pattern not in other_patterns(pattern)
    assert not any(name.startswith("X-linked") for name in other_patterns("X-linked"))


@pytest.mark.parametrize(
    ("text", "patterns"),
    [
        ("It is inherited in an X-linked pattern.", {"X-linked"}),
        ("It is inherited in an X-linked recessive pattern.", {"X-linked recessive"}),
        ("It damages mitochondrial DNA.", set()),
        ("It is inherited in a mitochondrial pattern.", {"mitochondrial"}),
    ],
)
def test_patterns_are_found_where_a_text_names_them(text: str, patterns: set[str]) -> None:
    assert inheritance_in(text) == patterns


def test_a_gene_is_asked_for_among_genes_of_other_conditions() -> None:
    deck = made(
        "Phenylketonuria",
        "Overview",
        "Phenylketonuria is a disorder that damages the brain.",
        "Causes",
        "Mutations in the PAH gene cause phenylketonuria. Mutations in the TAT gene cause a skin disease.",
    )
    (question,) = [found for found in contents(deck, Mcq) if found.key == "PAH"]
    assert question.lead_in == "Mutations in which of the following genes cause phenylketonuria?"
    assert len(question.distractors) == 3
    assert "TAT" not in {option.text for option in question.distractors}
    assert all("mutations cause" in option.why for option in question.distractors)


def test_an_enzyme_is_asked_for_among_enzymes_of_other_conditions() -> None:
    deck = made(
        "Alkaptonuria",
        "Overview",
        "Alkaptonuria is a disorder that darkens the cartilage.",
        "Causes",
        "Mutations in the HGD gene cause alkaptonuria. This gene provides instructions for making an enzyme called "
        "homogentisate oxidase.",
    )
    (question,) = [found for found in contents(deck, Mcq) if found.key == "Homogentisate oxidase"]
    assert all("mutated in" in option.why for option in question.distractors)


def test_a_name_that_tells_its_pattern_is_not_asked_for_it() -> None:
    name = "Dominant iris atrophy"
    text = f"{name} is inherited in an autosomal dominant pattern."
    deck = made(name, "Overview", f"{name} is a disorder that affects the eyes.", "Inheritance", text)
    assert not contents(deck, Mcq)
    assert not contents(deck, Vignette)


def test_no_case_tells_a_diagnosis_and_asks_for_its_gene() -> None:
    symptoms = "Affected children have droopy eyelids (ptosis). Most affected infants have extra fingers (polydactyly)."
    deck = made(TITLE, "Overview", symptoms, "Causes", "Mutations in the PAH gene cause Velmer syndrome.")
    assert not [found for found in contents(deck, Vignette) if found.key == "PAH"]


def test_no_gene_is_asked_for_that_the_name_tells() -> None:
    deck = made("PAH deficiency", "Overview", "Mutations in the PAH gene cause PAH deficiency.")
    assert not contents(deck, Mcq)


def test_a_product_keeps_its_head() -> None:
    sentence = "The ABCX1 gene provides instructions for making the folate/biotin receptor (FBR), which binds folate."
    assert fronts(CAUSE, sentence)["Which protein is encoded by ABCX1, the gene mutated in Velmer syndrome?"] == (
        "Folate/biotin receptor"
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Mutations in the ABCX1 gene cause when Velmer syndrome begins.",
        "Mutations in the ABCX1 gene result in altered proteins. Altered proteins build up in muscle cells.",
        "The ABCX1 gene provides instructions for making the cardiac -myosin heavy chain protein.",
    ],
)
def test_a_torn_or_empty_fact_is_not_asked_for(sentence: str) -> None:
    asked = fronts(sentence)
    assert not [front for front in asked if re.search(r"cause when|builds up", front)]
    assert not [back for back in asked.values() if "-myosin" in back]


def test_one_of_many_genes_is_not_the_only_answer() -> None:
    sentence = "Mutations in the PAH gene cause Velmer syndrome."
    more = "Mutations in several other genes can also cause this condition."
    assert [q for q in contents(made(TITLE, "Overview", DEFINITION, "Causes", sentence), Mcq) if q.key == "PAH"]
    others = "The mutations render the protein unable to regulate the activity of other genes."
    deck = made(TITLE, "Overview", DEFINITION, "Causes", f"{sentence} {others}")
    assert [q for q in contents(deck, Mcq) if q.key == "PAH"]
    deck = made(TITLE, "Overview", DEFINITION, "Causes", f"{sentence} {more}")
    assert not [q for q in contents(deck, Mcq) if q.key == "PAH"]


def test_how_common_is_asked_of_the_name_alone() -> None:
    found = fronts("Velmer syndrome is a rare condition that is estimated to affect 1 in 65,000 men.")
    assert found["What is the estimated frequency of Velmer syndrome?"] == "1 in 65,000 men"


def test_an_abbreviation_is_asked_for_its_words_and_is_no_other_name() -> None:
    overview = "Velmer syndrome (also known as VS) is a disorder that damages the eyes."
    deck = made(TITLE, "Overview", overview)
    asked = {card.front: card.back for card in contents(deck, Basic)}
    assert not [front for front in asked if front.startswith("By what other name")]


@pytest.mark.parametrize(
    "sentence",
    [
        "People with this condition have changes that thicken the heart muscle (hypertrophic cardiomyopathy).",
        "People with this condition have a very small head (velmercephaly).",
    ],
)
def test_no_term_is_asked_for_by_torn_words_or_by_the_name_of_the_condition(sentence: str) -> None:
    deck = made("Velmercephalic syndrome", "Overview", "It is a disorder of the eyes.", "Symptoms", sentence)
    assert not [card for card in contents(deck, Basic) if "medical term" in card.front]


def test_the_pattern_of_inheritance_is_asked_for_once_beside_its_case() -> None:
    more = "Velmer syndrome is inherited in an autosomal recessive pattern."
    deck = made(TITLE, "Overview", f"{DEFINITION} {more}", "Inheritance", RECESSIVE, "Causes", more)
    text = [str(item.content).lower() for item in deck.items if not isinstance(item.content, Vignette)]
    assert len([words for words in text if "autosomal recessive" in words]) == 1
    assert len(contents(deck, Vignette)) == 1
