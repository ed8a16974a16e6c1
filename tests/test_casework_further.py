"""Cases beyond the first: other causes, other findings, and what speaks against what is like the condition."""

import re

from decks.casework import asked_of, scripted_cases
from decks.casework.apart import Picture, may_have, what_speaks_against
from decks.casework.rivals import further
from decks.knowledge import Confusable, ScriptFinding, condition
from decks.model import Vignette
from decks.patients import Patient
from tests.gen_articles import written

PTOSIS = "Myasthenia gravis causes ptosis and double vision."
ATTACK = ("Causes", "In myasthenia gravis, antibodies attack the acetylcholine receptors.")
SIZES = "Acromegaly causes headache and profuse sweating."
PAINS = ("Symptoms", "People have joint pain, headache, and loud snoring.")
PERTUSSIS = "Pertussis is an infection with a paroxysmal cough."
GERM = ("Causes", "The bacterium Bordetella pertussis causes pertussis.")


def cases(title: str, overview: str, *parts: str) -> dict[str, list[Vignette]]:
    """Return the cases, by their frames, of an article on *title*."""
    findings = written(title, "Overview", overview, *parts)
    found: dict[str, list[Vignette]] = {}
    for candidate in scripted_cases(asked_of(findings), findings):
        assert isinstance(candidate.content, Vignette)
        found.setdefault(candidate.frame, []).append(candidate.content)
    return found


def test_the_cause_is_asked_for_beside_those_of_other_kinds() -> None:
    (case,) = cases("Myasthenia gravis", PTOSIS, *ATTACK)["mechanism"]
    assert case.key == "An immune attack on acetylcholine receptors"
    options = {option.text for option in case.distractors}
    assert options <= {
        "An immune attack on calcium channels",
        "Infection with Clostridium botulinum",
        "A mutation in the C9orf72 gene",
        "An immune attack on myelin",
    }
    assert all("this patient" in option.why for option in case.distractors)
    assert not re.search("myasthenia", case.stem, re.IGNORECASE)


def test_a_line_of_notes_that_gives_a_test_s_result_proves_the_test() -> None:
    belly = "Acute pancreatitis causes severe epigastric pain and vomiting."
    (case,) = cases("Acute pancreatitis", belly, "Diagnosis", "Markedly elevated serum lipase within the first hours.")[
        "test"
    ]
    assert case.key == "Serum lipase"


def test_no_cause_is_asked_for_twice() -> None:
    found = cases("Pertussis", PERTUSSIS, *GERM)
    assert found["cause"]
    assert "mechanism" not in found


def test_the_case_of_a_second_section_shows_other_findings() -> None:
    first, second = cases("Acromegaly", SIZES, *PAINS)["diagnosis"]
    told, again = ({part.text for part in case.synthetic if part.origin == "script"} for case in (first, second))
    assert 2 * len(told & again) < len(again)


def test_a_hallmark_speaks_against_a_condition_that_has_it_not() -> None:
    hairs = (ScriptFinding("corkscrew hairs", "coiled hairs with bleeding around them"),)
    shown = Picture(hairs, (), (), own=condition("scurvy"))
    said = "this patient has coiled hairs with bleeding around them"
    assert what_speaks_against(Confusable("hypophosphatasia", ""), shown) == said
    assert what_speaks_against(Confusable("hypophosphatasia", ""), shown, is_sure=True) is None


def test_who_is_at_risk_shows_nothing_of_it_yet() -> None:
    found = cases(
        "Hereditary spherocytosis",
        "Hereditary spherocytosis makes the skin yellow, enlarges the spleen, and causes anemia.",
        "Complications",
        "Many people develop gallstones.",
    )
    for case in found.get("complication", ()):
        assert "fatty meals" not in case.stem


def test_what_is_like_a_condition_is_neither_named_by_the_article_nor_confused_with_it() -> None:
    script = condition("acromegaly")
    assert script is not None
    findings = written("Acromegaly", "Overview", f"{SIZES} It is no gigantism.")
    confused = {rival.name for rival in script.confusables}
    assert not confused & {other.name for other in further(findings, script)}


def test_a_complaint_that_tells_the_condition_needs_no_rare_sign_beside_it() -> None:
    spins = "Benign paroxysmal positional vertigo causes nystagmus and nausea."
    (case,) = cases("Benign paroxysmal positional vertigo", spins)["diagnosis"]
    assert "spinning when rolling over in bed" in case.stem


def test_an_examiner_sees_more_in_what_the_patient_tells_of() -> None:
    spots = "Chickenpox causes fever, and vesicles in different stages."
    (case,) = cases("Chickenpox", spots)["diagnosis"]
    assert "itchy spots and blisters all over" in case.stem
    assert "macules, vesicles and crusts at different stages" in case.stem


def test_what_is_there_from_birth_is_thought_of_in_a_newborn() -> None:
    newborn = Patient("3-day-old girl", "She", "her", is_child=True, synthetic=())
    assert may_have(newborn, Confusable("Turner syndrome", ""))
    assert not may_have(newborn, Confusable("gout", ""))


def test_an_illness_of_pregnancy_has_a_patient() -> None:
    itch = "Intrahepatic cholestasis of pregnancy causes itch of palms and soles in pregnancy."
    (case,) = cases("Intrahepatic cholestasis of pregnancy", itch)["diagnosis"]
    assert "weeks pregnant" in case.stem
