"""What can be expected to go wrong, each said to the learner as it is."""


class NotFoundError(LookupError):
    """What was asked for is not there."""


class NotAllowedError(PermissionError):
    """The acting learner may not see or do this."""


class StaleAnswerError(RuntimeError):
    """This repetition of the card was answered already: a double click, a second tab, an old page."""
