"""Gaps that their hint determines, each beside its nearest neighbour that stays open."""

import pytest

from decks.flaws import RULES, flaws_of
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


# Rule, a cloze that breaks it, one that does not.
GAPS: tuple[tuple[int, Cloze, Cloze], ...] = (
    (
        77,
        Cloze("In gout, {{c1::neurofibromatosis type 2}} is caused by mutations in the NF2 gene."),
        Cloze("In gout, {{c1::schwannomatosis}} is caused by mutations in the NF2 gene."),
    ),
    (
        78,
        Cloze("Gout begins with a gastric ulcer of the {{c1::stomach}}."),
        Cloze("Gout begins with a peptic ulcer of the {{c1::stomach}}."),
    ),
    (
        46,
        Cloze("Approximately {{c1::200}} infants with gout have been identified worldwide."),
        Cloze("Approximately {{c1::1 in 200}} infants are born with gout."),
    ),
    (
        77,
        Cloze("Mutations in the {{c1::CPT2}} gene cause gout with a lack of CPT II."),
        Cloze("Mutations in the {{c1::CPT2}} gene cause gout with a lack of energy."),
    ),
    (
        56,
        Cloze("Gout brings weak muscles called {{c1::hypotonia}}."),
        Cloze("Gout brings a muscle abnormality called {{c1::myokymia}}."),
    ),
    (
        56,
        Cloze("Its crystals in gout are called {{c1::monosodium urate}}, tophi, grit, and sand."),
        Cloze("Its crystals in gout are called {{c1::monosodium urate}}."),
    ),
    (
        56,
        Cloze("Gout exchanges pieces of {{c1::chromosomes}} at will."),
        Cloze("Gout exchanges pieces of chromosomes {{c1::17 and 22}}."),
    ),
    (
        26,
        Cloze("Gout occurs in {{c1::the first toe of the left foot of men}}."),
        Cloze("Gout occurs in {{c1::1 in 100,000 to 1 in 1 million}} men."),
    ),
)


def rules_broken(cloze: Cloze) -> set[int]:
    """Return the numbers of the rules that *cloze* breaks, proven by its own words."""
    item = Item("0", "s", cloze, "", (Span(0, len(cloze.text)),), ())
    said = " ".join(flaws_of(item, Setting(cloze.text, ("gout",), SectionKind.SYMPTOMS)))
    return {rule.number for rule in RULES if f"(rule {rule.number})" in said}


@pytest.mark.parametrize(("number", "broken", "sound"), GAPS)
def test_a_gap_breaks_its_rule_and_its_neighbour_does_not(number: int, broken: Cloze, sound: Cloze) -> None:
    assert number in rules_broken(broken)
    assert number not in rules_broken(sound)
