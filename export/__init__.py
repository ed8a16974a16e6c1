"""Decks and tables into other people's formats."""
