"""The benchmark's table, what it is held to, and its JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, stdev

from tests.benchmarks.exam.course import Outcome

OURS = "Casebook"
ANKI = "Anki FSRS .90, manual's pace"
WITHIN_BEST, OVER_ANKI, OVER_ANKI_IN_MEAN, FORECAST = 0.01, 0.02, 0.05, 0.03


@dataclass(frozen=True, slots=True)
class Result:
    """One policy in one world (a model's letter and a cell's name): its *outcome*, and ours' *forecasts*, if any.

    The forecasts are of each student's recall, made on the exam's morning before it.
    """

    policy: str
    model: str
    cell: str
    outcome: Outcome
    forecasts: Sequence[float] | None = None


@dataclass(frozen=True, slots=True)
class Gate:
    """A *demand*, the worst *value* met (in points, 0.01 of recall), and whether it *holds*."""

    demand: str
    value: str
    holds: bool


Results = Mapping[tuple[str, str, str], Result]  # by policy, model, cell


def recall(results: Results, policy: str, model: str, cell: str) -> float:
    """Return the mean recall at the exam."""
    return float(results[policy, model, cell].outcome.recall.mean())


def gates(results: Results) -> list[Gate]:
    """Return the demands of this benchmark and whether they hold."""
    models, cells, peers = _names(results)
    worlds = [(model, cell) for model in models for cell in cells]
    behind = {
        (model, cell): recall(results, OURS, model, cell) - max(recall(results, peer, model, cell) for peer in peers)
        for model, cell in worlds
    }
    over_anki = {world: recall(results, OURS, *world) - recall(results, ANKI, *world) for world in worlds}
    later = {
        world: float((results[OURS, *world].outcome.recall_later - results[ANKI, *world].outcome.recall_later).mean())
        for world in worlds
    }
    off = {world: _forecast_error(results[OURS, *world]) for world in worlds}
    found = [_worst("at least the best peer less 1 point, in every world", behind, -WITHIN_BEST)]
    for model in ("A", "B"):
        gain = fmean(over_anki[model, cell] for cell in cells)
        demand = f"2 points over Anki's FSRS at its manual's pace, in model {model}"
        found.append(Gate(demand, f"{gain * 100:+.1f}", gain >= OVER_ANKI))
    gain = fmean(over_anki.values())
    demand = "5 points over Anki's FSRS at its manual's pace, in the mean"
    found.append(Gate(demand, f"{gain * 100:+.1f}", gain >= OVER_ANKI_IN_MEAN))
    found.append(_worst("no worse than that 30 days later, in every world", later, 0))
    worst = max(off, key=lambda world: off[world])
    demand = "forecast within 3 points, mean over the students, in every world"
    found.append(Gate(demand, f"{off[worst] * 100:.1f} ({' '.join(worst)})", off[worst] <= FORECAST))
    return found


def lines(results: Results) -> list[str]:
    """Return the table as Markdown: recall at the exam in every world (%), then the means of all outcomes."""
    models, cells, peers = _names(results)
    worlds = [(model, cell) for cell in cells for model in models]
    header = [
        "policy",
        *(f"{cell} {model}" for model, cell in [(m, c) for m, c in worlds]),
        "mean",
        "ours − it",
        "+30 d",
        "min",
        "points/100 min",
        "peak min",
    ]
    rows = [header, ["---", *["---:"] * (len(header) - 1)]]
    rows += [_row(results, policy, worlds) for policy in [*peers, OURS]]
    return ["| " + " | ".join(row) + " |" for row in rows]


def as_json(results: Results) -> dict[str, object]:
    """Return everything measured, as means over the students, and the gates."""
    return {
        "gates": [{"demand": gate.demand, "value": gate.value, "holds": gate.holds} for gate in gates(results)],
        "worlds": [
            {
                "policy": result.policy,
                "model": result.model,
                "cell": result.cell,
                "n_students": len(result.outcome.recall),
                **{name: float(getattr(result.outcome, name).mean()) for name in Outcome.__slots__},
                "forecast_error": None if result.forecasts is None else _forecast_error(result),
                "forecast_bias": None if result.forecasts is None else _forecast_bias(result),
            }
            for result in results.values()
        ],
    }


def _row(results: Results, policy: str, worlds: Sequence[tuple[str, str]]) -> list[str]:
    its = [results[policy, *world].outcome for world in worlds]
    ours = [results[OURS, *world].outcome for world in worlds]
    paired = [float(value) for a, b in zip(ours, its, strict=True) for value in a.recall - b.recall]
    error = stdev(paired) / len(paired) ** 0.5
    minutes = fmean(float(outcome.minutes.mean()) for outcome in its)
    mean = fmean(float(outcome.recall.mean()) for outcome in its)
    return [
        f"**{policy}**" if policy == OURS else policy,
        *(f"{outcome.recall.mean() * 100:.1f}" for outcome in its),
        f"{mean * 100:.1f}",
        "" if policy == OURS else f"{fmean(paired) * 100:+.1f} ± {error * 100:.1f}",
        f"{fmean(float(outcome.recall_later.mean()) for outcome in its) * 100:.1f}",
        f"{minutes:.0f}",
        f"{mean * 100 / minutes * 100:.1f}",
        f"{max(float(outcome.peak_minutes.mean()) for outcome in its):.0f}",
    ]


def _worst(demand: str, values: Mapping[tuple[str, str], float], least: float) -> Gate:
    worst = min(values, key=lambda world: values[world])
    return Gate(demand, f"{values[worst] * 100:+.1f} ({' '.join(worst)})", values[worst] >= least)


def _forecast_error(result: Result) -> float:
    return fmean(abs(a - float(b)) for a, b in zip(result.forecasts or (), result.outcome.recall, strict=True))


def _forecast_bias(result: Result) -> float:
    return fmean(a - float(b) for a, b in zip(result.forecasts or (), result.outcome.recall, strict=True))


def _names(results: Results) -> tuple[list[str], list[str], list[str]]:
    """Return the models, the cells and the peers, each in the order measured."""
    models, cells, policies = (list(dict.fromkeys(key[part] for key in results)) for part in (1, 2, 0))
    return models, cells, [policy for policy in policies if policy != OURS]
