"""Case vignettes that an illness script tells and the article proves; what they ask, asked of the condition itself."""

from decks.casework.recalled import recalled_questions
from decks.casework.scripted import asked_of, scripted_cases
from decks.casework.unfolding import numbered

__all__ = ["asked_of", "numbered", "recalled_questions", "scripted_cases"]
