"""Of whom and to whom an item speaks: not to its reader, not of patients for everybody, not of all for a form."""

import re

from decks.flaws.views import Setting, asked_of, everything_of, evidence_text
from decks.knowledge import find_terms, normal
from decks.model import Basic, Cloze, Item, ListCard

_READER = re.compile(r"\b(?:you|your|yours|yourself|we|our)\b", re.IGNORECASE)
_WHO = r"(?:Americans|people|adults|children|women|men|teens|teenagers|individuals|persons)"
_COUNTED = (
    rf"(?:percent|%|\d[\d,.]*|million|thousand|half|thirds?|quarters?) (?:of )?(?:all |US |U\.S\. |American )?{_WHO}"
)
_AMONG_PATIENTS = re.compile(
    rf"\b{_COUNTED} (?:with|who have) |^In (?:patients|people) with .*, how many (?:Americans|{_COUNTED})",
    re.IGNORECASE,
)

# Before a condition's name: a form of it.
_FORM = (
    r"(?:(?:early|late|adult|childhood|juvenile|infantile|neonatal)[- ]onset|juvenile|infantile|neonatal|congenital|"
    r"classic(?:al)?|atypical|familial|sporadic|hereditary)"
)

_TYPE = r"(?:,? \()?[ ,]*\b(types? (?:[IVX]+|\d[A-Za-z]?|[A-D])\b)"

# A heading that says of what size, stage, form or course all below it is.
_NARROWS = re.compile(
    r"(?:very )?(?:small|medium(?:[- ]sized)?|large|localized|regional|distant|metastatic|recurrent|early|late|"
    r"advanced|mild|moderate|severe|low[- ]risk|high[- ]risk|intermediate[- ]risk|first trimester|second trimester|"
    r"third trimester)\b|(?:stages?|grades?|types?|class|phases?|levels?|groups?) (?:[IVX]+|\d|[A-D]\b)",
    re.IGNORECASE,
)
_IN_TWO = re.compile(r"In (?P<first>[^,?]+), [^?]* in (?:patients with |people with )?(?P<last>[^?]+)\?$")
# What a sentence says of a sister disease, or of all that a gene may cause, with the condition put before it.
_OF_A_SISTER = re.compile(
    r"^In (?P<name>[^,{}]+), (?:the (?:(?:less|more|most) )?(?:\w+ )?(?:type|form|variant|kind)s? of (?P<of>[^,{}]+?) "
    r"(?:is|are)\b|[^{]*\{\{[^.]*\b(?:several|various|different|related|a number of) (?:other )?(?:disorders|diseases|"
    r"conditions|syndromes)\b|[^.?]*\binvolved in (?:several|many|other) )",
)
# "Posttransplant disorder. This disease occurs in …": a bullet's title names what the sentence is of.
_POINTS_BACK = re.compile(r"(?:This|The) (?:disease|condition|disorder|syndrome|cancer|tumor|infection|illness)\b")
_TITLE_BEFORE = re.compile(r"(?:^|\n|[•*–-]|[.!?])\s*(?P<title>[A-Z][^.!?\n]{3,80})\.\s+$")
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|can|may|occurs?|affects?|causes?|develops?|begins?)\b")
_THESE = re.compile(r"These (?:patients|people|individuals|cases|children|infants|adults|women|men|families|tumors)\b")
_LAST_SENTENCE = re.compile(r"(?:^|[.!?\n])\s*(?P<said>[^.!?\n]+)[.!?]\s+$")
_OF_SOME = re.compile(
    r"\b(?:may|can|some|few|rarely|sometimes|occasionally|types?|forms?|percent|who|whose|if|when|certain)\b|[\d%]",
    re.IGNORECASE,
)


def speaks_to_its_reader(item: Item, setting: Setting) -> bool:
    """Tell whether a card says "you" or "we", as a leaflet does, and nobody can tell a year later who that is."""
    return isinstance(item.content, Basic | Cloze | ListCard) and _READER.search(everything_of(item)) is not None


def counts_everybody_as_patients(item: Item, setting: Setting) -> bool:
    """Tell whether a share of all people became one of the patients: "40 percent of adults with gout sleep badly"."""
    counted = _AMONG_PATIENTS.search(asked_of(item.content))
    return counted is not None and not setting.mentions(evidence_text(item, setting))


def tells_a_form_as_the_whole(item: Item, setting: Setting) -> bool:
    """Tell whether the proof names a form alone, which the item does not: "Early-onset gout is inherited as …"."""
    if _is_set_in_another(item, setting) or _tells_of_a_sister(item, setting) or _goes_on_with_less(item, setting):
        return True
    proof, said = evidence_text(item, setting), everything_of(item)
    for name in setting.names:
        forms = re.findall(rf"\b({_FORM}) {re.escape(name)}\b", proof, re.IGNORECASE)
        typed = re.findall(rf"\b{re.escape(name)}{_TYPE}", proof, re.IGNORECASE)
        if typed and len(set(typed)) == 1 and typed[0].lower() not in said.lower():
            return True
        n_named = len(re.findall(rf"\b{re.escape(name)}\b", proof, re.IGNORECASE))
        if forms and len(forms) == n_named and not any(form.lower() in said.lower() for form in forms):
            return True
    return False


def _is_set_in_another(item: Item, setting: Setting) -> bool:
    """Tell whether what holds in another condition is asked of this one: "In podagra, why is … high in gout?"."""
    found = _IN_TWO.match(asked_of(item.content)) if isinstance(item.content, Basic) else None
    if found is None or setting.mentions(found["first"]) or not setting.mentions(found["last"]):
        return False
    return any(term.type.kind in ("condition", "tumor") for term in find_terms(found["first"]))


def _tells_of_a_sister(item: Item, setting: Setting) -> bool:
    """Tell whether it puts its condition before a form of another: "In gout, the milder type of podagra is …"."""
    asked = item.content.text if isinstance(item.content, Cloze) else asked_of(item.content)
    found = _OF_A_SISTER.match(asked)
    return found is not None and (found["of"] is None or not setting.mentions(found["of"]))


def _goes_on_with_less(item: Item, setting: Setting) -> bool:
    """Tell whether the proof goes on with some patients, or with another disease that only a bullet's title names."""
    if not item.evidence:
        return False
    proof, before = evidence_text(item, setting), setting.text[: item.evidence[0].start_char]
    if _POINTS_BACK.match(proof):
        title = _TITLE_BEFORE.search(before)
        return title is not None and not _VERB.search(title["title"]) and not setting.mentions(title["title"])
    said = _LAST_SENTENCE.search(before) if _THESE.match(proof) else None
    return said is not None and (not setting.mentions(said["said"]) or _OF_SOME.search(said["said"]) is not None)


def loses_its_heading(item: Item, setting: Setting) -> bool:
    """Tell whether a card leaves out the size, stage or form that its heading gives: "Small" over "1 to 3 mm thick"."""
    if not isinstance(item.content, Basic | Cloze | ListCard):
        return False
    narrow = (found[0] for heading in setting.headings if (found := _NARROWS.match(heading)) is not None)
    said = f" {normal(everything_of(item))} "
    return any(f" {normal(words)} " not in said for words in narrow)
