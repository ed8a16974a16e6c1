"""Notes in outline form: what an outer bullet or a heading counts up is asked as a closed list."""

from functools import cache

from decks.generate import build_deck
from decks.model import Basic, ListCard, Mcq
from decks.reading import read_article
from tests.gen_articles import contents

NOTES = """# Infective endocarditis

- ## Etiology
	- Infectious
		- Streptococcus viridans
		- Staphylococcus aureus
	- Noninfectious
		- Lupus
		- Cancer
	- Drugs: amphetamine, cocaine
	- Prosthetic valve
		- Early
			- Staphylococcus epidermidis
			- Gram negative rods
- ## Risk factors
	- Bicuspid aortic valve
	- Poor dental hygiene
- ## Pathophysiology
	- Mechanism
		- Damaged endothelium
		- Bacteremia
	- This leads to damage in
		- Valves
		- Kidneys
- ## Triggers
	- Dental work
		- Tooth extraction
		- Cystoscopy
	- Piercings
- ## Clinical features
	- Immunologic
		- Osler node
		- Roth spot
	- Vascular
		- Janeway lesion
		- Splinter hemorrhage
		- Septic embolus
- ## Diagnosis
	- ### Duke Criteria
		- Major
			- Positive blood cultures
			- New regurgitation
		- Minor
			- Fever > 38 °C
			- Blood culture not meeting a major criterion
- ## Treatment
	- Prosthetic valve: vancomycin and gentamicin
	- Surgery if
		- Heart failure
		- Abscess
- ## Severity
	- Severe
		- Heart rate > 120
		- Cannot lie flat
"""
# The same list where sentences stand around it is some of what there is.
ARTICLE = (
    "# Infective endocarditis\n\n## Complications\n\nEndocarditis can damage the valves. It can harm other organs. "
    "Many patients need surgery.\n\n- Cardiac\n    - Abscess\n    - Conduction block\n"
)


@cache
def lists(text: str) -> dict[str, tuple[str, ...]]:
    """Return the backs of the lists of an article, by their fronts."""
    deck = build_deck(read_article("notes.md", text.encode()))
    return {card.front: card.back for card in contents(deck, ListCard)}


def test_what_an_adjective_narrows_is_asked_with_what_the_heading_names() -> None:
    made = lists(NOTES)
    assert made["What are the 2 infectious causes of infective endocarditis?"] == (
        "Streptococcus viridans",
        "Staphylococcus aureus",
    )
    assert made["What are the 2 immunologic features of infective endocarditis?"] == (
        "Osler node",
        "Roth spot",
    )


def test_a_class_within_a_bullet_is_asked_for_its_members() -> None:
    assert lists(NOTES)["Which 2 drugs are causes of infective endocarditis?"] == ("Amphetamine", "Cocaine")


def test_what_an_outer_bullet_narrows_is_not_asked_by_the_inner_one_alone() -> None:
    assert not [front for front in lists(NOTES) if "early" in front]


def test_bullets_are_one_list_whatever_stands_below_them() -> None:
    assert lists(NOTES)["What are the 2 triggers of infective endocarditis?"] == ("Dental work", "Piercings")


def test_a_mechanism_is_asked_for_its_parts_and_nothing_that_points_back() -> None:
    made = lists(NOTES)
    asked = "What are the 2 mechanisms in the pathogenesis of infective endocarditis?"
    assert made[asked] == ("Damaged endothelium", "Bacteremia")
    assert ("Valves", "Kidneys") not in made.values()


def test_criteria_are_asked_by_their_rank_and_keep_their_negatives() -> None:
    made = lists(NOTES)
    assert made["What are the 2 major Duke criteria in infective endocarditis?"] == (
        "Positive blood cultures",
        "New regurgitation",
    )
    minor = next(back for front, back in made.items() if "2 minor Duke criteria" in front)
    assert minor == ("Fever > 38 °C", "Blood culture not meeting a major criterion")


def test_grades_and_indications_are_asked_by_name() -> None:
    made = lists(NOTES)
    assert made["What are the 2 features of severe infective endocarditis?"] == ("Heart rate > 120", "Cannot lie flat")
    assert made["What are the 2 indications for surgery in infective endocarditis?"] == ("Heart failure", "Abscess")


def test_measures_of_which_more_is_said_below_them_are_no_list() -> None:
    assert not [front for front in lists(NOTES) if "measures" in front]


def test_what_is_given_on_an_occasion_is_asked_for_it() -> None:
    deck = build_deck(read_article("notes.md", NOTES.encode()))
    told = {card.front: card.back for card in contents(deck, Basic)}
    asked = "In the treatment of infective endocarditis, what is given for prosthetic valve?"
    assert told[asked] == "Vancomycin and gentamicin"


def test_an_article_of_sentences_is_no_outline() -> None:
    assert "What are the 2 cardiac complications of infective endocarditis?" not in lists(ARTICLE)


def test_members_of_runs_that_stand_side_by_side_are_told_apart() -> None:
    deck = build_deck(read_article("notes.md", NOTES.encode()))
    asked = "Which of the following is one of the immunologic features of infective endocarditis?"
    question = next(card for card in contents(deck, Mcq) if card.lead_in == asked)
    assert question.key in ("Osler node", "Roth spot")
    assert {option.text for option in question.distractors} == {
        "Janeway lesion",
        "Splinter hemorrhage",
        "Septic embolus",
    }


def test_causes_are_not_told_apart_by_whether_they_are_infectious() -> None:
    deck = build_deck(read_article("notes.md", NOTES.encode()))
    assert not [card for card in contents(deck, Mcq) if "infectious" in card.lead_in]
