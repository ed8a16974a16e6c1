"""What "these signs" are: the noun of the sentence before, with the words that tell which."""

import re

from decks.facts.run_in import BY_NOUN, is_a
from decks.facts.topic import Topic
from decks.grammar import decapitalised
from decks.knowledge import find_terms
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
_THEY = re.compile(
    r"They (?=(?:are|can|may|often|usually|also|have|cause|help|occur|appear|affect|reduce|block|work)\b)"
)
# What people with a condition do, and no sign, gene or drug does.
_THEY_DO = re.compile(
    r"They (?=(?:(?:also|often|usually|typically|generally|commonly|frequently|may|can|might|will|do not|"
    r"rarely|sometimes) )*"
    r"(?:have|experience|develop|lack|tend to|show|exhibit|be born|are born|lose|suffer)\b)"
)
_WITH_SOMETHING = re.compile(
    r"(?:(?!(?:no|few|some|many|most|several|other)\b)[\w-]+ ){0,4}"
    r"(?:people|individuals|patients|children|infants|babies|newborns|adults|"
    r"women|men|males|"
    r"females|boys|girls) (?:with|who have|who are|whose) ",
    re.IGNORECASE,
)
_THESE_DO = re.compile(
    r"These (?P<noun>mutations|changes|variants|deletions|antibodies|attacks|episodes|tumors) (?=[a-z])"
)
# What a noun means first, where it may also mean more.
_OWN_KINDS = {
    "test": ("test", "imaging"),
    "scan": ("imaging",),
    "surgery": ("procedure",),
    "medicine": ("drug", "drug_class"),
    "medication": ("drug", "drug_class"),
    "drug": ("drug", "drug_class"),
}
# These nouns may mean the article's own condition, or a part of it.
_OF_THE_TOPIC = frozenset(
    "condition disease disorder syndrome infection tumor cancer symptom problem type form phase stage".split()
)
_THIS_GENE = re.compile(
    r"^(?:this|the) gene (?=(?:is|provides|makes|encodes|contains|helps|plays|controls|carries|gives)\b)", re.IGNORECASE
)
_GENE = re.compile(
    r"\b(?P<name>[A-Z][A-Z0-9]{1,8}(?:-\d+)?) genes?\b|\bgenes? (?:called|named) (?P<called>[A-Z][A-Z0-9]{1,8})\b"
)
_SEVERAL_GENES = re.compile(r"\bgenes\b|\b(?:other|another|second|related|nearby) gene\b")

# "An enzyme complex called mitochondrial trifunctional protein": what "this enzyme complex" is in the next sentence.
_CALLED = re.compile(
    r"\b(?:an?|the|one|another) (?P<noun>(?:[a-z]+ )?[a-z]+)(?: \([^()]*\))?,? (?:called|named|known as|termed) "
    r"(?P<the>the )?(?P<name>(?!an? )[\w-]+(?: (?!(?:which|that|is|are|was|in|within|and|or|to|from|of|by|with|at)\b)"
    r"[\w-]+){0,4})(?: \([A-Z][\w-]*\))?(?=[,.;]|$| (?:which|that|is|are|in|within|and|or|to|from|by|with|at)\b)"
)


# Conditions that follow it, several of them, are signs of the condition or kinds of cause: "the condition" is none.
_COUNTS_UP = re.compile(
    r"\b(?:includ(?:es?|ing)|such as|(?:may|can|often|usually|typically|also) have|experiences?|develops?|"
    r"characteri[sz]ed by|begins? with|leads? to|results? in)\b",
    re.IGNORECASE,
)
_NEWLY_NAMED = re.compile(r"\b(?:called|known as|termed|named)\b")
_LISTED_BEFORE = re.compile(r"(?:[,;]|\band|\bor)\s+(?:[\w-]+ ){0,3}\(?$")
_LISTED_AFTER = re.compile(r"\)?(?: \([^()]*\))?\s*(?:[,;]|and\b|or\b)")


def names_another(text: str, topic: Topic) -> bool:
    """Tell whether *text* names another condition that "the condition" of the next sentence can mean.

    It means none of several that are counted up: "Other signs include tremor and dementia. The condition is fatal."
    """
    named = [
        found
        for found in find_terms(text)
        if found.type.kind in ("condition", "tumor")
        and found.term.lower() not in _OF_THE_TOPIC
        and not topic.mention.search(found.term)
    ]
    if _NEWLY_NAMED.search(text):
        return bool(named)
    return any(not _is_counted_up(text, found.start, found.end) for found in named)


def _is_counted_up(text: str, start: int, end: int) -> bool:
    """Tell whether the name at *start* to *end* of *text* is one of several in a list that a verb opens."""
    opened = _COUNTS_UP.search(text[:start])
    is_listed = _LISTED_BEFORE.search(text[:start]) or _LISTED_AFTER.match(text[end:])
    return opened is not None and is_listed is not None


def named_from(text: str, before: str) -> str:
    """Return *text* with what its "these signs" are, as *before*, the sentence before it, tells; else *text* itself.

    "Doctors look for signs of gout. These signs include swelling": "Signs of gout include swelling". There must be one
    such noun in *before*, with words that tell which. "This gene" is the only one that *before* names.
    """
    thing = _thing_meant(text, before)
    if thing is not None:
        return thing
    this = _THIS_GENE.match(text)
    gene = _one_gene(before) if this else None
    if this and gene:
        return f"The {gene} gene {text[this.end() :]}"
    called = _called(text, before)
    if called is not None:
        return called
    these = _THESE.match(text)
    if these is None or not before:
        return text
    told = [phrase for sentence in sentences(before) for phrase in _told_by(sentence, these["noun"].lower())]
    named = _HOW_MANY.sub("", told[0]) if len(told) == 1 else ""
    if not named or len(named.split()) > MAX_WORDS or _POINTING.search(named):
        return text
    return f"{named}{text[these.end() :]}"


def _thing_meant(text: str, before: str) -> str | None:
    """Return *text* with the one thing of *before* that its "this test" or "they" can mean; None if there is none."""
    by_noun = BY_NOUN.match(text)
    if by_noun is not None and by_noun["noun"] not in _OF_THE_TOPIC:
        terms = {found.term: found for found in find_terms(before) if is_a(by_noun["noun"], found.term)}
        own = {term: found for term, found in terms.items() if found.type.kind in _OWN_KINDS.get(by_noun["noun"], ())}
        terms = own or terms  # of an operation and a scan, "the test" is the scan
        if len(terms) != 1:
            return None
        (found,) = terms.values()
        the = "" if found.type.kind in ("drug", "drug_class") else "the "
        return f"{the}{decapitalised(before[found.start : found.end])}{text[by_noun.end() :]}"
    they, who = _THEY.match(text), _THEY_DO.match(text)
    people = _people_before(before) if who else None
    if who and people:
        return f"{people} {text[who.end() :]}"
    named = _one_plural(before) if they else None
    return f"{named} {text[they.end() :]}" if they and named else _subject_meant(text, before)


def _called(text: str, before: str) -> str | None:
    """Return *text* with the name that *before* alone gives "this protein" at its place; None where it names none."""
    names = list(_CALLED.finditer(before))
    if len(names) != 1:
        return None
    (named,) = names
    noun = named["noun"]
    this = re.search(rf"\b[Tt]his (?:{noun}|{noun.split()[-1]})\b(?! called)", text)
    is_only = this is not None and len(_POINTING.findall(text)) == 1
    if this is None or not is_only or noun.split()[-1] in _OF_THE_TOPIC:
        return None
    told = f"{text[: this.start()]}{named['the'] or ''}{named['name']}{text[this.end() :]}"
    return told[:1].upper() + told[1:]


def _people_before(before: str) -> str | None:
    """Return the people with something, by the words that tell who, whom the only sentence *before* is about."""
    named = _subject_before(before)
    return named if named and _WITH_SOMETHING.match(named) and not _POINTING.search(named) else None


def _subject_meant(text: str, before: str) -> str | None:
    """Return *text* with the subject of *before* for its "these mutations", where that is of the same noun."""
    these = _THESE_DO.match(text)
    named = _subject_before(before) if these else None
    if these is None or named is None:
        return None
    head = re.split(r" (?:in|of|that|which|with|for|to|from|on) ", named)[0]
    is_same = re.search(rf"\b{these['noun']}$", head, re.IGNORECASE) is not None
    is_once = len(re.findall(rf"\b{these['noun']}\b", before, re.IGNORECASE)) == 1
    is_told = head != named and not _POINTING.search(named) and len(named.split()) <= MAX_WORDS
    return f"{named} {text[these.end() :]}" if is_same and is_once and is_told else None


def _subject_before(before: str) -> str | None:
    """Return the subject of the only sentence of *before*, as it stands there; None where it has none or two."""
    found = sentences(before) if before else ()
    if len(found) != 1:
        return None
    (sentence,) = found
    subject = sentence.child(sentence.root, "nsubj", "nsubjpass")
    if subject is None or subject > sentence.root or sentence.children(subject, "conj"):
        return None
    named = sentence.phrase_of(subject).strip(" ,.")
    return named if "," not in named and before.startswith(named) else None


def _one_plural(before: str) -> str | None:
    """Return the only plural of *before*, with the words that tell which; None where there are others, or only some."""
    found = [
        (sentence, index)
        for sentence in sentences(before)
        for index, token in enumerate(sentence.tokens)
        if token.tag in ("NNS", "NNPS") or (token.tag == "PRP" and token.lemma == "they")
    ]
    if len(found) != 1 or re.search(r"\band\b", before):
        return None
    sentence, index = found[0]
    named = sentence.phrase_of(index).strip(" ,.")
    is_some = re.match(r"(?i)(?:some|many|most|few|several|certain|other|all|both|two|three|up|about|\d)\b", named)
    fits = len(named.split()) <= MAX_WORDS and named != before.strip(" .") and not _POINTING.search(named)
    return re.sub(r"(?i)^(?:the|any) ", "", named) if fits and not is_some else None


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
