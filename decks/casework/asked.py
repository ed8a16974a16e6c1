"""What a case asks, before its patient is told."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from decks.casework.naming import is_of_group, is_of_stated_age
from decks.facts import Findings, Statement
from decks.knowledge import Condition, Confusable, ScriptTest, population_in
from decks.model import Distractor, Fact, Relation, Span
from decks.patients import Patient


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that an article's *statement* answers.

    *stage* orders the steps of an unfolding case, *frame* names the way of asking. *distractors* are offered, the best
    first; *of* are the conditions that they are right for, one for each, where it is one. *proof* spans stand beside
    the statement. *first* are findings to show before others. *has_result* tells whether the stem gives a test's
    result. *answer* is the script's own name of the key. *result* must be shown. No patient is younger than
    *least_years*. With an *illness* the patient is known to have the article's condition, and shows that other one.
    """

    stage: int
    frame: str
    statement: Statement
    lead_in: str
    key: str
    distractors: tuple[Distractor, ...]
    of: tuple[Confusable, ...] = ()
    proof: tuple[Span, ...] = ()
    first: tuple[str, ...] = ()
    has_result: bool = True
    answer: str = ""
    result: ScriptTest | None = None
    is_for_adults: bool = False
    least_years: float = 0.0
    illness: Condition | None = None

    def fact(self, findings: Findings) -> Fact:
        """Return the fact that the statement states the key."""
        return Fact(
            section_id=self.statement.section.section_id,
            relation=Relation.STATES,
            subject=findings.topic.name,
            object=self.key,
            evidence=(self.statement.span,),
            group=self.statement.section.title,
        )

    def secrets(self, findings: Findings) -> tuple[str, ...]:
        """Return the names that the stem must not give away."""
        return (self.key, self.answer) if self.illness else (self.key, self.answer, findings.topic.name)

    def is_of(self, patient: Patient) -> bool:
        """Tell whether the statement is about patients such as *patient*, and the answer fit for them.

        An illness of pregnancy is named of pregnant women; that its patient is one is for the illness script to say.
        """
        if self.is_for_adults and patient.is_child:
            return False
        if patient.years < self.least_years or not is_of_stated_age(self.statement.text, patient.years):
            return False
        if self.stage == DIAGNOSIS and population_in(self.statement.text) == "pregnant women":
            return not patient.is_child and patient.subject == "She"
        return is_of_group(self.statement, is_child=patient.is_child, sex="f" if patient.subject == "She" else "m")


# The steps of an unfolding case, in order.
DIAGNOSIS, FINDING, TEST, CAUSE, TREATMENT, COMPLICATION = range(1, 7)
# Asked of a patient of their own only.
PREVENTION, READING, COMPLICATED, HEREDITY, FEATURE = range(11, 16)
Frame = Callable[[Findings, Condition], Iterator[Asked]]
