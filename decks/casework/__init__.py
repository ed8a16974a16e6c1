"""Case vignettes that an illness script tells and the article proves."""

from decks.casework.scripted import scripted_cases
from decks.casework.unfolding import numbered

__all__ = ["numbered", "scripted_cases"]
