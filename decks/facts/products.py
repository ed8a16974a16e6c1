"""Facts of gene products: the protein or enzyme that a gene encodes, and what it does."""

import re
from collections.abc import Iterator
from dataclasses import replace

from decks.facts.answers import short_answer
from decks.facts.readings import GENE, Reading
from decks.model import Fact, Relation

_PRODUCT = re.compile(
    rf"(?:(?P<gene>{GENE}) gene|[Tt]his gene|[Tt]he gene),?(?: which)? (?:normally )?provides? instructions for "
    r"(?:making|producing) (?P<what>.+)$"
)
_KINDS = "protein|enzyme|receptor|hormone|channel|transporter"
_NAME = r"(?P<name>[^,(.;]+?)"
_GLOSS = r"(?: \([^()]+\))?"
_THAT = r"(?P<rest>,? (?:which|that) .+|[.,;].*|$)"
_NAMED_PRODUCTS = tuple(
    re.compile(words)
    for words in (
        rf"(?:an?|the) (?:[\w-]+ ){{0,3}}?(?P<kind>{_KINDS}) (?:called|known as|named) (?:the )?{_NAME}{_GLOSS}{_THAT}",
        rf"the (?P<kind>protein|enzyme) {_NAME}{_GLOSS}{_THAT}",
        (
            rf"(?:an?|the) (?P<name>(?!part|large|small)[\w/-]+(?: [\w/-]+){{0,4}}?){_GLOSS} "
            rf"(?P<kind>{_KINDS}){_GLOSS}{_THAT}"
        ),
    )
)
_UNNAMED_PRODUCT = re.compile(r"an? (?:[\w-]+ )?(?P<kind>protein|enzyme) (?:that|which)(?P<rest> .+)$")
_NO_NAME = re.compile(
    r"\b(?:part|piece|subunit|member|several|many|two|three|that|one|group|family|similar|large|small)\b"
)
_DOES = re.compile(
    r"^(?:normally |also )?(?P<verb>(?:is|are) (?:\w+ly )?(?:involved in|(?:essential|necessary|needed|"
    r"important|required|"
    r"critical|responsible) for)|plays? (?:an? )?(?:[\w-]+ ){0,2}roles? in|helps? (?:to )?|"
    r"(?:functions|acts) as|breaks? down|regulates|controls|transports|carries|removes|produces|forms|transfers|"
    r"transmits|supports|protects|moves|stimulates|inhibits|strengthens|makes|anchors|releases|"
    r"regenerates)\s?(?P<what>.+)$"
)


def products_of(reading: Reading, stated: Fact) -> Iterator[Fact]:
    """Yield what *reading* says that a gene encodes and what that does; *stated* is the fact that it states."""
    found = _PRODUCT.search(reading.text)
    if found is None:
        yield from _later_work(reading, stated)
        return
    gene = found["gene"] or reading.gene
    if gene is None:
        return
    named = next((match for pattern in _NAMED_PRODUCTS if (match := pattern.match(found["what"]))), None)
    if named is not None and not _NO_NAME.search(named["name"]) and len(named["name"].split()) <= 7:
        kind, name = _product(named)
        yield replace(stated, relation=Relation.ENCODES, subject=gene, object=name, predicate=kind)
        yield from _work(re.sub(r"^,? (?:which|that) ", "", named["rest"]), f"{name}|{kind}", gene, stated)
        return
    unnamed = _UNNAMED_PRODUCT.match(found["what"])
    if unnamed is not None:
        yield from _work(unnamed["rest"].strip(), f"|{unnamed['kind']}", gene, stated)


def _product(named: re.Match[str]) -> tuple[str, str]:
    """Return the product's kind and name; of its head, only "protein" and "enzyme" may be left out of the name."""
    kind, name = named["kind"], re.sub(r"^(?:the|an?) ", "", named["name"].strip())
    if kind not in ("protein", "enzyme") and named.end("name") < named.start("kind"):
        return "protein", f"{name} {kind}"
    return kind, re.sub(r" (?:protein|enzyme)$", "", name)


def _later_work(reading: Reading, stated: Fact) -> Iterator[Fact]:
    """Yield what "the PAX6 protein …" or "this enzyme …" does, where a gene of the section was named."""
    found = re.match(
        rf"^(?:Within [^,]+, )?(?:[Tt]he (?P<gene>{GENE}) (?P<kind>protein|enzyme)|[Tt]his "
        rf"(?P<this>{_KINDS})) (?P<rest>.+)$",
        reading.text,
    )
    gene = (found["gene"] or reading.gene) if found else None
    if found is not None and gene is not None:
        yield from _work(found["rest"], f"|{found['kind'] or found['this']}", gene, stated)


def _work(rest: str, product: str, gene: str, stated: Fact) -> Iterator[Fact]:
    """Yield what the *product* ("name|kind") of *gene* does by *rest*, the verb phrase said of it."""
    found = _DOES.match(rest)
    answer = short_answer(found["what"]) if found else None
    if found is not None and answer is not None and not stated.is_negative:
        yield replace(
            stated,
            relation=Relation.WORKS,
            subject=product,
            setting=gene,
            predicate=found["verb"].strip(),
            object=answer,
        )
