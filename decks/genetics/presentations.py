"""Cases of a patient with the article's findings, in whom the condition is diagnosed: mutations in which gene?"""

from collections.abc import Iterator, Sequence

from decks.facts.genetics import Genetics
from decks.framing import Candidate
from decks.genetics.cards import is_the_only_gene
from decks.genetics.families import can_be_alive, is_of_one_sex, is_possible_family
from decks.genetics.onset import patient_of
from decks.genetics.questions import sole_pattern
from decks.genetics.rivals import rival_genes
from decks.genetics.signs import Sign, signs_of
from decks.grammar import capitalised
from decks.knowledge import finding, inheritance_in, normal
from decks.model import Fact, Relation, Synthetic, Vignette
from decks.patients import Patient
from decks.wording import choice, listed

N_SIGNS = (2, 4)
_FAMILY = {
    "autosomal recessive": "{His} parents are healthy, and no other relative is known to have had similar problems.",
    "autosomal dominant": "{His} father has had similar problems.",
}
_DIAGNOSED = ("The findings are typical of {name}.", "The clinical diagnosis is {name}.")
_ASKS = "Mutations in which of the following genes are the most likely cause of this patient's condition?"


def presentation_cases(genetics: Genetics) -> Iterator[Candidate]:
    """Yield the case of a patient in whom the condition is diagnosed, where the article names its one gene."""
    fact = _whole_cause(genetics)
    signs = signs_of(genetics)[: N_SIGNS[1]]
    distractors = rival_genes(fact.object, genetics.findings) if fact and len(signs) >= N_SIGNS[0] else ()
    sex = _sex(genetics)
    if fact is None or not distractors or sex is None or not can_be_alive(genetics):
        return
    stem, synthetic = _story(genetics, signs, sex)
    proof = tuple(dict.fromkeys(sign.evidence for sign in signs if sign.evidence not in fact.evidence))
    content = Vignette(stem, _ASKS, fact.object, distractors, synthetic)
    yield Candidate(fact, "gene case", content, (*fact.evidence, *proof))


def _sex(genetics: Genetics) -> str | None:
    """Return the sex of an ordinary patient, "any" where both are affected alike; None where that is in doubt."""
    patterns = inheritance_in(genetics.findings.article.text)
    if any(pattern.startswith("X-linked") for pattern in patterns):
        return "girl" if "X-linked dominant" in patterns else "boy"
    return None if is_of_one_sex(genetics) else "any"


def _whole_cause(genetics: Genetics) -> Fact | None:
    """Return the fact that one gene causes the condition as a whole, without a hedge."""
    names = {normal(name) for name in genetics.findings.topic.names}
    whole = (
        fact
        for fact in genetics.of(Relation.CAUSED_BY_GENE)
        if normal(fact.subject) in names and fact.hedge is None and is_the_only_gene(fact, genetics)
    )
    return next(whole, None)


def _story(genetics: Genetics, signs: Sequence[Sign], sex: str) -> tuple[str, tuple[Synthetic, ...]]:
    """Return the stem of a patient of *sex* with *signs*, and what is ours in it."""
    name = genetics.findings.topic.name
    patient = patient_of(genetics, sex, f"gene|{name}")
    felt = [sign for sign in signs if _is_felt(sign)]
    seen = [sign for sign in signs if sign not in felt]
    by_parents = f" by {patient.possessive} parents" if patient.is_child else ""
    coming = f"is {'brought' if patient.is_child else 'referred'} to the genetics clinic{by_parents}"
    complaint = f" because of {listed([sign.words for sign in felt])}" if felt else " for evaluation"
    shown = f" Examination shows {listed([sign.words for sign in seen])}." if seen else ""
    family = _family(genetics, patient)
    diagnosis = choice(_DIAGNOSED, name).format(name=name)
    stem = f"{capitalised(patient.indefinite)} {coming}{complaint}.{shown} {family}".strip()
    ours = (sign.words for sign in signs if sign.is_ours)
    slots = (coming, *((family,) if family else ()))
    synthetic = (*(Synthetic(words, "slot") for words in slots), *(Synthetic(words, "script") for words in ours))
    return f"{stem} {diagnosis}", (*patient.synthetic, *synthetic)


def _is_felt(sign: Sign) -> bool:
    """Tell whether *sign* is a symptom, which a patient tells of, and no finding of an examination."""
    known = finding(sign.term)
    return known is not None and known.kind == "symptom"


def _family(genetics: Genetics, patient: Patient) -> str:
    """Return what the family is like, where the article states one pattern and the family is an ordinary one."""
    fact = sole_pattern(genetics)
    if fact is None or not is_possible_family(fact.object, genetics):
        return ""
    return _FAMILY.get(fact.object, "").format(His=patient.possessive.capitalize())
