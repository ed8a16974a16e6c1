"""How a sentence says a thing of its subject: the words after the subject, by the relation that they mean."""

import re
from dataclasses import dataclass

from decks.model import Relation


@dataclass(frozen=True, slots=True)
class Pattern:
    """The words after a subject that mean *relation*; the answer is what follows them."""

    relation: Relation
    predicate: re.Pattern[str]


_ADVERB = (
    "also|often|usually|sometimes|commonly|typically|generally|most|more|frequently|mainly|primarily|rarely|then|"
    "first|best|occasionally|especially|particularly|normally|currently|always|either|additionally|eventually|gradually|"
    "slowly|almost|believed|thought|known|considered|to be|to"
)
_ADVERBS = rf"(?:(?:{_ADVERB})\s+)*"
_MODAL = r"(?:(?:may|can|could|might|will|must|should)\s+)?"
_BE = rf"(?:{_MODAL}(?:also\s+)?(?:is|are|be|was|were|has been|have been)\s+)"
_OFTEN = r"(?:most often|more often|most commonly|more commonly|mostly|mainly|primarily)"
_DONE = (
    "made|treated|managed|diagnosed|confirmed|detected|inherited|transmitted|spread|classified|prevented|established|"
    "corrected|controlled|repaired|removed|relieved|measured|acquired|evaluated|cured|performed|delivered|monitored|"
    "administered|reduced|identified|suspected|assessed|graded|staged|given|taken|obtained"
)
_GIVEN = (
    "used|recommended|needed|given|indicated|reserved|prescribed|required|necessary|performed|considered|advised|"
    "appropriate|an option"
)
_WHOM = "people|patients|children|adults|cases|those|women|men|severe|mild|individuals|infants|anyone|all|newborns"
_CHANGE = (
    "improves?|reduces?|increases?|prevents?|worsens?|lowers?|raises?|relieves?|cures?|controls?|damages?|destroys?|"
    "blocks?|kills?|shrinks?|slows?|stops?|inhibits?|stimulates?|suppresses|suppress|alleviates?|eases?|corrects?|"
    "restores?|protects?|weakens?|impairs?|disrupts?|decreases?|delays?|interferes? with|compress|compresses|"
    "helps?(?= (?:to )?(?:prevent|reduce|control|relieve|lower|slow|protect|improve|treat|diagnose|confirm|ease|keep|"
    "correct|manage|restore|remove|shrink|detect|identify|determine|exclude|rule))|distinguish|distinguishes|"
    "replaces?|removes?|normalizes?|aggravates?|counteracts?|alters?|promotes?|speeds? up|supports?|"
    "relax(?:es)?|dissolves?|neutralizes?|widens?|loosens?"
)
_STARTS = (
    "occurs?|happens?|develops?|begins?|starts?|appears?|disappears?|recurs?|resolves?|heals?|improves?|stops?|"
    "goes away|go away|subsides?|worsens?|ends?"
)
_WHEN = "when|after|because|if|between|within|during|at birth|around the age|before|by|while|as soon as|until|unless"
_IN_WHOM = r"(?:in|among) (?!the (?!elderly|aged|young|old|very|newborn))"
_WORD = r"[\w'’-]+"
_NO_OBJECT = "within|in|by|over|after|with|during|when|if|and|as|on|for|that|whether"
_GET = "gets?(?! (?:worse|better|larger|smaller|bigger|more|less))|contracts?|acquires?|catch(?:es)?"
_PLACES = r"(?:in|on|at|within|around|near|along|inside|outside|above|below|behind|between) (?:the|one|both|either|any)"
_TIMES = (
    r"(?! ?(?:first|second|third|last|next|same|early|late|age|course|presence|absence|setting|form|case|time|moment|"
    r"end|start|beginning|onset|\d))"
)


def _pattern(relation: Relation, words: str) -> Pattern:
    return Pattern(relation, re.compile(rf"(?P<predicate>{words})\s+(?=\S)", re.IGNORECASE))


# The first that fits is taken.
PATTERNS: tuple[Pattern, ...] = (
    _pattern(
        Relation.IS_AVOIDED,
        r"(?:should (?:generally |usually )?(?:be avoided|not be (?:used|given|taken|performed))|"
        r"(?:is|are) (?:\w+ly )?contraindicated)(?= (?:in|during|by|if|when|because|until|after|for|as)\b)",
    ),
    _pattern(
        Relation.CAUSED_BY,
        rf"{_BE}{_ADVERBS}(?:caused(?: in part)? by|triggered by|due to|brought on by|the result of)",
    ),
    _pattern(
        Relation.CAUSED_BY,
        rf"{_BE}?{_MODAL}{_ADVERBS}(?:results? from|stems? from|arises? from|"
        r"(?:occurs?|develops?) (?:because of|as a result of|due to))",
    ),
    _pattern(
        Relation.IS_GIVEN_AS,
        rf"{_BE}{_ADVERBS}(?:\w+ly )?(?:{_DONE})(?= (?:with|by|in an?|through|using|as|via)\b)",
    ),
    _pattern(
        Relation.RAISES_RISK,
        rf"{_BE}{_ADVERBS}at (?:an? )?(?:{_WORD} )?(?:increased |higher |greater )?risk (?:of|for)",
    ),
    _pattern(
        Relation.RAISES_RISK,
        rf"(?:{_MODAL}(?:has|have) (?:an? )(?:{_WORD} )?(?:increased|higher|greater|elevated) (?:risk|"
        rf"chance) (?:of|for)"
        r"(?: (?:having|developing|getting))?)",
    ),
    _pattern(
        Relation.RAISES_RISK,
        rf"{_MODAL}{_ADVERBS}(?:\w+ly )?(?:increases?|raises?|lowers?|reduces?|decreases?) (?:the |a person['’]s |"
        rf"one['’]s |their )?"
        r"(?:risk|chances?|likelihood) (?:of|for)(?: (?:having|developing|getting))?",
    ),
    _pattern(Relation.IS_ASSOCIATED, rf"{_BE}{_ADVERBS}(?:\w+ly )?(?:associated|linked|accompanied) (?:with|to|by)"),
    _pattern(Relation.AFFECTS, rf"{_MODAL}{_ADVERBS}affects?"),
    _pattern(
        Relation.CAUSES,
        rf"{_MODAL}{_ADVERBS}(?:\w+ly )?"
        r"(?:causes?|leads? to|results? in|triggers?|produces?|contributes? to|progress(?:es)? to)",
    ),
    _pattern(Relation.IS_USED_TO, rf"{_BE}{_ADVERBS}(?:used|done|performed|needed)(?= to (?!be\b))"),
    _pattern(
        Relation.IS_USED_WHEN,
        rf"{_BE}{_ADVERBS}(?:{_GIVEN})(?= (?:when|if|unless|after|before|(?:only )?in (?:{_WHOM})|"
        rf"(?:only )?for (?:\w+ )?(?:{_WHOM}))\b)",
    ),
    _pattern(
        Relation.OCCURS_AT,
        rf"(?:{_BE}{_ADVERBS}(?:found|located|seen|present)|"
        rf"{_MODAL}{_ADVERBS}(?:occurs?|begins?|starts?|arises?|forms?|develops?|appears?|accumulates?|collects?|"
        rf"builds? up))"
        rf"(?= (?:mainly |mostly |usually |most often )?{_PLACES}\b{_TIMES})",
    ),
    _pattern(Relation.OCCURS_AT, rf"{_MODAL}{_ADVERBS}spreads?(?= to (?!oth))"),
    _pattern(
        Relation.OCCURS_IN,
        rf"(?:{_BE}{_ADVERBS}(?:diagnosed|seen|found|common|prevalent|frequent))(?= {_IN_WHOM})",
    ),
    _pattern(
        Relation.OCCURS_IN,
        rf"{_MODAL}{_ADVERBS}(?:occurs?|develops?|appears?)(?: {_OFTEN})?(?= (?:in|among) (?!the\b))",
    ),
    _pattern(
        Relation.IS_BASED_ON,
        rf"(?:{_BE}{_ADVERBS}(?:based|dependent) on|"
        rf"{_MODAL}{_ADVERBS}(?:focus(?:es)?|depends?|relies|rely|rests?) on|consists? of)",
    ),
    _pattern(
        Relation.IS_USED_FOR,
        rf"{_BE}{_ADVERBS}(?:used|prescribed|given|recommended)(?= (?:for (?:treating|the)|in the (?!l)))",
    ),
    _pattern(
        Relation.IS_USED_FOR,
        rf"{_BE}{_ADVERBS}(?:recommended|needed|indicated|necessary|required|considered|reserved)(?= for (?!the\b))",
    ),
    _pattern(Relation.IS_AIMED, rf"{_BE}{_ADVERBS}(?:aimed at|directed (?:at|toward)|targeted at)"),
    _pattern(Relation.IS_BECAUSE, rf"{_BE}(?:essential|important|necessary|crucial|needed|vital)(?= (?:to|for) )"),
    _pattern(
        Relation.EXPERIENCES,
        rf"(?:{_MODAL}{_ADVERBS}(?:experiences?|develops?|suffers? from|presents? with)|"
        r"(?:may|can|might|often|usually|typically|commonly)\s+(?:also\s+|initially\s+)?have)"
        rf"(?! (?:{_NO_OBJECT}|at|because|before|between|around|from|into|slowly|gradually|further|more)\b)",
    ),
    _pattern(
        Relation.CHANGES,
        rf"{_MODAL}{_ADVERBS}(?:\w+ly )?(?:{_CHANGE})(?! (?:{_NO_OBJECT})\b)",
    ),
    _pattern(
        Relation.SUGGESTS,
        rf"{_MODAL}{_ADVERBS}(?:strongly |almost always )?(?:suggests?|indicates?|points? to|confirms?|"
        rf"establish(?:es)?)"
        r"(?! (?:that|whether)\b)",
    ),
    _pattern(Relation.IS_ACQUIRED, rf"{_MODAL}{_ADVERBS}spreads?(?= (?:from|through|by|via) )"),
    _pattern(
        Relation.IS_ACQUIRED,
        rf"(?:{_MODAL}{_ADVERBS}occurs?|{_BE}{_ADVERBS}(?:contracted|caught|passed on))"
        r"(?= (?:through|by|via) (?:the |an? )?(?:[\w-]+ ){0,2}?(?:contact|bites?|eating|drinking|ingestion|"
        r"inhal\w+|breathing|exposure|droplets?|transfusion|transplacental|contaminated|infected)\b)",
    ),
    _pattern(Relation.IS_CALLED, rf"{_BE}{_ADVERBS}(?:called|termed|known as|referred to as)"),
    _pattern(
        Relation.SHOWS,
        rf"{_MODAL}{_ADVERBS}(?:shows?|reveals?|demonstrates?|detects?)(?! (?:that|whether|how|if|where|up)\b)",
    ),
    Pattern(
        Relation.IS_DIVIDED,
        re.compile(
            rf"(?P<predicate>{_BE}{_ADVERBS}(?:divided|classified|grouped|separated|categori[sz]ed) into"
            r"(?: (?:two|three|four|five) (?:[\w-]+ ){0,2}\w+s(?=: |, |\s[–—]\s))?)(?:[:,]| [–—])?\s+(?=\S)",
            re.IGNORECASE,
        ),
    ),
    _pattern(
        Relation.IS_EFFECTIVE,
        rf"{_BE}{_ADVERBS}(?:\w+ly )?(?:effective|useful|helpful)(?= (?:in(?! \w+ing\b)|for|against|at) )",
    ),
    _pattern(Relation.REQUIRES, rf"{_MODAL}{_ADVERBS}(?:requires?|involves?|needs?)(?! to\b)"),
    _pattern(
        Relation.IS_ACQUIRED,
        rf"{_MODAL}{_ADVERBS}(?:{_GET})\s[\w\s-]{{3,40}}?(?= (?:when|by|from|through) )",
    ),
    _pattern(
        Relation.OCCURS_WHEN,
        rf"{_MODAL}{_ADVERBS}(?:{_STARTS})(?= (?:{_WHEN}) )",
    ),
    _pattern(
        Relation.PRESENTS_AS,
        rf"{_MODAL}{_ADVERBS}(?:appears?|presents?|starts?|begins?|manifests?)(?= (?:as|with|like) )",
    ),
    _pattern(
        Relation.ACTS_ON,
        rf"{_BE}{_ADVERBS}(?:\w+ly )?(?:replaced|carried|surrounded|followed|preceded|protected|blocked|"
        rf"determined|destroyed|"
        r"damaged|attacked|regulated|influenced|complicated|covered|supplied|compressed|irritated) by",
    ),
    _pattern(
        Relation.ACTS_ON,
        rf"{_MODAL}{_ADVERBS}(?:\w+ly )?(?:attacks?|becomes?|invades?|infects?|lacks?|lose|loses|releases?|"
        rf"secretes?|covers?|"
        r"surrounds?|carries|carry|contains?|narrows?|obstructs?|irritates?|inflames?|enters?|reach|reaches|"
        r"targets?|"
        rf"resembles?|lines?|mimics?|predisposes?(?= to))(?! (?:{_NO_OBJECT}|it|up|sure)\b)",
    ),
    _pattern(Relation.HAS_NUMBER, rf"{_MODAL}{_ADVERBS}(?:has|have)(?= (?:two|three|four|five|six) )"),
    _pattern(Relation.HAS_PARTS, rf"{_BE}{_ADVERBS}(?:characteri[sz]ed by|marked by|made up of|composed of)"),
    _pattern(Relation.HAS_MEMBERS, rf"{_MODAL}{_ADVERBS}(?:includes?|are)(?=:? (?:\w+[ ,;]))"),
    _pattern(Relation.REQUIRES, r"(?:may |can )?includes?(?=:? (?:\w+[ ,;]))"),
    _pattern(
        Relation.IS_A,
        r"(?:is|are)(?: also)?(?: usually| often| typically| generally| sometimes)?"
        r"(?= (?:(?:an?|the|one of|any|first-line)\b|(?:[a-z-]+ ){1,3}(?:of|in|that|to|caused by|involving|"
        r"affecting|which|made|containing)\b))",
    ),
)
# What every condition has one of: "The goal of treatment is …".
ATTRIBUTE = re.compile(
    r"(?:the |one |a (?:possible|common|rare|serious|late|frequent|potential|major|characteristic|typical) )?"
    r"(?:[\w-]+ ){0,3}?(?:goals?|aims?|purpose|outlook|prognosis|hallmark|incidence|prevalence|mortality|"
    r"survival|mainstay|line of treatment|treatment of choice|first step|rate|life expectancy|average age|"
    r"age (?:of|at) (?:onset|diagnosis)|onset|incubation period|ratio|frequency|lifetime risk|risk|chance|"
    r"treatment|management|therapy|diagnosis|inheritance|mechanism|duration|course|complication|side effect)\b",
    re.IGNORECASE,
)
# Where a sentence goes on to another thing: the answer ends there.
GOES_ON = re.compile(
    r",\s+(?:but|although|whereas|while|and (?:can|may|is|are|it|they|the|some|has|have))\b"
    r"|,\s+and (?:[\w-]+ ){1,4}(?:is|are|was|can|may|has|have)\b"
    r"|\s+and (?:can|may|is|are|was|has|have|"
    r"helps?|causes?|leads?|makes?|allows?|reduces?|focus(?:es)?|determines?|produces?|affects?|often|usually|"
    r"sometimes|typically)\b"
    r"|\s+and (?:(?!that\b|which\b|who\b|whose\b)[\w-]+ ){1,2}(?:is|are|was|were|can|may|has|have)\b"
    r"|\s+but (?:may|can|could|will|is|are|does|do|has|have|it|they|usually|often|also|not)\b"
    r"|;|:|\s+[–—]\s+|\s+than in\b|,\s+(?:or|and|but) (?:it|they|he|she|you|we)\b|,\s+so\b|\s+because (?!of\b)"
)
# Where it only explains: a long answer ends there.
EXPLAINS = re.compile(
    r",\s+(?:which|who|where|resulting|leading|causing|allowing|making|giving|including|with|making|particularly|"
    r"especially|mainly|usually|often|an?|the)\s|,?\sas it\b|"
    r"\s+(?:in|of|by|for|to|with) which\b|\s+such as\b"
)
# Where a definition may end early and still be true.
DEFINED = re.compile(
    r",\s+\w+ing\b|\s+(?:that|which|who|caused by|characteri[sz]ed by|resulting from|associated with|in which|"
    r"in an area|affecting|"
    r"involving|marked by|due to)\b|,\s+(?:an?|the)\s"
)
# The subject of "The most common cause of gout is …"
SUPERLATIVE = re.compile(
    r"(?:the|one) (?:single )?(?:most \w+|main|leading|primary|commonest|major|first|best|only|usual|standard|"
    r"preferred|earliest|chief|principal|classic|classical|definitive|recommended) (?:[\w-]+ ){0,3}?\w+\b",
    re.IGNORECASE,
)
# Whose members a sentence may count up: "The types of hemophilia are …"
CATEGORY = re.compile(
    r"\b(?:types?|forms?|causes?|symptoms?|signs?|features?|factors?|complications?|treatments?|stages|criteria|"
    r"classes|kinds|groups|effects|functions|examples|drugs|medicines|medications|tests|options|organs)\b",
    re.IGNORECASE,
)
# "… is a disorder characterized by …"
CHARACTERISED = re.compile(
    r"(?P<predicate>(?:is|are) (?:an?|the) (?:[\w-]+ ){1,6}?(?:characteri[sz]ed|marked) by)\s+(?=\S)", re.IGNORECASE
)
# An answer cut in the middle of a thought.
BROKEN = re.compile(
    r"\b(?:that|when|who|where|because|and|or|of|in|to|by|with|for|such as|than|from|the|a|an)$", re.IGNORECASE
)
# What an answer cannot do without: dropped words with one of these make the answer false.
NEEDED = re.compile(r"\b(?:if|unless|when|except|only|until|without)\b", re.IGNORECASE)
# A triad of symptoms: its members stand in brackets.
TRIAD = re.compile(r"\b(?P<what>(?P<n>triad|tetrad|pentad) of (?:\w+ )?\w+)\s*[:,—–]\s*(?P<parts>.+)$")
TRIAD_SIZE = {"triad": 3, "tetrad": 4, "pentad": 5}
GLOSS = re.compile(r"\(([^()]{3,40})\)")
ASIDE = re.compile(
    r"\s*\([^)]*\)|\s*[–—][^–—]+[–—]|\s*[–—].*$|"
    r",\s+(?:also|sometimes|or|formerly|commonly|known|called|named|which|who|an?|the|most of|especially|such as|"
    r"such)\b.*$"
)
PERSON = re.compile(r"\b(?:[Yy]ou|[Yy]our|[Ww]e|[Oo]ur|[Mm]y|I (?:am|have|was|had|do|can|should|need|get))\b")
# Who studies or looks after: what they do says nothing of the condition.
CARER = re.compile(
    r"(?:(?:a|an|the|most|some|many|several|recent|your|their|his|her|early|new|few|other|current|more|much|"
    r"further) )*"
    r"(?:[\w-]+ ){0,2}?(?:doctors?|physicians?|providers?|professionals?|surgeons?|specialists?|clinicians?|"
    r"researchers?|scientists?|experts?|investigators?|studies|study|research|trials?|evidence|caregivers?|parents?|"
    r"family members|families|team|nurses?|therapists?|counselors?|authors?|reports?|articles?|information|"
    r"organizations?|resources?|website|summary|questions?|video|illustration|figure|picture|image|institute|agency|"
    r"centers?|guidelines?)\b",
    re.IGNORECASE,
)
