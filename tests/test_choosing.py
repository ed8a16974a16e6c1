"""One-best-answer questions on facts with many right answers: a key that the article lists, foreign options."""

import pytest

from decks.choosing.apart import rivals_of, separating, speaks_against
from decks.choosing.foils import foils
from decks.choosing.listed import listed_in
from decks.distractors import are_apart
from decks.facts import Findings, facts_of
from decks.knowledge import as_common_as, condition, finding, hallmark_of
from decks.model import Mcq
from decks.reading import read_article
from tests.gen_articles import contents, made


def findings(text: str, title: str = "Hereditary spherocytosis") -> Findings:
    return facts_of(read_article(f"{title}.md", f"# {title}\n\n{text}".encode()))


def words(text: str, title: str = "Hereditary spherocytosis") -> list[str]:
    return [one.words for one in listed_in(findings(text, title))]


def questions(heading: str, *blocks: str, title: str = "Hereditary spherocytosis") -> list[Mcq]:
    deck = made(title, "Overview", f"{title} is a disorder of the blood.", heading, *blocks)
    return contents(deck, Mcq)


HD = "Huntington's disease"
MOLLUSCUM = "Molluscum contagiosum"
HS = "People with hereditary spherocytosis "


def test_members_of_an_enumeration_are_listed_by_their_short_names() -> None:
    text = (
        "## Symptoms\n\nCommon signs of this condition include a large spleen (splenomegaly), jaundice, and gallstones."
    )
    assert {"splenomegaly", "jaundice", "gallstones"} <= set(words(text))


def test_an_enumeration_ends_where_the_sentence_goes_on() -> None:
    assert "rash" not in words(f"## Symptoms\n\n{HS}have jaundice, which may come with fever and rash.")


@pytest.mark.parametrize(
    "sentence",
    [
        "Unlike other anemias, this one spares the nerves and causes no ataxia.",
        f"{HS}rarely have splenomegaly.",
        f"{HS}have splenomegaly and jaundice in some families.",
        "Splenomegaly means that the spleen is large.",
    ],
    ids=["denied", "rare", "qualified at its end", "a gloss"],
)
def test_what_is_not_plainly_said_of_patients_is_not_listed(sentence: str) -> None:
    assert not [one for one in words(f"## Symptoms\n\n{sentence}") if finding(one)]


def test_part_of_a_hyphenated_word_is_no_term() -> None:
    found = questions("Treatment", "The disease is treated with C1-INH.", title="Hereditary angioedema")
    assert "INH" not in {question.key for question in found}


def test_a_finding_is_asked_among_findings_of_named_other_conditions() -> None:
    found = questions("Symptoms", "People with molluscum contagiosum often have umbilicated papules.", title=MOLLUSCUM)
    question = next(question for question in found if question.key == "Umbilicated papules")
    assert question.lead_in == "Which of the following findings is often a feature of molluscum contagiosum?"
    assert len(question.distractors) == 3
    assert all("would suggest" in o.why or "points to" in o.why or " causes " in o.why for o in question.distractors)


def test_a_hedge_of_the_article_is_in_the_question() -> None:
    found = questions("Symptoms", "Some people with molluscum contagiosum have umbilicated papules.", title=MOLLUSCUM)
    asked = {question.lead_in for question in found if question.key == "Umbilicated papules"}
    assert asked == {"Which of the following findings is present in some people with molluscum contagiosum?"}


def test_what_any_illness_may_bring_is_no_key() -> None:
    found = questions("Symptoms", f"{HS}have headache, fever and nausea.")
    assert not {"Headache", "Fever", "Nausea"} & {question.key for question in found}


def test_no_foil_is_in_the_article_or_in_the_script() -> None:
    read = findings(f"## Symptoms\n\n{HS}have splenomegaly and a rash that looks like spider veins (spider angiomas).")
    script = condition("hereditary spherocytosis")
    assert script is not None
    offered = {foil.known.name for foil in foils(read)}
    assert offered
    assert not offered & {"spider angiomas", "splenomegaly", *(f.name for f in script.findings)}


def test_a_finding_is_asked_once() -> None:
    said = (
        "People with molluscum contagiosum have umbilicated papules.",
        "Affected people may have umbilicated papules.",
    )
    found = questions("Symptoms", *said, title=MOLLUSCUM)
    assert len([question for question in found if question.key == "Umbilicated papules"]) == 1


def test_how_common_a_condition_is_has_options_a_power_of_ten_apart() -> None:
    found = questions("Frequency", "Hereditary spherocytosis affects about 1 in 20,000 newborns worldwide.")
    question = next(question for question in found if question.key == "1 in 20,000")
    assert question.lead_in == "About how common is hereditary spherocytosis among newborns worldwide?"
    ranges = {int(option.text.removeprefix("1 in ").replace(",", "")) for option in question.distractors}
    assert ranges < {20, 200, 2_000, 200_000, 2_000_000, 20_000_000}


@pytest.mark.parametrize(
    "sentence",
    [
        "In Finland, hereditary spherocytosis affects about 1 in 20,000 newborns.",
        "Hereditary spherocytosis affects fewer than 1 in 20,000 newborns.",
        "Hereditary spherocytosis affects 1 in 20,000 newborns of Northern European ancestry.",
    ],
    ids=["somewhere", "a bound", "of some ancestry"],
)
def test_a_frequency_that_is_not_of_all_is_no_key(sentence: str) -> None:
    assert "1 in 20,000" not in {question.key for question in questions("Frequency", sentence)}


def test_the_stage_of_life_of_the_onset_is_asked_where_the_article_names_one() -> None:
    one = "Symptoms of Huntington's disease usually begin in middle age."
    asked = {q.key: q.lead_in for q in questions("Symptoms", one, title=HD)}
    assert asked.get("In middle age", "").endswith("does Huntington's disease usually begin?")
    two = "A rarer form begins in childhood."
    assert "In middle age" not in {q.key for q in questions("Symptoms", one, two, title=HD)}


def test_numbers_that_share_their_digits_are_apart() -> None:
    assert are_apart("1 in 1,000", "1 in 100,000")
    assert not are_apart("1 in 1,000", "1 in 1,000")


def test_a_part_of_a_description_is_no_key() -> None:
    assert "high arch" not in words(
        "## Symptoms\n\nPeople with gout have a high arch in the roof of the mouth.", "Gout"
    )


@pytest.mark.parametrize("sign", ["Gower sign", "palmar erythema", "bibasilar crackles", "acanthosis nigricans"])
def test_a_sign_of_many_illnesses_is_no_foil(sign: str) -> None:
    known = finding(sign)
    assert known is not None
    told = "\n\n## Symptoms\n\nAffected people have scoliosis, a high-arched palate, and drooping eyelids (ptosis)."
    for title in ("Cap myopathy", "Felty syndrome", "Acromegaly"):
        assert known.name not in {foil.known.name for foil in foils(findings(told, title))}


def test_a_thing_with_its_name_in_brackets_is_asked_by_that_name_alone() -> None:
    text = "## Symptoms\n\nPeople with aniridia may have involuntary eye movements (nystagmus)."
    assert set(words(text, "Aniridia")) == {"nystagmus"}


def test_a_foil_tells_a_rival_from_the_condition_by_the_words_of_the_scripts() -> None:
    script = condition("rubella")
    assert script is not None
    told = {known.name: (other.name, said) for known, other, said in separating(script)}
    assert told["Koplik spots"][0] == "measles"
    assert "Koplik spots" in told["Koplik spots"][1]


def test_a_finding_of_both_conditions_speaks_against_neither() -> None:
    reflux, achalasia = condition("gastroesophageal reflux disease"), condition("achalasia")
    heartburn = finding("heartburn")
    assert reflux is not None
    assert achalasia is not None
    assert heartburn is not None
    assert reflux.name in rivals_of(achalasia)
    assert not speaks_against(heartburn, achalasia, reflux)


def test_the_hallmark_of_what_is_no_rival_is_no_foil() -> None:
    assert hallmark_of("Kayser-Fleischer ring") == ("Wilson disease",)
    told = "\n\n## Symptoms\n\nAffected people have memory loss, double vision and unsteadiness (ataxia)."
    for title in ("Wernicke encephalopathy", "Lipoid proteinosis", "Cap myopathy"):
        read = findings(told, title)
        known = condition(title)
        near = rivals_of(known) if known is not None else {}
        marked = [foil for foil in foils(read) if hallmark_of(foil.known.name)]
        assert all(foil.of in near for foil in marked)
        assert "black eschar" not in {foil.known.name for foil in foils(read)}


def test_a_foil_shares_no_word_with_the_key() -> None:
    found = questions("Symptoms", "People with asthma often have wheezing.", title="Asthma")
    assert not [o.text for question in found for o in question.distractors if "wheez" in o.text.lower()]


def test_a_feature_is_asked_that_speaks_against_a_rival_among_features_of_both() -> None:
    said = (
        "People with hereditary spherocytosis typically have anemia, jaundice, and an enlarged spleen (splenomegaly)."
    )
    found = {question.lead_in: question for question in questions("Symptoms", said)}
    lead_in = (
        "Which of the following findings is typically seen in hereditary spherocytosis and speaks against "
        "glucose-6-phosphate dehydrogenase deficiency?"
    )
    assert found[lead_in].key == "Splenomegaly"
    assert all("may occur in glucose-6-phosphate" in option.why for option in found[lead_in].distractors)


def test_a_wrong_frequency_is_told_apart_by_what_is_as_common() -> None:
    assert as_common_as(11_000) == "phenylketonuria or Huntington disease"
    found = questions("Frequency", "Hereditary spherocytosis affects about 1 in 100,000 newborns.")
    (question,) = (question for question in found if question.key == "1 in 100,000")
    assert any("have phenylketonuria or Huntington disease" in option.why for option in question.distractors)


def test_a_share_of_patients_is_said_of_a_feature_and_of_no_treatment() -> None:
    said = "Colchicine is used to treat most people with gout."
    assert not [q for q in questions("Treatment", said, title="Gout") if "present in most people" in q.lead_in]
