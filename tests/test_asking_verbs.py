"""The verb of a question: its adverb, its "do", and what is one answer to it."""

from tests.test_asking import cards


def test_how_often_a_thing_holds_stands_at_the_question_s_verb() -> None:
    assert "What most often causes gout?" in cards("Most often, gout is caused by crystals of uric acid.")
    assert "How is gout less often inherited?" in cards(
        "Less often, gout is inherited in an autosomal dominant pattern."
    )


def test_the_other_sex_is_no_part_of_the_answer() -> None:
    said = cards("Gout is more common in men than in women.", heading="Epidemiology")
    assert not any("than" in back for back in said.values())


def test_what_two_places_share_is_one_feature() -> None:
    assert cards("Gout is characterized by fusion of the joints in the hands and feet.", heading="Symptoms") == {}


def test_a_share_that_does_not_keeps_its_verb() -> None:
    said = cards("About 20 percent of infants with gout do not survive the first year of life.", heading="Prognosis")
    assert "What percentage of infants with gout do not survive the first year of life?" in said
