"""One word for a condition's name of several, which may mislead the parse of a sentence."""

import re

from decks.facts.topic import Topic
from decks.grammar import capitalised

# Conditions of one word that the parser knows for nouns; one that the sentence does not name stands in for a long name.
STAND_INS = ("gout", "asthma", "malaria", "influenza", "tetanus", "leprosy")


def stand_in_for(text: str, topic: Topic) -> str:
    """Return a condition of one word that *text* does not name."""
    return next((name for name in STAND_INS if name not in text.lower()), topic.name)


def plainly_named(text: str, topic: Topic) -> str:
    """Return *text* with one word for the condition's name of several, which may mislead the parse."""
    if " " not in topic.name:
        return text
    stand_in = stand_in_for(text, topic)
    name = re.compile(rf"(?<!\w){re.escape(topic.name)}(?!\w)", re.IGNORECASE)
    return name.sub(lambda found: stand_in if found.start() else capitalised(stand_in), text)


def renamed(text: str, stand_in: str, topic: Topic) -> str:
    """Return *text* with the condition's name where *stand_in* stood in for it."""
    return re.sub(rf"(?i)\b{re.escape(stand_in)}\b", lambda _: topic.name, text)
