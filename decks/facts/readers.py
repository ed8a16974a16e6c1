"""Sentences that speak to the reader: what they say of "you" is said of patients; advice stays unused."""

import re

# What a page tells its reader to do, or what a doctor will do next: nothing to learn about the condition.
_ADVICE = re.compile(
    r"\b(?:you (?:should|must|want|think|notice|feel (?:that|like)|can (?:also )?(?:help|do|ask|try|take|learn|"
    r"find|use|"
    r"make|get|talk|keep|lower|control|prevent|reduce|protect|manage|work|choose|read|visit|live)|(?:may|might|"
    r"will|do|"
    r"also|don['’]t)? ?(?:want|need|have) to|"
    r"may (?:need(?= (?:to|help|more|extra|special|your)\b)|wish|be able|be asked)|"
    r"are (?:worried|concerned|interested)|"
    r"know|plan|decide|understand)|talk|ask|tell|call 9|call your|contact|see your|visit|learn more|make sure|"
    r"be sure|"
    r"try to|yourself|your (?:doctor|health[- ]?care \w+|child['’]?s? doctor|team|nurse|pharmacist|provider) "
    r"(?:will|may|can|might|should|also|or|if)(?! (?:(?:also|may|will|can|might) )?(?:use|prescribe|"
    r"perform|order|give|find|feel|hear|"
    r"see|detect|suspect|diagnose|treat|"
    r"recommend (?!you|that|one)))|help you|tell you|ask you|give you|let you|remember|keep in mind|"
    r"you['’](?:re|ve|ll|d)|your child)\b",
    re.IGNORECASE,
)
_READER = re.compile(r"\byou(?:r|rs)?\b", re.IGNORECASE)
_HAVE_IT = re.compile(r"^(?P<when>if|when) you have (?P<what>[^,]{3,60}), ", re.IGNORECASE)
_ILL = re.compile(
    r"^(?:if|when) you have (?P<what>[^,]{3,60}), you (?=(?:may|might|can|could|will|are|have|often|usually)\b)",
    re.IGNORECASE,
)
# "The food you eat" is the food eaten, whoever eats it.
_TAKEN_IN = re.compile(
    r"\b(?P<what>foods?|drinks?|fluids|liquids|medicines?|medications?|air|calories) (?:that )?you "
    r"(?P<verb>eat|drink|take|breathe)\b(?! (?:in|for|to)\b)"
)
_TAKEN = {"eat": "eaten", "drink": "drunk", "take": "taken", "breathe": "breathed"}
_CONTRACTED = re.compile(r"(?<=, )(you)['’]re\b")
# One of a list of signs to act on: "Your peak flow is less than half of your best."
_CRITERION = re.compile(
    r"your (?!doctor|health)(?![^.]*\b(?:may|can|might|could|will|usually|often|if|when|sometimes)\b)", re.IGNORECASE
)
_DOCTOR = re.compile(
    r"\byour (?:doctor|health[- ]?care (?:provider|professional|team)|GP|provider)\b(?!['’])", re.IGNORECASE
)
_VERB = (
    r"(?= (?:\w+ly |also |often |usually |sometimes )?(?:are|were|have|had|can|may|might|could|will|do|did|get|"
    r"take|eat|drink|smoke|use|develop|lose|breathe|swallow|stop|start|need|become|feel)\b)"
)


def about_patients(text: str) -> str:
    """Return *text* with patients for "you" and "the" for "your"; as it is where it is advice, or says neither.

    "Your doctor" is a doctor: what one prescribes or finds is told of the condition.
    """
    text = _CONTRACTED.sub(r"\1 are", text)
    if not _READER.search(text) or _ADVICE.search(text) or _CRITERION.match(text):
        return text
    text = _TAKEN_IN.sub(lambda found: f"{found['what']} {_TAKEN[found['verb']]}", text)
    text = _DOCTOR.sub(lambda found: "A doctor" if found.start() == 0 else "a doctor", text)
    text = _ILL.sub(lambda found: f"Patients with {found['what']} ", text)
    text = _HAVE_IT.sub(lambda found: f"In patients with {found['what']}, ", text)
    named = re.search(r"(?i)\bpatients\b", text) is not None
    text = text if named else re.sub(r"\b[Yy]ou\b" + _VERB, "patients", text, count=1)
    text = re.sub(r"\b[Yy]ou\b" + _VERB, "they", text)
    return re.sub(r"\byour\b", "the", re.sub(r"\bYour\b", "The", text))
