"""What a closed question asks of the condition, asked of a patient in whom the picture alone leaves that condition."""

from collections.abc import Iterator

from decks.casework.alike import is_told
from decks.casework.asked import FEATURE, HEREDITY, Asked
from decks.choosing.features import feature_questions
from decks.distractors import MAX_DISTRACTORS
from decks.facts import Findings, Statement
from decks.facts.genetics import Genetics, genetics_of
from decks.framing import Candidate
from decks.genetics import family_cases, gene_questions, product_questions
from decks.knowledge import Condition, ScriptFinding, finding, normal
from decks.model import Mcq, Relation
from decks.patients import script_of

_FEATURE = "Which of the following additional findings is most consistent with this patient's condition?"
# How a question on heredity is asked of a patient, by its frame.
_LEAD_INS = {
    "gene": "A mutation in which of the following genes is the most likely cause of this patient's condition?",
    "enzyme": "The gene for which of the following enzymes is most likely altered in this patient?",
    "product": "The gene for which of the following proteins is most likely altered in this patient?",
    "pattern": "Which of the following is the pattern of inheritance of this patient's condition?",
}


def asked_at_the_bedside(findings: Findings) -> tuple[Asked, ...]:
    """Return the closed questions of an article whose condition has an illness script, as a case would ask them."""
    script = script_of(findings)
    if script is None or not findings.topic.is_named or findings.topic.is_several:
        return ()
    genetics = genetics_of(findings)
    return (*_heredity(genetics), *_features(findings, script))


def _heredity(genetics: Genetics) -> Iterator[Asked]:
    """Yield the questions on gene, product and pattern; the pattern where no family tells it better."""
    has_a_family = any(True for _ in family_cases(genetics))
    for candidate in (*gene_questions(genetics), *product_questions(genetics)):
        question, lead_in = candidate.content, _LEAD_INS[candidate.frame]
        statement = _statement(candidate, genetics.findings)
        is_fit = isinstance(question, Mcq) and len(question.distractors) >= MAX_DISTRACTORS
        is_fit = is_fit and (candidate.frame == "pattern" or _is_of_all_forms(candidate, genetics))
        if is_fit and statement is not None and not (candidate.frame == "pattern" and has_a_family):
            assert isinstance(question, Mcq)  # noqa: S101 - narrows the type
            proof = candidate.evidence
            yield Asked(
                HEREDITY,
                f"bedside {candidate.frame}",
                statement,
                lead_in,
                question.key,
                question.distractors,
                proof=proof,
                answer=question.key,
            )


def _is_of_all_forms(candidate: Candidate, genetics: Genetics) -> bool:
    """Tell whether the gene is told of the condition itself; the patient of a script need not have a form of it."""
    names = {normal(name) for name in genetics.findings.topic.names}
    genes = (candidate.fact.object, candidate.fact.subject)
    return any(
        normal(fact.subject) in names and set(genes) & {*fact.points, fact.object}
        for fact in genetics.of(Relation.CAUSED_BY_GENE, Relation.SHARE_OF_GENE)
    )


def _statement(candidate: Candidate, findings: Findings) -> Statement | None:
    return next((s for s in findings.statements if any(s.span.overlaps(span) for span in candidate.evidence)), None)


def _features(findings: Findings, script: Condition) -> Iterator[Asked]:
    """Yield the questions on a finding that no complaint of the script tells already."""
    complaints = " ".join((*script.complaints, *script.history))
    for listed, name, question in feature_questions(findings):
        known = finding(name)
        if known is not None and not is_told(ScriptFinding(known.name, known.bedside), complaints):
            yield Asked(
                FEATURE,
                "bedside finding",
                listed.statement,
                _FEATURE,
                question.key,
                question.distractors,
                proof=listed.proof,
                answer=known.name,
            )
