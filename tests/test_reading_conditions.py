"""Truths about files that speak of several conditions: each is an article of its own, and no article is cut up."""

import re

import pytest

from decks.reading import read_articles
from tests.printing import RULED, printed, saved
from tests.test_reading_pictures import JOINT, TOPHUS, data_of

MEASLES = """# Measles

Measles is a viral disease.

## Symptoms

- fever
- Koplik spots

## Treatment

Vitamin A is given to children with measles.
"""
MUMPS = """# Mumps (epidemic parotitis)

Mumps is a viral infection of the parotid glands.

## Symptoms

Mumps begins with fever and headache.

| Gland | Share of patients |
|-------|-------------------|
| Parotid | 95 % |
| Submandibular | 10 % |

## Complications

Orchitis occurs in 30 % of men.
"""
PREFACE = "# Childhood infections\n\n{}"
REFERENCES = "\n# References\n\n1. A book.\n"
EXPECTED = [
    ("Measles", [("Overview",), ("Symptoms",), ("Treatment",)]),
    ("Mumps (epidemic parotitis)", [("Overview",), ("Symptoms",), ("Complications",)]),
]


def outlines(name: str, content: bytes) -> list[tuple[str, list[tuple[str, ...]]]]:
    """Return the title and the paths of each article in a file, but for its references."""
    return [
        (article.title, [section.path for section in article.sections if section.path != ("References",)])
        for article in read_articles(name, content)
    ]


def below(markdown: str) -> str:
    """Return *markdown* with its headings a level lower."""
    return re.sub("^#", "##", markdown, flags=re.MULTILINE)


@pytest.mark.parametrize("form", ["md", "html", "docx", "pdf"])
def test_two_conditions_in_one_file_are_two_articles_in_every_format_that_ranks_headings(form: str) -> None:
    markdown = f"{MEASLES}\n{MUMPS}"
    if form == "pdf":
        body = re.search(r"<body>.*</body>", saved(markdown, "html").decode(), re.DOTALL)
        assert body
        assert outlines("x.pdf", printed(body[0], style=RULED)) == EXPECTED
    else:
        assert outlines(f"x.{form}", saved(markdown, form)) == EXPECTED


def test_what_proves_a_condition_stands_in_its_own_text() -> None:
    articles = read_articles("x.md", f"{MEASLES}\n{MUMPS}{REFERENCES}".encode())
    assert [article.text.lstrip("# ").split()[0] for article in articles] == ["Measles", "Mumps"]
    assert [block.span.of(articles[1].text) for block in articles[1].blocks][1:4] == [
        "Mumps begins with fever and headache.",
        "Gland: Parotid; Share of patients: 95 %",
        "Gland: Submandibular; Share of patients: 10 %",
    ]
    cells = [cell.words.of(articles[1].text) for block in articles[1].blocks for cell in block.cells]
    assert cells == ["Parotid", "95 %", "Submandibular", "10 %"]


def test_a_title_above_several_conditions_is_none_and_its_introduction_an_article() -> None:
    conditions = below(f"{MEASLES}\n{MUMPS}")
    assert outlines("x.md", (PREFACE.format("") + conditions).encode()) == EXPECTED
    introduced = outlines("x.md", (PREFACE.format("Vaccines prevent both infections.\n\n") + conditions).encode())
    assert introduced == [("Childhood infections", [("Overview",)]), *EXPECTED]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("In adults\n\nGout hurts in adults.", "In children\n\nGout in children is rare."),
        ("Case 1\n\nIt hurts.", "Case 2\n\nIt itches."),
        ("Causes\n\nThese causes are known.", "Diagnosis\n\nDiagnosis is hard."),
    ],
    ids=["parts of one condition", "names that no sentence says", "sections of a kind"],
)
def test_one_condition_stays_one_article(first: str, second: str) -> None:
    sections = "\n\n### Symptoms\n\nPain.\n\n### Treatment\n\nRest.\n\n"
    markdown = f"# Gout\n\n## {first}{sections}## {second}{sections}"
    assert [article.title for article in read_articles("x.md", markdown.encode())] == ["Gout"]


def test_a_heading_of_the_highest_level_without_sections_of_its_own_is_no_condition() -> None:
    assert len(read_articles("x.md", f"{MEASLES}\n# Rubella\n\nRubella is another rash.\n".encode())) == 1


def test_each_condition_keeps_its_own_pictures() -> None:
    spots, gland = (f"![{alt}]({data_of(picture)})\n\n" for alt, picture in (("Spots", JOINT), ("Gland", TOPHUS)))
    articles = read_articles("x.md", f"{MEASLES}\n{spots}{MUMPS}\n{gland}".encode())
    assert [[picture.alt for picture in article.pictures.kept] for article in articles] == [["Spots"], ["Gland"]]
