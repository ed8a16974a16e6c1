"""Facts of heredity and occurrence to flashcards: which gene, what it makes, what its loss does, how common, when."""

import re
from collections.abc import Callable, Iterator

from decks.facts.genetics import Genetics
from decks.framing import Candidate, anchored
from decks.grammar import NUMBER_WORDS, capitalised, decapitalised, wh_question
from decks.knowledge import is_category_term, normal
from decks.model import Basic, Fact, ListCard, Relation

LIST_POINTS = (2, 7)
# Words that tell of genes beside the one that is named.
_MORE_GENES = re.compile(
    r"\b(?:mutations?|variants?|changes?|deletions?) (?:\w+ ){0,2}"
    r"(?:other|additional|several|many|multiple|various|different|two|three|four|five|six|seven|eight|\d+|more) "
    r"(?:\w+ ){0,2}genes\b|\b(?:other|additional|several|many|multiple|more) (?:\w+ ){0,2}genes (?:\w+ ){0,4}"
    r"(?:cause|caused|causing|involved|associated|responsible)\b|\bmutations? in (?:\w+ )?another gene\b|"
    r"\bmore than one gene\b|\bother genetic (?:causes|factors)\b",
    re.IGNORECASE,
)
_NAMED_AT_LAST = re.compile(r"\b(?:an?|the) (?:[\w-]+ ){1,3}(?:that|which) [^,;]* called (?P<name>[^,;]+)$")
_SAME_VERB = re.compile(r"(?<=ing) \(\w+ing\)")  # "blocking (inhibiting)"
_MODAL = re.compile(r"\b(?:can|may|usually|typically|often|most often|sometimes|primarily)\b")
_VAGUE_COUNT = re.compile(r"\b(?:a few|several)\b(?! (?:dozen|hundred))", re.IGNORECASE)
_UNTOLD = re.compile(
    r"(?:altered|abnormal|defective|misfolded|toxic|fatty|harmful|certain|large|these|excess) "
    r"(?:proteins?|substances?|materials?|molecules|compounds|products?)$",
    re.IGNORECASE,
)
_THIRD_PERSON = re.compile(
    r"\b(result|lead|reduce|impair|prevent|disrupt|decrease|increase|eliminate|interfere|weaken|inhibit)s\b"
)

Front = tuple[str, str]  # a question and its answer
Frame = Callable[[Fact, Genetics], Front | None]


def heredity_cards(genetics: Genetics) -> Iterator[Candidate]:
    """Yield the flashcards of the facts on heredity and occurrence; what is yielded may still break a rule."""
    for fact in genetics.facts:
        if fact.relation is Relation.CAUSED_BY_GENE and len(fact.points) > 1:
            yield from _genes_card(fact, genetics)
            continue
        frame = FRAMES.get(fact.relation)
        asked = frame(fact, genetics) if frame else None
        if asked is not None and asked[0]:
            front = anchored(capitalised(asked[0]), genetics.findings)
            yield Candidate(fact, fact.relation.value, Basic(front, capitalised(asked[1])), fact.evidence)


def spelled(words: str, genetics: Genetics) -> str:
    """Return *words* that name the condition, or a form of it, as they stand inside a sentence."""
    topic = genetics.findings.topic
    found = topic.mention.search(words)
    if found is None:
        return decapitalised(words)
    return f"{decapitalised(words[: found.start()])}{topic.name}{words[found.end() :]}"


def is_the_only_gene(fact: Fact, genetics: Genetics) -> bool:
    """Tell whether the article names no other gene for the condition, or the form of it, that *fact* is about."""
    whole = genetics.findings.topic.names
    about = normal(fact.subject)
    is_form = all(about != normal(name) for name in whole)
    others = [
        other
        for other in genetics.of(Relation.CAUSED_BY_GENE, Relation.SHARE_OF_GENE)
        if (other.points or (other.object,)) != fact.points and (not is_form or normal(other.subject) == about)
    ]
    is_open = not is_form and _MORE_GENES.search(_on_causes(genetics)) is not None
    return len(fact.points) == 1 and not others and not fact.setting and not is_open


def _on_causes(genetics: Genetics) -> str:
    """Return what the article says of genes and mutations that cause its condition."""
    said = (statement.text for statement in genetics.findings.statements)
    return " ".join(text for text in said if re.search(r"\b(?:mutat|caus)\w*", text))


def _genes_card(fact: Fact, genetics: Genetics) -> Iterator[Candidate]:
    n, name = len(fact.points), spelled(fact.subject, genetics)
    if fact.setting or not LIST_POINTS[0] <= n <= LIST_POINTS[1]:
        return
    front = anchored(f"Mutations in which {NUMBER_WORDS[n]} genes can cause {name}?", genetics.findings)
    yield Candidate(fact, "genes", ListCard(front, fact.points), fact.evidence)


def _gene(fact: Fact, genetics: Genetics) -> Front | None:
    if not is_the_only_gene(fact, genetics):
        return None
    return f"Mutations in which gene {cause_of(fact)} {spelled(fact.subject, genetics)}?", fact.object


def cause_of(fact: Fact) -> str:
    """Return "cause" with the words that soften it in *fact*: "usually cause", "can be the cause of"."""
    passive = re.match(r"(?:can|may) be\b", fact.predicate)
    if passive:
        return f"{passive.group()} the cause of"
    adverb = _MODAL.search(fact.predicate)
    return f"{adverb.group()} cause" if adverb else "cause"


def _share(fact: Fact, genetics: Genetics) -> Front | None:
    name, share = spelled(fact.subject, genetics), decapitalised(fact.setting)
    if not re.search(r"\d|half|third|quarter|fourth|fifth", share):
        of = " of" if share.endswith("majority") else ""
        return f"Which gene is mutated in {share}{of} cases of {name}?", fact.object
    return f"What proportion of cases of {name} is due to mutations in the {fact.object} gene?", fact.setting


def _encodes(fact: Fact, genetics: Genetics) -> Front | None:
    if fact.subject not in genetics.genes or tells_its_product(fact, genetics):
        return None
    name = genetics.findings.topic.name
    return f"Which {fact.predicate} is encoded by {fact.subject}, the gene mutated in {name}?", fact.object


def tells_its_product(fact: Fact, genetics: Genetics) -> bool:
    """Tell whether the gene's or the condition's name gives the product away, or the product is a mere category."""
    is_named = normal(fact.object) in normal(genetics.findings.topic.name)
    return is_named or is_category_term(fact.object) or _is_alike(fact.subject, fact.object)


def _is_alike(gene: str, product: str) -> bool:
    """Tell whether the product's name only spells the gene's: "H-Ras" of HRAS, "paired box 6" of PAX6."""
    bare = [re.sub(r"[^a-z0-9]", "", words.lower()) for words in (gene, product)]
    letters, number = re.sub(r"\d", "", bare[0]), re.sub(r"\D", "", bare[0])
    is_acronym = number != "" and number in bare[1] and re.match(".*".join(letters), bare[1]) is not None
    return is_acronym or bare[0] in bare[1] or bare[1] in bare[0]


def product_phrase(fact: Fact, genetics: Genetics) -> str:
    """Return the product that *fact* tells of, with its part in the condition: "megalin, the protein affected in …"."""
    name, _, kind = fact.subject.partition("|")
    condition = genetics.findings.topic.name
    if name and not _is_alike(name, condition):
        the = "the" if len(genetics.genes) == 1 else "a"
        return f"{name}, {the} {kind} affected in {condition},"
    return f"the {kind} encoded by {fact.setting}, the gene mutated in {condition},"


def _works(fact: Fact, genetics: Genetics) -> Front | None:
    if fact.setting not in genetics.genes:
        return None
    product, verb = product_phrase(fact, genetics), fact.predicate
    if re.match(r"helps?\b", verb):
        return f"What does {product} normally help to do?", fact.object
    if verb.endswith((" in", " on")) and verb.startswith(("is found", "is active", "is produced")):
        return wh_question("Where", product, verb[:-3]), f"{verb[-2:]} {fact.object}"
    first = re.sub(r"^(?:the|an?) ", "", fact.object).split(maxsplit=1)[0]
    if f" {normal(first)} " in f" {normal(product)} ":
        return None  # "thiamine transporter moves thiamine"
    if verb.endswith((" involved in", " role in", " part in")):
        return f"What is the normal role of {product.rstrip(',')}?", _in_short(fact.object)
    return wh_question("What", product, verb), fact.object


def _in_short(role: str) -> str:
    """Return *role* with a substance by its name alone: "the breakdown of a chemical that … called tyramine"."""
    return _NAMED_AT_LAST.sub(r"\g<name>", _SAME_VERB.sub("", role))


def _mutations_do(fact: Fact, genetics: Genetics) -> Front | None:
    if fact.subject not in genetics.genes or fact.is_negative:
        return None
    verb = re.sub(r"\bis (?=thought|believed|likely)", "are ", _THIRD_PERSON.sub(r"\1", fact.predicate))
    name = genetics.findings.topic.name
    return wh_question("What", f"the {fact.subject} mutations that cause {name}", verb), fact.object


def _loss_does(fact: Fact, genetics: Genetics) -> Front | None:
    question = wh_question("what", fact.subject, fact.predicate)
    return (f"In {genetics.findings.topic.name}, {question}", fact.object) if question else None


def _builds_up(fact: Fact, genetics: Genetics) -> Front | None:
    if _UNTOLD.match(fact.object):
        return None
    stored = {normal(other.object) for other in genetics.of(Relation.BUILDS_UP)}
    is_one = len(stored) == 1 and normal(fact.object) not in normal(genetics.findings.topic.name)
    return (f"Which substance builds up in {genetics.findings.topic.name}?", fact.object) if is_one else None


def _new(fact: Fact, genetics: Genetics) -> Front | None:
    among = f" {fact.setting}" if fact.setting else ""
    return f"What proportion of {genetics.findings.topic.name} cases{among} results from new mutations?", fact.object


def _case_of(fact: Fact, genetics: Genetics) -> Front | None:
    clause = re.sub(r"^In addition, |there are cases in which ", "", fact.subject)
    return f"In genetics, what is it called when {decapitalised(clause)}?", fact.object


def _common(fact: Fact, genetics: Genetics) -> Front | None:
    setting = f" {decapitalised(fact.setting)}" if fact.setting else ""
    name = spelled(fact.subject, genetics)
    name = f"the {name}" if re.search(r"\b(?:type|form) of\b", name) and not name.startswith("the ") else name
    if fact.predicate:
        return f"What is the {fact.predicate} frequency of {name}{setting}?", fact.object
    return f"How common is {name}{setting}?", fact.object


def _reported(fact: Fact, genetics: Genetics) -> Front | None:
    if _VAGUE_COUNT.search(fact.object):
        return None
    noun, name = fact.object.split()[-1], genetics.findings.topic.name
    of = "of" if noun == "cases" else "with"
    verb = re.sub(r"^(?:has|have) been ", "", fact.predicate)
    return f"How many {noun} {of} {name} have been {verb}{fact.setting}?", fact.object


def _most_common(fact: Fact, genetics: Genetics) -> Front | None:
    names_a_people = re.search(r"\b[A-Z][a-z]+", fact.object)
    if names_a_people is None:
        return None
    _, how = fact.predicate.split(" ", 1)
    return f"In which population is {spelled(fact.subject, genetics)} {how}?", fact.object


def _begins(fact: Fact, genetics: Genetics) -> Front | None:
    if re.match(r"in (?:people|children|adults|individuals|infants|men|women|patients)\b", fact.object):
        return None
    return wh_question("When", spelled(fact.subject, genetics), fact.predicate), fact.object


FRAMES: dict[Relation, Frame] = {
    Relation.CAUSED_BY_GENE: _gene,
    Relation.SHARE_OF_GENE: _share,
    Relation.ENCODES: _encodes,
    Relation.WORKS: _works,
    Relation.MUTATIONS_DO: _mutations_do,
    Relation.LOSS_DOES: _loss_does,
    Relation.BUILDS_UP: _builds_up,
    Relation.SHARE_NEW: _new,
    Relation.IS_A_CASE_OF: _case_of,
    Relation.IS_AS_COMMON_AS: _common,
    Relation.REPORTED_IN: _reported,
    Relation.MOST_COMMON_AMONG: _most_common,
    Relation.BEGINS: _begins,
}
