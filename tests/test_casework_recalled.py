"""Questions of recall that an illness script asks and the article proves."""

import pytest

from decks.casework import asked_of, recalled_questions
from decks.casework.alike import SAID_ALREADY
from decks.casework.presentations import present
from decks.casework.rivals import is_sound_rival
from decks.casework.shown import findings_to_show
from decks.distractors import overlap
from decks.knowledge import condition, finding, in_years
from decks.model import Mcq
from tests.gen_articles import written
from tests.test_casework import OVERVIEW, TREATMENT, WHOLE


def questions(*parts: str, title: str = "Pertussis", overview: str = OVERVIEW) -> dict[str, Mcq]:
    """Return the questions, by their lead-ins, of an article on *title* with *parts*."""
    found = {}
    findings = written(title, "Overview", overview, *parts)
    for candidate in recalled_questions(asked_of(findings), findings):
        assert isinstance(candidate.content, Mcq)
        found[candidate.content.lead_in] = candidate.content
    return found


def test_the_treatment_is_asked_of_the_condition_itself() -> None:
    question = questions(*TREATMENT)["Which of the following is used to treat pertussis?"]
    assert question.key == "Azithromycin"
    assert question.stem == ""
    assert all("treats" in option.why for option in question.distractors)


def test_the_organism_is_asked_of_the_condition_itself() -> None:
    asked = questions(*WHOLE)
    assert asked["Which of the following organisms causes pertussis?"].key == "Bordetella pertussis"


def test_a_test_is_asked_for_only_where_the_article_says_that_it_diagnoses() -> None:
    lead_in = "Which of the following investigations is used to diagnose asthma?"
    asthma = {"title": "Asthma", "overview": "Asthma makes people wheeze and cough."}
    assert lead_in not in questions("Diagnosis", "Spirometry is repeated each year.", **asthma)
    assert (
        questions("Diagnosis", "Spirometry confirms what the doctor suspects.", **asthma)[lead_in].key == "Spirometry"
    )


def test_a_test_for_what_the_article_names_too_is_no_wrong_answer() -> None:
    script = condition("opsoclonus-myoclonus syndrome")
    assert script is not None
    overview = "Opsoclonus-myoclonus syndrome makes the eyes dance."
    alone = written("Opsoclonus-myoclonus syndrome", "Overview", overview)
    with_tumor = written("Opsoclonus-myoclonus syndrome", "Overview", f"{overview} Neuroblastoma often causes it.")
    asked = ("urine HVA and VMA", "MIBG scan", lambda s: (t.test for t in s.tests))
    assert is_sound_rival(*asked, alone, script)
    assert not is_sound_rival(*asked, with_tumor, script)


@pytest.mark.parametrize("name", ["sialidosis", "gastritis", "giant cell arteritis"])
def test_no_finding_says_again_what_the_patient_comes_with(name: str) -> None:
    script = condition(name)
    assert script is not None
    findings = written(name, "Overview", f"{name.capitalize()} makes people ill.")
    for variant in range(3):
        who = present(findings, script, variant=variant)
        assert who is not None
        for shown in findings_to_show(who, findings, ()):
            known = finding(shown.name)
            assert known is not None
            assert known.lay is None or overlap(known.lay, f"{who.complaint} {who.also}") < SAID_ALREADY


@pytest.mark.parametrize("name", ["Krabbe disease", "gastritis", "pertussis", "Meckel syndrome", "gout"])
@pytest.mark.parametrize("population", [None, "infants", "adults", "children"])
def test_a_patient_is_of_the_script_s_ages_and_not_ill_for_longer_than_alive(name: str, population: str | None) -> None:
    script = condition(name)
    assert script is not None
    findings = written(name, "Overview", f"{name.capitalize()} makes people ill.")
    for variant in range(4):
        who = present(findings, script, variant=variant, population=population)
        if who is not None:
            spans = [span.years for span in script.ages]
            assert any(0.9 * low <= who.patient.years <= 1.2 * high for low, high in spans)
            assert not who.n or in_years(who.n, who.unit) <= who.patient.years / 2


def test_an_adult_s_disease_has_no_infant_for_a_patient() -> None:
    gout = condition("gout")
    assert gout is not None
    findings = written("Gout", "Overview", "Gout makes people ill.")
    assert present(findings, gout, variant=0, population="infants") is None
    assert present(findings, gout, variant=0) is not None
