"""What a patient lacks that another condition has, in the words that set that condition apart."""

import re
from collections.abc import Iterator
from functools import lru_cache

from decks.casework.alike import is_told, likeness
from decks.distractors import content_words
from decks.knowledge import Confusable, ScriptFinding, finding

_SAME = 0.5  # share of the words that what is told may have
_MOST_WORDS = 5
# After the verb; where a second thing goes "with" the first, it is the second that sets apart.
_CAUSES = re.compile(r"(?:also )?causes? (?P<what>.+)$")
# What stands there is shown by no patient's denial: of an unlike degree or course, or of the other condition's people.
_ENDS = re.compile(
    r",? (?:in (?:adults|older adults|children|infants|newborns|boys|girls|men|women|young \w+|older \w+|middle age)|"
    r"early|late|first|alone|too|only|instead)\b.*$"
)
# Where something is lacked or spared, the rest is often the same in both; what goes on cannot be cut.
_SHARES = re.compile(r"\b(?:without|but|rather than|instead of|not|no|never|spar(?:es?|ing|ed)|lacks?|with normal)\b")
_GOES_ON = re.compile(r"\b(?:that|which|who|when|where|of the \w+,)\b|\bof the \w+,")
_PLACED = re.compile(r" (?:on|of|over|under|behind|around|below|above|near|along) ")  # what follows may be the place
_LIST = re.compile(r", [^,]+,? and ")
_PART = re.compile(r",\s+(?:and )?| and ")
# A phrase with such a word goes on, compares, measures, or names a class, a course or what no bedside shows.
_UNFIT = re.compile(
    r"\b(?:that|which|who|when|where|after|before|during|from|in|at|than|for|by|to|as|until|between|through|while|the|"
    r"like|similar|same|other|such|its|their|both|one|two|single|few|many|more|most|less|mild|milder|severe|marked|worse|"
    r"normal|low|lower|high|higher|raised|elevated|reduced|absent|positive|negative|prolonged|brief|slow|slower|sudden|"
    r"gradual|early|late|recurrent|chronic|acute|small|large|larger|little|greater|deep|short|long|fast|rapid|"
    r"isolated|permanent|steady|progressive|profound|variable|partial|typical|different|large|"
    r"cells?|antibod\w+|genes?|deletion|variants?|mutations?|growth|levels?|blood|serum|plasma|acid|granules|titer|"
    r"count|protein|enzymes?|bacteria|virus\w*|toxin|DNA|RNA|inclusions|crystals|casts|organisms?|"
    r"attacks?|episodes?|spells?|illness|disease|diseases|disorder|infections?|syndrome|symptoms?|signs?|problems?|"
    r"failure|regression|disability|delay|changes?|defects?|damage|involvement|onset|course|deficits?|lesions?|"
    r"does|do|is|are|has|have|resolves|responds|worsens|improves|begins|starts|lasts|leads|spares|lacks|fades|heals|"
    r"recurs|follows|then|within|relationships|inheritance|tissue|triggers?|discs?|sarcomas?|waves?|complexes|ileal|bones|QRS|obstruction|tumors?|adenomas?|cysts|plates?|fracture|"
    r"pain|bleeding|inflammation|swelling|features|complaints|abnormalit\w+|malformations?|anomal\w+|history|death)\b|"
    r"\w+(?:pathy|pathies|emia|uria|osis)\b|\d",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def denials_of(rival: Confusable) -> tuple[str, ...]:
    """Return what a patient who has not *rival* may be said to lack: "Kayser-Fleischer rings", "a goiter"."""
    said = _CAUSES.match(rival.separating)
    if said is None or _SHARES.search(rival.separating):
        return ()
    what = _ENDS.sub("", said["what"])
    if _GOES_ON.search(what):
        return ()
    told = what.rsplit(" with ", 1)[-1]
    # "Sparse hair and thick, dry skin" is no list of three.
    parts = _PART.split(told) if _LIST.search(told) or "," not in told else told.split(" and ")
    first = next((n for n, part in enumerate(parts) if _PLACED.search(part)), len(parts))
    return tuple(_bare(part) for part in parts[: first + 1] if _is_a_sign(part))


def _bare(part: str) -> str:
    return re.sub(r"^an? ", "", part.strip())


def _is_a_sign(part: str) -> bool:
    """Tell whether *part* of a phrase names by itself something that may be seen or asked for, and be absent."""
    words = _bare(part).split()
    return bool(words) and len(words) <= _MOST_WORDS and _UNFIT.search(part) is None and bool(content_words(part))


def absent_in_words(rivals: Iterator[Confusable], ours: str, article: str) -> Iterator[str]:
    """Yield the denials of *rivals* that neither *ours*, what the patient may show, nor the *article* has."""
    for rival in rivals:
        for words in denials_of(rival):
            known = finding(words)
            as_finding = ScriptFinding(known.name, known.bedside) if known is not None else ScriptFinding(words, words)
            if not is_told(as_finding, ours) and likeness(words, ours) < _SAME and likeness(words, article) < 1:
                yield words
