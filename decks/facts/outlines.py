"""Notes in outline form: articles of which hardly anything but bullets stands."""

from collections.abc import Sequence

from decks.facts.statements import Statement

_MIN_BULLETS, _MIN_SHARE = 12, 0.7


def is_outline(statements: Sequence[Statement]) -> bool:
    """Tell whether *statements*, all of an article, are a student's notes: seven of ten, and twelve, are bullets."""
    said = [statement for statement in statements if not statement.cells]
    n_bullets = sum(statement.is_bullet for statement in said)
    return n_bullets >= _MIN_BULLETS and n_bullets >= _MIN_SHARE * len(said)
