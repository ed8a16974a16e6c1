"""The patterns of sentences: the words after a subject mean one relation, and what follows them is its answer."""

import pytest

from decks.facts.patterns import PATTERNS
from decks.model import Relation
from tests.gen_articles import around, said_by

R = Relation
SAYS: tuple[tuple[str, Relation, str, str, str], ...] = (
    ("Gout is caused by crystals of uric acid.", R.CAUSED_BY, "gout", "is caused by", "crystals of uric acid"),
    ("Attacks of gout are due to crystals.", R.CAUSED_BY, "Attacks of gout", "are due to", "crystals"),
    ("Gout may result from kidney disease.", R.CAUSED_BY, "gout", "may result from", "kidney disease"),
    ("Acute gout is treated with colchicine.", R.IS_GIVEN_AS, "Acute gout", "is treated", "with colchicine"),
    ("Gout affects the big toe.", R.AFFECTS, "gout", "affects", "the big toe"),
    ("Untreated gout can lead to joint damage.", R.CAUSES, "Untreated gout", "can lead to", "joint damage"),
    ("Ultrasound is used to look for crystals.", R.IS_USED_TO, "Ultrasound", "is used", "to look for crystals"),
    (
        "Febuxostat is recommended when allopurinol causes a rash.",
        R.IS_USED_WHEN,
        "Febuxostat",
        "is recommended",
        "when allopurinol causes a rash",
    ),
    ("Gout is most common in men over 40.", R.OCCURS_IN, "gout", "is most common", "in men over 40"),
    ("Kidney stones develop mostly in older men.", R.OCCURS_IN, "Kidney stones", "develop mostly", "in older men"),
    (
        "The diagnosis of gout is based on joint fluid.",
        R.IS_BASED_ON,
        "The diagnosis of gout",
        "is based on",
        "joint fluid",
    ),
    (
        "Gout is painful because crystals inflame the joint lining.",
        R.IS_BECAUSE,
        "Gout",
        "is painful",
        "because crystals inflame the joint lining",
    ),
    (
        "Early treatment is essential to prevent joint damage.",
        R.IS_BECAUSE,
        "Early treatment",
        "is essential",
        "to prevent joint damage",
    ),
    ("Patients can also experience fever.", R.EXPERIENCES, "Patients", "can also experience", "fever"),
    (
        "Colchicine quickly relieves the pain of a flare.",
        R.CHANGES,
        "Colchicine",
        "quickly relieves",
        "the pain of a flare",
    ),
    ("A deposit of urate is called a tophus.", R.IS_CALLED, "A deposit of urate", "is called", "a tophus"),
    ("Chronic gout requires lifelong treatment.", R.REQUIRES, "Chronic gout", "requires", "lifelong treatment"),
    ("People get gout from eating too much meat.", R.IS_ACQUIRED, "People", "get gout", "from eating too much meat"),
    ("A flare often begins after surgery.", R.OCCURS_WHEN, "A flare", "often begins", "after surgery"),
    (
        "Gout is characterized by pain, redness, and swelling.",
        R.HAS_PARTS,
        "Gout",
        "is characterized by",
        "pain, redness, and swelling",
    ),
    (
        "Causes of gout include alcohol, meat, and dehydration.",
        R.HAS_MEMBERS,
        "Causes of gout",
        "include",
        "alcohol, meat, and dehydration",
    ),
    ("Urate crystals are found in the joint fluid.", R.OCCURS_AT, "Urate crystals", "are found", "in the joint fluid"),
    ("Gout is a metabolic disease of the joints.", R.IS_A, "gout", "is", "a metabolic disease of the joints"),
    ("The most common cause of gout is obesity.", R.IS_THE_MOST, "The most common cause of gout", "is", "obesity"),
    ("Aspirin should be avoided during a flare.", R.IS_AVOIDED, "Aspirin", "should be avoided", "during a flare"),
    (
        "People with gout are at increased risk of kidney stones.",
        R.RAISES_RISK,
        "People with gout",
        "are at increased risk of",
        "kidney stones",
    ),
    ("Gout is often associated with obesity.", R.IS_ASSOCIATED, "gout", "is often associated with", "obesity"),
    ("Treatment is aimed at lowering uric acid.", R.IS_AIMED, "Treatment", "is aimed at", "lowering uric acid"),
    (
        "Colchicine is most effective in people with an early flare.",
        R.IS_EFFECTIVE,
        "Colchicine",
        "is most effective",
        "in people with an early flare",
    ),
    (
        "Gout is divided into two forms: acute gout and chronic gout.",
        R.IS_DIVIDED,
        "gout",
        "is divided into two forms",
        "acute gout and chronic gout",
    ),
    (
        "Colchicine is prescribed for the pain of a flare.",
        R.IS_USED_FOR,
        "Colchicine",
        "is prescribed",
        "for the pain of a flare",
    ),
    ("High urate levels strongly suggest gout.", R.SUGGESTS, "High urate levels", "strongly suggest", "gout"),
    ("Ultrasound may show urate crystals.", R.SHOWS, "Ultrasound", "may show", "urate crystals"),
    (
        "Gout may appear as a painful red toe.",
        R.PRESENTS_AS,
        "gout",
        "may appear",
        "as a painful red toe",
    ),
    ("Chronic gout has two phases.", R.HAS_NUMBER, "Chronic gout", "has", "two phases"),
    ("Crystals invade the joint lining.", R.ACTS_ON, "Crystals", "invade", "the joint lining"),
    (
        "The goal of treatment is to lower uric acid.",
        R.HAS_ATTRIBUTE,
        "The goal of treatment",
        "is",
        "to lower uric acid",
    ),
)


@pytest.mark.parametrize(("sentence", "relation", "subject", "predicate", "answer"), SAYS, ids=[row[0] for row in SAYS])
def test_a_sentence_says_one_thing(
    sentence: str, relation: Relation, subject: str, predicate: str, answer: str
) -> None:
    (fact,) = said_by(sentence)
    assert (fact.relation, fact.predicate, fact.object) == (relation, predicate, answer)
    assert fact.subject.lower() == subject.lower()
    assert fact.is_negative is (relation is R.IS_AVOIDED)


def test_what_a_drug_is_effective_in_doing_is_no_time() -> None:
    findings = around("Colchicine is most effective in lowering the pain.")
    assert not any(fact.relation is R.IS_EFFECTIVE for fact in findings.facts)


def test_what_shows_up_somewhere_shows_nothing() -> None:
    findings = around("Urate crystals show up brighter in the picture.")
    assert not any(fact.relation is R.SHOWS for fact in findings.facts)


def test_every_pattern_has_its_sentence() -> None:
    assert {pattern.relation for pattern in PATTERNS} <= {relation for _, relation, *_ in SAYS}
