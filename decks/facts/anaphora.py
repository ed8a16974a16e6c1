"""What a sentence refers back to: it is resolved to the article's condition, or the sentence stays unused."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from decks.facts.antecedents import named_from, names_another
from decks.facts.continuations import continued, is_joined_on
from decks.facts.form_told import form_told, of_form
from decks.facts.readers import about_patients
from decks.facts.topic import Topic
from decks.grammar import capitalised
from decks.knowledge import find_terms
from decks.language import Sentence, sentences
from decks.model import Span

_OPENERS = re.compile(
    r"^(?:(?:however|therefore|thus|hence|in turn|in addition(?! to\b)|additionally|also|moreover|furthermore|"
    r"for example|"
    r"for instance|in fact|indeed|as (?:its|the) name (?:suggests|implies|indicates)|as a result|"
    r"consequently|fortunately|unfortunately|in contrast|nevertheless),?|"
    r"(?:similarly|finally|in other words|that is|overall|first|second|third|and|but|so),|it is estimated that)"
    r"\s+(?=\w)",
    re.IGNORECASE,
)
_THE_CONDITION = re.compile(
    r"\b(?:the|this) (?:condition|disease|disorder|syndrome)"
    r"(?=[,.]?\s+(?!of\b|that\b|which\b|called\b|known\b|(?:stages?|reservoirs?|course|process|vectors?|"
    r"activity|severity|burden|state|gene|carriers?)\b)|\.?$|['’]s\b)",
    re.IGNORECASE,
)
# After "Red-green defects are common.", "this condition" is that form.
_OF_A_FORM = re.compile(
    r"(?:The |An? )?(?:[\w-]+,? ){0,5}?(?:defects?|types?|forms?|variants?|subtypes?|deficienc(?:y|ies)|diseases?|"
    r"syndromes?|disorders?|anomal(?:y|ies)) (?:\([^()]*\) )?(?:is|are|was|were|has|have|can|may|affects?|occurs?|"
    r"develops?|causes?|results?|usually|often|typically)\b"
)
_AFFECTED = re.compile(
    r"\baffected (?P<who>individuals|people|persons|patients|children|infants|babies|newborns|adults|women|men|males|"
    r"females|boys|girls)\b(?!['’]| (?:with|by|in)\b)",
    re.IGNORECASE,
)
# "People with CN2 …, and most affected individuals survive": those with that form.
_NAMES_A_FORM = re.compile(
    r"\b(?:type|form|variant|subtype|stage)s? (?:[IVX]+|\d|[A-D])\b|\b(?i:people|individuals|patients|"
    r"children|infants|those) "
    r"with (?:[A-Z]+\d+|(?:the |an? )?(?:[\w-]+ ){0,2}(?:type|form|variant|subtype)\b)"
)
_ITS = re.compile(
    r"^its (?P<what>[\w-]+(?: and [\w-]+)?)(?= (?:is|are|may|can|include|includes|vary|varies|"
    r"range)\b)",
    re.IGNORECASE,
)
_IT = re.compile(
    r"^it(?=\s+(?:is|was|can|may|might|has|causes?|affects?|occurs?|usually|often|most|also|typically|results?|"
    r"commonly|develops?|begins?)\b)",
    re.IGNORECASE,
)
# "In infants, it also spreads to the skin."
_IT_LATER = re.compile(
    r"^(?P<setting>(?:in|during|at|by|before|after|without) (?:[\w-]+ ){0,4}[\w-]+,|(?:sometimes|rarely|usually|often|"
    r"typically|occasionally),?) it(?= (?:also |often |usually |sometimes )?(?:can|may|might|has|causes?|affects?|"
    r"occurs?|results?|develops?|begins?|starts?|forms?|spreads?|appears?|involves?|lasts?|becomes?)\b)",
    re.IGNORECASE,
)
# "It is important that …" says nothing of the condition.
_IMPERSONAL = re.compile(
    r"^it (?:is|was|may be|can be|has been) (?:not )?(?:\w+ )?(?:possible|important|likely|unlikely|not|unclear|"
    r"known|"
    r"thought|estimated|recommended|believed|helpful|difficult|essential|common|rare|sometimes)\b.*"
    r"\b(?:that|to|whether|if|for)\b",
    re.IGNORECASE,
)
# Two sentences that lost the break between them.
_RUN_TOGETHER = re.compile(r"\w{2,}\.(?:\[[\d,–-]+\]|\d*)\s+[A-Z](?!\.)")
# A verb with a capital inside a sentence: a heading that lost its line, "Diagnosis May Be Difficult Gout may be …".
_FUSED_HEADING = re.compile(
    r"(?<=\w )(?:The|Of|And|For|With) (?=[A-Z][a-z])|\b(?P<said>\w{4,}(?: \w{4,})?) (?i:(?P=said))\b|"
    r"(?<=\w )(?:May Be|Is|Are|Be|Can|Usually|Occurs?|Starts?|Has|Have|Does|Your|Their|What|How|Why)\b"
)
# Two words that lost the dash between them: "jaundicewhen the skin turns yellow".
_FUSED_WORDS = re.compile(r"\b(?!re)\w{3,}(?:when|which|called|meaning)\b|itis(?:an?|the)\b", re.IGNORECASE)
_POINTING = re.compile(
    r"\b(?:these|those(?! (?:who|with|of)\b)|this|such(?! as)|"
    r"the (?:former|latter|following|above|same|other|others|rest|resulting)|"
    r"another(?! \w+,| part of\b)|here|(?:described|listed|mentioned|shown|noted|see|discussed) (?:below|above|"
    r"earlier)|as above|previously mentioned|as (?:described|noted|mentioned))\b",
    re.IGNORECASE,
)
# What every condition has one of, so that "the" can only mean this one's.
_OF_ANY_CONDITION = re.compile(
    r"the (?:exact |main |usual )?(?:incubation period|prognosis|outlook|course|onset|diagnosis|treatment|cause|risk|"
    r"mortality|mortality rate|incidence|prevalence|lifetime risk|illness|infection|peak age|sex ratio)",
    re.IGNORECASE,
)
# What every body has.
_OF_ANY_BODY = re.compile(
    r"the (?:right |left |upper |lower )?(?:ventricles?|airways?|nerves|abdomen|belly|jaw|pupils?|lymph nodes|"
    r"bone marrow|blood vessels|blood|bloodstream|immune system|nervous system|body|skin|bowels?|joints|glands|"
    r"heartbeat|heart rate|blood pressure|signs and symptoms|symptoms)",
    re.IGNORECASE,
)
# Nouns that say nothing without what they are of.
_OF_SOMETHING = frozenset("level value result amount concentration number dose ratio percentage measurement".split())
_HOW_MUCH = frozenset("the a an high low elevated normal abnormal increased decreased very these such".split())
_BY_SYMBOL = re.compile(r"[Tt]he [A-Z][A-Z0-9]+(?:-\d+)? (?:gene|protein|enzyme)")
_PRONOUN = re.compile(
    r"^(?:it|they|them|he|she|we|our|us|i|there(?! are (?:two|three|four|five|six))|that|its|their|his|her|"
    r"both(?! (?:main )?(?:forms|types|subtypes|variants|stages|kinds) of\b)|"
    r"either|one|ones|others?)\b",
    re.IGNORECASE,
)
_QUANTIFIER_ALONE = re.compile(
    r"^(?:some|many|most|all|each)\s+(?:\w+ly\s+)?"
    r"(?:is|are|was|were|can|may|have|has|do|does|will|of (?:them|these|those))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Before:
    """What stands before a sentence in its paragraph.

    *is_topic* tells whether the sentence before it is about the condition, *is_other* whether one of the two before it
    names another condition. *said* is the sentence before it, made to stand alone, "" where it cannot, and
    *at* where it stands. *form* is the form of the condition that the paragraph has come to speak of, "" for none.
    """

    is_topic: bool = False
    is_other: bool = False
    said: str = ""
    at: Span | None = None
    form: str = ""

    def tells(self, text: str) -> Span | None:
        """Return where the sentence before tells what "these signs" of *text* are, None where they are not told."""
        plain = _plain(text)
        return self.at if self.named(plain) != plain else None

    def is_joined_by(self, text: str) -> bool:
        """Tell whether *text* only goes on with the sentence before: "This can lead to …"."""
        return is_joined_on(_plain(text), self.said)

    def named(self, plain: str) -> str:
        """Return *plain*, a sentence without its connective, with what it takes up from the sentence before."""
        named = named_from(plain, self.said)
        goes_on = continued(plain, self.said, may_be_topic=self.is_topic) if named == plain else None
        return goes_on or named


def _plain(text: str) -> str:
    """Return *text* without its leading connective and its footnote, and with "It is" for "It's", "They are" too."""
    text = _FOOTNOTE.sub("", text)
    text = re.sub(r"^(It|That|There)['’]s\b", r"\1 is", _OPENERS.sub("", text))
    return re.sub(r"^They['’]re\b", "They are", text)


_FOOTNOTE = re.compile(r"(?<=[a-z]\.)\d{1,2}\.?\s*$")  # "… after treatment.6."


def _points(text: str) -> bool:
    """Tell whether *text* points to what is not in it; "in these countries" may point to its own "Asian countries"."""
    return any(not _is_told_before(text, found) for found in _POINTING.finditer(text))


def _is_told_before(text: str, found: re.Match[str]) -> bool:
    noun = re.match(r"(?:these|those) (?P<noun>[a-z]{4,})", text[found.start() :])
    return noun is not None and re.search(rf"\b(?:[\w-]+) {noun['noun']}\b", text[: found.start()]) is not None


def self_contained(sentence: Sentence, topic: Topic, before: Before) -> str | None:
    """Return *sentence* so that it stands alone, or None where it refers to what is not in it.

    A leading connective is dropped. "The condition" becomes the condition's name unless another one was spoken of, and
    "affected people" those who have it; so does "it" where the sentence before is about the condition. "You" becomes
    patients.
    """
    text = before.named(_plain(sentence.text))
    if before.form and not form_told(text) and not topic.mention.search(text):
        text = of_form(text, before.form)
    text = about_patients(_resolved(text, topic, before))
    refers_back = _PRONOUN.match(text) or _QUANTIFIER_ALONE.match(text) or _points(text)
    if (
        refers_back
        or _RUN_TOGETHER.search(text)
        or _FUSED_HEADING.search(text)
        or _FUSED_WORDS.search(text)
        or _leaves_its_condition_untold(text, topic)
        or (before.form and not form_told(text) and not topic.mention.search(text))
        or _has_bare_subject(text, topic)
    ):
        return None
    return capitalised(text)


def likely_readings(text: str, topic: Topic) -> Iterator[str]:
    """Yield what `self_contained` is likely to parse for the sentence *text*, whatever stands before it."""
    for is_topic in (False, True):
        yield about_patients(_resolved(_plain(text), topic, Before(is_topic)))


def _leaves_its_condition_untold(text: str, topic: Topic) -> bool:
    """Tell whether *text* says "the condition" where it has not named the article's own, and no other, before."""
    for found in _THE_CONDITION.finditer(text):
        before = text[: found.start()]
        if not (topic.is_single and topic.mention.search(before)) or names_another(before, topic):
            return True
    return False


def is_of_a_form(text: str) -> bool:
    """Tell whether the sentence *text* has a kind of thing for its subject, which "this condition" may go on with."""
    return _OF_A_FORM.match(text) is not None


def _resolved(text: str, topic: Topic, before: Before) -> str:
    if not topic.is_named or before.form or (before.is_other and not before.is_topic):
        return text
    if topic.is_single and (before.is_topic or not is_of_a_form(before.said)):
        text = _THE_CONDITION.sub(topic.name, text)
        if not (_NAMES_A_FORM.search(text) or topic.mention.search(text)):
            text = _AFFECTED.sub(lambda found: f"{found['who']} with {topic.name}", text)
        its = _ITS.match(text) if before.is_topic else None
        text = f"the {its['what']} of {topic.name}{text[its.end() :]}" if its else text
    if not before.is_topic or _IMPERSONAL.match(text):
        return text
    it, later = _IT.match(text), _IT_LATER.match(text)
    if later:
        return f"{later['setting']} {topic.name}{text[later.end() :]}"
    return topic.name + text[it.end() :] if it else text


def _has_bare_subject(text: str, topic: Topic) -> bool:
    """Tell whether the subject is "the X" without more, which only the text before can name: "the amount"."""
    sentence = sentences(text)[0]
    subject = sentence.child(sentence.root, "nsubj", "nsubjpass")
    if subject is None:
        return False
    if sentence.tokens[subject].lemma in _OF_SOMETHING and not _is_told_of_what(sentence, subject):
        return True
    determiner = sentence.child(subject, "det")
    is_definite = determiner is not None and sentence.tokens[determiner].lemma == "the"
    is_told_more = bool(sentence.children(subject, "prep", "relcl", "acl", "appos", "conj", "amod"))
    named = sentence.phrase_of(subject)
    is_told_more = is_told_more or _OF_ANY_CONDITION.fullmatch(named) is not None
    is_told_more = is_told_more or _OF_ANY_BODY.fullmatch(named) is not None or _BY_SYMBOL.fullmatch(named) is not None
    is_known = topic.mention.search(named) or any(found.type.kind != "condition" for found in find_terms(named))
    return is_definite and not is_told_more and not is_known


def _is_told_of_what(sentence: Sentence, subject: int) -> bool:
    """Tell whether the noun *subject* is told of what it is: "levels of ferritin", "ferritin levels"."""
    of = (sentence.tokens[i].lemma for i in sentence.children(subject, "prep"))
    first = sentence.subtree(subject)[0]
    is_named = any(token.lemma.lower() not in _HOW_MUCH for token in sentence.tokens[first:subject])
    return is_named or any(word in ("of", "for", "from") for word in of)


def is_about(text: str, topic: Topic) -> bool:
    """Tell whether the sentence *text* has the condition, by any of its names, for its subject."""
    opening = re.match(rf"(?:the |a |an )?(?:{topic.mention.pattern})", text, re.IGNORECASE)
    if opening is None or text[opening.end() :].startswith(("'s", "’s")):
        return False
    following = next((t for t in sentences(text)[0].tokens if t.start_char >= opening.end()), None)
    return following is None or following.pos not in ("NOUN", "PROPN")
