"""Leads: what the words before a list say of its members."""

import re
from dataclasses import dataclass, replace

from decks.grammar import NUMBER_WORDS
from decks.language import sentences
from decks.model import Relation, SectionKind
from decks.phrases import PhraseClass, has_clause, is_plural, phrase_class
from decks.wording import inner

MAX_SUBJECT_WORDS = 14
_MODAL = r"(?:(?:may|can|might|could|will|should|often|usually|commonly|typically|sometimes|also|generally)\s+)*"
_NUMBER = r"two|three|four|five|six|seven|eight|nine|ten|\d+"
_MANY = rf"(?:several|many|various|certain|specific|some|other|different|these|a number of|(?:the )?(?:{_NUMBER}))"
# "In women, …", "For patients with tumors of the stomach, …"
_SETTING = re.compile(
    r"(?P<setting>(?:in|for|during|among|with|within|after|before|if|when|to|besides|over|at|on)\b[^,;:]{3,90}),\s+"
    r"(?P<rest>\S.*)$",
    re.IGNORECASE,
)
# "When symptoms are present, they may include …"
_THEY = re.compile(
    r"(?:when|if) (?:there are )?(?P<subject>[a-z]+(?: and [a-z]+)?)"
    r"(?: (?:are|do|occur|appear|develop|exist)\b[^,]*)?, they\b",
    re.IGNORECASE,
)
_PLACE = "for|in|to|as|during|after|before|when|with|from"
_FOLLOWING = re.compile(
    r"[,\s]+(?:(?:one or more|any|some|one|all|each|several) of )?(?:these|the following)"
    rf"(?P<noun>(?: (?!(?:{_PLACE})\b)[a-z]+){{0,4}})(?P<rest> (?:{_PLACE})\b[^,;:]*)?$",
    re.IGNORECASE,
)
# "… cycles through four distinct phases of an episode"
_COUNTED = re.compile(
    rf"\b(?P<n>{_NUMBER}) (?P<name>(?:[a-z-]+ ){{0,2}}(?:types|phases|stages|forms|kinds|parts|groups|features|ways|"
    r"criteria|subtypes|classes|variants|categories|signs|symptoms)(?: of [^,;:]+)?)$",
    re.IGNORECASE,
)
_N_FIRST = re.compile(rf"(?:the )?(?P<n>{_NUMBER})\b", re.IGNORECASE)
_QUALIFIED = re.compile(
    r"(?P<subject>.+?) (?:is|are) (?P<how>rare|uncommon|common) (?:but|and) (?P<verb>(?:can|may) include)$",
    re.IGNORECASE,
)
# "Risk factors include having the following inherited disorders": the disorders are the risk factors.
_KINDS_INCLUDED = re.compile(
    r"(?P<subject>.+?) include (?:having )?the following (?P<noun>(?!types\b|things\b|symptoms\b)[a-z]+(?: [a-z]+)?)$",
    re.IGNORECASE,
)
# "Check with your doctor if you have any of the following" counts up symptoms.
_BRINGS_SYMPTOMS = re.compile(
    r"(?:this|it|these|they|the (?:disease|condition|disorder|infection))\b[^,;.]{0,40}?\b(?:can|may)\b[^,;.]{0,40}?"
    r"\b(?:symptoms|signs)(?:,? (?:such as|including|like))?$",
    re.IGNORECASE,
)
_ALARM = re.compile(
    r"(?:check with|see|call|talk (?:to|with)|contact|tell) [\w’' ]{0,20}?(?:doctor|provider)s?\b.*"
    r"\b(?:any of|the following|these)\b[^,]*$",
    re.IGNORECASE,
)
_EXAMPLES = re.compile(r",?\s+(?:such as|including|like|for example|as follows)(?:[, ]+the following)?$", re.IGNORECASE)
_MEMBERS = re.compile(
    rf"(?P<subject>.+?)\s+(?P<verb>{_MODAL}(?:includes?|are|is|involves?|consists? of)(?: to)?)$", re.IGNORECASE
)
_THERE_ARE = re.compile(
    rf"there (?:are|can be) (?:(?P<n>{_NUMBER}) )?(?:{_MANY} )*(?P<subject>[a-z].+)$", re.IGNORECASE
)
_AGENTS = re.compile(rf"(?:{_MANY} )+(?P<subject>[a-z].*)$", re.IGNORECASE)
_THE_FOLLOWING = re.compile(r"(?:(?:one or more|any|some) of )?the following (?P<subject>[a-z].*)$", re.IGNORECASE)
_DIAGNOSES = re.compile(
    r"(?:an? |the |your )?(?:[\w-]+ ){0,3}?(?:providers?|doctors?|physicians?|professionals?) (?:usually |often )?"
    r"(?:will )?diagnoses? (?P<what>.+?) (?:based (?:up)?on|by|through|using|with)$",
    re.IGNORECASE,
)
_POINTING = re.compile(r"^(?:it|they|this|that|these|those|he|she|here|such|we|you|your)\b", re.IGNORECASE)
_THESE = re.compile(r"^(?:these|such) (?P<noun>[a-z]+(?: and [a-z]+)?)\b", re.IGNORECASE)
_TO_READER = re.compile(r"\b(?:you|your|we|our|us)\b", re.IGNORECASE)
_OPEN_END = re.compile(r"\b(?:who|that|which|whose|when|if|whether|because|where|have|has|you|to)$", re.IGNORECASE)
_TO_DO = re.compile(
    r"\b(?:should|must|(?:advises?|advised|needs?|asked|told|encouraged|recommended)\b.{0,30}\bto)$", re.IGNORECASE
)
# "Gout is more common in people who have"
_IN_WHOM = re.compile(
    r"^.*\b(?:common|frequent|severe|likely|higher|greater)\b.{0,40} "
    r"(?:people|patients|those|adults|women|men|children) who (?:have|has|had)$",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:being studied|clinical trials?|not|never|no|avoid|except|unless|without)\b", re.IGNORECASE)
# What "these …" can only mean in a section of the kind.
_OF_SECTION = {
    SectionKind.SYMPTOMS: "signs symptoms problems features",
    SectionKind.COMPLICATIONS: "complications problems",
    SectionKind.CAUSES: "causes triggers factors",
    SectionKind.RISK_FACTORS: "factors",
    SectionKind.DIAGNOSIS: "tests procedures exams",
    SectionKind.TREATMENT: "treatments medications medicines drugs",
}
_RISK = re.compile(
    r"\b(?:the |an? )?(?:\w+ )?(?:risk|chances?|likelihood|signs?|part|result) (?:of|for)\b", re.IGNORECASE
)
# What may be anything: "Examples include".
_ANYTHING = re.compile(
    r"(?:some |other |common )?(?:examples?|people|others|ways|things|steps|tips|ones|those|types|items|points)",
    re.IGNORECASE,
)
_VERBS = ("VERB", "AUX")


@dataclass(frozen=True, slots=True)
class Lead:
    """What a lead says of the list after it.

    HAS_MEMBERS: the members are the *subject* ("symptoms"), of which *predicate* may say more ("may be used to stage
    it"). DOES: they are what *subject* *predicate*, "gastritis may cause", *noun* being what they are called there.
    *n_members* is how many there are, where the lead says it, else 0.
    """

    relation: Relation
    subject: str
    predicate: str = ""
    setting: str = ""
    noun: str = ""
    n_members: int = 0


def asks_what_to_do(predicate: str) -> bool:
    """Tell whether verbs complete *predicate*, the end of a lead: "should", "are to"."""
    return bool(_TO_DO.search(predicate)) or predicate.endswith(" to")


def lead_of(text: str, kind: SectionKind) -> Lead | None:
    """Return what the lead *text*, without its colon, says of its members; None where it does not say it."""
    if kind is SectionKind.SYMPTOMS and (_ALARM.match(text) or _BRINGS_SYMPTOMS.match(text)):
        return Lead(Relation.HAS_MEMBERS, "signs and symptoms", "may include")
    they = _THEY.match(text)
    text = f"{they['subject']}{text[they.end() :]}" if they else text
    these = _THESE.match(text)
    if these and these["noun"].lower().split()[-1] in _OF_SECTION.get(kind, "").split():
        text = text[text.index(" ") + 1 :]
    placed = _SETTING.match(text)
    setting, rest = (placed["setting"], placed["rest"]) if placed else ("", text)
    if _POINTING.match(rest) or _TO_READER.search(text) or _NOT.search(text):
        return None
    found = _named(rest) or _counted(rest) or _agents(rest) or _members(rest) or _objects(rest)
    is_short = found is not None and len(found.subject.split()) <= MAX_SUBJECT_WORDS
    if found is None or not is_short:
        return None
    said = _N_FIRST.match(found.subject)
    n_members = found.n_members or (_number(said["n"]) if said else 0)
    return replace(found, setting="" if found.n_members else setting, n_members=n_members)


def _named(text: str) -> Lead | None:
    """Read a lead that is nothing but the name of its members: "Types of gout", "There are two types of gout"."""
    there = _THERE_ARE.match(text)
    name = there["subject"] if there else text
    if _OPEN_END.search(name) or not _is_name_of_several(name):
        return None
    n = there["n"] if there else None
    return Lead(Relation.HAS_MEMBERS, name, n_members=_number(n) if n else 0)


def _counted(text: str) -> Lead | None:
    """Read a lead that ends in what its members are and how many: "… goes through three stages"."""
    found = _COUNTED.search(text)
    if found is None or not _is_name_of_several(found["name"]):
        return None
    return Lead(Relation.HAS_MEMBERS, found["name"], n_members=_number(found["n"]))


def _number(word: str) -> int:
    return int(word) if word.isdigit() else NUMBER_WORDS.index(word.lower())


def _is_name_of_several(name: str) -> bool:
    if _ANYTHING.fullmatch(name):
        return False
    return len(name.split()) <= MAX_SUBJECT_WORDS and phrase_class(name) is PhraseClass.NOUN and is_plural(name)


def _members(text: str) -> Lead | None:
    """Read "Symptoms may include", "Complications are rare but can include"."""
    qualified = _QUALIFIED.match(text)
    if qualified:
        text = f"{qualified['how']} {inner(qualified['subject'])} {qualified['verb']}"
    kinds = _KINDS_INCLUDED.match(text)
    if kinds and _is_name_of_several(kinds["subject"]):
        return Lead(Relation.HAS_MEMBERS, kinds["noun"], f"are {inner(kinds['subject'])}")
    found = _MEMBERS.match(_FOLLOWING.sub("", text))
    if found is None or not _is_name_of_several(found["subject"]):
        return None
    return Lead(Relation.HAS_MEMBERS, found["subject"], found["verb"])


def _agents(text: str) -> Lead | None:
    """Read "The following tests may be used to stage it", "Several factors raise the risk"."""
    text = _EXAMPLES.sub("", text)
    found = _THE_FOLLOWING.match(text) or _AGENTS.match(text)
    if found is None or not has_clause(f"{text}.") or _OPEN_END.search(text) or _FOLLOWING.search(text):
        return None
    if sentences(text)[0].tokens[-1].pos == "ADP":
        return None
    parted = _parted(found["subject"], "")
    if parted is None or not is_plural(parted[0]) or re.search(r"(?:include|are|is)$", parted[1]):
        return None
    return Lead(Relation.HAS_MEMBERS, *parted)


def _objects(text: str) -> Lead | None:
    """Read "Gout may cause", "It depends on the following", "It can affect many organs", "… symptoms, such as"."""
    diagnosed = _DIAGNOSES.match(_FOLLOWING.sub("", text))
    if diagnosed is not None:
        return Lead(Relation.DOES, f"the diagnosis of {diagnosed['what']}", "is based on")
    following, examples = _FOLLOWING.search(text), _EXAMPLES.search(text)
    noun = following["noun"].strip() if following else ""
    rest = (following["rest"] or "") if following else ""
    ending = following or examples
    open_text = text[: ending.start()] if ending else text
    if examples or (not following and re.search(rf"\b{_MANY} \w+(?: \w+)?$", text)):
        open_text, noun = _without_object(open_text)
    is_whole = not open_text or (open_text == text and not _is_open(text))
    parted = None if is_whole or _has_open_clause(open_text) else _parted(open_text, " them")
    if parted is None or not _lacks_object(parted[1]):
        return None
    return Lead(Relation.DOES, parted[0], parted[1] + rest, noun=noun)


def _has_open_clause(text: str) -> bool:
    is_asked = _TO_DO.search(text) or _IN_WHOM.search(text)
    return _OPEN_END.search(text) is not None and is_asked is None


def _is_open(text: str) -> bool:
    """Tell whether *text* ends in a word that wants another: "may cause", "is confused with", "advise people to"."""
    return sentences(text)[0].tokens[-1].pos in ("VERB", "AUX", "ADP", "PART", "SCONJ")


def _lacks_object(predicate: str) -> bool:
    """Tell whether *predicate* is a verb without its object; "can increase the risk of" is one too."""
    subject = "It" if re.match(r"\w+s\b", predicate) else "They"
    tokens = sentences(f"{subject} {_RISK.sub('', predicate)} them.")[0].tokens
    if re.search(r"\b(?:and|but|including|include having)\b", predicate):
        return False
    return bool(predicate) and (
        bool(_TO_DO.search(predicate) or _IN_WHOM.search(predicate))
        or not any(token.pos in ("NOUN", "PROPN") for token in tokens)
    )


def _without_object(text: str) -> tuple[str, str]:
    """Return *text* without the plural noun phrase at its end, and that phrase without "many" and its like."""
    sentence = sentences(f"{text}.")[0]
    found = sentence.child(sentence.root, "dobj", "pobj")
    if found is None or sentence.subtree(found)[1] < len(sentence.tokens) - 2:
        return "", ""
    noun = sentence.phrase_of(found)
    return text[: sentence.tokens[sentence.subtree(found)[0]].start_char].rstrip(), re.sub(
        rf"(?i)^(?:{_MANY}|common|additional) ", "", noun
    )


def _parted(text: str, ending: str) -> tuple[str, str] | None:
    """Return subject and predicate of the clause *text*, which *ending* completes, as the parse has them."""
    sentence = sentences(f"{text}{ending}.")[0]
    root = sentence.root
    subject = sentence.child(root, "nsubj", "nsubjpass")
    if subject is None or subject > root or sentence.tokens[root].pos not in _VERBS:
        return None
    last = sentence.subtree(subject)[1]
    start, end = sentence.tokens[sentence.subtree(subject)[0]].start_char, sentence.tokens[last].end_char
    if start > 0 or sentence.tokens[subject].pos == "PRON":
        return None
    return text[:end].strip(), text[end:].strip()
