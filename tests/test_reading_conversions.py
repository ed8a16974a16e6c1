"""Truths about what bad conversions leave: words said twice, headings and tables run into sentences, lists cut open."""

import pytest

from decks.model import BlockKind, SectionKind
from decks.reading import read_article
from tests.test_reading_forms import blocks, outline

GOUT = "Gout\n\nGout is a form of arthritis.\n\n"


def test_a_heading_in_title_case_before_a_sentence_heads_what_follows_it_in_its_paragraph() -> None:
    text = (
        "Gout\n\nOverview\n\nGout is a form of arthritis. Where Gout Occurs Most attacks are in the toe. "
        "Possible Risk Factors These factors add to the risk. Alcohol is one. Who is at Risk? Men over 40 are.\n\n"
        "Gout is an old disease."
    )
    article = read_article("gout.txt", text.encode())
    assert [(section.path[1:], section.kind) for section in article.sections] == [
        ((), SectionKind.OVERVIEW),
        (("Where Gout Occurs",), SectionKind.OVERVIEW),
        (("Possible Risk Factors",), SectionKind.RISK_FACTORS),
        (("Who is at Risk?",), SectionKind.RISK_FACTORS),
        ((), SectionKind.OVERVIEW),
    ]
    assert blocks(text)[1:] == [
        "Most attacks are in the toe.",
        "These factors add to the risk. Alcohol is one.",
        "Men over 40 are.",
        "Gout is an old disease.",
    ]


def test_a_question_in_title_case_is_not_cut_where_the_title_stands_in_it() -> None:
    question = "Could Diets Make Gout a Rare Disease?"
    text = f"{GOUT}Where Gout Occurs Most attacks are in the toe. {question} Diets without beer help."
    assert outline(text)[-1] == (question,)
    assert blocks(text)[-1] == "Diets without beer help."


@pytest.mark.parametrize(
    "sentence",
    [
        "The Academy of Nutrition and Dietetics has published a guideline.",
        "Sjögren Syndrome and Lupus In adults are alike.",
        "Crohn's Disease When severe needs surgery.",
        "Gout Attacks hurt at night.",
        "In Older Adults the attack is milder.",
        "Vitamin C and E Do not help.",
    ],
)
def test_one_name_at_the_beginning_of_a_sentence_is_no_heading(sentence: str) -> None:
    assert blocks(f"{GOUT}{sentence}")[-1] == sentence


def test_a_sentence_that_a_conversion_wrote_twice_is_read_once() -> None:
    text = f"{GOUT}It has to do with:\n\n- Genetics. Gout runs in families.  Genetics. Gout runs in families.\n- Age."
    assert blocks(text)[1:] == ["It has to do with:", "•Genetics. Gout runs in families.", "•Age."]


def test_a_list_that_its_last_item_says_again_is_read_once_and_what_follows_is_prose() -> None:
    again = "fever and chills swollen joints loss of appetite Most attacks end soon."
    text = f"{GOUT}It comes with:\n\n- fever and chills\n- swollen joints\n- loss of appetite {again}"
    assert blocks(text)[1:] == [
        "It comes with:",
        "•fever and chills",
        "•swollen joints",
        "•loss of appetite",
        "Most attacks end soon.",
    ]


def test_a_lead_with_its_list_that_stands_twice_is_read_once() -> None:
    listed = "They include\n\n- thiazide diuretics\n- salicylates\n- niacin\n\n"
    assert blocks(f"{GOUT}{listed}{listed}") == blocks(f"{GOUT}{listed}")


@pytest.mark.parametrize(
    "listed", ["- fever\n- fever\n- fever\n- fever\n- fever\n- fever", "- fever\n- rash\n\nThen:\n\n- fever"]
)
def test_words_that_may_be_meant_twice_are_kept(listed: str) -> None:
    n_fevers = listed.count("fever")
    assert sum("fever" in block for block in blocks(f"{GOUT}Early signs are:\n\n{listed}")) == n_fevers


def test_the_first_item_of_a_list_that_a_dash_left_in_its_lead_is_an_item() -> None:
    broken = f"{GOUT}Other conditions add to the risk. - high blood pressure\n\n- obesity\n- diabetes"
    assert blocks(broken)[1:] == ["Other conditions add to the risk.", "•high blood pressure", "•obesity", "•diabetes"]
    gaps = f"{GOUT}Symptoms include - feeling unwell  - a swollen toe  - fever"
    assert blocks(gaps)[1:] == ["Symptoms include", "•feeling unwell", "•a swollen toe", "•fever"]


def test_a_table_of_shares_that_lost_its_columns_is_rows_between_what_stands_around_it() -> None:
    text = (
        f"{GOUT}Symptoms\n\nThe table lists its signs. Sign Share of patients (if known) Joint pain 90% Fever 50% "
        "Kidney stones (any) 25% Tophi 7.5% The shares are rough."
    )
    article = read_article("gout.txt", text.encode())
    rows = [block for block in article.blocks if block.kind is BlockKind.ROW]
    assert [[cell.words.of(article.text) for cell in row.cells] for row in rows] == [
        ["Joint pain", "90%"],
        ["Fever", "50%"],
        ["Kidney stones (any)", "25%"],
        ["Tophi", "7.5%"],
    ]
    assert not any(cell.heading for row in rows for cell in row.cells)
    assert blocks(text)[-1] == "The shares are rough."


def test_shares_in_a_sentence_are_no_table() -> None:
    text = "In 1990 it was found in men 40% of the time, in women 30%, in boys 20% and in girls 10% of the time."
    assert blocks(f"{GOUT}{text}")[-1] == text


def test_a_list_whose_items_only_dashes_part_begins_after_the_heads_of_its_columns() -> None:
    listed = "Joint pain - Fever - Tophi - Kidney stones - Chills - Each is rare in children. Sources differ."
    text = f"{GOUT}Signs and Symptoms Number (when known) {listed}"
    assert blocks(text)[2:] == [
        "•Joint pain",
        "•Fever",
        "•Tophi",
        "•Kidney stones",
        "•Chills",
        "Each is rare in children. Sources differ.",
    ]


def test_what_the_bullets_of_a_list_name_heads_the_prose_after_it() -> None:
    points = "Key Points\n\n- Ice packs\n- Other drug care"
    text = f"{GOUT}Treatment\n\n{points}\n\nOther drug care\n\nColchicine prevents attacks."
    assert outline(text)[-1] == ("Treatment", "Other drug care")


def test_an_item_with_a_long_aside_stays_in_a_list_that_lost_its_signs() -> None:
    aside = "a condition in which crystals of uric acid settle in the skin; " * 3
    items = ("Obesity", "Kidney disease", f"Tophi ({aside.strip()})")
    text = f"{GOUT}It is more common in people who have:\n\n" + "\n\n".join(items) + "\n\nIt is rare in children."
    assert blocks(text)[2:5] == [f"•{item}" for item in items]


def test_an_empty_heading_that_returns_under_another_is_no_table_of_contents() -> None:
    course, survival = "\t- ### Course\n\t\t- #### With Treatment", "\t- ### Survival\n\t\t- #### With Treatment"
    text = f"# Gout\n\nGout hurts.\n\n- ## Prognosis\n{course}\n{survival}\n\t\t\t- 90%"
    assert ("Prognosis", "Course", "With Treatment") in outline(text, "gout.md")


def test_a_condition_s_name_in_title_case_is_no_heading_of_what_goes_on_with_it() -> None:
    sentences = (
        "Opsoclonus Myoclonus Syndrome is rare. Opsoclonus Myoclonus Syndrome may recur.",
        "Treatment of Opsoclonus Myoclonus Syndrome focuses on the immune system.",
    )
    text = f"Opsoclonus Myoclonus Syndrome\n\nOverview\n\n{sentences[0]}\n\nTreatment\n\n{sentences[1]}"
    assert blocks(text)[-2:] == list(sentences)
