"""The patient of a case: of the age and sex of those whom the fact or the article is about, all declared as ours."""

import re

import pytest

from decks.facts import Findings
from decks.patients import Patient, chance, lasting, patient_for
from tests.gen_articles import findings_of, written

SEEDS = [str(n) for n in range(30)]
MONTHS = {"day": 1 / 30, "week": 7 / 30, "month": 1, "year": 12}


def article(overview: str, *, title: str = "Gout") -> Findings:
    return written(title, "Overview", overview, "Treatment", "Nothing helps at once.")


def patients(findings: Findings, population: str | None = None) -> list[Patient]:
    return [patient_for(findings, population=population, seed=seed) for seed in SEEDS]


def months(patient: Patient) -> float:
    """Return the patient's age."""
    number, unit, _ = patient.person.split("-")
    return int(number) * MONTHS[unit]


NOBODY = article("Zebra fever is a fever. Nobody knows whom it strikes.", title="Zebra fever")


@pytest.mark.parametrize(
    ("overview", "low", "high"),
    [
        ("It is most often seen in children under the age of three.", 0, 3),
        ("It strikes infants younger than 2, and few others.", 0, 2),
        ("It is seen in children below ten.", 0, 10),
        ("Zebra fever affects adults over the age of 50.", 50, 95),
        ("Zebra fever strikes people older than 65 in winter.", 65, 95),
        ("Most women over 40 are immune to zebra fever.", 40, 95),
    ],
)
def test_the_age_is_that_of_those_whom_the_article_names(overview: str, low: int, high: int) -> None:
    ages = [
        months(patient) / 12
        for patient in patients(article(f"Zebra fever is a fever. {overview}", title="Zebra fever"))
    ]
    assert all(low <= age <= high for age in ages)
    assert len(set(ages)) > 3


@pytest.mark.parametrize(
    ("population", "low", "high"),
    [
        ("newborns", 0, 1 / 12),
        ("infants", 0, 1),
        ("toddlers", 1, 3),
        ("children", 2, 17),
        ("boys", 2, 17),
        ("adolescents", 13, 17),
        ("young adults", 18, 40),
        ("pregnant women", 18, 45),
        ("adults", 18, 95),
        ("middle-aged adults", 40, 65),
        ("postmenopausal women", 50, 95),
        ("older adults", 65, 95),
    ],
)
def test_the_age_is_that_of_the_fact_s_population(population: str, low: float, high: float) -> None:
    assert all(low <= months(patient) / 12 <= high for patient in patients(NOBODY, population))


def test_a_fact_s_population_goes_before_the_article_s() -> None:
    old = article("Zebra fever affects adults over the age of 50.", title="Zebra fever")
    assert all(months(patient) < 18 * 12 for patient in patients(old, "children"))
    young = article("Zebra fever is seen in children under the age of three.", title="Zebra fever")
    assert all(months(patient) >= 18 * 12 for patient in patients(young, "adults"))


@pytest.mark.parametrize(
    ("population", "nouns"),
    [
        ("women", {"woman"}),
        ("pregnant women", {"woman"}),
        ("men", {"man"}),
        ("boys", {"boy"}),
        ("girls", {"girl"}),
        ("older men", {"man"}),
        ("children", {"girl", "boy"}),
        (None, {"woman", "man"}),
    ],
)
def test_the_sex_is_that_of_the_population(population: str | None, nouns: set[str]) -> None:
    assert {patient.person.split()[-1] for patient in patients(NOBODY, population)} == nouns


def test_a_patient_is_spoken_of_as_one_person() -> None:
    for patient in (*patients(NOBODY), *patients(NOBODY, "infants")):
        is_female = patient.person.endswith(("girl", "woman"))
        assert (patient.subject, patient.possessive) == (("She", "her") if is_female else ("He", "his"))
        assert patient.is_child == patient.person.endswith(("girl", "boy")) == (months(patient) < 18 * 12)
        assert re.fullmatch(r"[1-9]\d?-(?:day|week|month|year)-old (?:girl|boy|woman|man)", patient.person)
        assert re.fullmatch(rf"an? {patient.person}", patient.indefinite)


def test_all_that_is_said_of_a_patient_is_declared_as_ours() -> None:
    for patient in patients(NOBODY):
        assert [(part.text, part.origin) for part in patient.synthetic] == [(patient.person, "slot")]


def test_chance_is_the_same_for_the_same_seed() -> None:
    assert patients(NOBODY) == patients(NOBODY)
    assert chance("a").random() == chance("a").random() != chance("b").random()
    assert chance("gout").randint(0, 10**9) == 167898171


def test_a_person_under_two_is_counted_in_months() -> None:
    young = article("Zebra fever is seen in children under the age of three.", title="Zebra fever")
    units = {patient.person.split("-")[1]: months(patient) for patient in patients(young)}
    assert set(units) == {"month", "year"}
    assert all(months(p) < 24 for p in patients(young) if "month" in p.person)


def test_the_patients_of_a_disease_of_the_old_are_old() -> None:
    assert all(months(patient) > 50 * 12 for patient in patients(findings_of("gen_giant_cell_arteritis.txt")))


@pytest.mark.parametrize(("n", "unit", "told"), [(9, "hour", 9), (35, "hour", 36), (20, "hour", 24), (13, "day", 13)])
def test_hours_are_told_by_the_half_day(n: int, unit: str, told: int) -> None:
    assert lasting(n, unit) == told
