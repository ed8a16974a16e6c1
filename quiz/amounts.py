"""Amounts as people read them."""


def whole(n: int) -> str:
    """Return a whole number as people read it: "3,899"."""
    return f"{n:,}"


def counted(n: int, noun: str) -> str:
    """Return *n* with its *noun*: "1 card", "2,000 cards"."""
    return f"{whole(n)} {noun}" if n == 1 else f"{whole(n)} {noun}s"


def points(share: float) -> str:
    """Return a difference of shares, from 0 to 1, in points of a hundred: with tenths below ten, where they tell."""
    size = share * 100
    return f"{size:.0f}" if round(size, 1) >= 10 else f"{size:.1f}"


def percent(share: float) -> str:
    """Return a *share* from 0 to 1 as whole percent; a line never breaks before the sign."""
    return f"{share * 100:.0f}\u00a0%"
