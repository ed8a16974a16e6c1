"""A case is settled: something in its stem speaks against each option, and nothing in it is told twice or invented."""

import re
from dataclasses import replace

import pytest

from decks.casework.alike import is_told
from decks.casework.apart import Picture, may_have, what_speaks_against
from decks.casework.naming import is_of_stated_age
from decks.casework.presentations import Presentation, is_given_away, present
from decks.casework.shown import distinct, findings_to_show, results_stated, settling_result
from decks.casework.telling import Telling, joined, tell
from decks.knowledge import Condition, Confusable, ScriptFinding, condition, finding, fits
from decks.model import Vignette
from decks.patients import Patient
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


def aged(person: str) -> Patient:
    is_female = person.endswith(("girl", "woman"))
    subject, possessive = ("She", "her") if is_female else ("He", "his")
    return Patient(person, subject, possessive, person.endswith(("girl", "boy")), ())


def picture(*shown: str, absent: tuple[str, ...] = ()) -> Picture:
    return Picture(tuple(ScriptFinding(name, name) for name in shown), absent, ())


# What tells conditions apart -----------------------------------------------------------------------------------------


def test_a_rival_is_excluded_by_what_separates_it_and_is_absent() -> None:
    scabies = Confusable("scabies", "causes burrows and itching in the whole family")
    assert what_speaks_against(scabies, picture("dry skin", absent=("burrows",))) == "this patient has no burrows"


def test_what_a_rival_is_not_known_for_excludes_it_by_no_absence() -> None:
    celiac = Confusable("celiac disease", "causes chronic diarrhea with burrows")
    assert what_speaks_against(celiac, picture("heartburn", absent=("burrows",))) is None


def test_a_rival_is_excluded_by_a_finding_that_it_is_said_to_lack() -> None:
    paralysis = Confusable("hypokalemic periodic paralysis", "causes weakness without palpitations")
    assert what_speaks_against(paralysis, picture("palpitations")) == "this patient has palpitations"


@pytest.mark.parametrize("separating", ["causes burning feet with normal pupils", "spares the pupils"])
def test_a_rival_is_excluded_by_what_it_leaves_as_it_is(separating: str) -> None:
    shown = Picture((ScriptFinding("miosis", "small, irregular pupils"),), (), ())
    assert what_speaks_against(Confusable("a rival", separating), shown) == "this patient has small, irregular pupils"


def test_a_rival_is_excluded_by_what_the_script_says_to_speak_against_it() -> None:
    croup = Confusable("croup", "causes a barking cough", against=("had a cold", "a high-pitched whoop"))
    assert what_speaks_against(croup, Picture((), (), (), history="had a cold")) == "this patient had a cold"
    whoop = Picture((ScriptFinding("paroxysmal cough", "a high-pitched whoop"),), (), ())
    assert what_speaks_against(croup, whoop) == "this patient has a high-pitched whoop"
    assert what_speaks_against(croup, picture("fever")) is None


def test_what_is_found_speaks_against_a_rival_before_what_happened_earlier() -> None:
    thrombosis = Confusable(
        "factor V Leiden", "causes venous clots", against=("has lost a pregnancy", "a net-like rash")
    )
    shown = (ScriptFinding("livedo reticularis", "a net-like rash"),)
    seen = Picture(shown, (), (), history="has lost a pregnancy")
    assert what_speaks_against(thrombosis, seen) == "this patient has a net-like rash"


def test_what_every_disease_may_have_speaks_against_none() -> None:
    assert what_speaks_against(Confusable("skin abscess", "makes a lump"), picture("fever", "vomiting")) is None


def test_an_acute_illness_is_none_that_has_lasted_for_years() -> None:
    pneumonia = Confusable("community-acquired pneumonia", "causes an infiltrate")
    ill = Picture((), (), (), lasting=(3, "year"), own=script_of("idiopathic pulmonary fibrosis"))
    said = what_speaks_against(pneumonia, ill)
    assert said is not None
    assert said.endswith("this patient has been ill for 3 years")


def test_a_newborn_s_disease_is_no_option_for_an_older_child() -> None:
    newborn = Confusable("hemolytic disease of the newborn", "causes hydrops")
    assert may_have(aged("2-day-old girl"), newborn)
    assert not may_have(aged("1-year-old girl"), newborn)
    assert may_have(aged("70-year-old woman"), Confusable("migraine", "causes headache"))


def test_no_option_is_of_the_other_sex() -> None:
    pregnancy = Confusable("ectopic pregnancy", "causes bleeding with a positive pregnancy test")
    assert may_have(aged("20-year-old woman"), pregnancy)
    assert not may_have(aged("20-year-old man"), pregnancy)


def test_what_a_rival_often_has_excludes_it_by_no_absence() -> None:
    stroke = Confusable("intracerebral hemorrhage", "shows blood on CT and often causes headache")
    assert what_speaks_against(stroke, picture("aphasia", absent=("headache",))) is None


def test_a_discharge_of_both_tells_neither() -> None:
    chlamydia = Confusable("chlamydia", "causes a thinner, clear discharge")
    assert what_speaks_against(chlamydia, Picture((), (), (), complaint="discharge and burning")) is None


def test_a_diagnosis_has_three_rivals_that_its_stem_speaks_against() -> None:
    for case in cases(*WHOLE)["diagnosis"]:
        assert len(case.distractors) == 3
        assert all("this patient" in option.why for option in case.distractors)


def test_the_explanation_says_what_makes_it_this_condition() -> None:
    found = candidates(written("Pertussis", "Overview", "Pertussis is an infection with a paroxysmal cough.", *WHOLE))
    reasons = [each.reason for each in found if each.frame == "diagnosis"]
    assert reasons
    assert all(reason.endswith("is typical of pertussis.") for reason in reasons)


def test_no_case_tells_its_diagnosis() -> None:
    for case in cases(*WHOLE)["cause"]:
        assert not re.search("pertussis", case.stem, re.IGNORECASE)
        assert all("this patient" in option.why for option in case.distractors)


# What may be shown ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("history", "told"),
    [
        ("has a father who had the spleen removed", "His father had the spleen removed."),
        ("has a mother and a brother with the same disease", "His mother and brother have the same disease."),
        ("has a parent with kidney failure", "One of his parents has kidney failure."),
        ("has a father with gout and has never smoked", "He has a father with gout and has never smoked."),
    ],
)
def test_what_a_relative_has_is_told_of_the_relative(history: str, told: str) -> None:
    who = replace(patient_of("gout"), history=history, patient=aged("50-year-old man"))
    assert told in tell(who, Telling()).text


def test_a_result_is_shown_only_where_the_article_states_it() -> None:
    gout = script_of("gout")
    silent = written("Gout", "Overview", "Gout is a painful disease.", "Diagnosis", "Fluid is drawn from the joint.")
    said = "The fluid has needle-shaped, negatively birefringent crystals."
    telling = written("Gout", "Overview", "Gout is a painful disease.", "Diagnosis", said)
    assert results_stated(silent, gout, ()) == ()
    (stated,) = results_stated(telling, gout, ())
    assert stated.span is not None
    assert stated.span.of(telling.article.text) == said


def test_a_result_that_the_article_does_not_state_is_declared_as_the_scripts() -> None:
    for found in cases(*GOUT, overview="Gout is a painful disease of the joints.", title="Gout").values():
        for case in found:
            assert isinstance(case, Vignette)
            if "crystals" in case.stem:
                assert any("crystals" in part.text and part.origin == "script" for part in case.synthetic)


def test_a_settling_result_names_no_gene_and_nothing_that_the_article_denies() -> None:
    plain = written("Gout", "Overview", "Gout is a painful disease.")
    assert settling_result(plain, script_of("gout"), ())
    denied = written("Gout", "Overview", "The fluid has no needle-shaped, negatively birefringent crystals.")
    assert settling_result(denied, script_of("gout"), ()) == ()
    assert settling_result(plain, script_of("Costello syndrome"), ()) == ()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("pruritus", "an itchy rash in the elbow creases"),
        ("syncope", "has fainted during exercise"),
        ("memory loss", "worsening memory and thinking"),
        ("weight loss", "has lost 4 kg in spite of eating more"),
        ("epigastric pain", "upper belly pain and diarrhea"),
        ("eye pain", "attacks of burning pain of the rectum, the eyes or the jaw"),
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
        ("It is approved for people ages 18 years and older.", 17, False),
        ("It is given to children 12 years or younger.", 14, False),
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


@pytest.mark.parametrize(
    ("words", "secret", "expected"),
    [
        ("many small cores", "multiminicore disease", True),
        ("a heart murmur", "heart failure", True),
        ("a hard lump in the breast", "breast cancer", False),
    ],
)
def test_a_part_of_the_name_gives_it_away(words: str, secret: str, *, expected: bool) -> None:
    assert is_given_away(words, (secret,)) is expected


@pytest.mark.parametrize("history", ["held the head up late", "was born with swelling", "had fits as a baby"])
def test_what_began_in_infancy_is_not_dated_anew(history: str) -> None:
    who = patient_of("multiminicore disease")
    script = replace(who.script, history=(history,))
    findings = written("multiminicore disease", "Overview", "multiminicore disease makes people ill.")
    again = present(findings, script, variant=0)
    assert again is not None
    assert again.n == 0
