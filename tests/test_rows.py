"""The rows of a table: what each column says of the first cell, and where nothing may be asked."""

import pytest

from decks.facts import Findings, facts_of
from decks.facts.columns import Role, first_column, other_column
from decks.facts.table_cells import note_in, said_in, with_unit
from decks.generate import build_deck
from decks.model import Basic, Cloze, Deck, Fact, Mcq, Relation
from decks.reading import read_article
from tests.gen_articles import contents

DEFINITION = "Gout is a kind of arthritis."


def article(heading: str, *rows: str, before: str = "", after: str = "") -> bytes:
    """Return an article on gout with a Markdown table of *rows* under *heading*; the second row is ruled under."""
    first, *others = rows
    ruled = (first, "|---" * (first.count("|") - 1) + "|", *others)
    parts = ("# Gout", "## Overview", DEFINITION, f"## {heading}", before, "\n".join(ruled), after)
    return "\n\n".join(part for part in parts if part).encode()


def found_in(heading: str, *rows: str, before: str = "", after: str = "") -> Findings:
    return facts_of(read_article("gout.md", article(heading, *rows, before=before, after=after)))


def table(heading: str, *rows: str, before: str = "", after: str = "") -> Deck:
    return build_deck(read_article("gout.md", article(heading, *rows, before=before, after=after)))


def cards(deck: Deck) -> dict[str, str]:
    return {card.front: card.back for card in contents(deck, Basic)}


def told(findings: Findings) -> list[Fact]:
    return [fact for fact in findings.facts if fact.column]


@pytest.mark.parametrize(
    ("first", "column", "relation"),
    [
        ("Drug", "Dose", Relation.HAS_DOSE),
        ("Drug", "Indication", Relation.IS_USED_FOR),
        ("Test", "Typical findings", Relation.SHOWS),
        ("Sign", "Description", Relation.DESCRIBED_AS),
        ("Finding", "Frequency (%)", Relation.HAS_FREQUENCY),
        ("Cause", "Share of cases (%)", Relation.CAUSES_A_SHARE),
        ("Drug", "Duration", Relation.LASTS),
        ("Drug", "Mechanism of action", Relation.HAS_ATTRIBUTE),
    ],
)
def test_a_column_s_heading_says_what_its_cells_are(first: str, column: str, relation: Relation) -> None:
    value = "12" if "%" in column else "12 mg" if column == "Dose" else "12 days"
    (fact,) = told(found_in("Treatment", f"| {first} | {column} |", f"| Colchicine | {value} |"))
    assert (fact.subject, fact.relation) == ("Colchicine", relation)


@pytest.mark.parametrize(
    ("heading", "name", "role", "unit", "narrows"),
    [
        ("Dose (mg/kg)", "Dose", Role.DOSE, "mg/kg", ""),
        ("Dose (mg), adults", "Dose", Role.DOSE, "mg", "adults"),
        ("Maximum daily dose", "Maximum daily dose", Role.DOSE, "", ""),
        ("Dose (children)", "Dose", Role.DOSE, "", "children"),
        ("Duration in days", "Duration", Role.LENGTH, "days", ""),
        ("Patients (%)", "frequency", Role.SHARE, "%", ""),
        ("% of children", "frequency", Role.SHARE, "%", "children"),
        ("Prevalence in men", "Prevalence", Role.SHARE, "", "men"),
        ("Patients, n (%)", "Patients, n", Role.REMARK, "", ""),
        ("Patients", "Patients", Role.NARROWS, "", ""),
        ("Pseudogout", "Pseudogout", Role.UNKNOWN, "", ""),
    ],
)
def test_a_heading_falls_into_its_parts(heading: str, name: str, role: Role, unit: str, narrows: str) -> None:
    column = other_column(heading)
    assert (column.name, column.role, column.unit, column.narrows) == (name, role, unit, narrows)


@pytest.mark.parametrize(
    ("heading", "role"),
    [("Generic name", Role.DRUG), ("Clinical feature", Role.FINDING), ("Feature", Role.FEATURE), ("Who", Role.UNKNOWN)],
)
def test_the_first_heading_says_what_the_rows_are_of(heading: str, role: Role) -> None:
    assert first_column(heading).role is role


@pytest.mark.parametrize(
    ("cell", "unit", "value"),
    [
        ("40–45", "mg/kg", "40–45 mg/kg"),
        ("< 10", "%", "< 10%"),
        ("0.5 twice daily", "mg", "0.5 mg twice daily"),
        ("0.5 g", "mg", "0.5 g"),
        ("10", "", "10"),
        ("30 (12)", "%", "30 (12)"),
        ("20 of 45", "%", "20 of 45"),
    ],
)
def test_only_a_bare_number_takes_the_unit_of_its_column(cell: str, unit: str, value: str) -> None:
    assert with_unit(cell, unit) == value


@pytest.mark.parametrize(
    ("cell", "words", "marks"),
    [
        ("Naproxen†", "Naproxen", ("†",)),
        ("40 mg*", "40 mg", ("*",)),
        ("Naproxenᵃ", "Naproxen", ("ᵃ",)),
        ("25% ¹", "25% ¹", ()),
        ("25%¹", "25%", ("¹",)),
        ("4 × 10⁹", "4 × 10⁹", ()),
        ("30 kg/m²", "30 kg/m²", ()),
        ("HLA-B*27", "HLA-B*27", ()),
    ],
)
def test_marks_of_notes_are_told_from_exponents(cell: str, words: str, marks: tuple[str, ...]) -> None:
    said = said_in(cell)
    assert (said.words, said.marks) == (words, marks)


def test_a_note_is_told_by_its_mark() -> None:
    assert note_in("† In penicillin allergy.") == ("†", "In penicillin allergy")
    assert note_in("Gout hurts.") is None


def test_a_dose_is_asked_for_with_its_unit_how_often_and_for_whom() -> None:
    deck = table(
        "Treatment",
        "| Drug | Patients | Dose (mg) | Route | Frequency | Duration |",
        "| Colchicine | Adults | 0.5 | oral | twice daily | 3–6 days |",
        "| Colchicine | Older people | 0.5 | oral | once daily | — |",
    )
    asked = cards(deck)
    assert asked["Adults, oral: what is the dose of colchicine in gout?"] == "0.5 mg, twice daily"
    assert asked["Older people, oral: what is the dose of colchicine in gout?"] == "0.5 mg, once daily"
    assert asked["Adults, oral: for how long is colchicine given in gout?"] == "3–6 days"
    assert not any("Older" in front and "long" in front for front in asked)


def test_a_dose_keeps_its_indication_and_an_indication_is_asked_for() -> None:
    deck = table(
        "Treatment",
        "| Drug | Dose | Indication |",
        "| Colchicine | 0.5 mg twice daily | acute attacks |",
        "| Allopurinol | 100 mg daily | long-term prevention |",
    )
    assert cards(deck)["Acute attacks: what is the dose of colchicine in gout?"] == "0.5 mg twice daily"
    assert cards(deck)["What is allopurinol used for in gout?"] == "Long-term prevention"


def test_a_frequency_is_asked_for_with_its_sign() -> None:
    deck = table("Symptoms", "| Finding | Frequency (%) |", "| Joint pain | 95 |", "| Tophi | 10–20 |", "| Fever | |")
    asked = cards(deck)
    assert asked["What share of patients with gout have joint pain?"] == "95%"
    assert asked["What share of patients with gout have tophi?"] == "10–20%"
    assert not any("fever" in front for front in asked)


def test_two_conditions_are_told_apart_but_not_where_they_are_alike() -> None:
    deck = table(
        "Differential diagnosis",
        "| Feature | Pseudogout | Gout |",
        "| Crystals | rhomboid | needle-shaped |",
        "| Fever | possible | possible |",
        "| Course | variable | in attacks |",
    )
    asked = {front: back for front, back in cards(deck).items() if front.startswith("Regarding")}
    assert asked == {
        "Regarding crystals, what sets gout apart from pseudogout?": "Needle-shaped (pseudogout: rhomboid)"
    }


def test_a_differential_says_what_distinguishes_the_other_condition() -> None:
    deck = table(
        "Differential diagnosis",
        "| Condition | Distinguishing features |",
        "| Septic arthritis | High fever; one hot joint |",
    )
    assert cards(deck)["What distinguishes septic arthritis from gout?"] == "High fever, one hot joint"


def test_a_result_and_a_property_of_a_test_are_asked_for() -> None:
    deck = table(
        "Diagnosis",
        "| Test | Result | Sensitivity (%) |",
        "| Microscopy of synovial fluid | needle-shaped crystals | 85 |",
    )
    asked = cards(deck)
    assert asked["What is the typical result of microscopy of synovial fluid in gout?"] == "Needle-shaped crystals"
    assert asked["What is the sensitivity of microscopy of synovial fluid in gout?"] == "85%"


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (("| Drug | |", "| Colchicine | 0.5 mg |"), "a column without a heading"),
        (("| Drug | Dose |", "| Colchicine | 0.5 |"), "a number without a unit"),
        (("| Drug | Dose |", "| Colchicine | — |"), "an empty cell"),
        (("| Drug | Dose |", "| Colchicine | as directed |"), "no number"),
        (("| Drug | Dose | Dose |", "| Colchicine | 0.5 mg | 1 mg |"), "two columns of one name"),
        (("| Drug | Dose |", "| Colchicine | 1 mg |", "| Colchicine | 2 mg |"), "two answers"),
        (("| Drug | Dose |", "| Colchicine or naproxen | 1 mg |"), "two drugs"),
        (("| Drug | Patients | Dose |", "| Naproxen | Adults | |", "| | Children | 1 mg |"), "no first cell"),
        (("| Drug | Dose |", "| Children | |", "| Colchicine | 1 mg |"), "a title, or a row whose rest is empty"),
        (("| Drug | Dose |", "| Colchicine† | 1 mg |"), "a mark without its note"),
        (
            ("| Drug | Dose | Kidneys |", "| Colchicine | 1 mg | not in those who are on dialysis at home |"),
            "a long aside",
        ),
        (("| Finding | Patients, n (%) |", "| Tophi | 30 (12) |"), "two numbers in a cell"),
        (("| Finding | Frequency |", "| Tophi | common |"), "no number"),
        (("| Condition | Findings |", "| Pseudogout | rhomboid crystals |"), "findings of another condition"),
    ],
)
def test_nothing_is_asked_of_a_row_that_may_be_read_in_two_ways(rows: tuple[str, ...], why: str) -> None:
    assert [fact for fact in told(found_in("Treatment", *rows)) if fact.relation is not Relation.IS_USED_FOR] == [], why


def test_a_note_is_told_with_its_row_and_proves_it() -> None:
    findings = found_in("Treatment", "| Drug | Dose |", "| Colchicine† | 0.5 mg |", after="† Not with clarithromycin.")
    (fact,) = told(findings)
    assert fact.object == "0.5 mg (not with clarithromycin)"
    assert [span.of(findings.article.text) for span in fact.evidence] == [
        "Drug: Colchicine†; Dose: 0.5 mg",
        "† Not with clarithromycin.",
    ]


@pytest.mark.parametrize(
    ("heading", "before", "setting"),
    [
        ("Treatment", "", ""),
        ("Treatment of gout", "Table 2. Doses in gout", ""),
        ("Treatment in children", "", "treatment in children"),
        ("Treatment", "Table 2. Doses in renal failure", "doses in renal failure"),
        ("Prevention", "", "prevention"),
    ],
)
def test_what_stands_over_a_table_narrows_its_rows(heading: str, before: str, setting: str) -> None:
    (fact,) = told(found_in(heading, "| Drug | Dose |", "| Colchicine | 0.5 mg |", before=before))
    assert fact.setting == setting


def test_a_narrowed_row_is_asked_for_with_what_narrows_it_only() -> None:
    deck = table(
        "Diagnosis",
        "| Test | Patients | Result |",
        "| Ultrasound | Adults | double contour of cartilage |",
        "| X-ray | Adults | punched-out erosions of bone |",
        "| Urine test | Adults | uric acid above the normal |",
    )
    asked = cards(deck)
    assert asked["Adults: what is the typical result of ultrasound in gout?"] == "Double contour of cartilage"
    assert all(front.startswith(("Adults", "What is gout")) for front in asked)
    assert contents(deck, Mcq) == contents(deck, Cloze) == []


PAGE = """<html><body><h1>Gout</h1><h2>Overview</h2><p>Gout is a kind of arthritis.</p><h2>Treatment</h2><table>
<caption>Drugs for the acute attack</caption>
<thead><tr><th rowspan=2>Drug</th><th colspan=2>Dose (mg)</th></tr>
<tr><th>Adults</th><th>Over 65 years</th></tr></thead>
<tbody><tr><td>Naproxen<sup>a</sup></td><td>750</td><td>500</td></tr><tr><td colspan=3>Corticosteroids</td></tr>
<tr><td>Prednisolone</td><td colspan=2>30</td></tr></tbody></table><p><sup>a</sup> As a first dose.</p></body></html>"""


def test_the_spans_titles_and_notes_of_a_web_table_are_carried_over() -> None:
    asked = cards(build_deck(read_article("gout.html", PAGE.encode())))
    attack = "Drugs for the acute attack,"
    assert asked[f"{attack} adults: what is the dose of naproxen in gout?"] == "750 mg (as a first dose)"
    assert asked[f"{attack} over 65 years: what is the dose of naproxen in gout?"] == "500 mg (as a first dose)"
    assert asked[f"{attack} corticosteroids, adults: what is the dose of prednisolone in gout?"] == "30 mg"
    assert len(asked) == 3


JATS = """<article><front><article-meta><title-group><article-title>Gout</article-title></title-group></article-meta>
</front>
<body><sec><title>Overview</title><p>Gout is a kind of arthritis.</p></sec><sec><title>Treatment</title>
<table-wrap><label>Table 1</label><caption><title>Doses in renal failure</title></caption>
<table><thead><tr><th>Drug</th><th>Dose</th></tr></thead>
<tbody><tr><td>Colchicine<xref ref-type="table-fn" rid="n"><sup>a</sup></xref></td>
<td>0.5 mg daily</td></tr></tbody></table><table-wrap-foot><fn id="n"><label>a</label><p>Not in dialysis.</p></fn>
</table-wrap-foot></table-wrap></sec></body></article>"""


def test_the_caption_and_the_notes_of_a_journal_s_table_are_carried_over() -> None:
    asked = cards(build_deck(read_article("gout.xml", JATS.encode())))
    assert asked["Doses in renal failure: what is the dose of colchicine in gout?"] == "0.5 mg daily (not in dialysis)"
