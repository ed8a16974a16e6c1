"""Wrong options from the table of genes: genes, and enzymes, of conditions like the article's."""

import re
from collections.abc import Callable, Iterator

from decks.distractors import MAX_DISTRACTORS, MIN_DISTRACTORS, are_apart, content_words, is_option, share_a_kind
from decks.facts import Findings
from decks.grammar import capitalised
from decks.knowledge import Gene, family_of, gene, normal
from decks.model import Distractor
from decks.patients import chance


def rival_genes(symbol: str, findings: Findings) -> tuple[Distractor, ...]:
    """Return genes of other conditions of the family of the gene *symbol*, none named in the article; or none."""
    return _enough(_rivals(symbol, findings), lambda known: (known.symbol, _why_gene(known)))


def rival_enzymes(symbol: str, name: str, findings: Findings) -> tuple[Distractor, ...]:
    """Return enzymes that other conditions lack, like the one of *name* that the gene *symbol* encodes; or none."""
    return _products(symbol, name, findings, are_enzymes=True)


def rival_products(symbol: str, name: str, findings: Findings) -> tuple[Distractor, ...]:
    """Return proteins, no enzymes, of other conditions, like *name* that the gene *symbol* encodes; or none."""
    return _products(symbol, name, findings, are_enzymes=False)


def _products(symbol: str, name: str, findings: Findings, *, are_enzymes: bool) -> tuple[Distractor, ...]:
    text = normal(findings.article.text)
    products = (
        known
        for known in _rivals(symbol, findings)
        if known.is_enzyme == are_enzymes
        and is_option(known.product)
        and are_apart(name, known.product)
        and share_a_kind((capitalised(name), capitalised(known.product)))
        and normal(known.product) not in text
    )
    return _enough(products, lambda known: (capitalised(known.product), _why_product(known)))


def _enough(rivals: Iterator[Gene], option: Callable[[Gene], tuple[str, str]]) -> tuple[Distractor, ...]:
    """Return two or three *rivals* as options that are apart from each other; none where there are fewer."""
    chosen: list[Distractor] = []
    for known in rivals:
        text, why = option(known)
        if all(normal(text) != normal(other.text) and are_apart(text, other.text) for other in chosen):
            chosen.append(Distractor(text, why))
        if len(chosen) == MAX_DISTRACTORS:
            break
    return tuple(chosen) if len(chosen) >= MIN_DISTRACTORS else ()


def _why_gene(known: Gene) -> str:
    return f"{known.symbol} encodes {known.product}, which {known.does}; its mutations cause {known.conditions[0]}."


def _why_product(known: Gene) -> str:
    return f"{capitalised(known.product)} {known.does}; its gene is mutated in {known.conditions[0]}."


def _rivals(symbol: str, findings: Findings) -> Iterator[Gene]:
    """Yield the genes of the family that cause no condition of the article, those most like *symbol* first."""
    key = gene(symbol)
    if key is None:
        return
    names = frozenset(normal(name) for name in (*findings.topic.names, *key.conditions))
    luck = chance(f"{findings.topic.name}|{symbol}")
    others = sorted(family_of(symbol), key=lambda other: other.symbol)
    luck.shuffle(others)
    for known in sorted(others, key=lambda other: -_likeness(key, other)):
        is_same_condition = any(_overlaps(normal(condition), names) for condition in known.conditions)
        if not is_same_condition and not re.search(rf"\b{re.escape(known.symbol)}\b", findings.article.text):
            yield known


def _overlaps(condition: str, names: frozenset[str]) -> bool:
    """Tell whether *condition* is one of *names*, or a form of one, or the other way round."""
    return any(condition in name or name in condition for name in names)


def _likeness(a: Gene, b: Gene) -> int:
    """Return how like the genes are: by pattern, by being enzymes, and by what their products do."""
    shared = content_words(f"{a.does} {a.product}") & content_words(f"{b.does} {b.product}")
    return 2 * (a.is_enzyme == b.is_enzyme) + bool(set(a.patterns) & set(b.patterns)) + min(len(shared), 2)
