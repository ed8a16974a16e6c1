"""What is asked of a sentence: natural questions that name the condition, whose answer is the sentence's own words."""

import pytest

from decks.asking import FROM_SENTENCES
from decks.flashcards import flashcards_of
from decks.model import Basic, ListCard, Relation
from tests.gen_articles import contents, made, written

DEFINITION = "Attacks of gout hurt."
R = Relation


def asked_in(sentence: str, *, heading: str = "Causes", title: str = "Gout") -> list[Basic | ListCard]:
    """Return the cards that *sentence* under *heading* proposes in an article on *title*, before the gate."""
    findings = written(title, "Overview", DEFINITION.replace("gout", title.lower()), heading, sentence)
    of_sentence = (fact for fact in findings.facts if fact.evidence[-1].of(findings.article.text) == sentence)
    proposed = (candidate.content for fact in of_sentence for candidate in flashcards_of(fact, findings))
    return [card for card in proposed if isinstance(card, Basic | ListCard)]


def cards(sentence: str, *, heading: str = "Causes", title: str = "Gout") -> dict[str, str]:
    """Return fronts and backs of what *sentence* proposes."""
    found = asked_in(sentence, heading=heading, title=title)
    return {card.front: card.back for card in found if isinstance(card, Basic)}


# A sentence of each relation, and each of its fronts with its back.
FRONTS: dict[Relation, tuple[str, dict[str, str]]] = {
    R.CAUSED_BY: ("Gout is caused by crystals of uric acid.", {"What causes gout?": "Crystals of uric acid"}),
    R.CAUSES: ("The crystals of gout lead to joint damage.", {"What do the crystals of gout lead to?": "Joint damage"}),
    R.IS_THE_MOST: (
        "The most common trigger of gout is alcohol.",
        {"What is the most common trigger of gout?": "Alcohol"},
    ),
    R.HAS_PARTS: (
        "Gout is usually characterized by sudden pain and a red joint.",
        {"Which two features usually characterize gout?": "Sudden pain and a red joint"},
    ),
    R.HAS_ATTRIBUTE: (
        "The goal of the treatment of gout is to lower uric acid.",
        {"What is the goal of the treatment of gout?": "To lower uric acid"},
    ),
    R.OCCURS_AT: (
        "Gout is usually found in the joint of the big toe.",
        {"Where is gout usually found?": "In the joint of the big toe"},
    ),
    R.AFFECTS: ("Gout usually affects the knee.", {"Which part of the body does gout usually affect?": "The knee"}),
    R.IS_GIVEN_AS: ("Gout is treated with colchicine.", {"How is gout treated?": "With colchicine"}),
    R.IS_USED_TO: (
        "Ultrasound is used to look for crystals in the joint.",
        {
            "What is the purpose of ultrasound in gout?": "To look for crystals in the joint",
            "Which imaging study is used to look for crystals in the joint in gout?": "Ultrasound",
        },
    ),
    R.IS_USED_FOR: (
        "Colchicine is prescribed for the pain of a flare.",
        {"In gout, what is colchicine prescribed for?": "The pain of a flare"},
    ),
    R.IS_USED_WHEN: (
        "Febuxostat is recommended when allopurinol causes a rash.",
        {"In gout, when is febuxostat recommended?": "When allopurinol causes a rash"},
    ),
    R.IS_A: ("Gout is a metabolic disease of the joints.", {"What is gout?": "A metabolic disease of the joints"}),
    R.OCCURS_IN: ("Gout is most common in men over 40.", {"In which age group is gout most common?": "Men over 40"}),
    R.IS_BASED_ON: (
        "The diagnosis of gout is based on joint fluid.",
        {"What is the diagnosis of gout based on?": "Joint fluid"},
    ),
    R.IS_AIMED: (
        "The treatment of gout is aimed at lowering uric acid.",
        {"What is the treatment of gout aimed at?": "Lowering uric acid"},
    ),
    R.IS_ASSOCIATED: (
        "Gout is most strongly associated with obesity.",
        {"What is gout most strongly associated with?": "Obesity"},
    ),
    R.IS_BECAUSE: (
        "Gout is painful because crystals inflame the joint lining.",
        {"Why is gout painful?": "Because crystals inflame the joint lining"},
    ),
    R.IS_EFFECTIVE: (
        "Colchicine is most effective in people with an early flare.",
        {"Among patients with gout, in whom is colchicine most effective?": "In people with an early flare"},
    ),
    R.IS_DIVIDED: (
        "Gout is divided into two forms: primary and secondary.",
        {"Into which two forms is gout divided?": "Primary and secondary"},
    ),
    R.IS_AVOIDED: (
        "Aspirin should be avoided during a flare of gout.",
        {"Which drug should be avoided during a flare of gout?": "Aspirin"},
    ),
    R.RAISES_RISK: (
        "People with gout are at increased risk of kidney stones.",
        {"Which condition are people with gout at increased risk of?": "Kidney stones"},
    ),
    R.CHANGES: (
        "Early use of colchicine reduces the pain of a flare of gout.",
        {"What reduces the pain of a flare of gout?": "Early use of colchicine"},
    ),
    R.SUGGESTS: ("High urate levels strongly suggest gout.", {"What strongly suggests gout?": "High urate levels"}),
    R.SHOWS: (
        "Ultrasound of gout may show a double contour.",
        {"What may ultrasound of gout show?": "A double contour"},
    ),
    R.EXPERIENCES: (
        "Patients with gout can develop kidney stones.",
        {"Which condition can patients with gout develop?": "Kidney stones"},
    ),
    R.IS_CALLED: (
        "A lump of urate in gout is called a tophus.",
        {"What is a lump of urate in gout called?": "A tophus"},
    ),
    R.REQUIRES: (
        "People with gout need allopurinol.",
        {"Which drug do people with gout need?": "Allopurinol"},
    ),
    R.IS_ACQUIRED: (
        "People get gout from eating too much meat.",
        {"How do people get gout?": "From eating too much meat"},
    ),
    R.OCCURS_WHEN: (
        "A flare of gout often begins after surgery.",
        {"When does a flare of gout often begin?": "After surgery"},
    ),
    R.PRESENTS_AS: ("Gout may appear as a painful red toe.", {"How may gout appear?": "As a painful red toe"}),
    R.ACTS_ON: (
        "In gout, crystals invade the joint lining.",
        {"In gout, what do crystals invade?": "The joint lining"},
    ),
    R.HAS_NUMBER: ("The course of gout has three phases.", {"How many phases does the course of gout have?": "Three"}),
    R.IS_DONE_IF: (
        "When gout is suspected, arthroscopy may be needed.",
        {"When gout is suspected, which test may be needed?": "Arthroscopy"},
    ),
    R.HAS_SHARE: (
        "About 10 percent of people with gout develop kidney stones.",
        {
            "What percentage of people with gout develop kidney stones?": "About 10 percent",
            "Which condition do about 10 percent of people with gout develop?": "Kidney stones",
        },
    ),
    R.HOLDS_IN_SHARE: (
        "Colchicine relieves pain in 60 percent of patients with gout.",
        {
            "In what percentage of patients with gout does colchicine relieve pain?": "60 percent",
            "Which drug relieves pain in 60 percent of patients with gout?": "Colchicine",
        },
    ),
    R.HAS_COUNT: (
        "About 2 million people develop gout each year.",
        {"How many people develop gout each year?": "About 2 million"},
    ),
    R.OCCURS_AT_AGE: (
        "A flare of gout is rare before the age of 30.",
        {"At what age is a flare of gout rare?": "Before the age of 30"},
    ),
    R.LASTS: (
        "A flare of gout may last for 3 to 10 days.",
        {"For how long may a flare of gout last?": "For 3 to 10 days"},
    ),
    R.RECURS: ("Colchicine for gout is taken twice a day.", {"How often is colchicine for gout taken?": "Twice a day"}),
    R.IS_MORE_COMMON: ("Gout is more common in men than in women.", {"In which sex is gout more common?": "Men"}),
}


OF_MEASURES = (R.IS_USED_TO, R.IS_USED_FOR, R.IS_USED_WHEN, R.IS_EFFECTIVE)


def test_from_when_a_time_counts_belongs_to_the_question() -> None:
    assert cards("Tophi of gout often recur within 5 years after nonsurgical treatment.", heading="Treatment") == {
        "Within what time do tophi of gout often recur after nonsurgical treatment?": "Within 5 years"
    }


@pytest.mark.parametrize("relation", FRONTS, ids=[relation.value for relation in FRONTS])
def test_a_sentence_is_asked_by_the_questions_that_its_answers_fit(relation: Relation) -> None:
    sentence, asked = FRONTS[relation]
    heading = "Treatment" if relation in OF_MEASURES else "Causes"
    assert cards(sentence, heading=heading) == asked


def test_every_relation_of_a_sentence_has_its_front() -> None:
    of_whole_clauses = {R.WORKS_BY, R.IS_DONE_TO, R.HOLDS_IF, R.IS_TIMES_AS_LIKELY}  # in test_adverbials
    assert set(FROM_SENTENCES) == set(FRONTS) | of_whole_clauses


@pytest.mark.parametrize(
    ("sentence", "front"),
    [
        ("In women, gout usually develops after menopause.", "In women, when does gout usually develop?"),
        ("Patients can develop kidney stones.", "Which condition can patients with gout develop?"),
        ("Treatment is aimed at lowering uric acid.", "What is the treatment of gout aimed at?"),
        ("Doctors use ultrasound to look for crystals.", "What is the purpose of ultrasound in gout?"),
    ],
)
def test_a_front_names_the_condition_as_people_do(sentence: str, front: str) -> None:
    assert front in cards(sentence, heading="Treatment")


def test_a_question_holds_no_second_fact() -> None:
    found = cards("Up to 60 percent of people with gout develop kidney stones, which can cause severe pain.")
    assert found["What percentage of people with gout develop kidney stones?"] == "Up to 60 percent"


# A sentence, and the one card that asks it: its article, its count, its hedge and its words for people stay.
WHOLE_QUESTIONS = {
    "An aneurysm is a bulge in the wall of an artery.": ("What is an aneurysm?", "A bulge in the wall of an artery"),
    "Gout is most commonly diagnosed in women in their seventies.": (
        "In whom is gout most commonly diagnosed?",
        "Women in their seventies",
    ),
    "Gout of the foot is also called podagra.": ("By what other name is gout of the foot known?", "Podagra"),
    "A flare of gout leads to kidney stones and joint damage.": (
        "What does a flare of gout lead to (name two)?",
        "Kidney stones and joint damage",
    ),
    "Tophi of gout are found most often in the ear.": ("Where are tophi of gout most often found?", "In the ear"),
    "Gout occurs when crystals of urate form in a joint.": (
        "What happens in the body when gout develops?",
        "Crystals of urate form in a joint",
    ),
}


@pytest.mark.parametrize("sentence", WHOLE_QUESTIONS)
def test_a_sentence_is_asked_by_the_question_that_it_answers(sentence: str) -> None:
    title = "Aneurysm" if "aneurysm" in sentence else "Gout"
    assert list(cards(sentence, title=title).items()) == [WHOLE_QUESTIONS[sentence]]


@pytest.mark.parametrize(
    ("sentence", "back"),
    [
        ("Flares of gout lead to a stiff joint, causing a limp.", "A stiff joint"),
        ("Flares of gout lead to a stiff joint, but only if it is left untreated.", None),
    ],
)
def test_a_back_ends_where_another_fact_begins(sentence: str, back: str | None) -> None:
    assert list(cards(sentence).values()) == ([back] if back else [])


def test_one_of_the_bullets_of_a_lead_is_not_asked_for_as_the_only_one() -> None:
    deck = made(
        "Gout",
        "Treatment",
        DEFINITION,
        "Goals of treatment are to",
        "  • lower uric acid in the blood",
        "  • relieve the pain of a flare",
    )
    assert not [card for card in contents(deck, Basic) if "goal" in card.front]


def test_four_answers_make_a_list() -> None:
    assert asked_in("A flare of gout causes fever, chills, fatigue, and nausea.") == [
        ListCard("What does a flare of gout cause (name four)?", ("Fever", "Chills", "Fatigue", "Nausea"))
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The kidneys produce several hormones.",
        "Arteries are vessels that carry blood.",
        "Asthma is a disease of the airways.",
        "Autoimmune disorders occur when the immune system attacks the body.",
        "Side effects can last for 3 days.",
        "Other tests can show the crystals.",
        "Researchers use ultrasound to study gout.",
        "A biopsy of gout is performed by a surgeon.",
        "Gout is one of the oldest diseases.",
        "Gout is treated with two types of medicines.",
        "Colchicine reduces the pain, or both.",
        "Gout is a common disease.",
        "An arthrogram of gout is also called an arthrography.",
        "Gout can lead to joint damage.",
        "Gout is characterized by sudden pain.",
        "Gout is often associated with obesity.",
        "Gout requires lifelong treatment.",
        "The outlook of gout depends on the joint.",
        "A blood sample for gout is taken with a needle.",
        "Gout occurs if crystals form in you.",
    ],
)
def test_what_is_not_about_the_condition_is_not_asked(sentence: str) -> None:
    assert cards(sentence) == {}


def test_what_a_thing_helps_prevent_is_asked_with_its_verb() -> None:
    found = cards("Treating gout early helps prevent kidney stones.", heading="Treatment")
    assert found["Which condition does treating gout early help prevent?"] == "Kidney stones"


def test_a_thing_of_which_two_things_are_said_is_asked_for_neither() -> None:
    sentence = "A flare of gout may last for 3 to 10 days."
    deck = made("Gout", "Overview", DEFINITION, "Symptoms", sentence, "A flare of gout may last for 2 weeks.")
    assert not [card for card in contents(deck, Basic) if "how long" in card.front]
