"""Marks inside a line of Markdown, and of its outliner dialects, resolved to the words that a reader sees."""

import html
import re

from decks.reading.encoding import normal_text
from decks.reading.mathematics import without_formulas

# Every pattern is linear: what may repeat excludes what ends it, and groups repeat a limited number of times.
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ESCAPED = re.compile("[\ue021-\ue07e]")
_MARK = re.compile(r"[\\`{\[\]!(<*_~=^#&$]")
_BLANKS = re.compile(r"[ \t]+")
_BROKEN = re.compile(r"[ \t]*\n\s*")
_TAGS = (
    "a|abbr|article|aside|b|blockquote|br|center|cite|code|del|details|div|dd|dl|dt|em|figcaption|figure|font|footer|h[1-6]"
    "|header|hr|i|iframe|img|input|ins|kbd|label|li|main|mark|nav|ol|p|pre|q|s|section|small|span|strike|strong|sub"
    "|summary|sup|table|tbody|td|tfoot|th|thead|tr|u|ul|video"
)
_PASSES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"(?<!`)`++([^`]*)`+", r"\1"),
        (r"\{\{c\d{1,2}::([^{}:]*(?::(?!:)[^{}:]*){0,20})(?:::[^{}]*)?\}\}", r"\1"),  # a cloze of Anki's
        (r"\{\{c\d{1,2}\s([^{}]*)\}\}", r"\1"),
        (r"(?i)\{\{(?:embed|query|renderer|video|youtube|pdf|tweet|toc|cards|function|template)\b[^{}]*\}\}", ""),
        (r"\{\{([^{}]*)\}\}", r"\1"),
        (r"!\[\[[^\[\]]*\]\]", ""),
        (r"!\[[^\[\]]*\]\([^()]*(?:\([^()]*\)[^()]*){0,4}\)", ""),
        (r"\[\[[^\[\]|]*\|([^\[\]]*)\]\]", r"\1"),
        (r"\[\[([^\[\]]*)\]\]", r"\1"),
        (r"\[\^[^\[\]]*\]", ""),
        (r"\[([^\[\]]*)\]\([^()]*(?:\([^()]*\)[^()]*){0,4}\)", r"\1"),
        (r"\[([^\[\]]+)\]\[[^\[\]]*\]", r"\1"),
        (r"\(\([0-9a-f-]{6,}\)\)", ""),  # a reference to a block
        (r"<((?:https?|mailto):[^<>\s]*)>", r"\1"),
        (r"(?i)<br\s*/?>", " "),
        (rf"(?i)</?(?:{_TAGS})(?:\s[^<>]*)?/?>", ""),
        (r"(?<![*\\])\*(?![\s*])([^*]*[^\s*])\*(?!\*)", r"\1"),
        (r"\*\*(?![\s*])([^*]*[^\s*])\*\*", r"\1"),
        (r"(?<!\*)\*++(?!\s)([^*]*[^\s*])\*+", r"\1"),
        (r"(?<!\w)_{1,3}(?![\s_])([^_]*[^\s_])_{1,3}(?!\w)", r"\1"),
        (r"~~[^~]*~~", ""),  # struck out
        (r"==([^=]*)==", r"\1"),
        (r"\^\^([^^]*)\^\^", r"\1"),
        (r"\s\^[A-Za-z0-9-]{4,}\s*$", ""),  # a block's id
        (r"\{[#.:][^{}]*\}\s*$", ""),  # a heading's attributes
        (r"(?:\s#[^\W\d][\w/-]*){2,20}\s*$|\s#(?:flash)?cards?\s*$", ""),  # tags that file a line
        (r"(?<!\S)#(?=[^\W\d])", ""),  # a tag that is a word of its sentence
        (r"\*\*+|~~+|==+|^#+\s+", ""),  # marks that nothing closes
        (r"[\[\]]{2,}", ""),
    )
)


def resolved(markdown: str) -> str:
    """Return the words of *markdown*, the source of one paragraph or bullet, as normal text without its marks."""
    if _MARK.search(markdown) is None:
        return _BLANKS.sub(" ", _BROKEN.sub("\n", markdown)).strip()
    text = _ESCAPE.sub(_protected, without_formulas(markdown))
    for pattern, replacement in _PASSES:
        text = pattern.sub(replacement, text)
    text = normal_text(html.unescape(text))
    text = _BLANKS.sub(" ", _BROKEN.sub("\n", text))
    return _ESCAPED.sub(_restored, text).strip()


def _protected(match: re.Match[str]) -> str:
    """Return a stand-in for an escaped sign, which no pattern takes for a mark."""
    return chr(0xE000 + ord(match[1]))


def _restored(match: re.Match[str]) -> str:
    return chr(ord(match[0]) - 0xE000)
