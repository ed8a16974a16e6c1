"""The balance of a deck: what it does without, and what it never loses."""

from dataclasses import replace

from decks.balance import left_out
from decks.model import Basic, Cloze, Content, Item, ListCard, Mcq, Span
from decks.refusals import Reason
from tests.deck_samples import MCQ, VIGNETTE


def items(*contents: Content, same_section: bool = True, same_proof: bool = False) -> list[Item]:
    """Return items of *contents*, numbered from 0."""
    return [
        Item(str(n), "s" if same_section else f"s{n}", content, "", (Span(0 if same_proof else n, 99),), ())
        for n, content in enumerate(contents)
    ]


def gap(n: int, answer: str = "FBN1") -> Cloze:
    return Cloze(f"Sentence {n} tells of {{{{c1::{answer}}}}}.")


def test_an_answer_asked_more_than_twice_keeps_its_best_two_of_several_kinds() -> None:
    asked = items(gap(0), gap(1), Basic("Which gene?", "FBN1"), replace(MCQ, key="FBN1"), replace(MCQ, key="fbn1"))
    assert left_out(asked) == dict.fromkeys("014", Reason.BALANCE)


def test_an_answer_asked_twice_stays() -> None:
    assert left_out(items(gap(0), gap(1), gap(2, "FBN2"))) == {}


def test_cases_and_lists_may_have_the_same_answer() -> None:
    cases = [replace(VIGNETTE, stem=f"Story {n}.") for n in range(4)]
    lists = [ListCard(f"Name the 2 signs {n}.", ("a", "b")) for n in range(4)]
    assert left_out(items(*cases, *lists)) == {}


def test_a_section_keeps_its_last_item() -> None:
    assert left_out(items(gap(0), gap(1), gap(2), same_section=False)) == {}
    alone = items(gap(0), gap(1), gap(2), gap(3))
    moved = [*alone[:2], replace(alone[2], section_id="other"), replace(alone[3], section_id="other")]
    assert left_out(moved) == {"2": Reason.BALANCE}


def test_a_statement_keeps_its_best_six() -> None:
    asked = items(*(gap(n, f"word {n}") for n in range(7)), VIGNETTE, same_proof=True)
    assert left_out(asked) == dict.fromkeys("56", Reason.BALANCE)


def test_a_stem_is_used_for_two_cases_and_for_every_step_of_one() -> None:
    assert left_out(items(*[VIGNETTE] * 3)) == {"2": Reason.BALANCE}
    assert left_out(items(*(replace(VIGNETTE, case_id="c", step=n) for n in range(3)))) == {}


def test_cases_ask_twice_at_most_in_the_same_words_but_for_the_diagnosis() -> None:
    named = [replace(VIGNETTE, stem=f"Story {n}.", lead_in="Which term describes this finding?") for n in range(3)]
    assert left_out(items(*named)) == {"2": Reason.BALANCE}
    asked = [replace(case, lead_in="Which of the following is the most likely diagnosis?") for case in named]
    assert left_out(items(*asked)) == {}


def test_keys_that_are_often_the_longest_lose_those_that_stand_out_most() -> None:
    long = [replace(MCQ, key=f"Pyridostigmine bromide{'s' * n}") for n in range(4)]
    short = [replace(MCQ, key=f"Key {n}") for n in range(4)]
    asked = items(*long, *short)
    assert left_out(asked) == dict.fromkeys("32", Reason.BALANCE)
    assert left_out(asked[:4]) == {}


def test_what_is_left_out_is_the_same_each_time() -> None:
    asked = items(*(gap(n) for n in range(5)), Mcq("", "Which?", "FBN1", MCQ.distractors))
    assert left_out(asked) == left_out(asked)
