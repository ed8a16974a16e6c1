"""Which gaps the rest of a sentence determines: a sentence is hidden in these constructions, and in no other.

What "may" follow, one of several signs, whatever noun a sentence ends with: of those a reader could name others that
are as right. A number, a gene, a superlative, what is "called", the test that "confirms" have one answer.
"""

import re
from collections.abc import Callable

from decks.flaws.gap import JOINED, Gap, is_listed, is_sure
from decks.knowledge import find_terms, inheritance_in

_THE = r"(?:the |an? )?"
NUMBER = re.compile(
    r"(?<![A-Za-z\d-])\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|"
    r"half|thirds?|quarters?|"
    r"twice|dozen)\b",
    re.IGNORECASE,
)
# One end of a range, a dash that was lost, the number of a unit that stands in sight.
_HALF_A_RANGE = re.compile(
    r"(?:\bfrom [^,;.]{1,30} to |\bbetween [^,;.]{1,30} and |\d\s+|\d\s?[-–]\s?|\bno |\b(?:few|couple of) \w+ to )$",
    re.IGNORECASE,
)
_PEOPLE = re.compile(r"\s(?:new )?(?:people|persons|individuals|patients|cases|men|women|children|Americans|deaths)\b")
_BARE_COUNT = re.compile(r"[\d.,]+(?: (?:to|and|or) [\d.,]+)?(?: (?:million|thousand|hundred))?|\w+", re.IGNORECASE)
_PLACED = re.compile(
    r"\b(?:Americans|worldwide|world|United States|U\.S\.|US|UK|Kingdom|Europe\w*|Japan\w*|Africa\w*|Asia\w*|Australia|"
    r"Canad\w+|population|births|in the [A-Z]\w+|in [A-Z]\w+|reported|of [A-Z]\w+ (?:descent|ancestry))\b"
)
_SPAN_OF_LIFE = re.compile(r"\w+ \w+ (?:to|and|or) [\w-]+ ?\w+|\w+ (?:to|through) \w+")
_SYMBOL = re.compile(r"(?=\w*[A-Z])[A-Za-z]?[A-Z0-9][A-Za-z0-9]*(?:-?[A-Z0-9]+)*")
_SYMBOLS = re.compile(r"\b[A-Z][A-Z0-9]{1,}[A-Z0-9-]*\b")
_GENE_AFTER = re.compile(
    r"\s(?:\w+ )?(?:genes?|proteins?|mutations?|receptors?|enzymes?|alleles?|deletions?|duplications?)\b|"
    r" is the (?:only |\w+ )?gene"
)
_GENE_BEFORE = re.compile(
    r"\b(?:genes? (?:called|named|known as)|gene,|chromosomes?|(?:[Cc]lotting )?[Ff]actors?|protein) $"
)
MAX_GENES = 2  # of more genes, one is an example
_PATTERN_AFTER = re.compile(
    r"\s(?:\w+ )?(?:patterns?|manner|inheritance|fashion|way)\b|\s(?:condition|trait)s?\b(?=.*inherit)"
)
_NAMED = re.compile(
    rf"\b(?:called|known as|termed|named|referred to as|classified as) {_THE}(?:\w+ of |mucoid )?$", re.IGNORECASE
)
_OF_NAMES = re.compile(r"(?:, [^,;.]+)+, (?:and|or) ")  # one of several names
# A name that its plain words do not translate: "a muscle abnormality called (myokymia)".
_ONE_OF_A_KIND = re.compile(
    r"\b(?:abnormality|condition|disorder|disease|complication|tumor|infection|reaction|cancer|defect|syndrome|"
    r"emergency|"
    rf"lesion|parasite|bacterium|virus|worm) (?:called|known as|termed) {_THE}$",
    re.IGNORECASE,
)
_ALSO_NAMED = re.compile(r"\b(?:also|sometimes|formerly|previously|otherwise) (?:\w+ )?\w+ (?:as )?(?:an? |the )?$")
_SUPERLATIVE = (
    r"(?:single )?(?:most (?:common|commonly|often|frequent|frequently|important|serious|severe|effective|sensitive|"
    r"likely|useful|characteristic|reliable|accurate|distinctive)|main|mainly|leading|primary|primarily|principal|"
    r"chief|first|first-line|earliest|best|definitive|definitively|hallmark|gold standard|preferred|standard|only|"
    r"mainstay|treatment of choice|drug of choice|test of choice|predominantly)"
)
_MOST_BEFORE = re.compile(
    rf"\b{_SUPERLATIVE}\b[^,;:]{{0,90}}?\b(?:is|are|was|were|be|being|includes?|consists? of|involves?) "
    rf"(?:usually |often |typically |generally |caused by |called )?{_THE}$|"
    rf"\b{_SUPERLATIVE} (?:\w+ )?(?:\w+ )?(?:in|by|on|from|with|to|as|among|due to|because of|affects?|involves?|"
    rf"occurs? in|of)? ?{_THE}(?:\w+ of )?$",
    re.IGNORECASE,
)
_MOST_AFTER = re.compile(
    rf"\s(?:is|are|was|were|remains?) (?:usually |often |typically |generally |considered )?{_THE}{_SUPERLATIVE}\b",
    re.IGNORECASE,
)
MEASURES = frozenset(("test", "imaging", "procedure", "device", "drug", "drug_class", "vaccine", "therapy"))
_MEASURED = re.compile(
    r"\b(?:treated|managed|controlled|corrected|replaced|prevented|cured|diagnosed|confirmed|detected|identified|"
    r"established|excluded|made|monitored) (?:\w+ly )?(?:with|by|using|through|on|from) "
    rf"(?:treatment with |the use of )?{_THE}$|\btreatment (?:(?:of|for) [^,;:]{{3,60}} )?"
    rf"(?:with|consists of|is with|is)(?: (?:usually|often|mainly|generally|typically))? {_THE}$|"
    rf"\b(?:using|requires?|need|needs|receive|confirmed on) {_THE}$",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"\s(?:(?:is|are) (?:\w+ly )?(?:used|given|performed|needed|done|recommended|indicated|required|prescribed|"
    r"reserved|avoided|contraindicated|effective|not) |works? by |(?:helps? )?(?:confirm|establish|detect|rule out|"
    r"exclude|"
    r"prevent|block|inhibit|open|relieve|reduce|treat|cure|dissolve|suppress|replace|lower|slow|stop|reveal|show|"
    r"work|increase|"
    r"worsened)(?:s|es|ed)?\b|, which )",
    re.IGNORECASE,
)
_CAUSED = re.compile(
    rf"\b(?:caused by|due to|results? from|resulting from|triggered by|secondary to|because of|arises? from|"
    rf"infection with|bite of|infected with|bacteri(?:um|a) called|virus called) {_THE}"
    r"(?:\w+ (?:bacteri(?:um|a)|virus) )?$",
    re.IGNORECASE,
)
_LACKED = re.compile(
    r"\b(?:deficiency|lack|absence|shortage|loss|overgrowth|accumulation|build-?up|deposits?|excess|overproduction|"
    r"breakdown|destruction|degeneration|levels?|amounts?) (?:of|in) "
    rf"{_THE}(?:(?:abnormal|excess|functional|certain|normal|the enzyme|enzyme|hormone) )?$",
    re.IGNORECASE,
)
_PLACED_IN = re.compile(
    r"\b(?:located|begins?|starts?|spreads? \w+|occurs?|found|arises?|originates?|affects?|involves?|damages?|"
    rf"attacks?) (?:\w+ly )?(?:(?:in|on|to|near|at|within) )?{_THE}$",
    re.IGNORECASE,
)
_TURNS = re.compile(rf"\b(?:gives? way to|resembles?|mimics?|leads? to a condition called) {_THE}$", re.IGNORECASE)
_BY_DOING = re.compile(rf"\bby (?:block|inhibit|replac|destroy|kill|bind|stimulat)\w*ing {_THE}$", re.IGNORECASE)
_AT_RISK = re.compile(r"\brisk (?:of|for) (?:developing )?(?:\w+ly )?$", re.IGNORECASE)
_ASSOCIATED = re.compile(rf"\b(?:associated with|linked to|related to) {_THE}$", re.IGNORECASE)
_IS_KIND_OF = re.compile(r"\b(?:is|are) (?:an? )?(?:(?:type|kind|form|class) of )?$", re.IGNORECASE)
_DESCENT = re.compile(r"\s(?:descent|ancestry|heritage|origin)\b|\s(?:Jew|Canadian|population|island)", re.IGNORECASE)
_VOCABULARY = ("finding", "symptom")
# Whom the number is of, not what is counted: "people (younger than 20)".
_WHOSE_AGE = re.compile(r"\b(?:people|persons|children|adults|men|women|individuals|patients|infants) $", re.IGNORECASE)
_OF_AGE = re.compile(
    r"(?:younger|older|under|over|age|aged|ages)\b|.*\b(?:of age|old|or older|or younger)$", re.IGNORECASE
)
_OF_WHOM = re.compile(
    r"\s(?:have|has|are|is|develop|will|experience|may|can|do|get)\b"
)  # "(30 percent) have …" of whom?
_BETWEEN_AGES = re.compile(r"ages? of .* and ", re.IGNORECASE)
_IN_A_SHARE = re.compile(
    r"\d\s?(?:%|percent)[^,;]*\b(?:have|has|develop|experience|are born with) (?:an? )?$", re.IGNORECASE
)


def _is_number(gap: Gap) -> bool:
    """Tell whether a whole number is hidden, with its unit; people are counted of a share, or somewhere."""
    if (
        not NUMBER.search(gap.answer)
        or _HALF_A_RANGE.search(gap.before)
        or gap.after.startswith((" to ", "-", " reported "))
    ):
        return False
    if _OF_WHOM.match(gap.after) and re.search(r"(?:^|: )$", gap.before):
        return False
    if _BETWEEN_AGES.match(gap.answer) or _is_whose_age(gap):
        return False
    is_bare = _BARE_COUNT.fullmatch(gap.answer) is not None and _PEOPLE.match(gap.after) is not None
    return not is_bare or _PLACED.search(gap.before + gap.after) is not None


def _is_whose_age(gap: Gap) -> bool:
    """Tell whether the age of those is hidden of whom another number tells: "1 in 100 people (younger than 20)"."""
    is_age = _WHOSE_AGE.search(gap.before) is not None and _OF_AGE.match(gap.answer) is not None
    return is_age and NUMBER.search(gap.clause) is not None


def _is_span_of_life(gap: Gap) -> bool:
    return _SPAN_OF_LIFE.fullmatch(gap.answer) is not None and re.search(r"hood|infancy|birth", gap.answer) is not None


def _is_pattern(gap: Gap) -> bool:
    """Tell whether a pattern of inheritance is hidden where the sentence says that one is asked for."""
    if not inheritance_in(gap.answer) and not re.fullmatch(r"(?i)mitochondrial|maternal", gap.answer):
        return False
    return (
        _PATTERN_AFTER.match(gap.after) is not None or re.search(r"inherited (?:as|in) an? $", gap.before) is not None
    )


def _is_gene(gap: Gap) -> bool:
    """Tell whether one gene, protein or chromosome is hidden, by its whole symbol, and is none of a longer list."""
    is_symbol = _SYMBOL.fullmatch(gap.answer) is not None or re.fullmatch(r"\d+[pq]?[\d.]*", gap.answer) is not None
    is_asked = _GENE_AFTER.match(gap.after) is not None or _GENE_BEFORE.search(gap.before) is not None
    shown = {symbol for symbol in _SYMBOLS.findall(f"{gap.clause} {gap.after}") if symbol not in ("DNA", "RNA")}
    is_listed = re.search(r"(?:, |\band |\bor )$", gap.before) or re.match(
        r",? (?:and|or) [A-Z0-9]{2}|, [A-Z0-9]{2}", gap.after
    )
    is_asked = is_asked or re.match(r",? (?:and|or)\b[^.;]*\bgenes?\b", gap.after) is not None
    return is_symbol and is_asked and not (is_listed and len(shown) >= MAX_GENES)


def _is_named(gap: Gap) -> bool:
    """Tell whether a term is hidden that the sentence defines; the word for a plain sign is mere vocabulary."""
    if not _NAMED.search(gap.before) or _ALSO_NAMED.search(gap.before) or JOINED.search(gap.answer):
        return False
    if _OF_NAMES.match(gap.after):
        return False
    if _ONE_OF_A_KIND.search(gap.before):
        return True
    if re.search(r"\b(?:it|this|they) (?:is|are) \w+ (?:an? |the )?$", gap.before):
        return False
    plain = (*_VOCABULARY, "condition") if gap.before.endswith("(termed ") else _VOCABULARY
    return not gap.kinds & set(plain)


def _is_superlative(gap: Gap) -> bool:
    """Tell whether the sentence says of the answer that it is the most common, the first, the only one."""
    after = _MOST_AFTER.match(gap.after)
    before = _MOST_BEFORE.search(gap.clause)
    if (
        before
        and re.search(r"\bonly (?:until|if|when|after|for)\b|\b(?:of|for|in) (?:the )?$", gap.clause)
        and not after
    ):
        return False
    is_one = not re.search(r"\bone of the\b", f"{gap.clause if before else ''}{gap.after[:60] if after else ''}")
    return bool(after or before) and is_one and not is_listed(gap)


def _is_measure(gap: Gap) -> bool:
    """Tell whether a drug, a test or an operation is hidden, told by what it does or is done for, without a "may"."""
    if not gap.kinds & MEASURES or not is_sure(gap):
        return False
    return _DOES.match(gap.after) is not None or _MEASURED.search(gap.before) is not None


def _is_cause(gap: Gap) -> bool:
    return _CAUSED.search(gap.before) is not None and is_sure(gap)


def _is_lacking(gap: Gap) -> bool:
    if re.search(r"\b(?:functioning|function|activity|ability|skills?|performance|stress)$", gap.answer):
        return False
    return _LACKED.search(gap.before) is not None and is_sure(gap)


def _is_site(gap: Gap) -> bool:
    is_part = "anatomical" in gap.kinds
    return is_part and _PLACED_IN.search(gap.before) is not None and is_sure(gap)


def _is_mechanism(gap: Gap) -> bool:
    return _BY_DOING.search(gap.before) is not None and not is_listed(gap)


def _is_turn(gap: Gap) -> bool:
    return _TURNS.search(gap.before) is not None and is_sure(gap)


def _is_risk_of_one(gap: Gap) -> bool:
    """Tell whether a risk is hidden that a gene's mutation or a drug brings, not one that many things bring."""
    brings = {found.type.kind for found in find_terms(gap.clause)}
    is_of_one = bool(brings & {"drug", "organism"}) or _SYMBOLS.search(gap.clause) is not None
    return _AT_RISK.search(gap.before) is not None and is_of_one and not JOINED.search(gap.answer)


def _is_association(gap: Gap) -> bool:
    """Tell whether a tumor or a germ is hidden that the condition goes with."""
    is_one = bool(gap.kinds & {"tumor", "organism"}) and not is_listed(gap)
    return is_one and _ASSOCIATED.search(gap.before) is not None


def _is_drug_class(gap: Gap) -> bool:
    return "drug_class" in gap.kinds and _IS_KIND_OF.search(gap.before) is not None and is_sure(gap)


def _is_people(gap: Gap) -> bool:
    return gap.answer[:1].isupper() and _DESCENT.match(gap.after) is not None and not JOINED.search(gap.answer)


def _is_in_a_share(gap: Gap) -> bool:
    return _IN_A_SHARE.search(gap.before) is not None and is_sure(gap)


DETERMINED: tuple[Callable[[Gap], bool], ...] = (
    _is_number,
    _is_span_of_life,
    _is_pattern,
    _is_gene,
    _is_named,
    _is_superlative,
    _is_measure,
    _is_cause,
    _is_lacking,
    _is_site,
    _is_turn,
    _is_mechanism,
    _is_risk_of_one,
    _is_association,
    _is_drug_class,
    _is_people,
    _is_in_a_share,
)
