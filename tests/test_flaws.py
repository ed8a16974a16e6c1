"""The item-writing rules: each is broken by one small item and not by that item's nearest sound neighbour."""

from dataclasses import replace

import pytest

from decks.flaws import RULES, Setting, answers_of, asked_of, flaws_of, repaired, repeated, warnings_of
from decks.model import Basic, Cloze, Content, Item, ListCard, Mcq, SectionKind, Span, Synthetic, Vignette
from tests.flawed_forms import FORMS, WARNED
from tests.flawed_items import (
    ALLOPURINOL,
    CASE,
    FOUR,
    FRONT,
    GAP,
    NAMES,
    PAIRS,
    STATEMENTS,
    TRIGGERS,
    WHICH,
    Pair,
    options,
)

ALL = PAIRS | FORMS


def item(content: Content, *proofs: str, text: str = STATEMENTS) -> Item:
    """Return an item that the statements *proofs* of *text* are said to prove."""
    spans = tuple(Span(text.index(proof), text.index(proof) + len(proof)) for proof in proofs)
    return Item("0", "s", content, "", spans, ())


def rules_broken(
    content: Content, *proofs: str, text: str = STATEMENTS, names: tuple[str, ...] = NAMES, kind: str = "treatment"
) -> set[int]:
    """Return the numbers of the rules that *content* breaks, in an article of *text* on the condition *names*."""
    said = " ".join(flaws_of(item(content, *proofs, text=text), Setting(text, names, SectionKind(kind))))
    return {rule.number for rule in RULES if f"(rule {rule.number})" in said}


@pytest.mark.parametrize("pair", ALL.values(), ids=ALL)
def test_an_item_breaks_its_rule_and_no_other(pair: Pair) -> None:
    assert rules_broken(pair.broken, pair.proof, kind=pair.kind) == pair.rules


@pytest.mark.parametrize("pair", ALL.values(), ids=ALL)
def test_its_nearest_sound_neighbour_breaks_none(pair: Pair) -> None:
    kind = "treatment" if pair.kind == "boilerplate" else pair.kind
    assert rules_broken(pair.sound, pair.proof, kind=kind) == set()


def test_every_rule_has_an_item_that_breaks_it() -> None:
    by_proof = {40}  # below
    warned = {13, 31}
    reviewed = set(range(42, 79))  # in the other test_flaws files
    assert {rule.number for rule in RULES} == (by_proof | warned | reviewed).union(
        *(pair.rules for pair in ALL.values())
    )


@pytest.mark.parametrize("pair", WARNED.values(), ids=WARNED)
def test_a_rule_that_warns_forbids_nothing(pair: Pair) -> None:
    setting = Setting(STATEMENTS, NAMES, SectionKind.TREATMENT)
    (number,) = pair.rules
    assert any(f"(rule {number})" in said for said in warnings_of(item(pair.broken, pair.proof), setting))
    assert not any(f"(rule {number})" in said for said in warnings_of(item(pair.sound, pair.proof), setting))
    assert number not in rules_broken(pair.broken, pair.proof)


def test_the_patterns_of_inheritance_may_be_two_by_two() -> None:
    text = "Gout in this family is autosomal recessive."
    others = ("Autosomal dominant", "X-linked dominant", "X-linked recessive")
    asked = Mcq("", "Which of the following is the pattern of inheritance?", "Autosomal recessive", options(*others))
    assert 38 not in rules_broken(asked, text, text=text)


def test_a_case_may_ask_for_what_is_best() -> None:
    best = "Which of the following drugs is best given first to this patient?"
    assert rules_broken(replace(CASE, lead_in=best), ALLOPURINOL) == set()


@pytest.mark.parametrize("key", ["TEE", "Echo", "Biopsy"])
def test_a_single_word_is_a_thing_among_things(key: str) -> None:
    text = f"{key} shows clots in the heart in gout."
    asked = Mcq("", "Which of the following shows clots in gout?", key, options("Computed tomography", "Chest X-ray"))
    assert 15 not in rules_broken(asked, text, text=text)


# Repairs -------------------------------------------------------------------------------------------------------------


def repair(content: Content) -> Content | None:
    return repaired(item(content, ALLOPURINOL), Setting(STATEMENTS, NAMES, SectionKind.TREATMENT))


def test_a_question_is_saved_by_leaving_out_one_distractor() -> None:
    flawed = replace(WHICH, distractors=options("Colchicine", "Rest or ice", "Prednisone"))
    assert repair(flawed) == replace(WHICH, distractors=options("Colchicine", "Rest or ice", "Prednisone")[::2])


def test_a_key_that_is_the_only_one_in_brackets_is_told_without() -> None:
    bare = repair(replace(WHICH, key="Allopurinol (Zyloprim)"))
    assert bare == WHICH


def test_what_no_small_change_saves_is_not_saved() -> None:
    assert repair(replace(WHICH, key="Colchicine")) is None
    assert repair(replace(WHICH, distractors=options("Colchicine", "Rest or ice"))) is None
    assert repair(replace(FRONT, back="Uricase")) is None


@pytest.mark.parametrize("content", [FRONT, GAP, WHICH, CASE], ids=lambda content: type(content).__name__)
def test_a_sound_item_has_no_flaw(content: Content) -> None:
    assert rules_broken(content, ALLOPURINOL) == set()


def test_an_item_without_proof_is_not_proven() -> None:
    assert rules_broken(FRONT) == {2}


def test_the_condition_is_proven_by_any_of_its_names() -> None:
    front = Basic("What is treated with allopurinol, which lowers uric acid?", "Gouty arthritis")
    assert 2 not in rules_broken(front, ALLOPURINOL)


@pytest.mark.parametrize(("number", "rules"), [("2/5 g/dL", {40}), ("2.5 g/dL", set()), ("1/2 tablet", set())])
def test_a_number_that_looks_misspelt_is_not_asked_about(number: str, rules: set[int]) -> None:
    text = f"Gout is likely where albumin is below {number}."
    assert rules_broken(Basic("At which albumin is gout likely?", f"Below {number}"), text, text=text) == rules


@pytest.mark.parametrize(
    ("front", "back", "rules"),
    [
        ("What is gout?", "Pain", {27}),
        ("What is gout caused by?", "Alcohol", set()),
        ("What is a lump of gout called?", "Tophus", set()),
    ],
)
def test_one_word_defines_nothing_but_may_name(front: str, back: str, rules: set[int]) -> None:
    text = f"Gout: {back}"
    assert rules_broken(Basic(front, back), text, text=text) == rules


def test_a_qualifier_may_be_parted_by_a_question() -> None:
    text = "Gout may be most often caused by beer."
    assert rules_broken(Basic("What may gout be most often caused by?", "Beer"), text, text=text) == set()


def test_what_holds_if_one_has_it_holds_of_those_with_it() -> None:
    text = "If you have severe gout, you are missing an enzyme called uricase."
    said = "are missing an enzyme called {{c1::uricase}}."
    assert rules_broken(Cloze(f"Patients with severe gout {said}"), text, text=text) == set()
    assert rules_broken(Cloze(f"Patients with gout {said}"), text, text=text) == {3}


def test_a_list_may_leave_out_what_its_bullets_soften() -> None:
    text = "Colchicine: often first\nNaproxen: usually second"
    points = ListCard("Name the 2 drugs of gout.", ("Colchicine", "Naproxen"))
    assert rules_broken(points, *text.splitlines(), text=text) == set()


def test_a_list_of_treatments_holds_none_that_does_not_work() -> None:
    text = "Colchicine: for a flare\nPenicillin: not effective"
    points = ListCard("Name the 2 drugs of gout.", ("Colchicine", "Penicillin"))
    assert rules_broken(points, *text.splitlines(), text=text) == {4}
    assert rules_broken(points, *text.splitlines(), text=text, kind="symptoms") == set()


def test_a_diagnosis_is_given_away_by_any_name_of_the_condition() -> None:
    case = replace(CASE, lead_in="Which of the following is the most likely diagnosis?", key="Gouty arthritis")
    case = replace(case, distractors=options("Rheumatoid arthritis", "Cellulitis"))
    assert rules_broken(case, ALLOPURINOL) == {23}
    assert rules_broken(replace(case, stem=case.stem.replace(" of gout", " of joint pain")), ALLOPURINOL) == set()


# What a prototype made and no deck may hold -------------------------------------------------------------------------

OMS = ("Opsoclonus myoclonus syndrome", "OMS")
MRI = "MRI of the brain: Often normal or may show cerebellar atrophy in chronic cases"
GBS = ("Guillain-Barré syndrome", "GBS")
CAP = ("community-acquired pneumonia", "CAP")
WORST: dict[str, tuple[int, Content, str, tuple[str, ...]]] = {
    "a possible finding as the likely one": (
        3,
        Mcq(
            "A 3-year-old girl has had OMS for four days.",
            "What is MRI of the brain most likely to show?",
            "Cerebellar atrophy in chronic cases",
            options("Basal ganglia calcification", "Hydrocephalus"),
        ),
        MRI,
        OMS,
    ),
    "a test as a drug": (
        6,
        Mcq(
            "",
            "Which of the following is the most appropriate initial pharmacotherapy of CAP?",
            "Procalcitonin",
            options("Amoxicillin", "Azithromycin"),
        ),
        "Procalcitonin: helps to decide when antibiotics for CAP can be stopped",
        CAP,
    ),
    "a drug that does not work": (
        4,
        Mcq(
            "A 34-year-old man with GBS can no longer walk.",
            "Which of the following treatments should he receive?",
            "Corticosteroids",
            options("Aspirin", "Methotrexate"),
        ),
        "Corticosteroids: Not effective",
        GBS,
    ),
    "the finding in the complaint": (
        23,
        Vignette(
            "A 34-year-old man with GBS is admitted because of respiratory failure. His legs have been weak "
            "for five days and his reflexes are absent.",
            "Which of the following complications has developed?",
            "Respiratory failure",
            options("Aspiration pneumonia", "Pulmonary embolism"),
            (Synthetic("34-year-old man", "slot"),),
        ),
        "Respiratory failure: Weakness of the diaphragm, which needs ventilation",
        GBS,
    ),
    "a purpose that is a condition": (
        2,
        Basic("What is the purpose of chemotherapy in OMS?", "To shrink the tumor"),
        "Chemotherapy or radiation: If required for complete tumor management",
        OMS,
    ),
    "a cloze on a heading": (
        27,
        Cloze("OMS is characterized by the {{c1::following key features}}."),
        "The condition is characterized by the following key features:",
        OMS,
    ),
    "a cloze on an empty word": (
        27,
        Cloze("In OMS, an infection may come before {{c1::onset}}."),
        "In OMS, an infection may come before onset.",
        OMS,
    ),
}


@pytest.mark.parametrize(("rule", "content", "proof", "names"), WORST.values(), ids=WORST)
def test_the_worst_items_are_stopped(rule: int, content: Content, proof: str, names: tuple[str, ...]) -> None:
    assert rule in rules_broken(content, proof, text=proof, names=names)


# What is asked, and what of it repeats -------------------------------------------------------------------------------


def test_what_is_asked_leaves_out_the_answer() -> None:
    assert asked_of(GAP) == "Allopurinol lowers uric acid in gout by blocking …."
    assert asked_of(FRONT) == FRONT.front
    assert asked_of(FOUR) == FOUR.front
    assert asked_of(WHICH) == WHICH.lead_in
    assert asked_of(CASE) == f"{CASE.stem} {CASE.lead_in}"


def test_every_kind_of_item_has_its_answers() -> None:
    assert answers_of(GAP) == ("xanthine oxidase",)
    assert answers_of(FRONT) == ("Xanthine oxidase",)
    assert answers_of(FOUR) == FOUR.back
    assert answers_of(WHICH) == answers_of(CASE) == ("Allopurinol",)


def test_a_question_is_not_asked_twice() -> None:
    first = item(FRONT, ALLOPURINOL)
    assert repeated(item(FRONT, ALLOPURINOL), [first]) == first.item_id
    shouted = replace(FRONT, front=FRONT.front.upper(), back="Another answer")
    assert repeated(item(shouted, ALLOPURINOL), [first]) == first.item_id


def test_nearly_the_same_question_repeats_only_for_the_same_answer() -> None:
    first = item(FRONT, ALLOPURINOL)
    near = replace(FRONT, front="What does allopurinol block in people with gout?")
    assert repeated(item(near, ALLOPURINOL), [first]) == first.item_id
    assert repeated(item(replace(near, back="Uric acid"), ALLOPURINOL), [first]) is None
    assert repeated(item(FOUR, TRIGGERS), [first]) is None
    assert repeated(first, []) is None
