"""What a hidden thing is one of, said in its gap where that closes the class: "drug class", "raised or lowered"."""

import re
from dataclasses import dataclass

from decks.grammar import coordinates
from decks.knowledge import Found, find_terms, gene, inheritance_in

# How a gap says what the tables' groups hold; a group that is not here is known by its kind.
_BY_GROUP = {
    **{
        group: group
        for group in (
            "artery;vein;bone;joint;muscle;cranial nerve;peripheral nerve;organ;lymphoid organ;endocrine gland;"
            "part of the digestive tract;part of the heart;part of the eye;part of the airway;part of the kidney;"
            "part of the ear;reproductive organ;immune cell;blood cell;enzyme;electrolyte;neurotransmitter;virus;fungus"
        ).split(";")
    },
    "brain region": "part of the brain",
    "part of the nervous system": "part of the nervous system",
    "cell type": "type of cell",
    "cell part": "part of the cell",
    "ligament or tendon": "ligament or tendon",
    "hormone analyte": "hormone",
    "human gene": "gene",
    "clotting protein": "clotting protein",
    "structural protein": "protein",
    "plasma protein": "protein",
    "immune molecule": "immune molecule",
    "immunoglobulin class": "class of antibody",
    "helminth": "worm",
    "protozoan": "parasite",
    "ectoparasite": "parasite",
    "disease vector": "animal",
    **dict.fromkeys(
        (
            "gram-negative bacterium",
            "gram-positive bacterium",
            "atypical bacterium",
            "anaerobic bacterium",
            "mycobacterium",
            "spirochete",
        ),
        "bacterium",
    ),
}
_BY_KIND = {
    "drug": "drug",
    "drug_class": "drug class",
    "vaccine": "vaccine",
    "procedure": "procedure",
    "imaging": "imaging test",
    "test": "test",
    "device": "device",
    "therapy": "treatment",
    "tumor": "tumor",
}
_PLURALS = {"virus": "viruses", "fungus": "fungi", "bacterium": "bacteria", "class of antibody": "classes of antibody"}
_TIME = r"(?:second|minute|hour|day|week|month|year|decade)s?"
_MEASURES = (
    (r"^between (?:the )?ages\b", "between what ages"),
    (r"\b(?:of age|years? old|old|older|younger|ages?|aged)\b|^(?:over|under) \d+$", "age"),
    (r"%|\bper ?cent", "what percentage"),
    (r"\bhalf\b|\bthirds?\b|\bquarters?\b|\bone[- ](?:fourth|fifth|tenth)\b", "what share"),
    (rf"\b{_TIME}\b", "how long"),
    (r"\d (?:to|and) (?:1|one) (?:in|out of|per) (?:every )?\d", "1 in how many (a range)"),
    (r"\b(?:1|one) (?:in|out of|per) (?:every )?\d", "1 in how many"),
    (r"\b(?:in|out of|per) (?:every )?(?P<of>\d[\d,]*(?: (?:million|thousand))?)", "how many in {of}"),
    (r"\b(?:times|fold|twice)\b", "how many times"),
    (r"\b(?:mm|cm|inch(?:es)?|(?:centi|milli)?met(?:er|re)s?)\b", "what size"),
    (r"\d\s?(?:mg|g|mcg|µg|μg|units?|IU|mmol|ng)\b|mm ?Hg", "how much"),
)
_ATTACKS = re.compile(r" (?:that|which) (?:attacks?|binds?|targets?)\b")  # an antibody, though it is tested for, too
TWO = "two "
MAX_BESIDE = 3  # words
_TREATS = re.compile(
    r"\b(?:treat\w*|drugs?|medic\w+|prescri\w+|given|therap\w+|dose\w*|inject\w*|prevent\w*|reliev\w+|reduc\w+|side "
    r"effects?|taking|taken)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Alternatives:
    """Words of which a sentence has exactly one, as *found* in their context: a *hint* that names all leaves one."""

    hint: str
    members: str
    found: re.Pattern[str]


def _either(hint: str, members: str, context: str = "W") -> Alternatives:
    """Return the alternatives *members*, which stand at the place of W in *context*."""
    pattern = context.replace("W", rf"(?<![\w-])(?P<word>{members})(?![\w-])")
    return Alternatives(hint, members, re.compile(pattern, re.IGNORECASE))


STAGE_OF_LIFE = "stage of life"
TIMES_OF_LIFE = "infancy, childhood, adolescence or adulthood"
_LIFE = r"(?:(?:early|mid|middle|late|young)[- ])?(?:infancy|childhood|adolescence|adulthood)"
_SEX = "men|women|males|females|boys|girls"
ALTERNATIVES: tuple[Alternatives, ...] = (
    _either(
        "high or low",
        "high|low",
        r"(?:has|have|is|are|shows?|causes?|cause|of|by|with|very|unusually|"
        r"abnormally) W (?:[\w-]+ )?levels? of",
    ),
    _either(
        "increased or decreased",
        "increased|decreased|elevated|reduced|raised|lowered",
        r"W (?:[\w-]+ "
        r")?(?:levels?|amounts?|numbers?|production|concentrations?) of",
    ),
    _either(
        "which sex",
        _SEX,
        rf"W (?:are |is )?(?:\w+ )?(?:(?:more|twice|two|three|four|five|\d+) (?:[\w-]+ "
        rf"){{1,5}}than|than) (?:in )?(?:{_SEX})\b",
    ),
    _either("which sex", _SEX, rf"\bin W than (?:in )?(?:{_SEX})\b"),
    _either(
        "which sex",
        _SEX,
        rf"\b(?:affects|seen in|found in|occurs in|common in|common among) W (?:more "
        rf"often|more frequently|more commonly|twice as often|\w+ times more often) than (?:in )?(?:{_SEX})\b",
    ),
    _either(
        "benign or malignant",
        "benign|malignant|noncancerous|cancerous",
        r"\b(?:is|are) (?:\w+ )?W(?=[.,;]| "
        r"and\b| but\b)",
    ),
    _either("sporadic or inherited", "sporadic", r"\b(?:is|are) (?:\w+ )?W(?=[.,;])"),
    _either(TIMES_OF_LIFE, rf"{_LIFE}(?: (?:or|to) {_LIFE})?", r"\b(?:begins?|starts?|appears?|onset) (?:in|during) W"),
    _either("suddenly or gradually", "suddenly|gradually", r"\b(?:begins?|starts?|appears?|develops?|occurs?) W"),
    _either(
        "improve or worsen",
        "worsens?|improves?",
        r"\b(?:symptoms|signs|attacks?|weakness|pain|problems) "
        r"(?:\w+ly |often )?W (?:with|during|after|at|in|when)\b",
    ),
    _either("erosive or nonerosive", "erosive|nonerosive"),
    _either("obstructive or restrictive", "obstructive|restrictive", r"W (?:lung|airway|ventilatory|pattern)"),
    _either("ischemic or hemorrhagic", "ischemic|hemorrhagic", r"W strokes?"),
    _either("one side or both sides", "unilateral|bilateral"),
    _either("conductive or sensorineural", "conductive|sensorineural", r"W (?:hearing|deafness)"),
    _either("motor or sensory", "motor|sensory", r"W (?:nerves?|neurons?|symptoms?|function)"),
    _either("upper or lower", "upper|lower", r"W (?:motor neurons?|limbs?|lobes?|extremit\w+)"),
    _either("proximal or distal", "proximal|distal"),
    _either("systolic or diastolic", "systolic|diastolic"),
    _either("maternal or paternal", "maternal|paternal"),
    _either("gram-positive or gram-negative", "gram-positive|gram-negative"),
    _either("microcytic, normocytic or macrocytic", "microcytic|normocytic|macrocytic"),
    _either("loss or gain of function", "loss-of-function|gain-of-function"),
    _either("spastic or flaccid", "spastic|flaccid", r"W para\w+"),
    _either(
        "left or right",
        "left|right",
        r"W[ -](?:side|sided|ventric\w+|atri\w+|heart|colon|lung|upper quadrant|"
        r"lower quadrant)\b",
    ),
)
_OTHER_SEX = re.compile(rf"(?<= than )(?P<in>in )?(?P<who>{_SEX})\b", re.IGNORECASE)


def is_choice(hint: str, answer: str) -> bool:
    """Tell whether *hint* names alternatives of which *answer* is one."""
    hint = TIMES_OF_LIFE if hint == STAGE_OF_LIFE else hint
    offered = (each for each in ALTERNATIVES if each.hint == hint)
    return any(re.fullmatch(each.members, answer, re.IGNORECASE) for each in offered)


def as_offered(hint: str, answer: str) -> str:
    """Return *hint*, or "stage of life" where *answer* is none of the words that it offers: "late childhood"."""
    is_other = hint == TIMES_OF_LIFE and answer.lower() not in re.split(r", | or ", TIMES_OF_LIFE)
    return STAGE_OF_LIFE if is_other else hint


def without_rival(before: str, after: str, hint: str) -> str:
    """Return *after*, what stands behind a gap with *hint*, without the alternative that would give it away.

    "In" that stands *before* the gap stands before "the other sex", too.
    """
    link = "in " if before.endswith(" in ") else r"\g<in>"
    return _OTHER_SEX.sub(rf"{link}the other sex", after) if hint == "which sex" else after


def hint_of(answer: str) -> str:
    """Return what *answer* is one of: "artery", "two drug classes", "how long"; "" where no word closes the class."""
    for words, hint in _MEASURES:
        if (found := re.search(words, answer, re.IGNORECASE)) and re.search(
            r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half|twice)\b", answer, re.IGNORECASE
        ):
            return hint.format(**found.groupdict())
    if is_choice(TIMES_OF_LIFE, answer):
        return as_offered(TIMES_OF_LIFE, answer)
    if inheritance_in(answer):
        return "pattern of inheritance"
    members = coordinates(answer)
    classes = {_class_of(member) for member in members or (answer,)}
    one = classes.pop() if len(classes) == 1 else ""
    return f"{TWO}{_plural(one)}" if one and len(members) == 2 else one if len(members) < 2 else ""


def shown_hint(before: str, answer: str, after: str) -> str:
    """Return the hint of *answer* where what stands next to the gap does not say the same: "the drug …"."""
    hint = hint_of(answer)
    if hint.removeprefix(TWO).startswith("drug") and not _TREATS.search(f"{before} {after}"):
        return ""  # a hormone or a protein that may be given, too
    is_protein = hint == "gene" and after.startswith(" protein")
    if is_protein or (hint == "test" and _ATTACKS.match(after)):
        return ""
    beside = {*before.lower().split()[-MAX_BESIDE:], *re.split(r"[\s,.;]+", after.lower())[: MAX_BESIDE + 1]}
    said = {word.removesuffix("s") for word in beside}
    return "" if hint.removeprefix(TWO).split(" ")[-1].removesuffix("s") in said else hint


def is_pair(hint: str) -> bool:
    """Tell whether *hint* asks for two things of one class."""
    return hint.startswith(TWO)


def _class_of(words: str) -> str:
    if gene(words) is not None:
        return "gene"
    head = next((found for found in find_terms(words) if found.end == len(words)), None)
    return _class(head) if head is not None else ""


def _class(found: Found) -> str:
    if found.type.kind == "procedure" and re.search("surgery|transplant", found.type.group):
        return "operation"
    return _BY_GROUP.get(found.type.group) or _BY_KIND.get(found.type.kind, "")


def _plural(noun: str) -> str:
    head, of, rest = noun.partition(" of ")
    if noun in _PLURALS:
        return _PLURALS[noun]
    if of:
        return f"{head}s{of}{rest}"
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}es" if noun.endswith("s") else f"{noun}s"
