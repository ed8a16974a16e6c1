"""The item-writing rules, one small predicate each; an item that breaks one is not made.

Sources: NBME Item-Writing Guide (2020); Haladyna, Downing & Rodriguez (2002); the 19-criterion item-writing-flaw rubric
(Moore et al. 2023); Wozniak's twenty rules. Numbers in the names of the rules' table follow our own numbering.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache

from decks.flaws import questions, truths
from decks.flaws.views import Setting, answers_of, asked_of
from decks.knowledge import normal
from decks.model import Item

__all__ = ["RULES", "Setting", "answers_of", "asked_of", "flaws_of", "repeated"]

Rule = Callable[[Item, Setting], bool]

# Number of the rule, what is wrong with an item that breaks it, and how to see it.
RULES: tuple[tuple[int, str, Rule], ...] = (
    (1, "two options mean the same", questions.has_no_one_key),
    (2, "its answer is not proven by the article's characters", truths.is_not_proven),
    (3, "a qualifier of the article is lost", truths.loses_a_qualifier),
    (4, "a negative of the article is lost or made a key", truths.turns_a_negative),
    (5, "another option may be right too", questions.has_two_keys),
    (6, "its options are of different kinds", questions.mixes_types),
    (7, "too few sound options", questions.has_a_wrong_number_of_options),
    (8, "an option joins others", questions.offers_all_of_the_above),
    (9, "it asks in the negative", questions.asks_in_the_negative),
    (10, "its lead-in is not one closed question", questions.has_an_open_lead_in),
    (11, "it cannot be answered with its options covered", questions.needs_its_options),
    (12, "its key is the longest option", questions.has_the_longest_key),
    (14, "a word of the key stands in the question", questions.clangs),
    (16, "an option is absolute or vague", questions.has_an_absolute_option),
    (22, "its case is too short, too long, or about no one patient", questions.is_no_sound_case),
    (23, "the question gives its answer away", truths.gives_itself_away),
    (24, "an invented detail is not declared", questions.hides_what_is_invented),
    (25, "it does not stand alone", truths.does_not_stand_alone),
    (26, "its answer is not one short fact", truths.is_not_atomic),
    (27, "its answer is a mere category", truths.hides_a_category),
    (28, "its answer only repeats the question", truths.says_the_same_twice),
    (31, "a number of its proof looks misspelt", truths.holds_a_dubious_number),
    (33, "it asks about boilerplate", truths.asks_of_boilerplate),
)


def flaws_of(item: Item, setting: Setting) -> tuple[str, ...]:
    """Return what is wrong with *item*, a sentence a rule; () for a sound one."""
    return tuple(f"{wrong} (rule {number})" for number, wrong, breaks in RULES if breaks(item, setting))


def repeated(item: Item, others: Sequence[Item]) -> str | None:
    """Return which of *others* already asks what *item* asks: the same question, or nearly, for the same answer."""
    asked = _trigrams(asked_of(item.content))
    answer = normal(" ".join(answers_of(item.content)))
    for other in others:
        theirs = _trigrams(asked_of(other.content))
        alike = len(asked & theirs) / (len(asked | theirs) or 1)
        if alike == 1 or (alike > 0.65 and answer == normal(" ".join(answers_of(other.content)))):
            return other.item_id
    return None


@lru_cache(maxsize=4096)
def _trigrams(text: str) -> frozenset[str]:
    folded = normal(text)
    return frozenset(folded[i : i + 3] for i in range(len(folded) - 2))
