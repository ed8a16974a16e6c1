"""Who of a class needs a word, and why: the class's own rules, and each reason as a sentence."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from math import floor, isnan
from typing import Any

import pandas as pd

from quiz.model import AtRiskRules

LEAST_ANSWERS = 10
NEAR = 0.10
RISK_COLUMNS = ["learner_id", "level", "reason"]

Learned = Mapping[Any, Any]  # a row of the class's scores


class RiskLevel(StrEnum):
    """How much a learner is at risk; NONE no risk, UNKNOWN too little to tell."""

    HIGH = "yes"
    SOME = "nearly"
    NONE = "no"
    UNKNOWN = "too early"


def at_risk(
    scores: pd.DataFrame, *, rules: AtRiskRules, today: date, due_shares: Mapping[str, float] | None = None
) -> pd.DataFrame:
    """Return a row for each learner of *scores* (`class_scores(standing)`): *learner_id*, *level*, *reason*.

    *level* is a `RiskLevel`: HIGH where a rule is broken, SOME where less than 10 points more would have broken one (so
    ExamSoft's reports colour below 60 % red and below 70 % yellow), UNKNOWN where fewer than 10 first answers leave
    nothing to judge. *reason* has a sentence for each rule, with the number and the threshold; "" if there is none.
    *due_shares* tells how much of what was due so far each learner has done; without it that rule is not looked at. The
    learners most at risk come first, and among equals the one with the lowest expected score.
    """
    shares = due_shares or {}
    rows = [_row(learner, rules, today, shares.get(learner["learner_id"])) for learner in scores.to_dict("records")]
    table = pd.DataFrame(rows, columns=RISK_COLUMNS, index=scores.index)
    places = table["level"].map({level: place for place, level in enumerate(RiskLevel)})
    order = pd.DataFrame({"level": places, "score": scores["score"]}).sort_values(["level", "score"], kind="stable")
    return table.loc[order.index].reset_index(drop=True)


def _row(learner: Learned, rules: AtRiskRules, today: date, due_share: float | None) -> list[object]:
    reasons = [*_of_scores(learner, rules), *_of_work(learner, rules, today, due_share)]
    levels = [level for level, _ in reasons]
    otherwise = RiskLevel.UNKNOWN if learner["n_first"] < LEAST_ANSWERS else RiskLevel.NONE
    level = next((level for level in RiskLevel if level in levels), otherwise)
    return [learner["learner_id"], level, " ".join(reason for _, reason in reasons)]


def _of_scores(learner: Learned, rules: AtRiskRules) -> Iterator[tuple[RiskLevel, str]]:
    """Yield what the answers say, if there are enough."""
    if learner["n_first"] < LEAST_ANSWERS:
        return
    share, recall, n = learner["first_share"], learner["recall"], learner["n_first"]
    if (level := _level(share, rules.min_first_attempt)) is not None:
        yield (
            level,
            f"{_percent(share)} of {n} first answers were right ({_percent(rules.min_first_attempt)} expected).",
        )
    if (level := _level(recall, rules.min_predicted_recall)) is not None:
        expected = _percent(rules.min_predicted_recall)
        yield (
            level,
            f"Will remember {_percent(recall)} of {learner['n_met']} items on the exam day ({expected} expected).",
        )


def _of_work(
    learner: Learned, rules: AtRiskRules, today: date, due_share: float | None
) -> Iterator[tuple[RiskLevel, str]]:
    """Yield what was not done."""
    if rules.max_days_away is not None:
        days = (pd.Timestamp(today) - learner["last_day"]).days  # NaN if there was none
        if isnan(days):
            yield RiskLevel.HIGH, "Has not answered anything yet."
        elif days > rules.max_days_away:
            yield RiskLevel.HIGH, f"Has not studied for {days} days ({rules.max_days_away} allowed)."
    if due_share is not None and (level := _level(due_share, rules.min_completion)) is not None:
        yield level, f"Has done {_percent(due_share)} of what was due ({_percent(rules.min_completion)} expected)."


def _level(share: float, least: float | None) -> RiskLevel | None:
    """Return how far a share is at risk; None if it is not, or the rule is switched off."""
    if least is None or share >= least + NEAR:
        return None
    return RiskLevel.HIGH if share < least else RiskLevel.SOME


def _percent(share: float | None) -> str:
    """Return a share from 0 to 1 as whole percent, rounded down: what is less than a threshold reads as less."""
    return "–" if share is None else f"{floor(share * 100 + 1e-9)}\u00a0%"
