"""The parse of English: where a sentence ends, what a word heads, which model may read it."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decks.language import _model_folder, _refuse_changed_files, forget, read_ahead, sentences


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
        ("The E. coli strain O157:H7 is dangerous. Wash.", ["The E. coli strain O157:H7 is dangerous.", "Wash."]),
        ("Approx. 5 in 100 die. Most recover.", ["Approx. 5 in 100 die.", "Most recover."]),
        ("Gout hurts.  It recurs.", ["Gout hurts.", "It recurs."]),
        ("Fever lasts 3 to 5 days. A rash follows.", ["Fever lasts 3 to 5 days.", "A rash follows."]),
        ("Is it red? Is it warm?", ["Is it red?", "Is it warm?"]),
        ("The rash\nis red. It itches.", ["The rash is red.", "It itches."]),
        (" \n ", []),
    ],
)
def test_a_paragraph_is_cut_where_its_sentences_end(text: str, expected: list[str]) -> None:
    assert [sentence.text for sentence in sentences(text)] == expected


@settings(max_examples=40)
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


def test_a_changed_model_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(_model_folder(), folder)
    _refuse_changed_files(folder)
    config = folder / "config.cfg"
    config.write_text(f"{config.read_text(encoding='utf-8')}\n", encoding="utf-8")
    with pytest.raises(RuntimeError, match=r"config\.cfg is not the official one"):
        _refuse_changed_files(folder)


def test_a_text_is_parsed_alike_alone_and_with_others() -> None:
    texts = ["Gout hurts. It recurs.", "The rash, which itches, fades within days.", "Two drugs help: a and b.", ""]
    together = read_ahead(texts)
    forget()
    assert together == [sentences(text) for text in texts]
