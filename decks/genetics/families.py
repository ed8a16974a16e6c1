"""Which families an inherited condition allows: who lives, who has children, and whether both sexes are affected."""

import re
from collections.abc import Iterator
from itertools import islice

from decks.facts.genetics import Genetics
from decks.model import SectionKind

_EARLY = (
    r"(?:birth|births|born|stillb\w+|newborns?|neonat\w+|infan\w+|bab(?:y|ies)|child\w*|adolescen\w+|teen\w*|"
    r"early in life|soon after|fetal|pregnancy|weeks?|months?|days?|(?:first|second) (?:year|decade)s?|"
    r"(?:age|ages) (?:of )?(?:\d|1\d|one|two|three|four|five|six|ten)\b|(?:one|two|three|four|five|six|ten) years)"
)
_DEATH = (
    r"(?:die|dies|died|dying|death|deaths|fatal|lethal|lethality|survive|survives|survived|survival|stillb\w+|"
    r"miscarr\w+|live only|lives only|life-threatening|life expectancy|lifespan|life span)"
)
# A sentence that tells of an early death: whether of all or of some, the family could not be told as it is.
_DIES_EARLY = re.compile(rf"\b{_DEATH}\b.*\b{_EARLY}|\b{_EARLY}\b.*\b{_DEATH}\b|\b(?:lethal|stillb\w+)", re.IGNORECASE)
_LIVES_WELL = re.compile(
    r"\b(?:normal|average|typical) (?:life|lifespan)|does not (?:affect|shorten|reduce)", re.IGNORECASE
)
# What one sex only has; where an article opens with it, the condition is one of that sex.
_OF_ONE_SEX = re.compile(
    r"\b(?:testes|testicles?|testicular|ovar(?:y|ies|ian)|prostate|menstrua\w+|uterus|uterine|vagina\w*|sperm\w*|"
    r"genitalia|genitals|penis|breasts?|puberty|hypogonad\w+|androgens?|testosterone|estrogens?|"
    r"sex(?:ual)? (?:development|characteristics|organs|hormones?|differentiation))\b",
    re.IGNORECASE,
)
# What one of the sexes alone has, by sex.
_ONLY_OF = (
    ("boy", re.compile(r"\b(?:testes|testicles?|testicular|prostate|penis|sperm\w*)\b", re.IGNORECASE)),
    ("girl", re.compile(r"\b(?:ovar(?:y|ies|ian)|menstrua\w+|uterus|uterine|vagina\w*)\b", re.IGNORECASE)),
)
_MORE = r"(?:more|less|most) (?:\w+ )?(?:common|often|frequent|frequently|likely|severe|severely)\b"
_SEXES = r"(?:males|females|men|women|boys|girls)"
# Sentences that set the sexes apart, wherever they stand.
_SEX_LIMITED = re.compile(
    rf"\b46,\s?X[XY]\b|\bgenetic(?:ally)? (?:fe)?males?\b|\b(?:only|exclusively|solely) (?:in |affects? )?{_SEXES}\b|"
    rf"\b{_SEXES} (?:only|exclusively)\b|\b(?:affects|occurs in) {_SEXES} (?!and\b|or\b|equally\b)|"
    rf"\b{_MORE}[^.]{{0,40}}\b{_SEXES}\b|"
    rf"\b{_SEXES}\b[^.]{{0,50}}\b(?:more|less) (?:\w+ )?(?:common|often|frequent|frequently|likely|severe|severely)\b|"
    rf"\b(?:primarily|mainly|mostly|predominantly|almost (?:always|only)) (?:in |affects? )?{_SEXES}\b",
    re.IGNORECASE,
)
_NO_CHILDREN = re.compile(
    r"\b(?:infertil\w+|steril(?:e|ity)|do not (?:reproduce|have children)|(?:unable|inability) to (?:have|father|"
    r"conceive)\b|not (?:able|known) to (?:reproduce|have children))|\breproduce\b",
    re.IGNORECASE,
)
# New mutations, where they are no exception, and what keeps most adults from being parents.
_NEW_MUTATION = re.compile(
    r"\bnew (?:\(de novo\) )?(?:gene )?(?:mutation|variant|change)s?|\bde novo\b|\bsporadic\b", re.I
)
_EXCEPTION = re.compile(
    r"\b(?:some|other|others|rare|rarely|a few|few|occasional\w*|less common\w*|remaining|sometimes|small|"
    r"(?:1?\d|2[0-9]|3[0-9]) ?(?:percent|%)|one-(?:third|quarter|fifth))\b",
    re.IGNORECASE,
)
_NO_HISTORY = re.compile(r"^(?!These cases).*\bno (?:family )?history of\b.*\bfamil", re.IGNORECASE)
_DISABLED = re.compile(
    r"\b(?:severe|profound|significant|marked)(?:ly)? (?:\w+ ){0,2}(?:intellectual|cognitive|developmental|mental)|"
    r"\b(?:intellectual disability|developmental delay)\b[^.]{0,60}\b(?:severe|profound)\b",
    re.IGNORECASE,
)
_MALES_WORSE = re.compile(
    r"\b(?:males|boys|men)\b[^.]*\b(?:sever\w+|di(?:e|es|ed)|surviv\w+|lethal|birth|miscarr\w+|rare\w*|not born)\b|"
    r"\b(?:lethal|fatal|severe\w*|miscarr\w+)\b[^.]*\b(?:males|boys|men)\b",
    re.IGNORECASE,
)
_OPENING = 3  # statements of an overview, in which it says what the condition is
_PARENTS_AFFECTED = frozenset(("autosomal dominant", "X-linked dominant", "mitochondrial", "X-linked"))


def is_possible_family(pattern: str, genetics: Genetics) -> bool:
    """Tell whether nothing in the article speaks against living patients, siblings and, by *pattern*, parents."""
    sentences = tuple(statement.text for statement in genetics.findings.statements)
    if dies_early(genetics):
        return False
    if not _is_of_both_sexes(pattern, genetics, sentences):
        return False
    return pattern not in _PARENTS_AFFECTED or not any(map(_speaks_against_parents, sentences))


def dies_early(genetics: Genetics) -> bool:
    """Tell whether the article tells of an early death, of all or of some."""
    texts = (statement.text for statement in genetics.findings.statements)
    return any(_DIES_EARLY.search(text) and not _LIVES_WELL.search(text) for text in texts)


def is_of_one_sex(genetics: Genetics) -> bool:
    """Tell whether the condition may be one that only patients of one sex have or show."""
    names = " ".join(genetics.findings.topic.names)
    sentences = (statement.text for statement in genetics.findings.statements)
    return any(map(_OF_ONE_SEX.search, (names, *_opening(genetics)))) or any(map(_SEX_LIMITED.search, sentences))


def sex_of(genetics: Genetics) -> str:
    """Return the sex that alone has what the article opens with, "any" where it opens with nothing or both."""
    opening = " ".join((*genetics.findings.topic.names, *_opening(genetics)))
    told = [sex for sex, only in _ONLY_OF if only.search(opening)]
    return told[0] if len(told) == 1 else "any"


def _is_of_both_sexes(pattern: str, genetics: Genetics, sentences: tuple[str, ...]) -> bool:
    """Tell whether the sexes are affected as *pattern* has it: alike, if it is not X-linked."""
    if pattern == "X-linked dominant":
        return not any(map(_MALES_WORSE.search, sentences)) and not any(map(_SEX_LIMITED.search, sentences))
    return pattern.startswith("X-linked") or not is_of_one_sex(genetics)


def _speaks_against_parents(text: str) -> bool:
    """Tell whether *text* makes an affected parent unlikely: infertility, new mutations, severe disability."""
    is_new = (_NEW_MUTATION.search(text) or _NO_HISTORY.search(text)) and _EXCEPTION.search(text) is None
    return bool(is_new) or any(bar.search(text) for bar in (_NO_CHILDREN, _DISABLED))


def _opening(genetics: Genetics) -> Iterator[str]:
    """Yield the first sentences of the overview."""
    overview = (s.text for s in genetics.findings.statements if s.section.kind is SectionKind.OVERVIEW)
    yield from islice(overview, _OPENING)
