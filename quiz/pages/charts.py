"""Build the charts of the Progress page in the theme's palette. Bars begin at zero, a proportion shows its interval."""

import altair as alt
import pandas as pd
from altair.utils import schemapi

DAYS_HEIGHT = 180  # pixels
BAR_HEIGHT = 30  # pixels that a bar of a horizontal chart takes, with its gap
AXIS_HEIGHT = 56  # pixels of the axis under it and of its title
RANGE_HEIGHT = 3  # pixels that the interval across a bar is thick
CELL = 22  # pixels that a day of the heat map is high, with its gap
MAX_BARS = 15
MAX_LABEL = 260  # pixels of a section's name

schemapi.disable_debug_mode()  # a chart is checked once, as it is drawn, and not in each of its parts too

# Vega names the axes: a weekday counts from Monday, and a week is named only where a month begins.
WEEKDAY_LABELS = "['Mon', '', 'Wed', '', 'Fri', '', 'Sun'][datum.value]"
MONTH_LABELS = "date(datum.value) <= 7 ? timeFormat(datum.value, '%b') : ''"


def days_chart(days: pd.DataFrame, column: str, *, title: str) -> alt.Chart:
    """Return a bar for each day of *days*, its index, as high as *column*; *title* names what is counted."""
    chart: alt.Chart = (
        alt.Chart(days.rename_axis("day").reset_index())
        .mark_bar(cornerRadiusEnd=2)
        .encode(
            x=alt.X("yearmonthdate(day):T", title=None, axis=alt.Axis(format="%d %b", grid=False, labelOverlap=True)),
            y=alt.Y(f"{column}:Q", title=title, axis=alt.Axis(tickMinStep=1, tickCount=4)),
            tooltip=[
                alt.Tooltip("day:T", title="Day", format="%A, %d %B"),
                alt.Tooltip(f"{column}:Q", title=title, format=",.0f"),
            ],
        )
        .properties(height=DAYS_HEIGHT)
    )
    return chart


def heat_map_chart(days: pd.DataFrame) -> alt.Chart:
    """Return a calendar of *days*: a column a week, a row a weekday, the stronger the more reviews."""
    gaps = alt.Scale(paddingInner=0.15)
    months = alt.Axis(labelExpr=MONTH_LABELS, labelAngle=0, labelOverlap=False, domain=False, ticks=False, orient="top")
    weekdays = alt.Axis(labelExpr=WEEKDAY_LABELS, domain=False, ticks=False)
    chart: alt.Chart = (
        alt.Chart(days.rename_axis("day").reset_index())
        .mark_rect(cornerRadius=2)
        .encode(
            x=alt.X("yearmonthdate(week):O", title=None, axis=months, scale=gaps),
            y=alt.Y("weekday:O", title=None, axis=weekdays, scale=gaps),
            color=alt.Color("n_reviews:Q", legend=None),
            tooltip=[
                alt.Tooltip("day:T", title="Day", format="%A, %d %B"),
                alt.Tooltip("n_reviews:Q", title="Reviews"),
            ],
        )
        .properties(height=7 * CELL)
    )
    return chart


def shares_chart(
    table: pd.DataFrame, share: str, low: str, high: str, *, title: str, n: str, counted: str, of: str = "section"
) -> alt.LayerChart:
    """Return a bar for each row of *table*, named *of*: its *share*, and the likely range from *low* to *high*.

    The lowest comes first; of many rows the lowest are shown, and it says so. *title* says what the share is of,
    *counted* what *n* counts.
    """
    lowest = table.sort_values(share).head(MAX_BARS)
    lowest_first = lowest[of].drop_duplicates().tolist()
    base = alt.Chart(lowest).encode(
        y=alt.Y(f"{of}:N", title=None, sort=lowest_first, axis=alt.Axis(labelLimit=MAX_LABEL, labelOverlap=False)),
        tooltip=[
            alt.Tooltip(f"{of}:N", title=of.capitalize()),
            alt.Tooltip(f"{share}:Q", title=title, format=".0%"),
            alt.Tooltip(f"{n}:Q", title=counted),
            alt.Tooltip(f"{low}:Q", title="Likely from", format=".0%"),
            alt.Tooltip(f"{high}:Q", title="to", format=".0%"),
        ],
    )
    axis = alt.Axis(format=".0%", tickCount=5)
    x = alt.X(f"{share}:Q", title=title, scale=alt.Scale(domain=[0, 1]), axis=axis, stack=None)
    bars = base.mark_bar(cornerRadiusEnd=2, height=BAR_HEIGHT * 0.55, opacity=0.5).encode(x=x)
    ranges = base.mark_bar(height=RANGE_HEIGHT).encode(x=alt.X(f"{low}:Q", title=""), x2=f"{high}:Q")
    chart = alt.LayerChart(layer=[bars, ranges], height=BAR_HEIGHT * len(lowest_first) + AXIS_HEIGHT)
    if len(lowest) < len(table):
        said = f"The {len(lowest)} lowest of {len(table)}; the table has all"
        chart = chart.properties(title=alt.TitleParams(said, anchor="start", fontSize=13, fontWeight="normal"))
    return chart


def counts_chart(table: pd.DataFrame, of: str, *, title: str) -> alt.Chart:
    """Return a bar for each class of *table*, named *of*, in its order: how many cards (*n_cards*) are in it."""
    chart: alt.Chart = (
        alt.Chart(table)
        .mark_bar(cornerRadiusEnd=2)
        .encode(
            y=alt.Y(f"{of}:N", title=None, sort=None, axis=alt.Axis(labelLimit=MAX_LABEL, labelOverlap=False)),
            x=alt.X("n_cards:Q", title=title, axis=alt.Axis(tickMinStep=1, tickCount=4)),
            tooltip=[alt.Tooltip(f"{of}:N", title=title), alt.Tooltip("n_cards:Q", title="Cards")],
        )
        .properties(height=BAR_HEIGHT * len(table) + AXIS_HEIGHT)
    )
    return chart


def calibration_chart(table: pd.DataFrame) -> alt.LayerChart:
    """Return a point for each class of *predicted* recall at what was *observed*, with its interval; true on the line.

    The larger the point, the more reviews.
    """
    scale, axis = alt.Scale(domain=[0, 1]), alt.Axis(format=".0%", tickCount=5)
    base = alt.Chart(table).encode(
        x=alt.X("predicted:Q", title="Expected", scale=scale, axis=axis),
        tooltip=[
            alt.Tooltip("predicted:Q", title="Expected", format=".0%"),
            alt.Tooltip("observed:Q", title="Remembered", format=".0%"),
            alt.Tooltip("n:Q", title="Reviews", format=","),
            alt.Tooltip("low:Q", title="Likely from", format=".0%"),
            alt.Tooltip("high:Q", title="to", format=".0%"),
        ],
    )
    observed = alt.Y("observed:Q", title="Remembered", scale=scale, axis=axis)
    ranges = base.mark_bar(width=RANGE_HEIGHT, opacity=0.5).encode(y=alt.Y("low:Q", title=""), y2="high:Q")
    points = base.mark_circle(opacity=1).encode(y=observed, size=alt.Size("n:Q", legend=None))
    ends = pd.DataFrame({"predicted": [0.0, 1.0], "observed": [0.0, 1.0]})
    line = alt.Chart(ends).mark_line(strokeDash=[4, 4], strokeWidth=1, opacity=0.6).encode(x="predicted:Q", y=observed)
    return alt.LayerChart(layer=[line, ranges, points], height=1.6 * DAYS_HEIGHT)
