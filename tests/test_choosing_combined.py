"""Findings that an article counts up together, asked among combinations that fit other conditions better."""

import re

import pytest

from decks.choosing.apart import is_in_script
from decks.choosing.combined import follows_from
from decks.choosing.foils import are_of_one_region
from decks.choosing.listed import listed_in
from decks.facts import facts_of
from decks.generate import breaches, build_deck
from decks.knowledge import condition, finding
from decks.model import Mcq
from decks.reading import read_article
from tests.gen_articles import contents, made, written

HS = "Hereditary spherocytosis"
TOGETHER = "People with hereditary spherocytosis often have jaundice, gallstones, and splenomegaly."
TABLE = """# Felty's syndrome

## Symptoms

| Signs and Symptoms | Approximate number of patients |
| --- | --- |
| Arthralgia | 90% |
| Splenomegaly | 50% |
| Night blindness | 90% |
| Leg ulcer | 7.5% |
"""


def combinations(heading: str, *blocks: str, title: str = HS) -> list[Mcq]:
    deck = made(title, "Overview", f"{title} is a disorder of the blood.", heading, *blocks)
    return [question for question in contents(deck, Mcq) if "combinations" in question.lead_in]


def members(option: str) -> list[str]:
    return re.split(r", and |, | and ", option)


def test_what_is_counted_up_together_is_asked_as_one_in_the_words_and_with_the_hedge_of_the_article() -> None:
    (question,) = combinations("Symptoms", TOGETHER)
    assert "often" in question.lead_in
    assert question.lead_in.endswith("and best fits that diagnosis?")
    assert {"Jaundice", "splenomegaly"} <= set(members(question.key))


def test_each_other_combination_is_of_a_named_condition_and_has_two_findings_that_this_one_has_not() -> None:
    (question,) = combinations("Symptoms", TOGETHER)
    script = condition(HS)
    assert script is not None
    assert len(question.distractors) == 3
    for option in question.distractors:
        known = [each for member in members(option.text) if (each := finding(member)) is not None]
        assert sum(not is_in_script(each, script) for each in known) >= 2
        assert option.why.startswith("This combination would suggest ")


def test_a_combination_breaks_no_rule() -> None:
    deck = made(HS, "Overview", f"{HS} is a disorder of the blood.", "Symptoms", TOGETHER)
    assert breaches(deck) == ()


def test_what_any_illness_brings_makes_no_combination() -> None:
    assert not combinations("Symptoms", "People with hereditary spherocytosis have fever, nausea and headache.")


def test_a_finding_is_asked_in_one_combination_only() -> None:
    again = "Affected children may have splenomegaly and jaundice."
    keys = [question.key.lower() for question in combinations("Symptoms", TOGETHER, again)]
    assert sum("splenomegaly" in key for key in keys) == 1


@pytest.mark.parametrize(
    ("lead", "listed"),
    [
        ("A person may experience the following symptoms:", ["tophi", "red eye"]),
        ("Check with your doctor if you have any of the following:", ["tophi", "red eye"]),
        ("The problems of gout can include:", ["tophi", "red eye"]),
        ("A person may avoid the following foods:", []),
    ],
)
def test_the_lead_of_a_list_of_symptoms_need_not_name_the_condition(lead: str, listed: list[str]) -> None:
    found = listed_in(written("Gout", "Symptoms", f"{lead}\n\n- tophi\n- red eye"))
    assert [one.words for one in found if one.statement.is_bullet] == listed


def test_what_a_condition_is_characterized_by_is_listed_behind_its_kind() -> None:
    found = written("Gout", "Overview", "Gout is a painful disorder of the joints that is characterized by tophi.")
    assert "tophi" in {one.words for one in listed_in(found)}


def test_a_row_of_a_table_lists_what_half_the_patients_have_and_a_key_of_rows_is_in_our_script() -> None:
    article = read_article("felty.md", TABLE.encode())
    assert {one.words for one in listed_in(facts_of(article))} >= {"Arthralgia", "Splenomegaly", "Night blindness"}
    assert "Leg ulcer" not in {one.words for one in listed_in(facts_of(article)) if one.statement.cells}
    keys = " ".join(question.key for question in contents(build_deck(article), Mcq) if "combin" in question.lead_in)
    assert "night blindness" not in keys.lower()


def test_what_is_one_or_the_other_is_no_combination() -> None:
    assert not combinations("Symptoms", "People with hereditary spherocytosis have jaundice or splenomegaly.")


@pytest.mark.parametrize(
    "sentence",
    [
        "Features found in some affected people include jaundice, dark urine, and splenomegaly.",
        "In children, people with hereditary spherocytosis have jaundice and splenomegaly.",
    ],
)
def test_what_holds_for_a_part_of_the_patients_is_no_combination(sentence: str) -> None:
    assert not combinations("Symptoms", sentence)


def test_other_signs_go_on_with_those_of_the_section() -> None:
    found = written("Gout", "Symptoms", "Gout hurts.", "Other signs include tophi and red eye.")
    assert {"tophi", "red eye"} <= {one.words for one in listed_in(found)}
    unsure = written("Gout", "Overview", "Gout hurts.", "Other signs include tophi and red eye.")
    assert "tophi" not in {one.words for one in listed_in(unsure)}


def test_two_options_at_least_name_a_finding_of_the_region_of_the_key() -> None:
    (question,) = combinations("Symptoms", TOGETHER)
    key = {each.system for member in members(question.key) if (each := finding(member)) is not None}
    n_near = 0
    for option in question.distractors:
        known = [each for member in members(option.text) if (each := finding(member)) is not None]
        is_near = any(are_of_one_region(each.system, system) for each in known for system in key)
        n_near += is_near or ", which " in option.why
    assert n_near >= 2


def test_no_option_is_of_a_condition_that_brings_this_one_about() -> None:
    cirrhosis, varices = condition("cirrhosis"), condition("esophageal varices")
    assert cirrhosis is not None
    assert varices is not None
    assert follows_from(varices, cirrhosis) or follows_from(cirrhosis, varices)
    gout = condition("gout")
    assert gout is not None
    assert not follows_from(gout, cirrhosis)
