"""The nouns of a deck: article, section, item, deck. Frozen values; offsets count characters of the article's text."""

from dataclasses import dataclass
from enum import StrEnum

from decks.pictures import NO_PICTURES, Picture, Pictures
from decks.relations import Relation as Relation  # noqa: PLC0414 - a noun of a deck too, in a file of its own

DECK_FORMAT = "casebook-deck/1"


class ArticleError(ValueError):
    """An article or a deck file that cannot be read; the message names the file, the line if known, and what to do."""

    def __init__(self, name: str, reason: str, *, line: int | None = None) -> None:
        """Say why *name* cannot be read; *line* counts from 1."""
        where = name if line is None else f"{name}, line {line}"
        super().__init__(f"{where}: {reason}")


class SectionKind(StrEnum):
    """What a section of a medical article speaks of."""

    OVERVIEW = "overview"
    CAUSES = "causes"
    RISK_FACTORS = "risk_factors"
    EPIDEMIOLOGY = "epidemiology"
    SYMPTOMS = "symptoms"
    COMPLICATIONS = "complications"
    DIAGNOSIS = "diagnosis"
    TREATMENT = "treatment"
    PREVENTION = "prevention"
    PROGNOSIS = "prognosis"
    OTHER = "other"
    BOILERPLATE = "boilerplate"


class BlockKind(StrEnum):
    """The visible form of one block of text."""

    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    ROW = "row"  # of a table


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters *start_char* (inclusive) to *end_char* (exclusive) of an article's text."""

    start_char: int
    end_char: int

    def of(self, text: str) -> str:
        """Return the characters of *text* that this span covers."""
        return text[self.start_char : self.end_char]

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share a character."""
        return self.start_char < other.end_char and other.start_char < self.end_char


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article came from. *sha256* is of the file's bytes, as hex."""

    name: str
    address: str | None
    licence: str | None
    sha256: str


@dataclass(frozen=True, slots=True)
class Section:
    """One heading's own text, without its subsections'; *path* is the headings from the top down to its own.

    Sections of an article are disjoint and in order. The span runs from after the heading to before the next one.
    """

    section_id: str
    path: tuple[str, ...]
    kind: SectionKind
    start_char: int
    end_char: int

    @property
    def title(self) -> str:
        """Return the section's own heading."""
        return self.path[-1]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its *words*, and the *heading* of its column, None where the table names none."""

    words: Span
    heading: Span | None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a bullet without its sign, or a row of a table: a section's smallest part.

    *depth* is 0 but for bullets: 1 for outer ones, 2 for those below, and so on. *cells* are a row's, in order, without
    empty ones.
    """

    section_id: str
    kind: BlockKind
    start_char: int
    end_char: int
    depth: int
    cells: tuple[Cell, ...] = ()

    @property
    def span(self) -> Span:
        """Return the block's characters as a span."""
        return Span(self.start_char, self.end_char)


@dataclass(frozen=True, slots=True)
class Article:
    """A medical article as read: its normal text and the outline that refers to it by offsets.

    *inferred_ids* are of the sections whose heading does not say what they speak of, or that have no heading at all:
    their kind was told from their sentences.
    """

    title: str
    source: Source
    text: str
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    inferred_ids: frozenset[str] = frozenset()
    pictures: Pictures = NO_PICTURES


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that an article says, typed, with the characters that prove it.

    *subject* and *object* are the article's words, and so are, where the statement is a sentence, *predicate*, the
    words between them, and *setting*, those before the subject ("In children"). Of a table's cell, *column* is what
    its column holds, in running text, and *setting* what its row is for: "children, oral". *points* are the members of
    a list, else empty. *group* is the heading that the statement stands under. *hedge* holds the words that soften it
    ("often", "may"), *population* whom it is about ("children"); both are None where it has none. *is_negative* marks
    "not", "avoid" and the like.
    """

    section_id: str
    relation: Relation
    subject: str
    object: str
    evidence: tuple[Span, ...]
    group: str
    setting: str = ""
    column: str = ""
    predicate: str = ""
    points: tuple[str, ...] = ()
    hedge: str | None = None
    population: str | None = None
    is_negative: bool = False

    @property
    def is_narrowed(self) -> bool:
        """Tell whether the fact is a table's, and holds only for what other cells of its row or its titles say."""
        return bool(self.column and self.setting)


@dataclass(frozen=True, slots=True)
class Distractor:
    """A wrong option and, in one line, what it would be right for or what speaks against it."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Synthetic:
    """Words of a vignette's stem that go beyond the article.

    *origin* is "slot" (age, sex, setting, duration) or "script" (a finding from our reviewed illness script).
    """

    text: str
    origin: str


@dataclass(frozen=True, slots=True)
class Basic:
    """A flashcard with a front and a back."""

    front: str
    back: str


@dataclass(frozen=True, slots=True)
class Cloze:
    """A flashcard that hides words of a sentence: "… {{c1::answer}} …". *hint* stands in the gap: "drug class"."""

    text: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class ListCard:
    """A flashcard whose back is a closed list; the front says how many."""

    front: str
    back: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mcq:
    """A one-best-answer question. *stem* may be empty. Options are the key and the distractors; no order is stored."""

    stem: str
    lead_in: str
    key: str
    distractors: tuple[Distractor, ...]


@dataclass(frozen=True, slots=True)
class Vignette:
    """A case: one patient, one lead-in, options. *synthetic* lists what the stem says beyond the article.

    Steps of one unfolding case share a *case_id* and count their *step* from 1; a case of its own has neither.
    """

    stem: str
    lead_in: str
    key: str
    distractors: tuple[Distractor, ...]
    synthetic: tuple[Synthetic, ...]
    case_id: str | None = None
    step: int | None = None


Content = Basic | Cloze | ListCard | Mcq | Vignette
ITEM_KINDS: dict[type, str] = {Basic: "basic", Cloze: "cloze", ListCard: "list", Mcq: "mcq", Vignette: "vignette"}


@dataclass(frozen=True, slots=True)
class Item:
    """Anything answered. *evidence* spans prove the answer.

    *explanation* is the article's words, in a case after why it has the answer.
    """

    item_id: str
    section_id: str
    content: Content
    explanation: str
    evidence: tuple[Span, ...]
    tags: tuple[str, ...]

    @property
    def kind(self) -> str:
        """Return "basic", "cloze", "list", "mcq" or "vignette"."""
        return ITEM_KINDS[type(self.content)]


@dataclass(frozen=True, slots=True)
class Unused:
    """A statement that no item asks about, and why."""

    start_char: int
    end_char: int
    reason: str


@dataclass(frozen=True, slots=True)
class SectionCoverage:
    """How much of a section is asked about: *n_used* of *n_statements* (sentences and bullets).

    *no_vignette* is set where the section is the first of a top-level part that no vignette asks about: why not.
    """

    section_id: str
    n_statements: int
    n_used: int
    unused: tuple[Unused, ...]
    no_vignette: str | None = None


@dataclass(frozen=True, slots=True)
class Deck:
    """Everything that was made from one article, complete in itself. *rows* are those of its tables, in order."""

    deck_id: str
    title: str
    source: Source
    text: str
    sections: tuple[Section, ...]
    items: tuple[Item, ...]
    coverage: tuple[SectionCoverage, ...]
    rows: tuple[tuple[Cell, ...], ...] = ()
    pictures: tuple[Picture, ...] = ()
