"""Whether two ways of telling tell the same: in the same words, in other forms of them, by another name."""

import re
from functools import lru_cache

from decks.casework.naming import lay_names, names_of
from decks.distractors import content_words
from decks.knowledge import ScriptFinding, finding, normal

SAID_ALREADY = 0.35  # share of a finding's words that the complaint has too
_SAME_BY_ANOTHER_NAME = 0.6  # share of the words of another of its names
# Such words of a name do not tell it from others: "memory loss", "chest pain".
_GENERIC = frozenset(
    map(normal, "loss pain change problem trouble difficulty feeling reduced decreased weakness swelling".split())
)
_N_LETTERS = 5
# Parts of the body, and its weight, which short words tell too, and by what else they are called.
_PARTS = frozenset("eye ear leg arm jaw hip toe gum lip rib kg".split())
_PARTS_CALLED = {
    normal(other): part
    for part, others in (
        ("belly", "abdomen abdominal stomach epigastric epigastrium tummy"),
        ("eye", "eyes ocular eyeball"),
        ("chest", "thoracic substernal breastbone"),
        ("bowel", "bowels stool stools defecation constipation"),
        ("ear", "ears"),
        ("leg", "legs"),
        ("arm", "arms"),
        ("jaw", "jaws"),
        ("weight", "kg"),
    )
    for other in others.split()
}


def is_told(f: ScriptFinding, told: str) -> bool:
    """Tell whether *told* says what the finding *f* says: in its words, or a patient's, or by another name."""
    known = finding(f.name)
    own = (f.bedside, f.name, *((known.lay,) if known and known.lay else ()))
    others = (*names_of(f.name), *lay_names(f.name))
    return any(likeness(words, told) >= SAID_ALREADY for words in own) or any(
        likeness(words, told) >= _SAME_BY_ANOTHER_NAME for words in others
    )


def likeness(asked: str, said: str) -> float:
    """Return the share of the content words of *asked* that *said* has too, if need be in another form, 0 to 1."""
    words, theirs = beginnings(asked), beginnings(said)
    return len(words & theirs) / len(words) if words else 0.0


@lru_cache(maxsize=16_384)
def beginnings(text: str) -> frozenset[str]:
    """Return the first letters of the content words of *text*: "itchy" meets "itching", "fainted" meets "fainting"."""
    words = content_words(text) | _PARTS & frozenset(normal(text).split())
    plain = frozenset(_PARTS_CALLED.get(word, word) for word in words)
    return frozenset(re.sub("y$", "i", word)[:_N_LETTERS] for word in plain - _GENERIC or plain)
