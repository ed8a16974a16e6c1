"""Amounts as people read them."""


def counted(n: int, noun: str) -> str:
    """Return *n* with its *noun*: "1 card", "2 cards"."""
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def percent(share: float) -> str:
    """Return a *share* from 0 to 1 as whole percent; a line never breaks before the sign."""
    return f"{share * 100:.0f}\u00a0%"
