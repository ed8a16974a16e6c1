"""The options of a question as they stand on screen, and whether the one chosen is right."""

import random
import re

from decks.model import Item, Mcq, Vignette

_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def option_order(item: Item, rep: int) -> tuple[str, ...]:
    """Return the options of an MCQ or a vignette as shown at repetition *rep*; flashcards have none.

    Each repetition has its own order, so that the place of the key cannot be learned. Bare quantities ascend instead,
    as item-writing guides ask: a shuffled scale is only harder to read.
    """
    if not isinstance(item.content, Mcq | Vignette):
        return ()
    options = [item.content.key, *(distractor.text for distractor in item.content.distractors)]
    if len({_NUMBER.sub("#", option) for option in options}) == 1 and _NUMBER.search(options[0]):
        return tuple(sorted(options, key=lambda option: [float(number) for number in _NUMBER.findall(option)]))
    random.Random(f"{item.item_id}:{rep}").shuffle(options)  # noqa: S311 - an order on screen, not a secret
    return tuple(options)


def grade(item: Item, choice: str) -> bool:
    """Tell whether *choice* is the key of *item*. Raise ValueError if it is none of its options."""
    if choice not in option_order(item, rep=0):
        raise ValueError(f"“{choice}” is not an option of item {item.item_id}.")
    return isinstance(item.content, Mcq | Vignette) and choice == item.content.key
