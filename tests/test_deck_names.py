"""Truths about names that stand side by side."""

from quiz.pages.deck_names import called_apart


def test_a_name_of_its_own_stays_as_it_is() -> None:
    assert called_apart({"a": "Asthma", "b": "Scurvy"}) == {"a": "Asthma", "b": "Scurvy"}


def test_names_alike_are_numbered_the_same_in_any_order() -> None:
    names = {"a": "Asthma", "s": "Scurvy", "b": "Asthma"}
    expected = {"a": "Asthma (1)", "b": "Asthma (2)", "s": "Scurvy"}
    assert called_apart(names) == expected
    backwards = called_apart(dict(reversed(names.items())))
    assert backwards == expected
    assert list(backwards) == ["b", "s", "a"]
