"""The decks that were read lately, so that a press does not read a deck's file again."""

from sqlalchemy.engine import Connection

from decks.model import Deck
from quiz.store import decks

_MAX_DECKS = 64


class DeckShelf:
    """Versions of decks, kept in memory. A version never changes, and decks are frozen: threads may share both."""

    def __init__(self) -> None:
        self._decks: dict[tuple[str, int], Deck] = {}

    def deck(self, connection: Connection, deck_id: str, version: int) -> Deck:
        """Return *version* of the deck, read from the database the first time."""
        deck = self._decks.get((deck_id, version))
        if deck is None:
            deck = decks.load(connection, deck_id, version)
            if len(self._decks) >= _MAX_DECKS:
                self._decks.clear()
            self._decks[deck_id, version] = deck
        return deck
