"""Items that instructors write: one more thing that is done to an item."""

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Let the action be "written" too; SQLite makes the table anew for it."""
    with op.batch_alter_table("item_changes", table_kwargs={"sqlite_strict": True, "sqlite_autoincrement": True}) as changes:
        changes.drop_constraint(op.f("ck_item_changes_action"), type_="check")
        changes.create_check_constraint(
            op.f("ck_item_changes_action"), "action IN ('written', 'edited', 'approved', 'retired', 'restored')"
        )
