"""The commands of `python -m decks`, a module each: what a command takes, and what it does."""
