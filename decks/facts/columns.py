"""The columns of a table: what a heading says of the cells below it, and the unit that it gives them."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files


class Role(StrEnum):
    """What the cells of a column are, as columns.toml tells from its heading."""

    # of the first column
    FEATURE = "feature"
    DRUG = "drug"
    CAUSE = "cause"
    TEST = "test"
    CONDITION = "condition"
    FINDING = "finding"
    # of the others
    DOSE = "dose"
    TIMES = "times"
    LENGTH = "length"
    SHARE = "share"
    RESULT = "result"
    USE = "use"
    DIFFERENCE = "difference"
    DESCRIPTION = "description"
    NARROWS = "narrows"
    ATTRIBUTE = "attribute"
    REMARK = "remark"
    UNKNOWN = "unknown"


_UNIT = (
    r"%|percent|per cent|(?:(?:mg|mcg|µg|μg|microgram(?:s|me|mes)?|milligram(?:s|me|mes)?|g|grams?|mL|ml|L|IU|units?|"
    r"mmol|µmol|nmol|pmol|mEq|U|drops|tablets|puffs)"
    r"(?:\s?(?:/|per)\s?(?:kg|day|d|h|hour|min|dose|L|dL|mL|m²|m2|kg body weight|body weight))*)|"
    r"seconds?|minutes?|min|hours?|h|days?|weeks?|months?|years?|°C|mm ?Hg|mm|cm|cells/µL|×\s?10⁹/L|bpm"
)
_BRACKETED_UNIT = re.compile(rf"\s*[(\[](?:in )?(?P<unit>{_UNIT})[)\]]", re.IGNORECASE)
_UNIT_AFTER = re.compile(rf"(?:,| in) (?P<unit>{_UNIT})$", re.IGNORECASE)
_COUNT = re.compile(r"\b(?:n|no\.|number)(?=\W|$)", re.IGNORECASE)  # "n (%)": two numbers in a cell
_PERCENT_OF = re.compile(r"(?:%|percent(?:age)?) of (?P<who>\w[\w ]*)$", re.IGNORECASE)
_WITH_ASIDE = re.compile(
    r"(?P<name>[^(\[,–:]+?)\s*(?:[(\[](?P<aside>[^)\]]+)[)\]]|(?:,|:| –| -| in| for) (?P<after>.+))$"
)
_PEOPLE = ("patients", "cases", "people")


@dataclass(frozen=True, slots=True)
class Column:
    """What the heading of a column says: its *name*, its *role*, the *unit* of bare numbers, and what *narrows* it."""

    name: str
    role: Role
    unit: str = ""
    narrows: str = ""


@lru_cache(maxsize=1024)
def first_column(heading: str) -> Column:
    """Return what *heading* says of the first column: what the rows are of."""
    return Column(heading, _role(heading, "first"))


@lru_cache(maxsize=1024)
def other_column(heading: str) -> Column:
    """Return what *heading*, without marks of notes, says of a column after the first."""
    percent = _PERCENT_OF.fullmatch(heading)
    if percent is not None:
        who = percent["who"].lower()
        return Column("frequency", Role.SHARE, "%", "" if who in _PEOPLE else who)
    stated = _BRACKETED_UNIT.search(heading) or _UNIT_AFTER.search(heading)
    unit = stated["unit"] if stated else ""
    name = f"{heading[: stated.start()]}{heading[stated.end() :]}" if stated else heading
    if unit == "%" and _COUNT.search(name):
        return Column(name, Role.REMARK)
    if heading == "%" or (unit == "%" and name.lower() in _PEOPLE):
        return Column("frequency", Role.SHARE, "%")
    role = _role(name, "others")
    aside = _WITH_ASIDE.fullmatch(name) if role is Role.UNKNOWN else None
    if aside is not None:
        inner = _role(aside["name"], "others")
        return Column(aside["name"], inner, unit, (aside["aside"] or aside["after"]).strip())
    return Column(name, role, unit)


def _role(name: str, place: str) -> Role:
    fits = (role for role, called in _roles()[place] if called.fullmatch(name.strip()))
    return next(fits, Role.UNKNOWN)


@cache
def _roles() -> Mapping[str, tuple[tuple[Role, re.Pattern[str]], ...]]:
    """Return the roles of first and of other columns, each with what its heading may be called."""
    table = tomllib.loads(files(__package__).joinpath("columns.toml").read_text(encoding="utf-8"))
    before = {"KIND ": f"(?:(?:{table['kinds']}) )*", "WHOSE ": f"(?:(?:{table['whose']})[ ,]+)*"}

    def called(names: list[str]) -> re.Pattern[str]:
        either = "|".join(names)
        for word, words in before.items():
            either = either.replace(word, words)
        return re.compile(either, re.IGNORECASE)

    return {
        place: tuple((Role(role), called(names)) for role, names in table[place].items())
        for place in ("first", "others")
    }
