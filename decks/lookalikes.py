"""Wrong options for a term that a sentence tells from its likes, each not right by our tables or by the article."""

from collections.abc import Callable, Iterator
from itertools import chain, takewhile

from decks.contrasts import FOR_EVERYTHING, Contrast
from decks.distractors import MAX_DISTRACTORS, MIN_DISTRACTORS, also_fits, are_apart, is_named, is_option
from decks.facts import Findings
from decks.grammar import capitalised, with_indefinite
from decks.knowledge import canonical, condition, find_terms, is_broader, purpose, siblings, term_type
from decks.model import Distractor
from decks.wording import as_sentence, inner

# What an option of a way of asking may be, closest first.
Source = Callable[[Contrast, Findings], Iterator[Distractor]]


def lookalikes(contrast: Contrast, findings: Findings) -> tuple[Distractor, ...]:
    """Return two or three distractors to the key of *contrast*; () where there are not two."""
    chosen: list[Distractor] = []
    for candidate in chain.from_iterable(source(contrast, findings) for source in SOURCES[contrast.way]):
        if is_option(candidate.text) and all(
            are_apart(candidate.text, other) for other in (contrast.key, *(d.text for d in chosen))
        ):
            chosen.append(candidate)
        if len(chosen) == MAX_DISTRACTORS:
            return tuple(chosen)
    return tuple(chosen) if len(chosen) >= MIN_DISTRACTORS else ()


def _known_siblings(contrast: Contrast, findings: Findings) -> Iterator[Distractor]:
    """Yield the terms of the same fine type that are for something else and that neither article nor script names."""
    own = canonical(contrast.key) or contrast.key
    for name in sorted(siblings(contrast.key), key=lambda name: -_n_shared(own, name)):
        against = purpose(name)
        if name in FOR_EVERYTHING or not against:
            continue
        if not is_named(name, findings) and not also_fits(contrast.asked, against):
            yield Distractor(capitalised(name), as_sentence(f"{name} {against}"))


def _other_drugs_named(contrast: Contrast, findings: Findings) -> Iterator[Distractor]:
    """Yield the drugs that the article names and our tables put in other classes."""
    named = dict.fromkeys(found.term for found in find_terms(findings.article.text) if found.type.kind == "drug")
    yield from _outside_class(contrast, iter(named))


def _drugs_of_likes(contrast: Contrast, findings: Findings) -> Iterator[Distractor]:
    """Yield drugs of other classes: those for what the condition is confused with, then the key's likes."""
    script = condition(findings.topic.name)
    likes = (condition(like.name) for like in script.confusables) if script else ()
    theirs = (name for like in likes if like for name in like.treatments)
    yield from _outside_class(contrast, chain(theirs, siblings(contrast.key)))


def _outside_class(contrast: Contrast, names: Iterator[str]) -> Iterator[Distractor]:
    for name in names:
        found = term_type(name)
        if found is not None and found.kind == "drug" and not is_broader(contrast.asked, name):
            yield Distractor(capitalised(name), as_sentence(f"{name} is {with_indefinite(inner(found.family))}"))


def _n_shared(key: str, name: str) -> int:
    """Return how many letters the two words share at their beginning or their end, the larger."""
    key, name = key.lower(), name.lower()
    pairs = (zip(key, name, strict=False), zip(reversed(key), reversed(name), strict=False))
    return max(sum(1 for _ in takewhile(lambda ab: ab[0] == ab[1], letters)) for letters in pairs)


SOURCES: dict[str, tuple[Source, ...]] = {
    "purpose": (_known_siblings,),
    "organism": (_known_siblings,),
    "vector": (_known_siblings,),
    "class": (_other_drugs_named, _drugs_of_likes),
}
