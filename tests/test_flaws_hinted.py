"""Gaps that their hint determines, each beside its nearest neighbour that stays open."""

import pytest

from decks.flaws.gaps import gap_of, leaves_its_gap_open
from decks.flaws.views import Setting
from decks.model import Cloze, Item, SectionKind, Span

# A cloze with one answer, one without.
HINTED: tuple[tuple[Cloze, Cloze], ...] = (
    (
        Cloze("In gout, {{c1::low}} levels of urate are found.", "high or low"),
        Cloze("In gout, {{c1::low}} levels of urate are found."),
    ),
    (
        Cloze("Over time, gout can damage the {{c1::vagus nerve}}.", "cranial nerve"),
        Cloze("Over time, gout can damage the {{c1::vagus nerve}}."),
    ),
    (
        Cloze("In gout, the {{c1::pituitary gland}} produces too much urate.", "endocrine gland"),
        Cloze("In gout, some {{c1::pituitary gland}} produces too much urate.", "endocrine gland"),
    ),
    (
        Cloze("{{c1::Allopurinol}} can help prevent tophi in gout.", "drug"),
        Cloze("Drugs such as {{c1::allopurinol}} can help prevent tophi in gout.", "drug"),
    ),
    (
        Cloze("{{c1::Antibiotics}} usually aren't prescribed for gout.", "drug class"),
        Cloze("{{c1::Antibiotics}} are among what is prescribed for gout.", "drug class"),
    ),
    (
        Cloze("Most attacks of gout are treated with {{c1::colchicine}}.", "drug"),
        Cloze("Some attacks of gout may be treated with {{c1::colchicine}}.", "drug"),
    ),
    (
        Cloze("Elevated {{c1::cortisol}} levels almost always mean gout.", "hormone"),
        Cloze("Elevated {{c1::cortisol}} levels almost always mean gout."),
    ),
    (
        Cloze("Gout is an {{c1::X-linked}} disorder.", "pattern of inheritance"),
        Cloze("Gout is an {{c1::X-linked}} disorder."),
    ),
    (
        Cloze("Gout raises the risk of {{c1::kidney stones}}, which block the outflow of urine."),
        Cloze("Gout raises the risk of {{c1::kidney stones}}, which hurt."),
    ),
    (
        Cloze("When gout spreads, it spreads to the {{c1::liver or lungs}}.", "two organs"),
        Cloze("When gout spreads, it spreads to the {{c1::liver or lungs}}."),
    ),
)


def is_open(cloze: Cloze) -> bool:
    item = Item("1", "s1", cloze, "", (Span(0, 1),), ())
    return leaves_its_gap_open(item, Setting("Gout.", ("gout",), SectionKind.OTHER))


@pytest.mark.parametrize(("sound", "open_"), HINTED)
def test_a_hint_determines_what_the_sentence_alone_leaves_open(sound: Cloze, open_: Cloze) -> None:
    assert not is_open(sound)
    assert is_open(open_)


def test_a_gap_is_read_with_its_hint() -> None:
    gap = gap_of(Cloze("Gout is {{c1::painful}}.", "painful or painless"))
    assert gap is not None
    assert (gap.before, gap.answer, gap.after, gap.hint) == ("Gout is ", "painful", ".", "painful or painless")
