"""Study days: the learner's own civil days, each beginning at the rollover hour (04:00) instead of midnight.

Elapsed days are differences of civil dates. Dividing seconds by 86,400 is a day off around a change of the clocks, and
counting 24 hours from the last review makes half of all once-a-day reviews same-day ones.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from quiz.model import DEFAULT_ROLLOVER_HOUR

_LAST_HOUR = 23


def study_day(at: datetime, *, zone: str, rollover_hour: int = DEFAULT_ROLLOVER_HOUR) -> date:
    """Return the study day of *at*: the civil date in *zone* of the local wall time less *rollover_hour* hours.

    Raise ValueError for a naive *at*, an unknown *zone*, or a *rollover_hour* outside 0 to 23.
    """
    if at.utcoffset() is None:
        raise ValueError(f"The time {at.isoformat()} has no time zone; give an aware one.")
    wall_time = at.astimezone(_zone(zone)).replace(tzinfo=None)
    return (wall_time - timedelta(hours=_checked_hour(rollover_hour))).date()


def day_start(day: date, *, zone: str, rollover_hour: int = DEFAULT_ROLLOVER_HOUR) -> datetime:
    """Return the instant (UTC) at which the study day *day* begins in *zone*.

    Where the clocks skip the rollover hour it is the instant at which they do. Raise ValueError as `study_day` does.
    """
    local = datetime.combine(day, time(_checked_hour(rollover_hour)), tzinfo=_zone(zone))
    return local.astimezone(UTC)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (LookupError, ValueError, OSError) as error:  # not in the database, not a name at all, or one of its folders
        raise ValueError(f"“{name}” is no time zone; a name looks like “Europe/Berlin”.") from error


def _checked_hour(hour: int) -> int:
    if not 0 <= hour <= _LAST_HOUR:
        raise ValueError(f"A study day begins at an hour from 0 to 23, not {hour}.")
    return hour
