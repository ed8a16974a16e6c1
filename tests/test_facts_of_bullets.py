"""What `Term: description` bullets say, by the section that they stand in."""

import pytest

from decks.facts import Findings
from decks.facts.bullets import RELATIONS, clauses_of
from decks.model import Fact, Relation
from tests.gen_articles import written

R = Relation
DEFINITION = "Gout is a kind of arthritis."


def under(heading: str, *bullets: str, lead: str = "") -> Findings:
    """Return what is found in an article on gout with *bullets* under *heading*, after the words *lead* if any."""
    parts = (heading, lead) if lead else (heading,)
    return written("Gout", "Overview", DEFINITION, *parts, *(f"  • {bullet}" for bullet in bullets))


def described(findings: Findings) -> list[Fact]:
    """Return the facts of `Term: description` bullets."""
    return [f for f in findings.facts if f.relation not in (R.HAS_MEMBERS, R.STATES) and not f.predicate]


SAYS: tuple[tuple[str, str, Relation, str], ...] = (
    ("Treatment", "Allopurinol: 100 mg by mouth each day", R.HAS_DOSE, "100 mg by mouth each day"),
    ("Causes", "Obesity: The most common cause in men", R.IS_THE_MOST, "The most common cause in men"),
    ("Causes", "Alcohol: The leading trigger", R.IS_THE_MOST, "The leading trigger"),
    (
        "Causes",
        "Diuretics: Such as furosemide or chlorothiazide",
        R.HAS_EXAMPLES,
        "Such as furosemide or chlorothiazide",
    ),
    ("Diagnosis", "Ultrasound: To detect crystals in the joint", R.IS_USED_TO, "To detect crystals in the joint"),
    ("Treatment", "Ice: To relieve swelling", R.IS_USED_TO, "To relieve swelling"),
    ("Diagnosis", "X-ray: Used to rule out a fracture", R.IS_USED_TO, "Used to rule out a fracture"),
    ("Treatment", "Surgery: If a tophus presses on a nerve", R.IS_USED_WHEN, "If a tophus presses on a nerve"),
    ("Treatment", "Febuxostat: Used in patients with a rash", R.IS_USED_WHEN, "Used in patients with a rash"),
    ("Treatment", "Prednisone: Given by mouth", R.IS_GIVEN_AS, "Given by mouth"),
    ("Treatment", "Colchicine: Small doses twice a day", R.IS_GIVEN_AS, "Small doses twice a day"),
    ("Treatment", "Naproxen: For severe pain", R.IS_USED_FOR, "For severe pain"),
    ("Diagnosis", "Joint aspiration: Shows needle-shaped crystals", R.SHOWS, "Shows needle-shaped crystals"),
    ("Diagnosis", "Blood count: Normal between attacks", R.SHOWS, "Normal between attacks"),
    ("Diagnosis", "Serum urate: High levels in the blood", R.SHOWS, "High levels in the blood"),
    ("Treatment", "Rasburicase: An enzyme that breaks down urate", R.IS_A, "An enzyme that breaks down urate"),
    ("Symptoms", "Tophi: Firm lumps beneath the skin", R.DESCRIBED_AS, "Firm lumps beneath the skin"),
    ("Symptoms", "Tophus: A firm lump beneath the skin", R.DESCRIBED_AS, "A firm lump beneath the skin"),
    ("Treatment", "Rasburicase: Rasburicase breaks down urate", R.DOES, "breaks down urate"),
    ("Complications", "Gouty nephropathy: Affects both kidneys", R.DOES, "Affects both kidneys"),
    ("Symptoms", "Fever: Rare in the first attack", R.IS, "Rare in the first attack"),
    ("Symptoms", "Pain: The joint is tender", R.STATES, "The joint is tender"),
)


@pytest.mark.parametrize(("heading", "bullet", "relation", "said"), SAYS, ids=[row[1] for row in SAYS])
def test_a_description_says_what_its_grammar_and_its_section_make_of_it(
    heading: str, bullet: str, relation: Relation, said: str
) -> None:
    findings = under(heading, bullet)
    facts = [f for f in findings.facts if not f.predicate and f.object == said]
    assert [(fact.relation, fact.subject) for fact in facts] == [(relation, bullet.split(":", maxsplit=1)[0])]
    assert [span.of(findings.article.text) for span in facts[0].evidence] == [bullet]


def test_every_relation_has_its_bullet() -> None:
    assert {relation for relation, _ in RELATIONS} == {row[2] for row in SAYS}


@pytest.mark.parametrize(
    ("bullet", "facts"),
    [
        (
            "Rasburicase: An enzyme that breaks down urate; used in severe cases",
            [(R.IS_A, "An enzyme that breaks down urate"), (R.IS_USED_WHEN, "used in severe cases")],
        ),
        (
            "Febuxostat: A drug that lowers urate, given when a rash appears",
            [(R.IS_A, "A drug that lowers urate"), (R.IS_USED_WHEN, "given when a rash appears")],
        ),
        (
            "Colchicine: For a new flare. It acts within a day.",
            [
                (R.IS_USED_FOR, "For a new flare"),
                (R.LASTS, "within a day"),
                (R.STATES, "Colchicine acts within a day."),
            ],
        ),
    ],
)
def test_a_description_that_says_two_things_gives_two_facts(bullet: str, facts: list[tuple[Relation, str]]) -> None:
    findings = under("Treatment", bullet)
    of_bullet = [f for f in findings.facts if f.evidence[0].of(findings.article.text) in bullet]
    assert [(fact.relation, fact.object) for fact in of_bullet] == facts


def test_clauses_leave_out_only_the_marks_between_them() -> None:
    text = "A drug; used in severe cases. Rarely toxic."
    assert [span.of(text) for span in clauses_of(text)] == ["A drug", "used in severe cases", "Rarely toxic."]
    assert clauses_of("") == []


@pytest.mark.parametrize("mark", [": ", " – ", " — ", " - "])
def test_a_term_is_parted_from_its_description_by_a_colon_or_a_dash(mark: str) -> None:
    (fact,) = described(under("Symptoms", f"Tophi{mark}Firm lumps beneath the skin"))
    assert (fact.subject, fact.object) == ("Tophi", "Firm lumps beneath the skin")


@pytest.mark.parametrize(
    "bullet",
    ["Drink water: two liters a day keep stones away. Then: rest.", "Pain, redness, and swelling", "Well-being"],
)
def test_words_without_a_short_name_before_the_mark_are_no_term(bullet: str) -> None:
    statements = under("Symptoms", bullet, "Tophi: Firm lumps").statements
    assert [statement.term is None for statement in statements[1:]] in ([True, False], [False, False])


def test_a_hedge_and_a_population_are_kept() -> None:
    (fact,) = described(under("Diagnosis", "Serum urate: Often normal in women"))
    assert (fact.hedge, fact.population, fact.is_negative) == ("Often", "women", False)


def test_a_heading_narrows_whom_its_bullets_are_about() -> None:
    findings = written(
        "Gout", "Symptoms", DEFINITION, "In Women", "  • Tophi: Firm lumps", "  • Fever: High heat of the body"
    )
    assert {fact.population for fact in described(findings)} == {"women"}


def test_what_does_not_work_is_negative() -> None:
    (fact,) = described(under("Treatment", "Penicillin: Not effective"))
    assert fact.is_negative


@pytest.mark.parametrize(
    ("bullet", "points"),
    [
        ("Diuretics: Such as furosemide, chlorothiazide, and others", ("furosemide", "chlorothiazide")),
        ("Foods: Including liver and anchovies", ("liver", "anchovies")),
        ("Cancers: Including breast, lung, or ovarian cancer", ()),
        ("Foods: Such as liver", ()),
    ],
)
def test_examples_have_points_where_each_is_whole(bullet: str, points: tuple[str, ...]) -> None:
    (fact,) = described(under("Causes", bullet))
    assert (fact.relation, fact.points) == (R.HAS_EXAMPLES, points)


def test_a_description_that_is_unfinished_or_of_two_things_defines_nothing() -> None:
    findings = under("Diagnosis", "Blood count: A test that looks for the following", "Exam and history: A look at you")
    assert not any(fact.relation is R.IS_A for fact in described(findings) if fact.subject != "gout")
