"""Truths about study days: civil days of the learner's zone that begin at the rollover hour."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.scheduling import day_start, study_day

NEW_YORK, BERLIN, TOKYO = "America/New_York", "Europe/Berlin", "Asia/Tokyo"
ZONES = st.sampled_from(
    ["UTC", NEW_YORK, BERLIN, TOKYO, "Asia/Kolkata", "Australia/Lord_Howe", "America/St_Johns", "Pacific/Kiritimati"]
)
INSTANTS = st.datetimes(datetime(2001, 1, 1), datetime(2037, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - bounds
DAYS = st.dates(date(2001, 1, 1), date(2036, 12, 31))


def local(text: str, zone: str, *, fold: int = 0) -> datetime:
    """Return the wall time *text* in *zone*; *fold* 1 is the second of two equal ones."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold)


@pytest.mark.parametrize(
    ("at", "zone", "day"),
    [
        ("2026-03-02 03:59", "UTC", "2026-03-01"),
        ("2026-03-02 04:00", "UTC", "2026-03-02"),
        ("2026-03-03 03:59", "UTC", "2026-03-02"),
        ("2026-01-01 00:30", BERLIN, "2025-12-31"),
        # clocks go forward: 02:00 becomes 03:00, and the night is an hour shorter
        ("2026-03-08 01:59", NEW_YORK, "2026-03-07"),
        ("2026-03-08 03:00", NEW_YORK, "2026-03-07"),
        ("2026-03-08 03:59", NEW_YORK, "2026-03-07"),
        ("2026-03-08 04:00", NEW_YORK, "2026-03-08"),
        ("2026-03-29 03:59", BERLIN, "2026-03-28"),
        ("2026-03-29 04:00", BERLIN, "2026-03-29"),
        # clocks go back: 01:00 to 02:00 comes twice, and the night is an hour longer
        ("2026-11-01 01:30", NEW_YORK, "2026-10-31"),
        ("2026-11-01 03:59", NEW_YORK, "2026-10-31"),
        ("2026-11-01 04:00", NEW_YORK, "2026-11-01"),
        # half an hour of daylight saving
        ("2026-04-05 03:59", "Australia/Lord_Howe", "2026-04-04"),
        ("2026-04-05 04:00", "Australia/Lord_Howe", "2026-04-05"),
    ],
)
def test_a_day_begins_at_four_by_the_wall_clock(at: str, zone: str, day: str) -> None:
    assert study_day(local(at, zone), zone=zone) == date.fromisoformat(day)


@pytest.mark.parametrize("fold", [0, 1])
def test_an_hour_that_comes_twice_is_one_day(fold: int) -> None:
    assert study_day(local("2026-11-01 01:30", NEW_YORK, fold=fold), zone=NEW_YORK) == date(2026, 10, 31)


@pytest.mark.parametrize(
    ("last", "now", "zone", "elapsed_days"),
    [
        # dividing the seconds to the next rollover by 86,400 says 3
        ("2026-10-30 04:01", "2026-11-01 10:15", NEW_YORK, 2),
        ("2026-10-31 23:00", "2026-11-01 03:59", NEW_YORK, 0),
        ("2026-10-31 23:00", "2026-11-01 04:00", NEW_YORK, 1),
        ("2026-03-07 12:00", "2026-03-08 12:00", NEW_YORK, 1),  # 23 hours
        ("2026-03-07 04:00", "2026-03-14 03:59", NEW_YORK, 6),
        ("2026-03-28 12:00", "2026-03-29 04:00", BERLIN, 1),  # 15 hours
        ("2026-10-24 04:00", "2026-10-25 03:59", BERLIN, 0),  # 25 hours
        ("2026-03-02 16:00", "2026-03-03 03:59", "UTC", 0),
        ("2026-03-02 16:00", "2026-03-03 04:00", "UTC", 1),
    ],
)
@pytest.mark.scenario("summer time begins and ends")
def test_elapsed_days_are_civil_across_changes_of_the_clock(last: str, now: str, zone: str, elapsed_days: int) -> None:
    passed = study_day(local(now, zone), zone=zone) - study_day(local(last, zone), zone=zone)
    assert passed.days == elapsed_days


@pytest.mark.parametrize(
    ("day", "zone", "rollover_hour", "start"),
    [
        ("2026-03-02", "UTC", 4, "2026-03-02T04:00"),
        ("2026-03-02", BERLIN, 4, "2026-03-02T03:00"),
        ("2026-03-29", BERLIN, 4, "2026-03-29T02:00"),
        ("2026-10-25", BERLIN, 4, "2026-10-25T03:00"),
        ("2026-03-08", NEW_YORK, 2, "2026-03-08T07:00"),  # 02:00 is skipped: the day begins as the clocks change
        ("2026-11-01", NEW_YORK, 1, "2026-11-01T05:00"),  # 01:00 comes twice: the day begins at the first
    ],
)
def test_a_day_starts_at_one_instant(day: str, zone: str, rollover_hour: int, start: str) -> None:
    instant = datetime.fromisoformat(start).replace(tzinfo=UTC)
    assert day_start(date.fromisoformat(day), zone=zone, rollover_hour=rollover_hour) == instant


@given(DAYS, ZONES)
def test_a_day_lasts_from_its_start_to_the_next(day: date, zone: str) -> None:
    start = day_start(day, zone=zone)
    assert start.tzinfo is UTC
    assert study_day(start, zone=zone) == day
    assert study_day(start - timedelta(microseconds=1), zone=zone) == day - timedelta(days=1)


@given(INSTANTS, st.timedeltas(timedelta(0), timedelta(days=3)), ZONES)
def test_study_days_never_go_back(at: datetime, later_by: timedelta, zone: str) -> None:
    assert study_day(at, zone=zone) <= study_day(at + later_by, zone=zone)


@given(INSTANTS, ZONES, ZONES)
def test_an_instant_has_one_study_day_however_it_is_written(at: datetime, written_in: str, zone: str) -> None:
    assert study_day(at.astimezone(ZoneInfo(written_in)), zone=zone) == study_day(at, zone=zone)


def test_a_naive_time_is_refused() -> None:
    with pytest.raises(ValueError, match="has no time zone"):
        study_day(datetime(2026, 3, 2, 12), zone="UTC")  # noqa: DTZ001 - what is refused


@pytest.mark.parametrize("zone", ["Europe/Berlln", "", "Europe", "../etc/localtime", "/etc/localtime", "CEST+2\x00"])
def test_an_unknown_zone_is_refused(zone: str) -> None:
    with pytest.raises(ValueError, match="is no time zone"):
        study_day(datetime(2026, 3, 2, 12, tzinfo=UTC), zone=zone)


@pytest.mark.parametrize("rollover_hour", [-1, 24])
def test_a_day_cannot_begin_at_an_hour_that_is_none(rollover_hour: int) -> None:
    with pytest.raises(ValueError, match="from 0 to 23"):
        study_day(datetime(2026, 3, 2, 12, tzinfo=UTC), zone="UTC", rollover_hour=rollover_hour)
    with pytest.raises(ValueError, match="from 0 to 23"):
        day_start(date(2026, 3, 2), zone="UTC", rollover_hour=rollover_hour)
