"""What a sentence of prose says, typed: its subject, its object, its proof, and the words that soften or narrow it."""

from itertools import pairwise

import pytest

from decks.model import Relation
from tests.gen_articles import FILES, around, findings_of, said_by

R = Relation


@pytest.mark.parametrize(
    ("sentence", "points"),
    [
        ("Gout is characterized by pain, redness, and swelling.", ("pain", "redness", "swelling")),
        ("Causes of gout include alcohol, meat, and dehydration.", ("alcohol", "meat", "dehydration")),
        ("Causes of gout include breast, lung, or ovarian cancers.", None),
        ("Symptoms of gout include fever, rash, and joint pain.", ("fever", "rash", "joint pain")),
        (
            "Symptoms of gout include headaches, vomiting, and heart problems.",
            ("headaches", "vomiting", "heart problems"),
        ),
        (
            "The two main types of gout are acute (short term) and chronic (ongoing).",
            ("acute (short term)", "chronic (ongoing)"),
        ),
        (
            "Signs of gout include damage to nerves connecting the brain, spinal cord to muscles, and sensory cells.",
            None,
        ),
        ("Causes of gout include measles, mumps, or rubella vaccines.", None),
        ("Complications of gout include heart, lung, and kidney failure.", None),
        ("Symptoms of gout include pain when the foot is moved.", None),
    ],
)
def test_only_a_list_of_whole_members_has_points(sentence: str, points: tuple[str, ...] | None) -> None:
    assert [fact.points for fact in said_by(sentence)] == ([points] if points else [])


def test_a_triad_takes_its_members_from_their_brackets() -> None:
    sentence = (
        "Gout is known by a triad of signs: a painful joint (arthritis), lumps (tophi), and gravel (kidney stones)."
    )
    triads = [fact for fact in said_by(sentence) if fact.relation is R.HAS_PARTS]
    assert [fact.points for fact in triads] == [("arthritis", "tophi", "kidney stones")]


# What narrows, softens or denies -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "hedge"),
    [
        ("Gout usually affects the big toe.", "usually"),
        ("Gout may result from kidney disease.", "may"),
        ("A flare often begins after surgery.", "often"),
        ("Gout affects the big toe.", None),
    ],
)
def test_a_hedge_is_kept(sentence: str, hedge: str | None) -> None:
    (fact,) = said_by(sentence)
    assert fact.hedge == hedge
    assert hedge is None or hedge in fact.predicate


def test_whom_it_is_about_is_kept() -> None:
    (fact,) = said_by("In women, gout usually develops after menopause.")
    assert (fact.setting, fact.population) == ("In women", "women")
    assert (fact.relation, fact.subject, fact.object) == (R.OCCURS_WHEN, "gout", "after menopause")


@pytest.mark.parametrize(
    "sentence",
    [
        "Gout is not caused by stress.",
        "Colchicine does not lower uric acid.",
        "Aspirin is not used to treat gout.",
        "Gout never affects the spleen.",
    ],
)
def test_what_is_denied_is_never_said(sentence: str) -> None:
    assert said_by(sentence) == []
    (stated,) = [fact for fact in around(sentence).facts if fact.object == sentence]
    assert stated.is_negative


@pytest.mark.parametrize(
    "sentence",
    [
        "Gout is triggered by beer, but only when it is drunk in large amounts.",
        "Gout is caused by beer and is not caused by wine.",
        "Gout is cured by surgery; unless tophi are removed, it returns.",
    ],
)
def test_an_answer_is_not_cut_from_what_it_depends_on(sentence: str) -> None:
    assert said_by(sentence) == []


def test_an_answer_ends_where_the_sentence_goes_on() -> None:
    (fact,) = said_by("Gout is caused by uric acid, but wine makes it worse.")
    assert fact.object == "uric acid"


def test_a_long_definition_ends_where_it_is_still_one() -> None:
    (fact,) = said_by(
        "Gout is a common form of arthritis that causes sudden, severe attacks of pain, redness, and tenderness "
        "in the joints of the foot."
    )
    assert fact.object == "a common form of arthritis"


@pytest.mark.parametrize(
    "sentence",
    ["Do your joints hurt?", "You should drink water with every meal.", "Talk to your doctor about your diet."],
)
def test_talk_to_the_reader_says_nothing(sentence: str) -> None:
    assert said_by(sentence) == []


# What stands alone ---------------------------------------------------------------------------------------------------


def facts_after(first: str, second: str) -> list[str]:
    """Return what *second* states, told after *first* in one paragraph."""
    findings = around(f"{first} {second}")
    stated = [f for f in findings.facts if f.relation is R.STATES]
    return [f.object for f in stated if f.evidence[0].of(findings.article.text) == second]


def test_it_is_the_condition_where_the_sentence_before_is_about_it() -> None:
    assert facts_after("Gout is a kind of arthritis.", "It is caused by crystals.") == ["Gout is caused by crystals."]
    assert facts_after("Beer is rich in purines.", "It is caused by crystals.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "This causes pain in the foot.",
        "They are found in the joint fluid.",
        "These crystals damage the joint.",
        "Many are cured by surgery.",
        "There is no cure for them.",
        "The latter is more painful.",
        "The amount is measured in blood.",
        "It is important that patients drink.",
    ],
)
def test_a_sentence_that_points_elsewhere_is_dropped(sentence: str) -> None:
    assert facts_after("Gout is a kind of arthritis.", sentence) == []


def test_a_leading_connective_is_dropped() -> None:
    assert facts_after("Beer is rich in purines.", "However, wine is harmless in gout.") == [
        "Wine is harmless in gout."
    ]


def test_the_condition_is_named_where_no_other_was_spoken_of() -> None:
    assert facts_after("Beer is rich in purines.", "The disease is caused by crystals.") == [
        "Gout is caused by crystals."
    ]
    assert facts_after("Asthma is a disease of the lungs.", "The disease is caused by crystals.") == []


def test_what_only_is_of_the_disease_is_not_the_disease() -> None:
    assert facts_after("Beer is rich in purines.", "Doses of colchicine depend on the disease stage.") == [
        "Doses of colchicine depend on the disease stage."
    ]


def test_both_forms_of_it_point_to_nothing_else() -> None:
    assert facts_after("Beer is rich in purines.", "Both forms of gout are caused by crystals.") != []
    assert facts_after("Beer is rich in purines.", "Both are caused by crystals.") == []


@pytest.mark.parametrize("other", ["Gout", "Asthma", "Influenza"])
def test_what_is_true_of_another_condition_is_not_said_of_this_one(other: str) -> None:
    (fact,) = said_by(f"{other} is caused by crystals of uric acid.", title="Pseudogout")
    assert fact.subject == other


# The whole of an article ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FILES)
def test_every_fact_is_proven_by_statements_of_its_own_section(name: str) -> None:
    findings = findings_of(name)
    statements = {statement.span: statement for statement in findings.statements}
    for fact in findings.facts:
        assert fact.evidence
        assert {statements[span].section.section_id for span in fact.evidence} == {fact.section_id}
        assert not any(statements[span].is_boilerplate for span in fact.evidence)


@pytest.mark.parametrize("name", FILES)
def test_the_words_of_a_fact_are_the_article_s(name: str) -> None:
    findings = findings_of(name)
    text = findings.article.text.lower()
    for fact in findings.facts:
        parts = fact.points or (fact.object,)
        own = [part for part in parts if findings.topic.name.lower() not in part.lower()]
        assert all(part.lower() in " ".join(text.split()) for part in own), fact


@pytest.mark.parametrize("name", FILES)
def test_statements_follow_one_another_and_cover_their_text(name: str) -> None:
    findings = findings_of(name)
    spans = [statement.span for statement in findings.statements]
    assert spans == sorted(spans)
    assert all(before.end_char <= after.start_char for before, after in pairwise(spans))
    assert all(statement.span.of(findings.article.text) == statement.text for statement in findings.statements)


def test_an_article_has_its_abbreviation_and_its_other_name() -> None:
    named = {
        fact.relation: fact.object
        for fact in findings_of(FILES[0]).facts
        if fact.relation in (R.STANDS_FOR, R.KNOWN_AS)
    }
    assert named == {R.STANDS_FOR: "GCA", R.KNOWN_AS: "temporal arteritis"}
