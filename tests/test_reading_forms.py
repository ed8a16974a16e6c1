"""Truths about plain text: which lines are headings, how high they stand, and which lines make a block."""

import pytest

from decks.model import BlockKind
from decks.reading import read_article
from decks.reading.forms import Dress, dress_of


def outline(text: str, name: str = "condition.txt") -> list[tuple[str, ...]]:
    """Return the paths of all sections of *text*."""
    return [section.path for section in read_article(name, text.encode()).sections]


def blocks(text: str, name: str = "condition.txt") -> list[str]:
    """Return the blocks of *text*, a sign for each level of a bullet before its words."""
    article = read_article(name, text.encode())
    return ["•" * block.depth + block.span.of(article.text) for block in article.blocks]


@pytest.mark.parametrize(
    "heading",
    [
        "Treatment",
        "Treatment:",
        "TREATMENT",
        "2. Treatment",
        "2.1 Treatment",
        "II. Treatment",
        "Signs and symptoms",
        "Medical history",
        "Bleeding in the Joints",
        "Long-Term Outcomes",
        "LONG-TERM OUTCOMES",
        "Causes of secondary gout",
        "Living with gout",
        "How is gout treated?",
        "What should I do during an attack?",
        "Q: How is gout treated?",
    ],
)
def test_a_short_line_in_a_headings_dress_is_a_heading(heading: str) -> None:
    text = f"Gout\n\nOverview\n\nGout is a form of arthritis.\n\n{heading}\n\nIt begins with an answer to the attack."
    assert len(outline(text)) == 2


@pytest.mark.parametrize(
    "line",
    [
        "It hurts at night.",
        "double vision",
        "Symptoms include",
        "The treatments for gout are",
        "Signs of bleeding may include:",
        "Colchicine, 0.5 mg",
        "MRI",
        "• Treatment Options",
        "- Causes",
    ],
)
def test_a_sentence_a_bullet_or_a_bare_line_is_no_heading(line: str) -> None:
    text = f"Gout\n\nOverview\n\nGout is a form of arthritis.\n\n{line}\n\nAnother sentence of the same section."
    assert outline(text) == [("Overview",)]


def test_a_short_line_whose_words_the_next_paragraph_repeats_is_a_heading() -> None:
    text = "Gout\n\nTreatment\n\nIt has two aims.\n\nUrate lowering\n\nUrate lowering prevents further attacks of gout."
    assert outline(text) == [("Treatment",), ("Treatment", "Urate lowering")]


def test_short_lines_after_a_colon_are_a_list_that_lost_its_signs() -> None:
    text = "Gout\n\nSymptoms\n\nSigns may include:\n\nRed skin\n\nSevere pain\n\nPain in the Back\n\nThis is very rare."
    assert outline(text) == [("Symptoms",), ("Symptoms", "Pain in the Back")]
    assert blocks(text) == ["Signs may include:", "•Red skin", "•Severe pain", "This is very rare."]


def test_three_questions_in_a_row_are_no_headings() -> None:
    text = (
        "Gout\n\nOverview\n\nAsk your doctor:\n\nWhat is it?\n\nHow is it treated?\n\nWill it come back?\n\nTake notes."
    )
    assert outline(text) == [("Overview",)]


def test_a_table_of_contents_makes_no_sections() -> None:
    text = "Gout\n\nCauses\nSymptoms\n\nCauses\n\nUric acid is the cause.\n\nSymptoms\n\nThe big toe hurts."
    assert outline(text) == [("Causes",), ("Symptoms",)]


def test_headings_need_no_blank_lines() -> None:
    text = "Gout\nOverview\nGout is a form of arthritis.\nCauses\nUric acid is the cause.\nUnusual Causes\nLead is one."
    assert outline(text) == [("Overview",), ("Causes",), ("Causes", "Unusual Causes")]


def test_numbering_ranks_headings() -> None:
    text = "Gout\n\n1. Care\n\nIt is long.\n\n1.1 Drugs\n\nThey help.\n\n1.1.1 Aspirin\n\nNo.\n\n2. Hope\n\nThere is."
    assert outline(text) == [("Care",), ("Care", "Drugs"), ("Care", "Drugs", "Aspirin"), ("Hope",)]


def test_numbered_lines_in_a_row_are_a_list_even_in_a_headings_dress() -> None:
    text = "Gout\n\nTreatment\n\nThree drugs help.\n\n1. Colchicine\n\n2. Ibuprofen\n\n3. Prednisone\n\nNone is a cure."
    assert outline(text) == [("Treatment",)]
    assert blocks(text)[1:4] == ["•Colchicine", "•Ibuprofen", "•Prednisone"]


def test_capitals_stand_above_title_case() -> None:
    text = "Gout\n\nDIAGNOSIS\n\nIt is easy.\n\nSymptoms\n\nThe toe hurts.\n\nTREATMENT\n\nDrugs help."
    assert outline(text) == [("DIAGNOSIS",), ("DIAGNOSIS", "Symptoms"), ("TREATMENT",)]


def test_underlined_lines_are_headings() -> None:
    text = "Gout\n====\n\nIt hurts.\n\nDrugs of old\n------------\n\nColchicine is one.\n"
    article = read_article("gout.txt", text.encode())
    assert article.title == "Gout"
    assert [section.path for section in article.sections] == [("Overview",), ("Drugs of old",)]


def test_a_heading_about_the_titles_condition_stands_at_the_top() -> None:
    text = "Gout\n\nCauses\n\nUric acid.\n\nRare Forms\n\nThey are rare.\n\nTreatment of gout\n\nDrugs help."
    assert outline(text)[-1] == ("Treatment of gout",)


def test_hard_wrapped_lines_are_one_block() -> None:
    text = "Gout\n\nGout is a form of arthritis that comes in attacks and often begins in the\nbig toe. It hurts."
    assert blocks(text) == [text[6:]]


def test_paragraphs_on_lines_of_their_own_are_several_blocks() -> None:
    long = "Gout is a form of arthritis that comes in attacks. " * 4
    assert len(blocks(f"Gout\n\n{long}\n{long}")) == 2


def test_a_bullets_continuation_belongs_to_it() -> None:
    assert blocks("Gout\n\n- the big toe, which\n  is hit first\n- the knee") == [
        "•the big toe, which\n  is hit first",
        "•the knee",
    ]


def test_bullets_nest_by_indentation_and_by_sign() -> None:
    assert blocks("Gout\n\n• toe\n  - left\n  - right\n• knee") == ["•toe", "••left", "••right", "•knee"]
    assert blocks("Gout\n\n1. toe\na) left\nb) right\n2. knee") == ["•toe", "••left", "••right", "•knee"]


@pytest.mark.parametrize(
    "sign", ["•", "•\t", "- ", "* ", "– ", "o\t", "\uf0b7 ", "1. ", "1) ", "(1) ", "a) ", "- [ ] ", "- • "]
)
def test_no_sign_is_left_in_a_bullet(sign: str) -> None:
    assert blocks(f"Gout\n\nIt hits:\n\n{sign}the toe") == ["It hits:", "•the toe"]


@pytest.mark.parametrize(
    "line", ["E. coli is a rod.", "5 mg is the dose.", "-5 is cold.", "3.5 g is too much.", "A. fumigatus grows."]
)
def test_a_sentence_that_looks_like_a_bullet_is_a_paragraph(line: str) -> None:
    assert blocks(f"Gout\n\n{line}")[-1] == line


def test_lists_that_lost_their_breaks_are_lists_again() -> None:
    signed = "Gout\n\nIt hits joints:    - the toe    - the knee    It comes back."
    assert blocks(signed) == ["It hits joints:", "•the toe", "•the knee", "It comes back."]
    dashed = "Gout\n\nIt is painful. Signs include - redness - swelling - warmth"
    assert blocks(dashed) == ["It is painful. Signs include", "•redness", "•swelling", "•warmth"]


def test_an_aside_between_dashes_is_no_list() -> None:
    text = "Gout\n\nGout - a form of arthritis - hurts - often at night."
    assert blocks(text) == [text[6:]]


def test_a_question_that_runs_into_its_answer_is_a_heading_and_never_a_statement() -> None:
    text = "Gout\n\nWhat causes gout? Uric acid does.\n\nHow is it treated? Drugs help."
    assert outline(text) == [("What causes gout?",), ("How is it treated?",)]
    assert blocks(text) == ["Uric acid does.", "Drugs help."]


def test_a_question_that_repeats_its_heading_makes_no_section() -> None:
    text = "Gout\n\nCauses\n\nWhat causes gout? Uric acid does."
    assert outline(text) == [("Causes",)]
    assert blocks(text) == ["Uric acid does."]


def test_answer_labels_are_left_out_and_airways_are_not() -> None:
    assert blocks("Gout\n\nQ: Why?\nA: Because of uric acid.") == ["Because of uric acid."]
    assert blocks("Shock\n\nCheck:\n\n- A: airway\n- B: breathing") == ["Check:", "•A: airway", "•B: breathing"]


@pytest.mark.parametrize(
    ("lines", "name", "title"),
    [
        ("Gout\n\nIt hurts.", "x.txt", "Gout"),
        ("episodic ataxia\n\nIt comes and goes.", "x.txt", "episodic ataxia"),
        ("Title: Gout\n\nIt hurts.", "x.txt", "Gout"),
        ("You May Also See\n\nAtaxia\n\nGout\n\nGout is a form of arthritis.", "gout.txt", "Gout"),
        ("Home\n\nGout | Example Clinic\n\nGout is a form of arthritis.", "x.txt", "Gout"),
        ("Parasites - Hookworm\n\nHookworm lives in the gut.", "x.txt", "Hookworm"),
        ("What I need to know about gout\n\nIt hurts.", "x.txt", "Gout"),
        ("What is gout?\n\nGout is a form of arthritis.", "x.txt", "Gout"),
        ("ACUTE GOUT\n\nAcute gout hurts.", "x.txt", "Acute gout"),
        ("COPD AND ASTHMA\n\nPatients with COPD cough.", "x.txt", "COPD and asthma"),
        ("Sleeping Sickness (also known as Trypanosomiasis)\n\nIt is rare.", "x.txt", "Sleeping Sickness"),
        ("Causes\n\nUric acid is the cause.", "lecture_notes_gout.txt", "Gout"),
        ("Gout is a form of arthritis.", "acute-gout.txt", "Acute gout"),
    ],
)
def test_the_title_names_the_condition(lines: str, name: str, title: str) -> None:
    assert read_article(name, lines.encode()).title == title


def test_links_before_the_title_are_boilerplate() -> None:
    article = read_article("gout.txt", b"Ataxia\n\nGout\n\nGout is a form of arthritis.")
    assert [(section.kind.value, section.path) for section in article.sections] == [
        ("boilerplate", ("Ataxia",)),
        ("overview", ("Overview",)),
    ]


def test_paragraphs_have_no_depth_and_bullets_have() -> None:
    article = read_article("gout.txt", b"Gout\n\nIt hits:\n\n- the toe\n  - the nail")
    assert [(block.kind, block.depth) for block in article.blocks] == [
        (BlockKind.PARAGRAPH, 0),
        (BlockKind.BULLET, 1),
        (BlockKind.BULLET, 2),
    ]


def test_activities_after_a_colon_are_a_list_that_lost_its_signs() -> None:
    text = "Gout\n\nThese steps help:\n\nDrinking less beer.\n\nNot smoking.\n\nDepending on the cause, drugs help too."
    assert blocks(text) == [
        "These steps help:",
        "•Drinking less beer.",
        "•Not smoking.",
        "Depending on the cause, drugs help too.",
    ]


def test_a_name_with_an_apostrophe_is_in_title_case() -> None:
    assert dress_of("Familial Cushing's Syndrome") is dress_of("Familial Cushing Syndrome") is Dress.STRONG


def test_an_aside_in_brackets_parts_no_list() -> None:
    items = ["Obesity", "Psoriasis (a disease of the skin; it scales)", "Kidney stones"]
    text = "\n\n".join(("Gout", "It hits people who have:", *items, "It hurts."))
    assert blocks(text)[1:4] == [f"•{item}" for item in items]


def test_the_first_item_of_a_list_that_ran_into_its_lead_may_end_in_an_aside() -> None:
    first = "They include - diuretics, which retain it. (Urate causes gout.)"
    text = f"Gout\n\nSome drugs raise urate. {first}\n\n  - aspirin\n\n  - niacin"
    items = ["•diuretics, which retain it. (Urate causes gout.)", "•aspirin", "•niacin"]
    assert blocks(text) == ["Some drugs raise urate. They include", *items]


GOUT = "Gout\n\nGout is an arthritis that crystals of urate cause.\n\n"


@pytest.mark.parametrize(
    "below",
    ["Tophi are firm and painless lumps.", "- Obesity\n- Kidney disease"],
)
def test_a_phrase_that_stands_alone_heads_what_is_below_it(below: str) -> None:
    assert ("Findings in later years",) in outline(f"{GOUT}Findings in later years\n\n{below}\n")


@pytest.mark.parametrize(
    ("line", "below"),
    [
        ("A score above three indicates gout", "Tophi are firm and painless lumps."),  # a sentence
        ("The kidney", "- removes urate from the blood\n- makes urine"),  # its list ends the sentence
        ("Other factors that raise your risk of gout", "- Obesity\n- Kidney disease"),  # it announces the list
        ("or", "Tophi are firm and painless lumps."),
    ],
)
def test_a_line_that_is_part_of_a_sentence_heads_nothing(line: str, below: str) -> None:
    assert (line,) not in outline(f"{GOUT}{line}\n\n{below}\n")


def test_terms_above_what_is_set_in_below_them_are_a_list() -> None:
    terms = "Tophus\n\n    A tophus is a nodule of urate.\n\nPodagra\n\n    Podagra is gout\n    of the big toe.\n"
    text = f"{GOUT}Signs\n\n{terms}"
    assert blocks(text)[-2:] == ["•Tophus: A tophus is a nodule of urate.", "•Podagra: Podagra is gout of the big toe."]
    assert outline(text)[-1] == ("Signs",)


def test_headings_above_prose_that_is_set_in_throughout_stay_headings() -> None:
    set_in = "Definition\n\n    Gout is an arthritis of urate.\n\nPodagra\n\n    Podagra is gout of the big toe.\n"
    assert outline(f"Gout\n\n{set_in}")[-1] == ("Definition", "Podagra")


def test_a_quotation_below_one_heading_makes_no_list() -> None:
    text = f"{GOUT}Podagra\n\n    Podagra is gout of the big toe.\n\nIt hurts at night.\n"
    assert blocks(text)[-2:] == ["Podagra is gout of the big toe.", "It hurts at night."]
