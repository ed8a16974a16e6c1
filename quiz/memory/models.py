"""FSRS-6's 21 weights, and the version that names them in the log.

A version says everything that a replay needs, the weights included: "fsrs-6/default/fsrs-rs-python-0.9.3", or for a
learner's own weights "fsrs-6/0.4072,1.1829,…/fsrs-rs-python-0.9.3". So a row of the log needs no other table to be
understood, here or after an export, and two fits can never share a name. The library's name is for the record.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version

from fsrs_rs_python import DEFAULT_PARAMETERS

N_WEIGHTS = 21
_LIBRARY = f"fsrs-rs-python-{version('fsrs-rs-python')}"
_DECIMALS = 4  # as Anki keeps them; the text is the truth, so that a replay reads what the answer used

MODEL_VERSION = f"fsrs-6/default/{_LIBRARY}"


@dataclass(frozen=True, slots=True)
class Model:
    """FSRS-6 with one set of *weights*, and the *version* that names it in the log."""

    version: str
    weights: tuple[float, ...]

    @property
    def is_personal(self) -> bool:
        """Tell whether the weights were fitted to one learner."""
        return self.weights != DEFAULT_MODEL.weights


DEFAULT_MODEL = Model(MODEL_VERSION, tuple(DEFAULT_PARAMETERS))


def personal_model(weights: Sequence[float]) -> Model:
    """Return the model of *weights*, each rounded to 4 decimals. Raise ValueError unless they are 21 finite numbers."""
    if len(weights) != N_WEIGHTS or not all(map(math.isfinite, weights)):
        raise ValueError(f"FSRS-6 has {N_WEIGHTS} weights, each a number, not {list(weights)}.")
    return model_of(f"fsrs-6/{','.join(f'{weight:.{_DECIMALS}f}' for weight in weights)}/{_LIBRARY}")


@lru_cache(maxsize=256)
def model_of(model_version: str) -> Model:
    """Return the model that *model_version* names. Raise ValueError if it names none that is known here."""
    family, _, rest = model_version.partition("/")
    weights, _, _ = rest.partition("/")
    if family == "fsrs-6" and weights == "default":
        return Model(model_version, DEFAULT_MODEL.weights)
    try:
        numbers = tuple(map(float, weights.split(",")))
    except ValueError:
        numbers = ()
    if family != "fsrs-6" or len(numbers) != N_WEIGHTS or not all(map(math.isfinite, numbers)):
        raise ValueError(f"“{model_version}” names no memory model that this version of Casebook knows.")
    return Model(model_version, numbers)
