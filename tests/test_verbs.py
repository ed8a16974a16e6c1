"""Questions from a sentence's main verb: what, where, when, why and which step, of sentences that give nothing else."""

import pytest

from decks.facts import Findings
from decks.framing import Candidate
from decks.grammar import capitalised
from decks.model import Basic, ListCard
from decks.verbs import verb_questions
from tests.gen_articles import around, contents, made, written


def proposed(findings: Findings) -> list[Candidate]:
    """Return what the verbs of an article propose where nothing is asked yet."""
    return list(verb_questions(findings, ()))


def cards(sentence: str, *, heading: str = "Treatment", title: str = "Gout") -> dict[str, str]:
    """Return the backs by the fronts that *sentence* gives, less the "in gout" of each."""
    told = [candidate.content for candidate in proposed(around(sentence, heading=heading, title=title))]
    return {without_place(card.front): card.back for card in told if isinstance(card, Basic)}


def without_place(front: str) -> str:
    """Return *front* without the words that name the condition at its start or its end."""
    return capitalised(front.removeprefix("In gout, ").removesuffix(" in gout?").removesuffix("?") + "?")


@pytest.mark.parametrize(
    ("sentence", "front", "back"),
    [
        (
            "When naproxen or prednisone fails to control the swelling, colchicine may be used.",
            "Which drug may be used when naproxen or prednisone fails to control the swelling?",
            "Colchicine",
        ),
        (
            "In the first week, a drug called rasburicase is given if the kidneys begin to fail.",
            "In the first week, which drug is given if the kidneys begin to fail?",
            "Rasburicase",
        ),
        (
            "After the joint has been washed out twice, patients may need an arthroscopy.",
            "Which test may patients with gout need after the joint has been washed out twice?",
            "An arthroscopy",
        ),
        (
            "The kidneys fail, and the patient needs hemodialysis until a donor kidney is found.",
            "Which procedure does the patient need until a donor kidney is found?",
            "Hemodialysis",
        ),
    ],
    ids=["after a drug has failed", "a drug by its name", "what patients need", "a clause of its own"],
)
def test_the_next_step_is_asked_by_its_condition(sentence: str, front: str, back: str) -> None:
    assert cards(sentence).get(front) == back


@pytest.mark.parametrize(
    "sentence",
    [
        "Surgery may be used if it is needed.",
        "The biopsy is performed in a hospital if the joint is swollen and red.",
        "Other medicines are used when colchicine fails to control the swelling.",
        "Such drugs are given before the swelling of the joint begins.",
        "Immediate treatment is often recommended, even during pregnancy or illness.",
    ],
    ids=["for whatever reason", "an errand", "any other", "of the sentence before", "no measure by name"],
)
def test_a_step_that_several_measures_may_be_is_not_asked_for(sentence: str) -> None:
    assert cards(sentence) == {}


def test_what_may_be_used_in_a_case_that_is_told_is_no_open_question() -> None:
    deck = made(
        "Gout",
        "Overview",
        "Gout is a kind of arthritis.",
        "Treatment",
        "When naproxen or prednisone fails to control the swelling, colchicine may be used.",
    )
    assert "Colchicine" in [card.back for card in contents(deck, Basic)]


def test_a_reason_is_asked_for_wherever_its_clause_stands() -> None:
    said = cards(
        "Because the big toe is the coldest joint, the big toe is attacked there before the knee.", heading="Causes"
    )
    assert said == {}  # where, only "there" says
    said = cards(
        "Because urate dissolves badly in the cold, the big toe is attacked before the knee.", heading="Causes"
    )
    assert said["Why is the big toe attacked before the knee?"] == "Because urate dissolves badly in the cold"
    behind = cards("Beer raises the level of urate since yeast contains a large amount of purines.", heading="Causes")
    assert behind["Why does beer raise the level of urate?"] == ("Because yeast contains a large amount of purines")


@pytest.mark.parametrize(
    ("sentence", "front", "back"),
    [
        (
            "Most lumps grow along the cartilage of the ear.",
            "Where do most lumps grow?",
            "Along the cartilage of the ear",
        ),
        (
            "The swollen joint usually heals completely in 5 to 7 days in young adults.",
            "Within what time does the swollen joint usually heal completely in young adults with gout?",
            "In 5 to 7 days",
        ),
    ],
    ids=["place", "time"],
)
def test_place_and_time_are_asked_for_by_the_whole_clause(sentence: str, front: str, back: str) -> None:
    assert cards(sentence, heading="Symptoms").get(front) == back


@pytest.mark.parametrize(
    ("sentence", "front", "back"),
    [
        (
            "Damaged cartilage releases an enzyme called collagenase.",
            "Which enzyme does damaged cartilage release?",
            "Collagenase",
        ),
        (
            "Excess urate is carried by the blood into small filters called glomeruli.",
            "Into which small filters is excess urate carried by the blood?",
            "Glomeruli",
        ),
        (
            "A technician searches the joint fluid for crystals of urate under a microscope.",
            "What does a technician search the joint fluid for under a microscope?",
            "Crystals of urate",
        ),
        (
            "Lesch-Nyhan syndrome may increase the risk of gout in boys before puberty.",
            "Which syndrome may increase the risk of gout in boys before puberty?",
            "Lesch-Nyhan syndrome",
        ),
        (
            "Old lumps consist mainly of urate and scar tissue.",
            "What do old lumps consist mainly of?",
            "Urate and scar tissue",
        ),
        (
            "The damaged kidneys pass about 400 to 600 milligrams of urate into the urine every day.",
            "How many milligrams of urate do the damaged kidneys pass into the urine every day?",
            "About 400 to 600 milligrams",
        ),
    ],
    ids=["a name", "a name after a preposition", "what is looked for", "a syndrome", "made of", "a number"],
)
def test_what_a_verb_takes_is_asked_by_the_rest_of_its_clause(sentence: str, front: str, back: str) -> None:
    assert cards(sentence, heading="Causes").get(front) == back


def test_a_measure_is_asked_for_by_its_definition() -> None:
    said = cards("Arthrodesis is an operation that joins the two bones of a painful joint.")
    assert said["Which operation joins the two bones of a painful joint?"] == "Arthrodesis"


def test_a_description_of_many_words_is_asked_for_its_name() -> None:
    said = cards(
        "The first attack of pain that follows the start of treatment with allopurinol is called a mobilization flare."
    )
    (front,) = said
    assert front.endswith("called?")
    assert said[front] == "Mobilization flare"


@pytest.mark.parametrize(
    ("sentence", "front", "back"),
    [
        (
            "Treatment consists of colchicine and allopurinol.",
            "What does the treatment of gout consist of?",
            "Colchicine and allopurinol",
        ),
        (
            "Arthrocentesis is done to remove fluid from the swollen joint.",
            "Why is arthrocentesis done?",
            "To remove fluid from the swollen joint",
        ),
        (
            "Naproxen, ibuprofen, and indomethacin are examples of medicines that block an enzyme of inflammation.",
            "What effect do naproxen, ibuprofen, and indomethacin have?",
            "They block an enzyme of inflammation",
        ),
    ],
    ids=["what treatment is made of", "purpose", "what examples have in common"],
)
def test_treatment_is_asked_for_what_it_is_and_does(sentence: str, front: str, back: str) -> None:
    assert cards(sentence).get(front) == back


def test_the_first_of_all_is_asked_for() -> None:
    said = cards("The big toe is the first joint that crystals of urate attack in most patients.", heading="Symptoms")
    assert list(said.values()) == ["Big toe"]


def test_goals_that_one_sentence_counts_up_are_a_list() -> None:
    findings = around(
        "The goals of treatment are to ease the pain, lower the level of urate, and keep new tophi from forming.",
        heading="Treatment",
    )
    (card,) = [c.content for c in proposed(findings) if isinstance(c.content, ListCard)]
    assert card == ListCard(
        "What are the three goals of treatment of gout?",
        ("Ease the pain", "Lower the level of urate", "Keep new tophi from forming"),
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Normally, healthy kidneys release an enzyme called renin.",
        "It releases an enzyme called collagenase.",
        "Hemophilia may increase the risk of bleeding into the joints of boys.",
    ],
    ids=["a healthy body", "a pronoun", "another condition"],
)
def test_what_is_no_matter_of_the_condition_is_not_asked(sentence: str) -> None:
    assert cards(sentence, heading="Overview") == {}


def test_a_sentence_that_is_asked_about_is_left_alone() -> None:
    sentence = "Most lumps grow along the cartilage of the ear."
    findings = written("Gout", "Overview", "Gout is a kind of arthritis.", "Symptoms", sentence)
    spans = [span for fact in findings.facts for span in fact.evidence]
    assert list(verb_questions(findings, spans)) == []


def test_what_happens_has_no_name() -> None:
    assert not cards("What is known is that the immune system attacks the joint, causing what is called a flare.")


def test_of_two_times_neither_is_asked_alone() -> None:
    assert not [front for front in cards("Pain is worse in the evening or after exercise.") if front.startswith("When")]
