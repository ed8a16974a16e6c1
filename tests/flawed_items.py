"""Pairs of items, one that breaks an item-writing rule and its nearest sound neighbour, all about one short text."""

from dataclasses import dataclass, replace

from decks.model import (
    Basic,
    Cloze,
    Content,
    Distractor,
    ListCard,
    Mcq,
    Synthetic,
    Vignette,
)

NAMES = ("gouty arthritis", "gout")
STATEMENTS = """Allopurinol lowers uric acid in gout by blocking xanthine oxidase.
Colchicine often relieves a flare of gout within a day.
Aspirin does not relieve a flare of gout.
Febuxostat: Used when allopurinol causes a rash; rarely injures the liver
Probenecid: Avoid in patients with kidney stones
Pegloticase: Ineffective by mouth
Tophi: Firm deposits of urate under the skin
Joint aspiration shows needle-shaped crystals in gout, but the first sample may be clear.
In children, gout is due to an inherited enzyme defect.
Triggers of gout are beer, red meat, dehydration, and surgery.
Doctors diagnose gout after looking at joint fluid.
In gout, 12% of those seen are obese.
In gout, 12.5% of those seen are thin.
In gout, 60 to 70% of those seen are men.
Gout shows long pink needles.
When it comes back, gout wakes people in the night with a big toe that burns as if on fire under the bed sheet.
Hyperuricemia makes the crystals of gout."""
ALLOPURINOL, COLCHICINE, ASPIRIN, FEBUXOSTAT, PROBENECID, PEGLOTICASE, TOPHI, ASPIRATION, CHILDREN, TRIGGERS, *_REST = (
    STATEMENTS.splitlines()
)
FLUID, OBESE, THIN, MEN, NEEDLES, LONG, HYPERURICEMIA = _REST


def options(*texts: str) -> tuple[Distractor, ...]:
    """Return *texts* as distractors."""
    return tuple(Distractor(text, f"{text} is not it.") for text in texts)


DRUGS = options("Colchicine", "Naproxen", "Prednisone")
LEAD_IN = "Which of the following drugs lowers uric acid in gout by blocking xanthine oxidase?"
WHICH = Mcq("", LEAD_IN, "Allopurinol", DRUGS)
STEM = (
    "A 58-year-old man has had two attacks of gout in the past year. His big toe was red and swollen each time. "
    "He now takes a drug that blocks xanthine oxidase."
)
CASE = Vignette(
    STEM, "Which of the following drugs is this?", "Allopurinol", DRUGS, (Synthetic("58-year-old man", "slot"),)
)
GAP = Cloze("Allopurinol lowers uric acid in gout by blocking {{c1::xanthine oxidase}}.")
FRONT = Basic("What does allopurinol block in gout?", "Xanthine oxidase")
FOUR = ListCard("Name the 4 triggers of gout.", ("Beer", "Red meat", "Dehydration", "Surgery"))


def which(*texts: str) -> Mcq:
    """Return the sample question with *texts* as its distractors."""
    return replace(WHICH, distractors=options(*texts))


def question(lead_in: str, key: str, *texts: str) -> Mcq:
    """Return a question without a stem."""
    return Mcq("", lead_in, key, options(*texts))


def asking(lead_in: str) -> Mcq:
    """Return the sample question with another *lead_in*."""
    return replace(WHICH, lead_in=lead_in)


def case(stem: str, *synthetic: str) -> Vignette:
    """Return the sample case with another *stem*; *synthetic* are the invented words that it declares."""
    return replace(CASE, stem=stem, synthetic=tuple(Synthetic(text, "slot") for text in synthetic))


@dataclass(frozen=True, slots=True)
class Pair:
    """An item that breaks *rules* and its nearest *sound* neighbour, both proven by *proof*."""

    rules: set[int]
    broken: Content
    sound: Content
    proof: str = ALLOPURINOL
    kind: str = "treatment"


HARD = "Long-standing gout makes hard lumps grow beneath the body's surface."

PAIRS = {
    "1 two names of one drug": Pair({1, 5}, which("Acetaminophen", "Paracetamol"), which("Acetaminophen", "Naproxen")),
    "1 one option in two cases": Pair({1, 5}, which("Colchicine", "colchicine"), WHICH),
    "2 a word that no statement holds": Pair({2}, replace(FRONT, back="Uricase"), FRONT),
    "2 a hidden word that no statement holds": Pair(
        {2}, Cloze("Allopurinol lowers uric acid in gout by blocking {{c1::uricase}}."), GAP
    ),
    "2 a point that no statement holds": Pair(
        {2}, replace(FOUR, back=("Beer", "Red meat", "Dehydration", "Stress")), FOUR, proof=TRIGGERS
    ),
    "3 often": Pair(
        {3},
        Basic("What does colchicine relieve within a day in gout?", "A flare"),
        Basic("What does colchicine often relieve within a day in gout?", "A flare"),
        proof=COLCHICINE,
    ),
    "3 rarely, in the part that is asked": Pair(
        {3},
        Basic("What does febuxostat injure in gout?", "The liver"),
        Basic("What does febuxostat rarely injure in gout?", "The liver"),
        proof=FEBUXOSTAT,
    ),
    "3 may, in the part that is asked": Pair(
        {3},
        Basic("How is the first sample of joint fluid in gout?", "Clear"),
        Basic("What may the first sample of joint fluid in gout be?", "Clear"),
        proof=ASPIRATION,
    ),
    "3 in children": Pair(
        {3},
        Basic("What is gout due to?", "An inherited enzyme defect"),
        Basic("What is gout due to in children?", "An inherited enzyme defect"),
        proof=CHILDREN,
    ),
    "4 not": Pair(
        {4},
        Basic("What does aspirin relieve in gout?", "A flare"),
        Basic("What does aspirin not relieve in gout?", "A flare"),
        proof=ASPIRIN,
    ),
    "4 avoid": Pair(
        {4},
        Basic("In whom is probenecid used in gout?", "Patients with kidney stones"),
        Basic("In whom should one avoid probenecid in gout?", "Patients with kidney stones"),
        proof=PROBENECID,
    ),
    "4 a drug that does not work as key": Pair(
        {4},
        Mcq("", "Which of the following drugs dissolves urate in gout?", "Pegloticase", DRUGS),
        Mcq("", "Which of the following drugs is ineffective by mouth in gout?", "Pegloticase", DRUGS),
        proof=PEGLOTICASE,
    ),
    "5 a distractor that the proof names": Pair(
        {5},
        question(
            "Which of the following drugs is used when another causes a rash in gout?",
            "Febuxostat",
            "Allopurinol",
            "Colchicine",
        ),
        question(
            "Which of the following drugs is used when another causes a rash in gout?",
            "Febuxostat",
            "Probenecid",
            "Colchicine",
        ),
        proof=FEBUXOSTAT,
    ),
    "5 a class beside its member": Pair(
        {5}, which("Naproxen", "Nonsteroidal anti-inflammatory drugs"), which("Naproxen", "Corticosteroids")
    ),
    "5 a wider name of the key": Pair(
        {5},
        question("Which of the following is a deposit of urate under the skin in gout?", "Tophi", "Firm tophi", "Rash"),
        question("Which of the following is a deposit of urate under the skin in gout?", "Tophi", "Fever", "Rash"),
        proof=TOPHI,
        kind="symptoms",
    ),
    "6 a germ among drugs": Pair({6}, which("Colchicine", "Staphylococcus aureus"), WHICH),
    "6 a test among drugs": Pair({6}, which("Colchicine", "Procalcitonin"), WHICH),
    "6 other things": Pair({6}, which("Colchicine", "Other drugs"), WHICH),
    "6 two things in one": Pair({6}, which("Colchicine", "Rest or ice"), WHICH),
    "7 two options": Pair({7}, replace(WHICH, distractors=DRUGS[:1]), replace(WHICH, distractors=DRUGS[:2])),
    "7 six options": Pair(
        {7},
        replace(WHICH, distractors=(*DRUGS, *options("Probenecid", "Febuxostat"))),
        replace(WHICH, distractors=(*DRUGS, *options("Probenecid"))),
    ),
    "8 A and B": Pair({8}, which("Naproxen", "A and B"), WHICH),
    "9 except": Pair(
        {9}, asking("Which of the following drugs does everything except block xanthine oxidase in gout?"), WHICH
    ),
    "9 not, though a stem may say it": Pair(
        {9},
        asking("Which of the following drugs does not block xanthine oxidase in gout?"),
        replace(WHICH, stem="A flare of gout does not respond to rest."),
    ),
    "10 no question": Pair({10}, replace(WHICH, lead_in=LEAD_IN.replace("?", ".")), WHICH),
    "10 no question word": Pair({10}, asking("Lowers uric acid in gout by blocking xanthine oxidase?"), WHICH),
    "10 too long": Pair({10}, replace(WHICH, lead_in=LEAD_IN.replace("acid", "acid" + " and more" * 8)), WHICH),
    "10 which is true": Pair(
        {10}, asking("Which of the following is true of drugs that block xanthine oxidase in gout?"), WHICH
    ),
    "11 nothing to think of": Pair({11}, asking("Which of the following is seen in gout?"), WHICH),
    "11 a blank": Pair({11}, asking("Which drug blocks xanthine __ in gout?"), WHICH),
    "12 the key tells most": Pair(
        {12},
        Mcq(HARD, "Which of the following is it?", "Firm deposits of urate", options("Gas", "Soft nodes")),
        Mcq(HARD, "Which of the following is it?", "Firm deposits of urate", options("Gas", "Soft nodes of the gut")),
        proof=TOPHI,
        kind="symptoms",
    ),
    "14 the key's own word": Pair(
        {14},
        question(
            "Which of the following, an aspiration, shows crystals in gout?", "Joint aspiration", "Biopsy", "X-ray"
        ),
        question(
            "Which of the following, done at the bedside, shows crystals in gout?",
            "Joint aspiration",
            "Biopsy",
            "X-ray",
        ),
        proof=ASPIRATION,
        kind="diagnosis",
    ),
    "16 always": Pair({16}, which("Naproxen", "Always colchicine"), WHICH),
    "22 too short": Pair(
        {22}, case("A 58-year-old man takes a drug that blocks xanthine oxidase.", "58-year-old man"), CASE
    ),
    "22 too long": Pair({22}, case(STEM + " He has pain." * 40, "58-year-old man"), CASE),
    "22 two patients": Pair(
        {22}, case(f"{STEM} A 60-year-old man in the next bed has it too.", "58-year-old man", "60-year-old man"), CASE
    ),
    "22 no patient": Pair({22}, case(STEM.replace("A 58-year-old man", "Someone")), CASE),
    "22 a man with her toe": Pair({22}, case(STEM.replace("His", "Her"), "58-year-old man"), CASE),
    "22 a woman with his toe": Pair(
        {22},
        case(STEM.replace("-old man", "-old woman"), "58-year-old woman"),
        case(STEM.replace("-old man", "-old woman").replace("His", "Her").replace("He", "She"), "58-year-old woman"),
    ),
    "23 the answer in the front": Pair(
        {23, 34}, replace(FRONT, front="Which xanthine oxidase does allopurinol block in gout?"), FRONT
    ),
    "23 the hidden word a second time": Pair(
        {23, 34},
        Cloze("Xanthine oxidase: in gout, allopurinol lowers uric acid by blocking {{c1::xanthine oxidase}}."),
        GAP,
    ),
    "24 an age that is not declared": Pair({24}, replace(CASE, synthetic=()), CASE),
    "24 a declared detail that is not there": Pair(
        {24}, replace(CASE, synthetic=(*CASE.synthetic, Synthetic("for 3 weeks", "slot"))), CASE
    ),
    "24 a result that is made up": Pair(
        {24}, replace(CASE, synthetic=(*CASE.synthetic, Synthetic("two attacks", "result"))), CASE
    ),
    "25 no condition named": Pair({25}, replace(FRONT, front="What does allopurinol block?"), FRONT),
    "25 a question without its condition": Pair(
        {25}, asking("Which of the following drugs blocks xanthine oxidase?"), WHICH
    ),
    "25 it": Pair({25}, Cloze("It lowers uric acid in gout by blocking {{c1::xanthine oxidase}}."), GAP),
    "25 the following": Pair(
        {25}, replace(FRONT, front="What does the following drug block in gout: allopurinol?"), FRONT
    ),
    "26 a back of a paragraph": Pair(
        {26},
        Basic("When do doctors diagnose gout?", "After looking at joint fluid" + " joint fluid" * 6),
        Basic("When do doctors diagnose gout?", "After looking at joint fluid"),
        proof=FLUID,
    ),
    "26 two facts on a back": Pair(
        {26},
        Basic("What does allopurinol lower in gout?", "Uric acid; blocking xanthine oxidase"),
        Basic("What does allopurinol lower in gout?", "Uric acid"),
    ),
    "26 seven hidden words": Pair(
        {26},
        Cloze("Blocking in gout is called {{c1::allopurinol lowers uric acid by xanthine oxidase}}."),
        Cloze("Blocking in gout is called {{c1::allopurinol lowers acid by xanthine oxidase}}."),
    ),
    "26 two gaps": Pair(
        {26}, Cloze("{{c1::Allopurinol}} lowers uric acid in gout by blocking {{c1::xanthine oxidase}}."), GAP
    ),
    "26 no gap": Pair({2, 26}, Cloze("Allopurinol lowers uric acid in gout by blocking xanthine oxidase."), GAP),
    "26 a sentence of a page": Pair({26}, Cloze(GAP.text.replace("lowers", "slowly and surely " * 13 + "lowers")), GAP),
    "26 a list of one": Pair(
        {26},
        ListCard("Name the 1 trigger of gout.", ("Beer",)),
        ListCard("Name 2 triggers of gout.", ("Beer", "Red meat")),
        proof=TRIGGERS,
    ),
    "26 a list of eight": Pair(
        {26},
        ListCard("Gout: name the 8 words.", tuple("triggers of beer red meat dehydration surgery and".split())),
        ListCard("Gout: name the 7 words.", tuple("triggers of beer red meat dehydration surgery".split())),
        proof=TRIGGERS,
    ),
    "26 a list that repeats": Pair(
        {26}, replace(FOUR, back=("Beer", "Red meat", "beer", "Surgery")), FOUR, proof=TRIGGERS
    ),
    "27 a category": Pair(
        {27},
        Basic("What are beer and red meat in gout?", "Triggers"),
        Basic("What are beer and red meat in gout?", "Triggers of gout"),
        proof=TRIGGERS,
    ),
    "41 boilerplate": Pair({41}, FRONT, FRONT, kind="boilerplate"),
}
