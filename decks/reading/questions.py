"""Questions that stand for headings: "What causes gout?", "Q: How is it treated?", alone or at a paragraph's start."""

import re

_MAX_QUESTION = 220  # characters
_OPENERS = (
    "what|how|who|whom|whose|why|when|where|which|is|are|am|was|were|can|could|do|does|did|should|will|would|may|might"
    "|has|have"
)
_QUESTION = re.compile(
    rf"(?:{_OPENERS})\b(?:[^?!.\n]|\.(?!\s)|(?<=\s[A-Z])\.){{1,{_MAX_QUESTION}}}\?(?:\s*\?)*", re.IGNORECASE
)
_LABEL = re.compile(r"(?:q(?:uestion)?)\s*\d{0,3}\s*[:.)]\s+", re.IGNORECASE)
_ANSWER = re.compile(r"a(?:nswer)?\s*(?:\d{1,3}\s*[:.)]|:)(?:\s+|$)", re.IGNORECASE)


def question_end(wording: str) -> int | None:
    """Return where the question that opens *wording* ends (a "Q:" label counts with it), None if it opens with none."""
    label = _LABEL.match(wording)
    question = _QUESTION.match(wording, label.end() if label else 0)
    if question is not None:
        return question.end()
    if label and "\n" not in wording and len(wording) <= _MAX_QUESTION:
        return len(wording)
    return None


def question_label_length(wording: str) -> int:
    """Return the length of a "Q:" label at the start of *wording*, 0 if there is none."""
    label = _LABEL.match(wording)
    return label.end() if label else 0


def answer_label_length(wording: str) -> int:
    """Return the length of an "A:" label at the start of *wording*, 0 if there is none."""
    label = _ANSWER.match(wording)
    return label.end() if label else 0


def is_labelled(line: str) -> bool:
    """Tell whether *line* begins with a "Q:" or an "A:" label."""
    return bool(question_label_length(line) or answer_label_length(line))
