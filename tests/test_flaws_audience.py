"""Of whom an item speaks: not of patients what was counted of everybody, not of the whole what holds of a form."""

import pytest

from decks.flaws import Setting, flaws_of
from decks.model import Basic, Cloze, Item, SectionKind, Span


@pytest.mark.parametrize(
    ("front", "said", "is_wrong"),
    [
        ("How often do 40 percent of adults with gout doze?", "40 percent of adults doze once a month.", True),
        (
            "How often do 40 percent of adults with gout doze?",
            "40 percent of adults with gout doze once a month.",
            False,
        ),
        ("In patients with gout, how many Americans doze?", "Once a month, 50 million Americans doze.", True),
        ("How often do most adults with gout doze?", "Most adults doze once a month.", False),
    ],
)
def test_a_share_of_everybody_is_not_told_of_patients(front: str, said: str, is_wrong: bool) -> None:  # noqa: FBT001
    item = Item("0", "s", Basic(front, "Once a month"), "", (Span(0, len(said)),), ())
    flaws = flaws_of(item, Setting(said, ("gout",), SectionKind.EPIDEMIOLOGY))
    assert any("rule 71" in each for each in flaws) is is_wrong


@pytest.mark.parametrize(
    ("said", "is_wrong"),
    [
        ("Early-onset gout is inherited in an autosomal dominant pattern.", True),
        ("Gout is inherited in an autosomal dominant pattern.", False),
        ("Gout, as well as juvenile gout, is inherited in an autosomal dominant pattern.", False),
    ],
)
def test_what_is_said_of_a_form_is_not_told_of_the_whole(said: str, is_wrong: bool) -> None:  # noqa: FBT001
    item = Item("0", "s", Basic("How is gout inherited?", "Autosomal dominant"), "", (Span(0, len(said)),), ())
    flaws = flaws_of(item, Setting(said, ("gout",), SectionKind.CAUSES))
    assert any("rule 72" in each for each in flaws) is is_wrong


@pytest.mark.parametrize(
    ("text", "heading", "is_wrong"),
    [
        ("A tophus is {{c1::1 to 3 mm}} thick in gout.", "Small", True),
        ("A small tophus is {{c1::1 to 3 mm}} thick in gout.", "Small", False),
        ("Gout is {{c1::in one joint}} at first.", "Stage I", True),
        ("Gout is {{c1::in one joint}} at first.", "Stages", False),
    ],
)
def test_what_a_heading_narrows_is_said(text: str, heading: str, is_wrong: bool) -> None:  # noqa: FBT001
    item = Item("0", "s", Cloze(text), "", (Span(0, len(text)),), ())
    flaws = flaws_of(item, Setting(text, ("gout",), SectionKind.OTHER, ("Gout", heading)))
    assert any("rule 73" in each for each in flaws) is is_wrong


@pytest.mark.parametrize(
    ("front", "said", "is_wrong"),
    [
        ("In kidney failure, why is urate high in gout?", "In kidney failure, urate is high as it is kept.", True),
        ("In the morning, why is urate high in gout?", "In the morning, urate is high as it is kept.", False),
        ("Why is urate high in gout?", "Urate is high in gout type II as it is kept.", True),
        ("Why is urate high in gout type II?", "Urate is high in gout type II as it is kept.", False),
    ],
)
def test_what_holds_of_another_or_of_one_type_is_said_so(front: str, said: str, is_wrong: bool) -> None:  # noqa: FBT001
    item = Item("0", "s", Basic(front, "It is kept"), "", (Span(0, len(said)),), ())
    flaws = flaws_of(item, Setting(said, ("gout",), SectionKind.CAUSES))
    assert any("rule 72" in each for each in flaws) is is_wrong
