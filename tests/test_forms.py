"""Under the heading of a form of the condition, the condition is that form."""

import pytest

from tests.gen_articles import written


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Chronic Gout", "chronic gout"),
        ("Symptoms", "gout"),
        ("Treating Gout", "gout"),
        ("Causes of Gout", "gout"),
        ("Refractory Gout", "gout"),  # which no sentence names
    ],
)
def test_a_heading_names_a_form_where_the_text_uses_its_name(heading: str, name: str) -> None:
    findings = written("Gout", "Overview", "Most chronic gout heals.", heading, "Flares are painful.")
    section = findings.article.sections[-1]
    assert findings.under(section.section_id).topic.name == name


def test_the_condition_under_the_heading_of_a_form_is_that_form() -> None:
    findings = written(
        "Gout", "Overview", "Most chronic gout heals.", "Chronic Gout", "Beer is a cause of the condition."
    )
    assert any(fact.object == "Beer is a cause of chronic gout." for fact in findings.facts)


def test_an_article_read_again_keeps_every_name_of_its_condition() -> None:
    parts = (
        "Gouty Joint Disease",
        "Overview",
        "Gouty joint disease (GJD) is painful.",
        "Symptoms",
        "Flares are painful.",
    )
    for _ in range(2):
        written.cache_clear()
        findings = written(*parts)
        assert findings.under(findings.article.sections[-1].section_id).topic.abbreviation == "GJD"
