"""Blind rating: a sheet of items for people to judge, and what their judgements say together."""
