"""Bullet signs: •, -, *, 1., a) and their kin, and how deep a bullet lies."""

import re
from dataclasses import dataclass

_SIGN = re.compile(
    r"""(?:(?P<dot>[•◦▪▫‣●○■□◆◇➢►▶✓✔→‒\uf0b7\uf0a7\uf0d8\uf0fc·])\s*   # signs that are nothing else
        |(?P<dash>[-–—*+]|o(?=\s\s|\t))\s+                               # signs that may be words: a space must follow
        |\(?(?P<number>\d{1,3})[.)]\s+
        |\((?P<bracketed>[A-Za-z])\)\s+
        |(?P<letter>[A-Za-z](?=\))|[a-z](?=\.)|[A-Z](?=\.\s+[^a-z]))[.)]\s+   # not "E. coli"
        )(?=\S)""",
    re.VERBOSE,
)
_SAME_AS_DASH = "*+"
_MAX_DEPTH = 12
_TASK_BOX = re.compile(r"\[[ xX]\]\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Sign:
    """A bullet's sign: its *style* ("•", "-", "1", "a", "A"), its place in a numbered or lettered list, its length."""

    style: str
    ordinal: int | None
    length: int


def bullet_sign(line: str) -> Sign | None:
    """Return the bullet sign at the start of *line* (already without indentation), None if there is none."""
    match = _SIGN.match(line)
    if match is None:
        return None
    box = _TASK_BOX.match(line, match.end())
    length = (box or match).end()
    sign = match["dot"] or match["dash"]
    if sign is not None:
        return Sign("-" if sign in _SAME_AS_DASH else sign, None, length)
    if match["number"] is not None:
        return Sign("1", int(match["number"]), length)
    letter = match["letter"] or match["bracketed"]
    return Sign("A" if letter.isupper() else "a", ord(letter.lower()) - ord("a") + 1, length)


def without_signs(wording: str) -> str:
    """Return *wording* without the plain bullet signs it begins with; a number may be the sentence's own."""
    sign = bullet_sign(wording)
    while sign is not None and sign.ordinal is None:
        wording = wording[sign.length :]
        sign = bullet_sign(wording)
    return wording


def follows(sign: Sign, previous: Sign | None) -> bool:
    """Tell whether *sign* is the next number or letter after *previous*, the last sign of its style."""
    return previous is not None and sign.ordinal == (previous.ordinal or 0) + 1


@dataclass(frozen=True, slots=True)
class Level:
    """One open list: the column of its signs and their style."""

    indent: int
    style: str


def nest(open_levels: tuple[Level, ...], level: Level) -> tuple[Level, ...]:
    """Return the lists that are open after a bullet at *level*; their number is the bullet's depth.

    A bullet further in, or with a new sign in the same column, opens a list; any other closes down to its own.
    """
    levels = open_levels
    while levels and levels[-1].indent > level.indent:
        levels = levels[:-1]
    if level in levels:
        return levels[: levels.index(level) + 1]
    return (*levels[: _MAX_DEPTH - 1], level)
