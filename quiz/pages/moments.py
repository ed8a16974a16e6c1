"""Say and ask for moments in a person's own time zone."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

END_OF_DAY = time(23, 59)


def local_words(at: datetime, *, zone: str, now: datetime) -> str:
    """Return *at* as its reader would say it: "today, 23:59", "tomorrow, 08:00", "Friday, 13 March, 23:59"."""
    local, today = at.astimezone(ZoneInfo(zone)), now.astimezone(ZoneInfo(zone)).date()
    days = (local.date() - today).days
    day = {-1: "yesterday", 0: "today", 1: "tomorrow"}.get(days, f"{local:%A}, {local.day} {local:%B}")
    year = f" {local.year}" if local.year != today.year else ""
    return f"{day}{year}, {local:%H:%M}"


def instant(day: date, at: time, *, zone: str) -> datetime:
    """Return the moment (UTC) of a wall time in *zone*."""
    return datetime.combine(day, at, tzinfo=ZoneInfo(zone)).astimezone(UTC)


def next_due_words(due_at: datetime | None, *, zone: str, now: datetime) -> str:
    """Say in the reader's own time when the next card of these decks is due."""
    if due_at is None:
        return "Nothing in these decks is scheduled after this."
    local, today = due_at.astimezone(ZoneInfo(zone)), now.astimezone(ZoneInfo(zone)).date()
    days = (local.date() - today).days
    if days == 0:
        return f"The next card is due today at {local:%H:%M}."
    return f"The next card is due {'tomorrow' if days == 1 else f'on {local:%A, %d %B}'}."
