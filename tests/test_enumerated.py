"""Enumerations: closed lists from sentences, and forms told apart by what only one of them is said to be."""

import pytest

from decks.enumerated.members import members_in
from decks.model import Basic, ListCard
from tests.gen_articles import contents, made

DEFINITION = "Gout is a painful disease of the joints."


def lists(heading: str, *blocks: str) -> list[ListCard]:
    """Return the lists of an article on gout with *blocks* under *heading*."""
    return contents(made("Gout", "Overview", DEFINITION, heading, *blocks), ListCard)


def basics(title: str, heading: str, *blocks: str) -> dict[str, str]:
    """Return the backs of the cards, by their fronts, of an article with *blocks* under *heading*."""
    return {card.front: card.back for card in contents(made(title, heading, *blocks), Basic)}


@pytest.mark.parametrize(
    ("said", "members"),
    [
        ("open or closed repair and inner repair", ("Open or closed repair", "Inner repair")),
        ("fever, chills, and joint pain", ("Fever", "Chills", "Joint pain")),
        ("fever, chills and joint pain", ("Fever", "Chills", "Joint pain")),
        ("fever, nausea and vomiting, and joint pain", ()),
        ("gabapentin, a drug for seizures, and aspirin", ()),
        ("tests such as an x-ray, a scan, and a biopsy", ()),
        ("fever, chills", ()),
    ],
    ids=["two", "three", "no comma before and", "a pair within", "an apposition", "examples", "no end"],
)
def test_members_are_told_only_where_each_is_whole(said: str, members: tuple[str, ...]) -> None:
    assert members_in(said) == members


def test_a_sentence_that_counts_its_types_is_a_list() -> None:
    (card,) = lists("Treatment", "The two main types of surgery to repair the joint are fusion and replacement.")
    assert card.back == ("Fusion", "Replacement")
    assert "2 main types of surgery to repair the joint" in card.front


def test_the_things_most_used_are_a_list() -> None:
    (card,) = lists("Treatment", "Colchicine and naproxen are the medicines most commonly used to treat attacks.")
    assert card.back == ("Colchicine", "Naproxen")
    assert "2 medicines are most commonly used to treat attacks" in card.front


def test_what_a_sentence_says_the_number_of_is_asked_by_its_own_words() -> None:
    (card,) = lists(
        "Symptoms", "Gout is defined by the presence of two conditions: a red joint and a high urate level."
    )
    assert card == ListCard(
        "Gout is defined by the presence of which two conditions?", ("A red joint", "A high urate level")
    )


def test_commas_tell_members_with_an_and_of_their_own_where_their_number_is_said() -> None:
    said = "loss of sight and smell, a stiff joint, and a rash"
    assert members_in(said) == ()
    assert members_in(said, n=3) == ("Loss of sight and smell", "A stiff joint", "A rash")
    assert members_in(said, n=4) == ()


@pytest.mark.parametrize(
    "said",
    [
        "The liver serves two main functions: storage and defense.",
        "Gout has three stages: urate deposits and tophi.",
        "Some treatments of gout are colchicine and naproxen.",
        "The three main types of gout are urate gout and calcium gout.",
        "The three main stages of gout are mild, moderate, and severe.",
    ],
    ids=["not of the condition", "miscounted", "there are others", "one is missing", "anyone guesses them"],
)
def test_an_open_miscounted_or_trivial_set_is_no_list(said: str) -> None:
    assert lists("Treatment", said) == []


FORMS = (
    "Gallstones",
    "Types of Gallstones",
    "The two types of gallstones are cholesterol stones and pigment stones.",
    "Cholesterol stones, usually yellow-green in color, consist of hardened fat.",
    "Pigment stones, dark in color, are made of bilirubin.",
)


def test_what_is_said_of_one_form_alone_asks_for_it() -> None:
    cards = basics(*FORMS)
    assert cards["Which type of gallstones is made of bilirubin?"] == "Pigment stones"
    assert cards["Which type of gallstones consists of hardened fat?"] == "Cholesterol stones"


def test_what_is_said_of_two_forms_asks_for_neither() -> None:
    same = "Cholesterol stones are made of bilirubin too."
    assert not any(front.startswith("Which type") for front in basics(*FORMS[:3], FORMS[4], same))


def test_what_the_form_s_name_tells_is_not_asked() -> None:
    told = ("Chronic gout lasts for many years.", "Acute gout starts suddenly and lasts for days.")
    fronts = basics("Gout", "Types", "The two types of gout are acute gout and chronic gout.", *told)
    assert not any(front.startswith("Which type") for front in fronts)


def test_types_of_a_test_are_no_forms_of_the_condition() -> None:
    blocks = (
        "There are two types of biopsies:",
        "  • Core biopsy. This test may be guided by ultrasound of the joint.",
    )
    blocks += ("  • Open biopsy. This test removes the whole lump through a cut in the skin.",)
    assert not any(front.startswith("Which type") for front in basics("Gout", "Diagnosis", *blocks))


STAGED = (
    "Bone cancer",
    "Overview",
    "Most people with bone cancer feel pain at night.",
    "Stages",
    "In stage I, the cancer is found in one joint only.",
    "In stage II, the cancer has spread to the lymph nodes near the knee.",
    "In stage III, the cancer has spread to the lung, the liver, or the brain.",
)


def test_a_stage_is_asked_by_its_criterion() -> None:
    cards = basics(*STAGED)
    assert cards["Which stage of bone cancer is it when the cancer is found in one joint only?"] == "Stage I"
    assert "Stage III" in cards.values()


def test_a_stage_whose_criterion_holds_of_another_is_not_asked() -> None:
    more = "In stage IV, the cancer has spread to the lung, the liver, or the brain, and to the bones."
    assert "Stage III" not in basics(*STAGED, more).values()


def test_a_stage_that_is_one_of_its_own_parts_is_not_asked() -> None:
    divided = "Stage I bone cancer is divided into stage I and stage IE."
    assert "Stage I" not in basics(*STAGED, divided).values()


FORM = ("Gout", "Overview", DEFINITION, "Tophaceous Gout")


def test_the_symptoms_of_a_form_are_a_list() -> None:
    bullets = ("  • Hard lumps under your skin", "  • Chalky fluid from a sore", "  • Bent fingers")
    (card,) = contents(made(*FORM, "If you have symptoms, they may include:", *bullets), ListCard)
    assert card.front == "Name 3 symptoms that may occur in tophaceous gout."
    assert card.back == ("Hard lumps under the skin", "Chalky fluid from a sore", "Bent fingers")


def test_the_symptoms_of_another_illness_are_a_list_under_the_condition() -> None:
    bullets = ("  • Sharp flank pain", "  • Blood in your urine", "  • Vomiting")
    cards = lists("Complications", "Some patients form stones.", "Symptoms of kidney stones include:", *bullets)
    assert [card.front for card in cards] == ["In gout, name 3 symptoms that occur in kidney stones."]


def test_the_drugs_for_one_purpose_are_a_list() -> None:
    lead = "A doctor may prescribe the following medicines to prevent attacks of gout:"
    (card,) = lists("Treatment", lead, "  • Allopurinol", "  • Febuxostat")
    assert card.front == "Which 2 medicines may be prescribed to prevent attacks of gout?"


def test_those_to_be_screened_are_a_list() -> None:
    lead = "Your doctor may recommend routine screening for gout if you’re:"
    (card,) = lists("Prevention", lead, "  • A man over the age of 65 who smokes", "  • A woman with kidney stones")
    assert card.front == "For which 2 groups of people may routine screening for gout be recommended?"


def test_what_the_next_sentence_counts_up_is_a_list() -> None:
    said = "Several drugs can worsen gout. These drugs include aspirin, niacin, and ciclosporin (an immune suppressor)."
    (card,) = lists("Causes", said)
    assert card.front == "Name 3 drugs that can worsen gout."
    assert card.back == ("Aspirin", "Niacin", "Ciclosporin (an immune suppressor)")


def test_how_a_member_is_said_is_no_part_of_it() -> None:
    said = "Several conditions can worsen gout. These conditions include obesity and psoriasis (so-RI-a-sis)."
    (card,) = lists("Causes", said)
    assert card.back == ("Obesity", "Psoriasis")


def test_a_set_in_the_sentence_before_keeps_what_narrows_it() -> None:
    said = "Men with gout are at risk of complications after surgery. These complications include fever and bleeding."
    (card,) = lists("Complications", said)
    assert card.front == "Name 2 complications after surgery in gout."


@pytest.mark.parametrize(
    "said",
    [
        "Gout has symptoms. These symptoms include fever, chills, and fatigue.",
        "Gout has other features of the skin. These features include redness, warmth, and scaling.",
        "Many doctors treat gout. These doctors include internists and surgeons.",
    ],
    ids=["any condition has symptoms", "others than which", "people"],
)
def test_a_set_that_nothing_narrows_is_no_list(said: str) -> None:
    assert not any("that may" in card.front or "Name 3 features" in card.front for card in lists("Symptoms", said))
