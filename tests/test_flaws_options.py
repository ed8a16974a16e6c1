"""What the options of a question may look like, and what names do to it."""

from decks.flaws.options import disagrees_in_grammar, has_the_longest_key
from decks.flaws.views import Setting
from decks.model import Distractor, Item, Mcq, SectionKind, Span

LEAD_IN = "Which of the following is the most likely diagnosis?"


def question(key: str, *others: str) -> Item:
    """Return the question whose options are *key* and *others*."""
    distractors = tuple(Distractor(other, "It would look otherwise.") for other in others)
    return Item("1", "s", Mcq("", LEAD_IN, key, distractors), "", (Span(0, 1),), ())


def setting(*names: str) -> Setting:
    """Return a section on symptoms in an article on the condition of *names*."""
    return Setting("A text.", names, SectionKind.SYMPTOMS)


def test_a_condition_has_the_name_that_it_has() -> None:
    asked = question("Chronic obstructive pulmonary disease", "Asthma", "Bronchiectasis", "Heart failure")
    assert has_the_longest_key(asked, setting("Gout"))
    assert not has_the_longest_key(asked, setting("Chronic obstructive pulmonary disease"))


def test_a_name_in_s_is_one_thing_among_things() -> None:
    asked = question("Graves disease", "Pheochromocytoma", "Generalized anxiety disorder", "Subacute thyroiditis")
    assert not disagrees_in_grammar(asked, setting("Graves disease"))
