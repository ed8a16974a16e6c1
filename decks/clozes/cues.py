"""The words that a phrase worth hiding stands by: what follows "caused by", what "is the most common cause"."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cue:
    """Words beside a phrase worth hiding; *worth* is lower for better ones.

    The phrase follows the words, or is the subject before them where *is_before*. Where *needs_term* it must be a
    known clinical term; else any phrase with a word of the field will do. The rest of the sentence must hold *n_clues*
    words that narrow the answer.
    """

    words: re.Pattern[str]
    worth: int
    n_clues: int = 2
    needs_term: bool = False
    is_before: bool = False


def _verbs(words: str) -> str:
    """Return the pattern of the verbs *words*, given in the plural, in the singular too: "cause" and "causes"."""
    return "|".join(_verb(word) for word in words.split(";"))


def _verb(word: str) -> str:
    first, _, rest = word.partition(" ")
    if first.endswith(("s", "x", "ch", "sh")):
        first = f"{first}(?:es)?"
    elif re.search(r"[^aeiou]y$", first):
        first = f"{first[:-1]}(?:y|ies)"
    else:
        first = f"{first}s?"
    return f"{first} {rest}" if rest else first


def _after(words: str, worth: int, n_clues: int = 2, *, needs_term: bool = False) -> Cue:
    return Cue(re.compile(rf"\b(?:{words})\s+{_THE}(?=\w)", re.IGNORECASE), worth, n_clues, needs_term)


def _before(words: str, worth: int, n_clues: int = 2) -> Cue:
    pattern = re.compile(rf"\b{_MODAL}{_OFTEN}(?:{words})\b", re.IGNORECASE)
    return Cue(pattern, worth, n_clues, needs_term=True, is_before=True)


_MODAL = r"(?:(?:can|may|might|could|will|must|should) )?"
_OFTEN = (
    r"(?:(?:also|often|usually|sometimes|most often|most commonly|commonly|typically|generally|mainly|primarily|then|"
    r"rarely|frequently) )*"
)
_BE = rf"(?:{_MODAL}(?:is|are|be|was|were|been) {_OFTEN})"
_IS = r"(?:is|are|was|were|(?:may|can) be)(?: (?:often|usually|typically|generally))?"
_THE = r"(?:the |an? )?"
_SUPERLATIVE = (
    r"(?:a common (?=cause|complication|feature|sign|symptom|side effect|finding|trigger)|"
    r"(?:the|one|a) (?:single )?(?:most (?:common|frequent|important|serious|severe|effective|sensitive|likely|useful|"
    r"characteristic|reliable|accurate)|main|leading|primary|principal|major|first|earliest|best|definitive|hallmark|"
    r"gold standard|preferred))"
)
_OF_WHAT = r"(?:(?:of|for) [^,;:.]{3,60} |in [^,;:.]{3,40} )?"
_LOSS = (
    "deficienc(?:y|ies);lack;absence;loss;deposit(?:s|ion)?;accumulation;build-?up;overgrowth;destruction;inflammation;"
    "blockage;obstruction;narrowing;enlargement;shortage;degeneration;hardening;swelling;production;release;breakdown;"
    "overproduction;underproduction;formation;overactivity;dysfunction;thickening;thinning;dilat(?:at)?ion;rupture;"
    "compression;irritation;infection;resistance;sensitivity;intolerance;allergy;weakness;paralysis;malformation;"
    "(?:low|high|elevated|increased|reduced) levels?;"
    "excess;amounts?;damage;injury"
).replace(";", "|")
_HARM = "attack;destroy;damage;invade;block;inhibit;kill;suppress;stimulate;neutralize;dissolve"
_MAKE = "produce;secrete;release;lack;absorb;contain;synthesize;convert;break down"
_HOW_MUCH = r"(?: (?:enough|too much|too little|less|more|excess|excessive|large amounts of))?"
_TREATED = "treated|managed|controlled|corrected|replaced|relieved|prevented|cured"
_FOUND = (
    "diagnosed|confirmed|detected|identified|suspected|excluded|established|monitored|confirms? (?:the|a) diagnosis"
)
_PURPOSES = (
    "treat|prevent|reduce|relieve|control|detect|diagnose|rule out|check for|look for|confirm|remove|replace|identify|"
    "exclude|stop|correct"
)
_GIVEN = (
    "used|given|prescribed|needed|recommended|indicated|reserved|performed|effective|helpful|useful|required|necessary"
)
_SHOW = "confirm;detect;reveal;show;establish;diagnose;identify;demonstrate"
_HELP = r"helps? (?:confirm|diagnose|detect|prevent|treat|reduce|relieve)"
_CURE = (
    "treat;prevent;relieve;reduce;lower;decrease;block;inhibit;slow;stop;cure;control;improve;protect;open;relax;"
    "dissolve;suppress;neutralize;kill;replace"
)
_CHANGE = "prevent;relieve;reduce;decrease;lower;slow;increase;raise;widen;relax;thin;protect against"
_LOOK = "check for;look for;test for;check;reveal;show;demonstrate;detect;rule out"
_RISK = r"(?:risk|risks|chance|incidence)"
_TURN = "progress to;evolve into;develop into;lead to;result in;culminate in"
_LIKE = "resemble;mimic"
_PLACE = (
    r"(?:located|found) (?:in|on)|(?:occurs?|begins?|starts?|develops?|arises?|appears?) (?:in|on)|spreads? to|"
    r"affects?|involves?|invades?"
)
_ALTERED = (
    "enlarged|decreased|low|high|elevated|reduced|absent|missing|weak|malformed|thickened|narrowed|underdeveloped|"
    "shortened|swollen|blocked"
)
CUES: tuple[Cue, ...] = (
    # one answer by its own words
    _after(rf"{_SUPERLATIVE} (?:[\w-]+ ){{1,6}}?{_OF_WHAT}{_IS}", 1),
    _after(rf"(?:hallmark|gold standard|treatment of choice|mainstay) {_OF_WHAT}{_IS}", 1),
    _before(rf"{_BE}{_SUPERLATIVE} [\w-]+|{_BE}(?:the )?(?:hallmark|treatment of choice|mainstay)", 1, 0),
    _after(rf"(?:most often|most commonly) {_IS}", 1),
    _after(r"treatment (?:consists of|is with|usually involves)", 2, 0),
    _after(r"particularly|especially|most notably", 4, 3, needs_term=True),
    _after(r"(?<!so-)(?:called|known as|termed|referred to as)", 2, 3),
    # cause and mechanism
    _after(rf"(?:caused|triggered|brought on|mediated) by|{_BE}due to|secondary to", 2),
    _after(_verbs("result from;stem from;arise from"), 2),
    _after(r"because of|due to|as a result of|owing to", 3, 3),
    _after(rf"(?:{_LOSS}) (?:of|to|with)", 3, 3),
    _after(_verbs(_HARM), 3),
    _after(rf"(?:{_verbs(_MAKE)}){_HOW_MUCH}", 4, 3, needs_term=True),
    _after(rf"makes?{_HOW_MUCH[:-1]}", 4, 3, needs_term=True),
    _after(r"made up of|made of|composed (?:mainly |primarily )?of|consists? (?:mainly |primarily |mostly )?of", 3, 3),
    # treatment and tests
    _after(rf"(?:{_TREATED}) (?:with|by)", 2),
    _after(rf"(?:{_FOUND}) (?:with|by|using|through|on|from)", 2),
    _after(r"(?:performed|carried out|achieved) (?:with|by|using|through)", 3, 2, needs_term=True),
    _after(r"suspected in (?:people|patients|individuals|children|adults|anyone) with", 3, 3, needs_term=True),
    _after(rf"{_BE}(?:{_GIVEN}|done) to (?:{_PURPOSES})", 3),
    _before(rf"{_BE}(?:{_GIVEN})", 3, 3),
    _before(rf"{_verbs(_SHOW)}|{_HELP}", 3, 3),
    _before(_verbs(_CURE), 3, 3),
    _after(_verbs(_CHANGE), 4, 3, needs_term=True),
    _after(r"prescribe|recommend|treat [^,;:.]{3,60} with|use", 3, 3, needs_term=True),
    _after(r"avoid|avoiding|avoidance of", 3, 3),
    _after(rf"{_verbs(_LOOK)}|(?:signs|evidence) of", 4, 3, needs_term=True),
    # course, spread, risk
    _after(
        r"(?:spread|transmitted|acquired|contracted|passed|infected|contaminated) (?:by|through|from|via|with)"
        r"(?: (?:contact with|the bite of|bites of|exposure to|eating|drinking))?",
        2,
    ),
    _after(rf"(?:higher|increased|greater|high|elevated|lifetime) {_RISK} (?:of|for)(?: developing)?", 3),
    _after(r"at (?:increased |higher |high |greater )?risk (?:of|for)(?: developing)?|predispos\w+ to", 3),
    _after(rf"increases? the {_RISK} of(?: developing)?", 3),
    _after(rf"{_verbs(_TURN)}|complicated by|followed by|preceded by", 4, 3, needs_term=True),
    _after(r"causing|leading to|resulting in|interferes? with", 3, 3, needs_term=True),
    _after(_verbs("cause;trigger;produce"), 5, 3, needs_term=True),
    _before(_verbs("cause;trigger;lead to;result in;increase the risk"), 4, 3),
    _after(
        rf"{_verbs(_LIKE)}|mistaken for|confused with|similar to|distinguished from|associated with|linked to",
        4, 3, needs_term=True,
    ),
    # where, in whom, with what
    _after(_PLACE, 4, 3),
    _after(r"(?:common|highest|prevalent|occurs? most often|more frequent) (?:in|among)", 4, 3, needs_term=True),
    _after(r"(?:characteri[sz]ed|marked|recogni[sz]ed|manifested|accompanied) by", 3, 3),
    _after(r"suffers? from", 4, 3, needs_term=True),
    _after(rf"(?:an? )?(?:{_ALTERED})(?: levels? of)?", 4, 2, needs_term=True),
    _after(r"born with(?:out)?", 3, 3),
    _after(r"develops?|experiences?|has|have", 5, 4, needs_term=True),
)  # fmt: skip
