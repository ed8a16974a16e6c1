"""The table of the keys."""

from quiz.pages.keys import MEANINGS, Key


def test_every_key_is_in_the_table_once() -> None:
    named = [key for keys, _ in MEANINGS if not isinstance(keys, str) for key in keys]
    assert sorted(named) == sorted(Key)
