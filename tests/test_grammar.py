"""English words put together: questions, agreement, capitals, articles, lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks.grammar import capitalised, coordinates, decapitalised, singular_verb, wh_question, with_indefinite


@pytest.mark.parametrize(
    ("wh", "subject", "predicate", "question"),
    [
        ("What", "gout", "is caused by", "What is gout caused by?"),
        ("What", "pertussis", "may lead to", "What may pertussis lead to?"),
        ("What", "the rash", "usually affects", "What does the rash usually affect?"),
        ("What", "smoking", "caused", "What did smoking cause?"),
        ("What", "untreated syphilis", "can eventually damage", "What can untreated syphilis eventually damage?"),
        ("What", "the diagnosis of gout", "is based on", "What is the diagnosis of gout based on?"),
        ("What", "the infection", "has led to", "What has the infection led to?"),
        ("What", "infected people", "had", "What did infected people have?"),
        ("What", "scurvy", "has been traced to", "What has scurvy been traced to?"),
        ("How", "scabies", "spreads", "How does scabies spread?"),
        ("How", "celiac disease", "is treated", "How is celiac disease treated?"),
        ("When", "surgery", "is recommended", "When is surgery recommended?"),
        ("In whom", "measles", "occurs most often", "In whom does measles occur most often?"),
    ],
)
def test_a_question_moves_the_auxiliary_or_lends_one(wh: str, subject: str, predicate: str, question: str) -> None:
    assert wh_question(wh, subject, predicate) == question


def test_no_question_is_made_where_the_parse_finds_no_verb() -> None:
    assert wh_question("What", "anemia", "of") == ""


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("improve", "improves"),
        ("significantly improve", "significantly improves"),
        ("often cause", "often causes"),
        ("reach", "reaches"),
        ("undergo", "undergoes"),
        ("carry", "carries"),
        ("destroy", "destroys"),
        ("improves", "improves"),
        ("may reduce", "may reduce"),
    ],
)
def test_the_main_verb_becomes_singular(plural: str, singular: str) -> None:
    assert singular_verb(plural) == singular


@pytest.mark.parametrize(
    ("phrase", "members"),
    [
        ("fever", ()),
        ("", ()),
        ("fever and chills", ("fever", "chills")),
        ("measles, mumps, or rubella", ("measles", "mumps", "rubella")),
        ("measles; mumps; and rubella", ("measles", "mumps", "rubella")),
        ("aspirin and/or heparin", ("aspirin", "heparin")),
        ("fever, chills (and sweats), or cough", ("fever", "chills (and sweats)", "cough")),
        ("drugs [a, b], rest", ("drugs [a, b]", "rest")),
        ("1,000 mg", ()),
        ("bread,butter", ("bread", "butter")),
    ],
)
def test_a_list_is_split_at_its_joints_and_nowhere_else(phrase: str, members: tuple[str, ...]) -> None:
    assert coordinates(phrase) == members


@given(st.lists(st.from_regex(r"[b-z]{4,9}", fullmatch=True), min_size=2, max_size=7))
def test_a_joined_list_comes_apart_again(members: list[str]) -> None:
    assert coordinates(f"{', '.join(members[:-1])}, and {members[-1]}") == tuple(members)


AN = (
    "apple;MRI scan;hour;honest answer;onset;uninjured limb;unimportant finding;unidentified germ;ulcer;"
    "underlying tumor;X-ray;EEG;NSAID;HIV test;8-year-old boy;11-year-old girl;18-month-old girl;80-year-old man"
)
A = (
    "heart attack;hepatitis B vaccine;unilateral rash;unit;useful drug;usual dose;urea breath test;urinary catheter;"
    "European study;eukaryote;one-week history;once-daily dose;U-shaped curve;US study;UTI;CT scan;6-week history;"
    "100-mg dose;110-kg man;9-year-old boy"
)


@pytest.mark.parametrize(
    ("article", "phrase"),
    [(a, phrase) for a, row in (("an", AN), ("a", A)) for phrase in row.split(";")],
)
def test_a_or_an_follows_the_sound(article: str, phrase: str) -> None:
    assert with_indefinite(phrase) == f"{article} {phrase}"


@pytest.mark.parametrize(
    ("phrase", "inside"),
    [
        ("Fever and chills", "fever and chills"),
        ("MRI of the brain", "MRI of the brain"),
        ("B cells", "B cells"),
        ("A rash", "a rash"),
        ("C3 level", "C3 level"),
        ("", ""),
    ],
)
def test_a_phrase_is_lowered_unless_it_is_an_acronym(phrase: str, inside: str) -> None:
    assert decapitalised(phrase) == inside


def test_a_name_keeps_its_capital() -> None:
    assert decapitalised("Crohn disease", proper=True) == "Crohn disease"


def test_a_capital_is_put_on_the_first_letter_only() -> None:
    assert capitalised("mRNA vaccine") == "mRNA vaccine"
    assert capitalised("") == ""
