"""Answers that are foregone: the question, a name or common sense tells them. Each is True where an item breaks it."""

import re

from decks.distractors import content_words
from decks.flaws.views import Setting, answers_of, asked_of
from decks.knowledge import normal
from decks.model import Basic, Cloze, Content, Item

_ONE_TIME_OF_LIFE = frozenset(
    normal(word) for word in "birth infancy childhood adulthood puberty adolescence pregnancy shortage life".split()
)
# A drug class named after what it is for: to say that it treats that tells nothing.
_NAMED_FOR = (
    (r"\bseizures?|epilep|convuls", r"\b(?:anticonvulsant|antiepileptic|anti-?seizure)"),
    (r"\binfections?\b|bacteri", r"\b(?:antibiotic|antibacterial|antimicrobial)"),
    (r"\bpain", r"\b(?:analgesic|pain[ -]?(?:killer|reliever|medic))"),
    (r"\bdepress", r"\bantidepressant"),
    (r"\bhigh blood pressure|hypertension", r"\bantihypertensive"),
    (r"\bclot", r"\b(?:anticoagulant|blood[ -]thinn)"),
    (r"\binflammat", r"\banti-inflammator"),
    (r"\bcancer|tumou?r", r"\b(?:anticancer|chemotherap)"),
    (r"\bvirus|viral", r"\bantiviral"),
    (r"\bhearing", r"\bhearing aid"),
    (r"\b(?:swallow|eat)", r"\bfeeding tube"),
    (r"\b(?:walk)", r"\bwheelchair"),
    (r"\btongue", r"\btaste"),
    (r"\bhigh acid levels|\bstomach[ -]acid", r"\bstomach"),
    (r"\ballerg", r"\bantihistamine"),
    (r"\bnausea|vomit", r"\bantiemetic"),
    (r"cutaneous|to the skin", r"sensory"),
    (r"with treatment", r"improves?\b"),
    (r"\b(?:upper|lower|left|right) …", r"half"),
    (r"\b(?:upper|left|proximal|systolic) (?:and/or|and|or) …", r"(?:lower|right|distal|diastolic)\b"),
    (r"… (?:and/or|and|or) (?:lower|right|distal|diastolic)\b", r"(?:upper|left|proximal|systolic)\b"),
)
# What a name tells of when, and what it says in plain words.
_TOLD_BY_A_NAME = (
    (r"\b(?:fetal|prenatal|congenital)\b", r"(?:\w+ )*(?:womb|before birth|at birth|present at birth)"),
    (r"\b(?:neonatal|perinatal)\b", r"(?:\w+ )*(?:newborns?|at birth|shortly after birth|soon after birth)"),
    (r"\binfantile\b", r"(?:in |during )?infancy"),
    (r"\b(?:juvenile|childhood)\b", r"(?:in |during )?childhood"),
    (r"\badult[- ]onset\b", r"(?:in |during )?adulthood"),
    (r"\b(?:post-?)?traumatic\b", r"(?:after |by |an? )*(?:\w+ )?(?:injur|trauma)"),
    (r"\bradiation\b", r".*\bradiation"),
    (r"\b(?:postoperative|post-?surgical)\b", r"after (?:an? )?(?:surgery|operation)"),
    (r"\bpostpartum\b", r".*\b(?:after|giving) (?:child)?birth"),
    (r"\bdiabetic\b", r"(?:by |in )?(?:people with )?diabetes$"),
    (r"\bdrug-induced\b", r"(?:by |certain )*(?:drugs|medicines)$"),
    (r"\bcalled juvenile\b|\breferred to as juvenile\b", r".*\b(?:children|childhood)\b"),
    (r"\bwhen in life (?:may|are|can) (?:infants|newborns|babies)\b", r"at birth"),
    (r"\bdeafness\b", r"(?:the )?(?:progressive )?hearing loss$"),
    (r"\bdilated\b", r".*\bdilate\b"),
    (
        r"\bdeficiency\b",
        r"(?:reduced|decreased|little or no|a lack of|a shortage of|loss of|absent)\b.* enzyme(?: activity)?$",
    ),
    (r"\b(?:symptom|sign|feature)s? of insomnia\b", r".*\b(?:falling|staying) asleep"),
    (r"\b(?:symptom|sign|feature)s? of (?:obesity|overweight)\b", r".*\bweight"),
    (r"\b(?:symptom|sign|feature)s? of (?:deafness|hearing loss)\b", r".*\bhear"),
    (r"\b(?:symptom|sign|feature)s? of (?:blindness|low vision)\b", r".*\b(?:see|vision|sight)"),
    (
        r"\b(?:symptom|sign|feature)s? of [\w ]*(?:dermat|cutis|skin)",
        r"(?:skin|cutaneous) (?:lesion|problem|sign|change)s?",
    ),
    (r"\bonly feature of [\w ]*cutis\b", r"skin lesions"),
)
# "Impaired cell division" of "a reduction in cell production".
_LESS = re.compile(r"(?:impaired|reduced|decreased|abnormal|defective|disrupted) (?:[\w-]+ )?[\w-]+$", re.IGNORECASE)
_THAN_BEFORE = re.compile(r"\b(?:reduc|decreas|impair|abnormal|defect|disrupt|loss)", re.IGNORECASE)
# What thousands of proteins do.
_OF_ANY_PROTEIN = content_words(
    "cell cells cellular gene genes protein proteins signal signals signaling chemical transcription expression "
    "activity activities growth division proliferation differentiation communication production process processes "
    "development survival movement function functions synthesis body control controls controlling regulate regulates "
    "regulating regulation energy normal certain other many several within between help helps"
)
_OF_A_PRODUCT = re.compile(r"\b(?:proteins?|enzymes?|genes?)\b")
_CONFIRMS = re.compile(r"(?:if|when|once|after) [^,]*\b(?:confirm\w*|diagnos\w*|suspect\w*)\b", re.IGNORECASE)
_JUST_PATIENTS = re.compile(
    r"(?:in )?(?:people|patients|individuals|children|adults|those|infants) (?:who have|with) (?P<what>[^,]+)",
    re.IGNORECASE,
)


def is_foregone(item: Item, setting: Setting) -> bool:
    """Tell whether the answer is what anyone would say who has the question's words, or common sense, alone."""
    return (
        _hides_what_anyone_guesses(item) or _is_told_by_its_question(item, setting) or _is_of_any_protein(item.content)
    )


def _is_told_by_its_question(item: Item, setting: Setting) -> bool:
    """Tell whether the question or the condition's name says the answer: "X-linked" of an X-linked condition."""
    if not isinstance(item.content, Basic | Cloze):
        return False
    asked, answer = asked_of(item.content), " ".join(answers_of(item.content))
    told = " ".join(name for name in setting.names if normal(name) in normal(asked))
    if "x-linked" in answer.lower() and "x-linked" in told.lower():
        return True
    return isinstance(item.content, Basic) and (
        any(re.search(a, asked, re.IGNORECASE) and re.match(b, answer, re.IGNORECASE) for a, b in _TOLD_BY_A_NAME)
        or _is_less_of_the_same(asked, answer)
        or (_CONFIRMS.match(answer) is not None and setting.mentions(answer))
        or _is_just_patients(answer, setting)
    )


def _is_of_any_protein(content: Content) -> bool:
    """Tell whether a protein is said to do what thousands do: "signaling within cells", "transcription"."""
    if not isinstance(content, Basic) or not _OF_A_PRODUCT.search(content.front):
        return False
    return content_words(content.back) <= _OF_ANY_PROTEIN


def _is_less_of_the_same(asked: str, answer: str) -> bool:
    shared = content_words(answer) & content_words(asked)
    return _LESS.match(answer) is not None and bool(shared) and _THAN_BEFORE.search(asked) is not None


def _is_just_patients(answer: str, setting: Setting) -> bool:
    found = _JUST_PATIENTS.fullmatch(answer)
    return found is not None and any(normal(name) == normal(found["what"]) for name in setting.names)


def _hides_what_anyone_guesses(item: Item) -> bool:
    """Tell whether a gap hides a bare time of life, or a drug class named after what it is for."""
    if not isinstance(item.content, Basic | Cloze):
        return False
    answer = " ".join(answers_of(item.content))
    if isinstance(item.content, Cloze) and normal(answer) in _ONE_TIME_OF_LIFE and not item.content.hint:
        return True
    asked = asked_of(item.content)
    pairs = ((what, drug) for a, b in _NAMED_FOR for what, drug in ((a, b), (b, a)))
    return any(
        re.search(what, asked, re.IGNORECASE) and re.match(rf"(?:[\w-]+ ){{0,4}}{drug}", answer, re.IGNORECASE)
        for what, drug in pairs
    )
