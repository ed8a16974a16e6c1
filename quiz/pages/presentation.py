"""One showing of a card: what the learner has seen and chosen of it. Nothing of it is stored before the rating."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Self

from decks.model import Item, ListCard
from quiz.model import Confidence

TOO_SOON = timedelta(seconds=0.4)  # nobody reads and decides faster: such a press was meant for what stood there before


@dataclass(frozen=True, slots=True)
class Presentation:
    """The showing of an item at repetition *rep* (the one that the answer will have).

    *drawn_at* is when its present stage came on the screen, *n_points* how many of a list's points are shown, *choice*
    the option marked, *typed* what was typed before the answer was shown. *is_answered* means that the answer is on the
    screen and the rating is asked.
    """

    deck_id: str
    item_id: str
    rep: int
    shown_at: datetime
    drawn_at: datetime
    n_points: int = 0
    choice: str | None = None
    confidence: Confidence | None = None
    is_answered: bool = False
    typed: str | None = None

    @property
    def name(self) -> str:
        """Return what this showing is called, in whatever stage."""
        return f"{self.item_id}:{self.rep}"

    def is_of(self, other: Self) -> bool:
        """Tell whether both are of the same card and repetition, in whatever stage."""
        return self.name == other.name

    def is_too_soon(self, now: datetime) -> bool:
        """Tell whether a press *now* came before the present stage could be read; a clock gone back tells nothing."""
        return timedelta() <= now - self.drawn_at < TOO_SOON


def show_next_point(shown: Presentation, item: Item, *, now: datetime) -> Presentation:
    """Return the showing with one more point of a list; with the last one, and of other items, with the answer."""
    n_points = shown.n_points + 1
    if isinstance(item.content, ListCard) and n_points < len(item.content.back):
        return replace(shown, n_points=n_points, drawn_at=now)
    return replace(shown, is_answered=True, drawn_at=now)


def choose(shown: Presentation, choice: str) -> Presentation:
    """Return the showing with the option *choice* marked; it may be marked anew until the confidence is told."""
    return replace(shown, choice=choice)


def commit_choice(shown: Presentation, confidence: Confidence, *, now: datetime) -> Presentation:
    """Return the showing with the marked option answered, with *confidence*."""
    return replace(shown, confidence=confidence, is_answered=True, drawn_at=now)


def commit_typed(shown: Presentation, typed: str, *, now: datetime) -> Presentation:
    """Return the showing answered with what was *typed*."""
    return replace(shown, typed=typed, is_answered=True, drawn_at=now)
