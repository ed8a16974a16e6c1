"""A case is settled: something in its stem speaks against each option, and nothing in it is told twice or invented."""

import re

import pytest

from decks.casework.alike import is_told
from decks.casework.apart import BY_AGE, BY_FINDINGS, EXPLICIT, Picture, is_settled, what_speaks_against
from decks.casework.naming import is_of_stated_age
from decks.casework.presentations import Presentation, present
from decks.casework.shown import distinct, findings_to_show, results_stated
from decks.casework.telling import Telling, joined, tell
from decks.knowledge import Condition, Confusable, ScriptFinding, condition, finding, fits
from decks.model import Vignette
from tests.gen_articles import written
from tests.test_casework import GOUT, WHOLE, candidates, cases


def script_of(name: str) -> Condition:
    script = condition(name)
    assert script is not None
    return script


def patient_of(name: str, variant: int = 0) -> Presentation:
    who = present(written(name, "Overview", f"{name} makes people ill."), script_of(name), variant=variant)
    assert who is not None
    return who


def picture(*shown: str, absent: tuple[str, ...] = (), age_years: float = 30) -> Picture:
    return Picture(tuple(ScriptFinding(name, name) for name in shown), absent, (), age_years)


# What tells conditions apart -----------------------------------------------------------------------------------------


def test_a_rival_is_excluded_by_what_separates_it_and_is_absent() -> None:
    scabies = Confusable("scabies", "causes burrows and itching in the whole family")
    reason = what_speaks_against(scabies, picture("dry skin", absent=("burrows",)))
    assert reason is not None
    assert reason.rank == EXPLICIT
    assert reason.said == "this patient has no burrows"


def test_a_rival_is_excluded_by_a_finding_that_it_is_said_to_lack() -> None:
    paralysis = Confusable("hypokalemic periodic paralysis", "causes weakness without palpitations")
    reason = what_speaks_against(paralysis, picture("palpitations"))
    assert reason is not None
    assert reason.said == "this patient has palpitations"


def test_two_findings_that_few_conditions_have_speak_against_one_without_them() -> None:
    asthma = Confusable("asthma", "makes people wheeze")
    two = picture("burrows", "cherry-red spot")
    reason = what_speaks_against(asthma, two)
    assert reason is not None
    assert reason.rank == BY_FINDINGS
    assert is_settled([[(asthma, reason)]], two)
    assert what_speaks_against(asthma, picture("burrows")) is None


def test_what_every_disease_may_have_speaks_against_none() -> None:
    assert what_speaks_against(Confusable("asthma", "makes people wheeze"), picture("fever", "vomiting")) is None


def test_another_age_speaks_against_a_rival_only_beside_a_finding() -> None:
    rival = Confusable("pyloric stenosis", "causes projectile vomiting")
    reason = what_speaks_against(rival, picture("burrows", age_years=60))
    assert reason is not None
    assert reason.rank == BY_AGE
    assert what_speaks_against(rival, picture("fever", age_years=60)) is None


def test_each_option_of_a_diagnosis_is_spoken_against_in_its_explanation_or_by_a_result() -> None:
    for case in cases(*WHOLE)["diagnosis"]:
        assert all("this patient" in option.why for option in case.distractors)


def test_the_explanation_says_what_makes_it_this_condition() -> None:
    found = candidates(written("Pertussis", "Overview", "Pertussis is an infection with a paroxysmal cough.", *WHOLE))
    reasons = [each.reason for each in found if each.frame == "diagnosis"]
    assert reasons
    assert all(reason.endswith("is typical of pertussis.") for reason in reasons)


def test_a_cause_of_an_inferred_diagnosis_is_offered_only_against_causes_that_the_stem_speaks_against() -> None:
    found = cases(*WHOLE)["cause"]
    inferred = [case for case in found if not re.search("pertussis", case.stem, re.IGNORECASE)]
    assert all("this patient" in option.why for case in inferred for option in case.distractors)
    assert all("diagnos" in case.stem or "confirms" in case.stem for case in found if case not in inferred)


# What may be shown ---------------------------------------------------------------------------------------------------


def test_a_result_is_shown_only_where_the_article_states_it() -> None:
    gout = script_of("gout")
    silent = written("Gout", "Overview", "Gout is a painful disease.", "Diagnosis", "Fluid is drawn from the joint.")
    said = "The fluid has needle-shaped, negatively birefringent crystals."
    telling = written("Gout", "Overview", "Gout is a painful disease.", "Diagnosis", said)
    assert results_stated(silent, gout, ()) == ()
    (stated,) = results_stated(telling, gout, ())
    assert stated.span.of(telling.article.text) == said


def test_no_result_of_a_script_is_declared_as_ours() -> None:
    for found in cases(*GOUT, overview="Gout is a painful disease of the joints.", title="Gout").values():
        for case in found:
            assert isinstance(case, Vignette)
            assert not any("crystals" in part.text for part in case.synthetic)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("pruritus", "an itchy rash in the elbow creases"),
        ("syncope", "has fainted during exercise"),
        ("memory loss", "worsening memory and thinking"),
    ],
)
def test_a_finding_is_told_already_in_another_form_of_its_words(name: str, told: str) -> None:
    known = finding(name)
    assert known is not None
    assert is_told(ScriptFinding(known.name, known.bedside), told)


def test_of_two_findings_that_say_the_same_one_is_shown() -> None:
    pool = [
        ScriptFinding("abdominal distension", "a swollen belly"),
        ScriptFinding("bloating", "swelling of the belly"),
        ScriptFinding("jaundice", "yellow sclerae"),
    ]
    assert len(distinct(pool, 3)) == 2


@pytest.mark.parametrize(
    ("words", "age_years", "sex", "expected"),
    [
        ("few spoken words for age", 0.25, "female", False),
        ("few spoken words for age", 3, "female", True),
        ("difficulty maintaining an erection", 50, "female", False),
        ("difficulty maintaining an erection", 50, "male", True),
        ("a bulging fontanelle", 30, "male", False),
        ("a reduced vital capacity", 0.7, "male", False),
        ("a runny nose", 0.5, "male", True),
    ],
)
def test_a_thing_is_said_only_of_patients_who_can_have_it(
    words: str, age_years: float, sex: str, *, expected: bool
) -> None:
    assert fits(words, age_years=age_years, sex=sex) is expected


@pytest.mark.parametrize("name", ["cystic fibrosis", "gout", "measles", "preeclampsia", "autism"])
def test_no_patient_shows_what_no_patient_of_that_age_and_sex_can_have(name: str) -> None:
    for variant in range(4):
        who = patient_of(name, variant)
        findings = written(name, "Overview", f"{name} makes people ill.")
        for words in (who.complaint, who.history, *(f.bedside for f in findings_to_show(who, findings, ()))):
            assert who.patient.can_have(words)


@pytest.mark.parametrize(
    ("text", "age_years", "expected"),
    [
        ("It is recommended for infants younger than one month.", 0.3, False),
        ("It is recommended for infants younger than one month.", 0.05, True),
        ("Adults over 60 years of age take it.", 50, False),
        ("It is given to everybody.", 50, True),
    ],
)
def test_a_statement_proves_nothing_of_a_patient_outside_the_ages_that_it_states(
    text: str, age_years: float, *, expected: bool
) -> None:
    assert is_of_stated_age(text, age_years) is expected


# How it is told ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        (("pallor", "edema"), "pallor and edema"),
        (("pallor", "nausea and vomiting"), "pallor as well as nausea and vomiting"),
        (("pallor", "edema", "fever"), "pallor, edema, and fever"),
    ],
)
def test_findings_are_joined_as_prose(points: tuple[str, ...], expected: str) -> None:
    assert joined(points) == expected


def test_a_young_child_is_brought_and_the_parents_report() -> None:
    who = patient_of("croup")
    shown = tuple(ScriptFinding(f.name, f.bedside) for f in who.script.findings)
    text = tell(who, Telling(shown=shown)).text
    assert "is brought to" in text
    assert "also reports" not in text
