"""The simple clauses that a sentence holds: each with a subject before its verb, so that one pattern can read it."""

import re
from dataclasses import dataclass

from decks.facts.anaphora import is_about
from decks.facts.patterns import NEEDED
from decks.facts.topic import Topic
from decks.grammar import capitalised
from decks.knowledge import is_negative
from decks.language import Sentence, sentences
from decks.phrases import has_clause, is_plural
from decks.wording import be

# "…, but it is most commonly …": a second thing said of the same subject.
_SECOND = re.compile(r",\s+(?:but|and|although|though)\s+it\s+(?=\w)")
# Who does what is routine: what they do is said of the thing.
_CARER = (
    r"(?:(?:a|an|the|most|some|your|their|many|primary|health[- ]?care|medical|mental|health) )*"
    r"(?:doctors?|physicians?|providers?|professionals?|surgeons?|specialists?|clinicians?|pediatricians?|"
    r"neurologists?|cardiologists?|oncologists?|dermatologists?|gastroenterologists?|team)"
)
_DOES = re.compile(
    rf"^(?:(?P<before>(?:in|for|if|when|during|after|before|because) [^,]{{3,80}}), )?{_CARER} "
    r"(?P<modal>may|can|might|could|will|should)?\s*(?:also )?(?P<adverb>often|usually|sometimes|typically|"
    r"generally|commonly)?"
    r"\s*(?P<verb>use|recommend|prescribe|perform|give|order|administer)s? "
    r"(?P<thing>(?!(?:the |a )?(?:person|patient|child|infant|people|patients)\b|to\b|that\b|one or|you\b|them\b|"
    r"it\b|this\b|these\b|any\b)[^,;:]{3,60}?)"
    r"(?P<rest> (?:to|if|when|for|in|before|after) .+|\.)$",
    re.IGNORECASE,
)
_DONE = {
    "use": "used",
    "recommend": "recommended",
    "prescribe": "prescribed",
    "perform": "performed",
    "give": "given",
    "order": "ordered",
    "administer": "given",
}
_THERE_ARE = re.compile(
    r"^There are (?P<n>two|three|four|five|six|seven) (?P<what>(?:\w+ ){0,3}(?:types?|forms?|kinds?|stages|phases|"
    r"subtypes|categories|groups|variants)(?: of [^:,;()–—]{3,60})?)"
    r"(?:: |, (?:called|known as|named|which are) |\s*[–—-]\s+|, )(?P<members>.+)$",
    re.IGNORECASE,
)
_WHICH = re.compile(r",\s+which\s+(?P<said>[^,;:]+?)(?=[,;]|\.$|\.\s+[A-Z]|$)")
# Said of the whole sentence, not of its last noun.
_TELLS_WHY = re.compile(r"(?:is|was) (?:why|when|where|how|because)\b|means?\b", re.IGNORECASE)
MAX_SETTING_WORDS = 8
MAX_CONDITION_WORDS = 14
_SUBORDINATOR = re.compile(
    r"(?:if|when|whenever|once|although|because|after|before|while|as|unless|until|in|with)\b", re.IGNORECASE
)
# "For surgery, …", "For several days afterward, …": of what, and after what?
_OF_NO_ONE = re.compile(
    r"for (?!(?:[\w-]+ ){0,3}(?:people|patients|children|adults|women|men|infants|those|anyone|individuals|cases))|"
    r".*\b(?:afterwards?|then|beforehand)$",
    re.IGNORECASE,
)
_ADVERBIAL = re.compile(r"(?:(?:more|most|less) )?\w+ly$", re.IGNORECASE)
_SUBORDINATE = ("relcl", "acl", "advcl", "ccomp")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A clause as a sentence of its own; *is_joined* where another verb of the same subject follows in it."""

    text: str
    is_joined: bool = False


def clauses_in(text: str, topic: Topic) -> tuple[Spoken, ...]:
    """Return the simple clauses of *text*, a sentence that stands alone."""
    second = _SECOND.search(text) if is_about(text, topic) else None
    first = _without_carer(text) or _without_there(text) or text
    more = () if second is None else (f"{topic.name} {text[second.end() :]}",)
    sentence = sentences(first)[0]
    verbs = _verbs_after(sentence)
    joined = _second_verbs(sentence, first, verbs)
    first = _before_the_second(sentence, first, verbs) if joined else first
    others = (*more, *joined, *_relatives(sentence, first))
    return (Spoken(first, is_joined=bool(verbs)), *(Spoken(other) for other in others))


def _without_carer(text: str) -> str | None:
    """Return "X is used to …" for "Doctors use X to …"."""
    found = _DOES.match(text)
    if found is None:
        return None
    thing, modal = found["thing"].strip(), found["modal"] or ""
    verb = be(thing) if modal.lower() in ("", "will") else f"{modal} be"
    before, rest = found["before"] or "", found["rest"]
    done = " ".join(filter(None, (thing, verb, found["adverb"], _DONE[found["verb"].lower()])))
    if rest == ".":
        return f"{capitalised(done)} {before[:1].lower()}{before[1:]}." if before else None
    return capitalised(f"{before}, {done}{rest}" if before else f"{done}{rest}")


def _without_there(text: str) -> str | None:
    """Return "The two types of X are a and b" for "There are two types of X: a and b"."""
    found = _THERE_ARE.match(text)
    return f"The {found['n']} {found['what'].strip()} are {found['members']}" if found else None


def _subject(sentence: Sentence) -> int | None:
    found = sentence.child(sentence.root, "nsubj", "nsubjpass")
    return found if found is not None and found < sentence.root else None


def _verbs_after(sentence: Sentence) -> tuple[int, ...]:
    """Return the verbs that follow the main one for the same subject; a noun that the parser took for one is none."""
    subject = _subject(sentence)
    verbs = sentence.children(sentence.root, "conj") if subject is not None else ()
    return tuple(
        verb
        for verb in verbs
        if sentence.tokens[verb].pos in ("VERB", "AUX")
        and not sentence.children(verb, "nsubj", "nsubjpass", "expl")
        and not _has_a_subject_of_its_own(sentence, verb)
        and (sentence.tokens[verb].tag != "VBP" or is_plural(sentence.phrase_of(subject or 0)))
    )


def _has_a_subject_of_its_own(sentence: Sentence, verb: int) -> bool:
    """Tell whether a noun stands between the "and" and *verb*, though the parser gives it to the words before."""
    joints = [i for i, token in enumerate(sentence.tokens[:verb]) if token.pos == "CCONJ" and i > sentence.root]
    between = sentence.tokens[joints[-1] : verb] if joints else ()
    return any(token.pos in ("NOUN", "PROPN") for token in between)


def _is_either(sentence: Sentence, verb: int) -> bool:
    """Tell whether *verb* is the other of two of which the subject does one: "are present at birth or begin later"."""
    joints = [token.lemma for token in sentence.tokens[sentence.root : verb] if token.pos == "CCONJ"]
    return joints[-1:] == ["or"]


def _second_verbs(sentence: Sentence, text: str, verbs: tuple[int, ...]) -> tuple[str, ...]:
    """Return "S does B" for "S does A and does B"; a modal of the first verb holds for the second."""
    subject = _subject(sentence)
    found = []
    for verb in verbs:
        token = sentence.tokens[verb]
        if _is_either(sentence, verb):
            continue
        helpers = [i for i in sentence.children(verb, "aux", "auxpass", "advmod", "neg") if i < verb]
        first = min([*helpers, verb])
        said = text[sentence.tokens[first].start_char - sentence.start_char :]
        modal = _modal_of(sentence) if token.tag == "VB" and not helpers else ""
        if token.tag in ("VBN", "VBG") and not helpers:
            continue
        start = sentence.tokens[sentence.subtree(subject or 0)[0]].start_char - sentence.start_char
        end = sentence.tokens[sentence.subtree(subject or 0)[1]].end_char - sentence.start_char
        found.append(capitalised(f"{text[:start]}{text[start:end]} {modal}{said}"))
    return tuple(found)


def _before_the_second(sentence: Sentence, text: str, verbs: tuple[int, ...]) -> str:
    """Return *text* up to its second verb, whole where what follows narrows both: "… and recurs unless …"."""
    second = next(iter(verbs), None)
    joints = [i for i in sentence.children(sentence.root, "cc") if second is not None and i < second]
    if not joints:
        return text
    start = sentence.tokens[joints[-1]].start_char - sentence.start_char
    return text if NEEDED.search(text[start:]) or is_negative(text[start:]) else f"{text[:start].rstrip(' ,')}."


def _modal_of(sentence: Sentence) -> str:
    """Return the words before the main verb that hold for a second one too: "may also "."""
    modal = next((i for i in sentence.children(sentence.root, "aux") if sentence.tokens[i].tag == "MD"), None)
    return f"{sentence.tokens[modal].text} " if modal is not None else ""


def _relatives(sentence: Sentence, text: str) -> tuple[str, ...]:
    """Return "X can lead to Y" for "…, X, which can lead to Y", where the words before the comma are the noun X."""
    found = []
    for which in _WHICH.finditer(text):
        verb = next(
            (i for i, t in enumerate(sentence.tokens) if t.start_char - sentence.start_char > which.start()), None
        )
        noun = _noun_before(sentence, which.start())
        if verb is None or noun is None:
            continue
        phrase = sentence.phrase(*noun)
        said = which["said"].strip()
        if not _TELLS_WHY.match(said) and _agrees(phrase, said):
            found.append(f"{capitalised(phrase)} {said}.")
    return tuple(found)


def _noun_before(sentence: Sentence, at: int) -> tuple[int, int] | None:
    """Return the noun phrase that ends at character *at*, that a relative clause after the comma hangs on."""
    last = next((i for i, t in enumerate(sentence.tokens) if t.end_char - sentence.start_char == at), None)
    if last is None:
        return None
    for head in (last, sentence.tokens[last].head, sentence.tokens[sentence.tokens[last].head].head):
        token = sentence.tokens[head]
        if token.dep == "dobj" and sentence.tokens[token.head].dep == "acl":
            return None  # "the ability to make insulin, which" may be about the ability
        if token.pos in ("NOUN", "PROPN") and sentence.children(head, "relcl") and head <= last:
            first = min((sentence.subtree(i)[0] for i in _left_of(sentence, head)), default=head)
            is_inner = first > 0 and sentence.tokens[first - 1].pos == "ADP"  # "absorption of fat in the body, which"
            return None if is_inner else (first, last)
    return None


def _left_of(sentence: Sentence, head: int) -> tuple[int, ...]:
    return tuple(i for i in sentence.children(head, "det", "amod", "compound", "nummod", "poss") if i < head)


def _agrees(phrase: str, said: str) -> bool:
    """Tell whether the verb that opens *said* has the number of *phrase*: else "which" is the whole clause."""
    first = said.split(maxsplit=1)[0].lower()
    if first in ("is", "was", "has") or (first.endswith("s") and first not in ("often", "always", "sometimes")):
        return not is_plural(phrase)
    if first in ("are", "were", "have"):
        return is_plural(phrase)
    return first in ("may", "can", "could", "might") or is_plural(phrase)


def is_setting(setting: str) -> bool:
    """Tell whether the words before the subject can stand before a question: two to eight, and no clause."""
    n_words = len(setting.split())
    if _OF_NO_ONE.match(setting):
        return False
    is_clause = n_words > 2 and has_clause(setting) and not _SUBORDINATOR.match(setting)
    is_open = setting.count("(") != setting.count(")")
    most = MAX_CONDITION_WORDS if re.match(r"(?i)(?:if|when|even when)\b", setting) else MAX_SETTING_WORDS
    return n_words == 0 or (not _ADVERBIAL.match(setting) and 2 <= n_words <= most and not is_clause and not is_open)
