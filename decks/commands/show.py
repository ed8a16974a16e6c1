"""`python -m decks show`: a deck as a text to be read line by line, section by section."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from decks.commands.check import read_deck
from decks.model import ArticleError, Basic, Cloze, Deck, Item, ListCard, Mcq, Vignette


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Tell *parser* what `show` takes."""
    parser.add_argument("decks", nargs="+", type=Path, metavar="DECK")


def run(options: argparse.Namespace) -> int:
    """Print every deck as Markdown; 1 where a file cannot be read."""
    failed = False
    for path in options.decks:
        try:
            sys.stdout.write(listing(read_deck(path)))
        except (ArticleError, OSError) as error:
            sys.stderr.write(f"{error}\n")
            failed = True
    return 1 if failed else 0


def listing(deck: Deck) -> str:
    """Return *deck* as Markdown: the items of each section as a learner meets them, each with its answer."""
    lines = [f"# {deck.title}", ""]
    for section in deck.sections:
        items = [item for item in deck.items if item.section_id == section.section_id]
        if items:
            lines += [f"## {' › '.join(section.path)}", ""]
            lines += [line for item in items for line in (*_lines_of(item), "")]
    return "\n".join(lines)


def _lines_of(item: Item) -> Iterator[str]:
    match item.content:
        case Basic(front=front, back=back):
            yield f"- **{front}** {back}"
        case Cloze(text=text, hint=hint):
            yield f"- {text} [{hint}]" if hint else f"- {text}"
        case ListCard(front=front, back=points):
            yield f"- **{front}**"
            yield from (f"  - {point}" for point in points)
        case Mcq() | Vignette():
            yield from _question_lines(item.content)


def _question_lines(question: Mcq | Vignette) -> Iterator[str]:
    unfolds = f"(step {question.step}) " if isinstance(question, Vignette) and question.step is not None else ""
    stem = f"{question.stem} " if question.stem else ""
    yield f"- {unfolds}{stem}**{question.lead_in}**"
    yield f"  - ✓ {question.key}"
    yield from (f"  - ✗ {distractor.text} ({distractor.why})" for distractor in question.distractors)
    if isinstance(question, Vignette) and question.synthetic:
        yield f"  - beyond the article: {'; '.join(f'{part.text} ({part.origin})' for part in question.synthetic)}"
