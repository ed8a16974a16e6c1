"""JSON: articles as records, such as a MedicalCondition or MedicalWebPage of schema.org, with HTML inside fields."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from decks.model import ArticleError
from decks.reading.draft import Draft, Form, Tier, Words, lay_out
from decks.reading.encoding import decode, normal_characters
from decks.reading.fragments import fragment_words

Record = Mapping[str, Any]

_MAX_DEPTH = 40
_TOO_DEEP = "its records are nested too deeply to be an article; paste the text"
_TITLES = ("headline", "title", "question", "heading", "name", "condition", "disease")
_TEXTS = frozenset(
    "answer answertext articlebody body content description fulltext html markdown overview p paragraph text"
    " value".split()
)
_FRAMES = frozenset(
    "@graph acceptedanswer about article articles blocks children condition conditions content contents data"
    " diseases entries faq faqs haspart items mainentity mainentityofpage page pages paragraphs parts qapairs"
    " questions records result results sections subsections suggestedanswer topic topics topicsections".split()
)
_LISTS_OF_ARTICLES = frozenset("@graph articles conditions data diseases items pages records results topics".split())
_ABOUT_THE_FILE = frozenset(
    "alternatename alternativeheadline aspect audience author breadcrumb category citation code contentsubtypes"
    " contributor copyrightholder copyrightyear created creator datecreated datemodified datepublished editor"
    " funder genre guideline headline heading icd icd10 icd11 id identifier image images inlanguage"
    " isaccessibleforfree isbasedon keywords language lastreviewed lastupdated license licence links logo"
    " mainentityofpageurl medicalspecialty modified name position potentialaction published publisher question"
    " recognizingauthority references related relatedlink relatedlinks relevantspecialty review reviewedby sameas"
    " significantlink slug source sources speakable specialty subjectof tags thumbnailurl title type updated url"
    " uuid version video webpage".split()
)
_OF_A_SITE = frozenset(  # types of schema.org that tell of a site and those behind it, beside its articles
    "breadcrumblist corporation hospital imageobject medicalorganization newsmediaorganization ngo organization"
    " person searchaction sitenavigationelement videoobject website".split()
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|[_\-]+")
_ADDRESS = re.compile(r"https?://\S+")


def record_drafts(name: str, content: bytes) -> tuple[Draft, ...]:
    """Return the articles of a JSON file as drafts: one, or one for each record in a list of records."""
    try:
        value = json.loads(normal_characters(decode(name, content)), strict=False, parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        reason = f"the JSON is damaged ({error.msg}); save or download it again"
        raise ArticleError(name, reason, line=error.lineno) from error
    except RecursionError as error:
        raise ArticleError(name, _TOO_DEEP) from error
    return tuple(_draft(name, record) for record in _records(value))


def _records(value: object) -> Sequence[Record]:
    """Return the records in *value* that are articles: those of a list, else the whole."""
    if isinstance(value, list):
        items = [item for item in value if not _is_of_a_site(item)]
        records = [item for item in items if isinstance(item, dict)]
        return records if records and all(map(_has_title, records)) and not _asks(records) else [{"items": items}]
    if not isinstance(value, dict):
        return [{"text": value}]
    lists = [item for key, item in value.items() if key.lower() in _LISTS_OF_ARTICLES and isinstance(item, list)]
    if not _has_title(value) and len(lists) == 1 and len(lists[0]) > 0:
        return _records(lists[0])
    return [value]


def _is_of_a_site(item: object) -> bool:
    types = item.get("@type") if isinstance(item, dict) else None
    return any(str(each).lower() in _OF_A_SITE for each in (types if isinstance(types, list) else [types]))


def _has_title(record: Record) -> bool:
    return _title(record) is not None


def _asks(records: Sequence[Record]) -> bool:
    """Tell whether *records* are questions and answers of one article."""
    return all("question" in map(str.lower, record) or record.get("@type") == "Question" for record in records)


def _draft(name: str, record: Record) -> Draft:
    title = _title(record)
    words = [] if title is None else [Words(Form.HEADING, title, rank=(Tier.MARKED, 1))]
    words += _Record(name, title).words(record, level=2)
    return lay_out(
        words, address=_found(record, ("url", "@id"), _ADDRESS), licence=_found(record, ("license", "licence"))
    )


class _Record:
    """The reading of one record: a text that stands in it twice is read once."""

    def __init__(self, name: str, title: str | None) -> None:
        self._name = name
        self._title = title
        self._seen = {title}
        self._depth = 0

    def words(self, record: Record, *, level: int) -> Iterator[Words]:
        """Yield the words of *record*, its headings from *level* on; a heading without any words below is left out."""
        for key, value in record.items():
            plain = key.lower().lstrip("@").replace("_", "").replace("-", "")
            if plain in _ABOUT_THE_FILE or (key.startswith("@") and key.lower() != "@graph"):
                continue
            if _is_teaser(plain, record):
                continue
            if plain in _TEXTS and isinstance(value, str):
                yield from self._text(value)
            elif plain in _FRAMES or plain in _TEXTS:
                yield from self._value(value, level=level)
            else:
                yield from _headed(_heading_of(key), tuple(self._value(value, level=level + 1)), level=level)

    def _value(self, value: object, *, level: int) -> Iterator[Words]:
        if self._depth > _MAX_DEPTH:
            raise ArticleError(self._name, _TOO_DEEP)
        self._depth += 1
        if isinstance(value, str):
            yield from self._text(value)
        elif isinstance(value, Mapping):
            yield from self._part(value, level=level)
        elif isinstance(value, list):
            for item in value:
                yield from self._item(item, level=level, is_alone=len(value) == 1)
        self._depth -= 1

    def _part(self, record: Record, *, level: int) -> Iterator[Words]:
        """Yield the words of a record inside another; one with a title alone is a bullet, the article's own none."""
        title = _title(record)
        has_heading = title is not None and title != self._title
        below = tuple(self.words(record, level=level + has_heading))
        if title is None or not has_heading:
            yield from below
        elif below:
            yield from _headed(title, below, level=level)
        elif title not in self._seen and not set(record) - {"name", "@type", "alternateName", "code", "url", "@id"}:
            yield Words(Form.BULLET, title, 1)

    def _item(self, item: object, *, level: int, is_alone: bool) -> Iterator[Words]:
        if not isinstance(item, str) or is_alone:
            yield from self._value(item, level=level)
            return
        words = tuple(self._text(item))
        is_bullet = len(words) == 1 and words[0].form is Form.PARAGRAPH
        yield from (Words(Form.BULLET, words[0].wording, 1),) if is_bullet else words

    def _text(self, text: str) -> Iterator[Words]:
        if text not in self._seen and not _ADDRESS.fullmatch(text.strip()):
            self._seen.add(text)
            yield from fragment_words(self._name, text)


def _headed(heading: str, below: Sequence[Words], *, level: int) -> Iterator[Words]:
    if below:
        yield Words(Form.HEADING, heading, rank=(Tier.MARKED, level))
        yield from below


def _is_teaser(key: str, record: Record) -> bool:
    """Tell whether *key* is a page's own description of itself, as search engines show it."""
    return key == "description" and "webpage" in str(record.get("@type", "")).lower()


def _title(record: Record) -> str | None:
    """Return the title of *record*; parts of a page of the NHS have names that only the publisher's system uses."""
    by_key = {key.lower(): value for key, value in record.items()}
    keys = [key for key in _TITLES if not (key == "name" and record.get("@type") == "WebPageElement")]
    found = (by_key.get(key) for key in keys)
    return next((" ".join(value.split()) for value in found if isinstance(value, str) and value.strip()), None)


def _heading_of(key: str) -> str:
    """Return the words of *key*: "signOrSymptom" is "Sign or symptom"."""
    words = " ".join(_CAMEL.sub(" ", key).split())
    return words if words.isupper() or " " in key else words.capitalize()


def _found(record: Record, keys: Sequence[str], pattern: re.Pattern[str] = re.compile(r".{1,300}")) -> str | None:
    values = (record.get(key) for key in keys)
    return next((value for value in values if isinstance(value, str) and pattern.fullmatch(value)), None)
