"""Truths about the table of headings: every phrasing says its kind, British and American, statement and question."""

import csv
from collections import Counter
from pathlib import Path

import pytest

import decks.reading
from decks.model import SectionKind
from decks.reading.headings import HeadingRank, find_heading, heading_wording, heading_words

ROWS = tuple(
    csv.DictReader((Path(decks.reading.__file__).parent / "headings.csv").read_text(encoding="utf-8").splitlines())
)


def test_the_table_has_more_than_three_hundred_phrasings_and_no_phrasing_has_two_kinds() -> None:
    assert len(ROWS) > 300
    words = [tuple(map(heading_words, row["phrase"].split("*"))) for row in ROWS]
    assert [" * ".join(map(" ".join, phrase)) for phrase, n in Counter(words).items() if n > 1] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["phrase"])
def test_every_row_is_found_by_its_own_words(row: dict[str, str]) -> None:
    found = find_heading(row["phrase"].replace("*", "amyloidosis").capitalize())
    assert found is not None
    assert (found.kind, found.rank) == (SectionKind(row["kind"]), HeadingRank(row["rank"]))


def test_every_kind_has_a_heading() -> None:
    assert {row["kind"] for row in ROWS} == set(SectionKind)


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("What is (are) Gout ?", SectionKind.OVERVIEW),
        ("What causes Gout?", SectionKind.CAUSES),
        ("AETIOLOGY", SectionKind.CAUSES),
        ("3.1 Etiology", SectionKind.CAUSES),
        ("Is Kawasaki syndrome inherited?", SectionKind.CAUSES),
        ("Who is at risk for gout? ?", SectionKind.RISK_FACTORS),
        ("How common is Marfan syndrome?", SectionKind.EPIDEMIOLOGY),
        ("Signs & Symptoms", SectionKind.SYMPTOMS),
        ("Check if you’ve got scarlet fever", None),
        ("What are the signs and symptoms of ABCD syndrome?", SectionKind.SYMPTOMS),
        ("Cellulitis complications", SectionKind.COMPLICATIONS),
        ("If you leave your anaemia untreated", SectionKind.COMPLICATIONS),
        ("How is hemophilia diagnosed?", SectionKind.DIAGNOSIS),
        ("There are things you can do to ease your symptoms", SectionKind.TREATMENT),
        ("Specific Topics", SectionKind.BOILERPLATE),
        ("Find hospitals that treat aneurysms", SectionKind.BOILERPLATE),
        ("Work-up", SectionKind.DIAGNOSIS),
        ("Upper Gastrointestinal Endoscopy", SectionKind.DIAGNOSIS),
        ("If the Diagnosis Is Unclear", SectionKind.DIAGNOSIS),
        ("How might Kawasaki disease be treated?", SectionKind.TREATMENT),
        ("Living with asthma", SectionKind.TREATMENT),
        ("Things you can do yourself", SectionKind.TREATMENT),
        ("Immunisation", SectionKind.PREVENTION),
        ("Immunization", SectionKind.PREVENTION),
        ("Outlook (Prognosis)", SectionKind.PROGNOSIS),
        ("What research (or clinical trials) is being done for gout?", SectionKind.BOILERPLATE),
        ("Research", SectionKind.BOILERPLATE),
        ("Clinical Trials", SectionKind.BOILERPLATE),
        ("References", SectionKind.BOILERPLATE),
        ("See also", SectionKind.BOILERPLATE),
        ("Support groups", SectionKind.BOILERPLATE),
        ("Table of Contents", SectionKind.BOILERPLATE),
        ("Medical Disclaimer", SectionKind.BOILERPLATE),
        ("Ewing sarcoma", None),
    ],
)
def test_a_heading_says_its_kind(heading: str, kind: SectionKind | None) -> None:
    found = find_heading(heading)
    assert (found.kind if found else None) is kind


def test_the_longest_row_decides() -> None:
    research = find_heading("What research is done on the symptoms of gout")
    assert research is not None
    assert research.kind is SectionKind.BOILERPLATE


def test_the_topic_is_what_the_star_stood_for() -> None:
    found = find_heading("Treatment for Iron Deficiency Anaemia")
    assert found is not None
    assert found.topic == ("iron", "deficiency", "anaemia")


@pytest.mark.parametrize(
    "heading", ["2.1 Treatment", "2) Treatment", "II. Treatment", "The Treatment:", "TREATMENT (UK)"]
)
def test_numbering_case_and_asides_change_no_words(heading: str) -> None:
    assert heading_words(heading) == ("treatment",)


@pytest.mark.parametrize(
    ("heading", "wording"),
    [
        ("2.1  Treatment:", "Treatment"),
        ("Q: Who gets   gout? ?", "Who gets gout?"),
        ("Who gets gout ?", "Who gets gout?"),
        ("In Children", "In Children"),
        ("1.", "1."),
    ],
)
def test_a_path_shows_a_heading_without_its_furniture(heading: str, wording: str) -> None:
    assert heading_wording(heading) == wording
