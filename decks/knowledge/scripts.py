"""Illness scripts: how a condition typically presents, what settles it, and what it is confused with.

A script is a block of lines in data/conditions/*.txt:

    [Name] synonym; synonym
    also: a form of it = its synonym; a wider name for which the script will do (may be left out)
    group: a class of conditions
    who: 20-40 years, 60-80 years; mostly female; clinic
    history: verb phrases of the patient ("returned from Kenya 10 days ago"); -
    complaint: lay noun phrases, each fit for "because of …"
    onset: 2-5 days; acute
    finds: findings.tsv names, each with its own bedside wording after "=" if it needs one
    not: names of findings that are typically absent
    test: a test = its typical result (one line a test, the one that settles it first); "-" if the diagnosis is clinical
    treat: first-line treatments
    cause: what brings it about, after its kind (gene = FBN1; lack = insulin); one a line, the most telling first; may
        be left out, as may genes that the result of a genetic test names. A target is what antibodies or immune cells
        attack, a site the structure that is damaged.
    leads: complications that it is known for, noun phrases (may be left out)
    vs: a confusable condition = a verb phrase that separates it from this one (one line each), then, after " | ",
        what of this condition's own complaints, history and findings, word for word, speaks against it ("; " between)
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from decks.knowledge.findings import Finding, read_findings
from decks.knowledge.folding import normal
from decks.knowledge.tables import DATA, lines_of, split_list
from decks.knowledge.times import TimeRange

SEXES = frozenset(("any", "female", "male", "mostly female", "mostly male"))
SETTINGS = frozenset(
    ("clinic", "emergency department", "hospital", "intensive care unit", "labor ward", "newborn nursery")
)
CAUSE_KINDS = frozenset(("gene", "organism", "lack", "excess", "resistance", "target", "site", "exposure"))
COURSES = frozenset(("sudden", "acute", "subacute", "chronic", "progressive", "episodic", "relapsing", "congenital"))
_FIELDS = tuple("also group who history complaint onset finds not test treat cause leads vs".split())
_REPEATED = frozenset(("test", "cause", "vs"))
_RANGE = re.compile(r"(\d+)-(\d+) (hours|days|weeks|months|years)")
_GENETIC = re.compile(r"\bgenetic testing|gene (?:testing|analysis)|mutation analysis", re.IGNORECASE)
_GENE = re.compile(r"\b(?!DNA\b|RNA\b|CAG\b|CGG\b|GAA\b|CTG\b|PCR\b|MRI\b)[A-Z][A-Z0-9]{2,8}\b")
_HEAD = re.compile(r"\[([^\[\]]+)\](?: (.+))?")


@dataclass(frozen=True, slots=True)
class ScriptFinding:
    """A finding of a script: its *name* in the table of findings and the *bedside* words it has here."""

    name: str
    bedside: str


@dataclass(frozen=True, slots=True)
class ScriptTest:
    """A *test* of a script and its typical *result*, a noun phrase that follows "shows"."""

    test: str
    result: str


@dataclass(frozen=True, slots=True)
class ScriptCause:
    """A cause of a script: its *kind*, one of CAUSE_KINDS, and its *name*."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Confusable:
    """A condition like another one; *separating* is a verb phrase about it ("spares the optic nerve").

    *against* are complaints, history and findings of the other one, in its words, that speak against this one.
    """

    name: str
    separating: str
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """An illness script. It serves the names *also* too, which mean less or more; each stands with its synonyms.

    *history* holds verb phrases of the patient, *complaints* lay noun phrases. *duration* is the typical time from the
    first complaint to the visit, None where there is no complaint to date. *sex* is one of SEXES, *setting* of
    SETTINGS, *course* of COURSES. The first of *tests* settles the diagnosis; there is none where that is clinical.
    *causes* and *complications* are empty where none is crisp enough to ask for.
    """

    name: str
    synonyms: tuple[str, ...]
    also: tuple[tuple[str, ...], ...]
    group: str
    ages: tuple[TimeRange, ...]
    sex: str
    setting: str
    history: tuple[str, ...]
    complaints: tuple[str, ...]
    duration: TimeRange | None
    course: str
    findings: tuple[ScriptFinding, ...]
    negatives: tuple[str, ...]
    tests: tuple[ScriptTest, ...]
    treatments: tuple[str, ...]
    causes: tuple[ScriptCause, ...]
    complications: tuple[str, ...]
    confusables: tuple[Confusable, ...]
    where: str

    @property
    def specialty(self) -> str:
        """Return the specialty that the condition is told under: the name of its file."""
        return self.where.partition(".")[0]

    @property
    def genes(self) -> tuple[ScriptCause, ...]:
        """Return the genes that the results of genetic tests name: "a pathogenic variant in PCCA or PCCB"."""
        found = (name for test in self.tests if _GENETIC.search(test.test) for name in _GENE.findall(test.result))
        return tuple(ScriptCause("gene", name) for name in dict.fromkeys(found))


class _Block:
    """The lines of one script while it is read."""

    def __init__(self, head: str, where: str) -> None:
        """Start a block at its *head* line."""
        match = _HEAD.fullmatch(head)
        if not match:
            raise ValueError(f"{where}: expected “[name] synonym; synonym”")
        self.name, self.where = match[1], where
        self.synonyms = split_list(match[2] or "-", where)
        self.lines: dict[str, list[tuple[str, str]]] = {}

    def add(self, line: str, where: str) -> None:
        """Add a "field: value" *line*."""
        field, colon, value = line.partition(": ")
        if not colon or field not in _FIELDS or not value.strip():
            raise ValueError(f"{where}: expected one of {', '.join(_FIELDS)}, then “: ” and a value")
        if field in self.lines and field not in _REPEATED:
            raise ValueError(f"{where}: “{field}” stands twice")
        self.lines.setdefault(field, []).append((value.strip(), where))

    def one(self, field: str) -> tuple[str, str]:
        """Return the value of *field* and its place."""
        if field not in self.lines:
            raise ValueError(f"{self.where}: “{self.name}” has no “{field}”")
        return self.lines[field][0]

    def has(self, field: str) -> bool:
        """Tell whether the block has *field*."""
        return field in self.lines

    def many(self, field: str) -> tuple[str, ...]:
        """Return the parts of *field*."""
        return split_list(*self.one(field))

    def pairs(self, field: str) -> Iterator[tuple[str, str, str]]:
        """Yield left and right of every "left = right" of a repeated *field*, and its place."""
        if self.one(field)[0] == "-":
            return
        for value, where in self.lines[field]:
            left, equals, right = value.partition(" = ")
            if not equals or not left.strip() or not right.strip():
                raise ValueError(f"{where}: expected “{field}: name = words”")
            yield left.strip(), right.strip(), where


def _time_range(text: str, where: str) -> TimeRange:
    """Return "2-5 days" as a value."""
    match = _RANGE.fullmatch(text.strip())
    if not match or int(match[1]) > int(match[2]):
        raise ValueError(f"{where}: “{text}” is not a range such as “2-5 days”")
    return TimeRange(int(match[1]), int(match[2]), match[3])


def _one_of(value: str, allowed: frozenset[str], where: str) -> str:
    """Return *value* if it is *allowed*."""
    if value not in allowed:
        raise ValueError(f"{where}: “{value}” is none of {', '.join(sorted(allowed))}")
    return value


def _script_finding(text: str, where: str, findings: dict[str, Finding]) -> ScriptFinding:
    """Return "name" or "name = bedside wording" as a value; the name must be one of *findings*."""
    name, _, bedside = text.partition(" = ")
    known = findings.get(normal(name))
    if not known:
        raise ValueError(f"{where}: “{name}” is not in findings.tsv")
    return ScriptFinding(known.name, bedside or known.bedside)


def _exactly(n_parts: int, block: _Block, field: str) -> tuple[str, ...]:
    """Return the parts of *field* of *block*, of which there must be *n_parts*."""
    parts = block.many(field)
    if len(parts) != n_parts:
        raise ValueError(f"{block.one(field)[1]}: “{field}” needs {n_parts} parts")
    return parts


def _causes(block: _Block) -> tuple[ScriptCause, ...]:
    """Return the causes of *block*, each of a known kind."""
    pairs = block.pairs("cause") if block.has("cause") else ()
    return tuple(ScriptCause(_one_of(kind, CAUSE_KINDS, where), name) for kind, name, where in pairs)


def _confusables(block: _Block, known: dict[str, Finding]) -> tuple[Confusable, ...]:
    """Return what *block* is confused with; what speaks against one must be a thing that the block says."""
    finds = (_script_finding(part, block.one("finds")[1], known) for part in block.many("finds"))
    own = frozenset((*block.many("complaint"), *block.many("history"), *(f.bedside for f in finds)))
    found = []
    for name, words, where in block.pairs("vs"):
        separating, _, rest = words.partition(" | ")
        against = split_list(rest or "-", where)
        if foreign := [each for each in against if each not in own]:
            raise ValueError(f"{where}: “{foreign[0]}” is no complaint, history or finding of “{block.name}”")
        found.append(Confusable(name, separating, against))
    return tuple(found)


def _condition(block: _Block, known: dict[str, Finding]) -> Condition:
    """Return *block* as a condition whose findings are *known*. A ValueError names the line that is wrong."""
    ages, sex, setting = _exactly(3, block, "who")
    tests = tuple(ScriptTest(test, result) for test, result, _ in block.pairs("test"))
    duration, course = _exactly(2, block, "onset")
    who_at, onset_at, finds_at, not_at = (block.one(field)[1] for field in ("who", "onset", "finds", "not"))
    return Condition(
        name=block.name,
        synonyms=block.synonyms,
        also=tuple(tuple(part.split(" = ")) for part in block.many("also")) if block.has("also") else (),
        group=block.one("group")[0],
        ages=tuple(_time_range(part, who_at) for part in ages.split(",")),
        sex=_one_of(sex, SEXES, who_at),
        setting=_one_of(setting, SETTINGS, who_at),
        history=block.many("history"),
        complaints=block.many("complaint"),
        duration=None if duration == "none" else _time_range(duration, onset_at),
        course=_one_of(course, COURSES, onset_at),
        findings=tuple(_script_finding(part, finds_at, known) for part in block.many("finds")),
        negatives=tuple(_script_finding(part, not_at, known).name for part in block.many("not")),
        tests=tests,
        treatments=block.many("treat"),
        causes=_causes(block),
        complications=block.many("leads") if block.has("leads") else (),
        confusables=_confusables(block, known),
        where=block.where,
    )


def _blocks(data: Path) -> Iterator[_Block]:
    """Yield the scripts of all files of *data* as blocks."""
    for path in sorted((data / "conditions").glob("*.txt")):
        block: _Block | None = None
        for where, line in lines_of(path):
            if line.startswith("["):
                if block:
                    yield block
                block = _Block(line.strip(), where)
            elif block:
                block.add(line, where)
            else:
                raise ValueError(f"{where}: a script begins with “[name]”")
        if block:
            yield block


@cache
def read_conditions(data: Path) -> tuple[Condition, ...]:
    """Return every condition of *data* with a script, in the order of the files."""
    known = read_findings(data)
    return tuple(_condition(block, known) for block in _blocks(data))


def all_conditions() -> tuple[Condition, ...]:
    """Return every condition with a script, in the order of the files."""
    return read_conditions(DATA)


@cache
def _by_key() -> dict[str, Condition]:
    """Return the conditions by each of their keys; a condition of its own outranks one that serves the name too."""
    served = {normal(name): c for c in all_conditions() for names in c.also for name in names}
    return served | {normal(name): c for c in all_conditions() for name in (c.name, *c.synonyms)}


def condition(name: str) -> Condition | None:
    """Return the illness script of *name*, of a synonym, or of a name that it serves too; None if there is none."""
    return _by_key().get(normal(name))


def confusables(name: str) -> tuple[Confusable, ...]:
    """Return what the condition *name* is confused with, each with what separates it; empty if it has no script."""
    known = condition(name)
    return known.confusables if known else ()
