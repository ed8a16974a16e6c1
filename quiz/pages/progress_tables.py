"""The tables of the Progress page, made from the log once and kept while it stays as it is."""

from dataclasses import dataclass

import pandas as pd

from quiz.pages.deck_names import names_of_all
from quiz.pages.material import Material
from quiz.scores import (
    TrueRetention,
    due_forecast,
    heat_map,
    misconceptions,
    section_scores,
    studied_days,
    true_retention,
)
from quiz.scores.calibration import calibration, predictions
from quiz.scores.distributions import KINDS, kind_scores, known_now, lasting_memories

REREAD_BELOW, REREAD_ANSWERS, MAX_REREAD = 0.8, 5, 3


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the learner knows: *forecast* of what comes due, *retention*, scores by section and kind, *open* errors."""

    forecast: pd.DataFrame
    retention: TrueRetention
    days: pd.DataFrame
    calendar: pd.DataFrame
    sections: pd.DataFrame
    kinds: pd.DataFrame
    open: pd.DataFrame


@dataclass(frozen=True, slots=True)
class MemoryTables:
    """How memories are spread, and whether predictions came true: all of them, by section, by kind of item."""

    lasting: pd.DataFrame
    known: pd.DataFrame
    predicted: pd.DataFrame
    by_section: pd.DataFrame
    by_kind: pd.DataFrame


def knowledge(material: Material) -> Knowledge:
    """Return the tables of what the learner knows and has done; regrades count."""
    return material.kept("knowledge", lambda: _knowledge(material), material.now.hour)


def memory_tables(material: Material) -> MemoryTables:
    """Return the tables of how the learner remembers."""
    return material.kept("memory tables", lambda: _memory_tables(material))


def to_reread(sections: pd.DataFrame) -> pd.DataFrame:
    """Return the sections to read once more, the weakest first: fewer than 8 of 10 answers right, of 5 or more."""
    weak = sections[(sections["n_all"] >= REREAD_ANSWERS) & (sections["all_proportion"] < REREAD_BELOW)]
    return weak.sort_values("all_proportion").head(MAX_REREAD)


def _knowledge(material: Material) -> Knowledge:
    decks, days = material.decks, studied_days(material.log)
    sections = section_scores(material.counted, decks=decks.values())
    names = names_of_all(decks.values())
    sections["section"] = [names[row] for row in zip(sections["deck_id"], sections["section_id"], strict=True)]
    errors = misconceptions(material.counted, decks=decks.values())
    return Knowledge(
        due_forecast(
            material.cards, decks=decks.values(), marks=material.marks, now=material.now, learner=material.learner
        ),
        true_retention(material.log),
        days,
        heat_map(days, until=material.today),
        sections,
        kind_scores(material.counted, decks=decks.values()),
        errors[errors["is_open"]],
    )


def _memory_tables(material: Material) -> MemoryTables:
    reviewed = predictions(material.log, decks=material.decks.values(), model=material.model)
    by_section = calibration(reviewed, by=["deck_id", "section_id"]).reset_index()
    names = names_of_all(material.decks.values())
    rows = zip(by_section["deck_id"], by_section["section_id"], strict=True)
    by_kind = calibration(reviewed, by=["kind"]).reset_index()
    return MemoryTables(
        lasting_memories(material.cards.values()),
        known_now(material.cards.values(), today=material.today, model=material.model),
        calibration(reviewed),
        by_section.assign(section=[names.get(row, "Of retired items") for row in rows]),
        by_kind.assign(kind=[KINDS.get(kind, "Of retired items") for kind in by_kind["kind"]]),
    )
