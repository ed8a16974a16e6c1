"""The learner's memory of an item, as FSRS-6 models it. The only user of the FSRS library. A day is a study day.

`models` knows weights and the version that names them in the log; `states` one memory and what a rating makes of it;
`arrays` the same over many memories at once; `fitting` personal weights from a log, `apart` in a process of its own;
`plain_words` what they mean.
"""

from quiz.memory.apart import fit_apart
from quiz.memory.arrays import Curves
from quiz.memory.fitting import MIN_SCORED, Answer, Fit, fit, is_fit_due, memories_of
from quiz.memory.models import DEFAULT_MODEL, MODEL_VERSION, Model, model_of, personal_model
from quiz.memory.plain_words import Habits, described, habits
from quiz.memory.states import (
    MIN_DESIRED_RETENTION,
    NextMemory,
    check_desired_retention,
    next_memories,
    retrievabilities,
    retrievabilities_of_many,
    retrievability,
)

__all__ = [
    "DEFAULT_MODEL",
    "MIN_DESIRED_RETENTION",
    "MIN_SCORED",
    "MODEL_VERSION",
    "Answer",
    "Curves",
    "Fit",
    "Habits",
    "Model",
    "NextMemory",
    "check_desired_retention",
    "described",
    "fit",
    "fit_apart",
    "habits",
    "is_fit_due",
    "memories_of",
    "model_of",
    "next_memories",
    "personal_model",
    "retrievabilities",
    "retrievabilities_of_many",
    "retrievability",
]
