"""Truths about boilerplate: what a page says about itself is told from what it says about medicine."""

import pytest

from decks.model import SectionKind
from decks.reading import is_boilerplate_sentence, read_article
from decks.reading.boilerplate import is_boilerplate_line, is_boilerplate_paragraph


@pytest.mark.parametrize(
    "line",
    [
        "Medically Reviewed",
        "Medically reviewed by Jane Roe, MD",
        "Last reviewed: 3 May 2024",
        "Page last updated on May 3, 2024",
        "Next review due: 1 June 2027",
        "By Jane Roe, MD",
        "Share this page",
        "Back to top",
        "Skip to main content",
        "Advertisement",
        "On this page:",
        "You May Also See",
        "Related topics",
        "Learn more",
        "More on: Handwashing",
        "© 2024 The Society",
        "Copyright 2024 by The Society. All rights reserved.",
        "Was this page helpful?",
        "En español",
        "https://example.org/gout",
        "5 min read",
        "Image credit: The Society",
        "NIH: National Institute of Allergy and Infectious Diseases",
        "Centers for Disease Control and Prevention",
    ],
)
def test_a_line_of_page_furniture_is_boilerplate(line: str) -> None:
    assert is_boilerplate_line(line)
    assert is_boilerplate_paragraph(line)


@pytest.mark.parametrize(
    "sentence",
    [
        "The information provided on this page is for educational purposes only.",
        "It is not a substitute for professional medical advice, diagnosis, or treatment.",
        "Always seek the advice of your physician with any questions.",
        "You can use the MedlinePlus Medical Dictionary to look up the definitions for these medical terms.",
        "For more information about quitting, go to the Smoking page.",
        "More information about clinical trials is available from the website.",
        "This article focuses on inherited forms.",
        "These resources address the diagnosis or management of the syndrome:",
        "Click here for a printable version.",
        "Visit the clinic's website for more.",
        "Sign up for our newsletter.",
        "For information on canning foods at home: the Home Canning Guide",
        "The animation below shows the heart's rhythm.",
        'Click the "start" button to play it.',
        "The society has a guide that can be ordered at www.example.org/guide.",
        "Call the helpline on 1-800-555-0100.",
        "See the PDQ summary on Gout Treatment for more information.",
        "The CDC website also has a BMI calculator for adults.",
        "Below is a list of online resources that can assist you.",
        "The NIDDK has free booklets on gout.",
        "Patients may want to think about taking part in a clinical trial.",
        "New types of treatment are being tested in clinical trials.",
        "A clinical trial of a new drug.",
        "Check the list of clinical trials that are now accepting patients with gout.",
        "Clinical trials are taking place in many parts of the country.",
        "Scientists are also looking for genes that raise the risk.",
        "Researchers continue to study what sets off an attack.",
        "More research is needed to confirm this.",
        "The long-term effects of these drugs are still under study.",
    ],
)
def test_a_disclaimer_or_a_pointer_is_a_boilerplate_sentence(sentence: str) -> None:
    assert is_boilerplate_sentence(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Get more exercise and eat more fruit.",
        "See a doctor at once if the pain spreads to the arm.",
        "Reviewing the drugs that a patient takes is the first step.",
        "Share of patients who relapse: about one in three.",
        "The disease is more common in men.",
        "Information processing is slow in patients with delirium.",
        "This disease was first described in 1890.",
        "Patients should always seek help for chest pain.",
        "Research has shown that steroids shorten the attack.",
        "Advertisement-free regions of the skin do not exist.",
        "A biopsy may be used to replace imaging.",
        "For more severe attacks, oral prednisone is given.",
        "Contents of the stomach flow back into the oesophagus.",
        "Print-like erythema is typical.",
        "Home oxygen prolongs life in severe COPD.",
        "Search for a source of bleeding in every patient.",
        "Studies show that colchicine shortens the attack.",
        "In clinical trials, the new drug lowered urate more than the old one did.",
        "Researchers are unsure how crystals damage the kidney.",
        "Researchers estimate that 1 in 100 adults has the disease.",
        "Patients in a large study had fewer attacks on allopurinol.",
        "The disease spreads by contact with blood.",
    ],
)
def test_a_statement_about_medicine_is_not_boilerplate(sentence: str) -> None:
    assert not is_boilerplate_sentence(sentence)
    assert not is_boilerplate_paragraph(sentence)


def test_a_paragraph_is_boilerplate_only_if_every_sentence_is() -> None:
    pointer = "For more information, visit our website."
    disclaimer = "It is not a substitute for professional medical advice."
    assert is_boilerplate_paragraph(f"{pointer} {disclaimer}")
    assert not is_boilerplate_paragraph(f"Gout is a form of arthritis. {pointer}")


@pytest.mark.parametrize(
    "heading", ["Was this page helpful?", "Find a provider near you", "Find a Healthcare Provider"]
)
def test_a_heading_that_speaks_of_the_page_is_boilerplate_with_what_stands_below_it(heading: str) -> None:
    page = f"<h1>Gout</h1><h2>Causes</h2><p>Urate causes gout.</p><h2>{heading}</h2><p>Enter your postcode.</p>"
    article = read_article("x.html", page.encode())
    assert [section.kind for section in article.sections] == [SectionKind.CAUSES, SectionKind.BOILERPLATE]
