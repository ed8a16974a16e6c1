"""The rules that reviewers taught us: each is broken by one small item and not by its nearest sound neighbour."""

import pytest

from decks.flaws import RULES, Setting, flaws_of
from decks.model import Basic, Cloze, Content, Item, ListCard, Mcq, SectionKind, Span
from tests.flawed_items import options

# Rule, an item that breaks it, one that does not. The answer, "…", and the sentence that proves it are one text here.
REVIEWED: tuple[tuple[int, Content, Content], ...] = (
    (
        42,
        Basic("When in life do most people with gout die before or?", "Old age"),
        Basic("By when do most people with gout die?", "Before or during old age"),
    ),
    (
        42,
        Basic("What does gout lead to (name two)?", "Problems with the structure and function of joints"),
        Basic("What does gout lead to (name two)?", "Tophi and kidney stones"),
    ),
    (
        42,
        Basic("Which symptom cause sleepless nights in gout?", "Pain"),
        Basic("Which symptom causes sleepless nights in gout?", "Pain"),
    ),
    (
        42,
        Basic("Which protein is made in gout?", "A cardiac -myosin"),
        Basic("Which protein is made in gout?", "A cardiac beta-myosin"),
    ),
    (
        43,
        Basic("What is gout?", "A disorder that affects many parts of the body"),
        Basic("What is gout?", "A disorder caused by crystals of urate in the joints"),
    ),
    (
        44,
        Basic("What is the most frequent complaint in gout?", "Gout of the toe"),
        Basic("What is the most frequent complaint in gout?", "Pain of the big toe"),
    ),
    (
        44,
        Mcq("", "Which of the following terms describes toes that hurt in gout?", "Gout", options("Pain", "Itch")),
        Mcq("", "Which of the following terms describes toes that hurt in gout?", "Podagra", options("Pain", "Itch")),
    ),
    (45, Basic("What may men with gout have?", "Tophi"), Basic("Which lumps may men with gout have?", "Tophi")),
    (
        45,
        Cloze("Drugs such as {{c1::naproxen}} relieve a flare of gout."),
        Cloze("Drugs such as naproxen relieve {{c1::a flare}} of gout."),
    ),
    (
        45,
        Cloze("{{c1::Features of the face}} may include round cheeks in gout."),
        Cloze("Features of the face may include {{c1::round cheeks}} in gout."),
    ),
    (
        46,
        Cloze("Gout of the spine has been described in about 130 cases; {{c1::130 cases}} were reported."),
        Cloze("Gout of the spine affects about {{c1::130 in a million}} people."),
    ),
    (
        46,
        Basic("How many cases of gout have been reported?", "Fewer than ten"),
        Basic("How many people in Iceland have gout?", "Fewer than ten thousand"),
    ),
    (47, Cloze("Gout is rare before {{c1::puberty}}."), Cloze("Gout is {{c1::rare before puberty}}.")),
    (
        47,
        Basic("How is the pain of gout treated?", "With analgesics"),
        Basic("How is the pain of gout treated?", "With colchicine"),
    ),
    (
        48,
        Cloze("As of this date {{c1::pegloticase}} is the last drug for gout."),
        Cloze("Since 2010 {{c1::pegloticase}} is the last drug for gout."),
    ),
)
REVIEWED += (
    (
        42,
        Basic("When do the symptoms of gout can become apparent?", "In old age"),
        Basic("When can the symptoms of gout become apparent?", "In old age"),
    ),
    (
        42,
        Basic("What is gout?", "An arthritis due to crystals of urate that has been"),
        Basic("What is gout?", "An arthritis due to crystals of urate that has been known for long"),
    ),
    (
        42,
        Basic("How common is gout is a rare disorder that?", "1 in 2 million people"),
        Basic("How common is gout?", "1 in 2 million people"),
    ),
    (
        42,
        Cloze("Gout is seen between the {{c1::ages of 2}} months and 6 years."),
        Cloze("Gout is seen between the {{c1::ages of 2 months and 6 years}}."),
    ),
    (42, Cloze("Gout: is inherited in {{c1::no simple}} way."), Cloze("Gout is inherited in {{c1::no simple}} way.")),
    (
        43,
        Basic("What is gout?", "Part of a group of diseases"),
        Basic("What is gout?", "Arthritis caused by urate crystals"),
    ),
    (
        43,
        Basic("What does colchicine do in gout?", "Alleviating the symptoms"),
        Basic("What stops gout?", "Colchicine"),
    ),
    (
        45,
        ListCard("What can people with gout experience (name two)?", ("Pain", "Swelling")),
        ListCard("Name the 2 signs of gout.", ("Pain", "Swelling")),
    ),
    (
        45,
        ListCard("Name the 2 signs of gout.", ("Pain", "Autosomal dominant inheritance")),
        ListCard("Name the 2 signs of gout.", ("Pain", "Swelling")),
    ),
    (
        49,
        Basic("What do the SOX2 mutations of gout prevent?", "The production of SOX2"),
        Basic("Which protein do the SOX2 mutations of gout alter?", "A transcription factor"),
    ),
    (
        50,
        Basic("How is gout inherited?", "In an autosomal recessive pattern, rarely X-linked dominant"),
        Basic("How is gout of type II inherited?", "In an autosomal recessive pattern, rarely X-linked dominant"),
    ),
    (
        51,
        Basic("What causes the remaining cases of gout?", "Drugs"),
        Basic("What causes the cases of gout that are not inherited?", "Drugs"),
    ),
    (51, Cloze("The remaining {{c1::5 percent}} have gout."), Cloze("About {{c1::5 percent}} have gout.")),
    (52, Basic("What is used to diagnose gout?", "A physical exam"), Basic("What proves gout?", "Urate crystals")),
    (52, Basic("In gout, when are sedatives given?", "If needed"), Basic("In gout, when is rest given?", "In a flare")),
    (
        53,
        Cloze("Some data suggest that {{c1::coffee}} prevents gout."),
        Cloze("Drinking {{c1::coffee}} helps prevent gout."),
    ),
    (55, Basic("What cures gout?", "Curing the infection"), Basic("What cures gout?", "Allopurinol")),
    (54, Cloze("Gout appears in {{c1::late adulthood}}."), Cloze("Gout appears in {{c1::the fifth decade}}.")),
    (
        47,
        Basic("Why are antiemetics used in gout?", "To help control nausea"),
        Basic("Why is ice used in gout?", "To numb"),
    ),
    (51, Cloze("Gout of the spine is rarer, in {{c1::1 of 99}}."), Cloze("Gout is rarer than {{c1::sprains}} are.")),
)
IDS = tuple(f"{number} {place}" for place, (number, *_) in enumerate(REVIEWED))


def rules_broken(content: Content) -> set[int]:
    """Return the numbers of the rules that *content* breaks, proven by a statement of just its own words."""
    text = " ".join(
        str(getattr(content, field)) for field in ("text", "front", "back", "key") if hasattr(content, field)
    )
    item = Item("0", "s", content, "", (Span(0, len(text)),), ())
    said = " ".join(flaws_of(item, Setting(text, ("gout",), SectionKind.SYMPTOMS)))
    return {rule.number for rule in RULES if f"(rule {rule.number})" in said}


@pytest.mark.parametrize(("number", "broken", "sound"), REVIEWED, ids=IDS)
def test_an_item_breaks_its_rule_and_its_neighbour_does_not(number: int, broken: Content, sound: Content) -> None:
    assert number in rules_broken(broken)
    assert number not in rules_broken(sound)


def test_a_diagnosis_may_be_the_condition_s_name() -> None:
    assert 44 not in rules_broken(Basic("By what other name is gout known?", "Gouty arthritis"))


def test_a_name_that_the_question_does_not_tell_gives_nothing_away() -> None:
    asked = Basic("A mutation in which gene causes gout?", "HPRT")
    item = Item("0", "s", asked, "", (Span(0, 5),), ())
    said = flaws_of(item, Setting("HPRT. Gout.", ("gout", "HPRT deficiency"), SectionKind.CAUSES))
    assert not any("rule 44" in each for each in said)
