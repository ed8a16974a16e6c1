"""Amounts read as people write them."""

from quiz.amounts import counted, percent, points, whole


def test_a_noun_follows_its_number() -> None:
    assert [counted(n, "card") for n in (0, 1, 2)] == ["0 cards", "1 card", "2 cards"]


def test_thousands_stand_apart() -> None:
    assert [whole(n) for n in (0, 999, 3_899, 1_234_567)] == ["0", "999", "3,899", "1,234,567"]
    assert counted(3_899, "card") == "3,899 cards"


def test_a_share_is_whole_percent_and_never_parted_from_its_sign() -> None:
    assert [percent(share) for share in (0, 0.844, 0.846, 1)] == ["0\u00a0%", "84\u00a0%", "85\u00a0%", "100\u00a0%"]


def test_a_difference_of_shares_has_tenths_where_they_tell() -> None:
    assert [points(share) for share in (0, 0.0028, 0.0996, 0.123)] == ["0.0", "0.3", "10", "12"]
