"""A deck small enough to know by heart, with an item of every kind: what the tests of the pages study."""

import hashlib

from decks.handwritten import written
from decks.model import (
    Basic,
    Cloze,
    Content,
    Deck,
    Distractor,
    Item,
    ListCard,
    Mcq,
    Section,
    SectionCoverage,
    SectionKind,
    Source,
    Span,
    Synthetic,
    Unused,
    Vignette,
)

TEXT = """Scurvy

Overview

Scurvy is a disease caused by a lack of vitamin C. It was common among sailors on long voyages.

Symptoms

  • Bleeding gums: The gums swell and bleed because collagen is weak.

  • Corkscrew hairs: Hairs grow coiled inside their follicles.

  • Poor wound healing: Old scars may break open.

Treatment

Vitamin C by mouth relieves fatigue within 24 hours. Ascorbic acid 100 mg three times a day is a usual dose.

Disclaimer

This text is for tests only.
"""
OWN = Basic("What may old scars do in scurvy?", "Break open")
HEADINGS = (
    ("Overview", SectionKind.OVERVIEW),
    ("Symptoms", SectionKind.SYMPTOMS),
    ("Treatment", SectionKind.TREATMENT),
    ("Disclaimer", SectionKind.BOILERPLATE),
)


def small_deck() -> Deck:
    """Return the deck: a case, a question, a list, a gap and three flashcards."""
    sections = _sections()
    gums, healing = "The gums swell and bleed because collagen is weak", "Poor wound healing"
    vitamins = (
        Distractor("Vitamin D", "Its lack causes rickets."),
        Distractor("Vitamin A", "Its lack causes night blindness."),
        Distractor("Iron", "Its lack causes anemia."),
    )
    signs = (Distractor("Bleeding gums", "They are swollen and bleed."), Distractor(healing, "Old scars break open."))
    dose, relief = "Ascorbic acid 100 mg three times a day", "Vitamin C by mouth relieves fatigue within 24 hours."
    man = "54-year-old man"
    case = f"A {man} who eats only toast has swollen, bleeding gums and hairs that grow coiled. He is tired all day."
    items = (
        _item(Basic("What causes scurvy?", "A lack of vitamin C"), "Overview", "caused by a lack of vitamin C"),
        _item(Cloze("Scurvy was common among {{c1::sailors}} on long voyages."), "Overview", "common among sailors"),
        _item(ListCard("What are the 3 signs?", ("Bleeding gums", "Corkscrew hairs", healing)), "Symptoms", healing),
        _item(Mcq("", "Which sign is of the hairs?", "Corkscrew hairs", signs), "Symptoms", "Hairs grow coiled"),
        _item(Basic("Why do the gums bleed in scurvy?", "Collagen is weak"), "Symptoms", gums),
        _item(
            Vignette(case, "Which of the following relieves it?", "Vitamin C", vitamins, (Synthetic(man, "slot"),)),
            "Treatment",
            relief,
        ),
        _item(Basic("What is a usual dose of ascorbic acid?", "100 mg three times a day"), "Treatment", dose),
    )
    scars = TEXT.index("Old scars")
    unused = Unused(scars, TEXT.index("\n", scars), "It repeats what its heading says.")
    coverage = tuple(
        SectionCoverage(
            section.section_id,
            3 if section.title == "Symptoms" else 2,
            2,
            (unused,) if section.title == "Symptoms" else (),
        )
        for section in sections[:3]
    )
    source = Source("scurvy.txt", None, None, hashlib.sha256(TEXT.encode()).hexdigest())
    return Deck("scurvy", "Scurvy", source, TEXT, sections, items, coverage)


def own_card(deck: Deck, content: Content = OWN) -> Item:
    """Return a card that an instructor writes to the one statement of the small *deck* that nothing asks about."""
    unused = deck.coverage[1].unused[0]
    return written(deck, deck.sections[1], content, [Span(unused.start_char, unused.end_char)])


def _sections() -> tuple[Section, ...]:
    starts = [TEXT.index(f"\n{heading}\n") + len(heading) + 2 for heading, _ in HEADINGS]
    ends = [TEXT.index(f"\n{heading}\n") for heading, _ in HEADINGS[1:]] + [len(TEXT)]
    return tuple(
        Section(heading.lower(), (heading,), kind, start, end)
        for (heading, kind), start, end in zip(HEADINGS, starts, ends, strict=True)
    )


def _item(content: Content, heading: str, evidence: str) -> Item:
    start = TEXT.index(evidence)
    item_id = hashlib.sha256(f"{content}".encode()).hexdigest()[:16]
    return Item(item_id, heading.lower(), content, evidence, (Span(start, start + len(evidence)),), (heading,))
