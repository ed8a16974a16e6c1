"""Which items the review desk should look at because of how they were answered, each with its reason in words."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from quiz.amounts import percent

FLAG_COLUMNS = ["item_id", "rule", "reason", "is_provisional"]

Row = Mapping[Any, Any]


@dataclass(frozen=True, slots=True)
class FlagLimits:
    """From where on an item is doubtful. Shares from 0 to 1.

    *efficiency_below* is where Moodle's report calls an item dubious, *discrimination_below* where Blackboard flags
    one.
    """

    efficiency_below: float = 0.15
    discrimination_below: float = 0.10
    chosen_below: float = 0.05
    easy_above: float = 0.95


def item_flags(statistics: pd.DataFrame, options: pd.DataFrame, *, limits: FlagLimits = FlagLimits()) -> pd.DataFrame:
    """Return a row for each doubt about an item of `item_statistics`, with its `option_statistics`.

    *item_id*, *rule* (its name), *reason* (a sentence with the numbers), *is_provisional* (from fewer than 30 answers).
    The items with the most doubts come first. An item with fewer than 10 answers has none.
    """
    of_item = {item_id: part.to_dict("records") for item_id, part in options.groupby("item_id", sort=False)}
    rows = [
        [item["item_id"], rule, reason, item["is_provisional"]]
        for item in statistics.reset_index().to_dict("records")
        for rule, reasons in RULES
        for reason in reasons(item, of_item.get(item["item_id"], []), limits)
    ]
    table = pd.DataFrame(rows, columns=FLAG_COLUMNS)
    n_doubts = table["item_id"].map(table["item_id"].value_counts())
    return table.iloc[n_doubts.argsort(kind="stable")[::-1]].reset_index(drop=True) if len(table) else table


def _negative(item: Row, _options: Sequence[Row], _limits: FlagLimits) -> Iterator[str]:
    if item["discrimination"] < 0:
        yield (
            f"Who knew more of the rest answered this worse: its correlation with the rest is"
            f" {item['discrimination']:.2f} (n = {item['n_rest']:.0f}). Is the key right?"
        )


def _weak(item: Row, _options: Sequence[Row], limits: FlagLimits) -> Iterator[str]:
    if 0 <= item["discrimination"] < limits.discrimination_below:
        yield (
            f"It hardly tells who knows more: its correlation with the rest is {item['discrimination']:.2f}, less than"
            f" {limits.discrimination_below:.2f} (n = {item['n_rest']:.0f})."
        )


def _inefficient(item: Row, _options: Sequence[Row], limits: FlagLimits) -> Iterator[str]:
    if item["discriminative_efficiency"] < limits.efficiency_below:
        yield (
            f"It tells {percent(item['discriminative_efficiency'])} of what an item this hard could, less than"
            f" {percent(limits.efficiency_below)}."
        )


def _better_distractor(_item: Row, options: Sequence[Row], _limits: FlagLimits) -> Iterator[str]:
    best = max((option["share_upper"] for option in options if option["is_key"]), default=None)
    for option in options:
        if best is not None and not option["is_key"] and option["option"] and option["share_upper"] > best:
            yield (
                f"The best third chose “{option['option']}” ({percent(option['share_upper'])}) more often than the key"
                f" ({percent(best)}). Are both right?"
            )


def _idle_distractor(_item: Row, options: Sequence[Row], limits: FlagLimits) -> Iterator[str]:
    for option in options:
        if option["is_current"] and not option["is_key"] and option["share"] < limits.chosen_below:
            yield f"“{option['option']}” was chosen by {percent(option['share'])}: hardly anybody takes it for right."


def _below_guessing(item: Row, options: Sequence[Row], _limits: FlagLimits) -> Iterator[str]:
    n_current = sum(option["is_current"] for option in options)
    if n_current and item["facility_high"] < 1 / n_current:
        yield (
            f"{percent(item['facility'])} of {item['n']} answers were right, fewer than by guessing among {n_current}"
            " options."
        )


def _easy(item: Row, _options: Sequence[Row], limits: FlagLimits) -> Iterator[str]:
    if item["facility"] > limits.easy_above:
        yield f"{percent(item['facility'])} of {item['n']} first answers were right: it asks what everybody knows."


RULES: tuple[tuple[str, Callable[[Row, Sequence[Row], FlagLimits], Iterator[str]]], ...] = (
    ("negative", _negative),
    ("better distractor", _better_distractor),
    ("below guessing", _below_guessing),
    ("weak", _weak),
    ("inefficient", _inefficient),
    ("easy", _easy),
    ("idle distractor", _idle_distractor),
)
