"""Draw items as inert HTML and as labels: what is asked, and what is shown once it is answered."""

import re
from html import escape

from decks.model import Basic, Cloze, Distractor, Item, ListCard, Mcq, Vignette

CLOZE = re.compile(r"\{\{c\d+::(.*?)\}\}", re.DOTALL)
PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
DIRECTIVE = re.compile(r":(?=\w)")
# What a kind of item is called on screen: one, several.
KIND_NAMES = {
    "basic": ("flashcard", "flashcards"),
    "cloze": ("gap", "gaps"),
    "list": ("list", "lists"),
    "mcq": ("question", "questions"),
    "vignette": ("case", "cases"),
}
# What a case's stem says beyond the article, by the origin that the deck file gives it.
LEDGER = {
    "slot": "Made up for this case, not in the article",
    "script": "From our illness script of the condition, not in the article",
}
_YOURS = ' <span class="cb-yours">your answer</span>'
_GAP = '<span class="cb-gap" role="img" aria-label="gap"></span>'
_HINTED = '<span class="cb-gap">[{}]</span>'  # what the gap is one of: "drug class"


def inert(text: str) -> str:
    """Return *text* as one line of Markdown that shows exactly these characters: a label, a notice.

    Every punctuation mark is escaped; a word joiner after a colon keeps Streamlit from reading `:name:` as an icon.
    """
    return PUNCTUATION.sub(r"\\\1", DIRECTIVE.sub(":\u2060", " ".join(text.split())))


def question_html(item: Item) -> str:
    """Return what the learner sees of *item* before answering; options are drawn elsewhere, as buttons."""
    match item.content:
        case Basic(front=front) | ListCard(front=front):
            return f'<p class="cb-stem">{escape(front)}</p>'
        case Cloze(text=text, hint=hint):
            return f'<p class="cb-stem">{_with_gaps(text, hint)}</p>'
        case Mcq(stem=stem, lead_in=lead_in) | Vignette(stem=stem, lead_in=lead_in):
            case_text = f'<p class="cb-stem">{escape(stem)}</p>' if stem else ""
            return f'{case_text}<p class="cb-lead-in">{escape(lead_in)}</p>'


def answer_html(item: Item) -> str:
    """Return the answer of *item* as it looks once it is shown; for questions, the key."""
    match item.content:
        case Basic(back=back):
            return f'<p class="cb-answer">{escape(back)}</p>'
        case Cloze(text=text):
            return f'<p class="cb-answer">{_filled(text)}</p>'
        case ListCard(back=points):
            return points_html(points, n_shown=len(points))
        case Mcq(key=key) | Vignette(key=key):
            return f'<p class="cb-answer">{escape(key)}</p>'


def points_html(points: tuple[str, ...], *, n_shown: int) -> str:
    """Return a list's first *n_shown* points; the others are lines to be filled."""
    rows = [
        f"<li>{escape(point)}</li>" if index < n_shown else '<li class="cb-hidden">…</li>'
        for index, point in enumerate(points)
    ]
    return f'<ol class="cb-points">{"".join(rows)}</ol>'


def distractors_of(item: Item) -> tuple[Distractor, ...]:
    """Return the distractors of a question, none for a flashcard."""
    match item.content:
        case Mcq(distractors=distractors) | Vignette(distractors=distractors):
            return distractors
        case _:
            return ()


def distractors_html(item: Item, *, chosen: str | None = None) -> str:
    """Return each distractor with the line on what it would fit, the *chosen* one marked in words."""
    rows = "".join(
        f"<dt>{escape(distractor.text)}{_YOURS if distractor.text == chosen else ''}</dt>"
        f"<dd>{escape(distractor.why)}</dd>"
        for distractor in distractors_of(item)
    )
    return f'<dl class="cb-distractors">{rows}</dl>' if rows else ""


def ledger_html(item: Item) -> str:
    """Say what a case adds to the article: what was made up for it, and what is from our reviewed illness script."""
    if not isinstance(item.content, Vignette):
        return ""
    lines = []
    for origin, words in LEDGER.items():
        texts = dict.fromkeys(part.text for part in item.content.synthetic if part.origin == origin)
        if texts:
            lines.append(f'<p class="cb-small">{words}: {"; ".join(map(escape, texts))}.</p>')
    return "".join(lines)


def item_html(item: Item) -> str:
    """Return *item* whole, question and answer, as it stands in the deck's book."""
    kind = KIND_NAMES[item.kind][0].capitalize()
    if isinstance(item.content, Vignette) and item.content.step is not None:
        kind = f"{kind} that unfolds, step {item.content.step}"
    question = "" if isinstance(item.content, Cloze) else question_html(item)  # its answer repeats the sentence
    parts = (
        f'<p class="cb-kind">{kind}</p>',
        question,
        answer_html(item),
        distractors_html(item),
        ledger_html(item),
    )
    return f'<article class="cb-item">{"".join(parts)}</article>'


def _with_gaps(text: str, hint: str) -> str:
    gap = _HINTED.format(escape(hint)) if hint else _GAP
    return CLOZE.sub(lambda _: gap, escape(text, quote=False))


def _filled(text: str) -> str:
    return CLOZE.sub(r"<strong>\1</strong>", escape(text, quote=False))
