"""What an article is about, and by which names it calls it."""

import re
from dataclasses import dataclass
from functools import lru_cache

from decks.facts.eponyms import restored
from decks.knowledge import canonical, condition, find_terms, normal, term_type
from decks.model import Article, SectionKind, Span
from decks.phrases import has_clause

_SERIES = re.compile(r"^(?:[\w ]{3,20}) - (?=[A-Z])")  # "Parasites - Cysticercosis"
_WHAT_OF_IT = re.compile(r"(?: and|,|:| [-–—]) (?:how|what|why|when)\b.*$", re.IGNORECASE)  # "… and How It Is Treated"
# "Coronary heart disease risk factors": patients have the disease, not its risk factors.
_ASPECT_OF_IT = re.compile(
    r"(?<=\w) (?:risk factors?|screening|prevention|symptoms|treatments?|causes|diagnosis)$", re.IGNORECASE
)
_SUBTITLE = re.compile(r":\s+(?P<rest>.+)$")  # "Microscopic colitis: collagenous colitis and lymphocytic colitis"
_AND_OTHERS = re.compile(
    r",? and (?:other|related) (?P<rest>.+)$", re.IGNORECASE
)  # "Pleurisy and other pleural disorders"
_ASIDE = re.compile(r"\s*\([^)]*\)")
_ALSO = re.compile(
    r"(?:also (?:known as|called|termed|referred to as)|sometimes called|formerly (?:known as|called)|or simply)\s+"
    r"(?:the )?(?P<name>[A-Z0-9a-z][\w'’\-/ ]{2,60}?)(?=[,;:.)]|\s+\(|\s+(?:is|are|or|and|in|was)\b)"
)
_GENERIC = frozenset(
    "syndrome disease disorder infection fever cancer deficiency anemia anaemia attack failure pain injury".split()
)
MAX_TITLE_WORDS = 10
MIN_SHORT = 2  # letters
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
MAX_ACRONYM = 6  # letters; a longer heading in capitals is no acronym
_QUESTION_WORDS = ("what", "how", "who", "why", "when", "is", "are", "am", "do", "does", "can", "taking", "about")

_OF_PARTS = re.compile(
    r"(?P<head>(?:(?!and\b|or\b)[\w'’-]+ )*?[\w'’-]+) (?:of|with|due to|caused by) [^:]*\b(?:and|or)\b"
)
_OF_A_GENE = re.compile(r"\b[A-Z][A-Z0-9]+-(?:related|associated)\b")


@dataclass(frozen=True, slots=True)
class Topic:
    """The condition an article is about.

    *name* is how it stands inside a sentence ("opsoclonus myoclonus syndrome"); *names* are all its names, longest
    first; *abbreviation* is the article's own, or None. *is_named* is False where the title is no name of a thing,
    *is_single* where it names several things. *is_several* is True where these are conditions of their own, so that
    what a sentence does not name may be about any of them.
    """

    name: str
    names: tuple[str, ...]
    abbreviation: str | None
    abbreviation_at: Span | None
    synonym: str | None
    synonym_at: Span | None
    is_named: bool
    is_single: bool
    is_several: bool

    @property
    def mention(self) -> re.Pattern[str]:
        """Return a pattern that finds any of the names in a text, as whole words."""
        return _mention(self.names)


@lru_cache(maxsize=16)  # asked for at every sentence; few articles are read at once
def _mention(names: tuple[str, ...]) -> re.Pattern[str]:
    between = r"(?:\s+\([A-Z][\w-]*\))?[\s\-]+"  # "ornithine transcarbamylase (OTC) deficiency"
    either = "|".join(between.join(map(_spelt, re.split(r"[\s\-]+", form))) for form in _forms(names))
    return re.compile(rf"(?<![\w])(?:{either})(?:s|es)?(?![\w])", re.IGNORECASE)


def _spelt(word: str) -> str:
    """Return the pattern of *word*; an apostrophe may be of another form, or lost: "Addisons"."""
    return re.sub(r"['’]", "['’]?", re.escape(word))


def _forms(names: tuple[str, ...]) -> list[str]:
    """Return *names*, each before its plural where that is more than an "s": "leukodystrophies"."""
    plurals = {name: f"{name[:-1]}ies" for name in names if re.search(r"[^aeiou]y$", name)}
    return [form for name in names for form in (name, plurals.get(name)) if form]


def topic_of(article: Article) -> Topic:
    """Return what *article* is about, from its title and from the names that its text gives beside the title's."""
    title = _ASIDE.sub("", _SERIES.sub("", article.title)).strip() or article.title
    title = _ASPECT_OF_IT.sub("", _WHAT_OF_IT.sub("", title))
    forms, parts = _forms_in(title), _parts_of(title)
    is_single = not forms and (re.search(r"\b(?:and|or)\b", title) is None or _is_one_of_two_parts(title))
    is_several = _AND_OTHERS.search(title) is not None
    is_pair = len(parts) > 1 and " and " in title and ":" not in title
    title = parts[0] if is_pair else title
    title = _AND_OTHERS.sub("", _SUBTITLE.sub("", title))
    title = title if _is_name(title) else _condition_in(title) or title
    is_named = _is_name(title)
    abbreviation = _abbreviation(article, title)
    synonym = _synonym(article, title)
    names = {title, restored(title), article.title.strip(), *_known_names(title, article.text), *parts, *forms} | {
        article.text[span.start_char : span.end_char] for span in (abbreviation, synonym) if span
    }
    return Topic(
        name=restored(_in_running_text(title, article.text)),
        names=tuple(sorted(names, key=lambda name: (-len(name), name))),
        abbreviation=abbreviation.of(article.text) if abbreviation else None,
        abbreviation_at=abbreviation,
        synonym=synonym.of(article.text) if synonym else None,
        synonym_at=synonym,
        is_named=is_named,
        is_single=is_single,
        is_several=is_several,
    )


# What people do about a condition: "Surviving cancer", "Living with asthma".
_ACTIVITY = re.compile(
    r"(?:Surviving|Living|Preventing|Managing|Understanding|Coping|Caring|Treating|Eating)\b", re.IGNORECASE
)


# The ends of names of conditions, whatever verb the parser takes a word before them for: "chops syndrome".
_CONDITION_END = re.compile(
    r"(?:syndrome|disease|disorder|deficiency|cancer|tumou?r|fever|infection|poisoning|diabetes|"
    r"\w{2,}(?:emia|itis|osis|oma|pathy|plasia|trophy|uria|penia))$",
    re.IGNORECASE,
)
_SHORT = re.compile(r"(?:(?!\w*ing\b)\S+ ?){1,3}$")  # in so few words nobody puts a sentence over an article


def _is_name(title: str) -> bool:
    """Tell whether *title* names a thing: no question, no sentence, ten words at most."""
    words = title.split()
    if len(words) > MAX_TITLE_WORDS or "?" in title or words[0].lower() in _QUESTION_WORDS or _ACTIVITY.match(title):
        return False
    is_sure = condition(title) is not None or _SHORT.match(title) or _CONDITION_END.search(title)
    return bool(is_sure) or not has_clause(title)


def _condition_in(title: str) -> str | None:
    """Return the first condition that a *title* in words names: "Am I at risk of type 2 diabetes?"."""
    if title.count(",") > 1:
        return None  # a list of signs, of which none is the condition
    found = (term for term in find_terms(title) if term.type.kind in ("condition", "tumor"))
    return next((title[term.start : term.end] for term in found), None)


def _known_names(title: str, text: str) -> tuple[str, ...]:
    """Return the other names that medicine has for *title*, and "X disease" for "X syndrome" where *text* says that."""
    script = condition(title)
    swapped = [re.sub(rf"(?i)\b{a}$", b, title) for a, b in (("syndrome", "disease"), ("disease", "syndrome"))]
    swapped += [*_with_other_numeral(title), *_typed_in_short(title, text)]
    said = [name for name in swapped if name != title and name.lower() in text.lower()]
    known = (script.name, *script.synonyms) if script else ()
    # A name made of its gene, which the text does not use, would forbid every question for that gene.
    used = (name for name in known if not _OF_A_GENE.search(name) or name.lower() in text.lower())
    return (*said, *(name for name in used if _is_as_wide(name, title, known)))


def _is_one_of_two_parts(title: str) -> bool:
    """Tell whether one condition's *title* joins only where it is, or what goes with it: "atrophy of A and B"."""
    one = _OF_PARTS.match(title)
    return one is not None and re.search(r"(?:[^s]s|infection|disease|cancer)$", one["head"]) is None


def _parts_of(title: str) -> tuple[str, ...]:
    """Return the conditions that *title* joins, or the one that it sets somewhere: "X and Y", "X in hospitals"."""
    if _is_one_of_two_parts(title):
        return ()
    parts = re.split(r" and | in (?:the )?", title)
    known = (part.strip() for part in parts if len(parts) > 1)
    return tuple(
        part for part in known if (type_ := term_type(part)) and type_.kind in ("condition", "tumor", "organism")
    )


def _forms_in(title: str) -> tuple[str, ...]:
    """Return what a *title* names beside its condition: the forms behind a colon, what "and other" goes on with."""
    rests = (found["rest"] for pattern in (_SUBTITLE, _AND_OTHERS) if (found := pattern.search(title)))
    forms = tuple(form.strip() for rest in rests for form in re.split(r",? and |, ", rest))
    return tuple(name for form in forms if _is_name(form) for name in (form, re.sub(r"(?<=[^s])s$", "", form)))


def _with_other_numeral(title: str) -> list[str]:
    """Return *title* with its type in the other kind of numerals: "type VI", "type 6"."""
    found = re.search(r"(?i)\btype (?P<n>[IVX]+|\d{1,2})\b", title)
    if found is None:
        return []
    n = found["n"].upper()
    other = (
        _ROMAN.index(n) + 1 if n in _ROMAN else _ROMAN[int(n) - 1] if n.isdigit() and 0 < int(n) <= len(_ROMAN) else n
    )
    return [f"{title[: found.start('n')]}{other}{title[found.end('n') :]}"]


def _typed_in_short(title: str, text: str) -> list[str]:
    """Return "CDA type II" and "CDA II" where *text* calls by "CDA" what the *title* is a type of."""
    found = re.search(r"(?i)^(?P<what>.+?),? type (?P<n>[IVX]+|\d{1,2})$", title)
    short = "".join(word[0] for word in re.split(r"[\s-]+", found["what"])).upper() if found else ""
    if found is None or len(short) < MIN_SHORT or not re.search(rf"\b{short}\b", text):
        return []
    numerals = {found["n"], *(other.split()[-1] for other in _with_other_numeral(title))}
    return [f"{short}{typed}{n}" for n in sorted(numerals) for typed in (" type ", " ", "")]


def _is_as_wide(name: str, title: str, known: tuple[str, ...]) -> bool:
    """Tell whether *name* means no less and no more than *title*: what is true of acute gout need not be of gout."""
    return not _is_narrower(title, name) and not any(_is_narrower(name, other) for other in (title, *known))


def _is_narrower(name: str, other: str) -> bool:
    whole, part = normal(name), normal(other)
    return (
        whole.endswith(f" {part}") or re.match(rf"{re.escape(part)} (?:with|without|attack|flare)\b", whole) is not None
    )


def _body(article: Article) -> list[Span]:
    """Return the spans of the clinical sections, in order."""
    clinical = (section for section in article.sections if section.kind is not SectionKind.BOILERPLATE)
    return [Span(section.start_char, section.end_char) for section in clinical]


def _abbreviation(article: Article, title: str) -> Span | None:
    """Return where the article first gives the title's abbreviation: "Opsoclonus Myoclonus Syndrome (OMS)"."""
    pattern = re.compile(
        re.escape(title).replace(r"\ ", r"[\s\-]+") + r"\s+\((?P<short>[A-Z][A-Za-z0-9/\-]{1,9})\)", re.IGNORECASE
    )
    for span in _body(article):
        found = pattern.search(article.text, span.start_char, span.end_char)
        if found is None or sum(letter.isupper() for letter in found["short"]) < 2:
            continue
        opens = re.search(r"(?:^|[.\n]\s*)(?:The |An? )?$", article.text[: found.start()]) is not None
        if opens or _stands_for(found["short"], title):  # where the title opens the sentence, it is the whole name
            return Span(*found.span("short"))
    return None


def abbreviates(short: str, title: str) -> bool:
    """Tell whether *short*, another name of *title*, is no more than its abbreviation: "GSDV"."""
    is_word = re.fullmatch(r"[A-Z][A-Za-z0-9-]{1,9}", short) is not None and sum(map(str.isupper, short)) >= 2
    return is_word and _stands_for(short, title)


def _stands_for(short: str, title: str) -> bool:
    """Tell whether *title* has the letters of *short* in their order, and so is not the end of a longer name."""
    letters = iter(title.lower())
    return short[0].lower() == title[0].lower() and all(
        letter in letters for letter in short.lower() if letter.isalpha()
    )


def _synonym(article: Article, title: str) -> Span | None:
    """Return where the first paragraph that names the title gives another name for it."""
    mention = re.compile(re.escape(title), re.IGNORECASE)
    for span in _body(article)[:1]:
        named = mention.search(article.text, span.start_char, span.end_char)
        also = _ALSO.search(article.text, named.end(), min(span.end_char, named.end() + 60)) if named else None
        if also and also["name"].strip().lower() != title.lower():
            return Span(*also.span("name"))
    return None


def _in_running_text(title: str, text: str) -> str:
    """Return *title*, a heading, as it stands inside a sentence: words lowered unless *text* shows them to be names."""
    known = canonical(title)
    if known is not None and known.lower() == title.lower():
        return known
    return " ".join(_word_in_running_text(word, text) for word in title.split())


def heading_in_running_text(heading: str, topic: Topic) -> str:
    """Return *heading* as it stands inside a sentence: lowered, but for names, acronyms and the topic's own words."""
    kept = set(topic.name.split())
    heading = heading.lower() if heading.isupper() and len(heading) > MAX_ACRONYM else heading
    return " ".join(_lowered(word) if word not in kept else word for word in heading.split())


def _lowered(word: str) -> str:
    """Return *word*, capitalised only because a heading is, in lower case; "Long-Term" too, an acronym not."""
    parts = word.split("-")
    is_plain = all(part[:1].isalpha() and part[1:] == part[1:].lower() for part in parts) and "'" not in word
    return word.lower() if is_plain else word


def _word_in_running_text(word: str, text: str) -> str:
    lowered = _lowered(word)
    is_common = lowered in _GENERIC or re.search(rf"(?<![\w]){re.escape(lowered)}(?![\w])", text)
    return lowered if is_common else word
