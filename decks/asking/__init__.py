"""What is asked of a sentence: the fronts of its fact, each with its back."""

from decks.asking.cells import asked_of_cell
from decks.asking.questions import Asked
from decks.asking.sentences import FROM_SENTENCES, asked_of_sentence, has_another_answer

__all__ = ["FROM_SENTENCES", "Asked", "asked_of_cell", "asked_of_sentence", "has_another_answer"]
