"""A finding that tells the condition from one that it is confused with, among findings of both."""

from collections.abc import Iterator

from decks.casework.alike import beginnings
from decks.casework.rivals import n_scripts_with
from decks.choosing.apart import rivals_of, speaks_against
from decks.choosing.features import EVERYWHERE, finding_of
from decks.choosing.hedging import lead_in_of
from decks.choosing.listed import Asked, Listed, listed_in
from decks.distractors import MAX_DISTRACTORS
from decks.facts import Findings
from decks.grammar import capitalised
from decks.knowledge import Condition, Finding, condition, finding
from decks.model import Distractor, Mcq
from decks.patients import chance
from decks.wording import as_sentence

_NOT_SEEN = ("general", "laboratory", "growth")


def discerning_questions(findings: Findings) -> Iterator[Asked]:
    """Yield the questions on which of the features listed speaks against a rival, one for each rival."""
    script = next((own for name in (findings.topic.name, *findings.topic.names) if (own := condition(name))), None)
    if script is None or findings.topic.is_several:
        return
    listed = tuple((one, known) for one in listed_in(findings) if (known := finding_of(one.words)) is not None)
    for name, separating in rivals_of(script).items():
        other = condition(name)
        if other is None or not separating:
            continue
        fit = (pair for pair in listed if _is_key(pair[1], script, other))
        for one, known in sorted(fit, key=lambda pair: n_scripts_with()[pair[1].name]):
            made = _question(one, known, findings, script, other)
            if made is not None:
                yield one, f"{known.name} not {other.name}", made
                break


def _is_key(known: Finding, script: Condition, other: Condition) -> bool:
    is_ours = any(f.name == known.name for f in script.findings)
    is_telling = known.system not in _NOT_SEEN and known.name not in EVERYWHERE
    return is_ours and is_telling and speaks_against(known, script, other)


def _question(one: Listed, known: Finding, findings: Findings, script: Condition, other: Condition) -> Mcq | None:
    """Return "Which of these is a feature of measles and tells it from rubella?"; None where too few are of both."""
    both = [
        shared
        for f in script.findings
        if any(f.name == theirs.name for theirs in other.findings)
        and (shared := finding(f.name)) is not None
        and not any(beginnings(shared.name) & beginnings(name) for name in (known.name, one.words))
        and shared.system != "laboratory"
    ]
    chance(f"{findings.topic.name}|{known.name}|{other.name}").shuffle(both)
    both.sort(key=lambda shared: (shared.system != known.system, shared.kind != known.kind))
    asked = lead_in_of(one, findings, noun="findings", role="seen in")
    if asked is None or len(both) < MAX_DISTRACTORS:
        return None
    options = tuple(
        Distractor(capitalised(shared.name), as_sentence(f"{shared.name} may occur in {other.name} as well"))
        for shared in both[:MAX_DISTRACTORS]
    )
    return Mcq("", f"{asked.removesuffix('?')} and speaks against {other.name}?", capitalised(one.words), options)
