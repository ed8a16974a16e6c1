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


class Mode(StrEnum):
    """How this Casebook knows who is there."""

    JUST_ME = "just me"  # one person on one computer, who never signs in
    ACCOUNTS = "accounts"


class SignUp(StrEnum):
    """Who may make an account without an administrator."""

    OPEN = "open"  # everyone
    CODE = "code"  # who has the join code of a class
    CLOSED = "closed"  # nobody
