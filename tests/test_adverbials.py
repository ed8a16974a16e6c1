"""What the end of a sentence says of all before it is asked for with the whole clause in the front."""

import pytest

from tests.test_asking import cards

ASKED = [
    (
        "Asthma is considered a medical emergency due to its rapid onset and risk of suffocation.",
        "Why is asthma considered a medical emergency?",
        "Due to its rapid onset and risk of suffocation",
    ),
    (
        "Asthma is a medical emergency because swelling of the airways can cause suffocation.",
        "Why is asthma a medical emergency?",
        "Because swelling of the airways can cause suffocation",
    ),
    (
        "Women are more than twice as likely as men to be treated for asthma.",
        "How much more likely are women than men to be treated for asthma?",
        "More than twice as likely",
    ),
    (
        "Smokers are three times more likely to have asthma than others of their age.",
        "How much more likely are smokers than others of their age to have asthma?",
        "Three times more likely",
    ),
    (
        "Steroids are often added to shorten a flare of asthma.",
        "In asthma, why are steroids often added?",
        "To shorten a flare of asthma",
    ),
    (
        "Antibiotics usually aren't prescribed for asthma because they don't work against viruses.",
        "Why are antibiotics usually not prescribed for asthma?",
        "Because they don't work against viruses",
    ),
    (
        "Bronchodilators help open the airways by relaxing the muscles around them.",
        "How do bronchodilators help open the airways in asthma?",
        "By relaxing the muscles around them",
    ),
    (
        "If asthma causes no cough, treatment is usually not needed.",
        "When is the treatment of asthma usually not needed?",
        "If asthma causes no cough",
    ),
    (
        "Perinatal asthma does not appear until 2 to 4 weeks after birth.",
        "When at the earliest does perinatal asthma appear?",
        "2 to 4 weeks after birth",
    ),
]


@pytest.mark.parametrize(("sentence", "front", "back"), ASKED, ids=[row[1] for row in ASKED])
def test_the_last_words_of_a_clause_are_asked_for(sentence: str, front: str, back: str) -> None:
    assert cards(sentence, heading="Treatment", title="Asthma")[front] == back


@pytest.mark.parametrize(
    "sentence",
    [
        "Colchicine helps reduce the swelling due to crystals.",
        "Gout can damage the kidneys if it is not treated.",
        "Surgery may be done if gout has spread.",
        "Children with gout are often slow to turn over and sit.",
        "The goal of treatment is to ease gout by improving diet.",
        "Gout is believed to involve crystals in the joint.",
        "Some tophi are linked to kidney stones.",
        "Symptoms of gout may get worse when the patient moves.",
        "Colchicine can relieve pain, especially if gout is new.",
    ],
)
def test_words_that_belong_to_a_noun_or_to_half_a_clause_are_not_asked_for(sentence: str) -> None:
    fronts = cards(sentence, heading="Treatment")
    assert not any(front.startswith(("Why", "When", "Until", "How")) for front in fronts)
