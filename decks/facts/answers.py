"""Answers cut from a sentence: the words that stand alone, as long as an answer may be."""

import re

MAX_ANSWER_WORDS = 15
# Where a sentence goes on to something that an answer can do without.
_GOES_ON = re.compile(
    r",\s+(?:which|where|who|whose|leading|causing|resulting|so|but|although|though|while|whereas|and (?:it|"
    r"they|this|is|are|"
    r"can|may|has|some)|particularly|especially|such as|including|because|a (?:process|condition|molecule|protein|"
    r"hormone|substance|type|compound)|an? [\w-]+ (?:that|which|of))\b"
    r"|;|\s+[–—-]\s+|\s+and (?:worsens?|begins?|includes?|can|may|is|are|then|helps?|leads?|causes?|results?)\b|"
    r"\s+(?:which|leading to|or begins?)\b"
)
_TORN = re.compile(
    r"\b(?:that|when|who|where|because|and|or|of|in|to|by|with|for|such as|than|from|the|a|an|its|their)$",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"\b(?:this|these|those|that (?:gene|protein|enzyme)|it|they|them|their|its|other|following)\b", re.IGNORECASE
)
_JOINED = re.compile(r"(?:and|or|nor|but|from|if|when|that)\b", re.IGNORECASE)
_NEEDED = re.compile(r"\b(?:if|unless|except|only|until|without|not|never)\b", re.IGNORECASE)


def short_answer(words: str) -> str | None:
    """Return the beginning of *words* that is an answer of at most 15 words and points to nothing; None without one."""
    cut = _GOES_ON.search(words)
    kept = words[: cut.start()] if cut else words
    if _NEEDED.search(words[len(kept) :]):
        return None
    kept = kept.strip().rstrip(".,:;").strip()
    if len(kept.split()) > MAX_ANSWER_WORDS:
        kept = re.sub(r"\s*\([^()]*\)", "", kept)
    if not 1 <= len(kept.split()) <= MAX_ANSWER_WORDS or kept.count("(") != kept.count(")"):
        return None
    return None if _TORN.search(kept) or _JOINED.match(kept) or _POINTS.search(kept) or _is_half_a_list(kept) else kept


def _is_half_a_list(kept: str) -> bool:
    """Tell whether *kept* is a list that lost its end: commas, but no "and" or "or" after the last."""
    return "," in kept and not re.search(r"\b(?:and|or)\b", kept[kept.rindex(",") :])
