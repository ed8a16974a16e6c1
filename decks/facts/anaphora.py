"""What a sentence refers back to: it is resolved to the article's condition, or the sentence stays unused."""

import re

from decks.facts.topic import Topic
from decks.grammar import capitalised
from decks.language import Sentence

_OPENERS = re.compile(
    r"^(?:however|therefore|thus|hence|in addition|additionally|also|moreover|furthermore|for example|for instance|"
    r"in fact|indeed|as a result|consequently|finally|fortunately|unfortunately|in contrast|nevertheless|similarly|"
    r"in other words|that is|overall|first|second|third|and|but|so),?\s+(?=\w)",
    re.IGNORECASE,
)
_THE_CONDITION = re.compile(
    r"\b(?:the|this) (?:condition|disease|disorder|syndrome)"
    r"(?=[,.]?\s+(?!of\b|that\b|which\b|called\b|known\b)|\.?$|['’]s\b)",
    re.IGNORECASE,
)
_IT = re.compile(
    r"^it(?=\s+(?:is|was|can|may|might|has|causes?|affects?|occurs?|usually|often|most|also|typically|results?|"
    r"commonly|develops?|begins?)\b)",
    re.IGNORECASE,
)
# "It is important that …" says nothing of the condition.
_IMPERSONAL = re.compile(
    r"^it (?:is|was|may be|can be|has been) (?:not )?(?:\w+ )?(?:possible|important|likely|unlikely|not|unclear|known|"
    r"thought|estimated|recommended|believed|helpful|difficult|essential|common|rare|sometimes)\b.*"
    r"\b(?:that|to|whether|if|for)\b",
    re.IGNORECASE,
)
# Two sentences that lost the break between them.
_RUN_TOGETHER = re.compile(r"\w{2,}\.\d*\s+[A-Z](?!\.)")
_POINTING = re.compile(
    r"\b(?:these|those|this|such(?! as)|the (?:former|latter|following|above|same|other|others|rest)|"
    r"another|here|below|above|earlier|previously mentioned|as (?:described|noted|mentioned))\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"^(?:it|they|them|he|she|we|our|us|i|there|that|its|their|his|her|both|either|one|ones|others?)\b", re.IGNORECASE
)
_QUANTIFIER_ALONE = re.compile(
    r"^(?:some|many|most|all|each)\s+(?:\w+ly\s+)?"
    r"(?:is|are|was|were|can|may|have|has|do|does|will|of (?:them|these|those))\b",
    re.IGNORECASE,
)


def self_contained(sentence: Sentence, topic: Topic, *, follows_topic: bool) -> str | None:
    """Return *sentence* so that it stands alone, or None where it refers to what is not in it.

    A leading connective is dropped. "The condition" becomes the condition's name; so does "it" where the sentence
    before is about the condition (*follows_topic*).
    """
    text = _OPENERS.sub("", sentence.text)
    text = _resolved(text, topic, follows_topic=follows_topic)
    if _RUN_TOGETHER.search(text):
        return None
    refers_back = _PRONOUN.match(text) or _QUANTIFIER_ALONE.match(text) or _POINTING.search(text)
    return None if refers_back else capitalised(text)


def _resolved(text: str, topic: Topic, *, follows_topic: bool) -> str:
    if not topic.is_named:
        return text
    text = _THE_CONDITION.sub(topic.name, text)
    it = _IT.match(text) if follows_topic and not _IMPERSONAL.match(text) else None
    return topic.name + text[it.end() :] if it else text


def is_about(text: str, topic: Topic) -> bool:
    """Tell whether the sentence *text* has the condition, by any of its names, for its subject."""
    opening = re.match(rf"(?:the |a |an )?(?:{topic.mention.pattern})", text, re.IGNORECASE)
    return opening is not None and not text[opening.end() :].startswith(("'s", "’s"))
