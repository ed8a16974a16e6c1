"""Cases whose options are wrong for the one condition that the stem leaves: gene, product, pattern, treatment."""

import re

from decks.casework import asked_of, scripted_cases
from decks.casework.naming import is_of_group
from decks.casework.rivals import rivals
from decks.choosing import asked_at_the_bedside
from decks.facts import Findings
from decks.knowledge import condition, gene
from decks.model import Vignette
from tests.gen_articles import written

OVERVIEW = "Hajdu-Cheney syndrome is a rare disorder with loss of bone in the fingertips, a fracture and hearing loss."
GENE = "Mutations in the NOTCH2 gene cause Hajdu-Cheney syndrome."
PATTERN = "Hajdu-Cheney syndrome is inherited in an autosomal dominant pattern."
NEW = "Most cases occur in people with no history of the disorder in their family."
STONES = "Gallstones are hard stones in the gallbladder that cause nausea and vomiting after a fatty meal."


def article(title: str, *parts: str) -> Findings:
    return written(title, "Overview", *parts)


def cases(findings: Findings) -> dict[str, Vignette]:
    """Return the cases of *findings* by their frames, one of each."""
    asked = (*asked_of(findings), *asked_at_the_bedside(findings))
    found = {candidate.frame: candidate.content for candidate in scripted_cases(asked, findings)}
    return {frame: content for frame, content in found.items() if isinstance(content, Vignette)}


def test_the_gene_of_the_article_is_asked_of_a_patient_whose_picture_leaves_its_condition_alone() -> None:
    found = cases(article("Hajdu-Cheney syndrome", OVERVIEW, "Genetic Changes", GENE))
    case = next(case for case in found.values() if "genes" in case.lead_in)
    assert case.key == "NOTCH2"
    assert len(case.distractors) == 3
    assert not re.search("hajdu|cheney|notch", case.stem, re.IGNORECASE)


def test_the_gene_of_one_form_is_asked_of_no_patient() -> None:
    form = "Mutations in the SLC1A3 gene cause episodic ataxia type 6."
    findings = article(
        "Episodic ataxia", "Episodic ataxia causes attacks of ataxia and vertigo.", "Genetic Changes", form
    )
    assert not [one for one in asked_at_the_bedside(findings) if one.key == "SLC1A3"]


def test_the_pattern_is_asked_of_a_patient_where_no_family_can_tell_it() -> None:
    found = cases(article("Hajdu-Cheney syndrome", OVERVIEW, "Inheritance", f"{PATTERN} {NEW}"))
    assert found["bedside pattern"].key == "Autosomal dominant"
    told = cases(article("Hajdu-Cheney syndrome", OVERVIEW, "Inheritance", PATTERN))
    assert "bedside pattern" not in told


def test_an_operation_is_asked_for_among_those_of_the_specialty() -> None:
    treatment = "Surgeons treat gallstones by cholecystectomy, which removes the gallbladder."
    case = cases(article("Gallstones", STONES, "Treatment", treatment))["treatment"]
    assert case.key == "Cholecystectomy"
    assert "allstones" not in case.stem
    script = condition("gallstones")
    assert script is not None
    assert not {option.text.lower() for option in case.distractors} & set(script.treatments)


def test_options_come_from_the_specialty_where_no_other_condition_is_near() -> None:
    findings = article("Gallstones", STONES)
    script = condition("gallstones")
    assert script is not None
    wide, near = (
        rivals("cholecystectomy", lambda s: s.treatments, "treats", findings, script, is_alike=True, is_near=is_near)
        for is_near in (False, True)
    )
    assert len(near.options) < len(wide.options)
    of_specialty = {c.specialty for rival in wide.of if (c := condition(rival.name)) is not None}
    assert of_specialty == {script.specialty}


def test_no_two_wrong_genes_are_of_one_condition() -> None:
    said = "Costello syndrome is caused by mutations in the HRAS gene."
    findings = article("Costello syndrome", "Costello syndrome affects many parts of the body.", "Causes", said)
    (asked,) = (one for one in asked_of(findings) if one.frame == "cause")
    offered = [known for d in asked.distractors if (known := gene(d.text)) is not None]
    assert len(offered) > 1
    assert all(set(a.conditions).isdisjoint(b.conditions) for a in offered for b in offered if a is not b)


def test_no_drug_for_other_organs_is_offered_because_it_is_given_in_a_rare_disease_too() -> None:
    said = "Doctors treat lipoid proteinosis with acitretin, which softens the skin."
    overview = "Lipoid proteinosis is a disorder that thickens the skin and makes the voice hoarse."
    findings = article("Lipoid proteinosis", overview, "Treatment", said)
    offered = {d.text for one in asked_of(findings) if one.frame == "treatment" for d in one.distractors}
    assert not offered & {"Lonafarnib", "Levetiracetam", "Metoprolol"}


def test_what_is_of_females_is_of_girls_too() -> None:
    said = "Rett syndrome occurs almost only in females."
    statement = next(s for s in article("Rett syndrome", said).statements if "females" in s.text)
    assert is_of_group(statement, is_child=True, sex="f")
    assert not is_of_group(statement, is_child=True, sex="m")
