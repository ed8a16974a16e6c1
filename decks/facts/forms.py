"""The form of a condition that a heading is of: "Acute Bronchitis" in an article on bronchitis."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from decks.facts.topic import Topic, heading_in_running_text

MAX_FORM_WORDS = 3
# What a heading says of the condition itself: no form of it.
_NO_FORM = re.compile(
    r"\b(?:\w+ing|of|for|in|on|and|or|with|what|how|why|who|other|types?|causes?|symptoms?|signs|treatments?|diagnosis|"
    r"common|possible|about|your|my|family|the|an?|all|most|many|some)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=256)  # asked for at every sentence and fact of a section
def at_heading(topic: Topic, headings: Sequence[str], text: str) -> Topic:
    """Return *topic* by the name of the form that the nearest of *headings*, outermost first, is of; else *topic*.

    *text*, the article's, must use that name in a sentence, so that it is one, and no heading's wording.
    """
    if not (topic.is_named and topic.is_single) or topic.is_several:
        return topic
    for heading in reversed(headings):
        form = _form_in(heading, topic, text)
        if form is not None:
            return replace(
                topic,
                name=form,
                names=(form, *topic.names),
                abbreviation=None,
                abbreviation_at=None,
                synonym=None,
                synonym_at=None,
            )
    return topic


def _form_in(heading: str, topic: Topic, text: str) -> str | None:
    """Return the name of the form that *heading* is, as inside a sentence; None where it is of something else."""
    found = topic.mention.search(heading)
    if found is None or found.end() != len(heading.rstrip()) or found.start() == 0:
        return None
    words = heading[: found.start()].split()
    if len(words) > MAX_FORM_WORDS or _NO_FORM.search(heading[: found.start()]):
        return None
    form = f"{heading_in_running_text(' '.join(words), topic)} {topic.name}"
    return form if re.search(rf"(?<![\w]){re.escape(form)}", text) else None
