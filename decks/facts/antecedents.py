"""What "these signs" are: the noun of the sentence before, with the words that tell which."""

import re

from decks.language import Sentence, sentences

MAX_WORDS = 10
_THESE = re.compile(
    r"^(?:examples of )?(?:these|the|other|such) (?P<noun>[a-z]+s)"
    r"(?= (?:also )?(?:(?:may|can|might|could) )?(?:also )?include\b)",
    re.IGNORECASE,
)
_POINTING = re.compile(
    r"\b(?:this|these|those|such|other|others|it|its|their|they|them|you|your|he|she|following)\b", re.IGNORECASE
)
_HOW_MANY = re.compile(
    r"^(?:the|any|some|several|many|certain|various|a number of|a variety of|common|other) ", re.IGNORECASE
)
_THIS_GENE = re.compile(
    r"^(?:this|the) gene (?=(?:is|provides|makes|encodes|contains|helps|plays|controls|carries|gives)\b)", re.IGNORECASE
)
_GENE = re.compile(
    r"\b(?P<name>[A-Z][A-Z0-9]{1,8}(?:-\d+)?) genes?\b|\bgenes? (?:called|named) (?P<called>[A-Z][A-Z0-9]{1,8})\b"
)
_SEVERAL_GENES = re.compile(r"\bgenes\b|\b(?:other|another|second|related|nearby) gene\b")


def named_from(text: str, before: str) -> str:
    """Return *text* with what its "these signs" are, as *before*, the sentence before it, tells; else *text* itself.

    "Doctors look for signs of gout. These signs include swelling": "Signs of gout include swelling". There must be one
    such noun in *before*, with words that tell which. "This gene" is the only one that *before* names.
    """
    this = _THIS_GENE.match(text)
    gene = _one_gene(before) if this else None
    if this and gene:
        return f"The {gene} gene {text[this.end() :]}"
    these = _THESE.match(text)
    if these is None or not before:
        return text
    told = [phrase for sentence in sentences(before) for phrase in _told_by(sentence, these["noun"].lower())]
    named = _HOW_MANY.sub("", told[0]) if len(told) == 1 else ""
    if not named or len(named.split()) > MAX_WORDS or _POINTING.search(named):
        return text
    return f"{named}{text[these.end() :]}"


def _one_gene(before: str) -> str | None:
    """Return the only gene that *before* names, None where it names several or speaks of others."""
    named = {found["name"] or found["called"] for found in _GENE.finditer(before)}
    return named.pop() if len(named) == 1 and not _SEVERAL_GENES.search(before) else None


def _told_by(sentence: Sentence, noun: str) -> list[str]:
    """Return each phrase of *sentence* whose noun is *noun*; "it" for the bare noun, of which nobody can tell which."""
    found = []
    for index, token in enumerate(sentence.tokens):
        if token.text.lower() == noun and token.pos == "NOUN":
            is_told = bool(sentence.children(index, "prep", "acl", "relcl"))
            found.append(sentence.phrase_of(index).strip(" ,.") if is_told else "it")
    return found
