"""What decks and sections are called where several stand side by side: no two of them alike."""

from collections import Counter
from collections.abc import Mapping
from typing import TypeVar

Key = TypeVar("Key", str, int)


def called_apart(names: Mapping[Key, str]) -> dict[Key, str]:
    """Return *names*, those that are alike numbered in the order of their keys: "Asthma (1)", "Asthma (2)".

    So two decks keep their numbers on every page that has both, whatever else it has and in whatever order.
    """
    n_of_name = Counter(names.values())
    number: Counter[str] = Counter()
    numbered: dict[Key, str] = {}
    for key in sorted(names):
        name = names[key]
        number[name] += 1
        numbered[key] = name if n_of_name[name] == 1 else f"{name} ({number[name]})"
    return {key: numbered[key] for key in names}
