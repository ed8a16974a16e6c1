"""Clozes: one telling word or number is hidden, never a filler, never one that the rest gives away."""

import re

import pytest

from decks.clozes import clozes_of, targets_in
from decks.model import Cloze
from tests.gen_articles import FILES, contents, deck_of, made, written

DEFINITION = "Attacks of gout hurt."
GAP = re.compile(r"\{\{c1::(.+?)\}\}")


def hidden(*blocks: str, heading: str = "Treatment") -> list[str]:
    """Return what the clozes of *blocks* under *heading* hide."""
    found = contents(made("Gout", "Overview", DEFINITION, heading, *blocks), Cloze)
    return [GAP.findall(cloze.text)[0] for cloze in found]


def best(sentence: str) -> str | None:
    """Return what of *sentence* is most worth hiding."""
    targets = targets_in(sentence, written("Gout", "Overview", DEFINITION))
    return sentence[targets[0].start : targets[0].end] if targets else None


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("About 5% die of it.", "5%"),
        ("About 5.5 percent of them relapse.", "5.5 percent"),
        ("The dose of 0.5 mg is doubled.", "0.5 mg"),
        ("It strikes 1 in 5,000 newborns.", "1 in 5,000"),
        ("Stones recur in 8 out of 10 people.", "8 out of 10"),
        ("A flare lasts 3 to 10 days.", "3 to 10 days"),
        ("A flare lasts 3–10 days.", "3–10 days"),
        ("Urate falls within six months.", "six months"),
        ("It is rare before the age of 30, even in men.", "age of 30"),
        ("Up to 1,000 mL are drawn.", "1,000 mL"),
        ("A third dose follows after 18 months, then none.", "18 months"),
    ],
)
def test_a_number_is_hidden_with_its_unit_and_nothing_more(sentence: str, number: str) -> None:
    assert best(sentence) == number


@pytest.mark.parametrize(
    ("sentence", "term"),
    [
        ("Mutations in the FBN1 gene are found.", "FBN1"),
        ("It runs in an autosomal dominant way.", "autosomal dominant"),
        ("A flare is treated with colchicine at once.", "colchicine"),
        ("The joint is infected with Staphylococcus aureus then.", "Staphylococcus aureus"),
    ],
)
def test_a_name_is_hidden(sentence: str, term: str) -> None:
    assert best(sentence) == term


@pytest.mark.parametrize(
    "sentence",
    [
        "Gout is a condition of patients with symptoms.",
        "Treatment follows diagnosis.",
        "It comes before the onset of gout.",
        "Surgery is one way to treat this.",
        "Pain, fever, and weakness follow.",
        "The virus is no cause of gout.",
    ],
)
def test_a_filler_is_not_hidden(sentence: str) -> None:
    assert best(sentence) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Colchicine is old, but colchicine works in gout.",
        "Colchicine (a plant alkaloid) works in gout.",
        "A plant alkaloid (colchicine) works in gout.",
        "The colchicine-treated joint heals in gout.",
        "Ibuprofen, naproxen, and indomethacin help in gout.",
    ],
    ids=["said twice", "glossed", "a gloss", "half a word", "one of many"],
)
def test_a_word_that_the_rest_gives_away_is_not_hidden(sentence: str) -> None:
    assert hidden(sentence) == []


def test_the_condition_itself_is_not_hidden() -> None:
    assert hidden("Uric acid crystals cause gout in the end.", heading="Causes") != ["gout"]


def test_a_word_that_the_article_uses_all_the_time_is_not_hidden() -> None:
    every = [f"Colchicine helps in gout on day number {n} too." for n in ("one", "two", "three", "four", "five")]
    assert hidden(" ".join(every)) == []


def test_talk_to_the_reader_hides_no_more_than_numbers_and_drugs() -> None:
    assert hidden("You may need arthrocentesis for your gout.") == []
    assert hidden("You take colchicine for your gout each morning.") == ["colchicine"]
    assert hidden("In gout, your kidneys clear 70% of the urate.") == ["70%"]
    assert hidden("Ask your doctor about gout after 3 days.") == []


def test_two_gaps_only_for_two_numbers_each_in_a_cloze_of_its_own() -> None:
    found = contents(
        made("Gout", "Overview", DEFINITION, "Treatment", "In gout, a dose of 5 mg lasts 12 hours."), Cloze
    )
    assert {cloze.text for cloze in found} == {
        "In gout, a dose of {{c1::5 mg}} lasts 12 hours.",
        "In gout, a dose of 5 mg lasts {{c1::12 hours}}.",
    }


def test_a_sentence_without_the_condition_is_put_under_its_name() -> None:
    (cloze,) = contents(made("Gout", "Overview", DEFINITION, "Treatment", "A flare lasts 3 to 10 days."), Cloze)
    assert cloze.text == "Gout: a flare lasts {{c1::3 to 10 days}}."


def test_a_bullet_stands_under_the_condition_and_its_heading() -> None:
    (cloze,) = contents(
        made("Gout", "Overview", DEFINITION, "Treatment", "  • Colchicine: Works within 12 hours"), Cloze
    )
    assert cloze.text == "Gout, treatment – Colchicine: works within {{c1::12 hours}}."


def test_a_whole_description_is_never_hidden() -> None:
    assert hidden("  • Colchicine: 12 hours") == []


def test_a_long_sentence_is_left_alone() -> None:
    assert hidden(f"In gout, a flare that comes {'again and ' * 15} again lasts 3 to 10 days.") == []


@pytest.mark.parametrize("name", FILES)
def test_every_cloze_is_the_article_s_sentence_with_one_gap(name: str) -> None:
    deck = deck_of(name)
    text = " ".join(deck.text.split()).lower()
    clozes = [item for item in deck.items if isinstance(item.content, Cloze)]
    assert clozes
    for item in clozes:
        assert isinstance(item.content, Cloze)
        (answer,) = GAP.findall(item.content.text)
        shown = GAP.sub(answer, item.content.text).rstrip(".").lower()
        said = re.split(" – |: ", shown)[-1]
        assert said in text or deck.title.lower() in shown
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
