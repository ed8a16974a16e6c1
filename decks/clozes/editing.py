"""A cloze's sentence as an editor would leave it: on the condition by name, once, and without words that go nowhere."""

import re

from decks.facts import Findings
from decks.facts.abbreviations import spelled_out
from decks.framing import names_its_kin, place, with_article
from decks.grammar import capitalised
from decks.model import Fact
from decks.pertinence import is_of_any_body
from decks.wording import as_sentence, inner

_OPENING_GAP = re.compile(r"^(\{\{c1::)([a-z][^}]*)")
_GAP = r"\{\{c1::[^}]*\}\}"
# Words that lean on the sentence before, or on nothing.
_LEANING = re.compile(
    r",? (?:specifically|however|for example|for instance|in addition|in turn|therefore|thus|moreover|"
    r"furthermore),(?= )|"
    r"(?<!\bbut)(?<!\band)(?<!\bor) also(?= (?!known|called|termed|referred|named)[a-z{])"
)
_OPENING = re.compile(
    r"^(?:for (?:unknown|unclear) reasons,|for reasons that are (?:still )?(?:unclear|unknown|not (?:known|"
    r"understood)),|specifically,|in general,|"
    r"generally,|interestingly,|typically,(?= )|as a result,|in addition,|for example,|however,|more specifically,|"
    r"of note,|importantly,|currently,|recently,|in fact,|thus,|therefore,) (?=\S)",
    re.IGNORECASE,
)
# "Those with the severe form", "symptoms usually appear": of what, says the condition's name.
_FORM = re.compile(
    r"\b(?:the|an?|this) (?:\w+[ -]){0,2}(?:form|type|stage|phase|variant|subtype)s?(?! (?:of|in|is called|"
    r"called)\b)(?!\w)",
    re.IGNORECASE,
)
_ASPECT = re.compile(
    r"^(?:The |An? |Most |First |Early )*(?:signs and symptoms|symptoms|signs|onset|incubation period|outlook|"
    r"prognosis|"
    r"diagnosis|incidence|prevalence|mortality|mortality rate|case[- ]fatality rate|death rate|cure rate|survival rate|"
    r"attacks?|episodes?|flares?|most cases|cases|course|treatment|management|transmission|outbreaks?|"
    r"complications?|inheritance)(?= (?:[a-z]+ly )?(?:is|are|was|were|can|may|usually|often|typically|has|have|begins?|"
    r"starts?|appears?|develops?|occurs?|lasts?|ranges?|involves?|includes?|resolves?|respond)\b)",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\b(?P<who>patients|people|individuals|children|adults|infants|women|men|newborns|babies|males|females|boys|girls|"
    r"cases)(?! (?:\{\{c1::)?(?:with|who|whose|born|taking|treated|that|of|in|aged|age|under|over|younger|older|at|"
    r"having|receiving|"
    r"without|undergoing|than|each|per|from|to|worldwide|living|diagnosed|whom|infected|given)\b|['’-])",
    re.IGNORECASE,
)
# Who is counted is everybody, not a patient: "1 in 4,500 newborns"; of two groups, one alone is named.
_EVERYBODY = re.compile(
    r"(?:\d (?:in|per|of every) (?:\d[\d,.]*|\w+)|\d\}\}) (?:[\w-]+ ){0,2}$|"
    r"\b(?:infected|exposed|healthy|vaccinated) $",
    re.IGNORECASE,
)
_AND_WHO = re.compile(
    r",? (?:and|or) (?:[\w-]+ ){0,2}(?:patients|people|individuals|children|adults|infants|women|men|newborns|babies|"
    r"males|females|boys|girls)\b",
    re.IGNORECASE,
)
# "Most commonly, it is due to …": no one else is meant in an article on one condition.
_IT = re.compile(
    r"((?:More|Most|Less|Least) (?:commonly|often|frequently|rarely),? )it(?= (?:is|occurs|affects|results|develops)\b)"
)
_BARE = re.compile(
    r"(?:The|This|These|Such|It|They|He|She) (?:radiation|surgery|operation|procedure|test|drug|medicine|therapy|"
    r"treatment|"
    r"remaining|other|same|first|second|latter|former|transplant|cancer|tumor|virus|bacteria|specific|overall "
    r"rate)\b(?! of\b| for\b)|It |They ",
)
_COUNTS = re.compile(r"\d (?:in|per|out of) \d[^{}]*\}\}|\bper (?:year|100,000|million)\b", re.IGNORECASE)
_DOUBLED = re.compile(r"\b(\w{4,}) \1\b", re.IGNORECASE)
_SHARE = re.compile(
    r"^(?:(?:About|Approximately|Around|Nearly|Almost|An estimated) )?\{\{c1::[^}]*(?:percent|%|half|"
    r"third)\}\}(?= (?:\w+ly )?(?:have|has|are|is|develop|will|do|die|"
    r"survive|recover|experience)\b)"
)
_SET_ALREADY = re.compile(r"(?:In|Among|At|During|For|By|Of|With|Within|Worldwide|On|From)\b", re.IGNORECASE)
_OF_A_FORM = re.compile(r"\b(?:[Pp]eople|[Ii]ndividuals|[Pp]atients|[Cc]hildren|[Ii]nfants|[Tt]hose) with [A-Z]+\d+\b")
_THE_CONDITION = re.compile(r"\b(?:[Tt]he|[Tt]his) (condition|disease|disorder|syndrome)\b")


def edited(cloze: str, fact: Fact, findings: Findings) -> str | None:
    """Return *cloze*, of *fact*, naming the condition once and leaning on nothing; None where the name has no place."""
    placed = _edited(cloze, fact, findings)
    return _OPENING_GAP.sub(lambda found: found[1] + capitalised(found[2]), placed) if placed else None


def _edited(cloze: str, fact: Fact, findings: Findings) -> str | None:
    said = " ".join(span.of(findings.article.text) for span in fact.evidence)
    topic = findings.topic
    cloze = _own_short(topic.name).sub(topic.name, _LEANING.sub("", cloze), count=1)
    if topic.mention.search(spelled_out(_shown(cloze), findings.article.text, topic)):
        return as_sentence(_named_once(cloze, said, findings))
    if topic.is_several or names_its_kin(re.sub(r"[{}]|c1::", "", cloze), topic.name):
        return as_sentence(cloze)
    if not topic.is_named:
        return f"{capitalised(topic.name)}: {inner(as_sentence(cloze))}"
    return None if _BARE.match(cloze) or _DOUBLED.search(cloze) else _placed(as_sentence(cloze), findings)


def _own_short(name: str) -> re.Pattern[str]:
    """Return a pattern that finds *name* with all but its last word in short: "CPT II deficiency"."""
    *_, tail = name.split()
    letters = re.sub(r"[^A-Z0-9]", "", name.upper())
    middle = "".join(f"{re.escape(letter)}?" for letter in letters[1:])
    return re.compile(
        rf"(?<![\w:-])(?=[A-Z]{{2}}){re.escape(letters[:1])}{middle}(?: [IVX]+| \d+)? {re.escape(tail)}\b"
    )


def without_opening(text: str) -> str:
    """Return the sentence *text* without an opening that says nothing: "For reasons that are unclear,"."""
    return capitalised(_OPENING.sub("", text))


def _placed(sentence: str, findings: Findings) -> str | None:
    """Return *sentence*, which does not name the condition, with its name where it is missed."""
    named = with_article(findings)
    for missing, link in ((_SHARE, "of patients with"), (_FORM, "of"), (_ASPECT, "of")):
        found = missing.search(sentence)
        if found is not None and not _in_gap(sentence, found.end()):
            return f"{sentence[: found.end()]} {link} {named}{sentence[found.end() :]}"
    of_it = _IT.match(sentence)
    if of_it is not None:
        return f"{of_it[1]}{with_article(findings)}{sentence[of_it.end() :]}"
    people = _PEOPLE.search(sentence)
    if people is not None and not _in_gap(sentence, people.end()) and not _names_a_kind(sentence, findings.topic.name):
        of = "of" if people["who"].lower() == "cases" else "with"
        before = re.sub(r"\b[Aa]ffected $", "", sentence[: people.start()])
        if _EVERYBODY.search(before) or _AND_WHO.match(sentence[people.end() :]):
            return None
        return capitalised(f"{before}{people['who']} {of} {named}{sentence[people.end() :]}")
    if _SET_ALREADY.match(sentence) or is_of_any_body(re.sub(r"[{}]|c1::", "", sentence)):
        return None
    if (
        _EVERYBODY.search(sentence[: sentence.rfind("}}") + 3])
        and _COUNTS.search(sentence)
        and " affected" not in sentence
    ):
        return None  # how common another condition is
    opening = sentence if sentence.startswith("{{") else inner(sentence)
    return f"{capitalised(place(findings))}, {_lowered_gap(opening)}"


def _names_a_kind(sentence: str, name: str) -> bool:
    """Tell whether *sentence* speaks of a kind of *name*, which says who is meant: "testicular tumors", "with CN2"."""
    _, *tail = name.split()
    if _OF_A_FORM.search(sentence):
        return True
    return len(tail) > 1 and " ".join(tail[-2:]).lower() in sentence.lower()


def _lowered_gap(sentence: str) -> str:
    """Return *sentence*, which something now stands before, its gap's first word in lower case if it is no name."""
    found = re.match(r"\{\{c1::(?P<hidden>[^}]*)\}\}", sentence)
    return f"{{{{c1::{inner(found['hidden'])}}}}}{sentence[found.end() :]}" if found else sentence


def _in_gap(sentence: str, at: int) -> bool:
    return sentence[:at].count("{{") > sentence[:at].count("}}")


def _shown(cloze: str) -> str:
    return re.sub(_GAP, "…", cloze)


def _named_once(cloze: str, said: str, findings: Findings) -> str:
    """Return *cloze* with "the disorder", as the article *said*, where the condition's name stands a second time."""
    own = _THE_CONDITION.search(said)
    name = rf"\b{re.escape(findings.topic.name)}\b"
    found = list(re.finditer(name, cloze, re.IGNORECASE))
    if (
        own is None
        or len(found) < 2
        or len(findings.topic.mention.findall(said)) >= len(found)
        or _in_gap(cloze, found[-1].start())
    ):
        return cloze
    return f"{cloze[: found[-1].start()]}the {own[1]}{cloze[found[-1].end() :]}"
