"""Cases of what a condition has led to: the article says that it may, the complication's own signs tell which."""

from tests.test_casework import cases

OVERVIEW = "Chronic gastritis is a lasting inflammation of the lining of the stomach."
TITLE = "Gastritis"


def complicated(*parts: str) -> list[str]:
    """Return the keys of the cases that ask what an article with *parts* says may come of gastritis."""
    return [case.key for case in cases(*parts, overview=OVERVIEW, title=TITLE).get("complicated", ())]


def test_a_complication_is_told_by_its_own_signs_in_a_patient_who_is_known_to_have_the_condition() -> None:
    parts = ("Complications", "Gastritis may lead to vitamin B12 deficiency.")
    (case,) = cases(*parts, overview=OVERVIEW, title=TITLE)["complicated"]
    assert case.key == "Vitamin B12 deficiency"
    assert "is known to have gastritis." in case.stem
    assert "B12" not in case.stem
    assert {part.origin for part in case.synthetic if "known to have" in part.text} == {"slot"}


def test_what_the_article_says_may_follow_too_is_offered_first() -> None:
    parts = ("Complications", "• Vitamin B12 deficiency: Causes numbness.\n\n• Peptic ulcer disease: Causes pain.")
    first = cases(*parts, overview=OVERVIEW, title=TITLE)["complicated"][0]
    assert first.key == "Vitamin B12 deficiency"
    assert first.distractors[0].text == "Peptic ulcer disease"
    assert "may complicate gastritis too" in first.distractors[0].why


def test_what_leads_to_the_condition_or_is_compared_with_it_is_no_complication() -> None:
    assert complicated("Complications", "Peptic ulcer disease leads to more visits than gastritis does.") == []
    assert complicated("Symptoms", "A hiatal hernia may cause heartburn, and smoking may lead to lung cancer.") == []


def test_nobody_is_of_an_age_at_which_only_one_of_both_occurs() -> None:
    infants = "Biliary atresia is a blockage of the bile ducts of newborns."
    parts = ("Complications", "Biliary atresia may lead to spontaneous bacterial peritonitis.")
    assert "complicated" not in cases(*parts, overview=infants, title="Biliary atresia")
