"""Numbers of clozes: whole ranges with unit and comparison, and the times of life at which a condition shows."""

import pytest

from decks.clozes.numbers import numbers_in, times_of_life_in


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("About 5% die of it.", "5%"),
        ("About 5.5 percent of them relapse.", "5.5 percent"),
        ("The dose of 0.5 mg is doubled.", "0.5 mg"),
        ("It strikes 1 in 5,000 newborns.", "1 in 5,000"),
        ("It strikes 1 in 50,000 to 100,000 newborns.", "1 in 50,000 to 100,000"),
        ("It strikes 1 in 300,000 to 1 in 1.25 million people.", "1 in 300,000 to 1 in 1.25 million"),
        ("Stones recur in 8 out of 10 people.", "8 out of 10"),
        ("A flare lasts 3 to 10 days.", "3 to 10 days"),
        ("A flare lasts 3–10 days.", "3–10 days"),
        ("Urate falls within six months.", "within six months"),
        ("The test is repeated 12 weeks or more after the first.", "12 weeks or more"),
        ("It is rare before the age of 30, even in men.", "age of 30"),
        ("Up to 1,000 mL are drawn.", "Up to 1,000 mL"),
        ("It affects less than 1 percent of adults.", "less than 1 percent"),
        ("It affects more than 25 million people.", "more than 25 million"),
        ("It probably affects 200 to 300 people worldwide.", "200 to 300"),
        ("In two-thirds of cases a gene is found.", "two-thirds"),
        ("There are 6 to 40 cases per 1 million people.", "6 to 40 cases per 1 million"),
        ("It affects 110 to 144 of every 1 million people.", "110 to 144 of every 1 million"),
        ("The outlook is good where the tumor is 5 centimeters or smaller.", "5 centimeters or smaller"),
        ("Women are twice as likely as men to have it.", "twice"),
        ("It occurs more often in people who are older than 45.", "older than 45"),
        ("A third dose follows after 18 months, then none.", "18 months"),
    ],
)
def test_a_number_is_whole_with_its_unit_and_its_comparison(sentence: str, number: str) -> None:
    assert [sentence[start:end] for start, end in numbers_in(sentence)] == [number]


@pytest.mark.parametrize(
    "sentence",
    [
        "An 18-month-old child fell ill.",
        "It was found 20 years ago.",
        "In the past 50 years it has become rare.",
        "Therapy takes one-hour sessions.",
        "One parent carries it.",
    ],
)
def test_a_number_that_tells_nothing_of_the_condition_is_left(sentence: str) -> None:
    assert numbers_in(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "when"),
    [
        ("The rash usually begins in early childhood.", "early childhood"),
        ("Glaucoma typically appears in late childhood or early adolescence.", "late childhood or early adolescence"),
        ("Hearing loss is present from birth.", "birth"),
    ],
)
def test_a_time_of_life_is_found_where_something_begins(sentence: str, when: str) -> None:
    assert [sentence[start:end] for start, end in times_of_life_in(sentence)] == [when]


def test_of_two_times_of_life_none_is_hidden() -> None:
    assert times_of_life_in("It occurs from early childhood to the age of 40.") == ()
    assert times_of_life_in("It begins in childhood, but may be diagnosed in adulthood.") == ()


def test_a_range_is_hidden_with_its_between() -> None:
    text = "It begins between the ages of 3 and 10."
    assert [text[start:end] for start, end in numbers_in(text)] == ["between the ages of 3 and 10"]
