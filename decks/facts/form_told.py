"""The form of a condition that a paragraph has come to speak of: what follows is said of that form alone."""

import re

from decks.facts.scope import FORMS
from decks.facts.topic import Topic

_VERB = (
    r"(?:is|are|was|were|affects?|becomes?|begins?|starts?|usually|often|typically|generally|can|may|has|have|had|"
    r"occurs?|"
    r"develops?|appears?|causes?|tends?|results?|involves?|live|do|does|experience|accounts?|also|most|sometimes|share)\b"
)
_PEOPLE = (
    r"(?:[Pp]eople|[Ii]ndividuals|[Pp]atients|[Cc]hildren|[Ii]nfants|[Bb]abies|[Aa]dults|[Tt]hose|[Mm]en|[Ww]omen)"
)
# "The myopathic form of the disorder is …", "Infants with the lethal form usually live …"
_FORM = re.compile(
    rf"^(?:{_PEOPLE} (?:with|who have) )?(?P<form>(?:[Tt]he|[Aa]n?|[Ii]n the) (?!most\b|only\b|rarest\b)(?:[\w/-]+,? )"
    rf"{{1,5}}?(?:form|type|variant|subtype)(?: of (?:[\w'’/-]+ ){{0,5}}?[\w'’/-]+)?),? (?={_VERB})"
)
# "Usher syndrome type 1 begins …", "People with Usher syndrome type 1 have …"
_NUMBERED = re.compile(
    rf"^(?:{_PEOPLE} (?:with|who have) )?(?P<form>(?:[\w'’/-]+ ){{1,5}}?type (?:\d[A-Za-z]?|[IVX]+))(?: \([^()]*\))?"
    rf" (?={_VERB})"
)
_ASPECT = re.compile(
    r"^(?P<aspect>(?:The )?(?:first |initial |main |major |earliest )?(?:signs and symptoms|symptoms|signs|"
    r"onset|episodes?|"
    r"attacks?))(?= (?:[a-z]+ly |often )?(?:is|are|can|may|begins?|starts?|appears?|develops?|occurs?|"
    r"lasts?|becomes?)\b)",
    re.IGNORECASE,
)


def form_told(text: str) -> str:
    """Return the form that the sentence *text* has for its subject: "the severe form of gout"; "" where it has none."""
    numbered = _NUMBERED.match(text)
    if numbered is not None:
        return numbered["form"]
    found = _FORM.match(text)
    return f"{found['form'][:1].lower()}{found['form'][1:]}".removeprefix("in ") if found else ""


def form_spoken_of(text: str, topic: Topic, *, is_topic: bool, before: str) -> str:
    """Return the form of the condition that the text after the sentence *text* speaks of, *before* it being spoken of.

    A sentence that has the whole condition for its subject, as *is_topic* tells, ends the talk of a form. What the
    article itself is on is no form: an article on gout type 1 tells of none by that name.
    """
    told = form_told(text) or _form_by_adjective(text, topic)
    is_itself = topic.mention.fullmatch(told) is not None
    if told and not is_itself:
        return told
    return "" if is_topic or is_itself else before


def _form_by_adjective(text: str, topic: Topic) -> str:
    """Return the "acute gout" that the sentence *text*, of an article on gout, has for its subject; "" for none."""
    named = rf"(?P<form>(?:{FORMS}) (?:{topic.mention.pattern}))(?: \([^()]*\))? (?={_VERB})"
    found = re.match(rf"(?:{_PEOPLE} (?:with|who have) )?{named}", text, re.IGNORECASE)
    return f"{found['form'][:1].lower()}{found['form'][1:]}" if found else ""


def of_form(text: str, form: str) -> str:
    """Return *text* with its "symptoms" told to be those of *form*; as it is where its subject is none of those."""
    aspect = _ASPECT.match(text)
    return f"{aspect['aspect']} of {form}{text[aspect.end() :]}" if aspect else text
