"""Phrases: the class of a fragment, which decides the sentence it fits into; what is plural; what is a clause."""

import pytest

from decks.phrases import PhraseClass, has_clause, has_verb, is_noun_phrase, is_plural, names_several, phrase_class

FRAGMENTS: dict[PhraseClass, tuple[str, ...]] = {
    PhraseClass.NOUN: (
        "Swollen lymph nodes in the neck",
        "Pain behind the breastbone that eases on leaning forward",
        "A fast, irregular pulse",
        "Sudden loss of vision in one eye",
        "Inflammation of the small airways",
        "Low blood sugar between meals",
        "Difficulty swallowing solid food",
        "Shortness of breath at rest",
        "The most common cause in young adults",
        "An inhibitor of the proton pump",
        "Lesions of the skin",
        "Cramps in the belly",
        "Sores in the mouth",
        "Seizures without fever",
        "Stools that are black",
        "Rashes, fever, and cough",
        "Yellowing of the skin and eyes",
        "Severe vomiting",
        "Lumps",
        "Rest",
    ),
    PhraseClass.FINITE: (
        "Shows a widened mediastinum",
        "Often precedes the rash by two days",
        "May cause kidney failure",
        "Can spread to the heart valves",
        "Reveals clusters of gram-positive cocci",
        "Was replaced by magnetic resonance imaging",
        "Is caused by a bite",
        "Lowers the blood pressure within minutes",
        "Affects both kidneys",
        "Resolves without treatment",
        "Prevents stroke",
        "Targets B cells",
        "Occurs in half of patients",
    ),
    PhraseClass.PARTICIPLE: (
        "Injected into the joint",
        "Given by mouth for ten days",
        "Caused by a spirochete",
        "Used in severe cases",
        "Reserved for relapses",
        "Associated with exposure to asbestos",
        "Performed under local anesthesia",
        "Followed by a slow taper",
    ),
    PhraseClass.ADJECTIVE: (
        "Highly sensitive for pulmonary embolism",
        "Normal in most patients",
        "Rare after the age of fifty",
        "Positive in about half of cases",
        "Contagious until the crusts fall off",
    ),
    PhraseClass.PURPOSE: (
        "To exclude a fracture",
        "To prevent a second stroke",
        "In adults, to detect metastases",
        "To relieve itching",
    ),
    PhraseClass.PREPOSITION: (
        "For severe pain",
        "In patients with kidney failure",
        "With food or milk",
        "During the first trimester",
    ),
    PhraseClass.CONDITION: (
        "If the fever persists for three days",
        "When surgery is not possible",
        "Unless the patient is pregnant",
        "Once the swelling has gone down",
    ),
    PhraseClass.EXAMPLES: (
        "Such as penicillin or amoxicillin",
        "Including measles, mumps, and rubella",
        "For example, ibuprofen",
        "Includes aspirin and naproxen",
    ),
    PhraseClass.CLAUSE: (
        "The bacteria enter through broken skin",
        "Symptoms may return within a year",
        "Antibiotics shorten the illness",
        "Exercise is restricted for three months",
        "The pulse is weak and thready",
        "Most children recover within a week",
    ),
    PhraseClass.OTHER: ("",),
}


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [(fragment, expected) for expected, fragments in FRAGMENTS.items() for fragment in fragments],
)
def test_a_fragment_is_of_its_phrase_class(fragment: str, expected: PhraseClass) -> None:
    assert phrase_class(fragment) is expected


def test_a_phrase_class_does_not_depend_on_the_space_around_it() -> None:
    assert phrase_class("  To relieve itching ") is PhraseClass.PURPOSE


@pytest.mark.parametrize(
    "phrase",
    [
        "seizures",
        "fever and chills",
        "lymph nodes of the neck",
        "vital signs",
        "Corticosteroids",
        "white blood cells",
        "NSAIDs",
        "causes",
        "features",
    ],
)
def test_a_plural_or_joined_phrase_is_plural(phrase: str) -> None:
    assert is_plural(phrase)


@pytest.mark.parametrize(
    "phrase",
    [
        "chest X-ray", "loss of teeth", "inflammation of the joints", "a group of disorders", "fever or chills",
        "shortness of breath", "arthritis", "pus", "diabetes", "measles", "rabies", "herpes", "scabies", "",
    ],
)  # fmt: skip
def test_a_phrase_is_as_singular_as_its_head(phrase: str) -> None:
    assert not is_plural(phrase)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gout affects the big toe.", True),
        ("Pain in the big toe.", False),
        ("Given by mouth.", False),
        ("It can recur.", True),
    ],
)
def test_a_clause_has_a_subject_and_a_finite_verb(text: str, expected: bool) -> None:  # noqa: FBT001 - a row's value
    assert has_clause(text) is expected


def test_a_bare_verb_is_seen() -> None:
    assert has_verb("relapses or develop new signs")
    assert not has_verb("swollen joints of the hand")


@pytest.mark.parametrize("heading", ["Laboratory tests", "Causes", "Tests for gout", "Imaging Studies of the Heart"])
def test_a_heading_names_several_things_by_its_last_noun(heading: str) -> None:
    assert names_several(heading)


@pytest.mark.parametrize("heading", ["Imaging and biopsy", "Treatment", "Bone and stomach protection"])
def test_a_heading_of_things_joined_names_none_of_several(heading: str) -> None:
    assert not names_several(heading)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Risk factors", True),
        ("What causes gout?", False),
        ("How it is treated", False),
        ("Drink less beer", False),
        ("", False),
    ],
)
def test_a_question_or_an_instruction_is_no_name(heading: str, expected: bool) -> None:  # noqa: FBT001 - a row's value
    assert is_noun_phrase(heading) is expected


def test_a_plural_subject_with_a_bare_looking_verb_is_a_clause() -> None:
    assert has_clause("H2 blockers, such as famotidine, reduce the production of acid.")
    assert not has_clause("Reduce the production of acid.")


def test_a_verb_that_may_be_a_noun_after_a_plural_makes_a_clause() -> None:
    assert has_clause("Flares of gout cause redness of the toe.")
    assert not has_clause("Signs of gout and their cause.")


@pytest.mark.parametrize(
    "text",
    [
        "A shortage of functional enzyme impairs the removal of fatty acids.",
        "Lack of insulin results in the inability to use glucose for energy.",
    ],
)
def test_a_verb_that_reads_as_a_plural_makes_a_clause(text: str) -> None:
    assert has_clause(text)


def test_a_plural_before_a_place_makes_none() -> None:
    assert not has_clause("The growth limits in children")


@pytest.mark.parametrize(
    ("fragment", "cls"),
    [
        ("Progressive, initially on exertion and later at rest", PhraseClass.ADJECTIVE),
        ("Too little or too much", PhraseClass.ADJECTIVE),
        ("Severe, one-sided pain with tearing", PhraseClass.NOUN),
        ("Especially in children", PhraseClass.PREPOSITION),
    ],
)
def test_adjectives_alone_name_nothing(fragment: str, cls: PhraseClass) -> None:
    assert phrase_class(fragment) is cls


@pytest.mark.parametrize("heading", ["Signs on Examination", "Phenotypes", "Red Flags", "Causes of pain"])
def test_a_heading_names_several_whatever_its_letters(heading: str) -> None:
    assert names_several(heading)


@pytest.mark.parametrize(
    "text",
    [
        "The TARN2 protein attaches (binds) to certain regions of DNA.",
        "Tarn syndrome type II results from mutations in the TARN2 gene.",
        "In cirrhosis, scar tissue partially blocks and slows the flow of blood.",
        "People with Tarn syndrome account for a third of all cases of deafness.",
        "The risk of Tarn syndrome increases as people get older.",
        "Lysosomes act as recycling centers within cells.",
        "Therapy should be individualized, and often combined, depending on age and on the size of the tumor.",
    ],
)
def test_a_verb_that_may_be_a_noun_is_one_where_it_has_a_subject_and_what_follows_a_verb(text: str) -> None:
    assert has_clause(text)


@pytest.mark.parametrize(
    "text",
    [
        "Abnormal test results in people with liver disease.",
        "Muscle cramps in the calves at night.",
        "Pain control medicines such as aspirin.",
        "Skin damage the size of a coin.",
        "Damage to organs that store iron.",
    ],
)
def test_a_noun_that_may_be_a_verb_makes_no_sentence_of_a_name(text: str) -> None:
    assert not has_clause(text)


@pytest.mark.parametrize("name", ["Graves disease", "heart and lung disease", "Osler nodes syndrome"])
def test_a_disease_is_one(name: str) -> None:
    assert not is_plural(name)
