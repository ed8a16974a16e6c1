"""The nouns of people: what a person may do in this Casebook and in a class."""

from enum import StrEnum


class Role(StrEnum):
    """What a person may do in this Casebook; each may also do what the one before may."""

    STUDENT = "student"  # study, take quizzes, see their own scores
    INSTRUCTOR = "instructor"  # curate decks, run classes
    ADMINISTRATOR = "administrator"  # look after accounts


class ClassRole(StrEnum):
    """What a person is in one class."""

    STUDENT = "student"
    INSTRUCTOR = "instructor"
