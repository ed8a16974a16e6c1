"""Answers that are foregone or miss their question: each is sent back, and its nearest sound neighbour is not."""

import pytest

from decks.flaws import RULES, Setting, flaws_of
from decks.model import Basic, Cloze, Content, Item, Mcq, SectionKind, Span
from tests.flawed_items import options

# Rule, an item that breaks it, one that does not; the condition is gout.
PAIRS: tuple[tuple[int, Content, Content], ...] = (
    (
        47,
        Basic("How is X-linked gout inherited?", "In an X-linked recessive manner"),
        Basic("How is gout inherited?", "In an X-linked recessive manner"),
    ),
    (
        47,
        Basic("In gout, what causes a reduction in cell production?", "Impaired cell division"),
        Basic("In gout, what causes a reduction in blood flow?", "Thickened arteries"),
    ),
    (
        47,
        Basic("When does fetal gout appear?", "While the baby is in the womb"),
        Basic("When does gout appear?", "While the baby is in the womb"),
    ),
    (
        47,
        Basic("When can traumatic gout develop?", "After an eye injury, sometimes years later"),
        Basic("When can gout develop?", "After an eye injury, sometimes years later"),
    ),
    (
        47,
        Basic(
            "What do the UOX mutations of uricase deficiency in gout result in?", "Reduced activity of the UOX enzyme"
        ),
        Basic("What do the UOX mutations of gout result in?", "Raised levels of urate"),
    ),
    (
        47,
        Cloze("Gout is seen in the upper and/or {{c1::lower}} limbs.", "upper or lower"),
        Cloze("Gout is mostly seen in the {{c1::lower}} limbs.", "upper or lower"),
    ),
    (
        47,
        Basic("What is the main symptom of insomnia, as seen in gout?", "Trouble falling or staying asleep"),
        Basic("What is the main symptom of gout?", "Pain of the big toe"),
    ),
    (
        47,
        Basic("When will surgery usually be performed in gout?", "If the surgeon confirms that gout is the problem"),
        Basic("When will surgery usually be performed in gout?", "If the surgeon confirms that a tendon is torn"),
    ),
    (
        47,
        Basic("In whom are tophi more common than in those without them?", "People who have gout"),
        Basic("In whom are tophi of gout more common?", "People who have kidney failure"),
    ),
    (
        47,
        Basic("In which process is the protein encoded by UMOD involved in gout?", "Signaling within cells"),
        Basic("In which process is the protein encoded by UMOD involved in gout?", "The excretion of urate"),
    ),
    (
        47,
        Cloze("Gout presses on a cutaneous nerve, a {{c1::sensory}} nerve to the skin.", "motor or sensory"),
        Cloze("Gout presses on the femoral nerve, a {{c1::motor}} nerve of the thigh.", "motor or sensory"),
    ),
    (
        47,
        Cloze("Gout affects the lower {{c1::half}} of the body.", "what share"),
        Cloze("Gout affects {{c1::half}} of the brothers.", "what share"),
    ),
    (
        42,
        Basic("What are the people at increased risk for gout?", "Said to have hyperuricemia"),
        Basic("What are people at increased risk for gout?", "Hyperuricemic"),
    ),
    (
        42,
        Basic("What causes most cases of gout?", "New mutations in the gene"),
        Basic("What causes most cases of gout?", "New mutations in the UMOD gene"),
    ),
    (
        42,
        Basic("Why does surgery help in gout?", "Because most havent yet developed tophi"),
        Basic("Why does surgery help in gout?", "Because most haven't yet developed tophi"),
    ),
    (
        42,
        Basic("In gout, what sometimes causes signs as they grow?", "Tophi in the ear"),
        Basic("In gout, what sometimes causes lumps in the ear?", "Tophi"),
    ),
    (
        42,
        Basic("What kills the tophi of gout?", "The radioactive substance"),
        Basic("What dissolves the tophi of gout?", "The Kasai procedure"),
    ),
    (
        42,
        Basic("For pregnant women, what is the treatment of gout?", "Carefully chosen to protect the baby"),
        Basic("For pregnant women, what is the treatment of gout?", "Low-dose colchicine"),
    ),
    (
        47,
        Basic("In gout, what usually progresses to severe deafness?", "The hearing loss"),
        Basic("In gout, what usually progresses to kidney failure?", "The hearing loss"),
    ),
    (
        58,
        Basic("In gout, which terms are described as “two small masses at the back of the throat”?", "Tonsils"),
        Basic("In gout, which lumps are described as “two small masses at the back of the throat”?", "Tophi"),
    ),
    (
        56,
        Cloze("Gout, diagnosis – Arthroscopy: a {{c1::surgical procedure}} to look at the joint."),
        Cloze("Gout, diagnosis – Arthroscopy: a look at the {{c1::knee joint}}."),
    ),
    (
        78,
        Cloze("Gout, ovarian tumors – Stage I: gout is found in one or both {{c1::ovaries}}."),
        Cloze("Gout, stages – Stage I: gout is found in one or both {{c1::ovaries}}."),
    ),
    (
        42,
        Basic("What is the goal of gout type 2 type 2 treatment?", "Low urate"),
        Basic("What is the goal of gout type 2 treatment?", "Low urate"),
    ),
    (
        42,
        Basic("Where is local gout found (name two)?", "In the bone or soft tissue"),
        Basic("Where is local gout found (name two)?", "In the bone and soft tissue"),
    ),
    (
        47,
        Basic("Why is podagra sometimes referred to as juvenile gout?", "Because it typically affects children"),
        Basic("Why is podagra sometimes referred to as gout of beer?", "Because it typically affects drinkers"),
    ),
    (
        44,
        Mcq("", "Which of the following organisms causes gout?", "Gout virus", options("Mumps virus", "Measles virus")),
        Mcq("", "Which of the following organisms causes gout?", "Toe virus", options("Mumps virus", "Measles virus")),
    ),
    (
        42,
        Basic("What is the earliest reported detection of gout?", "At 12 weeks"),
        Basic("When was gout detected at the earliest?", "At 12 weeks"),
    ),
    (
        42,
        Basic("What are the mortality rates in gout?", "Slightly increased because of strokes"),
        Basic("Why are the mortality rates in gout increased?", "Because of strokes"),
    ),
    (
        42,
        Basic("When in life can gout be caused by exposure to lead?", "Before birth"),
        Basic("When in life does gout begin?", "Before birth"),
    ),
    (
        42,
        Basic("Which two features characterize gout?", "Tophi and other lumps"),
        Basic("Which two features characterize gout?", "Tophi and kidney stones"),
    ),
    (
        57,
        Basic("Which imaging study is used to check for a large toe in gout?", "X-ray"),
        Basic("Which imaging study best shows urate crystals in gout?", "Dual-energy CT"),
    ),
    (
        56,
        Cloze("Gout is caused by a lack of uricase, the first {{c1::committed enzyme}} of the pathway."),
        Cloze("Gout is caused by a lack of {{c1::uricase}}, the first enzyme of the pathway."),
    ),
    (
        56,
        Cloze("The spasms of gout result from {{c1::degeneration}} of motor neurons."),
        Cloze("The spasms of gout result from degeneration of {{c1::motor neurons}}."),
    ),
    (
        56,
        Cloze("The treatment of gout includes a {{c1::corticosteroid}}, usually prednisone.", "drug class"),
        Cloze("The treatment of gout is a {{c1::corticosteroid}} by mouth.", "drug class"),
    ),
    (
        56,
        Cloze("Most who have gout are men between the {{c1::ages of 15 to 50 years}} of age."),
        Cloze("Most who have gout are men between the {{c1::ages of 15 to 50 years}}."),
    ),
    (
        56,
        Cloze("In gout, {{c1::x-rays}} are used to check for an enlarged liver.", "imaging test"),
        Cloze("In gout, {{c1::x-rays}} are used to confirm the diagnosis.", "imaging test"),
    ),
    (
        72,
        Cloze("In gout, the less severe type of urate disease is called {{c1::hyperuricemia}}."),
        Cloze("In men, the less severe type of gout is called {{c1::hyperuricemia}}."),
    ),
    (
        72,
        Cloze("In gout, mutations in the {{c1::UMOD}} gene are involved in several disorders with like signs."),
        Cloze("In gout, mutations in the {{c1::UMOD}} gene are involved in the loss of nephrons."),
    ),
    (
        65,
        Cloze("In patients with big toe gout, BT toe gout is treated with {{c1::naproxen}}."),
        Cloze("In patients with big toe gout, BT gout is treated with {{c1::naproxen}}."),
    ),
    (
        78,
        Cloze("Gout occurs in females and mainly affects the {{c1::reproductive system}}."),
        Cloze("Gout mainly affects the {{c1::reproductive system}}."),
    ),
)
IDS = tuple(f"{number} {place}" for place, (number, *_) in enumerate(PAIRS))


def rules_broken(content: Content, text: str, *, proof: str = "", names: tuple[str, ...] = ("gout",)) -> set[int]:
    """Return the numbers of the rules that *content* breaks, proven by *proof* of *text*, or by all of it."""
    start = text.index(proof)
    item = Item("0", "s", content, "", (Span(start, start + len(proof or text)),), ())
    said = " ".join(flaws_of(item, Setting(text, names, SectionKind.SYMPTOMS)))
    return {rule.number for rule in RULES if f"(rule {rule.number})" in said}


def own_words(content: Content) -> str:
    """Return all the words of *content*."""
    return " ".join(
        str(getattr(content, field)) for field in ("text", "front", "back", "lead_in", "key") if hasattr(content, field)
    )


@pytest.mark.parametrize(("number", "broken", "sound"), PAIRS, ids=IDS)
def test_an_item_breaks_its_rule_and_its_neighbour_does_not(number: int, broken: Content, sound: Content) -> None:
    names = ("gout", "X-linked gout", "Big Toe Gout")
    assert number in rules_broken(broken, own_words(broken), names=names)
    assert number not in rules_broken(sound, own_words(sound), names=names)


def test_a_protein_is_no_gap_where_several_genes_make_one_each() -> None:
    two = "The UMOD gene provides instructions for uromodulin. The REN gene provides instructions for renin."
    cloze = Cloze("In gout, a shortage of the {{c1::tophus 2 protein}} may disrupt the tubules.")
    proof = "A shortage of the tophus 2 protein may disrupt the tubules."
    assert 56 in rules_broken(cloze, f"{two} {proof}", proof=proof)


@pytest.mark.parametrize(("before", "is_past"), [("In years past, the size had to match. ", True), ("", False)])
def test_what_followed_in_the_past_is_not_told_as_of_today(before: str, is_past: bool) -> None:  # noqa: FBT001
    proof = "Thus, only kidneys from children could be transplanted in gout."
    card = Basic("From whom could kidneys be transplanted in gout?", "Children")
    assert (59 in rules_broken(card, before + proof, proof=proof)) is is_past


@pytest.mark.parametrize(
    ("back", "is_empty"),
    [
        ("Kidney inflammation caused by systemic lupus erythematosus (SLE or lupus)", True),
        ("Damage to the kidney's filters by immune complexes", False),
    ],
)
def test_a_definition_says_more_than_the_roots_of_the_name(back: str, is_empty: bool) -> None:  # noqa: FBT001
    card = Basic("What is lupus nephritis?", back)
    assert (62 in rules_broken(card, own_words(card), names=("lupus nephritis",))) is is_empty


@pytest.mark.parametrize(
    ("before", "proof", "is_less"),
    [
        ("• Tophus disorder. ", "This disease occurs in patients who had a kidney transplant.", True),
        ("Gout hurts. ", "This disease occurs in patients who had a kidney transplant.", False),
        ("Gout is rarely of the spine. Patients may have tophi. ", "These patients need a kidney transplant.", True),
        ("Patients with gout have tophi. ", "These patients need a kidney transplant.", False),
    ],
)
def test_what_is_said_of_some_or_of_another_is_not_told_of_all(before: str, proof: str, is_less: bool) -> None:  # noqa: FBT001
    cloze = Cloze("Patients with gout need a {{c1::kidney transplant}}.")
    assert (72 in rules_broken(cloze, before + proof, proof=proof)) is is_less


@pytest.mark.parametrize(("term", "is_of_every_body"), [("Lymph", True), ("Bone marrow", True), ("Tophus", False)])
def test_a_glossary_on_the_healthy_body_is_not_asked(term: str, is_of_every_body: bool) -> None:  # noqa: FBT001
    proof = f"{term}: A soft mass that is white."
    card = Basic(f"What is {term.lower()}, as seen in gout?", "A soft mass that is white")
    assert (58 in rules_broken(card, proof, proof=proof)) is is_of_every_body


@pytest.mark.parametrize(("also", "is_open"), [(" It is also more common among drinkers.", True), ("", False)])
def test_in_whom_a_thing_is_more_common_has_one_answer(also: str, is_open: bool) -> None:  # noqa: FBT001
    proof = "Gout is more common in men who eat liver."
    card = Basic("In whom is gout more common?", "Men who eat liver")
    assert (57 in rules_broken(card, proof + also, proof=proof)) is is_open


@pytest.mark.parametrize(("does", "is_overstated"), [("increase the risk of", True), ("cause", False)])
def test_a_gene_that_raises_a_risk_is_not_asked_for_as_the_cause(does: str, is_overstated: bool) -> None:  # noqa: FBT001
    proof = f"Mutations in the UMOD gene {does} gout."
    lead_in = "A mutation in which of the following genes causes gout?"
    question = Mcq("", lead_in, "UMOD", options("HNF1B", "REN", "MUC1"))
    assert (3 in rules_broken(question, proof, proof=proof)) is is_overstated
