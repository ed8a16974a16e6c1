"""Runs of sibling bullets: the list that each makes with its lead or its heading, or why it makes none."""

import pytest

from decks.facts import Findings
from decks.model import Fact, Relation
from decks.refusals import Reason
from tests.gen_articles import written

_OF_LISTS = (
    Reason.MANY_POINTS,
    Reason.LONG_POINTS,
    Reason.UNEVEN_POINTS,
    Reason.UNNAMED_POINTS,
    Reason.DENIED_POINTS,
)
DEFINITION = "Gout is a kind of arthritis."


def under(heading: str, *bullets: str, lead: str = "") -> Findings:
    """Return what is found in an article on gout with *bullets* under *heading*, after the words *lead* if any."""
    parts = (heading, lead) if lead else (heading,)
    return written("Gout", "Overview", DEFINITION, *parts, *(f"  • {bullet}" for bullet in bullets))


def groups(findings: Findings) -> list[Fact]:
    """Return the lists that were found."""
    return [fact for fact in findings.facts if fact.relation in (Relation.HAS_MEMBERS, Relation.DOES) and fact.points]


def test_sibling_bullets_are_the_members_of_their_heading() -> None:
    findings = under("Risk Factors", "Older age", "Obesity", "Kidney disease: Raises urate")
    (fact,) = groups(findings)
    assert (fact.subject, fact.points) == ("risk factors", ("Older age", "Obesity", "Kidney disease"))
    assert [span.of(findings.article.text) for span in fact.evidence] == [
        "Older age",
        "Obesity",
        "Kidney disease: Raises urate",
    ]


def test_a_lead_names_what_its_bullets_are() -> None:
    (fact,) = groups(under("Symptoms", "Fever", "Chills", "Fatigue", lead="Less common symptoms may include:"))
    assert (fact.subject, fact.predicate) == ("less common symptoms", "may include")


@pytest.mark.parametrize(
    "bullets",
    [
        ("Fever",),
        tuple(f"Sign {letter}" for letter in "ABCDEFGHI"),
        ("Fever", "Other symptoms"),
        ("Fever", "The joint is swollen and warm to the touch"),
        ("Fever", "Rest the foot, and call if it does not help within a day or two, or if it gets worse"),
    ],
    ids=["one", "nine", "a category", "a sentence", "advice"],
)
def test_what_is_no_closed_list_of_names_is_no_group(bullets: tuple[str, ...]) -> None:
    assert groups(under("Symptoms", *bullets)) == []


def test_lists_of_two_headings_stay_apart() -> None:
    findings = written(
        "Gout",
        "Symptoms",
        DEFINITION,
        "Early Signs",
        "  • Fever",
        "  • Chills",
        "Late Signs",
        "  • Lumps",
        "  • Stones",
    )
    assert [fact.points for fact in groups(findings)] == [("Fever", "Chills"), ("Lumps", "Stones")]


@pytest.mark.parametrize(
    ("bullet", "point"),
    [
        ("sarcoidosis, a disease that scars the lungs. It often starts in young adults.", "sarcoidosis"),
        ("damage to the joint, which leads to stiffness", "damage to the joint"),
        ("diuretics (water pills), such as furosemide. They raise urate.", "diuretics (water pills)"),
        ("drinking alcohol.", "drinking alcohol"),
        ("Lead poisoning. Lead blocks the kidney.", "Lead poisoning"),
        ("infection with H. pylori. The germ lives in the stomach.", "infection with H. pylori"),
        ("slowed growth;", "slowed growth"),
    ],
)
def test_a_point_is_the_head_of_its_bullet(bullet: str, point: str) -> None:
    first = "Obesity" if bullet[0].isupper() else "obesity"
    (fact,) = groups(under("Causes", first, bullet, lead="Causes of gout include"))
    assert fact.points == (first, point)


def test_a_list_is_proven_by_its_lead_and_its_bullets() -> None:
    findings = under("Causes", "obesity", "lead poisoning", lead="Common causes of gout include")
    (fact,) = groups(findings)
    said = [span.of(findings.article.text) for span in fact.evidence]
    assert said == ["Common causes of gout include", "obesity", "lead poisoning"]


@pytest.mark.parametrize(
    ("lead", "bullets", "reason"),
    [
        ("Causes of gout include", tuple(f"cause {letter}" for letter in "abcdefgh"), Reason.MANY_POINTS),
        ("Causes of gout include", ("obesity", "the joint is hot."), Reason.UNEVEN_POINTS),
        ("Causes of gout include", ("obesity", "salt", "Tests for gout"), Reason.UNEVEN_POINTS),
        ("The three types of gout are:", ("acute gout", "chronic gout"), Reason.UNEVEN_POINTS),
        ("They include", ("obesity", "lead poisoning"), Reason.UNNAMED_POINTS),
        ("Your doctor may ask you about", ("obesity", "lead poisoning"), Reason.UNNAMED_POINTS),
        ("Causes of gout include", ("obesity", f"a history of {'very ' * 15}rich meals"), Reason.LONG_POINTS),
    ],
)
def test_what_makes_no_list_says_why(lead: str, bullets: tuple[str, ...], reason: Reason) -> None:
    findings = under("Causes", *bullets, lead=lead)
    assert groups(findings) == []
    assert {refusal.reason for refusal in findings.refusals if refusal.reason in _OF_LISTS} == {reason}


def test_a_paragraph_parts_two_lists() -> None:
    findings = written(
        "Gout",
        "Causes",
        DEFINITION,
        "Causes of gout include",
        "  • obesity",
        "  • salt",
        "Symptoms of gout include",
        "  • pain",
        "  • redness",
    )
    assert [fact.points for fact in groups(findings)] == [("obesity", "salt"), ("pain", "redness")]


def test_what_is_only_being_studied_is_no_list() -> None:
    findings = under("Treatment", "enzymes", "herbs", lead="Treatments being studied for gout include")
    assert groups(findings) == []
    assert [statement.text for statement in findings.statements] == [DEFINITION]
