"""Facts of heredity: the genes of a condition, what they encode, what their mutations do, how it is inherited."""

import re
from collections.abc import Iterator
from dataclasses import replace

from decks.facts.answers import short_answer
from decks.facts.products import products_of
from decks.facts.readings import GENE, GENES, Reading
from decks.facts.topic import Topic
from decks.knowledge import normal
from decks.model import Fact, Relation

_MUTATIONS = (
    r"(?:(?:[Cc]ertain|[Ss]pecific|[Ii]nherited|[Pp]articular|[Vv]arious|[Dd]ifferent|[Aa]n?|[Tt]he|most common) )*"
    r"(?:[Mm]utations?|[Cc]hanges?|[Vv]ariants?)"
)
_IN_GENES = rf"{_MUTATIONS} in (?:either |one of )?(?:the )?(?P<genes>{GENES}) genes?"
_ADVERBS = r"(?:(?:can|may|often|usually|typically|most often|most commonly|sometimes|primarily|always) )*"
_CAUSE = rf"{_ADVERBS}(?:causes?|results? in|leads? to|(?:has|have) been found to cause|(?:is|are) the cause of)"
_ACTIVE = re.compile(rf"{_IN_GENES} (?P<verb>{_CAUSE}) (?P<what>[^,;.]+?)(?=,|;|\.?$|, and )")
_PASSIVE = re.compile(
    rf"(?P<what>[^,;.]+?) (?P<verb>(?:is|are|can be|may be) {_ADVERBS}(?:caused by|due to|the result of)|"
    rf"(?:can |may |usually )?results? from|arises? from) {_IN_GENES}(?P<end>[^,;.]*)"
)
_PERCENT = r"\d+(?:\.\d+)?(?: to \d+)? ?(?:percent|%)"
_FRACTION = r"(?:one|two|three)[ -](?:half|third|quarter|fourth|fifth)s?|a (?:quarter|third)|half"
_VAGUE_SHARE = (
    r"(?:[Aa]lmost |[Nn]early )?[Aa]ll(?: (?:known|reported))?|[Mm]ost(?: known| reported)?|[Tt]he (?:vast )?majority"
)
_ABOUT = (
    r"[Aa]bout|[Aa]pproximately|[Aa]n estimated|[Uu]p to|[Mm]ore than|[Nn]early|[Aa]lmost|[Aa]t least|[Aa]round|"
    r"[Ll]ess than"
)
_SHARE = rf"(?:(?:{_ABOUT}) )*(?:{_PERCENT}|{_FRACTION})|{_VAGUE_SHARE}"
_CASES = r"(?:of )?(?:all |the |affected |reported |known )*(?:cases|people|individuals|patients|families)"
_SHARE_ACTIVE = re.compile(
    rf"{_IN_GENES} (?:cause|causes|account for|accounts for|(?:is|are) responsible for|(?:is|are) found in|"
    rf"have been (?:identified|found) in) (?P<share>{_SHARE}) {_CASES}(?P<of>(?: (?:of|with) [^,;.]+)?)\.?$"
)
_SHARE_PASSIVE = re.compile(
    rf"^(?:[Ii]n )?(?P<share>{_SHARE}) {_CASES}(?P<of>(?: (?:of|with) [^,;.]+?)?),? "
    rf"(?:(?P<what>[^,;.]+?) )?(?:is|are|have|has|results?)(?: an?)?(?: caused by| due to| from)? {_IN_GENES}\.?$"
)
_HEDGED = r"(?:(?:likely|probably|typically|usually|often|can|may|(?:is|are) (?:thought|believed|likely) to) )*"
_EFFECT = (
    r"(?:results? in|leads? to|reduces?|impairs?|prevents?|disrupts?|decreases?|increases?|eliminates?|"
    r"interferes? with|"
    r"weakens?|inhibits?)"
)
_MUTATIONS_DO = re.compile(
    rf"^(?:(?P<a>{GENE}) gene mutations?|{_MUTATIONS} in (?:the (?P<b>{GENE}) gene|this gene|the gene))"
    rf"(?: that (?:causes?|results? in|leads? to) [^,]+?| responsible for [^,]+?)? "
    rf"(?P<verb>{_HEDGED}{_EFFECT}) (?P<what>.+)$"
)
_LOSS_DOES = re.compile(
    r"^(?:As a result, )?(?P<what>(?:[Aa]|[Tt]he) (?:resulting )?(?:loss|lack|shortage|deficiency|absence|reduction|"
    r"buildup|accumulation|excess|overactivity|(?:\w+ ){1,3}accumulation)(?: \(\w+\))?(?: (?:of|in) [^,;]{3,70}?)?) "
    rf"(?P<verb>{_HEDGED}(?:{_EFFECT}|damages?|causes?)) (?P<object>.+)$"
)
_BUILDS_UP = re.compile(
    r"\b(?:build-?up|accumulation) (?:\(\w+\) )?of (?P<a>[\w, -]{3,60}?)(?= (?:in|within|inside)\b)|"
    r"(?:^|, )(?P<b>(?:[A-Z]|[a-z])[\w-]*(?: [\w-]+){0,4}?) (?:gradually )?(?:builds? up|accumulates?) (?:in|"
    r"within|inside)\b"
)
_NOT_STORED = re.compile(
    r"\b(?:fluid|scar|cells?|\w+cytes|and|or|waste|blood|air|mucus|plaque|this|these|it|that|substances?|they|which|"
    r"may|can|could|might|by-?products?)\b|"
    r"^(?:(?:altered|abnormal|toxic|harmful|certain|excess|misfolded|other|defective|mutated|unprocessed) )*"
    r"(?:proteins?|molecules?|substances?|materials?|fats|lipids?|products?|compounds?|chemicals?)$"
)
_INHERITED = re.compile(
    r"(?P<what>.+?) (?P<verb>(?:is|are) (?P<adverb>(?:almost always|usually|typically|most often|often|generally) )?"
    r"inherited) in an? (?P<pattern>autosomal dominant|autosomal recessive|X-linked recessive|X-linked "
    r"dominant|X-linked|"
    r"mitochondrial) (?:pattern|manner|fashion)"
)
# What names no condition: "when X results", "X is a disorder that".
_IS_CLAUSE = re.compile(
    r"^(?:when|if|that|who|which|although|because|where|while|as|after|before|since|whether)\b|"
    r"\b(?:is|are|was|were|has|have|when|that|which|who|because)\b",
    re.IGNORECASE,
)
_NEW = re.compile(
    rf"^(?P<share>{_SHARE}|The remaining [\w-]+) (?:of )?(?P<cases>(?:reported |known )?cases)(?P<of>(?: "
    rf"(?:of|in) [^,;.]+?)?) "
    r"(?:have |are )?(?:results?|resulted|resulting|caused by|due to|arise) ?(?:from )?(?:a )?new (?:\(de "
    r"novo\) )?(?:gene )?mutations?"
)
_CASE_OF = re.compile(
    r"^(?P<what>.+?), (?:which is )?an? (?:situation|phenomenon|condition|process|characteristic) (?:that is )?"
    r"(?:known as|called) (?P<term>(?:[\w-]+ )?(?:penetrance|expressivity|anticipation|mosaicism|imprinting|"
    r"disomy|inactivation|heterogeneity|haploinsufficiency|inheritance|pleiotropy))\.?$"
)


def heredity_of(reading: Reading, topic: Topic, stated: Fact) -> Iterator[Fact]:
    """Yield what *reading* says of the heredity of *topic*; *stated* is the fact that it states."""
    for read in (_causes, _shares, _effect, _loss, _build_up, _inheritance, _new, _case_of):
        yield from read(reading, topic, stated)
    yield from products_of(reading, stated)


def of_topic(words: str, topic: Topic, *, more: int = 4) -> str | None:
    """Return *words* where they name the condition or a form of it, with at most *more* words beside the name."""
    found = topic.mention.search(words)
    if found is None:
        return None
    if _IS_CLAUSE.search(words):
        return None
    beside = (words[: found.start()] + words[found.end() :]).split()
    is_form = not re.search(r"\b(?:cases|people|individuals|patients|features|symptoms|half|most|other|risk)\b", words)
    bare = re.sub(r"^(?:[Tt]he|[Aa]n?) (?!\w+ (?:type|form))", "", words).strip()
    return bare if is_form and len(beside) <= more and not re.search(r"[()]", words) else None


def _causes(reading: Reading, topic: Topic, stated: Fact) -> Iterator[Fact]:
    for pattern in (_ACTIVE, _PASSIVE):
        for found in pattern.finditer(reading.text):
            what = of_topic(re.sub(r"^(?:and|or) ", "", found["what"].strip()), topic)
            genes = tuple(dict.fromkeys(re.findall(GENE, found["genes"])))
            if what is not None and genes and not _is_qualified(found):
                is_open = bool(
                    re.search(r"\b(?:several|many|at least|other|such as|including|include)\b", reading.text)
                )
                yield replace(
                    stated,
                    relation=Relation.CAUSED_BY_GENE,
                    subject=what,
                    object=", ".join(genes),
                    predicate=found["verb"],
                    points=genes,
                    setting="open" if is_open else "",
                )


def _is_qualified(found: re.Match[str]) -> bool:
    """Tell whether words around a cause narrow it: "in some cases", "in about half of …"."""
    before = found.string[: found.start()]
    end = found.groupdict().get("end") or ""
    return bool(re.search(r"\b[Ii]n (?:some|most|many|about|approximately|rare|a few)\b", before + end))


def _shares(reading: Reading, topic: Topic, stated: Fact) -> Iterator[Fact]:
    for pattern in (_SHARE_ACTIVE, _SHARE_PASSIVE):
        found = pattern.search(re.sub(r"^It is estimated that m", "M", reading.text))
        if found is None:
            continue
        whose = f"{found['of']} {found.groupdict().get('what') or ''}".strip()
        genes = re.findall(GENE, found["genes"])
        named = of_topic(re.sub(r"^(?:of|with) (?:the )?", "", whose), topic)
        if len(genes) == 1 and named is not None:
            yield replace(
                stated, relation=Relation.SHARE_OF_GENE, subject=named, object=genes[0], setting=found["share"]
            )


def _effect(reading: Reading, topic: Topic, stated: Fact) -> Iterator[Fact]:
    found = _MUTATIONS_DO.match(reading.text)
    gene = (found["a"] or found["b"] or reading.gene) if found else None
    answer = short_answer(found["what"]) if found else None
    if found is None or gene is None or answer is None or topic.mention.search(answer) or _is_empty(answer):
        return
    yield replace(stated, relation=Relation.MUTATIONS_DO, subject=gene, predicate=found["verb"], object=answer)


def _is_empty(answer: str) -> bool:
    """Tell whether *answer* only says that a disease follows."""
    return bool(re.search(r"\b(?:signs and symptoms|features|health problems|the (?:condition|disorder))\b", answer))


def _loss(reading: Reading, topic: Topic, stated: Fact) -> Iterator[Fact]:
    found = _LOSS_DOES.match(reading.text)
    answer = short_answer(found["object"]) if found else None
    if (
        found is None
        or answer is None
        or _is_empty(answer)
        or re.search(r"\b(?:this|these|its|their|latter|former|such)\b", found["what"])
    ):
        return
    what = found["what"][:1].lower() + found["what"][1:].replace(" resulting ", " ")
    if " of " in what or " in " in what:
        yield replace(stated, relation=Relation.LOSS_DOES, subject=what, predicate=found["verb"], object=answer)


def _build_up(reading: Reading, topic: Topic, stated: Fact) -> Iterator[Fact]:
    for found in _BUILDS_UP.finditer(reading.text):
        what = (found["a"] or found["b"]).strip()
        if (
            len(what) >= 4
            and len(what.split()) <= 5
            and not _NOT_STORED.search(what.lower())
            and not stated.is_negative
        ):
            bare = re.sub(r"^(?:[Ee]xcess|[Aa]bnormal amounts of|[Ll]arge amounts of|[Tt]he|[Aa]n?) ", "", what)
            bare = re.sub(r"^(?:chemical|substance|compound|waste product|fat|sugar)s? called ", "", bare)
            yield replace(stated, relation=Relation.BUILDS_UP, object=bare)


def _inheritance(reading: Reading, topic: Topic, stated: Fact) -> Iterator[Fact]:
    found = _INHERITED.search(reading.text)
    if found is None or len(_INHERITED.findall(reading.text)) != 1:
        return
    clause = re.split(r", | and ", found["what"])[-1]
    is_whole = topic.mention.search(found["what"]) is not None or clause == "it"
    is_form = re.search(r"\b(?:types?|forms?|cases|some|when|subtypes?)\b", found["what"], re.IGNORECASE)
    if is_whole and not is_form and found["pattern"]:
        yield replace(
            stated, relation=Relation.INHERITED_AS, object=found["pattern"], predicate=(found["adverb"] or "").strip()
        )


def _new(reading: Reading, topic: Topic, stated: Fact) -> Iterator[Fact]:
    found = _NEW.match(reading.text)
    if found is not None and (not found["of"] or topic.mention.search(found["of"]) or found["of"].startswith(" in ")):
        among = found["of"] if found["of"].startswith(" in ") else ""
        share = re.sub(r"^The remaining ", "", reading.text[: found.end("cases")])
        yield replace(stated, relation=Relation.SHARE_NEW, object=share, setting=among.strip())


def _case_of(reading: Reading, topic: Topic, stated: Fact) -> Iterator[Fact]:
    found = _CASE_OF.match(reading.text)
    if found is not None and len(found["what"].split()) <= 25 and normal(found["term"]) not in normal(found["what"]):
        yield replace(stated, relation=Relation.IS_A_CASE_OF, subject=found["what"], object=found["term"])
