"""More pairs, of rules that look at the form of options, of cards and of what a strict reviewer sent back."""

from dataclasses import replace

from decks.model import Basic, Cloze, Mcq, Synthetic, Vignette
from tests.flawed_items import (
    ASPIRATION,
    COLCHICINE,
    FEBUXOSTAT,
    FOUR,
    HYPERURICEMIA,
    LONG,
    MEN,
    NEEDLES,
    OBESE,
    STEM,
    THIN,
    TRIGGERS,
    WHICH,
    Pair,
    asking,
    options,
    question,
    which,
)

SPOT = "Which of the following, {}, shows crystals in gout?"
OXIDASE = "Which of the following is what blocking xanthine oxidase does in gout?"
ACID = "Which of the following findings makes the crystals of gout?"


def share(*others: str, key: str = "12%") -> Mcq:
    """Return a question whose options are quantities."""
    return question("Which of the following shares of those seen in gout are obese?", key, *others)


def crystals(*texts: str, key: str = "Long pink needles") -> Mcq:
    """Return a question on what crystals look like."""
    return question("Which of the following does the microscope tell of the fluid in gout?", key, *texts)


def in_a_man(*diagnoses: str) -> Vignette:
    """Return a case of a man, with *diagnoses* to tell gout from."""
    stem, lead_in = STEM.replace(" of gout", " of joint pain"), "Which of the following is the most likely diagnosis?"
    return Vignette(stem, lead_in, "Gout", options(*diagnoses), (Synthetic("58-year-old man", "slot"),))


FORMS = {
    "14 the key's root": Pair(
        {14},
        question(SPOT.format("as doctors aspirate a knee"), "Joint aspiration", "Biopsy", "X-ray"),
        question(SPOT.format("as doctors look at a knee"), "Joint aspiration", "Biopsy", "X-ray"),
        proof=ASPIRATION,
        kind="diagnosis",
    ),
    "15 a thing among deeds": Pair(
        {15},
        question(OXIDASE, "Uric acid", "Stops its making", "Keeps it dissolved"),
        question(OXIDASE, "Lowers uric acid", "Stops its making", "Keeps it dissolved"),
    ),
    "15 an article before the options": Pair(
        {10, 15}, asking("Which drug lowers uric acid in gout by blocking xanthine oxidase: an"), WHICH
    ),
    "17 sometimes": Pair({17}, which("Naproxen", "Sometimes colchicine"), WHICH),
    "18 a quantity among words": Pair({18}, share("30%", "Nobody"), share("30%", "60%"), proof=OBESE),
    "18 two units": Pair({18}, share("30 kg", "60%"), share("30%", "60%"), proof=OBESE),
    "19 the key in the middle": Pair(
        {19},
        crystals("Long pink rods", "Long thin needles"),
        crystals("Short blue cubes", "Long thin needles"),
        proof=NEEDLES,
        kind="diagnosis",
    ),
    "20 a woman's disease in a man": Pair(
        {20}, in_a_man("Endometriosis", "Cellulitis"), in_a_man("Septic arthritis", "Cellulitis")
    ),
    "20 a disease that no table knows": Pair(
        {20}, in_a_man("Toe of Smith", "Cellulitis"), in_a_man("Septic arthritis", "Cellulitis")
    ),
    "21 ranges that overlap": Pair(
        {21},
        share("50 to 65%", "10 to 20%", key="60 to 70%"),
        share("30 to 45%", "10 to 20%", key="60 to 70%"),
        proof=MEN,
    ),
    "21 another precision": Pair(
        {21}, share("30%", "60%", key="12.5%"), share("30.5%", "60.0%", key="12.5%"), proof=THIN
    ),
    "29 a list that does not say how long it is": Pair(
        {29}, replace(FOUR, front="Name the triggers of gout."), FOUR, proof=TRIGGERS
    ),
    "29 a list of another length": Pair(
        {29}, replace(FOUR, front="Name the 3 triggers of gout."), FOUR, proof=TRIGGERS
    ),
    "29 a list with others": Pair(
        {2, 29},
        replace(FOUR, back=("Other triggers", "Red meat", "Dehydration", "Surgery")),
        FOUR,
        proof=TRIGGERS,
    ),
    "32 how many": Pair(
        {32},
        Basic("How many triggers does gout have?", "Beer"),
        Basic("Which drink brings on gout?", "Beer"),
        proof=TRIGGERS,
    ),
    "32 when": Pair(
        {32},
        Basic("Gout: when is febuxostat used?", "A rash"),
        Basic("Gout: when is febuxostat used?", "When allopurinol causes a rash"),
        proof=FEBUXOSTAT,
    ),
    "34 the question again": Pair(
        {34},
        Basic("Which acid, uric, does allopurinol lower in gout?", "Uric acid"),
        Basic("What does allopurinol lower in gout?", "Uric acid"),
    ),
    "34 the gap's own root": Pair(
        {34},
        Cloze("The aspirated joint fluid of gout is diagnosed by {{c1::joint aspiration}}."),
        Cloze("Gout is diagnosed by {{c1::joint aspiration}}."),
        proof=ASPIRATION,
    ),
    "35 three triggers": Pair(
        {35},
        Basic("Which things bring on gout?", "Beer, dehydration, and surgery"),
        Basic("Which drink brings on gout?", "Beer"),
        proof=TRIGGERS,
    ),
    "36 often": Pair(
        {36},
        Cloze("Colchicine relieves what is called {{c1::often}} a flare of gout within a day."),
        Cloze("Colchicine often relieves what is called {{c1::a flare}} of gout within a day."),
        proof=COLCHICINE,
    ),
    "37 the only hyper-": Pair(
        {37},
        question(ACID, "Hyperuricemia", "Acidosis", "Fever"),
        question(ACID, "Hyperuricemia", "Hypercalcemia", "Fever"),
        proof=HYPERURICEMIA,
        kind="causes",
    ),
    "38 two by two": Pair(
        {38},
        crystals("Long blue", "Short pink", "Short blue", key="Long pink"),
        crystals("Long blue", "Short pink", "Round red", key="Long pink"),
        proof=NEEDLES,
        kind="diagnosis",
    ),
    "39 the main": Pair(
        {39},
        Basic("Which drink is the main one to bring on gout?", "Beer"),
        Basic("Which drink brings on gout?", "Beer"),
        proof=TRIGGERS,
    ),
}
# Rules that only warn.
WARNED = {
    "13 one option of many words": Pair(
        {13},
        which("Colchicine", "Prednisone tablets with each breakfast"),
        which("Colchicine", "Prednisone"),
    ),
    "31 a stem from the article": Pair(
        {31},
        replace(WHICH, stem=LONG),
        replace(WHICH, stem="A man with gout wakes in the night, with a big toe on fire."),
        proof=LONG,
    ),
}
