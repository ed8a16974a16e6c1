"""Whether the rest of a sentence determines what it hides, as one of the constructions that have one answer."""

import re

from decks.flaws.constructions import DETERMINED, NUMBER
from decks.flaws.gap import Gap
from decks.flaws.hinted import HINTED
from decks.flaws.views import CLOZE, Setting, answers_of, asked_of
from decks.knowledge import find_terms, normal
from decks.model import Basic, Cloze, Item

# A part of the body, and the words that tell it.
_KINDRED = tuple(
    (re.compile(rf"(?:{part})s?", re.IGNORECASE), re.compile(rf"\b(?:{kin})", re.IGNORECASE))
    for part, kin in (
        ("stomach", "gastr"),
        ("liver", "hepat|cirrhosis|jaundice"),
        ("kidneys?", "renal|nephr|urin"),
        ("heart", "cardi|heartbeat"),
        ("lungs?", "pulmon|breath|pneumo|respirat"),
        ("brain", "cereb|enceph|intellect|mental"),
        ("eyes?|retina", "ocul|ophthalm|vision|visual|sight"),
        ("skin", "cutan|derma|rash"),
        ("bones?(?: tissue)?", "osse|osteo|skelet|fractur"),
        ("ears?", "hearing|oto"),
        ("joints?", "arthr"),
        ("muscles?", "muscular|myopath|myo"),
        ("blood vessels?", "vascul|angio"),
        ("ovar(?:y|ies)", "ovarian"),
        ("testic(?:le|ular)s?|testes", "testicular|orchi"),
        ("pancreas", "pancrea"),
        ("throat", "tonsil|pharyn"),
        ("uterus", "uterine|endometri"),
        ("reproductive system", "females?|males?|women|men|menstru|infertil"),
    )
)
MIN_SHORT = 3  # letters and digits
_SYMBOL = re.compile(r"[A-Z][A-Z0-9]{2,}")
_SHORT = re.compile(r"\b[A-Z]{2,}[ -]?\d*(?![a-z])")
_ARABIC = {"II": "2", "III": "3", "IV": "4"}
_ROMAN = re.compile(r"(?<=[A-Z] )(?:III|II|IV)\b")
_BULLET = re.compile(r"^[^{}]* – ")
# What no construction redeems: a piece of a word, a whole bracket without a word that asks, a torn aside.
_CONVERTED = re.compile(r"\d ?[a-z]{1,12} \((?:about |approximately |or )*$")  # "20 cm (8 inches)": told in other units
_SPOILT_BEFORE = re.compile(r"[-–/]$|\(\s*$")
# What any of a class is called by, and what any cell may undergo: "the first committed enzyme of …".
_NAMELESS = re.compile(
    r"(?:(?:functional|normal|abnormal|defective|altered|mutated) .+|"
    r"(?:[a-z]+ )?(?:enzyme|protein|step|molecule|substance|chemical|receptor)s?|"
    r"(?:surgical|medical|diagnostic|imaging|special|certain|simple) (?:procedure|operation|test|exam|treatment)s?)"
)
# "1 hour, 2 hours, and possibly 3 hours": of such a row each is known from the others.
_ROW_BEFORE = re.compile(r"\b\d+ (?P<unit>[a-z]+?)s?, \d+ (?P=unit)s?,? (?:and|or) (?:\w+ )?$")
_ROW_AFTER = re.compile(r",? \d+ (?P<unit>[a-z]+?)s?,? (?:and|or) (?:\w+ )?\d+ (?P=unit)s?\b")
_ANY_LOSS = re.compile(r"degeneration|loss|death|damage|breakdown|destruction|injury", re.IGNORECASE)
_LOOKS_FOR = re.compile(r" (?:is|are|may be|can be) (?:\w+ )?used to (?:check|look|test|screen|watch) for\b")
_OF_AN_AGE_TWICE = re.compile(r"(?:the )?ages?\b", re.IGNORECASE)
_PRODUCT = re.compile(r"\b(?:protein|enzyme)$")
_GENES_OF_IT = re.compile(r"\bThe (\w+) gene (?:provides|gives|contains) instructions\b")
_TORN = re.compile(r"\s--\s|\w\s--\w|,\s*\(|,\[|\bcan can\b|,\{|\w,\w\{")


def gap_of(cloze: Cloze) -> Gap | None:
    """Return the one gap of *cloze*; None where it has none or several."""
    text, found = cloze.text, list(CLOZE.finditer(cloze.text))
    if len(found) != 1:
        return None
    return Gap(text[: found[0].start()], found[0]["answer"], text[found[0].end() :], cloze.hint)


def leaves_its_gap_open(item: Item, setting: Setting) -> bool:
    """Tell whether a sentence hides what the rest of it does not determine; a term's own line is judged elsewhere."""
    gap = gap_of(item.content) if isinstance(item.content, Cloze) else None
    if gap is None:
        return False
    is_any = _is_any_of_its_class(gap) or _is_one_of_several_products(gap, setting)
    if is_any or _BULLET.match(gap.before):
        return is_any
    return _is_spoilt(gap) or not any(determines(gap) for determines in (*DETERMINED, *HINTED))


def shows_its_symbol(item: Item, setting: Setting) -> bool:
    """Tell whether what a gap hides stands in sight in short or in another spelling: "CPT2" beside "CPT II"."""
    if not isinstance(item.content, Cloze):
        return False
    asked, answer = asked_of(item.content), " ".join(answers_of(item.content))
    numbered = _ROMAN.sub(lambda found: _ARABIC[found[0].strip()], asked)
    found = (re.sub(r"[\s-]", "", short) for short in _SHORT.findall(numbered))
    shorts = {short for short in found if len(short) >= MIN_SHORT}
    if _SYMBOL.fullmatch(answer):
        return any(short in answer or answer in short for short in shorts)
    return " " in answer and any(_shortens(short, answer) for short in shorts)


def tells_its_gap_by_a_kindred_word(item: Item, setting: Setting) -> bool:
    """Tell whether a part of the body is hidden whose other name, or whose doing, stands in sight: "gastric"."""
    if not isinstance(item.content, Cloze | Basic):
        return False
    asked, answer = asked_of(item.content), re.sub(r"(?i)^the (?:skeletal )?", "", " ".join(answers_of(item.content)))
    return any(part.fullmatch(answer) and kin.search(asked) for part, kin in _KINDRED)


def _shortens(short: str, words: str) -> bool:
    """Tell whether *short* has the first letters of *words*, all in order: "NF2" of "neurofibromatosis type 2"."""
    letters = iter(words.lower())
    firsts = "".join(word[0] for word in re.split(r"[\s-]+", words.lower()) if word)
    is_inside = short[0].lower() == words[0].lower() and all(letter in letters for letter in short.lower())
    return is_inside and len(short) >= len(firsts) - 1


def _is_any_of_its_class(gap: Gap) -> bool:
    """Tell whether the words hidden name no one thing, or the sentence names a drug of the class that they are."""
    if _NAMELESS.fullmatch(gap.answer) or (_ANY_LOSS.fullmatch(gap.answer) and gap.after.startswith(" of ")):
        return True
    if _LOOKS_FOR.match(gap.after) or _ROW_BEFORE.search(gap.before) or _ROW_AFTER.match(gap.after):
        return True
    others = find_terms(f"{gap.before} … {gap.after}")
    classes = {normal(group) for f in others if f.type.kind == "drug" for group in (f.type.group, f.type.family)}
    return "drug_class" in gap.kinds and normal(gap.answer) in classes


def _is_one_of_several_products(gap: Gap, setting: Setting) -> bool:
    """Tell whether a protein is hidden where the article tells of several genes, and the sentence of none of them."""
    if _PRODUCT.search(gap.answer) is None:
        return False
    genes = set(_GENES_OF_IT.findall(setting.text))
    shown = f"{gap.before} {gap.after}"
    return len(genes) > 1 and not any(symbol in shown for symbol in genes)


def _is_spoilt(gap: Gap) -> bool:
    is_whole_bracket = gap.before.endswith("(") and gap.after.startswith(")")
    is_converted = _CONVERTED.search(gap.before) is not None
    is_doubled = gap.after.startswith(" of age") and _OF_AN_AGE_TWICE.match(gap.answer) is not None
    is_piece = is_doubled or (_SPOILT_BEFORE.search(gap.before) is not None and not _is_number_in_brackets(gap))
    return is_whole_bracket or is_converted or is_piece or _TORN.search(f"{gap.before}{{{gap.after}") is not None


def _is_number_in_brackets(gap: Gap) -> bool:
    return gap.before.endswith("(") and NUMBER.search(gap.answer) is not None
