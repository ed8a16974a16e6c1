"""Which gaps their hint determines, with the rest of the sentence: a class that it closes leaves one right answer."""

import re
from collections.abc import Callable

from decks.flaws.constructions import MEASURES
from decks.flaws.gap import UNSURE, Gap, is_listed, is_sure
from decks.hints import hint_of, is_choice, is_pair
from decks.knowledge import inheritance_in

MIN_TOLD = 4  # words that describe what is hidden, right after it
_THE = r"(?:the |an? |both the )?"
# Of these classes the body has few, so that even what "can" be is one of them.
_FEW = frozenset(
    "artery;vein;cranial nerve;peripheral nerve;endocrine gland;part of the brain;part of the nervous system;"
    "part of the eye;part of the kidney;part of the ear;part of the airway;part of the heart;lymphoid organ;"
    "reproductive organ;blood cell;immune cell;type of cell;hormone;electrolyte;vitamin;enzyme;part of the "
    "digestive tract;"
    "part of the cell;skin layer;neurotransmitter;class of antibody;bone;joint".split(";")
)
_SITE = re.compile(
    r"\b(?:located|begins?|starts?|spreads?|occurs?|found|arises?|originates?|affect(?:s|ed|ing)?|involv(?:es?|ing)|"
    r"damag(?:es?|ed|ing)|attacks?|"
    r"destroys?|compress(?:es)?|invades?|trap(?:s|ped)?|blocks?|narrow(?:s|ing)|inflam(?:es|mation)|infects?|"
    r"targets?|removed|"
    r"stored|made|produced|secreted|released|lines?|taken|travels?|enters?|reach(?:es)?|passes|lodges?|accumulates?|"
    r"deposited|builds? up|collects?|develops?|forms?|grows?|"
    r"damage|injury|surround(?:s|ing)|around|inside|within|between|behind|called|through|born without|missing|"
    r"absence|absent) (?:\w+ly )?(?:(?:in|on|to|of|near|at|within|from|by|into|through|the inside of|the lining "
    r"of|the wall of|the walls of|the surface of|the back of) ){0,2}"
    rf"{_THE}(?:\w+ of the )?$",
    re.IGNORECASE,
)
_DOES_SO = re.compile(
    r"\s(?:\([^()]*\) )?(?:(?:is|are) (?:\w+ly )?(?:damaged|destroyed|enlarged|blocked|narrowed|inflamed|missing|"
    r"absent|underdeveloped|"
    r"weakened|affected|unable|abnormal|overactive|underactive|deficient|elevated|released|produced|reduced|increased)|"
    r"(?:produces?|makes?|secretes?|releases?|fails?|cannot|attacks?|"
    r"destroys?|removes?|controls?|carr(?:y|ies)|becomes?|stops?|relaxes|does not|do not|builds? up|accumulates?|"
    r"breaks? down)\b)",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    r"\b(?:some|occasionally|possibly|perhaps|certain|such as|for example|including|like|other|others|another|one of|"
    r"any|either|rarely|several|various|many)\b",
    re.IGNORECASE,
)
_BY_NAME = frozenset(("drug", "organism", "vaccine"))
_CAN_DO = re.compile(
    r"\s(?:\([^()]*\) )?(?:can|may|might|could) (?:also |often |usually )?(?:help(?:s)? )?(?:be (?:used|given|"
    r"prescribed|effective|helpful) |prevent|reduce|relieve|treat|"
    r"lower|slow|stop|block|dissolve|control|improve|cure|shrink|restore|increase|decrease|replace|kill|suppress|"
    r"cause )",
    re.IGNORECASE,
)
_TREATED = re.compile(r"\btreat(?:ed|ing|s)? [^,;]{12,90} with (?:the drug )?$", re.IGNORECASE)
_SHUNNED = re.compile(
    r"\s(?:should|must) (?:not be|be avoided|never)|\s(?:is|are) (?:\w+ly )?(?:not|avoided|contraindicated|"
    r"ineffective)|\s(?:\w+ly )?(?:is|are)n['’]?t |"
    r"\s(?:does|do)(?: not|n['’]?t) (?:help|work|treat|cure)|\s(?:can|may) (?:worsen|trigger)",
    re.IGNORECASE,
)
_MOST = re.compile(
    r"\b(?:(?:[Mm]ost|[Tt]he majority of|[Nn]early all|[Aa]lmost all|[Vv]irtually all) (?:\w+ ){0,4}?[a-z-]+s|"
    r"[Mm]ost (?:often|commonly|frequently)|usually|mainly|primarily|predominantly) "
    r"(?:\w+ )?(?:are|is|occurs?|have|has|begins?|starts?|arises?|affects?|involves?|originates?|develops?|found|"
    r"seen|located|diagnosed|performed|done|caused|made|composed|results?|comes?)"
    r" (?:\w+ly )?(?:(?:in|on|by|from|of|with|at|as|due to|using|through|caused by|made of|located in|found in|"
    r"diagnosed in|performed with) )?(?:the |an? )?$"
)
_MEASURED_SO = re.compile(
    r"\s(?:levels? )?(?:is|are) (?:\w+ly )?(?:not )?(?:elevated|raised|low|high|increased|decreased|reduced|absent|"
    r"normal)\b",
    re.IGNORECASE,
)
_UNLIKE = re.compile(r"^Unlike [^,]+, ", re.IGNORECASE)
_AT_RISK = re.compile(r"\b(?:risk|chance) (?:of|for)(?: developing| getting)? (?:\w+ly )?$", re.IGNORECASE)
_LEVELS_AFTER = re.compile(r"\s(?:levels?|concentrations?)\b", re.IGNORECASE)
_TELLING = re.compile(
    r",? (?:which|that|who) (?!(?:is|are) (?:called|known|termed|also))(?P<told>[^,;.]+)|, (?:an?|the) "
    r"(?P<what>[^,;.]+)"
)
_BRINGS = re.compile(
    rf"\b(?:risk (?:of|for)(?: developing)?|causing|causes?|leads? to|leading to|results? in|resulting in|develops?|"
    rf"called|known as|have|has|produces?|producing|contains?) {_THE}(?:\w+ )?$",
    re.IGNORECASE,
)
_CLINICAL = frozenset(
    (
        "condition",
        "tumor",
        "finding",
        "symptom",
        "organism",
        "drug",
        "drug_class",
        "lab_value",
        "anatomical",
        "test",
        "procedure",
    )
)


def _is_choice(gap: Gap) -> bool:
    """Tell whether the hint names the alternatives of which the answer is one."""
    return is_choice(gap.hint, gap.answer) and UNSURE.search(gap.clause) is None


def _is_typed(gap: Gap) -> bool:
    """Tell whether the hint is the class of the answer, and closes it."""
    return bool(gap.hint) and gap.hint == hint_of(gap.answer)


def _is_part_by_its_class(gap: Gap) -> bool:
    """Tell whether a part of the body is hidden by a class with few members, at the verb that says where."""
    is_few = _is_typed(gap) and (gap.hint in _FEW or is_pair(gap.hint))
    return is_few and _SITE.search(gap.before) is not None and not _is_loose(gap)


def _is_doer(gap: Gap) -> bool:
    """Tell whether a part of the body is hidden by its class, and by what it does or fails to do."""
    is_few = _is_typed(gap) and gap.hint in _FEW
    return is_few and _DOES_SO.match(gap.after) is not None and not _is_loose(gap)


def _is_agent_by_name(gap: Gap) -> bool:
    """Tell whether a drug, a germ or a vaccine is hidden by what it can do: a name answers that, not a class."""
    is_agent = bool(gap.kinds & _BY_NAME) and bool(gap.hint)
    is_done = _CAN_DO.match(gap.after) is not None or _TREATED.search(gap.before) is not None
    return is_agent and is_done and not _is_loose(gap)


def _is_shunned(gap: Gap) -> bool:
    """Tell whether a treatment or a test is hidden that the sentence says not to use."""
    return bool(gap.kinds & MEASURES) and _SHUNNED.match(gap.after) is not None and not _is_loose(gap)


def _is_of_most(gap: Gap) -> bool:
    """Tell whether the sentence says of the answer that it is so in most: there is one such."""
    return bool(gap.hint) and _MOST.search(gap.before) is not None and not is_listed(gap) and is_sure(_calm(gap))


def _is_measured(gap: Gap) -> bool:
    """Tell whether what is measured is hidden, its class shown: "elevated [hormone] levels indicate"."""
    is_level = _LEVELS_AFTER.match(gap.after) is not None and gap.before.rstrip().split(" ")[-1].lower() in (
        "elevated",
        "high",
        "low",
        "increased",
        "decreased",
        "reduced",
        "serum",
        "blood",
        "abnormal",
    )
    is_result = _MEASURED_SO.match(gap.after) is not None and not _UNLIKE.sub("", gap.before)
    return (_is_typed(gap) or is_result) and (is_level or is_result) and bool(gap.hint) and not is_listed(gap)


def _is_inherited_so(gap: Gap) -> bool:
    """Tell whether a pattern of inheritance is hidden that the hint asks for."""
    return gap.hint == hint_of(gap.answer) and bool(inheritance_in(gap.answer)) and bool(gap.hint)


def _is_risk_of_two(gap: Gap) -> bool:
    """Tell whether the two of a class are hidden of which the sentence says that the risk is raised."""
    return is_pair(gap.hint) and _AT_RISK.search(gap.before) is not None and not _is_loose(gap)


def _is_pair_of_chromosomes(gap: Gap) -> bool:
    """Tell whether the two chromosomes are hidden that exchange a piece."""
    return gap.before.endswith("chromosomes ") and re.fullmatch(r"[\dXY]+ and [\dXY]+", gap.answer) is not None


def _is_described(gap: Gap) -> bool:
    """Tell whether the sentence goes on to say of a clinical thing what it is or does."""
    told = _TELLING.match(gap.after)
    if told is not None and gap.kinds & {"finding", "symptom"} and gap.after.startswith(" that "):
        return False  # "may develop weakness that worsens": so do many signs
    words = ((told["told"] or told["what"]) if told else "").split()
    is_enough = len(words) >= MIN_TOLD and bool(gap.kinds & _CLINICAL)
    return is_enough and _BRINGS.search(gap.before) is not None and not _is_loose(gap)


def _calm(gap: Gap) -> Gap:
    """Return *gap* without the adverbs that leave one answer all the same."""
    return Gap(re.sub(r"\b(?:often|also)\b", "", gap.before), gap.answer, gap.after, gap.hint)


def _is_loose(gap: Gap) -> bool:
    return _LOOSE.search(gap.clause) is not None or is_listed(gap)


HINTED: tuple[Callable[[Gap], bool], ...] = (
    _is_choice,
    _is_part_by_its_class,
    _is_doer,
    _is_agent_by_name,
    _is_shunned,
    _is_of_most,
    _is_measured,
    _is_inherited_so,
    _is_risk_of_two,
    _is_pair_of_chromosomes,
    _is_described,
)
