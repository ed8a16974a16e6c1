"""Say in words what the Progress page's tables show, each number with its unit and its sample."""

from datetime import date, timedelta

import pandas as pd

from quiz.amounts import counted, percent, points, whole
from quiz.planner import Gain, Outlook, Recovery, Workload
from quiz.scores import TrueRetention

LEAST_ANSWERS = 3  # a section with fewer is not called the weakest
MINUTES_TOLD = 120  # from here on, hours are told


def due_words(forecast: pd.DataFrame) -> str:
    """Say how many cards are due today."""
    n_due = int(forecast["n_due"].iloc[0])
    return f"{counted(n_due, 'card')} {'is' if n_due == 1 else 'are'} due today."


def retention_words(retention: TrueRetention) -> str:
    """Say how much of what came back after a day or more was still known."""
    both = retention.both
    if both.value is None or both.low is None or both.high is None:
        return "How much you remember shows once cards have come back after a day or more."
    likely = f"likely {percent(both.low)} to {percent(both.high)}"
    return (
        f"You still knew {percent(both.value)} of {whole(both.n)} cards that came back after a day or more ({likely})."
    )


def forecast_words(forecast: pd.DataFrame) -> str:
    """Say when the most cards come back."""
    later = forecast["n_due"].iloc[1:]
    if not later.any():
        return "No card comes back on the days ahead"
    busiest = pd.Timestamp(str(later.idxmax()))
    return f"The most cards come back on {busiest:%A, %d %B}: {whole(int(later.max()))}"


def study_days_words(days: pd.DataFrame, *, today: date, n_days: int) -> str:
    """Say on how many of the last *n_days* days the learner studied, and how long."""
    recent = days[days.index > pd.Timestamp(today) - pd.Timedelta(days=n_days)]
    minutes = counted(round(recent["minutes"].sum()), "minute")
    return f"You studied on {len(recent)} of the last {n_days} days, {minutes} in all"


def sections_words(scores: pd.DataFrame) -> str:
    """Name the section with the lowest share of right answers, if enough were given to tell."""
    enough = scores[scores["n_all"] >= LEAST_ANSWERS]
    if enough.empty:
        return "Right answers by section"
    share, section, n_answers = min(zip(enough["all_proportion"], enough["section"], enough["n_all"], strict=True))
    if share == 1:
        return "Every answer so far was right"
    return f"You remember {section} least: {percent(share)} of {whole(n_answers)} answers right"


def streak_words(n_days: int) -> str:
    """Say on how many days running the learner has studied; nothing where there is no run to speak of."""
    return f" You have studied {n_days} days in a row." if n_days > 1 else ""


def day_words(day: date, *, today: date) -> str:
    """Name a *day* as a person does: with its year only where that is not the present one."""
    return f"{day.day} {day:%B}" if day.year == today.year else f"{day.day} {day:%B} {day.year}"


def outlook_words(found: Outlook, exam_day: date, *, today: date) -> str:
    """Say what the learner will know on the day, with its interval and of how many items."""
    return (
        f"On {day_words(exam_day, today=today)} you will probably answer {percent(found.predicted)} of "
        f"{whole(found.n_items)} items right, likely {percent(found.low)} to {percent(found.high)}."
    )


def never_seen_words(found: Outlook) -> str:
    """Say how many items the time does not reach."""
    if not found.n_never_seen:
        return "You will have met every item by then."
    return f"Your time does not reach {whole(found.n_never_seen)} of them: they count as guesses."


def removed_words(n_decks: int) -> str:
    """Say that *n_decks* of a plan are gone; nothing where none is."""
    return f" {counted(n_decks, 'deck')} of this plan {'was' if n_decks == 1 else 'were'} removed." if n_decks else ""


def plan_words(days: pd.DataFrame) -> str:
    """Say how much of the time planned is of use, and on how many days."""
    minutes, n_days = round(days["used_minutes"].sum()), int((days["used_minutes"] > 0).sum())
    time = counted(minutes, "minute") if minutes < MINUTES_TOLD else counted(round(minutes / 60), "hour")
    return f"The plan takes {time} on {counted(n_days, 'day')} of study"


def gain_words(base: Outlook, found: Gain, extra_minutes: int) -> str:
    """Say what *extra_minutes* more on each day of study add to *base*: in items, and in points of a hundred."""
    n_more = round(found.gained * base.n_items)
    opening = f"With {extra_minutes} more minutes on each day of study"
    if n_more < 1:
        return f"{opening} you will answer no more right: your plan has time for all that helps."
    return (
        f"{opening} you will probably answer {counted(n_more, 'item')} more right: {points(found.gained)} points"
        f" (likely {points(found.low)} to {points(found.high)})."
    )


def exam_sections_words(sections: pd.DataFrame) -> str:
    """Name the section that is predicted to be known least."""
    share, section = min(zip(sections["predicted"], sections["section"], strict=True))
    return f"You will know {section} least: {percent(share)}"


def backlog_words(found: Recovery, *, minutes: float, today: date) -> str:
    """Say when all that is due fits the day's *minutes* again; nothing where it does today."""
    if found.n_days == 0:
        return ""
    pace = f"At {minutes:.0f} minutes a day, without new cards,"
    if found.n_days is None:
        return (
            f"{pace} more comes due than you can clear within {len(found.n_due)} days. What is worth most comes first."
        )
    cleared = day_words(today + timedelta(days=found.n_days), today=today)
    return f"{pace} all that is due is probably cleared by {cleared}."


def workload_words(found: Workload) -> str:
    """Say what a desired retention costs."""
    recall = "" if found.recall is None else f", and you then know {percent(found.recall)} of your cards at any time"
    return (
        f"At {percent(found.retention)}: about {max(1, round(found.minutes_a_day))} minutes a day over the next month,"
        f" {whole(round(found.n_reviews_a_day))} reviews{recall}."
    )


def lasting_words(table: pd.DataFrame) -> str:
    """Say how long most memories last."""
    n_cards, lasts = max(zip(table["n_cards"], table["lasts"], strict=True), key=lambda row: int(row[0]))
    return f"Most often a card stays {lasts}: {whole(n_cards)} of {counted(int(table['n_cards'].sum()), 'card')}"


def known_words(table: pd.DataFrame) -> str:
    """Say how many of the cards met are known by now at nine in ten or better."""
    n_known, n_cards = int(table["n_cards"].iloc[-1]), int(table["n_cards"].sum())
    return f"Right now you know {whole(n_known)} of {counted(n_cards, 'card')} with a chance of 90\u00a0% or more"


def kinds_words(scores: pd.DataFrame) -> str:
    """Name the kind of item with the lowest share of right answers, if enough were given to tell."""
    enough = scores[scores["n_all"] >= LEAST_ANSWERS]
    if len(enough) < 2:
        return "Right answers by kind"
    share, kind, n_answers = min(zip(enough["all_proportion"], enough["kind"], enough["n_all"], strict=True))
    return f"{kind} are hardest for you: {percent(share)} of {whole(n_answers)} answers right"


def calibration_words(table: pd.DataFrame) -> str:
    """Say how far what was predicted lies from what came, over all reviews."""
    n = int(table["n"].sum())
    predicted, observed = ((table[name] * table["n"]).sum() / n for name in ("predicted", "observed"))
    return (
        f"Casebook expected {percent(predicted)} remembered, you remembered {percent(observed)} of {whole(n)} reviews"
    )
