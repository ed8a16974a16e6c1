"""The nouns of the review desk: what was done to an item, what students say of it, what counts as right since."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from decks.model import Item


class CurationAction(StrEnum):
    """What an instructor did to an item at the review desk."""

    WRITTEN = "written"
    EDITED = "edited"
    APPROVED = "approved"
    RETIRED = "retired"
    RESTORED = "restored"


@dataclass(frozen=True, slots=True)
class ItemEdit:
    """One step of an item's history. *before* is None where it was written or brought back, *after* where retired."""

    action: CurationAction
    author: str
    comment: str
    changed_at: datetime
    before: Item | None
    after: Item | None


@dataclass(frozen=True, slots=True)
class ItemFlag:
    """What a student says of an item; who it was is not told. *comment* may be ""."""

    item_id: str
    comment: str


class Credit(StrEnum):
    """What a regrade counts as right."""

    ACCEPTED = "accepted"  # the answers that it names
    EVERYONE = "everyone"  # any answer
    NOBODY = "nobody"  # none: the item is left out of every score


@dataclass(frozen=True, slots=True)
class Regrade:
    """A second look at answers that were given *before* a moment; it changes scores, never the log or the schedule.

    *accepted* are the options that count as right, with Credit.ACCEPTED; () otherwise.
    """

    regrade_id: int
    deck_id: str
    item_id: str
    credit: Credit
    accepted: tuple[str, ...]
    before: datetime
    comment: str
    author: str
