"""Join codes: easy to read out, hard to guess, forgiving to type."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from quiz.joining import ALPHABET, LENGTH, new_join_code, read_join_code, shown_join_code


def test_a_code_has_no_look_alikes() -> None:
    assert set(ALPHABET).isdisjoint("0O1IL")
    assert len(set(ALPHABET)) == len(ALPHABET)


@given(st.integers())
def test_a_code_is_read_back_however_it_is_typed(seed: int) -> None:
    code = new_join_code(Random(seed))  # noqa: S311 - a test that can be repeated
    assert len(code) == LENGTH
    for typed in (code, shown_join_code(code), shown_join_code(code).lower(), " ".join(code), f" {code}\n"):
        assert read_join_code(typed) == code
