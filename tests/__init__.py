"""Truths about Casebook, one file a module."""
