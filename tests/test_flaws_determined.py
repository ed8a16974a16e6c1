"""The rules of one right answer: each is broken by one small item and not by its nearest sound neighbour."""

import pytest

from decks.flaws import RULES, Setting, flaws_of
from decks.model import Basic, Cloze, Content, Item, ListCard, SectionKind, Span

# Rule, an item that breaks it, one that does not. The item's words prove it.
DETERMINED: tuple[tuple[int, Content, Content], ...] = (
    (
        56,
        Cloze("A tophus of gout is large above 20 cm (about {{c1::8 inches}}) in size."),
        Cloze("A tophus of gout is large above {{c1::20 cm}} in size."),
    ),
    (
        56,
        Cloze("People with gout may develop {{c1::muscle weakness}} that worsens until they cannot walk."),
        Cloze("Untreated gout leads to {{c1::kidney stones}}, which block the flow of urine."),
    ),
    (
        78,
        Basic("Which part of the body does gouty myopathy affect?", "The skeletal muscles"),
        Basic("Which part of the body does gout affect?", "The skeletal muscles"),
    ),
    (
        69,
        Cloze("In gout, the {{c1::UMOD}} gene gives instructions for uromodulin."),
        Cloze("In gout, the {{c1::UMOD}} gene is mutated."),
    ),
    (70, Basic("When should you be tested for gout?", "In a flare"), Basic("When is gout tested for?", "In a flare")),
    (
        56,
        Cloze("Some people with gout may develop {{c1::kidney stones}}."),
        Cloze("The most common complication of gout is {{c1::kidney stones}}."),
    ),
    (
        56,
        Cloze("Roughly {{c1::200,000}} people see a doctor about gout each year."),
        Cloze("Roughly {{c1::200,000}} people in the United States see a doctor about gout each year."),
    ),
    (
        56,
        Cloze("Gout lasts from a few days to {{c1::10 days}}."),
        Cloze("Gout lasts for {{c1::7 to 10 days}}."),
    ),
    (
        56,
        Cloze("Gout affects 1 in 100 people {{c1::younger than 20}}."),
        Cloze("Gout is rare in people {{c1::younger than 20}}."),
    ),
    (
        56,
        Cloze("Gout is an {{c1::X-linked}} disorder."),
        Cloze("Gout is inherited in an {{c1::X-linked}} pattern."),
    ),
    (
        56,
        Cloze("Mutations in the HPRT1, PRPS1, and MT-{{c1::ND6}} genes cause gout."),
        Cloze("Mutations in the {{c1::HPRT1}} gene cause gout."),
    ),
    (
        56,
        Cloze("Mutations in the {{c1::HPRT1 and PRPS1}} genes cause gout."),
        Cloze("Mutations in the {{c1::HPRT1}} and PRPS1 genes cause gout."),
    ),
    (
        56,
        Cloze("Gout brings a large head (termed {{c1::macrocephaly}})."),
        Cloze("Gout brings crystals of a salt called {{c1::monosodium urate}}."),
    ),
    (
        56,
        Cloze("An {{c1::ultrasound}} may show where crystals are in gout."),
        Cloze("{{c1::Colchicine}} is used to prevent flares of gout."),
    ),
    (
        56,
        Cloze("Gout can be caused by {{c1::dehydration}}."),
        Cloze("Gout is caused by {{c1::urate crystals}} in the joints."),
    ),
    (
        56,
        Cloze("In severe cases, gout can lead to {{c1::depression}}."),
        Cloze("HPRT1 mutations bring an increased risk of {{c1::gout}}."),
    ),
    (
        56,
        Cloze("Gout may spread to the {{c1::kidneys}}."),
        Cloze("Gout usually begins in the {{c1::kidneys}}."),
    ),
    (
        56,
        Cloze("Gout is an inherited disease with a lack of {{c1::enzymes or water}}."),
        Cloze("Gout is due to a lack of {{c1::hypoxanthine phosphoribosyltransferase}}."),
    ),
    (
        56,
        Cloze("Attacks of gout may give way to {{c1::stiffness}}."),
        Cloze("Over the years attacks of gout give way to {{c1::stiffness}}."),
    ),
    (
        56,
        Cloze("A prompt evaluation ({{c1::within 60 minutes}}) is needed in gout."),
        Cloze("A prompt evaluation, within {{c1::60 minutes}}, is needed in gout."),
    ),
    (57, Basic("What may gout lead to?", "Tophi"), Basic("What is the most common site of gout?", "The big toe")),
    (57, Basic("What increases pain in gout?", "Beer"), Basic("What causes gout?", "Crystals of urate")),
    (
        57,
        Basic("Which device may people with gout require?", "A cane"),
        Basic("Which drug is the first choice in gout?", "Naproxen"),
    ),
    (
        57,
        Basic("How can gout be diagnosed?", "By joint aspiration"),
        Basic("How is gout most reliably diagnosed?", "By joint aspiration"),
    ),
    (57, Basic("When does gout occur?", "If urate crystals form"), Basic("When does gout begin?", "In middle age")),
    (58, Basic("What does the abbreviation GA stand for?", "Gouty arthritis"), Basic("What is gout?", "An arthritis")),
    (
        58,
        Basic("What is the medical term for weak muscle tone in gout?", "Hypotonia"),
        Basic("What is the medical term for a punched-out bone in gout?", "An overhanging edge"),
    ),
    (58, Basic("What is clubbing in gout?", "Rounding of the fingertips"), Basic("What is gout?", "An arthritis")),
    (
        59,
        Basic("Which study checks the place of the tube in gout?", "An x-ray"),
        Basic("Which study checks the place of a chest tube in gout?", "An x-ray"),
    ),
    (
        60,
        Basic("In patients with gout, although it may strike all, who has it most?", "Men"),
        Basic("In patients with gout, who has flares most?", "Men"),
    ),
    (
        61,
        Basic("What is the goal of treatment in gout?", "To control gout"),
        Basic("What is the goal of treatment in gout?", "A urate level below 6 mg/dL"),
    ),
    (62, Basic("What is gout?", "A common cause of pain in the toe"), Basic("What is gout?", "Crystals in a joint")),
    (
        76,
        Basic("What is gout?", "A rare inherited eye disorder that dims the sight"),
        Basic("What is gout?", "A disorder of the eye caused by crystals that block its small vessels"),
    ),
    (
        63,
        Basic("Mutations in which gene cause gout?", "GOUT1, of gout (GOUT1) deficiency"),
        Basic("Mutations in which gene cause gout?", "HPRT1"),
    ),
    (
        64,
        Cloze("Tophi appear {{c1::3  30 years}} after the first flare of gout."),
        Cloze("Tophi appear {{c1::3 to 30 years}} after the first flare of gout."),
    ),
    (
        65,
        ListCard("Which 2 signs of gout are seen in gout?", ("Pain", "Swelling")),
        ListCard("Which 2 signs are seen in gout?", ("Pain", "Swelling")),
    ),
    (
        66,
        Basic("What are stimulants used for in gout?", "To treat sleepiness but may increase pain"),
        Basic("What are stimulants used for in gout?", "To treat sleepiness"),
    ),
    (
        66,
        Basic("What causes gout?", "Mutations in HPRT1, PRPS1, or SLC2A9"),
        Basic("What causes gout?", "Mutations in HPRT1 or PRPS1"),
    ),
)
DETERMINED += (
    (
        56,
        Cloze("Gout: {{c1::up to 30 percent}} have tophi."),
        Cloze("{{c1::Up to 30 percent}} of people with gout have tophi."),
    ),
    (
        57,
        Basic("Which drug helps prevent flares of gout?", "Colchicine"),
        Basic("Which drug is used to prevent flares of gout?", "Colchicine"),
    ),
    (57, Basic("Whom does gout affect?", "Many people"), Basic("Whom does gout affect?", "Men over 40")),
    (
        56,
        Cloze("Gout is often associated with {{c1::fatigue}} in adults."),
        Cloze("Gout is often associated with {{c1::lymphoma}} in adults."),
    ),
    (57, Basic("What is used to ease gout?", "Ice"), Basic("Which drug is used to ease gout?", "Naproxen")),
    (
        56,
        Cloze("Gout has {{c1::more than 300}} reported cases."),
        Cloze("Gout strikes {{c1::more than 300}} people in Japan."),
    ),
    (57, Basic("What are people with gout at risk for?", "Stones"), Basic("What is gout caused by?", "Urate")),
    (57, Basic("What is the treatment for gout?", "Long term"), Basic("What is the treatment for gout?", "Colchicine")),
    (
        60,
        Basic("Like lupus, which sex does gout affect more often?", "Men"),
        Basic("Which sex does gout affect more often?", "Men"),
    ),
    (
        67,
        ListCard("Name 2 possible symptoms of gout.", ("Pain", "Swelling")),
        ListCard("Name the 2 main symptoms of gout.", ("Pain", "Swelling")),
    ),
    (
        74,
        ListCard(
            "What is the diagnosis of gout based on (name 2)?", ("A medical history", "Physical exam (by a doctor)")
        ),
        ListCard("What is the diagnosis of gout based on (name 2)?", ("A medical history", "Crystals in the joint")),
    ),
    (
        75,
        ListCard("What are the 2 - joints that are swollen of gout?", ("Toes", "Knees")),
        ListCard("What are the 2 joints that are swollen in gout?", ("Toes", "Knees")),
    ),
    (
        68,
        ListCard("What are the 2 lab tests in gout?", ("Red cells", "White cells")),
        ListCard("What are the 2 lab tests in gout?", ("Blood count", "Urate level")),
    ),
    (
        68,
        ListCard("Which 2 features characterize carpal tunnel syndrome in gout?", ("Pain", "Numbness")),
        ListCard("Which 2 features characterize gout?", ("Pain", "Swelling")),
    ),
    (
        68,
        ListCard("Name the 2 main treatments of gout.", ("Surgery", "Surgery and colchicine")),
        ListCard("Name the 2 main treatments of gout.", ("Surgery", "Colchicine")),
    ),
    (
        43,
        Basic("What is gout?", "A disease due to urate that affects many parts of the body"),
        Basic("What is gout?", "A disease due to urate"),
    ),
    (
        35,
        Basic("Where is gout felt?", "In the bones of the legs, arms, feet, or hands"),
        Basic("Where is gout felt?", "In the bones of the legs"),
    ),
)
IDS = tuple(f"{number} {place}" for place, (number, *_) in enumerate(DETERMINED))


def rules_broken(content: Content) -> set[int]:
    """Return the numbers of the rules that *content* breaks, proven by its own words."""
    text = " ".join(str(getattr(content, field)) for field in ("text", "front", "back") if hasattr(content, field))
    item = Item("0", "s", content, "", (Span(0, len(text)),), ())
    said = " ".join(flaws_of(item, Setting(text, ("gout",), SectionKind.SYMPTOMS)))
    return {rule.number for rule in RULES if f"(rule {rule.number})" in said}


@pytest.mark.parametrize(("number", "broken", "sound"), DETERMINED, ids=IDS)
def test_an_item_breaks_its_rule_and_its_neighbour_does_not(number: int, broken: Content, sound: Content) -> None:
    assert number in rules_broken(broken)
    assert number not in rules_broken(sound)


def test_a_page_s_title_names_no_condition() -> None:
    item = Item("0", "s", Basic("What causes gout and other pains?", "Urate"), "", (Span(0, 5),), ())
    said = flaws_of(item, Setting("Urate.", ("gout and other pains", "gout"), SectionKind.CAUSES))
    assert any("rule 65" in each for each in said)


def test_a_definition_of_what_the_name_says_defines_nothing() -> None:
    back = "A disorder characterized by thinning of the bones (osteoporosis) that begins in childhood"
    item = Item("0", "s", Basic("What is juvenile osteoporosis?", back), "", (Span(0, 5),), ())
    said = flaws_of(item, Setting(back, ("juvenile osteoporosis",), SectionKind.OVERVIEW))
    assert any("rule 62" in each for each in said)


def test_a_line_of_the_article_s_list_of_tests_has_one_answer() -> None:
    front, back = "What may joint fluid reveal in gout?", "Needle-shaped crystals and many white cells"
    item = Item("0", "s", Basic(front, back), "", (Span(0, 59),), ())
    prose = "In gout, joint fluid may reveal needle-shaped crystals and many white cells."
    entry = "Joint fluid: May reveal needle-shaped crystals and many white cells."
    broken = [
        any("rule 57" in each for each in flaws_of(item, Setting(text, ("gout",), SectionKind.DIAGNOSIS)))
        for text in (prose, entry)
    ]
    assert broken == [True, False]


def test_a_front_that_opens_with_one_name_calls_the_condition_by_no_other() -> None:
    names = ("gouty arthritis", "gout")
    for front, is_twice in (("In gout, what causes gouty arthritis?", True), ("In gout, what causes tophi?", False)):
        item = Item("i", "s", Basic(front, "Urate"), "Urate.", (Span(0, 6),), ())
        said = flaws_of(item, Setting("Urate.", names, SectionKind.CAUSES))
        assert any("rule 65" in each for each in said) is is_twice
