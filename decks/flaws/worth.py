"""Rules of worth: what is true and well asked, but nothing to learn. Each is True where an item breaks it."""

import re

from decks.flaws.views import Setting, answers_of, asked_of
from decks.model import Basic, Cloze, Item, ListCard

# What is done for every patient, or said of every condition.
_ROUTINE = re.compile(
    r"(?:(?:an?|the|with|by|using|through|regular|routine|certain|some|more|further|initial|the right|your|other|"
    r"standard|additional|special|to|health|careful|complete|small|"
    r"more complex|help|make|confirm|establish|plan|guide) )*"
    r"(?:physical exam(?:ination)?s?|(?:complete |medical |family |medical and family )+(?:history|histories)|"
    r"stethoscope|blood (?:tests?|samples?)(?: to .*)?|imaging (?:tests?|studies)|lab(?:oratory)? tests?|"
    r"medicines?(?: (?:or|and) procedures?)?|procedures?|supportive care|surgical (?:correction|repair|treatment)|"
    r"(?:visit|see|call|contact(?! with\b)|consult|talk to|talk with) .*|"
    r"eye exam(?:ination)?s?|follow-?up(?: care| visits?)?|needles?|surgery|early (?:diagnosis|treatment)|"
    r"(?:specific )?diagnosis|(?:treating|correcting|treatment of|the) underlying (?:\w+ )*(?:illness|condition|cause|"
    r"disease|disorder|problem|injury)|(?:(?:non)?surgical )?treatments?|(?:during )?(?:attacks|episodes)|"
    r"genetic (?:mutation|defect|change|factor)s?|health problems|if (?:needed|necessary)|as needed|bed rest|rest)",
    re.IGNORECASE,
)
# Where every blood sample comes from, and how a dose is taken.
_ERRAND = re.compile(
    r"\bcalled sex chromosomes\b|\bincisions? (?:are |is )?(?:made|located)\b|"
    r"\b(?:an?|the) (?:organ|gland) (?:located|found|that lies) (?:behind|below|above|under|near)\b|"
    r"^why should (?:parents|families|people|everyone)\b|"
    r"\bpurpose of (?:medicines|procedures|treatment)s?(?: or \w+)? in\b|"
    r"\bblood sample\b|\b(?:is|are) (?:the )?\w+ (?:taken|swallowed|injected)\?$|\bstethoscope\b|\bneedle\b|"
    r"\bduring (?:a|the) physical exam",
    re.IGNORECASE,
)
# What every textbook's glossary says of a test or an operation, whoever has it.
_IN_ANY_GLOSSARY = re.compile(
    r"(?:an? |the )?(?:(?:\w+ )?biops(?:y|ies)|(?:\w+ )?(?:resection|excision)|(?:chest )?x[ -]?rays?|cryosurgery|"
    r"cryotherapy|(?:internal |external |external beam )?radiation(?: therapy)?|chemotherapy|biologic therapy|"
    r"immunotherapy|targeted therapy|(?:CT|CAT|MRI|PET|bone) scans?|MRI|ultrasound|endoscopy|laparoscopy|laparotomy|"
    r"colonoscopy|electrocardiogram|echocardiogram|blood chemistry stud(?:y|ies)|complete blood count|"
    r"cytogenetic analysis|immunophenotyping|clinical trials?|anesthesia|late effects|carriers?|"
    r"immune system|sound waves)",
    re.IGNORECASE,
)
_TELLS_WHAT_IT_IS = re.compile(
    r"\b(?:which|what) (?:is (?:the|a) )?(?:kind of |type of )?(?:[a-z]+ )??"
    r"(?:procedure|operation|surgery|test|treatment|therapy|study|scan|exam|technique|method|process|system)?"
    r"(?: called)?(?: that)? ?(?:involves|uses|is used to (?:collect|see|identify|look|take|remove|examine|view)|"
    r"is done to|is performed to|takes|removes|creates|makes|shows|allows|protects the body|attacks)\b|"
    r"^wh(?:ich|at) (?:is|are) [^?]* called\?$|\bdoes \w+graphy use\b",
    re.IGNORECASE,
)
_SINGLED_OUT = re.compile(
    r"\b(?:most|best|first|usual|standard|main|only|confirms?|diagnos\w+|preferred|recommended|detects?|stages?)\b",
    re.IGNORECASE,
)
_FOR_WHAT = re.compile(r"\b(?:purpose|why)\b", re.IGNORECASE)
_TO_LOOK = re.compile(
    r"to (?:(?:look|peer|get a (?:closer )?look)(?: at| inside| into)|see|view) "
    r"(?:the |inside the )?(?:[\w-]+ ){0,2}[\w-]+",
    re.IGNORECASE,
)
_STUDIED = re.compile(r"\b(?:some|recent) (?:data|research|studies|reports?|evidence)\b", re.IGNORECASE)
_TIME_OF_LIFE = re.compile(
    r"(?:in |by |during )?(?:(?:early|late|mid|middle|young|later)[ -])?(?:birth|infancy|childhood|adulthood|puberty|"
    r"adolescence|pregnancy|life|middle age)",
    re.IGNORECASE,
)


def asks_of_routine(item: Item, setting: Setting) -> bool:
    """Tell whether what is asked or answered is routine: "a physical exam", how a blood sample is taken."""
    if not isinstance(item.content, Basic | Cloze):
        return False
    answer = " ".join(answers_of(item.content)).strip(" .")
    if isinstance(item.content, Basic) and _is_of_a_glossary(item.content.front, answer, setting):
        return True
    return bool(_ROUTINE.fullmatch(answer) or _ERRAND.search(f"{asked_of(item.content)}"))


def _is_of_a_glossary(front: str, answer: str, setting: Setting) -> bool:
    """Tell whether it asks what a common test or operation is, or what it looks at, whoever has it."""
    if _FOR_WHAT.search(front):
        return _TO_LOOK.fullmatch(answer) is not None
    body = re.sub(r"^In (?:[^,?]|,(?! wh))+, ", "", front)
    is_defined = _TELLS_WHAT_IT_IS.search(body) is not None and _SINGLED_OUT.search(body) is None
    return is_defined and _IN_ANY_GLOSSARY.fullmatch(answer) is not None and not setting.mentions(body)


def rests_on_some_data(item: Item, setting: Setting) -> bool:
    """Tell whether it asks for what "some data suggest"."""
    return isinstance(item.content, Basic | Cloze | ListCard) and bool(_STUDIED.search(asked_of(item.content)))


def hides_a_time_of_life(item: Item, setting: Setting) -> bool:
    """Tell whether a gap hides a bare time of life, which neither sentence nor hint asks for: "early childhood"."""
    if not isinstance(item.content, Cloze) or item.content.hint:
        return False
    return _TIME_OF_LIFE.fullmatch(" ".join(answers_of(item.content)).strip()) is not None


def repeats_its_verb(item: Item, setting: Setting) -> bool:
    """Tell whether the answer opens with the question's own verb: "What cures it?" "Curing the infection"."""
    if not isinstance(item.content, Basic):
        return False
    opening = re.match(r"(?P<stem>[a-z]{3,}?)(?:[a-z])?ing\b", item.content.back, re.IGNORECASE)
    return (
        opening is not None
        and re.search(rf"\b{opening['stem']}(?:e|es|s|ed|y|ies)?\b", item.content.front, re.IGNORECASE) is not None
    )
