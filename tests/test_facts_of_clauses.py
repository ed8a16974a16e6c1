"""What the clauses of a sentence say: their numbers, what they compare, and whom they speak of."""

import pytest

from decks.facts.clauses import clauses_in
from decks.model import Relation
from tests.gen_articles import PLAIN, around, said_by, written

R = Relation

# Numbers and comparisons ----------------------------------------------------------------------------------------------

MEASURED: tuple[tuple[str, Relation, str, str, str], ...] = (
    (
        "About 10 percent of people with gout develop kidney stones.",
        R.HAS_SHARE,
        "people with gout",
        "develop kidney stones",
        "About 10 percent",
    ),
    (
        "Colchicine relieves pain in 60 percent of patients with gout.",
        R.HOLDS_IN_SHARE,
        "Colchicine",
        "relieves pain",
        "60 percent",
    ),
    (
        "About 2 million people develop gout each year.",
        R.HAS_COUNT,
        "people",
        "develop gout each year",
        "About 2 million",
    ),
    (
        "Gout usually begins between the ages of 30 and 50.",
        R.OCCURS_AT_AGE,
        "Gout",
        "usually begins",
        "between the ages of 30 and 50",
    ),
    ("A flare of gout may last for 3 to 10 days.", R.LASTS, "A flare of gout", "may last", "for 3 to 10 days"),
    ("Colchicine is taken twice a day.", R.RECURS, "Colchicine", "is taken", "twice a day"),
    (
        "Gout is more common in men than in women.",
        R.IS_MORE_COMMON,
        "Gout",
        "is more common than in women",
        "men",
    ),
)


@pytest.mark.parametrize(
    ("sentence", "relation", "subject", "predicate", "answer"), MEASURED, ids=[row[0] for row in MEASURED]
)
def test_a_number_is_said_with_what_it_measures(
    sentence: str, relation: Relation, subject: str, predicate: str, answer: str
) -> None:
    (fact,) = [fact for fact in said_by(sentence) if fact.relation is relation]
    assert (fact.subject.lower(), fact.predicate, fact.object) == (subject.lower(), predicate, answer)


def test_a_share_may_open_the_sentence() -> None:
    (fact,) = [
        f for f in said_by("In 20 percent of patients, gout affects the knee.") if f.relation is R.HOLDS_IN_SHARE
    ]
    assert (fact.setting, fact.predicate, fact.object) == ("patients", "affects the knee", "20 percent")


# More than one clause ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (
            "Gout causes sudden pain and can damage the joint.",
            [("Gout", "causes", "sudden pain"), ("Gout", "can damage", "the joint")],
        ),
        (
            "Gout may cause kidney stones, which can block the urine.",
            [("Kidney stones", "can block", "the urine")],
        ),
        (
            "Doctors often use ultrasound to look for crystals.",
            [("Ultrasound", "is often used", "to look for crystals")],
        ),
        (
            "There are two types of gout: primary gout and secondary gout.",
            [("The two types of gout", "are", "primary gout and secondary gout")],
        ),
    ],
)
def test_each_clause_says_its_own(sentence: str, said: list[tuple[str, str, str]]) -> None:
    found = [(fact.subject.capitalize(), fact.predicate, fact.object) for fact in said_by(sentence)]
    assert [row for row in said if row in found] == said


@pytest.mark.parametrize(
    "sentence",
    [
        "Kidney stones are a complication of gout, which can block the urine.",
        "Gout heals in the first year, which is why doctors delay surgery.",
        "Iron in the pancreas reduces the ability to make insulin, which impairs the use of sugar.",
    ],
)
def test_which_is_not_taken_for_the_wrong_noun(sentence: str) -> None:
    assert not [fact for fact in said_by(sentence) if fact.predicate in ("can block", "is")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The signs of gout are redness, which comes first, and swelling.",
        "Surgery to remove a tophus of gout.",
        "Gout may cause various problems.",
        "Gout can lead to a number of complications.",
        "The treatment of gout is based on its cause.",
        "Gout causes lumps called tophi (singular",
        "Researchers use ultrasound to study gout.",
        "Many studies have linked gout to beer.",
    ],
)
def test_nothing_is_said_that_is_empty_torn_or_another_s_work(sentence: str) -> None:
    assert said_by(sentence) == []


# Readers and sufferers -----------------------------------------------------------------------------------------------


def stated_by(sentence: str) -> list[str]:
    return [f.object for f in around(sentence).facts if f.relation is R.STATES and f.object != PLAIN]


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        ("Affected individuals usually have swollen toes.", "Individuals with gout usually have swollen toes."),
        ("People with this condition are often men.", "People with gout are often men."),
        ("If you have gout, your joints may swell.", "In patients with gout, the joints may swell."),
        ("If you have gout, you may feel tired.", "Patients with gout may feel tired."),
        ("Your doctor may prescribe colchicine for gout.", "A doctor may prescribe colchicine for gout."),
        ("Your doctor also may prescribe allopurinol for gout.", "A doctor also may prescribe allopurinol for gout."),
        ("If you have gout, the heart rate may rise.", "In patients with gout, the heart rate may rise."),
        ("Beer can raise your risk for gout.", "Beer can raise the risk for gout."),
    ],
)
def test_sufferers_and_readers_become_patients(sentence: str, stated: str) -> None:
    assert stated_by(sentence) == [stated]


def test_a_form_s_sentence_is_not_said_of_the_condition() -> None:
    found = stated_by("Kidney-sparing tophus types affect the toes. This condition is rare in women.")
    assert not any("gout is rare" in said.lower() for said in found)


def test_a_criterion_for_the_reader_is_not_said_of_patients() -> None:
    assert stated_by("Your uric acid is less than half of your highest number.") == [
        "Your uric acid is less than half of your highest number."
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Gout is caused by extra genetic material from chromosome 11 and chromosome 22 in each cell.",
        "Attacks of gout are apparent at birth or begin in the first few months of life.",
    ],
)
def test_a_noun_and_the_other_of_two_verbs_part_no_sentence(sentence: str) -> None:
    spoken = clauses_in(sentence, written("Gout", "Overview", PLAIN).topic)
    assert [clause.text for clause in spoken] == [sentence]
