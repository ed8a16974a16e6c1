"""What "these signs" are is told by the sentence before, where it names them once; elsewhere nothing is resolved."""

import pytest

from decks.facts.antecedents import named_from, names_another
from decks.model import ListCard
from tests.gen_articles import contents, made, written

GOUT = written("Gout", "Overview", "Gout is a kind of arthritis.").topic


@pytest.mark.parametrize(
    ("before", "text", "told"),
    [
        (
            "Doctors look for signs of gout.",
            "These signs include swelling and redness.",
            "signs of gout include swelling and redness.",
        ),
        (
            "Other conditions that raise uric acid are common.",
            "These conditions include psoriasis and obesity.",
            "conditions that raise uric acid include psoriasis and obesity.",
        ),
        (
            "Mutations in the URAT gene cause gout.",
            "This gene provides instructions for a urate transporter.",
            "The URAT gene provides instructions for a urate transporter.",
        ),
        (
            "These genes make parts of an enzyme complex called urate oxidase.",
            "Without enough of this enzyme complex, crystals grow.",
            "Without enough of urate oxidase, crystals grow.",
        ),
        (
            "It makes a protein called actin and a protein called myosin.",
            "This protein binds urate.",
            "This protein binds urate.",
        ),
        (
            "A doctor confirms gout by arthroscopy.",
            "This test shows the joint.",
            "the arthroscopy shows the joint.",
        ),
        (
            "Before electrical cardioversion, a doctor orders transesophageal echocardiography.",
            "This test shows the joint.",
            "the transesophageal echocardiography shows the joint.",
        ),
        (
            "Pain is relieved by colchicine.",
            "This drug can cause vomiting.",
            "colchicine can cause vomiting.",
        ),
        (
            "Infants with gout need care.",
            "They often have kidney stones.",
            "Infants with gout often have kidney stones.",
        ),
        (
            "Children with gout have tophi and stiff joints of the feet.",
            "They may also develop cataracts.",
            "Children with gout may also develop cataracts.",
        ),
        (
            "The mutations in this gene are rare.",
            "These mutations reduce urate.",
            "These mutations reduce urate.",
        ),
        (
            "Mutations in the URAT gene were found in families with stones.",
            "These mutations reduce the excretion of urate.",
            "Mutations in the URAT gene reduce the excretion of urate.",
        ),
    ],
)
def test_these_are_those_of_the_sentence_before(before: str, text: str, told: str) -> None:
    assert named_from(text, before) == told


@pytest.mark.parametrize(
    "before",
    [
        "",
        "There are signs.",
        "Signs of gout differ from signs of pseudogout.",
        "Doctors look for signs of this.",
        "The joint swells.",
    ],
)
def test_nothing_is_resolved_where_the_sentence_before_does_not_tell_which(before: str) -> None:
    assert named_from("These signs include swelling.", before) == "These signs include swelling."


@pytest.mark.parametrize(
    "before",
    ["Mutations in the URAT gene and the GLUT gene cause gout.", "The gene is unknown.", "Few genes cause gout."],
)
def test_this_gene_is_resolved_only_where_one_gene_is_named(before: str) -> None:
    assert named_from("This gene makes a protein.", before) == "This gene makes a protein."


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("Colchicine and naproxen relieve the pain.", "This drug can cause vomiting."),
        ("Some infants with gout need care.", "They often have kidney stones."),
        ("Doctors see patients.", "They often have gout."),
        ("Gout follows psoriasis.", "This disease is common."),
    ],
)
def test_this_drug_and_they_stay_where_two_things_or_only_some_may_be_meant(before: str, text: str) -> None:
    assert named_from(text, before) == text


def test_a_list_of_these_becomes_a_card() -> None:
    said = "Physicians look for signs of gout. These signs include fever, chills, and joint swelling."
    (card,) = contents(made("Gout", "Overview", "Gout is a kind of arthritis.", "Symptoms", said), ListCard)
    assert card == ListCard("Name 3 signs of gout.", ("Fever", "Chills", "Joint swelling"))


def test_a_name_from_the_sentence_s_start_is_lowered_behind_the() -> None:
    assert named_from("This test shows the joint.", "Arthroscopy confirms gout.") == "the arthroscopy shows the joint."


@pytest.mark.parametrize(
    "before",
    ["Other signs include tremor, epilepsy, and dementia.", "Patients with gout often have obesity and diabetes."],
)
def test_none_of_several_that_are_counted_up_is_the_condition(before: str) -> None:
    assert not names_another(before, GOUT)


@pytest.mark.parametrize(
    "before",
    [
        "Asthma is a disease of the lungs.",
        "Patients with gout often have diabetes.",
        "Signs include tremor and a condition called dementia.",
    ],
)
def test_one_that_is_told_of_alone_may_be_the_condition(before: str) -> None:
    assert names_another(before, GOUT)
