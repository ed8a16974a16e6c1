"""What sets a rival apart in words is denied of a patient, and what the rival's own script says of it counts."""

import pytest

from decks.casework.alike import is_told
from decks.casework.apart import Picture, what_speaks_against
from decks.casework.denied import absent_in_words, denials_of
from decks.casework.results import result_against
from decks.casework.shown import denied_findings
from decks.casework.telling import Stated
from decks.knowledge import Confusable, ScriptFinding, ScriptTest, normal
from tests.gen_articles import written
from tests.test_casework_settled import picture, script_of


@pytest.mark.parametrize(
    ("separating", "denied"),
    [
        ("causes Kayser-Fleischer rings with a goiter", ("goiter",)),
        ("causes hitchhiker thumbs and clubfoot", ("hitchhiker thumbs", "clubfoot")),
        ("causes sparse hair and thick, dry skin", ("sparse hair", "thick, dry skin")),
        ("causes pallor and a slow pulse without hives", ()),
        ("causes numbness of the thumb, index and middle fingers", ()),
        ("causes a severe rash of infants", ()),
        ("causes rough papules on chest and scalp margin", ("rough papules on chest",)),
        ("spares the nose", ()),
    ],
)
def test_what_sets_a_rival_apart_may_be_denied_where_it_is_a_sign(separating: str, denied: tuple[str, ...]) -> None:
    assert denials_of(Confusable("another disease", separating)) == denied


def test_a_rivals_own_script_tells_what_sets_the_condition_apart_from_it() -> None:
    own, other = script_of("Usher syndrome"), script_of("Pendred syndrome")
    assert any(normal(c.name) == normal(own.name) for c in other.confusables)
    said = " ".join(c.separating for c in other.confusables if normal(c.name) == normal(own.name))
    shown = tuple(f for f in own.findings if is_told(f, said))
    assert shown
    seen = Picture(shown, (), (), own=own)
    assert what_speaks_against(Confusable(other.name, "begins later"), seen, is_sure=True) is not None


def test_an_unstated_result_of_a_test_that_many_share_excludes_no_rival() -> None:
    own, other = script_of("encephalitis lethargica"), script_of("Japanese encephalitis")
    fluid = ScriptTest("CSF analysis", "a mild lymphocytic pleocytosis")
    assert result_against(other, (Stated(fluid, None),), is_sure=False) is None
    biopsy = ScriptTest("skin biopsy", own.tests[0].result)
    assert result_against(other, (Stated(biopsy, None),), is_sure=False) is not None


@pytest.mark.parametrize(("rival", "is_excluded"), [("epilepsy", False), ("long QT syndrome", True)])
def test_a_normal_result_excludes_what_the_test_would_show(rival: str, *, is_excluded: bool) -> None:
    normal_rhythm = Stated(ScriptTest("electrocardiogram", "a normal rhythm"), None)
    assert (result_against(script_of(rival), (normal_rhythm,), is_sure=False) is not None) is is_excluded


def test_a_part_of_what_a_rival_leaves_as_it_is_excludes_it_not() -> None:
    shown = Picture((ScriptFinding("chest pain", "sharp chest pain"),), (), ())
    assert what_speaks_against(Confusable("a rival", "causes breathlessness with a normal chest wall"), shown) is None
    assert what_speaks_against(Confusable("a rival", "causes breathlessness with a normal chest"), shown) is not None


def test_nothing_is_denied_that_the_patient_may_have_or_the_article_names() -> None:
    rival = Confusable("another disease", "causes hitchhiker thumbs and clubfoot")
    assert list(absent_in_words(iter((rival,)), "a limp", "A bone disease.")) == ["hitchhiker thumbs", "clubfoot"]
    assert list(absent_in_words(iter((rival,)), "a clubfoot", "Some have hitchhiker thumbs.")) == []


def test_a_denial_said_of_another_condition_is_none_of_this_one() -> None:
    script = script_of("acute pericarditis")

    def denied(said: str) -> tuple[str, ...]:
        overview = "Acute pericarditis inflames the sac around the heart."
        return denied_findings(written("Acute pericarditis", "Overview", overview, "Diagnosis", said), script)

    assert denied("\u2022 Pulmonary embolism: Pleuritic pain and no friction rub.") == ()
    assert denied("Many patients have no friction rub.") == ("pericardial friction rub",)


def test_only_a_sign_that_a_script_says_is_absent_speaks_against_its_condition() -> None:
    bleeding = Confusable("von Willebrand disease", "makes people bleed")
    assert what_speaks_against(bleeding, picture("hemarthrosis")) == "this patient has hemarthrosis"
    assert what_speaks_against(bleeding, picture("hemarthrosis"), is_sure=True) is None
    assert what_speaks_against(bleeding, picture("Kayser-Fleischer ring")) is None
    assert what_speaks_against(Confusable("skin abscess", "makes a lump"), picture("fever")) is None
