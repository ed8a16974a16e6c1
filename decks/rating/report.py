"""A rating round in lines that a person reads."""

from collections.abc import Iterator, Mapping, Sequence

from decks.rating.scores import Json, Judged

N_WORST = 15
_GROUPS = (
    ("kind", "by_kind"),
    ("section kind", "by_section_kind"),
    ("origin", "by_origin"),
    ("origin and kind", "by_origin_and_kind"),
)


def report_lines(summary: Json, worst: Sequence[Judged]) -> Iterator[str]:
    """Yield the lines of the report: shares with their intervals, flaws, agreement, the *worst* rows."""
    yield f"{summary['n_rows']} rows rated by {summary['n_raters']} raters, {summary['n_not_rated']} not rated"
    yield from _table("all", {"all": summary["all"]})
    for title, name in _GROUPS:
        yield from _table(title, summary[name])
    yield ""
    named = ", ".join(f"{flaw} ({n})" for flaw, n in summary["flaws"].items())
    yield f"flaws named: {named or 'none'}"
    yield _agreed(summary["agreement"])
    yield from _worst(worst)


def _table(title: str, groups: Mapping[str, Json]) -> Iterator[str]:
    width = max(map(len, (title, *groups)))
    yield ""
    yield (
        f"{title:<{width}}  {'n':>4}  {'as is':>18}  {'after an edit':>18}  {'reject':>18}  {'usable':>18}"
        "  wrong  2nd key  harm  mean axes"
    )
    for name, counts in groups.items():
        shares = "  ".join(f"{_percent(counts[share]):>18}" for share in ("as_is", "edit", "reject", "usable"))
        ticks = f"{counts['n_wrong_facts']:>5}  {counts['n_second_keys']:>7}  {counts['n_harmful']:>4}"
        axes = " ".join("–" if axis is None else f"{axis:.1f}" for axis in counts["axes"])
        yield f"{name:<{width}}  {counts['n']:>4}  {shares}  {ticks}  {axes}"


def _percent(share: Json) -> str:
    if share["proportion"] is None:
        return "–"
    return f"{share['proportion']:.0%} ({share['low']:.0%} to {share['high']:.0%})"


def _agreed(agreement: Json) -> str:
    if agreement["measure"] is None:
        return "agreement: one rater only"
    if agreement["agreed"] is None:
        return "agreement: no row was judged by all"
    kappa = "undefined" if agreement["kappa"] is None else f"{agreement['kappa']:.2f}"
    return (
        f"agreement on {agreement['n_shared']} rows: {agreement['agreed']:.0%}, {agreement['measure']}'s kappa {kappa}"
    )


def _worst(rows: Sequence[Judged]) -> Iterator[str]:
    if rows:
        yield ""
        yield "the worst rows:"
    for row in rows[:N_WORST]:
        ticks = ((row.is_harmful, "harm"), (row.is_wrong, "wrong fact"), (row.has_second_key, "second key"))
        said = [row.verdict, *(name for is_so, name in ticks if is_so)]
        said += dict.fromkeys(flaw for rating in row.ratings for flaw in rating.flaws)
        comments = " / ".join(rating.comment for rating in row.ratings if rating.comment)
        origin = row.origin
        where = f"{origin.kind} {origin.item_id} of {origin.deck}, {origin.section} ({origin.origin})"
        yield f"{row.row_id}: {where}: {', '.join(said)}{f': {comments}' if comments else ''}"
