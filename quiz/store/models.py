"""Learners' memory models: which one is in use, how it came to be, and the change from one to another.

A change recomputes the memory of every card of the learner from its reviews. The slow part happens before the learner's
lock is taken, on what was stored then, so that no answer waits for it; under the lock only the cards that an answer or
an undo has changed meanwhile are computed again.
"""

from datetime import datetime

from sqlalchemy.engine import Engine

from quiz.memory import DEFAULT_MODEL, Fit, Model, model_of
from quiz.model import Learner, Refit, RefitOutcome, Role
from quiz.store import learners, log
from quiz.store.engine import reading
from quiz.store.refits import add_refit, last_refit, model_in_use, refits_of
from quiz.store.rights import check_role, reading_as, writing_as


class Models:
    """The memory models' part of the store: every learner's own, and nobody else's."""

    def __init__(self, engine: Engine) -> None:
        """Use *engine*, whose tables are up to date."""
        self._engine = engine

    def current(self, acting: Learner) -> Model:
        """Return the model that the learner's cards are under."""
        with reading_as(self._engine, acting) as connection:
            return model_in_use(connection, acting.learner_id)

    def history(self, acting: Learner) -> tuple[Refit, ...]:
        """Return what became of the learner's refits, the newest first."""
        with reading_as(self._engine, acting) as connection:
            return refits_of(connection, acting.learner_id)

    def adopt(self, acting: Learner, fit: Fit, *, last: Refit | None, now: datetime) -> bool:
        """Write what became of *fit*, and where it is kept put all cards of the learner under its model.

        *last* is the refit that was the newest when *fit* was begun. If there is another by now, nothing is written and
        False returned: the learner went back by hand, or another process was first.
        """
        outcome = RefitOutcome.BETTER if fit.is_kept else RefitOutcome.NO_BETTER
        refit = Refit(fit.model.version, fit.n_scored, now, outcome, fit.log_loss, fit.log_loss_before)
        return self._change(acting, refit, last=last)

    def go_back(self, acting: Learner, *, now: datetime) -> bool:
        """Put all cards of the learner under the default model, until the reviews have doubled once more.

        False, and nothing written, if they are under it already, or another process changes the model just now.
        """
        with reading_as(self._engine, acting) as connection:
            last = last_refit(connection, acting.learner_id)
        if last is None or not model_of(last.model_version).is_personal:
            return False
        refit = Refit(DEFAULT_MODEL.version, last.n_scored, now, RefitOutcome.GIVEN_BACK, None, None)
        return self._change(acting, refit, last=last)

    def _change(self, acting: Learner, refit: Refit, *, last: Refit | None) -> bool:
        model = model_of(refit.model_version)
        with reading(self._engine, is_snapshot=True) as connection:
            check_role(connection, acting, Role.STUDENT)
            is_new = model.weights != model_in_use(connection, acting.learner_id).weights
            changes = log.cards_under(connection, acting.learner_id, model) if is_new else ()
        with writing_as(self._engine, acting) as connection:
            learners.lock(connection, acting.learner_id)
            if last_refit(connection, acting.learner_id) != last:
                return False
            add_refit(connection, acting.learner_id, refit)
            if is_new:
                log.put_under(connection, acting.learner_id, model, changes)
            return True
