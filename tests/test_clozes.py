"""Clozes: one telling phrase of a sentence is hidden, never a filler, never one that the rest gives away."""

import re

import pytest

from decks.clozes import clozes_of, spare_clozes_of, targets_in
from decks.model import Cloze
from tests.gen_articles import FILES, contents, deck_of, made, written

DEFINITION = "Attacks of gout hurt."
GAP = re.compile(r"\{\{c1::(.+?)\}\}")


def texts(*blocks: str, heading: str = "Treatment") -> list[str]:
    """Return the clozes of *blocks* under *heading*."""
    return [cloze.text for cloze in contents(made("Gout", "Overview", DEFINITION, heading, *blocks), Cloze)]


def proposed(sentence: str) -> list[str]:
    """Return what the clozes of *sentence* would hide, whatever other cards ask."""
    findings = written("Gout", "Overview", DEFINITION, "Treatment", sentence)
    made_of = [candidate.content for fact in findings.facts for candidate in clozes_of(fact, findings)]
    return [GAP.findall(cloze.text)[0] for cloze in made_of if isinstance(cloze, Cloze)]


def spare(sentence: str) -> list[str]:
    """Return what clozes of lesser worth would hide in *sentence*."""
    findings = written("Gout", "Overview", DEFINITION, "Treatment", sentence)
    made_of = [candidate.content for fact in findings.facts for candidate in spare_clozes_of(fact, findings)]
    texts = [cloze.text for cloze in made_of if isinstance(cloze, Cloze) and "hurt" not in cloze.text]
    return [GAP.findall(text)[0] for text in texts]


def hidden(*blocks: str, heading: str = "Treatment") -> list[str]:
    """Return what the clozes of *blocks* under *heading* hide."""
    return [GAP.findall(text)[0] for text in texts(*blocks, heading=heading)]


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("The deposits in gout are made up of sodium crystals in the joint fluid.", "sodium crystals"),
        ("Frequent gout attacks are prevented with allopurinol in most patients.", "allopurinol"),
        ("The most common site of a first gout attack is the metatarsophalangeal joint.", "metatarsophalangeal joint"),
        ("Joint aspiration is the most accurate test to confirm acute gout.", "Joint aspiration"),
        ("Most cholecystectomies are performed with laparoscopy.", "laparoscopy"),
        (
            "Untreated gout may go on for many years to a stage called tophaceous nephropathy.",
            "tophaceous nephropathy",
        ),
    ],
)
def test_what_the_sentence_is_about_to_tell_is_hidden(sentence: str, answer: str) -> None:
    assert answer in proposed(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Gout patients should check with their health care provider about the side effects of colchicine.",
        "A technician performs the ultrasound of the gouty joint at an outpatient center within 30 minutes.",
        "The kidneys normally clear about two-thirds of the body's uric acid within 24 hours.",
        "Gout was first described in 1683 by a physician who had suffered for 34 years.",
        "When a person with an autosomal dominant form of gout has children, each child has a 50 percent risk.",
        "It is not known why 15 percent of patients with gout never have a second attack.",
    ],
    ids=["advice", "routine", "the healthy body", "history", "genetics at large", "nothing known"],
)
def test_a_sentence_that_nobody_would_be_asked_about_gives_no_cloze(sentence: str) -> None:
    assert hidden(sentence) == []


def test_the_condition_itself_is_not_hidden() -> None:
    assert "gout" not in hidden("Uric acid crystals in the joint cause gout in the end.", heading="Causes")


def test_the_kind_of_thing_that_the_condition_is_is_not_hidden() -> None:
    assert hidden("Gout is an inflammatory joint disorder of adults.", heading="Causes") == []


def test_talk_to_the_reader_hides_nothing() -> None:
    assert hidden("You may need arthrocentesis to confirm that you have gout.") == []
    assert hidden("Most people whom you see are treated with colchicine for attacks of gout.") == []
    assert proposed("Most people are treated with colchicine for attacks of gout.") == ["colchicine"]


def test_a_gene_that_the_condition_is_named_by_is_not_hidden() -> None:
    findings = written("CASK-related gout", "Overview", "CASK-related gout hurts.")
    assert targets_in("Mutations in the CASK gene are found.", findings) == ()
    assert targets_in("Mutations in the URAT1 gene are found.", findings) != ()


@pytest.mark.parametrize(
    ("sentence", "terms"),
    [
        ("Gout can lead to air in the chest that makes a lung collapse (pneumothorax).", ["pneumothorax"]),
        (
            "Children with gout have yellowing of the eyes (jaundice) and an enlarged spleen (splenomegaly).",
            ["splenomegaly", "jaundice"],
        ),
        ("Some children with gout have severe heart defects (pneumothorax).", []),
        ("Some children with gout have marked dysphagia (difficulty swallowing).", []),
        ("Within the spleen, cells of gout break down (undergo hemolysis).", []),
    ],
    ids=["after a clause", "the technical one first", "an example", "plain words for the term", "a verb"],
)
def test_a_term_in_brackets_is_asked_for_by_the_words_before_it(sentence: str, terms: list[str]) -> None:
    assert [hidden for hidden in proposed(sentence) if hidden in sentence.replace("(", ")").split(")")[1::2]] == terms


def test_the_reader_s_illness_is_told_of_patients() -> None:
    told = "If you have gout, you're missing or have low levels of clotting factor VIII."
    assert texts(told) == ["Patients with gout are missing or have low levels of clotting factor {{c1::VIII}}."]


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("High levels of IGF-I may raise the pressure due to hypoglycemia in gout.", "hypoglycemia"),
        ("People with severe gout usually die within 15 to 20 years following diagnosis.", "within 15 to 20 years"),
        (
            "A defect in one of the genes that determines how the body makes clotting factor VIII or IX causes gout.",
            "VIII",
        ),
    ],
)
def test_what_looks_idle_by_one_word_is_asked(sentence: str, answer: str) -> None:
    assert answer in proposed(sentence)


def test_two_gaps_only_for_two_good_answers_each_in_a_cloze_of_its_own() -> None:
    sentence = "In gout, a single dose of 5 mg relieves the swelling for 12 hours."
    assert set(proposed(sentence)) == {"5 mg", "12 hours"}


def test_a_range_of_two_units_is_hidden_whole() -> None:
    assert set(proposed("In gout, symptoms begin 30 minutes to 2 hours after the first dose.")) == {
        "30 minutes to 2 hours"
    }


def test_what_a_card_asks_of_a_sentence_its_cloze_does_not_ask_again() -> None:
    assert texts("In gout, a single dose of 5 mg relieves the swelling for 12 hours.") == [
        "In gout, a single dose of {{c1::5 mg}} relieves the swelling for 12 hours."
    ]


def test_a_sentence_without_the_condition_is_put_under_its_name() -> None:
    assert texts("An untreated flare lasts 3 to 10 days.") == [
        "In gout, an untreated flare lasts {{c1::3 to 10 days}}."
    ]


@pytest.mark.parametrize(
    ("bullet", "answers"),
    [
        ("  • Surgery: Removal of a joint or other affected bones", []),
        ("  • Colchicine: If required for complete joint management", []),
        ("  • Canakinumab: A monoclonal antibody targeting interleukin-1", ["monoclonal antibody"]),
    ],
)
def test_a_bullet_hides_only_what_is_a_term_and_no_further_one(bullet: str, answers: list[str]) -> None:
    assert proposed(bullet) == answers


def test_a_bullet_stands_under_the_condition_and_its_heading() -> None:
    assert texts("  • Colchicine: Works within 12 hours") == [
        "Gout, treatment – Colchicine: works {{c1::within 12 hours}}."
    ]


def test_a_whole_description_is_never_hidden() -> None:
    assert hidden("  • Colchicine: 12 hours") == []


def test_no_more_than_two_sentences_hide_the_same_answer() -> None:
    said = [f"Colchicine works well in gout {when}." for when in ("at night", "in winter", "after surgery")]
    assert hidden(*said) == ["Colchicine", "Colchicine"]


@pytest.mark.parametrize("name", FILES)
def test_every_cloze_keeps_the_article_s_words_in_order(name: str) -> None:
    deck = deck_of(name)
    words = " ".join(re.findall(r"[\w']+", deck.text.lower()))
    clozes = [item for item in deck.items if isinstance(item.content, Cloze)]
    assert clozes
    for item in clozes:
        assert isinstance(item.content, Cloze)
        (answer,) = GAP.findall(item.content.text)
        shown = re.split(" – |: ", GAP.sub(answer, item.content.text))[-1].lower()
        told = [word for word in re.findall(r"[\w']+", shown) if len(word) > 3]
        assert all(word in words for word in told)
        assert 1 <= len(answer.split()) <= 6
        assert not re.search(r"^\W|[,;:(\s]$", answer)


@pytest.mark.parametrize("name", FILES)
def test_a_statement_gives_at_most_two_clozes(name: str) -> None:
    deck = deck_of(name)
    proofs = [item.evidence for item in deck.items if isinstance(item.content, Cloze)]
    assert all(proofs.count(proof) <= 2 for proof in proofs)


def test_what_says_nothing_of_itself_gives_no_cloze() -> None:
    findings = written("Gout", "Overview", DEFINITION, "Symptoms", "  • Fever", "  • Chills")
    groups = [fact for fact in findings.facts if fact.points]
    assert groups
    assert [list(clozes_of(fact, findings)) for fact in groups] == [[]]


# A section about which nothing else is asked -------------------------------------------------------------------------


def test_a_section_without_an_item_gets_a_cloze_of_lesser_worth() -> None:
    sentence = "Surgeons recommend surgery if a gout deposit is at risk of rupture or infection."
    assert spare(sentence) == ["rupture or infection"]


def test_an_organ_is_hidden_there_where_its_name_is_a_term() -> None:
    assert spare("In children with gout, several hard deposits of crystals may form in the adrenal glands.") == [
        "adrenal glands"
    ]
    assert spare("In children with gout, several hard deposits of crystals may form in the lungs.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Gout can be handled in many kinds of specialized laboratories.",
        "Surgeons recommend surgery in gout with a favorable tumor biology.",
        "You are at risk of rupture or infection if gout is severe.",
    ],
)
def test_even_there_nothing_but_a_known_term_said_of_patients_is_hidden(sentence: str) -> None:
    assert spare(sentence) == []
