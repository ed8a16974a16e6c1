"""What must be true of every row of the clinical tables and of every illness script."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from decks.knowledge import find_terms, is_broader, is_same, normal, term_type
from decks.knowledge.findings import all_findings
from decks.knowledge.index import TABLES, term_index
from decks.knowledge.scripts import Condition, all_conditions
from decks.knowledge.tables import DATA, read_table

CONDITIONS = all_conditions()
TEST_KINDS = {"test", "imaging", "procedure"}
TREATMENT_KINDS = {"drug", "drug_class", "therapy", "procedure", "device", "vaccine"}
TESTS_THAT_TREAT = {"endoscopy", "body fluid test", "biopsy"}
OF_A_DIAGNOSIS = {"condition", "tumor", "finding", "symptom"}


def phrases(script: Condition) -> Iterator[str]:
    """Yield every phrase of *script* that a stem may show."""
    yield from script.history
    yield from script.complaints
    yield from (found.bedside for found in script.findings)
    yield from (test.result for test in script.tests)


def worded(scripts: tuple[Condition, ...]) -> list[tuple[str, str]]:
    return [(script.where, phrase) for script in scripts for phrase in phrases(script)]


@pytest.mark.parametrize(
    ("file", "at_least"),
    [("drugs.tsv", 1000), ("tests.tsv", 500), ("organisms.tsv", 290), ("findings.tsv", 800), ("procedures.tsv", 200)],
)
def test_the_tables_are_large_enough(file: str, at_least: int) -> None:
    lines = (DATA / file).read_text(encoding="utf-8").splitlines()
    assert sum(not line.startswith("#") for line in lines) - 1 >= at_least


def test_there_are_scripts_for_the_common_conditions() -> None:
    assert len(CONDITIONS) >= 800


def test_every_row_of_every_table_is_a_term() -> None:
    for table in TABLES:
        assert all(row.many("synonyms") is not None for row in read_table(DATA / table.file, table.columns))
    assert len(term_index().by_key) > 12_000


def test_no_two_conditions_share_a_name() -> None:
    names = Counter(normal(name) for script in CONDITIONS for name in (script.name, *script.synonyms))
    assert [name for name, n in names.items() if n > 1] == []


def test_every_confusable_is_a_known_diagnosis_of_another_name() -> None:
    wrong = [
        (script.where, other.name)
        for script in CONDITIONS
        for other in script.confusables
        if normal(other.name) not in term_index().by_key
        or term_type(other.name).kind not in OF_A_DIAGNOSIS  # type: ignore[union-attr]  # known by the line above
        or is_same(other.name, script.name)
    ]
    assert wrong == []


def test_every_condition_has_confusables_that_it_is_not_a_kind_of() -> None:
    few = [
        script.where
        for script in CONDITIONS
        if sum(not is_broader(c.name, script.name) and not is_broader(script.name, c.name) for c in script.confusables)
        < 2
    ]
    assert few == []


def test_no_condition_is_confused_with_one_thing_twice() -> None:
    twice = [
        (script.where, a.name)
        for script in CONDITIONS
        for n, a in enumerate(script.confusables)
        if any(is_same(a.name, b.name) for b in script.confusables[n + 1 :])
    ]
    assert twice == []


def test_every_test_of_a_script_is_a_known_test() -> None:
    unknown = [
        (script.where, test.test)
        for script in CONDITIONS
        for test in script.tests
        if (found := term_type(test.test)) is None or found.kind not in TEST_KINDS
    ]
    assert unknown == []


def test_every_treatment_of_a_script_is_a_known_treatment() -> None:
    unknown = [
        (script.where, treatment)
        for script in CONDITIONS
        for treatment in script.treatments
        if (found := term_type(treatment)) is None
        or (found.kind not in TREATMENT_KINDS and found.group not in TESTS_THAT_TREAT)
    ]
    assert unknown == []


def test_no_finding_is_both_present_and_absent_or_stands_twice() -> None:
    wrong = [
        script.where
        for script in CONDITIONS
        if len({f.name for f in script.findings}) < len(script.findings)
        or {f.name for f in script.findings} & set(script.negatives)
    ]
    assert wrong == []


def test_no_stem_gives_its_condition_away() -> None:
    given = [
        (script.where, phrase)
        for script in CONDITIONS
        for phrase in phrases(script)
        for name in (script.name, *script.synonyms)
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", phrase, re.IGNORECASE)
        and all(phrase != test.result for test in script.tests)
    ]
    assert given == []


def test_phrases_fit_into_a_sentence() -> None:
    wrong = [
        (where, phrase)
        for where, phrase in worded(CONDITIONS)
        if phrase.endswith((".", ",", ":")) or "  " in phrase or re.match(r"[A-Z][a-z]* (?:is|has|are|was)\b", phrase)
    ]
    assert wrong == []


def test_a_history_is_a_verb_phrase_of_the_patient() -> None:
    assert [(s.where, history) for s in CONDITIONS for history in s.history if not history[0].islower()] == []


def test_a_history_leaves_the_sex_open_where_it_is_open() -> None:
    sexed = re.compile(r"\b(?:he|she|his|her|him|himself|herself)\b")
    wrong = [
        (script.where, history)
        for script in CONDITIONS
        for history in script.history
        if script.sex in ("any", "mostly male", "male")
        and sexed.search(history)
        and not (script.sex == "male" and not re.search(r"\b(?:she|her|herself)\b", history))
    ]
    assert wrong == []


def test_a_separating_finding_is_a_verb_phrase() -> None:
    wrong = [
        (script.where, other.separating)
        for script in CONDITIONS
        for other in script.confusables
        if not other.separating[0].islower() or other.separating.endswith(".")
    ]
    assert wrong == []


def test_ages_and_durations_are_possible() -> None:
    for script in CONDITIONS:
        assert script.ages, script.where
        assert all(span.unit != "years" or span.high <= 100 for span in script.ages), script.where
        assert script.findings or script.duration is None, script.where
        assert script.complaints or script.duration is None, script.where


def test_a_course_agrees_with_its_duration() -> None:
    disagreeing = {("sudden", "months"), ("sudden", "years"), ("chronic", "hours")}
    assert [s.where for s in CONDITIONS if s.duration and (s.course, s.duration.unit) in disagreeing] == []


def test_treatments_carry_no_dose() -> None:
    dose = re.compile(r"\d+ ?(?:mg|g|µg|mL|units?)\b")
    assert [(s.where, t) for s in CONDITIONS for t in s.treatments if dose.search(t)] == []


def test_findings_are_worded_to_follow_a_verb() -> None:
    wrong = [
        (found.where, phrase)
        for found in set(all_findings().values())
        for phrase in (found.lay, found.bedside)
        if phrase and (phrase.endswith(".") or phrase.split(" ")[0] in ("has", "is", "shows", "with"))
    ]
    assert wrong == []


def test_an_opposite_has_an_opposite_too() -> None:
    known = all_findings()
    wrong = [
        found.where
        for found in set(known.values())
        if found.opposite and known[normal(found.opposite)].opposite is None
    ]
    assert wrong == []


def test_every_name_is_found_in_running_text() -> None:
    names = [(term.name, term.where) for terms in term_index().by_key.values() for term in terms]
    lost = [
        (name, where)
        for name, where in dict.fromkeys(names)
        if not any(is_same(hit.term, name) for hit in find_terms(f"the {name}, which")) and "(" not in name
    ]
    assert lost == []
