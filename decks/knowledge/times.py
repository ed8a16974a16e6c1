"""Times as scripts give them: so many hours, weeks or years."""

from dataclasses import dataclass

_A_YEAR_HAS = {"hour": 8766, "day": 365, "week": 52, "month": 12, "year": 1}


def in_years(n: int, unit: str) -> float:
    """Return *n* of *unit*, "hour" to "year" or its plural, as years."""
    return n / _A_YEAR_HAS[unit.removesuffix("s")]


@dataclass(frozen=True, slots=True)
class TimeRange:
    """A range of time, both ends included: *low* to *high* of *unit* ("hours" to "years"). Ages and durations."""

    low: int
    high: int
    unit: str

    @property
    def years(self) -> tuple[float, float]:
        """Return both ends in years."""
        return in_years(self.low, self.unit), in_years(self.high, self.unit)
