"""Build the charts of the Progress page in the theme's palette. Bars begin at zero, a proportion shows its interval."""

import altair as alt
import pandas as pd

DAYS_HEIGHT = 180  # pixels
BAR_HEIGHT = 30  # pixels that a bar of a horizontal chart takes, with its gap
RANGE_HEIGHT = 3  # pixels that the interval across a bar is thick
CELL = 22  # pixels that a day of the heat map is high, with its gap
MAX_LABEL = 260  # pixels of a section's name

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


def sections_chart(scores: pd.DataFrame) -> alt.LayerChart:
    """Return a bar for each section, the share of right answers, with its likely range; the lowest first."""
    lowest_first = scores.sort_values("all_proportion")["section"].drop_duplicates().tolist()
    base = alt.Chart(scores).encode(
        y=alt.Y("section:N", title=None, sort=lowest_first, axis=alt.Axis(labelLimit=MAX_LABEL)),
        tooltip=[
            alt.Tooltip("section:N", title="Section"),
            alt.Tooltip("all_proportion:Q", title="Right", format=".0%"),
            alt.Tooltip("n_all:Q", title="Answers"),
            alt.Tooltip("all_low:Q", title="Likely from", format=".0%"),
            alt.Tooltip("all_high:Q", title="to", format=".0%"),
        ],
    )
    axis = alt.Axis(format=".0%", tickCount=5)
    share = alt.X("all_proportion:Q", title="Right answers", scale=alt.Scale(domain=[0, 1]), axis=axis)
    bars = base.mark_bar(cornerRadiusEnd=2, height=BAR_HEIGHT * 0.55, opacity=0.5).encode(x=share)
    ranges = base.mark_bar(height=RANGE_HEIGHT).encode(x=alt.X("all_low:Q", title=""), x2="all_high:Q")
    return alt.LayerChart(layer=[bars, ranges], height=BAR_HEIGHT * len(lowest_first))
