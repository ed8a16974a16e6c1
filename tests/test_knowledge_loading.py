"""Every wrong row of a clinical table is refused with its file and line; one row decides one thing."""

from pathlib import Path

import pytest

from decks.knowledge.findings import FINDING_COLUMNS, read_findings
from decks.knowledge.frequencies import read_frequencies
from decks.knowledge.hallmarks import read_hallmarks
from decks.knowledge.index import CLASS_COLUMNS, TABLES, read_index
from decks.knowledge.scripts import TimeRange, read_conditions
from decks.knowledge.tables import read_table

FEVER = "fever\tpyrexia\tsymptom\tgeneral\tacute\ta high temperature\tfever\t-"
RASH = "rash\t-\tfinding\tskin\tacute\ta rash\ta rash\t-"
SCRIPT = """[measles] rubeola
group: viral infection
who: 1-10 years, 20-30 years; any; clinic
history: has had no vaccinations
complaint: fever and a rash
onset: 3-6 days; acute
finds: fever; rash = a rash that began on the face
not: -
test: measles IgM = a positive result
treat: vitamin A
vs: rubella = causes a milder illness
"""
CLASSES = (
    "drug kind\t-\tdrug_class\theading\t-",
    "opioid\t-\tdrug_class\tterm\tdrug kind",
    "viral infection\t-\tcondition\tterm\t-",
)


def write(path: Path, columns: tuple[str, ...], *rows: str) -> None:
    path.write_text("\n".join(("# a comment", "\t".join(columns), *rows)) + "\n", encoding="utf-8")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a directory of small tables: two classes, one drug, two findings, one condition."""
    for table in TABLES:
        write(tmp_path / table.file, table.columns)
    write(tmp_path / "classes.tsv", CLASS_COLUMNS, *CLASSES)
    write(tmp_path / "drugs.tsv", TABLES[0].columns, "morphine\t-\topioid\tdrug kind\tsevere pain")
    write(tmp_path / "diseases.tsv", ("name", "synonyms", "group"), "rubella\t-\tviral infection")
    write(tmp_path / "findings.tsv", FINDING_COLUMNS, FEVER, RASH)
    (tmp_path / "conditions").mkdir()
    (tmp_path / "conditions" / "infection.txt").write_text(SCRIPT, encoding="utf-8")
    return tmp_path


def append(path: Path, row: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + row + "\n", encoding="utf-8")


def test_the_small_tables_are_right(data: Path) -> None:
    index = read_index(data)
    assert {"morphine", "opioid", "fever", "pyrexia", "measles", "rubeola", "rubella"} <= set(index.by_key)
    assert "drug kind" not in index.by_key


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("a\tb", "2 cells, but the header has 3"),
        ("a\t\tc", "“two” is empty or has spaces"),
        ("a\t b\tc", "“two” is empty or has spaces"),
    ],
)
def test_a_malformed_row_is_refused(tmp_path: Path, row: str, reason: str) -> None:
    write(tmp_path / "t.tsv", ("one", "two", "three"), "1\t2\t3", row)
    with pytest.raises(ValueError, match=f"t.tsv, line 4: .*{reason}"):
        read_table(tmp_path / "t.tsv", ("one", "two", "three"))


def test_another_header_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "t.tsv", ("one", "two"))
    with pytest.raises(ValueError, match=r"t.tsv, line 2: the header must be one, three"):
        read_table(tmp_path / "t.tsv", ("one", "three"))


@pytest.mark.parametrize(
    ("cell", "reason"), [("a; ; b", "an empty part"), ("a; b; a", "stands twice"), ("a;", "an empty part")]
)
def test_a_malformed_list_is_refused(tmp_path: Path, cell: str, reason: str) -> None:
    write(tmp_path / "t.tsv", ("one",), cell)
    (row,) = read_table(tmp_path / "t.tsv", ("one",))
    with pytest.raises(ValueError, match=f"t.tsv, line 3: .*{reason}"):
        row.many("one")


@pytest.mark.parametrize(
    ("file", "row", "reason"),
    [
        ("drugs.tsv", "morphia\tmorphine\topioid\tdrug kind\tpain", "“morphine” is already in drugs.tsv, line 3"),
        ("drugs.tsv", "heroin\tHeroin\topioid\tdrug kind\tpain", "repeats another spelling"),
        ("drugs.tsv", "codeine\t-\topium\tdrug kind\tpain", "“opium” is not in classes.tsv"),
        ("drugs.tsv", "fever\t-\topioid\tdrug kind\tpain", "“fever” is already in"),
        ("classes.tsv", "statin\t-\tpill\tterm\t-", "unknown kind or use “pill”"),
        ("classes.tsv", "statin\t-\tdrug_class\tterm\tfat drug", "“fat drug” is not a class"),
        ("classes.tsv", "statin\t-\tdrug_class\tterm\tstatin", "“statin” is not a class or is below"),
    ],
)
def test_a_contradicting_row_is_refused(data: Path, file: str, row: str, reason: str) -> None:
    append(data / file, row)
    with pytest.raises(ValueError, match=reason):
        read_index(data)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (FEVER, "“fever” is already a finding"),
        (RASH.replace("skin", "skim").replace("rash", "x", 1), "“skim” is no system"),
        (RASH.replace("acute", "fast").replace("rash", "x", 1), "“fast” is no acuity"),
        (RASH.replace("finding", "thing").replace("rash", "x", 1), "“thing” is no kind"),
        ("chills" + FEVER[5:].replace("pyrexia", "-")[:-1] + "warmth", "the opposite “warmth” is not another finding"),
    ],
)
def test_a_wrong_finding_is_refused(data: Path, row: str, reason: str) -> None:
    append(data / "findings.tsv", row)
    with pytest.raises(ValueError, match=f"findings.tsv, line 5: {reason}"):
        read_findings(data)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("[measles] rubeola", "[measles rubeola", "line 1: expected “.name. synonym; synonym”"),
        ("[measles] rubeola", "measles", "line 1: a script begins with"),
        ("group: viral infection\n", "", "line 1: “measles” has no “group”"),
        ("group: viral infection", "kind: viral infection", "line 2: expected one of also, group"),
        ("group: viral infection", "group: viral infection\ngroup: x", "line 3: “group” stands twice"),
        ("1-10 years", "1 to 10 years", "line 3: “1 to 10 years” is not a range"),
        ("1-10 years", "10-1 years", "line 3: “10-1 years” is not a range"),
        ("; any; clinic", "; both; clinic", "line 3: “both” is none of any, female"),
        ("; any; clinic", "; any; street", "line 3: “street” is none of clinic"),
        ("; any; clinic", "; any", "line 3: “who” needs 3 parts"),
        ("; acute", "; fast", "line 6: “fast” is none of acute"),
        ("finds: fever", "finds: heat", "line 7: “heat” is not in findings.tsv"),
        ("measles IgM = a positive", "measles IgM: a positive", "line 9: expected “test: name = words”"),
    ],
)
def test_a_wrong_script_is_refused(data: Path, old: str, new: str, reason: str) -> None:
    path = data / "conditions" / "infection.txt"
    path.write_text(SCRIPT.replace(old, new), encoding="utf-8")
    with pytest.raises(ValueError, match=f"infection.txt, {reason}"):
        read_conditions(data)


def test_a_script_s_class_must_exist(data: Path) -> None:
    path = data / "conditions" / "infection.txt"
    path.write_text(SCRIPT.replace("viral infection", "viral thing"), encoding="utf-8")
    with pytest.raises(ValueError, match=r"infection.txt, line 1: “viral thing” is not in classes.tsv"):
        read_index(data)


def test_a_confusable_must_be_known(data: Path) -> None:
    path = data / "conditions" / "infection.txt"
    path.write_text(SCRIPT.replace("vs: rubella", "vs: rubeloa"), encoding="utf-8")
    with pytest.raises(ValueError, match=r"infection.txt, line 1: “rubeloa” is in no table"):
        read_index(data)


def test_a_script_is_read_as_written(data: Path) -> None:
    (measles,) = read_conditions(data)
    assert (measles.name, measles.synonyms, measles.sex, measles.setting) == ("measles", ("rubeola",), "any", "clinic")
    assert measles.ages == (TimeRange(1, 10, "years"), TimeRange(20, 30, "years"))
    assert (measles.duration, measles.course) == (TimeRange(3, 6, "days"), "acute")
    assert [f.bedside for f in measles.findings] == ["fever", "a rash that began on the face"]
    assert (measles.negatives, measles.treatments) == ((), ("vitamin A",))
    assert (measles.confusables[0].name, measles.confusables[0].separating) == ("rubella", "causes a milder illness")


def test_a_script_serves_names_that_are_not_its_synonyms(data: Path) -> None:
    path = data / "conditions" / "infection.txt"
    path.write_text(SCRIPT.replace("rubeola\n", "\nalso: mild measles = modified measles; rubella\n"), encoding="utf-8")
    (measles,) = read_conditions(data)
    assert measles.also == (("mild measles", "modified measles"), ("rubella",))
    (mild,) = read_index(data).by_key["modified measles"]
    assert (mild.name, mild.classes) == ("mild measles", ("viral infection", "measles"))
    assert [term.where for term in read_index(data).by_key["rubella"]] == ["diseases.tsv, line 3"]


def test_a_script_names_causes_and_complications(data: Path) -> None:
    more = "cause: organism = measles virus\nleads: pneumonia; encephalitis\nvs:"
    script = data / "conditions" / "infection.txt"
    script.write_text(SCRIPT.replace("vs:", more), encoding="utf-8")
    (measles,) = read_conditions(data)
    assert [(cause.kind, cause.name) for cause in measles.causes] == [("organism", "measles virus")]
    assert measles.complications == ("pneumonia", "encephalitis")
    assert measles.genes == ()


def test_a_cause_is_of_a_known_kind(data: Path) -> None:
    script = data / "conditions" / "infection.txt"
    script.write_text(SCRIPT.replace("vs:", "cause: curse = a witch\nvs:"), encoding="utf-8")
    with pytest.raises(ValueError, match="curse"):
        read_conditions(data)


def test_the_result_of_a_genetic_test_names_the_gene(data: Path) -> None:
    script = data / "conditions" / "infection.txt"
    test = "test: genetic testing = a pathogenic variant in PCCA or PCCB"
    script.write_text(SCRIPT.replace("test: measles IgM = a positive result", test), encoding="utf-8")
    (measles,) = read_conditions(data)
    assert [gene.name for gene in measles.genes] == ["PCCA", "PCCB"]


def test_a_clinical_diagnosis_has_no_test(data: Path) -> None:
    path = data / "conditions" / "infection.txt"
    path.write_text(SCRIPT.replace("test: measles IgM = a positive result", "test: -"), encoding="utf-8")
    (measles,) = read_conditions(data)
    assert measles.tests == ()


def test_a_script_outranks_the_plain_disease_of_its_name(data: Path) -> None:
    append(data / "diseases.tsv", "rubeola\tmorbilli\tviral infection")
    assert [term.where for term in read_index(data).by_key["rubeola"]] == ["infection.txt, line 1"]


def test_one_row_decides_the_type_of_a_term(data: Path) -> None:
    append(data / "drugs.tsv", "codeine\t-\topioid\tdrug kind\tpain")
    (term,) = read_index(data).by_key["codeine"]
    assert (term.type.kind, term.type.group, term.type.family) == ("drug", "drug kind", "opioid")
    assert term.purpose == "is used for pain"
    assert read_index(data).members["opioid"][-1] is term


@pytest.mark.parametrize(
    "row", ["no such finding\tmeasles", "fever\tno such condition"], ids=["no finding", "no script"]
)
def test_a_hallmark_of_what_no_table_knows_is_refused(data: Path, row: str) -> None:
    write(data / "hallmarks.tsv", ("finding", "of"), row)
    with pytest.raises(ValueError, match=r"hallmarks\.tsv, line 3"):
        read_hallmarks(data)


def test_a_frequency_that_is_no_number_is_refused(data: Path) -> None:
    write(data / "frequencies.tsv", ("one_in", "condition"), "many\tmeasles")
    with pytest.raises(ValueError, match=r"frequencies\.tsv, line 3"):
        read_frequencies(data)
