"""What a migration makes of rows that an earlier Casebook wrote. On both databases."""

from datetime import timedelta
from pathlib import Path

import sqlalchemy as sa
from alembic import command

from quiz.model import Rating, Role, Sitting
from quiz.store import Store
from quiz.store.migrate import _config
from quiz.store.schema import METADATA
from tests.store_samples import DECK, FIRST, OTHER, SECOND, answer, outside, rows
from tests.study_samples import LEARNER, noon

EARLIER = "0005"  # the tables whose sittings do not say at which place in the log they began


def begin(store: Store, sitting_id: str, *, n_days: int) -> None:
    """Begin a sitting an hour before noon of a day."""
    began = noon(n_days) - timedelta(hours=1)
    store.start_sitting(LEARNER, Sitting(sitting_id, LEARNER.learner_id, (DECK.deck_id,), began))


def write_two_sittings(store: Store) -> None:
    """Write a sitting with one answer, one with two that is not ended, and between them what another learner did."""
    for learner in (LEARNER, OTHER):
        store.add_learner(learner, role=Role.INSTRUCTOR)
    store.save_deck(LEARNER, DECK, now=noon(0))
    begin(store, "earlier", n_days=0)
    answer(store, FIRST, Rating.AGAIN, n_days=0)
    answer(store, FIRST, Rating.GOOD, n_days=0, learner=OTHER)
    begin(store, "open", n_days=2)
    for item in (FIRST, SECOND):
        answer(store, item, Rating.GOOD, n_days=2)


def copy_to_earlier_tables(source_url: str, url: str) -> None:
    """Make the tables of `EARLIER` at *url*, and write into them what they can hold of the rows at *source_url*."""
    with outside(source_url) as source, outside(url) as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, EARLIER)
        inspector = sa.inspect(connection)
        for table in METADATA.sorted_tables:
            if not inspector.has_table(table.name):
                continue
            known = {column["name"] for column in inspector.get_columns(table.name)}
            columns = [column for column in table.c if column.name in known]
            found = source.execute(sa.select(*columns)).mappings().all()
            earlier = sa.table(table.name, *(sa.column(column.name, column.type) for column in columns))
            connection.execute(sa.delete(earlier))  # a migration may have written a first row
            if found:
                connection.execute(sa.insert(earlier), [dict(row) for row in found])


def items_of(store: Store, sitting_id: str) -> list[str]:
    """Return the items that were answered since a sitting began."""
    return [review.item_id for review in store.sitting_reviews(LEARNER, sitting_id)]


def test_a_sitting_that_an_earlier_casebook_began_is_gone_on_with_and_undone(database_url: str, tmp_path: Path) -> None:
    source_url = f"sqlite:///{tmp_path / 'present.db'}"
    with Store.open(source_url) as store:
        write_two_sittings(store)
    copy_to_earlier_tables(source_url, database_url)
    assert not any("after_review_id" in row for row in rows(database_url, "SELECT * FROM sittings"))
    with Store.open(database_url) as store:
        sitting = store.current_sitting(LEARNER)
        assert sitting is not None
        assert sitting.sitting_id == "open"
        assert items_of(store, "earlier") == [FIRST.item_id, FIRST.item_id, SECOND.item_id]
        assert items_of(store, "open") == [FIRST.item_id, SECOND.item_id]
        while reviews := store.sitting_reviews(LEARNER, "open"):
            store.undo_last(LEARNER, now=noon(3), expected=reviews[-1])
        assert items_of(store, "earlier") == [FIRST.item_id]
        assert store.card(LEARNER, DECK.deck_id, FIRST.item_id).rep == 1
        assert store.verify() == ()
