"""Truths about Markdown and outliner notes: marks are resolved, structure is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks.model import BlockKind
from decks.reading import read_article
from decks.reading.inline import resolved

MARKED = st.lists(
    st.sampled_from(
        (*"*_~=`[]()!<>#|$\\^{}&:-", "a", " ", "word", "\n", "[[", "**", "{{c1::", "![[", "&amp;", "((0a1b2c3d))")
    ),
    max_size=30,
).map("".join)


def blocks(text: str) -> list[str]:
    """Return the blocks of the notes *text*, a sign for each level of a bullet before its words."""
    article = read_article("notes.md", text.encode())
    return ["•" * block.depth + block.span.of(article.text) for block in article.blocks]


def outline(text: str) -> list[tuple[str, ...]]:
    """Return the paths of all sections of the notes *text*."""
    return [section.path for section in read_article("notes.md", text.encode()).sections]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("**bold**, *slanted*, __bold__ and _slanted_", "bold, slanted, bold and slanted"),
        ("***both*** and *one **in** the other*", "both and one in the other"),
        ("2 * 3 * 4 and snake_case_word", "2 * 3 * 4 and snake_case_word"),
        ("~~not this~~ ==but this== ^^and this^^", "but this and this"),
        ("`code` and ``more``", "code and more"),
        ("[a link](https://example.org/x_(y)) here", "a link here"),
        ("[a link][1] and a note[^2]", "a link and a note"),
        ("![a picture](x.png) and <img src='y'> nothing", "and nothing"),
        ("[[Gout]] and [[Uric acid|urate]] and ![[embed]]", "Gout and urate and"),
        ("see ((64f0aa11-1111-4222)) below", "see below"),
        ("give {{c1::colchicine::drug}} or {{c2 ibuprofen}}", "give colchicine or ibuprofen"),
        ("{{embed [[x]]}} and {{60}} mg", "and 60 mg"),
        ("H<sub>2</sub>O<br/>and <b class='x'>more</b>", "H2O and more"),
        ("p < 0.05 and x > 3", "p < 0.05 and x > 3"),
        ("5 &lt; 6 &amp; 7&nbsp;mg &mdash; caf&eacute;", "5 < 6 & 7 mg — café"),
        (r"\*not slanted\* and 3\. not a list", "*not slanted* and 3. not a list"),
        ("first-line #drug of choice", "first-line drug of choice"),
        ("take it twice #gout #drugs/old", "take it twice"),
        ("take it twice #card", "take it twice"),
        ("an anchored line ^ab12cd", "an anchored line"),
        (r"$\geq 3$ and $$16 \times 10^9/L$$ and \$5", "≥ 3 and 16 × 10^9/L and $5"),
        ("costs $5 to $10", "costs $5 to $10"),
        ("unclosed **bold and [[link", "unclosed bold and link"),
        ("unopened] [[[link", "unopened] link"),
        ("closed ][[] wrongly", "closed wrongly"),
        ("<https://example.org>", "https://example.org"),
    ],
)
def test_inline_marks_are_resolved(source: str, words: str) -> None:
    assert resolved(source) == words


@given(MARKED)
def test_no_mark_of_emphasis_or_link_is_left(source: str) -> None:
    if "\\" not in source:
        words = resolved(source)
        assert "**" not in words
        assert "[[" not in words
        assert "]]" not in words


def test_levels_of_headings_nest() -> None:
    assert outline("# Gout\n\nA.\n\n## Causes\n\nB.\n\n### Diet\n\nC.\n\n## Care ##\n\nD.") == [
        ("Overview",),
        ("Causes",),
        ("Causes", "Diet"),
        ("Care",),
    ]


def test_skipped_and_repeated_levels_nest_too() -> None:
    assert outline("# Gout\n\n#### Deep\n\nA.\n\n## Causes\n\nB.\n\n## Causes\n\nC.") == [
        ("Deep",),
        ("Causes",),
        ("Causes",),
    ]


def test_underlined_lines_are_headings_and_rules_are_not() -> None:
    assert outline("Gout\n====\n\nA pain.\n\nCauses\n------\n\nUrate.\n\n---\n\nMore.") == [("Overview",), ("Causes",)]


def test_a_bold_line_of_its_own_is_a_heading_and_bold_words_are_not() -> None:
    text = "# Gout\n\n## Care\n\n**Drugs**\n\nThey help.\n\n**Colchicine** is old.\n\n- **Diet**"
    assert outline(text) == [("Care",), ("Care", "Drugs")]


def test_an_unmarked_heading_stands_below_the_marked_one() -> None:
    text = (
        "# Gout\n\n## Treatment\n\nIt is long.\n\nDrugs of First Choice\n\nColchicine is one.\n\n## Prognosis\n\nGood."
    )
    assert outline(text) == [("Treatment",), ("Treatment", "Drugs of First Choice"), ("Prognosis",)]


def test_headings_inside_list_items_nest_by_the_list() -> None:
    text = "- ## Causes\n\t- ### Diet\n\t\t- beer\n\t- ### Drugs\n\t\t- thiazides\n- # Care\n\t- rest"
    assert outline(text) == [("Causes",), ("Causes", "Diet"), ("Causes", "Drugs"), ("Care",)]
    assert blocks(text) == ["•beer", "•thiazides", "•rest"]


def test_an_item_beside_a_heading_belongs_to_the_section_above() -> None:
    article = read_article("gout.md", b"- ## Causes\n\t- ### Diet\n\t\t- beer\n\t- age")
    by_section = {block.span.of(article.text): block.section_id for block in article.blocks}
    assert by_section == {"beer": "causes/diet", "age": "causes-2"}


@pytest.mark.parametrize(
    "line",
    [
        "tags:: gout, joints",
        "- id:: 64f0aa11",
        "*[GP]: general practitioner",
        "[1]: https://example.org",
        "[^1]: A footnote.",
        "#gout #joints",
        "<!-- a comment\nover two lines -->",
        "<script>alert('x')</script>",
        "```python\nprint()\n```",
        "***",
    ],
)
def test_what_is_not_the_articles_text_is_left_out(line: str) -> None:
    assert blocks(f"# Gout\n\nIt hurts.\n\n{line}\n\nIt comes back.") == ["It hurts.", "It comes back."]


def test_front_matter_is_left_out_and_gives_the_title() -> None:
    article = read_article("x.md", b'---\ntitle: "Gout"\ntags:\n  - joints\n---\n\n## Causes\n\nUric acid.')
    assert article.title == "Gout"
    assert article.text == "Causes\n\nUric acid."


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert blocks("---\nGout is a pain in the toe.\n\nIt hurts.\n\n---\n")[-1] == "It hurts."


def test_text_between_plain_fences_and_in_quotes_is_kept() -> None:
    assert blocks("# Gout\n\n```\nIt hurts.\n```\n\n> [!tip] Rest\n> helps.") == ["It hurts.", "Rest\nhelps."]


@pytest.mark.parametrize(
    "table",
    [
        "|Drug|Dose|\n|:--|--:|\n|Colchicine|0.5 mg|",
        "Drug | Dose\n--- | ---\nColchicine | 0.5 mg",
        "- |Drug|Dose|\n  |--|--|\n  |Colchicine|0.5 mg|",
    ],
)
def test_a_row_of_a_table_is_a_paragraph_with_its_columns_names(table: str) -> None:
    assert blocks(f"# Gout\n\nDrugs help.\n\n{table}\n") == ["Drugs help.", "Drug: Colchicine; Dose: 0.5 mg"]


def test_bullets_keep_their_depth_and_continuation() -> None:
    assert blocks("# Gout\n\n* toe\n    1. left\n    2. right,\n       too\n+ knee") == [
        "•toe",
        "••left",
        "••right,\ntoo",
        "•knee",
    ]


def test_a_text_file_with_marked_headings_is_markdown() -> None:
    article = read_article("gout.txt", b"# Gout\n\nIt *hurts*.\n\n## Causes\n\nUric acid.")
    assert article.title == "Gout"
    assert [section.path for section in article.sections] == [("Overview",), ("Causes",)]
    assert "*" not in article.text


def test_markdown_without_marked_headings_has_headings_by_form() -> None:
    assert outline("Gout\n\nIt *hurts*.\n\nCauses\n\nUric acid is the cause.") == [("Overview",), ("Causes",)]


def test_the_text_reads_as_written_by_hand() -> None:
    article = read_article("x.md", b"# Gout\n\nIt **hurts**.\n\n- toe\n  - nail\n\n## Causes\nUric acid.")
    assert article.text == "Gout\n\nIt hurts.\n\n  • toe\n\n    • nail\n\nCauses\n\nUric acid."


def test_a_term_set_off_by_a_line_break_and_its_definition_are_an_item_of_a_list() -> None:
    terms = "Tophus  \nA hard nodule of urate crystals below the skin.\n\nPodagra\\\nGout of the big toe.\n"
    source = f"# Gout\n\n## Signs\n\n{terms}"
    article = read_article("gout.md", source.encode())
    assert [(block.kind, block.span.of(article.text)) for block in article.blocks] == [
        (BlockKind.BULLET, "Tophus: A hard nodule of urate crystals below the skin."),
        (BlockKind.BULLET, "Podagra: Gout of the big toe."),
    ]


def test_the_lines_of_an_address_are_no_definitions() -> None:
    source = "# Gout\n\n## Causes\n\nUrate crystals cause gout.\n\nJane Smith  \nMedical School  \nEast Road 4\n"
    article = read_article("gout.md", source.encode())
    assert not any(block.kind is BlockKind.BULLET for block in article.blocks)


def test_a_term_and_its_definition_below_it_are_an_item_of_a_list() -> None:
    defined = "Tophus\n\n:   A nodule of urate\n    in the skin.\n\nPodagra\n: Gout of the big toe.\n"
    article = read_article("gout.md", f"# Gout\n\nGout hurts.\n\n{defined}".encode())
    assert [" ".join(block.span.of(article.text).split()) for block in article.blocks][1:] == [
        "Tophus: A nodule of urate in the skin.",
        "Podagra: Gout of the big toe.",
    ]
    assert [block.depth for block in article.blocks] == [0, 1, 1]
