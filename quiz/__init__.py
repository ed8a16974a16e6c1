"""A learner and a deck in, reviews and scores out."""
