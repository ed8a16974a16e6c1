"""A fit in another process: the library computes for seconds without letting another thread run.

What goes there and comes back is JSON. `multiprocessing` would not do: it runs the main script again, which under
Streamlit is a page.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from quiz.memory.fitting import Answer, Fit, fit
from quiz.memory.models import Model, model_of
from quiz.model import Rating

_ROOT = Path(__file__).parents[2]
_TIMEOUT_S = 600


def fit_apart(log: Sequence[Sequence[Answer]], *, before: Model) -> Fit | None:
    """Return the `fit` to *log*, computed in another process; subprocess.SubprocessError if that process fails."""
    rows = [[(answer.rating, answer.elapsed_days, answer.day) for answer in history] for history in log]
    command = [sys.executable, "-m", "quiz.memory"]
    asked = json.dumps({"before": before.version, "log": rows})
    done = subprocess.run(  # noqa: S603 - our own program
        command, input=asked, capture_output=True, check=True, cwd=_ROOT, timeout=_TIMEOUT_S, text=True
    )
    found = json.loads(done.stdout)
    return None if found is None else Fit(model_of(found.pop("version")), **found)


def answer_line(asked: str) -> str:
    """Return what the other process answers to what it was *asked*."""
    question = json.loads(asked)
    log = [[Answer(Rating(rating), elapsed, day) for rating, elapsed, day in history] for history in question["log"]]
    found = fit(log, before=model_of(question["before"]))
    if found is None:
        return json.dumps(None)
    return json.dumps(
        {
            "version": found.model.version,
            "is_kept": found.is_kept,
            "n_scored": found.n_scored,
            "log_loss": found.log_loss,
            "log_loss_before": found.log_loss_before,
        }
    )
