"""What a heading or an outer bullet of notes says that the bullets under it are, as the question that asks for them."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from decks.facts import Findings, Statement
from decks.facts.topic import heading_in_running_text
from decks.framing import with_article
from decks.grammar import wh_question
from decks.knowledge import find_terms
from decks.language import sentences
from decks.model import SectionKind
from decks.phrases import PhraseClass, has_clause, is_noun_phrase, is_plural, names_several, phrase_class
from decks.wording import inner, plural

_MAX_WORDS, _MAX_OPEN_WORDS = 6, 9  # of an outer bullet that is a name, and of one that its bullets complete
_SCORE = re.compile(r"\b(?:score|index|scale|criteria|classification)$", re.IGNORECASE)
_PLAIN_SCORE = re.compile(
    r"(?:diagnostic|clinical|severity|prognostic|risk|major|minor|grading|staging|admission|discharge|inclusion|"
    r"exclusion|laboratory|imaging)",
    re.IGNORECASE,
)
_SETTING = re.compile(
    r"(?:on|at|in|within|after|before|during|with|without|for|under|over|by|until|following)\b", re.IGNORECASE
)
_MECHANISM = re.compile(r"\b(?:pathophysiology|pathogenesis|mechanisms?(?: of disease)?)$", re.IGNORECASE)
_DIFFERENTIAL = re.compile(r"\bdifferentials?\b(?: diagnos[ei]s)?$", re.IGNORECASE)
_CARE = re.compile(r"(?:(?:[\w-]+ )?(?:treatment|management|therapy|prevention|prophylaxis))", re.IGNORECASE)
_POINTS_BACK = re.compile(r"(?:this|these|that|it|they|which)\b", re.IGNORECASE)
_OPEN_END = re.compile(r"\s+(?:in|of|for|with)$", re.IGNORECASE)
_CAUSES = re.compile(r"(?:etiology|aetiology|causes?)", re.IGNORECASE)
_PRESENTATION = re.compile(r"(?:[\w-]+ )?presentations?", re.IGNORECASE)
# A heading that is the same over every condition's notes says as little as none.
_EMPTY = re.compile(
    r"(?:establishing|confirmation of|ruling out|key|general|other|essential|important|more|notes?|points|facts|"
    r"affected|demographics)\b",
    re.IGNORECASE,
)
_NOUNS = {
    SectionKind.CAUSES: "causes",
    SectionKind.RISK_FACTORS: "risk factors",
    SectionKind.SYMPTOMS: "features",
    SectionKind.COMPLICATIONS: "complications",
}
_GRADED = re.compile(r"\b(?:severity|grad(?:es?|ing)|stag(?:es?|ing))\b", re.IGNORECASE)
_CALLED_FOR = re.compile(
    r"(?P<what>[A-Za-z][\w /-]+?)(?: is| are)?(?: (?:indicated|needed|considered))? (?:if|when)", re.IGNORECASE
)
_KNOWN_NOUNS = re.compile(
    r"\b(?:complications|causes|symptoms|signs|features|factors|triggers|types|forms|criteria|manifestations|findings)$",
    re.IGNORECASE,
)
_POSSIBLE = re.compile(r"(?i)^(?:the |possible |main |common )+")
_ADJECTIVE = re.compile(r"(?:[a-z]{3}(?:al|ic|ous|ular|ary|ory|ive|oid)|threatening)$")
_SEEN = re.compile(r"\b(?:complications|symptoms|signs|features|manifestations|findings)$")
_TESTS = ("test", "imaging", "procedure")
_THINGS = (*_TESTS, "drug", "drug_class", "organism", "device", "vaccine", "risk_factor")
_ADJECTIVES = ("JJ", "JJR", "JJS", "VBN", "VBG", "CC", "HYPH", ",")


@dataclass(frozen=True, slots=True)
class Outer:
    """What stands over a list: the *name* of an outer bullet, "" where only headings do, and the *first* point.

    *is_of_bullet* tells whether the name is a bullet's, *is_within* that the list stands in the bullet itself,
    *has_more* that a point is only the name of what stands below or beside it.
    """

    name: str
    first: Statement
    is_of_bullet: bool = False
    is_within: bool = False
    has_more: bool = False

    @property
    def title(self) -> str:
        """Return the heading nearest to the list."""
        return self.first.section.title

    @property
    def kind(self) -> SectionKind:
        """Return the kind of the section."""
        return self.first.section.kind


def front_of(outer: Outer, n: int, findings: Findings) -> str | None:
    """Return the question for the *n* points that *outer* stands over; None where it does not say what they are."""
    if len(outer.name.split()) > (_MAX_OPEN_WORDS if outer.name.endswith(" in") else _MAX_WORDS):
        return None
    is_deep = outer.is_within and bool(outer.first.lead)  # what a name there narrows is the outer bullet's
    ways = (
        _WITHIN[-1:]
        if is_deep
        else _WITHIN
        if outer.is_within
        else _UNDER_A_BULLET
        if outer.is_of_bullet
        else _UNDER_A_HEADING
    )
    return next((front for way in ways if (front := way(outer, n, findings)) is not None), None)


def _noun_of(outer: Outer) -> str | None:
    """Return what the section counts up, in the plural: its heading's own noun, else what its kind is of."""
    named = _KNOWN_NOUNS.search(outer.title)
    if named is not None:
        return _POSSIBLE.sub("", named[0] if "factors" not in named[0].lower() else "risk factors").lower()
    if any(map(_MECHANISM.search, outer.first.section.path)):
        return None
    return _NOUNS.get(outer.kind)


def _of_it(noun: str, findings: Findings) -> str:
    return f"{'for' if noun.endswith('factors') else 'of'} {with_article(findings)}"


def name_of(outer: Outer, findings: Findings) -> str | None:
    """Return what the points under *outer* are called together: "local complications of gout"; None for no name."""
    return next((name for way in _NAMES if (name := way(outer, findings)) is not None), None)


def _by_its_name(outer: Outer, n: int, findings: Findings) -> str | None:
    """Return the question for what is called by a name, the *n* "local complications of gout"."""
    name = name_of(outer, findings)
    return f"what are the {n} {name}?" if name else None


def _by_its_criteria(outer: Outer, n: int, findings: Findings) -> str | None:
    name = _criteria(outer, findings)
    return f"what are the {n} {name}?" if name else None


def _criteria(outer: Outer, findings: Findings) -> str | None:
    """Return what the criteria of a score are called: those within a time, or of a rank."""
    scores = [title for title in outer.first.section.path if _SCORE.search(title)]
    if not scores:
        return None
    score = _score_in_running_text(scores[-1])
    is_inside = scores[-1] != outer.title
    part = outer.name or (outer.title if is_inside else "")
    named = f"criteria of the {score}" if not score.endswith("criteria") else score
    if not part:
        return named
    if _SETTING.match(part):
        return f"{named} {heading_in_running_text(part, findings.topic)}"
    return f"{inner(part)} {named}" if _is_adjective(part, "criteria") else None


def _score_in_running_text(title: str) -> str:
    """Return the heading of a score as inside a sentence: whom it is named after keeps the capital."""
    *before, last = title.split()
    words = before if last == "Scale" else [*before, last.lower()]
    words = [*words, last] if last == "Scale" else words
    return " ".join(word.lower() if _PLAIN_SCORE.fullmatch(word) else word for word in words)


def _of_a_kind(outer: Outer, findings: Findings) -> str | None:
    """Return what an adjective narrows: "local" complications, "idiopathic" causes."""
    noun = _noun_of(outer)
    if noun is None or not _is_adjective(outer.name, noun):
        return None
    return f"{inner(outer.name)} {noun} {_of_it(noun, findings)}"


def _is_adjective(name: str, noun: str) -> bool:
    """Tell whether *name* is an adjective before *noun*: "systemic" complications."""
    n_words = len(name.split())
    if n_words > 3 or not re.fullmatch(r"[A-Za-z /,-]+", name):
        return False
    known = [found for found in find_terms(name) if found.end == len(name)]
    if any(found.type.kind in _THINGS for found in known):
        return False
    if any(found.start == 0 and found.type.kind == "anatomical" for found in known):
        return _SEEN.search(noun) is not None  # "skin" features
    tokens = sentences(f"These are the {name.lower()} {noun}.")[0].tokens
    own = tokens[3 : len(tokens) - 1 - len(noun.split())]
    are_adjectives = bool(own) and all(token.tag in _ADJECTIVES for token in own)
    return are_adjectives or _ADJECTIVE.search(name) is not None


def _of_a_grade(outer: Outer, findings: Findings) -> str | None:
    """Return what marks a grade of the condition: "acute severe" under "Severity"."""
    if not _GRADED.search(outer.title) or not _is_adjective(outer.name, findings.topic.name):
        return None
    return f"features of {inner(outer.name)} {findings.topic.name}"


def _indications(outer: Outer, n: int, findings: Findings) -> str | None:
    """Return the question for what calls for a treatment: "Surgery if"."""
    found = _CALLED_FOR.fullmatch(outer.name)
    if found is None or has_clause(f"{found['what']}."):
        return None
    return f"What are the {n} indications for {inner(found['what'])} in {findings.topic.name}?"


def _of_its_name(outer: Outer, n: int, findings: Findings) -> str | None:
    """Return the question for what the outer bullet itself names: "Risk factors", "Pathogenesis"."""
    if _MECHANISM.fullmatch(outer.name):
        return f"What are the {n} mechanisms in the pathogenesis of {with_article(findings)}?"
    if not _KNOWN_NOUNS.search(outer.name) or not names_several(outer.name):
        return None
    name = heading_in_running_text(outer.name, findings.topic)
    return f"What are the {n} {name} {_of_it(name, findings)}?"


def _of_a_class(outer: Outer, n: int, findings: Findings) -> str | None:
    """Return the question for the members of a class: the "drugs" among the causes."""
    noun = _noun_of(outer)
    name = "/".join(inner(part) for part in outer.name.split("/"))
    if not re.fullmatch(r"[A-Za-z][A-Za-z /-]+", name) or phrase_class(name) is not PhraseClass.NOUN:
        return None
    many = name if is_plural(name) or is_plural(re.split("/", name)[0]) else plural(name)
    if noun is not None and outer.kind in (SectionKind.CAUSES, SectionKind.RISK_FACTORS) and _is_a_class(name):
        return f"Which {n} {many} are {noun} {_of_it(noun, findings)}?"
    return None


def _is_a_class(name: str) -> bool:
    """Tell whether *name* is what several agents are called together."""
    return (
        re.search(
            r"(?i)\b(?:drugs?|toxins?|infections?|malignanc(?:y|ies)|tumou?rs?|cancers?|viruses|bacteria|medications?|"
            r"medicines?|poisons?|allergens?|disorders?|diseases?|conditions?|factors?|agents?|deficienc(?:y|ies)|exposures?)$",
            name,
        )
        is not None
    )


def _of_a_test(outer: Outer, n: int, findings: Findings) -> str | None:
    """Return the question for what a test shows: the signs on an X-ray."""
    if outer.kind is not SectionKind.DIAGNOSIS or has_clause(f"{outer.name}."):
        return None
    found = [term for term in find_terms(outer.name) if term.type.kind in _TESTS]
    return (
        f"What are the {n} findings on {heading_in_running_text(outer.name, findings.topic)} in {findings.topic.name}?"
        if found
        else None
    )


def _of_an_open_sentence(outer: Outer, n: int, findings: Findings) -> str | None:
    """Return the question for what completes a sentence: "Mutant proteins play roles in"."""
    if not outer.name.endswith(" in") or _POINTS_BACK.match(outer.name) or not has_clause(f"{outer.name} them."):
        return None
    sentence = sentences(f"{outer.name} them.")[0]
    subject = sentence.child(sentence.root, "nsubj", "nsubjpass")
    if subject is None:
        return None
    end = sentence.tokens[sentence.subtree(subject)[1]].end_char
    question = wh_question("what", inner(outer.name[:end]), outer.name[end:].strip())
    return f"In {findings.topic.name}, {question[:-1]} (name {n})?" if question else None


def _of_the_differential(outer: Outer, n: int, findings: Findings) -> str | None:
    """Return the question for the conditions to tell apart, of the patient that a remark may name."""
    if not _DIFFERENTIAL.search(outer.title):
        return None
    whom = f" ({inner(outer.name)})" if outer.name else ""
    return f"Which {n} conditions are in the differential diagnosis of {with_article(findings)}{whom}?"


def _of_its_heading(outer: Outer, n: int, findings: Findings) -> str | None:
    """Return the question for what the heading itself names: "Causative agents", "Etiology", "Without treatment"."""
    title = _OPEN_END.sub("", heading_in_running_text(outer.title, findings.topic))
    if outer.name or _EMPTY.match(title):
        return None
    name = with_article(findings)
    if _CAUSES.fullmatch(title):
        return f"What are the {n} causes of {name}?"
    if _MECHANISM.search(title):
        return f"What are the {n} mechanisms in the pathogenesis of {name}?"
    if _PRESENTATION.fullmatch(title):
        return f"What are the {n} features of the {title} of {name}?"
    if _CARE.fullmatch(title):
        return None if outer.has_more else f"Name the {n} measures in the {title} of {name}."
    above = outer.first.section.path[-2:-1]
    if _SETTING.match(title) and above and not _SETTING.match(above[0]) and not names_several(above[0]):
        return (
            f"What are the {n} features of the {heading_in_running_text(above[0], findings.topic)} of {name} {title}?"
        )
    if not is_noun_phrase(title) or not names_several(title) or re.search(r"[/&]| and ", title):
        return None
    is_of = outer.kind in _NOUNS or _KNOWN_NOUNS.search(title)
    return f"What are the {n} {title} {_of_it(title, findings) if is_of else f'in {name}'}?"


_NAMES: tuple[Callable[[Outer, Findings], str | None], ...] = (_criteria, _of_a_grade, _of_a_kind)
Way = Callable[[Outer, int, Findings], str | None]
_WITHIN: tuple[Way, ...] = (_of_its_name, _by_its_name, _of_a_class)
_UNDER_A_BULLET: tuple[Way, ...] = (
    _of_its_name,
    _by_its_name,
    _of_a_class,
    _of_a_test,
    _indications,
    _of_an_open_sentence,
)
_UNDER_A_HEADING: tuple[Way, ...] = (_by_its_criteria, _of_the_differential, _of_its_heading)
