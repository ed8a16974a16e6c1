"""All clinical terms of all tables in one index: by key, by group, by class."""

from collections.abc import Iterator, KeysView
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from decks.knowledge.findings import read_findings
from decks.knowledge.folding import normal
from decks.knowledge.scripts import Condition, read_conditions
from decks.knowledge.tables import DATA, Row, read_table

_LONGEST_ABBREVIATION = 4


@dataclass(frozen=True, slots=True)
class TermType:
    """The fine type of a term: *kind* ("drug"), *group* that homogeneous options share, and the narrower *family*.

    *family* is a drug's class, an organism's family; elsewhere it repeats *group*.
    """

    kind: str
    group: str
    family: str


class Term(NamedTuple):
    """A row of a table. *classes* are the names of the classes it belongs to; *purpose* is a verb phrase or None.

    A heading only orders the tables: it is never found in a text and never offered.
    """

    name: str
    synonyms: tuple[str, ...]
    type: TermType
    classes: tuple[str, ...]
    purpose: str | None
    where: str
    is_heading: bool = False


class _Table(NamedTuple):
    """How to read one file: *kind* of its terms (None: as their class says), and which column says what."""

    file: str
    kind: str | None
    group: str
    family: str
    purpose: str | None = None
    purpose_verb: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the file's header."""
        return tuple(dict.fromkeys(("name", "synonyms", self.family, self.group, self.purpose or self.group)))


_PLAIN_DISEASES = "diseases.tsv"
TABLES = (
    _Table("drugs.tsv", "drug", "role", "class", "used_for", "is used for"),
    _Table("vaccines.tsv", "vaccine", "group", "type", "protects_against", "protects against"),
    _Table("organisms.tsv", "organism", "group", "family", "causes", "causes"),
    _Table("vectors.tsv", "organism", "group", "group", "transmits", "transmits"),
    _Table("tests.tsv", None, "modality", "modality", "looks_for", "looks for"),
    _Table("procedures.tsv", "procedure", "group", "group", "used_for", "is done for"),
    _Table("devices.tsv", "device", "group", "group", "used_for", "is used for"),
    _Table("therapies.tsv", "therapy", "group", "group", "used_for", "is used for"),
    _Table("tumors.tsv", "tumor", "group", "group", "arises_in", "arises in"),
    _Table("specialists.tsv", "specialist", "group", "group", "cares_for", "cares for"),
    _Table(_PLAIN_DISEASES, "condition", "group", "group"),
    _Table("risk_factors.tsv", "risk_factor", "group", "group"),
    _Table("analytes.tsv", "lab_value", "group", "group"),
    _Table("anatomy.tsv", "anatomical", "group", "group"),
)
CLASS_COLUMNS = ("name", "synonyms", "kind", "shown", "parents")
KINDS = frozenset(
    "drug drug_class vaccine organism test imaging procedure device therapy tumor specialist condition finding "
    "symptom risk_factor lab_value anatomical".split()
)
# Pairs of kinds that may rightly share a name: jaundice the sign and the condition, cortisol the drug and the analyte.
_MAY_SHARE_A_NAME = frozenset(
    frozenset(pair)
    for pair in (
        ("condition", "tumor"),
        ("condition", "finding"),
        ("condition", "symptom"),
        ("condition", "organism"),
        ("condition", "risk_factor"),
        ("finding", "risk_factor"),
        ("drug", "lab_value"),
        ("drug_class", "lab_value"),
        ("drug", "risk_factor"),
    )
)
_KIND_ORDER = ("drug", "vaccine", "tumor", "condition", "symptom", "finding")


class Index(NamedTuple):
    """Everything that the look-ups need: terms by key, the longest key of each first word, members of each group."""

    by_key: dict[str, tuple[Term, ...]]
    abbreviations: frozenset[str]
    with_marks: frozenset[str]
    longest: dict[str, int]
    members: dict[str, tuple[Term, ...]]
    ancestors: dict[str, frozenset[str]]


def _is_abbreviation(surface: str) -> bool:
    """Tell whether *surface* is so short a row of capitals that in lower case it could be another word (ALL, AIDS)."""
    return surface.isupper() and sum(map(str.isalpha, surface)) <= _LONGEST_ABBREVIATION


def _classes(data: Path) -> tuple[Term, ...]:
    """Return the classes; each is a term too, grouped with the other classes of its first parent."""
    terms = []
    for row in read_table(data / "classes.tsv", CLASS_COLUMNS):
        kind, parents = row.cells["kind"], row.many("parents")
        if kind not in KINDS or row.cells["shown"] not in ("term", "heading"):
            raise ValueError(f"{row.where}: unknown kind or use “{kind}”, “{row.cells['shown']}”")
        group = f"class of {parents[0]}" if parents else f"class of {kind}"
        type_ = TermType(kind, group, group)
        is_heading = row.cells["shown"] == "heading"
        terms.append(Term(row.cells["name"], row.many("synonyms"), type_, parents, None, row.where, is_heading))
    return tuple(terms)


def _term(row: Row, table: _Table, kinds: dict[str, str]) -> Term:
    """Return *row* of *table* as a term; *kinds* are the classes that exist, with their kind."""
    groups, family = row.many(table.group), row.cells[table.family].split("; ")[0]
    classes = tuple(dict.fromkeys((*row.many(table.family), *groups)))
    for name in classes:
        if name not in kinds:
            raise ValueError(f"{row.where}: “{name}” is not in classes.tsv")
    purpose = row.one(table.purpose) if table.purpose else None
    type_ = TermType(table.kind or kinds[groups[0]], groups[0], family)
    phrase = f"{table.purpose_verb} {purpose}" if purpose else None
    return Term(row.cells["name"], row.many("synonyms"), type_, classes, phrase, row.where)


def _finding_terms(data: Path) -> Iterator[Term]:
    """Yield the findings as terms, grouped by body system and kind."""
    for finding in dict.fromkeys(read_findings(data).values()):
        group = f"{finding.system} {finding.kind}"
        yield Term(finding.name, finding.synonyms, TermType(finding.kind, group, group), (), None, finding.where)


def _condition_terms(data: Path, kinds: dict[str, str]) -> Iterator[Term]:
    """Yield the conditions that have a script as terms."""
    for condition in read_conditions(data):
        if condition.group not in kinds:
            raise ValueError(f"{condition.where}: “{condition.group}” is not in classes.tsv")
        type_ = TermType("condition", condition.group, condition.group)
        yield Term(condition.name, condition.synonyms, type_, (condition.group,), None, condition.where)


def _all_terms(data: Path, classes: tuple[Term, ...]) -> Iterator[Term]:
    """Yield every term of every table. What has a script is left out of the plain diseases."""
    kinds = {term.name: term.type.kind for term in classes}
    yield from classes
    yield from _condition_terms(data, kinds)
    scripted = {normal(name) for condition in read_conditions(data) for name in (condition.name, *condition.synonyms)}
    for table in TABLES:
        for row in read_table(data / table.file, table.columns):
            term = _term(row, table, kinds)
            if table.file != _PLAIN_DISEASES:
                yield term
            elif normal(term.name) not in scripted:
                yield term._replace(synonyms=tuple(s for s in term.synonyms if normal(s) not in scripted))
    yield from _finding_terms(data)


def _served_terms(data: Path) -> Iterator[Term]:
    """Yield the names that scripts serve without being their synonyms, each below the script's own name."""
    for condition in read_conditions(data):
        type_ = TermType("condition", condition.group, condition.group)
        for name, *names in condition.also:
            yield Term(name, tuple(names), type_, (condition.group, condition.name), None, condition.where)


def _refuse_contradiction(new: Term, old: Term, surface: str) -> None:
    """Raise a ValueError if *surface* may not name both *new* and *old*."""
    if frozenset((new.type.kind, old.type.kind)) not in _MAY_SHARE_A_NAME:
        raise ValueError(f"{new.where}: “{surface}” is already in {old.where} ({old.name})")


def _rank(term: Term) -> int:
    """Return the place of *term* among terms of one name: a drug before an analyte, a condition before a finding."""
    return _KIND_ORDER.index(term.type.kind) if term.type.kind in _KIND_ORDER else len(_KIND_ORDER)


def _ancestors(classes: tuple[Term, ...]) -> dict[str, frozenset[str]]:
    """Return for each class all classes above it; a ValueError names a parent that does not exist or is its own."""
    parents = {term.name: term for term in classes}

    def above(name: str, path: tuple[str, ...]) -> frozenset[str]:
        term = parents[name]
        for parent in term.classes:
            if parent not in parents or parent in path:
                raise ValueError(f"{term.where}: the parent “{parent}” is not a class or is below its own child")
        return frozenset(term.classes).union(*(above(parent, (*path, parent)) for parent in term.classes))

    return {name: above(name, (name,)) for name in parents}


@cache
def read_index(data: Path) -> Index:
    """Read all tables of *data* once. A ValueError names file and line of a row that contradicts another."""
    classes = _classes(data)
    surfaces: dict[str, list[tuple[str, Term]]] = {}
    members: dict[str, list[Term]] = {}
    for term in _all_terms(data, classes):
        if not term.is_heading:
            _enter(term, surfaces, members)
    for term in _served_terms(data):
        if normal(term.name) not in surfaces:
            _enter(term, surfaces, members)
    _refuse_strangers(read_conditions(data), surfaces.keys())
    longest: dict[str, int] = {}
    for key in surfaces:
        first, *rest = key.split(" ")
        longest[first] = max(longest.get(first, 0), len(rest) + 1)
    return Index(
        {key: tuple(sorted((term for _, term in same), key=_rank)) for key, same in surfaces.items()},
        frozenset(key for key, same in surfaces.items() if all(_is_abbreviation(surface) for surface, _ in same)),
        frozenset(
            key for key, same in surfaces.items() if any("," in surface or "." in surface for surface, _ in same)
        ),
        longest,
        {group: tuple(terms) for group, terms in members.items()},
        _ancestors(classes),
    )


def _refuse_strangers(conditions: tuple[Condition, ...], known: KeysView[str]) -> None:
    """Raise a ValueError if a condition is confused with what no table knows."""
    for condition in conditions:
        for other in condition.confusables:
            if normal(other.name) not in known:
                raise ValueError(f"{condition.where}: “{other.name}” is in no table")


def _enter(term: Term, surfaces: dict[str, list[tuple[str, Term]]], members: dict[str, list[Term]]) -> None:
    """Enter *term* under each of its names and groups. A ValueError says which name is taken."""
    for group in dict.fromkeys((*term.classes, term.type.group)):
        members.setdefault(group, []).append(term)
    for surface in (term.name, *term.synonyms):
        same = surfaces.setdefault(normal(surface), [])
        for _, old in same:
            if old is term:
                raise ValueError(f"{term.where}: “{surface}” repeats another spelling of its row")
            _refuse_contradiction(term, old, surface)
        same.append((surface, term))


def term_index() -> Index:
    """Return the index of the project's own tables."""
    return read_index(DATA)
