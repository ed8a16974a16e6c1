"""The grammar of what can be hidden whole: a noun phrase as the parse bounds it, alone or as one of a pair."""

import re

from decks.clozes.plain_words import MEASURES
from decks.language import Sentence, sentences

MAX_WORDS = 6
MIN_LIST = 3
Place = tuple[int, int]  # characters of a text, from and up to
_ABSTRACT = re.compile(r"\w{3,}(?:tion|sion|ment|ance|ence|ness|ing|ation)$")
_NUMERAL = re.compile(r"[A-Z]{1,4}\d*")
_NARROWS = ("amod", "compound", "nmod", "nummod", "poss", "advmod", "npadvmod", "quantmod")
_DETERMINERS = ("DT", "PDT", "PRP$", "WP$")
# After "and": what goes on with another clause, not with another member of a list.
_JOINING = ("and", "or", "and/or")
_NEW_CLAUSE = ("VERB", "AUX", "PRON", "ADV", "SCONJ", "ADP")
# Among commas: "a, THIS, b", "THIS, b, and c", "a, b, and THIS"
_LISTED_AFTER = re.compile(r"(?:\s[\w-]+)?(?:,\s[^,.;]{2,90})+,?\s(?:and|or)\s")
_AND_OTHERS = re.compile(r",? (?:and|or) other\b")
_LISTED_BEFORE = re.compile(r",\s[^,.;]{2,40},\s(?:(?:and|or)\s)?(?:\w+\s)?$|,\s(?:and|or)\s(?:\w+\s)?$")
_NAMED = re.compile(r"\b(?:called|as|termed) (?:an? |the )?$")


def words_at(text: str, start: int, end: int) -> tuple[Sentence | None, list[int]]:
    """Return the sentence of *text* that character *start* stands in, and the indices of its words before *end*."""
    sentence = next((s for s in sentences(text) if s.start_char <= start < s.end_char), None)
    return sentence, [i for i, t in enumerate(sentence.tokens) if start <= t.start_char < end] if sentence else []


def phrase_from(text: str, start: int) -> Place | None:
    """Return the noun phrase that begins at character *start* of *text*, without its article, with "of …", or a pair.

    None where no noun phrase begins there, where it is one of three or more, or longer than can be hidden.
    """
    sentence, inside = words_at(text, start, len(text))
    if sentence is None or not inside:
        return None
    first = next((i for i in inside if sentence.tokens[i].tag not in _DETERMINERS), None)
    if first is None:
        return None
    head = _head(sentence, first)
    return _bounded(text, sentence, max(first, _first(sentence, head)), head)


def subject_before(text: str, start: int) -> Place | None:
    """Return the subject, without its article, of the verb that begins at character *start* of *text*."""
    sentence, inside = words_at(text, start, len(text))
    if sentence is None or not inside:
        return None
    token = sentence.tokens[inside[0]]
    verb = token.head if token.dep in ("aux", "auxpass", "advmod", "neg") else inside[0]
    head = sentence.child(verb, "nsubj", "nsubjpass")
    if head is None or head >= inside[0]:
        return None
    place = _bounded(text, sentence, _first(sentence, head), head)
    return (
        place
        if place and re.fullmatch(r"\s*(?:\([^()]*\)\s+)?(?:\w+ly\s+|also\s+|often\s+)?", text[place[1] : start])
        else None
    )


def whole_phrase(text: str, start: int, end: int) -> Place | None:
    """Return the noun phrase around the words from *start* to *end*, its article left out; None as in `phrase_from`."""
    sentence, inside = words_at(text, start, end)
    if sentence is None or not inside:
        return None
    head = _head(sentence, inside[-1])
    return _bounded(text, sentence, _first(sentence, head), head)


def is_one_of_several(text: str, start: int, end: int) -> bool:
    """Tell whether the words are a member of a list whose other members stay in sight."""
    if _AND_OTHERS.match(text[end:]):
        return False
    is_named = _NAMED.search(text[:start]) is not None
    if not is_named and (_LISTED_AFTER.match(text[end:]) or _LISTED_BEFORE.search(text[:start])):
        return True
    sentence, inside = words_at(text, start, end)
    if sentence is None or not inside:
        return True
    joined = set(inside)
    others = {
        i
        for i, token in enumerate(sentence.tokens)
        if token.dep == "conj"
        and token.pos not in ("VERB", "AUX")
        and (token.head in joined) != (i in joined)
        and not _is_rest(sentence, i)
    }
    return (
        bool(others)
        or _is_within_a_list(sentence, inside[-1])
        or _goes_on(sentence, inside[-1])
        or _is_joined(sentence, inside)
    )


def _is_within_a_list(sentence: Sentence, index: int) -> bool:
    """Tell whether word *index* belongs to a member of a list of three or more: "pain, fever, and loss of (sight)"."""
    while sentence.tokens[index].dep in (*_NARROWS, "prep", "pobj") and sentence.tokens[index].head != index:
        index = sentence.tokens[index].head
        if sentence.tokens[index].pos in ("NOUN", "PROPN") and _n_joined(sentence, index) >= MIN_LIST:
            return True
    return False


def _n_joined(sentence: Sentence, index: int) -> int:
    """Return how many members the list has that the noun *index* is one of; 1 where it is none."""
    first = index
    while sentence.tokens[first].dep == "conj" and sentence.tokens[first].head != first:
        first = sentence.tokens[first].head
    n_members, ahead = 1, sentence.children(first, "conj")
    while ahead:
        n_members += len(ahead)
        ahead = tuple(i for other in ahead for i in sentence.children(other, "conj"))
    return n_members


def _goes_on(sentence: Sentence, last: int) -> bool:
    """Tell whether "and" with another thing follows word *last*."""
    after = sentence.tokens[last + 1 : last + 3]
    return (
        len(after) == 2
        and after[0].lemma in _JOINING
        and (after[1].pos not in _NEW_CLAUSE or after[1].tag in ("VBG", "VBN"))
    )


def _is_joined(sentence: Sentence, inside: list[int]) -> bool:
    """Tell whether "and" stands before the words, which begin no clause of their own."""
    before = next((sentence.tokens[i] for i in range(inside[0] - 1, -1, -1) if sentence.tokens[i].pos != "DET"), None)
    is_subject = any(sentence.tokens[i].dep in ("nsubj", "nsubjpass") for i in inside)
    return before is not None and before.lemma in _JOINING and not is_subject


def _head(sentence: Sentence, index: int) -> int:
    """Return the noun that word *index* narrows, or *index* itself."""
    seen = {index}
    while sentence.tokens[index].dep in (*_NARROWS, "conj") and sentence.tokens[index].head > index:
        index = sentence.tokens[index].head
        if index in seen:
            break
        seen.add(index)
    token = sentence.tokens[index]
    # "(weak) and floppy limbs": a second adjective hangs on the first
    if token.dep == "conj" and token.pos == "ADJ" and sentence.tokens[token.head].dep == "amod":
        return _head(sentence, token.head)
    return index


def _left(sentence: Sentence, head: int) -> int:
    """Return the first word of what narrows the noun *head*."""
    before = [sentence.subtree(i)[0] for i in sentence.children(head, *_NARROWS) if i < head]
    return min(before, default=head)


def _goes_further(sentence: Sentence, index: int) -> bool:
    """Tell whether the second of a pair has a third, or words of its own after it: "and difficulty keeping warm"."""
    return bool(sentence.children(index, "conj", "acl", "relcl", "xcomp", "prep"))


def _is_rest(sentence: Sentence, index: int) -> bool:
    """Tell whether word *index* only stands for the rest of a list: "and other allergic disorders"."""
    return any(sentence.tokens[i].lemma == "other" for i in sentence.children(index, "amod"))


def _first(sentence: Sentence, head: int) -> int:
    """Return the first word of the phrase of the noun *head* that is no article and no possessor."""
    owner = max((i for i in range(head) if sentence.tokens[i].tag == "POS" and i >= _left(sentence, head)), default=-1)
    inside = range(max(_left(sentence, head), owner + 1), head + 1)
    return next((i for i in inside if sentence.tokens[i].tag not in _DETERMINERS), head)


def _right(sentence: Sentence, head: int) -> int:
    """Return the last word of the noun *head* with what numbers it: "type 2", "hepatitis B"."""
    after = sentence.tokens[head + 1 : head + 2]
    is_numbered = after and after[0].head == head and (after[0].pos == "NUM" or _NUMERAL.fullmatch(after[0].text))
    return head + 1 if is_numbered else head


def _measured(sentence: Sentence, head: int) -> int | None:
    """Return the noun that *head* only measures or places: "iron" in "amount of iron"."""
    lemma = sentence.tokens[head].lemma
    if lemma not in MEASURES and not _ABSTRACT.search(lemma):
        return None
    links = ("of", "in") if lemma in MEASURES else ("of",)
    of = next((i for i in sentence.children(head, "prep") if i == head + 1 and sentence.tokens[i].lemma in links), None)
    return sentence.child(of, "pobj") if of is not None else None


def _bounded(text: str, sentence: Sentence, first: int, head: int) -> Place | None:
    """Return the characters of the phrase from word *first* around the noun *head*; None where it cannot be hidden."""
    inner = _measured(sentence, head)
    if inner is not None and inner != head:
        return _bounded(text, sentence, _first(sentence, inner), inner)
    if sentence.tokens[head].pos not in ("NOUN", "PROPN") and sentence.tokens[head].tag != "VBG":
        return None
    if sentence.tokens[head].tag == "VBG" and sentence.children(head, "dobj", "xcomp", "ccomp"):
        return None
    if any(sentence.tokens[i].tag == "NNS" and i < head for i in sentence.children(head, "compound")):
        return None  # a lost apostrophe: "the skins sensation"
    pair = tuple(i for i in sentence.children(head, "conj") if not _is_rest(sentence, i))
    last = _right(sentence, head)
    if len(pair) == 1 and sentence.tokens[pair[0]].pos in ("NOUN", "PROPN") and not _goes_further(sentence, pair[0]):
        last = max(last, _right(sentence, pair[0]))
    place = (sentence.tokens[first].start_char, sentence.tokens[last].end_char)
    if len(text[place[0] : place[1]].split()) > MAX_WORDS and last > head:
        last = head
        place = (place[0], sentence.tokens[head].end_char)
    is_cut = last + 1 < len(sentence.tokens) and sentence.tokens[last + 1].pos in ("NOUN", "PROPN")
    is_whole = not re.search(r'[(),;“”"]', text[place[0] : place[1]])
    return place if is_whole and not is_cut and 0 < len(text[place[0] : place[1]].split()) <= MAX_WORDS else None
