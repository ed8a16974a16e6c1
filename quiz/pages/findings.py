"""Say in words what the Progress page's tables show, each number with its unit and its sample."""

from datetime import date

import pandas as pd

from quiz.scores import TrueRetention

LEAST_ANSWERS = 3  # a section with fewer is not called the weakest


def due_words(forecast: pd.DataFrame) -> str:
    """Say how many cards are due today."""
    n_due = int(forecast["n_due"].iloc[0])
    return f"{n_due} {'card is' if n_due == 1 else 'cards are'} due today."


def retention_words(retention: TrueRetention) -> str:
    """Say how much of what came back after a day or more was still known."""
    both = retention.both
    if both.value is None or both.low is None or both.high is None:
        return "How much you remember shows once cards have come back after a day or more."
    likely = f"likely {_percent(both.low)} to {_percent(both.high)}"
    return f"You still knew {_percent(both.value)} of {both.n} cards that came back after a day or more ({likely})."


def forecast_words(forecast: pd.DataFrame) -> str:
    """Say when the most cards come back."""
    later = forecast["n_due"].iloc[1:]
    if not later.any():
        return "No card comes back on the days ahead"
    busiest = pd.Timestamp(str(later.idxmax()))
    return f"The most cards come back on {busiest:%A, %d %B}: {int(later.max())}"


def study_days_words(days: pd.DataFrame, *, today: date, n_days: int) -> str:
    """Say on how many of the last *n_days* days the learner studied, and how long."""
    recent = days[days.index > pd.Timestamp(today) - pd.Timedelta(days=n_days)]
    return f"You studied on {len(recent)} of the last {n_days} days, {recent['minutes'].sum():.0f} minutes in all"


def sections_words(scores: pd.DataFrame) -> str:
    """Name the section with the lowest share of right answers, if enough were given to tell."""
    enough = scores[scores["n_all"] >= LEAST_ANSWERS]
    if enough.empty:
        return "Right answers by section"
    share, section, n_answers = min(zip(enough["all_proportion"], enough["section"], enough["n_all"], strict=True))
    if share == 1:
        return "Every answer so far was right"
    return f"You remember {section} least: {_percent(share)} of {n_answers} answers right"


def _percent(proportion: float) -> str:
    """Return a proportion from 0 to 1 as whole percent; a line never breaks before the sign."""
    return f"{proportion * 100:.0f}\u00a0%"
