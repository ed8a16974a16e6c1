"""The form of a condition that a paragraph has come to speak of: what follows is said of that form alone."""

import re

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


def of_form(text: str, form: str) -> str:
    """Return *text* with its "symptoms" told to be those of *form*; as it is where its subject is none of those."""
    aspect = _ASPECT.match(text)
    return f"{aspect['aspect']} of {form}{text[aspect.end() :]}" if aspect else text
