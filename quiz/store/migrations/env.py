"""Run the migrations on the connection that `quiz.store.migrate` passes in; Alembic runs this file.

To change the tables: change `quiz/store/schema.py`, write `versions/NNNN_what.py` after the last one, run the tests. On
SQLite, a table that is rebuilt needs `op.batch_alter_table(…, table_kwargs={"sqlite_strict": True})` to stay strict.
"""

from alembic import context

from quiz.store.schema import METADATA, VERSION_TABLE

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    version_table=VERSION_TABLE,
    transactional_ddl=True,  # on SQLite too, because `quiz.store.engine` begins its transactions itself
)
context.run_migrations()
