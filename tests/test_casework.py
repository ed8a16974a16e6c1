"""Cases that a script tells and the article proves: the key is named there, no other option is right."""

import re

import pytest

from decks.casework import asked_of, numbered, scripted_cases
from decks.distractors import are_apart
from decks.facts import Findings
from decks.framing import Candidate
from decks.knowledge import condition, is_named_after, normal
from decks.model import Deck, Distractor, Item, Span, Synthetic, Vignette
from tests.gen_articles import FILES, contents, deck_of, made, written

SAMPLES = pytest.mark.parametrize("name", FILES)
OVERVIEW = "Pertussis is an infection of the airways with a paroxysmal cough that is worst at night."
SYMPTOMS = ("Symptoms", "Fits of a paroxysmal cough end in vomiting after coughing. Infants turn blue and have apnea.")
CAUSES = ("Causes", "The bacterium Bordetella pertussis causes pertussis. It spreads from person to person.")
DIAGNOSIS = ("Diagnosis", "A swab from the nose is sent for a polymerase chain reaction, which finds the germ.")
TREATMENT = ("Treatment", "Pertussis is treated with azithromycin, which is given early.")
COMPLICATIONS = ("Complications", "Pneumonia follows in one of five infants, and apnea is common in the youngest.")
WHOLE = (*SYMPTOMS, *CAUSES, *DIAGNOSIS, *TREATMENT, *COMPLICATIONS)


def cases(*parts: str, overview: str = OVERVIEW, title: str = "Pertussis") -> dict[str, list[Vignette]]:
    """Return the cases, by their frames, of an article with *parts*."""
    found: dict[str, list[Vignette]] = {}
    for candidate in candidates(written(title, "Overview", overview, *parts)):
        assert isinstance(candidate.content, Vignette)
        found.setdefault(candidate.frame, []).append(candidate.content)
    return found


def candidates(findings: Findings) -> list[Candidate]:
    return list(scripted_cases(asked_of(findings), findings))


# What each section asks ----------------------------------------------------------------------------------------------


def test_the_diagnosis_is_told_from_what_it_is_confused_with() -> None:
    case = cases(*WHOLE)["diagnosis"][0]
    script = condition("pertussis")
    assert script is not None
    assert case.key == "Pertussis"
    expected = {normal(confusable.name): confusable.separating for confusable in script.confusables}
    for option in case.distractors:
        assert isinstance(option, Distractor)
        assert expected[normal(option.text)] in option.why


def test_a_case_of_the_diagnosis_never_names_it() -> None:
    for case in cases(*WHOLE)["diagnosis"]:
        assert not re.search("pertussis|whooping", case.stem, re.IGNORECASE)


def test_the_organism_is_asked_for_where_the_article_says_that_it_is_the_cause() -> None:
    (case,) = cases(*WHOLE)["cause"]
    assert case.key == "Bordetella pertussis"
    assert "organisms" in case.lead_in
    assert "cause" not in cases("Causes", "People in Bordetella pertussis wards talk a lot.")


def with_colitis(*parts: str) -> dict[str, list[Vignette]]:
    """Return the cases of an article on ulcerative colitis with *parts*."""
    signs = ("Symptoms", "People have bloody diarrhea, tenesmus, and urgency to defecate.")
    return cases(*signs, *parts, overview="Ulcerative colitis inflames the colon.", title="Ulcerative colitis")


def test_the_treatment_of_choice_is_one_that_the_article_names() -> None:
    (case,) = with_colitis("Treatment", "Mesalamine is used to treat ulcerative colitis.")["treatment"]
    assert case.key == "Mesalamine"
    assert "initial" not in case.lead_in


def test_a_treatment_is_initial_where_the_article_says_so() -> None:
    (case,) = with_colitis("Treatment", "Mesalamine is the first treatment of ulcerative colitis.")["treatment"]
    assert "initial pharmacotherapy" in case.lead_in


@pytest.mark.parametrize(
    "said",
    [
        "Mesalamine is not effective in ulcerative colitis.",
        "If mesalamine fails, another drug is tried.",
        "In the past, ulcerative colitis was treated with mesalamine.",
        "Researchers study whether mesalamine helps in ulcerative colitis.",
        "Some people with ulcerative colitis need mesalamine.",
        "Does mesalamine help in ulcerative colitis?",
        "Mesalamine is an alternative in ulcerative colitis.",
        "Colitis is treated with mesalamine followed by surgery.",
    ],
    ids=["denied", "a condition", "the past", "research", "some", "a question", "an alternative", "a component"],
)
def test_a_treatment_that_the_article_does_not_plainly_recommend_is_no_key(said: str) -> None:
    assert "treatment" not in with_colitis("Treatment", said)


def test_a_treatment_is_asked_of_a_diagnosis_that_is_left_to_be_inferred() -> None:
    (case,) = with_colitis("Treatment", "Mesalamine is used to treat ulcerative colitis.")["treatment"]
    script = condition("ulcerative colitis")
    assert script is not None
    assert "colitis" not in case.stem
    for option in case.distractors:
        assert "this patient" in option.why or "here shows" in option.why
        assert all(are_apart(option.text, own) for own in script.treatments)


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Colonoscopy confirms the diagnosis.", "most likely to confirm the diagnosis"),
        ("Colonoscopy is often done first.", "most appropriate initial investigation"),
        ("Doctors use colonoscopy to look for ulcers.", "most useful in establishing the diagnosis"),
    ],
)
def test_a_test_is_asked_for_in_the_article_s_own_strength(said: str, asked: str) -> None:
    (case,) = with_colitis("Diagnosis", said)["test"]
    assert case.key == "Colonoscopy"
    assert asked in case.lead_in


@pytest.mark.parametrize(
    ("name", "gene", "expected"),
    [
        ("ornithine transcarbamylase deficiency", "OTC", True),
        ("PMM2-congenital disorder of glycosylation", "PMM2", True),
        ("carnitine palmitoyltransferase II deficiency", "CPT2", True),
        ("mucopolysaccharidosis type VII", "GUSB", False),
        ("Marfan syndrome", "FBN1", False),
    ],
)
def test_a_name_gives_its_gene_away_by_letters_or_by_the_product(name: str, gene: str, *, expected: bool) -> None:
    assert is_named_after(name, gene) is expected


GOUT = ("Symptoms", "Tophi and a swollen joint are typical.")


def test_the_vaccine_is_asked_for_that_would_have_prevented_the_illness() -> None:
    (case,) = cases(*SYMPTOMS, "Prevention", "The DTaP vaccine is given to infants at two months.")["vaccine"]
    assert case.key == "DTaP vaccine"
    assert not any("pertussis" in option.why for option in case.distractors)
    assert not re.search("pertussis", case.stem, re.IGNORECASE)


def test_the_result_of_the_settling_test_leads_to_the_diagnosis() -> None:
    fluid = "Arthrocentesis is done to look for crystals."
    stated = "The fluid of the joint has needle-shaped, negatively birefringent crystals."
    gout = {"overview": "Gout is a painful disease of the joints.", "title": "Gout"}
    found = cases(*GOUT, "Diagnosis", f"{fluid} {stated}", **gout)["reading"]
    assert [case.key for case in found] == ["Gout"]
    assert "crystals" in found[0].stem
    assert "reading" not in cases(*GOUT, "Diagnosis", fluid, **gout)


@SAMPLES
def test_a_finding_asked_for_is_none_that_speaks_for_both(name: str) -> None:
    script = condition(deck_of(name).title)
    assert script is not None
    own = {normal(finding.name) for finding in script.findings}
    asked = [case for case in contents(deck_of(name), Vignette) if "Further examination" in case.lead_in]
    assert not any(normal(option.text) in own for case in asked for option in case.distractors)


def test_no_gene_is_asked_for_where_several_may_be_altered() -> None:
    script = condition("episodic ataxia")
    assert script is not None
    assert len(script.genes) > 1
    text = ("Genetic Changes", "Mutations in the CACNA1A gene cause episodic ataxia.")
    found = cases(*text, overview="Episodic ataxia is a disorder of movement with vertigo.", title="Episodic ataxia")
    assert "cause" not in found


def test_wrong_genes_are_those_of_the_conditions_that_the_patient_might_be_thought_to_have() -> None:
    name = "Ethylmalonic encephalopathy"
    text = ("Genetic Changes", "Mutations in the ETHE1 gene cause ethylmalonic encephalopathy.")
    found = cases(*text, overview=f"{name} is a disorder of the brain with petechiae and seizures.", title=name)
    script = condition(name)
    assert script is not None
    rivals = {rival.name for rival in script.confusables}
    (case,) = found["cause"]
    assert case.key == "ETHE1"
    assert any(f"is altered in {rival}, which " in option.why for option in case.distractors for rival in rivals)
    assert all("; this patient " in option.why for option in case.distractors)


def test_there_is_no_case_without_a_script() -> None:
    text = ("Symptoms", "Apnea, cyanosis, and a paroxysmal cough are seen.")
    assert cases(*text, overview="Zebra fever is a fever with vomiting.", title="Zebra fever") == {}


def test_there_is_no_case_of_the_diagnosis_where_the_article_names_too_few_findings() -> None:
    found = cases("Treatment", "Azithromycin is given.", overview="Pertussis is an infection of the airways.")
    assert "diagnosis" not in found


def test_a_finding_that_the_article_denies_is_not_shown() -> None:
    denied = ("Symptoms", "A paroxysmal cough and vomiting are typical. There is no apnea in this disease.")
    assert all(
        "pauses" not in case.stem and "apnea" not in case.stem.lower()
        for found in cases(*denied).values()
        for case in found
    )


# The stem ------------------------------------------------------------------------------------------------------------


@SAMPLES
def test_all_that_a_script_says_is_declared(name: str) -> None:
    deck = deck_of(name)
    for case in contents(deck, Vignette):
        assert all(part.text in case.stem for part in case.synthetic)


def test_no_two_stems_of_a_deck_are_the_same() -> None:
    stems = [case.stem for found in cases(*WHOLE).values() for case in found]
    assert len(set(stems)) == len(stems) >= 2


def test_a_stem_shows_neither_its_key_nor_a_number_that_was_measured() -> None:
    for found in cases(*WHOLE).values():
        for case in found:
            assert f" {normal(case.key)} " not in f" {normal(case.stem)} "
            assert not re.search(r"\d+(?:\.\d+)? ?(?:mg|g/|mmol|%|mL)", case.stem)


# The unfolding case --------------------------------------------------------------------------------------------------


def test_the_steps_of_one_patient_count_from_one_and_name_the_diagnosis_in_none() -> None:
    deck = made(
        "Ulcerative colitis",
        "Overview",
        "Ulcerative colitis inflames the colon.",
        "Symptoms",
        "People have bloody diarrhea, tenesmus, and urgency to defecate.",
        "Diagnosis",
        "Colonoscopy confirms the diagnosis.",
        "Treatment",
        "Mesalamine is used to treat ulcerative colitis.",
        "Complications",
        "Ulcerative colitis may lead to toxic megacolon.",
    )
    steps = sorted((c for c in contents(deck, Vignette) if c.case_id), key=lambda c: c.step or 0)
    assert [step.step for step in steps] == list(range(1, len(steps) + 1))
    assert len(steps) >= 3
    assert len({re.search(r"\d+-\w+-old \w+", step.stem).group() for step in steps}) == 1  # type: ignore[union-attr]
    assert not any(re.search("colitis", step.stem, re.IGNORECASE) for step in steps)
    assert all(step.distractors for step in steps)


def step(n: int) -> Item:
    options = (Distractor("B", "b"), Distractor("C", "c"))
    case = Vignette("S", "Which?", "A", options, (Synthetic("S", "slot"),), case_id="one", step=n)
    return Item(str(n), "section", case, "", (Span(0, 1),), ())


def places(items: list[Item]) -> list[int | None]:
    return [item.content.step for item in items if isinstance(item.content, Vignette)]


def test_steps_that_remain_are_counted_anew() -> None:
    assert places(numbered([step(5), step(1), step(3)])) == [3, 1, 2]


def test_too_few_steps_are_no_case() -> None:
    assert places(numbered([step(1), step(4)])) == [None, None]


def test_a_deck_keeps_the_cases_of_its_bullets() -> None:
    deck: Deck = deck_of(FILES[0])
    assert contents(deck, Vignette)
