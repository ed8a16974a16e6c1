"""Rules of definitions: what "What is X?" may be answered with. Each is True where an item breaks it."""

import re

from decks.distractors import content_words
from decks.flaws.views import Setting
from decks.knowledge import find_terms, normal
from decks.model import Basic, Item

_GENERIC = content_words(
    "rare inherited hereditary genetic congenital acquired common chronic acute severe serious form type kind group "
    "disease diseases disorder disorders condition conditions syndrome illness abnormality abnormalities problem "
    "problems defect affects affect affecting characterized caused causes involves involving occurs body parts part "
    "people person medical inflammatory complex life-threatening skeletal skin neurological usually often primarily "
    "mainly begins begin present birth called known"
)
# A name says when in life already.
_AGES_TOLD = (
    (
        r"juvenile|childhood|infantile|pediatric|congenital|neonatal|early[- ]onset",
        r"\b(?:child\w*|infan\w*|birth|early)\b",
    ),
)
# What the roots of a name say in plain words: "nephritis" is inflammation of the kidney.
_PLAIN_ROOTS = (
    (r"itis\b", r"\b(?:inflam\w+|swelling)"),
    (r"nephr|renal", r"\bkidneys?\b"),
    (r"hepat", r"\bliver\b"),
    (r"dermat|cutan|cutis", r"\bskin\b"),
    (r"arthr", r"\bjoints?\b"),
    (r"encephal", r"\bbrain\b"),
    (r"cardi", r"\bheart\b"),
    (r"gastr", r"\bstomach\b"),
    (r"osteo|osse", r"\bbones?\b"),
    (r"neur", r"\bnerves?\b"),
    (r"cyst", r"\bbladder\b"),
)
_ROOT_LETTERS = 5
MIN_NAME_WORDS, MOST_OF_A_NAME = 3, 0.75
MIN_NEW_WORDS = 2  # of a definition, beyond the words of the name
# A definition that only counts, or ranks: "a common cause of memory loss".
_RANKS = re.compile(
    r"(?:an?|the|one of the) (?:\w+ ){0,3}?(?:causes?|complications?|reasons?|examples?|names?|terms?) (?:of|for)\b",
    re.IGNORECASE,
)
_WHAT_IS = re.compile(r"What (?:is|are|characterizes) (?!the |an? \w+ (?:cause|type|form))(?:an? )?(?P<name>[^?]+)\?")
# How a condition comes about, or what is wrong in it: what tells it from others of its site.
_MECHANISM = re.compile(
    r"\b(?:caused by|due to|because|results? from|resulting from|deficien\w+|lack of|lacks?|absence of|loss of|"
    r"shortage|mutations?|build-?up|accumulat\w+|deposit\w*|inflam\w+|harden\w+|thicken\w+|scar\w*|"
    r"infection (?:with|by|of)|block\w+|narrow\w+|weak\w+|bulg\w+|degenerat\w+|break\w* down|destr\w+|attacks?|"
    r"unable|cannot|can['’]t|does not|do not|doesn['’]t|don['’]t|fails?|too (?:much|many|little|few)|excess\w*|"
    r"overproduc\w+|absorbs?|malform\w+|clouding|enlarg\w+|rupture\w*|tear|split|fus(?:ed|ion)|clots?|spasms?|"
    r"irregular|abnormal connections?)\b",
    re.IGNORECASE,
)
# One of these and what is lacking, stored or changed: the condition's own.
_OWN = re.compile(r"\b(?:deficien\w+|lack of|lacks|absence of|shortage|mutations?|build-?up|accumulat\w+|deposit\w*)\b")
# "a tophus, as seen in gout" is no form of gout.
_ASIDE = re.compile(r"\b(?:in|of|for|with|on|by|as|used|role|purpose)\b")
_NAMED_FINDINGS = ("finding", "symptom", "condition", "organism", "tumor")
MIN_DEFINITION_WORDS = 4
MIN_FINDINGS = 3  # that tell a condition from others where no mechanism does
MIN_WORDS_OF_A_MECHANISM = 3


def defines_by_its_name(item: Item, setting: Setting) -> bool:
    """Tell whether a definition says nothing that the name does not: its words, their gloss, the age that it tells."""
    if not isinstance(item.content, Basic):
        return False
    name = _defined_in(item, setting)
    if name is None:
        return False
    is_empty = len(_new_words(name, item.content.back)) < MIN_NEW_WORDS and len(content_words(item.content.back)) > 1
    return is_empty or _spells_out(name, item.content.back) or _RANKS.match(item.content.back) is not None


def _spells_out(name: str, back: str) -> bool:
    """Tell whether the definition has nearly all the words of a name of three or more: "growth hormone deficiency"."""
    roots, said = ({word[:_ROOT_LETTERS] for word in content_words(words)} for words in (name, back))
    return len(roots) >= MIN_NAME_WORDS and len(roots & said) >= MOST_OF_A_NAME * len(roots)


def tells_it_from_no_neighbour(item: Item, setting: Setting) -> bool:
    """Tell whether the definition of the condition fits others of its site: no mechanism, and few findings named.

    "A genetic eye disorder that causes vision loss", "a disease caused by parasitic worms".
    """
    name = _defined_in(item, setting)
    if name is None or not isinstance(item.content, Basic):
        return False
    if len(item.content.back.split()) < MIN_DEFINITION_WORDS:
        return False  # a mere word defines nothing by another rule
    back, new = item.content.back, _new_words(name, item.content.back)
    fewest = MIN_NEW_WORDS if _OWN.search(back) else MIN_WORDS_OF_A_MECHANISM
    if _MECHANISM.search(back) and len(new) >= fewest:
        return False
    named = {found.term for found in find_terms(back) if found.type.kind in _NAMED_FINDINGS}
    own = {term for term in named if content_words(term) & new}
    return len(own) < MIN_FINDINGS


def _defined_in(item: Item, setting: Setting) -> str | None:
    """Return the name of the condition, or of a form of it, that *item* defines; None where it defines none."""
    asked = _WHAT_IS.fullmatch(item.content.front) if isinstance(item.content, Basic) else None
    if asked is None:
        return None
    is_own = any(
        (form := normal(asked["name"]).removesuffix(normal(name))) != normal(asked["name"]) and not _ASIDE.search(form)
        for name in setting.names
    )
    return asked["name"] if is_own else None


def _new_words(name: str, back: str) -> frozenset[str]:
    """Return the words of the definition *back* that neither *name* tells nor every definition has."""
    back = _without_glosses_of(name, back)
    for told, says in _AGES_TOLD:
        back = re.sub(says, "", back, flags=re.IGNORECASE) if re.search(told, name, re.IGNORECASE) else back
    roots = {word[:_ROOT_LETTERS] for word in content_words(name)}
    return frozenset(word for word in content_words(back) - _GENERIC if word[:_ROOT_LETTERS] not in roots)


def _without_glosses_of(name: str, back: str) -> str:
    """Return *back* without the plain words for a term of *name*: "thinning of the bones (osteoporosis)"."""
    own = {word[:_ROOT_LETTERS] for word in content_words(name)}
    for found in re.finditer(r"(?P<plain>(?:[\w-]+ ){1,5})\((?P<term>[^()]+)\)", back):
        terms = {word[:_ROOT_LETTERS] for word in content_words(found["term"])}
        if own & terms or normal(found["term"])[:_ROOT_LETTERS] in normal(name):
            plain = re.split(r"\b(?:by|of a|with|in|and|causes?|has) ", found["plain"])[-1]
            back = back.replace(f"{plain}({found['term']})", "")
    for root, plain in _PLAIN_ROOTS:
        back = re.sub(plain, "", back, flags=re.IGNORECASE) if re.search(root, name, re.IGNORECASE) else back
    return back
