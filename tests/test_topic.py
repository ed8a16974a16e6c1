"""What an article is about: by which names it may be called, and which names mean more or less than its title."""

import pytest

from decks.facts.topic import Topic, heading_in_running_text
from tests.gen_articles import FILES, findings_of, written


def topic(title: str, *overview: str) -> Topic:
    return written(title, "Overview", *(overview or ("It hurts.",))).topic


def names(title: str, *overview: str) -> set[str]:
    return {name.lower() for name in topic(title, *overview).names}


def test_an_article_has_the_names_that_it_gives_and_those_that_medicine_has() -> None:
    assert {"giant cell arteritis", "gca", "temporal arteritis"} <= names_of(FILES[0])
    assert {"pertussis", "whooping cough"} <= names_of(FILES[1])
    assert "gouty arthritis" in names("Gout")


def test_a_name_made_of_its_gene_is_one_only_where_the_article_uses_it() -> None:
    assert "hras-related rasopathy" not in names("Costello syndrome")
    assert "hras-related rasopathy" in names("Costello syndrome", "It is an HRAS-related RASopathy.")


def names_of(name: str) -> set[str]:
    return {known.lower() for known in findings_of(name).topic.names}


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("Gout", "acute gout"),
        ("Asthma", "allergic asthma"),
        ("Pneumonia", "bacterial pneumonia"),
        ("Migraine", "migraine with aura"),
        ("Type 2 diabetes", "diabetes"),
        ("Acute pancreatitis", "pancreatitis"),
    ],
)
def test_a_narrower_or_a_wider_condition_is_no_name_of_it(title: str, other: str) -> None:
    assert other not in names(title)


def test_a_name_is_found_whatever_its_case_and_its_joints() -> None:
    mention = topic("Opsoclonus myoclonus syndrome").mention
    assert mention.search("The opsoclonus-myoclonus  Syndrome is rare.")
    assert not mention.search("Opsoclonus is a sign.")
    assert not topic("Gout").mention.search("Pseudogout is another disease.")


@pytest.mark.parametrize(
    ("title", "text", "inside"),
    [
        ("Gout", "Attacks of gout hurt.", "gout"),
        ("Crohn Disease", "Crohn disease is a disease of the gut.", "Crohn disease"),
        ("Wilson's disease", "Copper builds up.", "Wilson's disease"),
        ("Zebra Fever", "Attacks of zebra fever hurt.", "zebra fever"),
    ],
)
def test_the_name_stands_in_a_sentence_as_the_article_writes_it(title: str, text: str, inside: str) -> None:
    assert topic(title, text).name == inside


def test_a_name_of_many_conditions_is_not_single() -> None:
    assert not topic("Zebra fever and lion fever").is_single
    assert topic("Zebra fever").is_single


def test_an_abbreviation_is_the_one_beside_the_title() -> None:
    found = topic("Zebra fever syndrome", "Zebra Fever Syndrome (ZFS) is rare. Lion fever (LF) is common.")
    assert found.abbreviation == "ZFS"
    assert topic("Zebra fever", "Lion fever (LF) is common.").abbreviation is None


@pytest.mark.parametrize(
    ("heading", "inside"),
    [
        ("Risk Factors", "risk factors"),
        ("Long-Term Outcomes", "long-term outcomes"),
        ("MRI and CT", "MRI and CT"),
        ("Chronic GCA", "chronic GCA"),
    ],
)
def test_a_heading_is_lowered_but_for_acronyms(heading: str, inside: str) -> None:
    assert heading_in_running_text(heading, findings_of(FILES[0]).topic) == inside


def test_a_title_that_asks_names_no_condition() -> None:
    assert not topic("Is it safe to run when something hurts?", "Pain warns.").is_named
    assert topic("Am I at risk of gout?", "Gout hurts.").names[-1].lower() == "gout"


def test_a_title_that_lists_signs_or_tells_an_activity_is_no_name() -> None:
    assert (
        topic("Short stature, hernia, deep-set eyes, and late teeth, with many other signs of growth").name != "hernia"
    )
    assert topic("Surviving cancer").name == "cancer"


def test_a_type_has_either_numeral() -> None:
    said = "Osteogenesis imperfecta type 6 weakens bones."
    assert "osteogenesis imperfecta type 6" in names("Osteogenesis imperfecta type VI", said)
    assert "spastic paraplegia type iv" in names("Spastic paraplegia type 4", "Spastic paraplegia type IV is rare.")


def test_a_page_on_several_conditions_is_called_by_the_first() -> None:
    several = topic("Pleurisy and Other Pleural Disorders", "Pleurisy hurts.")
    assert several.name == "pleurisy"
    assert several.is_several
    assert several.mention.search("a pleural disorder")
    assert not topic("Pleurisy").is_several


def test_a_subtitle_is_no_part_of_the_name_and_its_forms_are_names() -> None:
    colitis = topic("Microscopic Colitis: Collagenous Colitis and Lymphocytic Colitis", "Microscopic colitis hurts.")
    assert colitis.name == "microscopic colitis"
    assert colitis.mention.search("In lymphocytic colitis, cells are many.")
    assert not colitis.is_several


def test_a_name_is_found_with_its_abbreviation_inside() -> None:
    deficiency = topic("Ornithine transcarbamylase deficiency")
    assert deficiency.mention.search("Ornithine transcarbamylase (OTC) deficiency is rare.")


def test_a_page_on_two_conditions_is_called_by_the_first_and_known_by_both() -> None:
    both = topic("Gout and Pseudogout", "Gout hurts.")
    assert both.name == "gout"
    assert both.mention.search("in pseudogout")
    assert not both.is_several


@pytest.mark.parametrize(
    ("title", "is_single"),
    [
        ("Gyrate atrophy of the choroid and retina", True),
        ("Arteriopathy with infarcts and leukoencephalopathy", True),
        ("Infections of the skin and eyes", False),
        ("Gout and pseudogout", False),
    ],
)
def test_a_title_that_joins_the_parts_that_are_ill_is_of_one_condition(title: str, *, is_single: bool) -> None:
    assert topic(title).is_single is is_single


def test_a_type_is_also_known_by_the_short_name_that_the_article_uses() -> None:
    assert "cda type ii" in names("Congenital dyserythropoietic anemia type 2", "CDA type II is rare.")
    assert "cda type ii" not in names("Congenital dyserythropoietic anemia type 2", "It is rare.")


@pytest.mark.parametrize("short", ["EDA-ID", "ACD/MPV"])
def test_the_letters_behind_a_title_that_opens_a_sentence_are_its_abbreviation(short: str) -> None:
    found = topic(
        "Ancient dysplasia with capillary defects", f"Ancient dysplasia with capillary defects ({short}) hurts."
    )
    assert found.abbreviation == short


@pytest.mark.parametrize(
    ("title", "is_name"),
    [
        ("Heat stroke", True),
        ("Chronic lymphocytic leukemia", True),
        ("Flooding chops syndrome", True),
        ("Caring alone", False),
        ("Nobody knows how it is spread by bites", False),
    ],
)
def test_a_name_is_a_title_whatever_verb_its_words_may_be(title: str, *, is_name: bool) -> None:
    assert topic(title, "It was described long ago.").is_named is is_name


def test_a_page_on_the_risk_factors_is_on_their_disease() -> None:
    assert topic("Gouty Arthritis Risk Factors").name.lower() == "gouty arthritis"
