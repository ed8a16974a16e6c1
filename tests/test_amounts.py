"""Amounts read as people write them."""

from quiz.amounts import counted, percent


def test_a_noun_follows_its_number() -> None:
    assert [counted(n, "card") for n in (0, 1, 2)] == ["0 cards", "1 card", "2 cards"]


def test_a_share_is_whole_percent_and_never_parted_from_its_sign() -> None:
    assert [percent(share) for share in (0, 0.844, 0.846, 1)] == ["0\u00a0%", "84\u00a0%", "85\u00a0%", "100\u00a0%"]
