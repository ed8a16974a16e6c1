"""Rules of flashcards: what a front may ask and a gap may hide. Each is True where an item breaks it."""

import re

from decks.distractors import content_words
from decks.flaws.views import Setting, answers_of, asked_of, everything_of, evidence_text
from decks.grammar import NUMBER_WORDS, coordinates
from decks.knowledge import hedges_in, normal, vague_in
from decks.model import Basic, Cloze, Item, ListCard, Vignette

_STEM_LETTERS = 6
LIST_POINTS = (2, 7)
MAX_COMMAS = 3  # of a back that is no definition; with as many it is a list, whatever its members are
_OTHERS = re.compile(r"(?:other|others|another|miscellaneous|various|etc)\b", re.IGNORECASE)
_TELLS_COUNT = re.compile(r"\d+|\b(?:two|both|three|triad|four|tetrad|five|pentad|six|seven)\b", re.IGNORECASE)
# A question, and what its answer must hold: an amount, a frequency, a time or a condition, a purpose.
_AMOUNT = (
    r"\d|%|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|half|third|quarter|most|all|none|no|"
    r"dozens?|hundreds?|thousands?|millions?|every|several|many|few|single|twice|once|majority|minority)\b"
)
_AGE = (
    r"\b(?:birth|born|infan|child|adolescen|teen|puberty|adult|middle|old|age|elderly|neonat|prenatal|life|"
    r"(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies)"
)
_OFTEN = r"|(?:ly|times?|often|always|never|common|rare|year|month|week|day|hour|night|per|frequent)\b"
_TIME = (
    r"\d|\b(?:when|if|after|before|during|in|at|on|once|until|by|within|for|as|with|while|between|from|early|late|soon|"
    r"immediately|always|later|since|over|through|without|unless|following|every|usually|only)\b"
)
_FITS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(asks, re.IGNORECASE), re.compile(holds, re.IGNORECASE))
    for asks, holds in (
        (r"\bhow many\b|\bwhat (?:percentage|proportion|share|fraction|number)\b", _AMOUNT),
        (r"\bwhat dose\b|\bhow much\b", _AMOUNT),
        (r"\b(?:at|by|from) (?:what|which) age\b|\bhow old\b", f"{_AMOUNT}|{_AGE}"),
        (r"\bhow (?:often|frequently|common|long)\b", _AMOUNT + _OFTEN),
        (r"\bwhat is the (?:purpose|aim|goal)\b", r"^\W*(?:to|for|[a-z]+ing|the|[a-z]+tion)\b"),
        (
            r"(?:^|: )(?:when|under what circumstances)\b(?![^?]*, (?:what|which|whom?|how|where|in|at|for)\b)",
            _TIME,
        ),
        (r"(?:^|: )why\b", r"\b(?:because|to|due|as|since|so|for|it|they|the|by|of|[a-z]+s|is|are|can|may)\b"),
    )
)
_VAGUE_GAPS = frozenset(
    normal(word)
    for word in "minority majority early late mild severe common rare many few some most other different similar "
    "certain various important serious small large high low long short good bad better worse first main major minor "
    "several often usually increased decreased possible likely unlikely new old young distal proximal".split()
)
_SUPERLATIVE = re.compile(
    r"\b(?:most|commonest|greatest|highest|largest|strongest|leading|main|chief|principal|primary|major|best|only|"
    r"predominant|first|top|number one|foremost|gold standard|worst|least|lowest|rarest)\b",
    re.IGNORECASE,
)
# "Most patients" is a share; "most likely", "most suited" are how a question asks, not what the article says.
_ASKS_SO = re.compile(
    r"\bmost (?:likely|appropriate|suited|suitable|consistent|patients|people|cases|women|men|children|adults|often|of)"
    r"\b|\bat (?:most|least|first)\b|\bbest (?:describes?|explains?|fits|matches|known)\b"
    r"|\bfirst[- ](?:line|degree|trimester)\b|\bprimary (?:care|tumou?r|\w+ (?:syndrome|disease))\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\d|\b(?:[Ss]tage|[Gg]rade|[Cc]lass) [IVX]+")
_DEFINES = re.compile(r"(?:^|: )what is ", re.IGNORECASE)
_NAMES = re.compile(r"\b(?:called|named|termed|known as)\b", re.IGNORECASE)
_PREPOSITION = re.compile(r"\b(?:of|in|with|by|to|for|from|on|at|that|which|who)\b", re.IGNORECASE)


def is_no_closed_list(item: Item, setting: Setting) -> bool:
    """Tell whether a list's front does not say how many points there are, or a point is "other …"."""
    if not isinstance(item.content, ListCard):
        return False
    front, points = item.content.front, item.content.back
    told = [found.group().lower() for found in _TELLS_COUNT.finditer(front)]
    n_points = {str(len(points)), *NUMBER_WORDS[len(points) : len(points) + 1]}
    n_points |= {2: {"both"}, 3: {"triad"}, 4: {"tetrad"}, 5: {"pentad"}}.get(len(points), set())
    return not n_points & set(told) or any(_OTHERS.match(point) for point in points)


def answers_another_question(item: Item, setting: Setting) -> bool:
    """Tell whether "how many" is not answered by an amount, "when" by no time or condition, and so on."""
    if not isinstance(item.content, Basic):
        return False
    front, back = item.content.front, item.content.back
    return not _NAMES.search(front) and any(asks.search(front) and not holds.search(back) for asks, holds in _FITS)


def only_rewords_its_question(item: Item, setting: Setting) -> bool:
    """A front that is a paraphrase of its back: each word of the answer, or its stem, stands in the question.

    The condition's own name does not count, nor does a number, of a stage too: "C. botulinum" is a fair answer on
    botulism.
    """
    if not isinstance(item.content, Basic | Cloze):
        return False
    answer = " ".join(answers_of(item.content))
    asked = content_words(asked_of(item.content)) - content_words(" ".join(setting.names))
    stems = _stems(content_words(answer))
    return bool(stems) and not _NUMBERED.search(answer) and stems <= _stems(asked)


def _stems(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word[:_STEM_LETTERS] for word in words)


def hides_a_list(item: Item, setting: Setting) -> bool:
    """Tell whether the back of a card with one answer, but for a definition, is a list of three things or more."""
    if not isinstance(item.content, Basic) or not re.search(r",.*\b(?:and|or)\b", item.content.back):
        return False
    if _DEFINES.search(item.content.front):
        return False
    if item.content.back.count(",") >= MAX_COMMAS and not re.search(r"\d,\d{3}", item.content.back):
        return True
    members = coordinates(re.sub(r"\([^()]*\)", "", item.content.back))
    are_things = all(len(member.split()) <= 4 for member in members)
    return len(members) >= 3 and are_things and not any(_PREPOSITION.search(member) for member in members[:-1])


def hides_a_vague_word(item: Item, setting: Setting) -> bool:
    """Tell whether a gap hides nothing but a word that many others would fit for: "often", "early", "minority"."""
    if not isinstance(item.content, Cloze) or item.content.hint:
        return False
    return any(_is_vague(answer) for answer in answers_of(item.content))


def _is_vague(answer: str) -> bool:
    bare = re.sub(r"^(?:an?|the|very|more|less) ", "", answer.strip(), flags=re.IGNORECASE)
    hedged = any(normal(hedge) == normal(bare) for hedge in (*hedges_in(bare), *vague_in(bare)))
    return hedged or normal(bare) in _VAGUE_GAPS


def sharpens_a_superlative(item: Item, setting: Setting) -> bool:
    """Tell whether the item says "most", "main" or "first" where its proof has no superlative.

    Of a case only the key says what the article says: its lead-in asks for what is best, by custom.
    """
    is_case = isinstance(item.content, Vignette)
    said = " ".join(answers_of(item.content)) if is_case else _ASKS_SO.sub("", everything_of(item))
    return bool(_SUPERLATIVE.search(said)) and not _has_superlative(evidence_text(item, setting))


def _has_superlative(proof: str) -> bool:
    return bool(_SUPERLATIVE.search(proof) or re.search(r"\b\w{3,}est\b|\bmainly\b|\bprimarily\b", proof))
