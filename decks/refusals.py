"""Why a statement of an article, or a section, is not asked about: the reasons, and how they travel to the coverage."""

from dataclasses import dataclass
from enum import StrEnum

from decks.model import Span


class Reason(StrEnum):
    """Why nothing is asked about a statement. A rule's sentence ("… (rule 4)") may stand in its place."""

    BOILERPLATE = "boilerplate"
    ADVICE = "advice to the reader"
    INSTRUCTION = "an instruction to the reader, not a statement"
    GENERAL = "general knowledge, not about the condition"
    QUESTION = "a question to the reader"
    EXAMPLE = "an example or a case story"
    REFERS_BACK = "refers back to what is not in it"
    SAID_BEFORE = "says what was said before"
    ASKED_ALREADY = "an item asks this already"
    LEADS_IN = "only leads in to what follows"
    ONLY_NAMES = "only names a member of a list"
    GLUED = "words run together"
    LOST = "letters were lost in it"
    FRAGMENT = "read as no whole sentence"
    TOO_SHORT = "too short to ask about"
    TOO_LONG = "too long for a card"
    DENIES = "holds a denial that a question could lose"
    NAMES_NOTHING = "names no clinical term that is known here"
    NO_ANSWER = "no way of asking it leaves one determinate answer"
    MANY_POINTS = "a list of more than 7 points, too many for one card"
    LONG_POINTS = "a list whose points are too long for one card"
    UNEVEN_POINTS = "a list whose points are not of one form"
    UNNAMED_POINTS = "a list whose lead does not say what its points are"
    SORTING_POINTS = "the parts of the body by which a list is sorted"
    DENIED_POINTS = "a list that also names what does not belong to it"
    BALANCE = "left out so that the deck does not ask one thing too often"
    NO_COLUMN = "a row of a table whose cells say nothing that can be asked for"
    UNCLEAR_ROW = "a row of a table that may be read in more than one way"
    LOST_NOTE = "a row of a table with the mark of a note that is not there"
    NO_FACT = "no fact of a kind that can be asked about"


# Words of these are no clinical content: nobody expects items on them.
NOT_CLINICAL = (Reason.BOILERPLATE, Reason.ADVICE, Reason.GENERAL, Reason.QUESTION, Reason.EXAMPLE)


@dataclass(frozen=True, slots=True)
class Refusal:
    """The *reason* why nothing is asked about the statement at *span*.

    Facts and generators state it where they know it: `Findings.refusals` holds those of facts, and a generator may
    yield one among its candidates. With *kind* it says only why there is no item of that kind ("vignette").
    """

    span: Span
    reason: str
    kind: str | None = None
