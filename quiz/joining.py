"""Join codes: what an instructor reads out and a student types to join a class."""

from random import Random

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # no 0 and O, 1, I and L; no U, so that few words come out
LENGTH, GROUP = 8, 4  # 30^8: one who guesses a code a second finds one of a hundred classes in 200 years


def new_join_code(chance: Random) -> str:
    """Return a new code, in the form that is kept; *chance* should be one that nobody can foresee."""
    return "".join(chance.choice(ALPHABET) for _ in range(LENGTH))


def read_join_code(text: str) -> str:
    """Return what a person typed in the form that is kept: capitals, without spaces and dashes."""
    return "".join(char for char in text.upper() if char.isalnum())


def shown_join_code(code: str) -> str:
    """Return *code* as it is shown: "ABCD-2345"."""
    return f"{code[:GROUP]}-{code[GROUP:]}"
