"""Questions with several right answers, and fronts that are put together badly: what no card may ask.

"What may gout lead to?" has as many answers as gout has consequences; "What relieves pain?" as medicine has drugs.
Each predicate is True where an item breaks it.
"""

import re

from decks.distractors import content_words
from decks.flaws.steps import is_next_step
from decks.flaws.views import Setting, answers_of, asked_of, everything_of, evidence_text
from decks.knowledge import body_part, find_terms, normal, term_type
from decks.model import Basic, Cloze, Item, ListCard, Mcq, Vignette

_OPENING = r"(?:^|[,:] )"
_ADVERBS = (
    r"(?:(?:also|often|usually|then|sometimes|commonly|typically|generally|likely|probably|help|helps|may|can|could|might|will|"
    r"over time,) )*"
)
_CHANGING = (
    r"(?:lead to|result in|cause|reduce|increase|decrease|prevent|improve|worsen|raise|lower|relieve|control|produce|"
    r"alter|disrupt|impair|interfere with|trigger|affect|contain|help|damage|destroy|stop|slow|promote|allow|"
    r"make|contribute to|protect|do|include|involve|suggest|indicate|mean)"
)
_CHANGES = (
    r"(?:leads? to|results? in|reduces?|increases?|decreases?|prevents?|improves?|worsens?|raises?|lowers?|relieves?|"
    r"controls?|produces?|alters?|disrupts?|impairs?|interferes? with|triggers?|affects?|contains?|damages?|destroys?|"
    r"blocks?|stops?|slows?|promotes?|allows?|makes?|contributes? to|protects?|indicates?|suggests?|confirms?|"
    r"keeps?|helps? \w+|eliminates?|plays?)"
)
# What follows from a thing, or what does it: many things may. A sentence of genetics names its mutation.
_EFFECT = re.compile(
    r"\bwhat (?:do|does|did|can|may|might|could|will|would) (?![^?]*\b(?:mutat\w+|proteins?|enzymes?|genes?)\b)"
    rf"[^?]*\b{_CHANGING}\b[^?]*\?$",
    re.IGNORECASE,
)
_DRUG_DOES = re.compile(
    r"\bwhat (?:do|does) (?P<what>[\w -]+?) (?:\w+ )?(?:reduce|lower|relieve|increase|decrease|prevent|improve)\b",
    re.IGNORECASE,
)
_AGENT = re.compile(rf"{_OPENING}what {_ADVERBS}{_CHANGES} ", re.IGNORECASE)
_TYPED_AGENT = re.compile(
    r"\bwhich (?!genes?\b|proteins?\b|organisms?\b|enzymes?\b|syndromes?\b)\w+(?: \w+){0,2} (?:helps?|"
    r"(?:decrease|reduce|prevent|relieve|improve|control|increase)s?) ",
    re.IGNORECASE,
)
_AT_RISK = re.compile(r"\b(?:at \w*\s?risk (?:for|of)|increase the risk of|the risk for)\?$", re.IGNORECASE)
_MAY_CAUSE = re.compile(r"\bwhat (?:(?:may|can|could|might) (?:also )?causes?|(?:is|are) used to) ", re.IGNORECASE)
_CAUSE_TO = re.compile(r"\bwhat (?:\w+ )?causes? [^?]* to \w+", re.IGNORECASE)
_MAY_HAVE = re.compile(
    r"\b(?:what|which \w+(?: \w+)?) (?:may|can|could|might|do|does) [^?]*\b(?:have|experience|develop|need|require|"
    r"show|reveal|receive|become|look like|see|find|be used|be given|be done)\b",
    re.IGNORECASE,
)
_MAY_BE_DONE = re.compile(
    r"\b(?:what|which (?!genes?\b|syndromes?\b)\w+(?: \w+)?) (?:may|can|could|might) "
    r"(?!be (?:considered|called))[^?]*\?$",
    re.IGNORECASE,
)
_HOW_CARED = re.compile(
    r"\bhow (?:is|are|can|may|could|might) [^?]*\b(?:treated|managed|diagnosed|prevented|detected|confirmed|controlled|"
    r"relieved|performed|identified|classified|spread|transmitted)\b",
    re.IGNORECASE,
)
_SURE = re.compile(r"\b(?:usually|most|best|mainly|only|definitively|primarily|first)\b", re.IGNORECASE)
_WHOM = re.compile(r"\bwhom (?:do|does|can|may) ", re.IGNORECASE)
_WHY_MAY = re.compile(
    r"\bwhy (?:may|can|could|might) [^?]*\b(?:used|done|performed|given|ordered|recommended|needed)\b", re.IGNORECASE
)
_TERM_FOR = re.compile(r"\bmedical term for\b", re.IGNORECASE)
_STANDS_FOR = re.compile(r"\bstand for\?$", re.IGNORECASE)
_GOAL = re.compile(
    r"\bthe (?:main |primary )?(?:goals?|aims?|purpose) of\b|"
    r"\bwhy (?:is|are) [^?]*\b(?:used|ordered|done|performed|given|taken|prescribed|added|needed|recommended)\b",
    re.IGNORECASE,
)
_AIMED = re.compile(r"\b(?:aimed at|targeted at|depends? on|based on|linked to|accompanied by)\?$", re.IGNORECASE)
_HAPPENS_WHEN = re.compile(
    r"\bwhen (?:do|does|can|may) [^?]*\b(?:occur|happen|develop|appear|form|begin)\b", re.IGNORECASE
)
_TREATMENT_IS = re.compile(r"^What is the (?:main |standard )?treatment (?:for|of)\b", re.IGNORECASE)
_CARE = ("drug", "drug_class", "procedure", "therapy", "device", "vaccine")
_IF = re.compile(r"(?:if|when|as) ", re.IGNORECASE)
# An answer that goes on to say another thing.
_RUNS_ON = re.compile(
    r"^To \w.*\b(?:but|and) (?:may|can|will|should|is|are)\b|, (?:and|but) (?:refers|is|are|may|can|will|has|have)\b|"
    r"^In .*\band (?:progress\w*|may|can|will|is|are)\b",
    re.IGNORECASE,
)
MIN_TOLD_OF_A_NAME = 14  # words of a question that tells what it asks the name of
MAX_GENES = 2  # of one answer
# "What is clubbing in cystic fibrosis?": a dictionary's line on what is not the condition.
_WHAT_IS_OTHER = re.compile(
    rf"{_OPENING}what (?:is|are) (?!(?:also|usually|often|typically|generally|thought|believed|major|common)\b)"
    r"(?:an? )?(?P<what>(?!the |an? (?:common|main|major|characteristic|hallmark|rare|serious|early|late|key))[^?]+?)"
    r"(?: in [^?]+)?\?$",
    re.IGNORECASE,
)
# "Which terms are a network of tubes?", and a glossary's line on what every body has: "Tonsils: Two small masses …".
_WHICH_TERM = re.compile(r"\bwhich (?:of the following )?terms? (?:is|are)\b|\bwhat kind of term\b", re.IGNORECASE)
_GLOSSED = re.compile(r"\W*(?P<term>[A-Z][\w -]{2,30}?)\s?: (?=[A-Z])")
_OF_EVERY_BODY = frozenset(("lymph", "tonsil", "lymph vessel", "plasma", "saliva", "bile", "mucus", "hormone"))
# Of whom a thing is more common the article may say of several.
_IN_WHOM_MORE = re.compile(r"\bin whom (?:is|are) [^?]* more common\?$", re.IGNORECASE)
_MORE_OFTEN = re.compile(
    r"\bmore (?:common|likely|often|frequent)\w* (?:in|among|than|to have|to get)\b", re.IGNORECASE
)
_DANGLING = re.compile(
    r"\balso\b|\bcontinues? to (?:take|have|need|receive|see|be|get)\b|"
    r"\bthe (?:tube|event|former|latter|remaining|procedure|device|machine)\b",
    re.IGNORECASE,
)
# "In years past, … Thus, only …": the sentence before sets what this one says in the past.
_SET_IN_THE_PAST = re.compile(
    r"\b(?:in years past|in the past|historically|formerly|until recently|previously|at one time)\b[^.?!]*[.?!]\s+$",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(
    r"(?:thus|therefore|so|as a result|because of this|consequently|for this reason),? ", re.IGNORECASE
)
_STACKED = re.compile(
    r"^(?:Like|Unlike|As with|As in) [^?]*, |\b(?:treatment|therapy) for [^?]* given\?$|"
    r"^In [^,?]+, (?:although|even though|even if|in (?:patients|people|children|adults|individuals)|because|while)\b|"
    r"^In [^,?]+, in (?:the|an?) [^,?]+, (?:wh|how)|"
    r"\bin patients with\b[^?]*\bin patients with\b|^In (?P<a>[^,?]+),[^?]*\bin (?P=a)\?",
    re.IGNORECASE,
)
_EMPTY_GOAL = content_words(
    "control treat manage relieve reduce prevent improve look check diagnose detect help symptoms signs quality life "
    "problems complications condition disease disorder keep help patient patients people normal person goal main"
)
_SYMBOL = re.compile(r"\b[A-Z][A-Z0-9]{2,}(?:-[A-Z0-9]+)?\b")
MIN_NEW_WORDS = 2  # of a goal, beyond the question's words
_OF_A_PAGE = re.compile(r":\s|\band (?:other|related|how)\b", re.IGNORECASE)
_LOST_DASH = re.compile(
    r"(?<=[a-z0-9,)])[^\S\n]{2,}(?=[a-z0-9(])|\b[a-z]{3,}-(?:such as|including|especially|usually|which|are|is|the)\b"
)


# "Which imaging study is used to check for an enlarged liver?": several are.
_LOOKS_FOR = re.compile(
    r"\bwhich [\w -]+ (?:is|are|may be|can be) (?:\w+ )?used to (?:check|look|test|screen|watch) for\b", re.IGNORECASE
)


_OPEN = (_LOOKS_FOR, _AGENT, _TYPED_AGENT, _AT_RISK, _MAY_CAUSE, _CAUSE_TO, _MAY_HAVE, _WHY_MAY, _AIMED)


def has_several_answers(item: Item, setting: Setting) -> bool:
    """Tell whether others are as right: what follows from a thing, what does it, what may be."""
    if not isinstance(item.content, Basic) or _is_an_entry(item, setting):
        return False
    front = item.content.front
    if is_next_step(front, item.content.back):
        return False
    is_effect = _EFFECT.search(front) is not None and not _is_of_a_drug(front)
    if is_effect or any(pattern.search(front) for pattern in _OPEN):
        return True
    if _IN_WHOM_MORE.search(front) and len(_MORE_OFTEN.findall(setting.text)) > 1:
        return True
    if _WHOM.search(front) and not re.search(r"\d", item.content.back):
        return True
    if _TREATMENT_IS.match(front) and not {f.type.kind for f in find_terms(item.content.back)} & set(_CARE):
        return True  # "long term", "symptomatic"
    if _HAPPENS_WHEN.search(front) and _IF.match(item.content.back):
        return True  # what makes a thing happen, or what it is
    is_way = _HOW_CARED.search(front) is not None and "inherit" not in front
    return (is_way or _MAY_BE_DONE.search(front) is not None) and _SURE.search(front) is None


def _is_an_entry(item: Item, setting: Setting) -> bool:
    """Tell whether the proof is a line of the article's own list, which says all of its term: "EEG: May show …"."""
    entry = re.match(r"(?P<term>[^:\n]{2,60}): (?:may|can|usually|often) ", evidence_text(item, setting), re.IGNORECASE)
    return entry is not None and normal(entry["term"]) in normal(everything_of(item))


def _is_of_a_drug(front: str) -> bool:
    """Tell whether it is asked what a drug lowers or relieves, which is what it is for."""
    does = _DRUG_DOES.search(front)
    return does is not None and any(found.type.kind in ("drug", "vaccine") for found in find_terms(does["what"]))


def asks_for_vocabulary(item: Item, setting: Setting) -> bool:
    """Tell whether it asks for a word: the term for a plain sign, what letters stand for, what another thing is."""
    if _WHICH_TERM.search(asked_of(item.content)) or _glosses_every_body(item, setting):
        return True
    if not isinstance(item.content, Basic):
        return False
    front, back = item.content.front, item.content.back
    if _STANDS_FOR.search(front):
        return True
    if _TERM_FOR.search(front):
        kind = term_type(back)
        return kind is not None and kind.kind in ("finding", "symptom", "condition")
    is_told = front.endswith("called?") and len(front.split()) >= MIN_TOLD_OF_A_NAME
    other = _WHAT_IS_OTHER.search(front) if ", as " not in front and not is_told else None
    return (
        other is not None
        and not re.search(r" (?:used|like) ", front)
        and not setting.mentions(other["what"])
        and bool(find_terms(other["what"]))
    )


def _glosses_every_body(item: Item, setting: Setting) -> bool:
    """Tell whether a glossary's line on a part of the healthy body proves it: "Thymus: An organ in which …"."""
    entry = _GLOSSED.match(evidence_text(item, setting))
    if entry is None or setting.mentions(entry["term"]):
        return False
    part = body_part(entry["term"])
    if part is not None and part in asked_of(item.content):  # what an illness does to it
        return False
    kind = term_type(entry["term"])
    return (kind is not None and kind.kind == "anatomical") or normal(entry["term"]) in _OF_EVERY_BODY


def repeats_its_condition(item: Item, setting: Setting) -> bool:
    """Tell whether a front names the condition twice, or by the title of a page on several."""
    if isinstance(item.content, Vignette):
        return False
    if isinstance(item.content, Mcq):
        asked = f" {normal(item.content.lead_in)} "
        return any(asked.count(f" {normal(name)} ") > 1 for name in setting.names)
    asked = normal(asked_of(item.content))
    named = next((normal(name) for name in setting.names if normal(name) in asked), "")
    is_twice = not isinstance(item.content, Cloze) and bool(named) and f" {asked} ".count(f" {named} ") > 1
    is_twice = is_twice or _has_two_names(re.sub(r"\([^()]*\)", "", asked_of(item.content)), setting)
    is_twice = is_twice or any(_has_its_tail_again(asked_of(item.content), name) for name in setting.names)
    return is_twice or any(_OF_A_PAGE.search(name) and normal(name) in asked for name in setting.names)


def _has_its_tail_again(asked: str, name: str) -> bool:
    """Tell whether *name* stands before what it is in short: "In patients with gastric juice tumors, GJ tumors …"."""
    _, *tail = name.split()
    is_first = re.match(rf"In (?:patients with |people with )?{re.escape(name)}\b", asked, re.IGNORECASE) is not None
    again = rf", .*\b[A-Z]{{2,}} (?i:{re.escape(' '.join(tail))})\b"
    return is_first and bool(tail) and re.search(again, asked) is not None


def _has_two_names(asked: str, setting: Setting) -> bool:
    """Tell whether *asked* opens with the condition by one name and calls it by another: "In podagra, … gout"."""
    left = normal(asked)
    told = []
    for name in map(normal, setting.names):
        if f" {name} " in f" {left} ":
            told.append(name)
            left = f" {left} ".replace(f" {name} ", " , ", 1).strip()
    return len(told) > 1 and left.startswith("in ,")


def leans_on_a_lost_sentence(item: Item, setting: Setting) -> bool:
    """Tell whether the question says "also", or "the tube", of which only the sentence before spoke, or what was so."""
    if _was_so_in_the_past(item, setting):
        return True
    return isinstance(item.content, Basic | ListCard) and _DANGLING.search(asked_of(item.content)) is not None


def _was_so_in_the_past(item: Item, setting: Setting) -> bool:
    """Tell whether the proof follows from a sentence on the past: "In years past, … Thus, only livers of children"."""
    if not item.evidence or not _FOLLOWS.match(evidence_text(item, setting)):
        return False
    return _SET_IN_THE_PAST.search(setting.text[: item.evidence[0].start_char]) is not None


def stacks_its_settings(item: Item, setting: Setting) -> bool:
    """Tell whether two settings stand before the question, or it names the same people twice."""
    return isinstance(item.content, Basic | ListCard) and _STACKED.search(asked_of(item.content)) is not None


def has_an_empty_goal(item: Item, setting: Setting) -> bool:
    """Tell whether the goal asked for is everybody's: "to control asthma"."""
    if not isinstance(item.content, Basic) or not _GOAL.search(item.content.front):
        return False
    said = content_words(item.content.back) - _EMPTY_GOAL - content_words(item.content.front)
    return len(said) < MIN_NEW_WORDS


def runs_on(item: Item, setting: Setting) -> bool:
    """Tell whether the answer goes on to say another thing, or is a list of genes."""
    if not isinstance(item.content, Basic):
        return False
    back = item.content.back
    return _RUNS_ON.search(back) is not None or len(set(_SYMBOL.findall(back))) > MAX_GENES


def names_its_own_gene(item: Item, setting: Setting) -> bool:
    """Tell whether the gene asked for stands in the condition's name or abbreviation: "OTC" of "OTC deficiency"."""
    if not isinstance(item.content, Basic | Cloze):
        return False
    answer = " ".join(answers_of(item.content))
    symbol = _SYMBOL.search(answer)
    if symbol is None or not re.search(r"\bgenes?\b", f"{asked_of(item.content)} {answer}"):
        return False
    own = rf"\({symbol[0]}\)\s+(?:deficiency|disease|syndrome|disorder)"
    return any(symbol[0] in name for name in setting.names) or re.search(own, setting.text) is not None


def rests_on_a_lost_dash(item: Item, setting: Setting) -> bool:
    """Tell whether the proof has lost a dash, and so its range or its aside: "between 3  30 years"."""
    return _LOST_DASH.search(evidence_text(item, setting)) is not None
