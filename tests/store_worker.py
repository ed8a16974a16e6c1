"""Answer the cards of a deck round after round, and say so line by line: a process for the tests of the store."""

import sys
from collections.abc import Sequence

from quiz.model import Rating, StaleAnswerError
from quiz.store import Store
from tests.study_samples import noon, review


def main(arguments: Sequence[str]) -> None:
    """Once told to go on, answer each card n times; *arguments* are a database URL, a learner, a deck, and n."""
    url, learner_id, deck_id, n_rounds = arguments
    with Store.open(url) as store:
        learner = store.learner(learner_id)
        print("ready", flush=True)  # noqa: T201 - lines on standard output are what the test waits for
        sys.stdin.readline()
        for rep in range(1, int(n_rounds) + 1):
            for card in store.cards(learner, [store.deck(learner, deck_id)]).values():
                if card.rep != rep - 1:
                    continue
                try:
                    store.record(learner, review(card, Rating.GOOD, noon(rep), learner=learner))
                except StaleAnswerError:
                    continue
                print(card.item_id, rep, flush=True)  # noqa: T201 - see above


if __name__ == "__main__":
    main(sys.argv[1:])
