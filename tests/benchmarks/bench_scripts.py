"""Which cases each illness script can tell, of an article that says just what the script says.

Where a script cannot, no real article gets that case either: what its patient shows speaks against too few of what it
is confused with. CASEBOOK_SCRIPTS=N takes every N-th script.
"""

import os
from collections import Counter, defaultdict

from decks.casework import asked_of, scripted_cases
from decks.facts import facts_of
from decks.grammar import capitalised
from decks.knowledge import Condition, all_conditions
from decks.reading import read_article

TITLE = (
    "Cases that illness scripts can tell (peer: scripts that have what is asked; CASEBOOK_SCRIPTS=N takes each N-th)"
)
N_NAMED = 12  # of those that tell no diagnosis


def rows() -> list[tuple[str, str, str, str]]:
    """Return, for each frame, how many scripts tell it and how many could; then some without a diagnosis."""
    scripts = all_conditions()[:: int(os.environ.get("CASEBOOK_SCRIPTS", "1"))]
    told = {script.name: frames_of(script) for script in scripts}
    counts = Counter(frame for frames in told.values() for frame in frames)
    able: defaultdict[str, int] = defaultdict(lambda: len(scripts))
    able["test"] = able["reading"] = sum(bool(script.tests) for script in scripts)
    able["treatment"] = sum(bool(script.treatments) for script in scripts)
    able["complication"] = able["complicated"] = sum(bool(script.complications) for script in scripts)
    silent = [name for name, frames in told.items() if "diagnosis" not in frames]
    return [
        *((f"case: {frame}", str(n), str(able[frame]), f"{n / able[frame]:.0%}") for frame, n in counts.most_common()),
        (f"no diagnosis: {'; '.join(silent[:N_NAMED])}", str(len(silent)), str(len(scripts)), ""),
    ]


def frames_of(script: Condition) -> set[str]:
    """Return the frames of the cases of an article that says what *script* says."""
    findings = facts_of(read_article(f"{script.name}.txt", ideal_article(script).encode()))
    return {candidate.frame for candidate in scripted_cases(asked_of(findings), findings)}


def ideal_article(script: Condition) -> str:
    """Return an article that says what *script* says: its findings, tests, treatments and complications."""
    parts = {
        "Overview": [f"{capitalised(script.name)} is a disorder."],
        "Symptoms": [f"• {capitalised(found.name)}" for found in script.findings],
        "Diagnosis": [f"The diagnosis is made by {each.test}, which shows {each.result}." for each in script.tests],
        "Treatment": [f"Patients are treated with {treatment}." for treatment in script.treatments],
        "Complications": [f"It may lead to {complication}." for complication in script.complications],
    }
    sections = [f"{heading}\n\n" + "\n\n".join(said) for heading, said in parts.items() if said]
    return "\n\n".join((capitalised(script.name), *sections))
