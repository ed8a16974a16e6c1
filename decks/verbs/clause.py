"""A clause by its parse: its subject, its verb, and what hangs on the verb, each as words that may be left out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from decks.asking.questions import ALSO
from decks.facts import Findings
from decks.facts.backs import before_more, without_aside
from decks.facts.clauses import clauses_in
from decks.facts.patterns import PERSON
from decks.facts.prose import clause_of
from decks.facts.stand_ins import plainly_named, renamed, stand_in_for
from decks.facts.topic import Topic
from decks.grammar import capitalised
from decks.knowledge import find_terms, is_negative
from decks.language import Sentence, sentences
from decks.model import Fact

MAX_REST_WORDS = 32
_VERBS = ("VERB", "AUX")
# What a sentence says of a doctor, a study or a page, and what leans on the sentence before.
LEANS = re.compile(
    r"\b(?:these|those|this|such|other|another|following|certain|various|different|it|they|them|he|she|his|her|"
    r"here|there(?! (?:is|are|may|can|might)\b)|below|"
    r"above|instead|otherwise|both|former|latter|same|researchers|studies|study|research|experts|"
    r"an? (?:patients|persons|childs|infants|individuals)|the (?:persons|childs|skins|bodys)|"
    r"the (?:patients|infants) (?!(?:with|who|are|in|to|and|may|can|have|from|of|at|on|is|should|must|will|or|were|"
    r"for|by|had|do|need|being|whose|after|before|during)\b)(?=\w)|figure| -- |"
    r"the (?:picture|pictures|images?|scan|procedure|device|test|machine|tube|exam|report|surgical procedure))\b",
    re.IGNORECASE,
)
# What follows is said of the same subject.
# What stands before the subject, as long as a clause.
_FRONTED = re.compile(
    r"(?P<setting>(?:If|When|After|Before|Once|Until|For|In|During|With|Without|As soon as) [^,;:]{4,110}), "
    r"(?!and\b|or\b|\w+,)(?P<main>[^;:]+)"
)
_ALONE = re.compile(r"(?:most|some|many|all|few|each|one|two|three|none)", re.IGNORECASE)
_CASE = re.compile(r" (?:if|when|after|once|until|who|whose|that|which) ")
_AND_THEY = re.compile(r",? (?:and|but) (?:they|it) (?=\w)")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words *first* to *last* of a clause's parse, *head* among them."""

    head: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of the sentence that *fact* states: the words before its subject, the subject, and all after it.

    *parsed* is the parse of subject and rest, where *stand_in* stands for the condition's name.
    """

    fact: Fact
    setting: str
    subject: str
    rest: str
    parsed: Sentence
    stand_in: str
    topic: Topic

    @property
    def verb(self) -> int:
        """Return the index of the main verb."""
        return self.parsed.root

    @property
    def lemma(self) -> str:
        """Return the main verb's lemma."""
        return self.parsed.tokens[self.verb].lemma

    @property
    def is_passive(self) -> bool:
        """Tell whether the main verb is passive."""
        return bool(self.parsed.children(self.verb, "auxpass"))

    def fact_of(self, predicate: str, answer: str = "") -> Fact:
        """Return the fact that the clause, less its *answer*, is the *predicate* of."""
        return replace(self.fact, subject=self.subject, predicate=predicate, setting=self.setting, object=answer)

    def words(self, phrase: Phrase) -> str:
        """Return the words of *phrase*, with the condition's name."""
        return renamed(self.parsed.phrase(phrase.first, phrase.last), self.stand_in, self.topic).strip(" ,.")

    def words_from(self, first: int) -> str:
        """Return the words from *first* to the end of the clause."""
        return self.words(Phrase(first, first, self._last))

    def without(self, *phrases: Phrase) -> str:
        """Return the words after the subject, those of *phrases* left out."""
        start = self.parsed.start_char
        text, cut = self.parsed.text, len(self._subject)
        kept, at = [], cut
        for phrase in sorted(phrases, key=lambda each: each.first):
            kept.append(text[at : self.parsed.tokens[phrase.first].start_char - start])
            at = self.parsed.tokens[phrase.last].end_char - start
        kept.append(text[at:])
        said = re.sub(r"\s+", " ", " ".join(kept)).strip(" .,")
        return renamed(said.replace(" ,", ","), self.stand_in, self.topic)

    def phrase(self, index: int) -> Phrase:
        """Return the phrase that word *index* heads, but for a comma or a stop at its end."""
        first, last = self.parsed.subtree(index)
        while last > index and self.parsed.tokens[last].dep == "punct":
            last -= 1
        return Phrase(index, first, last)

    def children(self, *deps: str) -> tuple[Phrase, ...]:
        """Return the phrases that hang on the main verb by one of *deps*."""
        return tuple(self.phrase(i) for i in self.parsed.children(self.verb, *deps))

    @property
    def subject_head(self) -> int | None:
        """Return the word that heads the subject, None for a verb that stands for one: "rinsing the mouth"."""
        found = self.parsed.child(self.verb, "nsubj", "nsubjpass")
        return found if found is not None and self.parsed.tokens[found].pos in ("NOUN", "PROPN") else None

    @property
    def object(self) -> Phrase | None:
        """Return the object of the main verb, None where it has none or two."""
        found = self.children("dobj")
        return found[0] if len(found) == 1 and found[0].first > self.verb else None

    @property
    def preps(self) -> tuple[Phrase, ...]:
        """Return the prepositional phrases that hang on the main verb, each from its preposition on."""
        found = (each for each in self.children("prep") if each.first > self.verb)
        return tuple(Phrase(each.head, each.head, each.last) for each in found)

    def preposition(self, phrase: Phrase) -> str:
        """Return the preposition that opens *phrase*, in lower case."""
        return self.parsed.tokens[phrase.head].text.lower()

    def is_last(self, phrase: Phrase) -> bool:
        """Tell whether nothing but punctuation follows *phrase*."""
        return phrase.last >= self._last

    @property
    def _last(self) -> int:
        return max(i for i, token in enumerate(self.parsed.tokens) if token.dep != "punct")

    @property
    def _subject(self) -> str:
        plain = re.compile(rf"(?<!\w){re.escape(self.topic.name)}(?!\w)", re.IGNORECASE)
        return plain.sub(self.stand_in, self.subject) if " " in self.topic.name else self.subject


def clauses_of(fact: Fact, findings: Findings) -> Iterator[Clause]:
    """Yield the clauses of the sentence that *fact* states, but for those that lean on the text around them."""
    topic = findings.topic
    if PERSON.search(fact.object):
        return
    fronted = _FRONTED.fullmatch(fact.object.strip())
    setting, main = (fronted["setting"], capitalised(fronted["main"])) if fronted else ("", fact.object)
    for text in _coordinated(main):
        for spoken in clauses_in(text, topic):
            taken = clause_of(spoken.text, topic)
            if (
                taken is None
                or _ALONE.fullmatch(taken.subject)
                or LEANS.search(f"{setting} {taken.setting} {taken.subject}")
            ):
                continue
            if (setting and taken.setting) or names_another(setting or taken.setting, findings):
                continue
            for said in _AND_THEY.split(taken.rest):
                rest = _rest(said)
                made = _parsed(fact, setting or taken.setting, taken.subject, rest, topic) if rest else None
                if made is not None:
                    yield made


def names_another(setting: str, findings: Findings) -> bool:
    """Tell whether *setting* says in which other condition: "In type 1 diabetes"."""
    is_in = (
        re.match(r"(?:in|with) ", setting, re.IGNORECASE) is not None and findings.topic.mention.search(setting) is None
    )
    return is_in and any(found.type.kind == "condition" for found in find_terms(setting))


def _coordinated(text: str) -> tuple[str, ...]:
    """Return the main clauses that *text* joins, each with a subject of its own, as sentences."""
    sentence = sentences(text)[0]
    root = sentence.root
    for verb in sentence.children(root, "conj"):
        subject = sentence.child(verb, "nsubj", "nsubjpass")
        if sentence.tokens[verb].pos not in _VERBS or subject is None or sentence.tokens[subject].pos == "PRON":
            continue
        first = sentence.subtree(verb)[0]
        joint = sentence.tokens[first - 1] if first else None
        if joint is None or joint.dep != "cc" or joint.lemma not in ("and", "but"):
            continue
        before = text[: joint.start_char - sentence.start_char].rstrip(" ,")
        after = text[sentence.tokens[first].start_char - sentence.start_char :]
        return (f"{before}.", *_coordinated(capitalised(after)))
    return (text,)


def _rest(said: str) -> str | None:
    """Return *said* up to where it goes on, None where it cannot be cut, is too long or leans on other words."""
    rest = before_more(without_aside(ALSO.sub("", said).strip(" .,")))
    fits = rest is not None and 2 <= len(rest.split()) <= MAX_REST_WORDS and not LEANS.search(rest)
    if rest is not None and is_negative(_CASE.split(rest)[0]):
        return None  # what is denied; of a case it may be told that a treatment fails
    return rest if fits else None


def _parsed(fact: Fact, setting: str, subject: str, rest: str, topic: Topic) -> Clause | None:
    text = f"{subject} {rest}."
    stand_in = stand_in_for(text, topic) if " " in topic.name else topic.name
    parsed = sentences(plainly_named(text, topic))
    if len(parsed) != 1:
        return None
    clause = Clause(fact, setting, subject, rest, parsed[0], stand_in, topic)
    token = parsed[0].tokens[clause.verb]
    has_subject = parsed[0].children(clause.verb, "nsubj", "nsubjpass", "csubj")
    return clause if token.pos in _VERBS and has_subject else None
