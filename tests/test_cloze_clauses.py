"""Clauses of clozes: the gloss beside the gap and the tail that explains are cut; the rest stays as it is."""

import pytest

from decks.clozes.clauses import clause_around, main_clause, without_meaning


def shown(sentence: str, answer: str) -> str | None:
    """Return what *sentence* shows around *answer*."""
    start = sentence.index(answer)
    clause = clause_around(sentence, start, start + len(answer))
    return f"{clause[0]}[…]{clause[2]}" if clause else None


@pytest.mark.parametrize(
    ("sentence", "answer", "clause"),
    [
        ("It causes arrhythmia (an abnormal beat) in adults.", "arrhythmia", "It causes […] in adults."),
        ("It causes sinusitis, an infection of the sinuses.", "sinusitis", "It causes […]."),
        ("Many develop diabetes insipidus, which leads to thirst.", "diabetes insipidus", "Many develop […]."),
    ],
    ids=["brackets", "an apposition", "a relative clause"],
)
def test_what_explains_the_gap_right_beside_it_is_cut(sentence: str, answer: str, clause: str) -> None:
    assert (shown(sentence, answer) or "").rstrip(".") == clause.rstrip(".")


def test_a_list_is_never_torn() -> None:
    sentence = "It shows three signs: a loss of calcium, an excess of phosphate, and a want of iron."
    assert shown(sentence, "calcium") == sentence.replace("calcium", "[…]")


def test_the_main_clause_is_never_cut() -> None:
    sentence = "In about 10 percent of patients, the nerves that serve the eye are small."
    assert shown(sentence, "10 percent") == sentence.replace("10 percent", "[…]")


def test_the_half_of_a_long_sentence_that_stands_alone_is_enough() -> None:
    sentence = (
        "The cause of most attacks is found in the kidneys, which clear too little; "
        "colchicine prevents further attacks in about 80 percent of all adults."
    )
    assert shown(sentence, "80 percent") == "colchicine prevents further attacks in about […] of all adults."


def test_a_sentence_that_stays_too_long_gives_no_clause() -> None:
    assert shown(f"An attack that comes {'again and ' * 16} again lasts for 9 days.", "9 days") is None


def test_what_a_way_of_inheritance_means_is_left_out() -> None:
    said = "It is inherited in an autosomal recessive pattern, which means both copies have mutations."
    assert without_meaning(said) == "It is inherited in an autosomal recessive pattern."


def test_the_main_clause_leaves_out_what_goes_on_from_it() -> None:
    assert main_clause("About 15 percent of patients develop gallstones, but the gallstones are often silent.") == (
        "About 15 percent of patients develop gallstones."
    )
    assert main_clause("When tumors arise in childhood, which is rare, the bones grow long.") is None
