"""How a question with a flaw may be saved: small changes of its options, tried one after the other."""

import re
from collections.abc import Iterator
from dataclasses import replace

from decks.model import Content, Mcq, Vignette

MIN_DISTRACTORS = 2
_BRACKETS = re.compile(r"\s*\([^()]*\)")


def variants_of(content: Content) -> Iterator[Content]:
    """Yield *content* with its options out of brackets, then with one distractor less; nothing for a flashcard."""
    if not isinstance(content, Mcq | Vignette):
        return
    bare = _without_brackets(content)
    if bare != content:
        yield bare
    if len(content.distractors) > MIN_DISTRACTORS:
        # The last distractors are those that were wanted least.
        for place in reversed(range(len(content.distractors))):
            yield replace(content, distractors=content.distractors[:place] + content.distractors[place + 1 :])


def _without_brackets(content: Mcq | Vignette) -> Mcq | Vignette:
    distractors = tuple(replace(d, text=_BRACKETS.sub("", d.text).strip()) for d in content.distractors)
    return replace(content, key=_BRACKETS.sub("", content.key).strip(), distractors=distractors)
