"""Rules that reviewers taught us: what they sent back although all else held. Each is True where an item breaks it."""

import re

from decks.distractors import content_words
from decks.flaws.views import CLOZE, Setting, answers_of, asked_of, evidence_text, options_of
from decks.grammar import coordinates
from decks.knowledge import gene, inheritance_in, normal
from decks.model import Basic, Cloze, Item, ListCard, Vignette

_SYMBOL = re.compile(r"\b[A-Z][A-Z0-9]{2,}\b")
_PROTEIN_MADE = re.compile(
    r"\b(?:production|function) of (?:\w+ ){0,4}protein|"
    r"\b(?:enzyme|protein) with (?:decreased|reduced|little or no|little|no) (?:function|activity)\b|"
    r"\bmaking (?:any|enough) functional\b|"
    r"\b(?:absence|lack|(?:reduced |decreased )?amount|"
    r"shortage) of (?:\w+ )?functional (?:[\w-]+ ){0,4}(?:enzyme|protein)\b"
)
_ELSEWHERE = re.compile(
    r"\b[Tt]he remaining\b|\bthe opposite\b|\b[Mm]utations in (?:an)?other genes?\b|\bthe rest of\b|"
    r"\bthe next (?:few )?\w+\b|\b(?:have|has|with) other\b|\bthe subunit\b|\bthe former\b|\bthe latter\b|"
    r"\b[Ff]igure [A-Z\d]\b"
)
_COMPARES = re.compile(
    r"\bis (?:rarer|milder|even rarer|more severe|less severe|(?:much |even )?(?:larger|smaller|bigger)|"
    r"much (?:more|less) (?:common|likely))\b"
)
# "Metformin can reduce risk": of what?
_RISK_OF_WHAT = re.compile(
    r"\b(?:reduces?|lowers?|increases?|raises?) (?:the |their )?risk\b(?! (?:of|for|that|factor|to|by which|in which))"
)
_ROOT_LETTERS = 6
_SAID_TWICE = re.compile(r"\b((?:type|stage|grade|class) \w+) \1\b", re.IGNORECASE)  # "anemia type 2 type 2"
MAX_EMPTY_DEFINITION = 11  # words of a definition that says no more than "a rare disease that affects the skin"
# A question that was cut in the middle, or put together from a sentence's parts.
_TORN = re.compile(
    r"\b(?:and|or|before|the|an?|whose|because|although|while|cause when|do most \w+ (?:before|require) or)\?$|"
    r"(?<!\bin )\bwhich (?:symptom|test|factor|drug|feature|gene|mutation|finding)s? "
    r"(?:cause|lead|make|show|increase|reduce)\b|"
    r"\bcauses? (?:when|if|because)\b|\b(?:is|are) an? [^?]* that\?$|"
    r"^(?:because of|of|despite) (?:their|its|his|her)\b|"
    r"\bwhen in life do\b.*\bor\?$|\bwhen in life (?:is|are|do|does|can|may) [^?]*\brarely\b|"
    r"^(?:when|where|how|why) (?:do|does|did) [^?,]*(?<!who )(?<!that )(?<!which )\b(?:can|may|might|could) \w+",
    re.IGNORECASE,
)
_BY_ROUTE = (
    r"(?:[^?]*, )?which drugs? (?:is|are) (?:\w+ly )?(?:given|taken|injected|administered) "
    r"(?:through|by|via|as|into|orally)\b(?![^?]*\b(?:if|when|for|to|who|with|after)\b)"
)
# "What are the people at risk?" "Said to …"; "What is the earliest sign?" "At 12 weeks": no answer to what was asked.
_MISSES_ITS_QUESTION = (
    (r"(?:[^?]*, )?what (?:\w+ )?causes? [^?]*\b(?:they|it)\b", r""),
    (r"when\b", r"unless\b"),
    (r"", r"the (?:(?-i:[a-z]+) )?(?:substance|drug|medicine|procedure|test|machine|device|agent|chemical|operation)$"),
    (r"what (?:is|are) [^?]*\btreatment\b", r"(?:\w+ly )?(?:chosen|given|based|aimed|needed|planned)\b"),
    (r".*\bdoes not mean\b", r""),
    # By one way any number of drugs are given.
    (_BY_ROUTE, r""),
    (r"how many people [^?]*\b(?:million|thousand|billion)\b", r""),
    (r"what (?:is|are)\b", r"(?:said|thought|believed|known) to\b"),
    (
        r"what (?:is|are) (?:the|an?) [^?]*[^?\W]\?$",
        r"(?:at|during|within|after|before|until|by age|in \d)\b",
    ),
    (r"what (?:is|are) [^?]*\brates?\b", r"(?!.*\d)(?:\w+ ){0,3}because\b"),
    (r"when in life (?:is|are|can|may) [^?]*\b(?:caused|due)\b", r""),
)
# Where an answer breaks off, leans on what is not there or lost a letter: "a deficiency that has been", "in the gene".
_BREAKS_OFF = re.compile(
    r"\bin the gene$|[,;][\"”] |\b(?:have|has|had|does|do|did|is|are|was|were|could|would|should)nt\b|"
    r"\ba (?:patient|person|child|woman|man|doctor|baby)s\b|"
    r"\b(?:has|have|is|are|was|were|can|may) (?:been|be)$|\b(?:that|which) (?:is|are|has|have)$"
)
_NAME_TWO = re.compile(r"\bname (?:two|2)\b|\bwhich two\b", re.IGNORECASE)
# A letter that a conversion lost: "cardiac -myosin", "an altered 1 subunit".
_LOST_LETTER = re.compile(r"(?<=\s)-(?=[a-z]{4,})(?!\w+-\s)|\w \.(?= |$)|\b(?:an?|the) (?:\w+ )?\d subunit\b")
_EMPTY_DEFINITION = re.compile(
    r"an? (?:[\w-]+ ){0,4}?(?:disease|disorder|condition|syndrome|illness|abnormality|infection|cancer|form of [\w ]+?)"
    r" (?:(?:that|which) (?:(?:can|mainly|mostly|primarily|usually|often|typically) )*(?:affects?|involves?|impairs?|"
    r"appears?|occurs?|develops?|begins?|starts?)|of|with|characterized by) .+$",
    re.IGNORECASE,
)
# An answer that would be true of most conditions.
_KINDS_OF_CAUSE = content_words("virus bacterium bacteria fungus parasite worm gene protein b c")
_SAYS_NOTHING = re.compile(
    r"(?:an? )?(?:part|member|one) of (?:a|the) (?:group|family)\b|"
    r"(?:in )?(?:most|some|many|all|few|ill|sick|very ill) (?:cases|people|patients)$|both (?:males|men|sexes)\b|"
    r"(?:changes? \(mutations?\)|mutations?|changes?) in (?:one of|any of|at least|several|many|various|different|two|"
    r"three|four|five|six|seven|eight|nine|ten)\b|(?:the )?(?:affected|certain) individuals?\b|"
    r"(?:people|patients|individuals) (?:in|of|from) (?:many|all|any|several)\b|many \w+|various\b|"
    r"(?:to )?(?:alleviat|reliev|manag|treat|control)\w+ (?:of )?(?:the )?(?:signs and )?symptoms\b|"
    r"(?:the )?(?:signs and )?symptoms\b|no serious\b|a common complaint\b|(?:to )?mak\w+ (?:the )?(?:patient|person)",
    re.IGNORECASE,
)
_EVERYWHERE = re.compile(
    r"\b(?:many|several|various|multiple|different) (?:\w+ )?(?:parts|areas|systems|organs)\b", re.IGNORECASE
)
_SPECIFIC = re.compile(
    r"\b(?:caused|due to|because|result|lack|deficien|absence|loss|inflam|build-?up|accumulat|degenerat|destr|"
    r"malform|mutation|infect|antibod|cannot|unable|before|after|between|age)",
    re.IGNORECASE,
)
# A cloze whose bullet lost its term: "Gout: is inherited".
_NO_SUBJECT = re.compile(r"^[^{]*: (?:is|are|can|may|has|have|was|were|be) ")
# A gap that parts a number from its unit, or one end of a range from the other.
_HALF_A_RANGE = re.compile(
    r"\d\}\}[ -](?:hours?|days?|weeks?|months?|years?|%|percent)\b|\}\} (?:to|and|or|through) \d|"
    r"\d (?:to|and|or) \{\{c1::\d"
)
_OPEN = re.compile(
    r"\bwhat (?:else )?(?:may|can|might|could|do|does|did) (?:[\w' -]+ )?(?:have|experience|develop|include|affect|"
    r"need|require|involve|show|lose|lead to|cause)(?: \(name \w+\))?\?$|"
    r"\b(?:at risk of|be treated|be inherited)(?: \(name \w+\))?\?$",
    re.IGNORECASE,
)
_OPEN_LIST = re.compile(
    r"\b(?:have|experience|develop|lead to|cause|at risk of|be treated) \(name \w+\)\?$|"
    r"^(?:name|which) \d+ (?:\w+ )?(?:additional|other|further)\b",
    re.IGNORECASE,
)
_EXAMPLE_GAP = re.compile(
    r"(?:\bsuch as|\bincluding|\bfor example,?|\be\.g\.,?|\blike)(?: an?| the)? \{\{c1::", re.IGNORECASE
)
_LIST_HEAD_GAP = re.compile(
    r"^(?:[^{]*: )?\{\{c1::[^}]*\}\} (?:may |can |often |usually )*(?:include|are|vary)\b", re.IGNORECASE
)
_COUNT = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty|fewer?|several|hundreds?|dozens?|"
    r"thousands?)\b",
    re.IGNORECASE,
)
_REPORTS = re.compile(
    r"\b(?:cases?|famil(?:y|ies)|(?:affected )?(?:people|individuals|patients|infants|children|newborns|"
    r"males|females|men|women|boys|girls)|reports?)\b[^.?]{0,160}"
    r"\b(?:described|reported|identified|diagnosed|published|documented)\b|\bhow many (?:cases|families)\b",
    re.IGNORECASE,
)


def is_torn(item: Item, setting: Setting) -> bool:
    """Tell whether a front was cut or put together wrong, asks for two where there is one, or lost a letter."""
    asked = asked_of(item.content)
    lost = _LOST_LETTER.search(f"{asked} {' '.join(answers_of(item.content))}") or _SAID_TWICE.search(asked)
    if isinstance(item.content, Cloze):
        text = item.content.text
        return bool(lost or _NO_SUBJECT.match(text) or _HALF_A_RANGE.search(text))
    if lost or not isinstance(item.content, Basic):
        return bool(lost)
    is_one = _NAME_TWO.search(asked) and not _names_two(item.content.back)
    return bool(
        _TORN.search(asked) or _BREAKS_OFF.search(item.content.back) or is_one or _misses_its_question(item.content)
    )


def _misses_its_question(card: Basic) -> bool:
    return any(
        re.search(asked, card.front, re.IGNORECASE) and re.match(said, card.back, re.IGNORECASE)
        for asked, said in _MISSES_ITS_QUESTION
    )


def _names_two(back: str) -> bool:
    """Tell whether *back* names two things, each whole: not "the structure and function of cilia"."""
    plain = re.sub(r"\([^()]*\)", "", back)
    members = coordinates(plain)
    tail = re.search(r"\band (?:[\w-]+ )?[\w-]+ (?:of|in|to|for) ", plain)
    return len(members) == 2 and tail is None and re.search(r"\b(?:and other|or)\b", plain) is None


def defines_nothing(item: Item, setting: Setting) -> bool:
    """Tell whether a definition would fit dozens of conditions: "a disorder that affects many parts of the body"."""
    if not isinstance(item.content, Basic):
        return False
    back = item.content.back
    if _SAYS_NOTHING.match(back) or _EVERYWHERE.search(back):
        return True
    if not re.match(r"what (?:is|are|kind)\b", item.content.front, re.IGNORECASE):
        return False
    is_short = len(back.split()) <= MAX_EMPTY_DEFINITION
    return is_short and bool(_EMPTY_DEFINITION.match(back)) and not _SPECIFIC.search(back)


def answers_with_the_name(item: Item, setting: Setting) -> bool:
    """Tell whether most of the answer's words, or a question's one-word key, have the root of a name it tells."""
    asked = normal(asked_of(item.content))
    told = " ".join(name for name in setting.names if normal(name) in asked)
    roots = {word[:_ROOT_LETTERS] for word in content_words(told)}
    if options_of(item):
        key = content_words(options_of(item)[0]) - _KINDS_OF_CAUSE
        is_diagnosis = isinstance(item.content, Vignette) and setting.mentions(options_of(item)[0])
        return not is_diagnosis and len(key) == 1 and {word[:_ROOT_LETTERS] for word in key} <= roots
    if not isinstance(item.content, Basic | Cloze) or _names_it(item):
        return False
    said = re.split(r",| (?:which|that|who) ", " ".join(answers_of(item.content)))[0]
    words = content_words(said)
    return sum(word[:_ROOT_LETTERS] in roots for word in words) > len(words) / 2


def restates_its_gene(item: Item, setting: Setting) -> bool:
    """Tell whether gene and protein are each other's only answer: "What do SOX2 mutations prevent?" "SOX2 protein"."""
    if not isinstance(item.content, Basic):
        return False
    front, back = item.content.front, item.content.back
    is_of_genes = re.search(r"\b(?:genes?|proteins?|enzymes?|mutat\w+)\b", f"{front} {back}") is not None
    symbols = set(_SYMBOL.findall(front)) & set(_SYMBOL.findall(back)) if is_of_genes else set()
    is_of_mutations = re.search(r"\bmutations?\b", front) is not None
    return bool(symbols) or (is_of_mutations and _PROTEIN_MADE.search(back) is not None)


def shows_its_genes_product(item: Item, setting: Setting) -> bool:
    """Tell whether the product of the gene that a card asks for stands in sight: "KRT10" beside "keratin 10"."""
    if not isinstance(item.content, Basic | Cloze):
        return False
    known = filter(None, map(gene, _SYMBOL.findall(" ".join(answers_of(item.content)))))
    asked = f" {normal(asked_of(item.content))} "
    return any(f" {normal(known_gene.product)} " in asked for known_gene in known)


def has_several_patterns(item: Item, setting: Setting) -> bool:
    """Tell whether it asks for the pattern of inheritance where the article names more than one."""
    patterns = inheritance_in(" ".join(answers_of(item.content)))
    is_of_a_form = re.search(r"\b(?:types?|forms?|most|usually|often|rarely)\b", asked_of(item.content))
    return bool(patterns) and not is_of_a_form and len(inheritance_in(setting.text)) > 1


def points_elsewhere(item: Item, setting: Setting) -> bool:
    """Tell whether it compares with, or counts from, what it does not say: "the remaining cases", "is rarer"."""
    if options_of(item):
        return False
    asked = asked_of(item.content)
    if _RISK_OF_WHAT.search(asked) and not re.search(r"\brisk (?:of|for)\b", asked):
        return True
    return bool(_ELSEWHERE.search(asked)) or (bool(_COMPARES.search(asked)) and " than " not in asked)


def _names_it(item: Item) -> bool:
    """Tell whether the card asks for a name or an abbreviation of the condition itself, or for a kind of it."""
    return bool(re.search(r"\b(?:name|stand for|abbreviation|called|known as|type|form)\b", asked_of(item.content)))


def leaves_the_answer_open(item: Item, setting: Setting) -> bool:
    """Tell whether others would be as right: "What may people with it have?", or an example after "such as"."""
    match item.content:
        case Basic(front=front):
            return bool(_OPEN.search(front))
        case ListCard(front=front, back=points):
            names_heredity = any("inheritance" in point for point in points) and "inherit" not in front
            return bool(_OPEN_LIST.search(front)) or names_heredity
        case Cloze(text=text, hint=hint):
            return bool(_EXAMPLE_GAP.search(text) or (not hint and _LIST_HEAD_GAP.match(text)))
        case _:
            return False


def counts_reports(item: Item, setting: Setting) -> bool:
    """Tell whether the item asks how many cases were ever reported, a number that is old when it is read."""
    if not isinstance(item.content, Basic | Cloze):
        return False
    whole = CLOZE.sub(r"\g<answer>", item.content.text) if isinstance(item.content, Cloze) else item.content.front
    answer = " ".join(answers_of(item.content))
    counts = _COUNT.search(answer) is not None
    return counts and bool(_REPORTS.search(whole)) and "%" not in answer and "percent" not in whole


def outlives_its_source(item: Item, setting: Setting) -> bool:
    """Tell whether the proof speaks of what is not yet known or not yet to be had, which ages badly."""
    proof = evidence_text(item, setting)
    return bool(
        re.search(
            r"\b(?:as of this (?:date|writing)|recently (?:been )?(?:identified|approved|discovered)|to date|"
            r"improvement should not be expected|is currently being (?:tested|studied))\b",
            proof,
            re.IGNORECASE,
        )
    )
