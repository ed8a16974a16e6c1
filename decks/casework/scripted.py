"""From what may be asked to cases: the steps of one unfolding case, and cases with a patient of their own."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from decks.casework import causing, diagnosing, foreseeing, managing, second
from decks.casework.asked import COMPLICATION, DIAGNOSIS, READING, TEST, TREATMENT, Asked, Frame
from decks.casework.compose import case_of
from decks.casework.presentations import Presentation, is_given_away, present
from decks.casework.shown import result_of, results_stated
from decks.casework.telling import Stated, Telling
from decks.casework.unfolding import MIN_STEPS
from decks.facts import Findings, Statement
from decks.framing import Candidate
from decks.knowledge import Condition, normal, population_in
from decks.model import Synthetic, Vignette
from decks.patients import script_of

FRAMES: tuple[Frame, ...] = (
    *diagnosing.FRAMES,
    *managing.FRAMES,
    *causing.FRAMES,
    *foreseeing.FRAMES,
    *second.FRAMES,
)
_N_PATIENTS = 6  # that are tried, until one settles the question
_MOST = 0.6  # share of what the script says of a patient that another one of the same question may have
_SEXED = re.compile(r"\b(?:she|he|her|his)\b", re.IGNORECASE)
_PER_SECTION = 3  # of the highest level
_PER_FRAME = {
    "vaccine": 1,
    "reading": 1,
    "treatment": 1,
    "test": 1,
    "complication": 1,
    "complicated": 2,
    "finding": 1,
    "cause": 2,
    "bedside pattern": 1,
}  # in one deck; of others three
_OF_CAUSE = ("cause", "mechanism", "bedside gene", "bedside enzyme", "bedside product")


def scripted_cases(everything: Sequence[Asked], findings: Findings) -> Iterator[Candidate]:
    """Yield the cases of *everything* that may be asked of an article; the steps of an unfolding case first."""
    script = script_of(findings)
    asked = _alike(everything)
    if script is None or not asked:
        return
    steps = _unfolding([one for same in asked for one in same], findings, script)
    yield from steps.values()
    pictures = [_told_of(step) for step in steps.values()]
    frames, sections = _counted(steps)
    for variant, same in enumerate((same for same in asked if not any(one in steps for one in same)), start=1):
        for one in sorted(same, key=lambda one: sections[one.statement.section.path[0]]):
            if not _has_room(one, frames, sections):
                continue
            told = frozenset(words for _, key, said in pictures if key == one.key for words in said)
            tries = (_on_its_own(one, findings, script, variant + turn, told) for turn in range(_N_PATIENTS))
            new = (made for made in tries if made is not None and not _is_told_already(_told_of(made), pictures))
            candidate = next(new, None)
            if candidate is not None:
                pictures.append(_told_of(candidate))
                frames[_family(one.frame)] += 1
                sections[one.statement.section.path[0]] += 1
                yield candidate
                break


def _counted(steps: Iterable[Asked]) -> tuple[Counter[str], Counter[str]]:
    """Return how many of *steps* are of each way of asking, and of each section of the highest level."""
    return Counter(_family(one.frame) for one in steps), Counter(one.statement.section.path[0] for one in steps)


def _has_room(one: Asked, frames: Counter[str], sections: Counter[str]) -> bool:
    """Tell whether a deck that has so many of *frames*, and so many in *sections*, may have *one* too."""
    family = _family(one.frame)
    return frames[family] < _PER_FRAME.get(family, 3) and sections[one.statement.section.path[0]] < _PER_SECTION


def _family(frame: str) -> str:
    """Return what ways of asking that tell each other's answer are counted as: of gene, product and mechanism one."""
    return "cause" if frame in _OF_CAUSE else frame


# A case's frame, its key, and what the script says of its patient.
Picture = tuple[str, str, frozenset[str]]


def _told_of(candidate: Candidate) -> Picture:
    case = candidate.content
    assert isinstance(case, Vignette)  # noqa: S101 - narrows the type
    said = (part.text for part in case.synthetic if part.origin == "script")
    return candidate.frame, case.key, frozenset(said)


def _is_told_already(told: Picture, before: Sequence[Picture]) -> bool:
    """Tell whether a case of *before* asks the same of a patient of whom most is the same."""
    frame, key, said = told
    ours = _unsexed(said)
    same = (_unsexed(theirs) for *asks, theirs in before if asks == [frame, key])
    return any(len(ours & theirs) > _MOST * len(ours) for theirs in same)


def _unsexed(said: Iterable[str]) -> frozenset[str]:
    """Return what is *said* of a patient, whether of a woman or of a man."""
    return frozenset(_SEXED.sub("", words) for words in said)


def asked_of(findings: Findings) -> tuple[Asked, ...]:
    """Return all that may be asked of an article whose condition has an illness script, () where it has none."""
    script = script_of(findings)
    if script is None or not findings.topic.is_named:
        return ()
    return tuple(one for frame in FRAMES for one in frame(findings, script))


def _alike(asked: Sequence[Asked]) -> list[list[Asked]]:
    """Return *asked* in groups of which a deck may have one: the same answer asked for in the same way.

    Of two answers that one statement gives in one way, "octreotide or lanreotide", the first is asked for.
    """
    groups: dict[tuple[str, ...], list[Asked]] = {}
    seen: set[tuple[str, Statement]] = set()
    for one in asked:
        if (one.frame, one.statement) not in seen:
            seen.add((one.frame, one.statement))
            place = (one.statement.section.path[0],) if one.stage == DIAGNOSIS else ()
            groups.setdefault((_family(one.frame), normal(one.answer), *place), []).append(one)
    return list(groups.values())


def _on_its_own(
    one: Asked, findings: Findings, script: Condition, variant: int, told: frozenset[str] = frozenset()
) -> Candidate | None:
    """Return *one* asked of a patient who is met only here, whose diagnosis is left to be inferred."""
    who = _patient(one, findings, script, variant)
    if who is None:
        return None
    results = _results(one, findings)
    if one.stage == READING and not results:
        return None
    return case_of(one, who, findings, Telling(results=results), told=told)


def _results(one: Asked, findings: Findings) -> tuple[Stated, ...]:
    """Return the result that the stem of *one* must show, if the article states it."""
    wanted = result_of(one.result, findings, (one.key,)) if one.result is not None else ()
    return tuple(stated for stated in wanted if stated.span is not None)


def _patient(one: Asked, findings: Findings, script: Condition, variant: int) -> Presentation | None:
    """Return a patient of whom *one* may be asked: of the script's ages if they fit, else of the statement's group."""
    secret = one.secrets(findings)
    for population in (None, population_in(one.statement.text)):
        who = present(findings, one.illness or script, variant=variant, population=population, secret=secret)
        if who is not None and one.illness is not None:
            who = _beside(who, findings, script)
        if who is not None and one.is_of(who.patient) and who.patient.can_have(one.key):
            return who
    return None


def _beside(who: Presentation, findings: Findings, script: Condition) -> Presentation | None:
    """Return *who* with the article's condition, of which all else has come; None where nobody of that age has it."""
    if not any(low <= who.patient.years <= high for low, high in (span.years for span in script.ages)):
        return None
    if script.course not in ("sudden", "acute"):
        how = "is known to have"
    else:
        how = "was treated last year for" if who.unit in ("week", "month", "year") else "is being treated for"
    return replace(who, known=f"{how} {findings.topic.name}", history="")


def _unfolding(asked: Sequence[Asked], findings: Findings, script: Condition) -> dict[Asked, Candidate]:
    """Return the steps of one patient's case, the first question of each stage; none where they are too few."""
    who = present(findings, script, variant=0, secret=(findings.topic.name,))
    if who is None:
        return {}
    steps: dict[Asked, Candidate] = {}
    telling = Telling()
    for stage in sorted({one.stage for one in asked if one.stage <= COMPLICATION}):
        fitting = (one for one in asked if one.stage == stage and _fits(one, who))
        for one in fitting:
            step = replace(who, plan=who.plan + len(steps))
            candidate = case_of(one, step, findings, telling, case_id=findings.article.title, step=len(steps) + 1)
            if candidate is not None:
                steps[one] = candidate
                telling = _after(one, telling, findings, script)
                break
    return steps if len(steps) >= MIN_STEPS else {}


def _fits(one: Asked, who: Presentation) -> bool:
    """Tell whether *one* may be asked of this patient: of the right group, the answer not told at once."""
    return one.is_of(who.patient) and not is_given_away(f"{who.complaint} {who.also} {who.history}", (one.key,))


def _after(one: Asked, telling: Telling, findings: Findings, script: Condition) -> Telling:
    """Return what the next step tells beside what *telling* told: what the test showed, which treatment is begun."""
    if one.stage == TEST:
        wanted = results_stated(findings, script, (findings.topic.name,))
        return replace(telling, results=tuple(each for each in wanted if one.answer == each.test.test))
    if one.stage == TREATMENT:
        ending = f"Treatment with {one.answer} is begun."
        return replace(telling, ending=ending, ours=(Synthetic(ending, "script"),))
    return telling
