"""Which test results speak against a condition: those of specific tests that it does not show."""

import re
from collections.abc import Sequence

from decks.casework.alike import likeness
from decks.casework.telling import Stated
from decks.knowledge import Condition, normal

_MOST_ALIKE = 0.5  # share of a result's words that what the condition shows may have
# Tests whose result is of one condition, and of none that does not list it.
_SPECIFIC = re.compile(
    r"biops|cultur|antibod|stain|genetic|enzyme|assay|microscop|smear|chain reaction|serolog|toxin|karyotyp|"
    r"aspirat|cytolog|electrophoresis|ova and parasites|arthrocentesis|crystals|chromatography|mass spectrometry",
    re.IGNORECASE,
)
# Tests whose result is of few conditions; one that a gene settles may show it too, whatever its script says.
_TELLING = re.compile(
    r"\bMRI\b|\bCT\b|tomograph|X-ray|ultraso|echocardio|angiogra|scop|manometr|electrocardio|electroenceph|electromyogr|"
    r"nerve conduction|organic acids|amino acids|acylcarnitine|oxysterols|sterols|flow cytometry|microarray|"
    r"breath test|neurotransmitters|venogra|myelogra|audiogra|audiometr|slit-lamp|\bscan\b|barium|cystogra|"
    r"polysomnogra|karyotyp|tilt-table|ceruloplasmin|fatty acids|binding test|complement",
    re.IGNORECASE,
)
_ANY_SPECIFIC = re.compile(f"{_SPECIFIC.pattern}|{_TELLING.pattern}", re.IGNORECASE)
_BY_GENE = re.compile(r"\bgenetic|\bgene\b", re.IGNORECASE)
# What many conditions leave as it is, or what says how far an illness goes and not which it is.
_TELLS_NOTHING = re.compile(
    r"(?:no|normal|an? (?:normal|negative)|clear|open)\b|the (?:extent|cause|severity|stage|stiffness)\b", re.IGNORECASE
)


def result_against(other: Condition, results: Sequence[Stated], *, is_sure: bool) -> str | None:
    """Return the result that is none of *other*, of a specific test or of one that shows another thing there."""
    is_by_gene = bool(other.tests and _BY_GENE.search(other.tests[0].test))
    specific = _SPECIFIC if is_sure or is_by_gene else _ANY_SPECIFIC
    for stated in results:
        theirs = " ".join((*(test.result for test in other.tests), *(f"{f.name} {f.bedside}" for f in other.findings)))
        is_shared = any(normal(test.test) == normal(stated.test.test) for test in other.tests)
        # What the article does not state must be of a test that few conditions share.
        is_specific = (is_shared and stated.span is not None) or specific.search(stated.test.test) is not None
        if not is_specific or _leaves_open(other, stated):
            continue
        if likeness(stated.test.result, theirs) < _MOST_ALIKE:
            return f"the {stated.test.test} here shows {stated.test.result}"
    return None


def _leaves_open(other: Condition, stated: Stated) -> bool:
    """Tell whether *stated* finds nothing by a test that is not said to find anything in *other*."""
    finding = (test for test in other.tests if _TELLS_NOTHING.match(test.result) is None)
    is_nothing = _TELLS_NOTHING.match(stated.test.result) is not None
    return is_nothing and not any(normal(test.test) == normal(stated.test.test) for test in finding)
