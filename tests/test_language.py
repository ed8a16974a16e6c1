"""English as the generator needs it: what a fragment is, how a question is built, where a sentence ends."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decks.grammar import capitalised, coordinates, decapitalised, singular_verb, wh_question, with_indefinite
from decks.language import PhraseClass, _model_folder, _refuse_changed_files, has_clause, is_plural, is_proper, phrase_class, sentences

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
    ),
    PhraseClass.FINITE: (
        "Shows a widened mediastinum",
        "Often precedes the rash by two days",
        "May cause kidney failure",
        "Can spread to the heart valves",
        "Reveals clusters of gram-positive cocci",
        "Was replaced by magnetic resonance imaging",
        "Is caused by a bite",
    ),
    PhraseClass.PARTICIPLE: (
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
    ("wh", "subject", "predicate", "question"),
    [
        ("What", "gout", "is caused by", "What is gout caused by?"),
        ("What", "pertussis", "may lead to", "What may pertussis lead to?"),
        ("What", "the rash", "usually affects", "What does the rash usually affect?"),
        ("What", "smoking", "caused", "What did smoking cause?"),
        ("What", "untreated syphilis", "can eventually damage", "What can untreated syphilis eventually damage?"),
        ("What", "the diagnosis of gout", "is based on", "What is the diagnosis of gout based on?"),
        ("What", "the infection", "has led to", "What has the infection led to?"),
        ("What", "infected people", "had", "What did infected people have?"),
        ("What", "scurvy", "has been traced to", "What has scurvy been traced to?"),
        ("How", "scabies", "spreads", "How does scabies spread?"),
        ("How", "celiac disease", "is treated", "How is celiac disease treated?"),
        ("When", "surgery", "is recommended", "When is surgery recommended?"),
        ("In whom", "measles", "occurs most often", "In whom does measles occur most often?"),
    ],
)
def test_a_question_moves_the_auxiliary_or_lends_one(wh: str, subject: str, predicate: str, question: str) -> None:
    assert wh_question(wh, subject, predicate) == question


def test_no_question_is_made_where_the_parse_finds_no_verb() -> None:
    assert wh_question("What", "anemia", "of") == ""


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("improve", "improves"),
        ("significantly improve", "significantly improves"),
        ("often cause", "often causes"),
        ("reach", "reaches"),
        ("undergo", "undergoes"),
        ("carry", "carries"),
        ("destroy", "destroys"),
        ("improves", "improves"),
        ("may reduce", "may reduce"),
    ],
)
def test_the_main_verb_becomes_singular(plural: str, singular: str) -> None:
    assert singular_verb(plural) == singular


@pytest.mark.parametrize(
    ("phrase", "members"),
    [
        ("fever", ()),
        ("", ()),
        ("fever and chills", ("fever", "chills")),
        ("measles, mumps, or rubella", ("measles", "mumps", "rubella")),
        ("measles; mumps; and rubella", ("measles", "mumps", "rubella")),
        ("aspirin and/or heparin", ("aspirin", "heparin")),
        ("fever, chills (and sweats), or cough", ("fever", "chills (and sweats)", "cough")),
        ("drugs [a, b], rest", ("drugs [a, b]", "rest")),
        ("1,000 mg", ()),
        ("bread,butter", ("bread", "butter")),
    ],
)
def test_a_list_is_split_at_its_joints_and_nowhere_else(phrase: str, members: tuple[str, ...]) -> None:
    assert coordinates(phrase) == members


@given(st.lists(st.from_regex(r"[b-z]{4,9}", fullmatch=True), min_size=2, max_size=7))
def test_a_joined_list_comes_apart_again(members: list[str]) -> None:
    assert coordinates(f"{', '.join(members[:-1])}, and {members[-1]}") == tuple(members)


AN = (
    "apple;MRI scan;hour;honest answer;onset;uninjured limb;unimportant finding;unidentified germ;ulcer;"
    "underlying tumor;X-ray;EEG;NSAID;HIV test;8-year-old boy;11-year-old girl;18-month-old girl;80-year-old man"
)
A = (
    "heart attack;hepatitis B vaccine;unilateral rash;unit;useful drug;usual dose;urea breath test;urinary catheter;"
    "European study;eukaryote;one-week history;once-daily dose;U-shaped curve;US study;UTI;CT scan;6-week history;"
    "100-mg dose;110-kg man;9-year-old boy"
)


@pytest.mark.parametrize(
    ("article", "phrase"),
    [(a, phrase) for a, row in (("an", AN), ("a", A)) for phrase in row.split(";")],
)
def test_a_or_an_follows_the_sound(article: str, phrase: str) -> None:
    assert with_indefinite(phrase) == f"{article} {phrase}"


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


@pytest.mark.parametrize(
    ("phrase", "inside"),
    [
        ("Fever and chills", "fever and chills"),
        ("MRI of the brain", "MRI of the brain"),
        ("B cells", "B cells"),
        ("A rash", "a rash"),
        ("C3 level", "C3 level"),
        ("", ""),
    ],
)
def test_a_phrase_is_lowered_unless_it_is_an_acronym(phrase: str, inside: str) -> None:
    assert decapitalised(phrase) == inside


def test_a_name_keeps_its_capital() -> None:
    assert decapitalised("Crohn disease", proper=True) == "Crohn disease"
    assert is_proper("Crohn", "Crohn disease is chronic. Crohn described it.")
    assert not is_proper("Fever", "Fever is common, and fever recurs.")
    assert not is_proper("fever", "fever")


def test_a_capital_is_put_on_the_first_letter_only() -> None:
    assert capitalised("mRNA vaccine") == "MRNA vaccine"
    assert capitalised("") == ""


def test_a_changed_model_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(_model_folder(), folder)
    _refuse_changed_files(folder)
    config = folder / "config.cfg"
    config.write_text(f"{config.read_text(encoding='utf-8')}\n", encoding="utf-8")
    with pytest.raises(RuntimeError, match=r"config\.cfg is not the official one"):
        _refuse_changed_files(folder)
