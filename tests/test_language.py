"""The parse of English: what a fragment is, where a sentence ends, what is plural, which model may read it."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decks.language import _model_folder, _refuse_changed_files, sentences
from decks.phrases import PhraseClass, has_clause, has_verb, is_plural, phrase_class

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
        ("It is caused by S. aureus. It spreads fast.", ["It is caused by S. aureus.", "It spreads fast."]),
        ("Drugs (e.g. ibuprofen) help. So does rest.", ["Drugs (e.g. ibuprofen) help.", "So does rest."]),
        ("The dose is 2.5 mg. Do not exceed it.", ["The dose is 2.5 mg.", "Do not exceed it."]),
        ("Most have type A. If it persists, see a doctor.", ["Most have type A.", "If it persists, see a doctor."]),
        (
            "The test (positive in most. It varies) helps. Good.",
            ["The test (positive in most. It varies) helps.", "Good."],
        ),
        ("Stage 1 vs. stage 2 differ. The rest do not.", ["Stage 1 vs. stage 2 differ.", "The rest do not."]),
        ("Fever lasts 3 to 5 days. A rash follows.", ["Fever lasts 3 to 5 days.", "A rash follows."]),
        ("Is it red? Is it warm?", ["Is it red?", "Is it warm?"]),
        ("The rash\nis red. It itches.", ["The rash is red.", "It itches."]),
        (" \n ", []),
    ],
)
def test_a_paragraph_is_cut_where_its_sentences_end(text: str, expected: list[str]) -> None:
    assert [sentence.text for sentence in sentences(text)] == expected


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Fever", "is", "5.5", "mg.", "(e.g.", "it)", "S. aureus.", "It:", "why?", "\n", "–", "α;"])
    )
)
def test_sentences_cover_their_own_characters_in_order(words: list[str]) -> None:
    text = " ".join(words)
    ends = [0]
    for sentence in sentences(text):
        assert sentence.start_char >= ends[-1]
        assert text[sentence.start_char : sentence.end_char].split() == sentence.text.split()
        ends.append(sentence.end_char)
    between = [
        text[end:start] for end, start in zip(ends, [*(s.start_char for s in sentences(text)), len(text)], strict=True)
    ]
    assert not "".join(between).strip()


def test_a_sentence_gives_the_phrase_that_a_word_heads() -> None:
    (sentence,) = sentences("The swollen nodes of the neck are painful.")
    subject = sentence.child(sentence.root, "nsubj")
    assert subject is not None
    assert sentence.phrase_of(subject) == "The swollen nodes of the neck"
    assert sentence.child(sentence.root, "dobj") is None


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


def test_a_changed_model_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(_model_folder(), folder)
    _refuse_changed_files(folder)
    config = folder / "config.cfg"
    config.write_text(f"{config.read_text(encoding='utf-8')}\n", encoding="utf-8")
    with pytest.raises(RuntimeError, match=r"config\.cfg is not the official one"):
        _refuse_changed_files(folder)
