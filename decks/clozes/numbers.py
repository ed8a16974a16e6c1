"""Numbers and times of life: with what they count, their comparison words, and the whole of a range."""

import re

_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty|thirty|forty|fifty|sixty|"
    "seventy|eighty|ninety"
)
_UNIT = (
    r"%|percent\b|per cent\b|(?:mg|mcg|µg|μg|g|mmol|IU|units?)(?:/\w+)*\b|mL\b|mmHg\b|mm Hg\b|cm\b|mm\b|inches\b|"
    r"(?:centi|milli)met(?:er|re)s?\b|hours?\b|minutes?\b|days?\b|weeks?\b|months?\b|years?\b(?: of age)?|decades?\b|"
    r"times\b|degrees?\b|fold\b|"
    r"(?:grams?|milligrams?|pounds|kilograms?|kg|calories)\b"
)
_SCALE = r"(?: million| billion| thousand| hundred)?"
_N = rf"(?:\d+(?:,\d{{3}})*(?:\.\d+)?|(?:{_WORDS})\b){_SCALE}"
_TO = r"(?:[\s-]*(?:to|or|and|–|-)[\s-]*)"
_COMPARED = (
    r"(?:(?:less|more|fewer|greater|higher|lower|older|younger|better) than |at least |up to |under |over |above |"
    r"below |as many as |as few as |within |[<>≥≤]\s?)"
)
_COUNTED = (
    r"(?:people|persons|individuals|births|live births|newborns|infants|babies|children|adults|men|women|males|females|"
    r"patients|cases|deaths|families|Americans|affected individuals|reported cases)\b"
)
_RATIO = rf"{_N}(?: {_COUNTED})? (?:in|out of|per|of every) (?:every )?{_N}(?! of\b)"
_HALF = r"(?:one|two|three)[\s-](?:half|third|quarter|fourth|fifth|tenth)s?\b"
NUMBER = re.compile(
    rf"(?<![\w./])(?:{_COMPARED})?(?:"
    rf"(?:{_N}{_TO})?{_RATIO}(?:{_TO}(?:{_RATIO}|{_N}))?|"
    rf"{_N}(?:\s?(?:%|percent))?{_TO}{_N}[\s-]?(?:{_UNIT})|"
    rf"{_N} (?:minutes?|hours?|days?|weeks?|months?) (?:to|–) {_N} (?:{_UNIT})|"
    rf"{_N}[\s-]?(?:{_UNIT})|"
    rf"(?:ages? (?:of )?|aged )(?:{_N}{_TO})?{_N}(?: years?\b)?|"
    rf"\d[\d,.]+{_SCALE}(?:{_TO}\d[\d,.]+{_SCALE})?(?= (?:{_COUNTED}))|"
    rf"{_N} (?:million|billion|thousand)(?= \w)|"
    rf"(?:older|younger) than {_N}|"
    r"(?:twice|three times|four times|five times)(?= (?:as|more)\b)|half(?= of\b)|"
    rf"{_HALF})",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween (?:the )?$", re.IGNORECASE)
_WHOLE_RANGE = re.compile(rf"{_N}[^,;]* and {_N}", re.IGNORECASE)
_OR_MORE = re.compile(
    r" (?:or|and) (?:more|older|younger|less|fewer|longer|smaller|larger|over|under|above|below|greater|higher|lower)\b"
)
# "An 18-month-old child", "3-D": no number of the disease. "each of 2 copies": genetics in general.
_NO_FACT = re.compile(r"[-\s](?:old\b|D\b|sessions?\b)|\s+(?:ago|copies|cop(?:y|ies) of)\b", re.IGNORECASE)
# What is left of a range that is not understood: "6 to (40) cases per …".
_BEFORE_TO = re.compile(
    r"\d\s?(?:to|–|-)\s?$|\bthe (?:past|last|next) $|\bbetween (?:the )?(?:ages? (?:of )?)?\d+ \w+ and $"
)
_AFTER_TO = re.compile(r"\s?(?:to|–|-)\s?\d")
_STAGE = (
    r"(?:(?:early|late|mid|middle|young)[ -])?(?:birth|infancy|childhood|adolescence|adulthood|puberty|middle age|"
    r"pregnancy|the (?:second|third|fourth|fifth|sixth|seventh) decade(?: of life)?|the (?:first|second|third) "
    r"trimester|"
    r"(?:(?:their|the|his or her) )?(?:teens|twenties|thirties|forties|fifties|sixties|seventies))"
)
# "… usually begins in late childhood or early adolescence"
_WHEN = re.compile(
    r"\b(?:appears?|begins?|starts?|develops?|occurs?|apparent|evident|noticeable|present|diagnosed|detected|seen|common|"
    r"onset|survives?|lives?|dies?|death|fatal|recognized|arises?)(?: \w+ly)? (?:only )?"
    rf"(?:in|into|during|by|at|before|from|after|between) (?P<when>{_STAGE}(?: (?:or|to|and) {_STAGE})?)\b"
    r"(?!,? or\b)(?<!before birth)",
    re.IGNORECASE,
)


def numbers_in(text: str) -> tuple[tuple[int, int], ...]:
    """Return the characters, from and up to, of every number of *text* that tells something, with its unit."""
    found = []
    for match in NUMBER.finditer(text):
        beyond = _OR_MORE.match(text, match.end())
        end = beyond.end() if beyond else match.start() + len(match.group().rstrip(" ,."))
        is_half = bool(_BEFORE_TO.search(text[: match.start()]) or _AFTER_TO.match(text, end))
        is_half = is_half or (text[: match.start()].endswith("(") and text[end : end + 1] == ")")
        if not is_half and not _NO_FACT.match(text[end:]) and text[end : end + 1] not in ("/", "'", "’"):
            found.append((match.start() + _shown_before(text, match), end))
    return tuple(found)


def _shown_before(text: str, number: re.Match[str]) -> int:
    """Return where what is hidden starts, from the start of *number*: a range is hidden with its "between the"."""
    before = _BETWEEN.search(text[: number.start()])
    if before is None or not _WHOLE_RANGE.search(number.group()):
        return 0
    return before.start() - number.start()


def times_of_life_in(text: str) -> tuple[tuple[int, int], ...]:
    """Return the characters of the time of life at which *text* says that something begins or ends; () where of two."""
    found = tuple(match.span("when") for match in _WHEN.finditer(text))
    is_half = any(re.match(r" (?:to|until|through) ", text[end:]) for _, end in found)
    return found if len(found) == 1 and not is_half else ()
