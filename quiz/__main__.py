"""Look after a database and its accounts: `python -m quiz --help`."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from quiz.model import Learner, NotAllowedError, NotFoundError, Role
from quiz.store import DEFAULT_URL, URL_VARIABLE, Account, Store, StoreError

Options = argparse.Namespace
ONE_TIME = "Password for the first sign-in, shown only now: {}\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that *arguments* name; return 0, 1 on a mismatch or refusal, 2 if the database fails."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except (NotAllowedError, NotFoundError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except StoreError as error:
        sys.stderr.write(f"{error}\n")
        return 2


def verify(options: Options) -> int:
    """Replay the whole log against the stored cards; list what does not agree and exit with 1, or say that all do."""
    with Store.open(options.database, create=False) as store:
        mismatches, counts = store.verify(), store.counts()
    sys.stdout.writelines(f"{mismatch}\n" for mismatch in mismatches)
    result = f"{len(mismatches)} mismatches" if mismatches else "all agree"
    sys.stdout.write(f"{counts.n_cards} cards, {counts.n_reviews} reviews: {result}\n")
    return 1 if mismatches else 0


def migrate(options: Options) -> int:
    """Make the tables, or bring them up to date."""
    Store.open(options.database).close()
    sys.stdout.write("The database is up to date.\n")
    return 0


def list_accounts(options: Options) -> int:
    """List the accounts, those whose names hold SEARCH if it is given."""
    wanted = options.search.casefold()
    with Store.open(options.database, create=False) as store:
        for account in store.people.accounts(_by(store)):
            if wanted in f"{account.user_name} {account.name}".casefold():
                sys.stdout.write(f"{_line(account)}\n")
    return 0


def create(options: Options) -> int:
    """Make an account, and print the password for its first sign-in."""
    with Store.open(options.database, create=False) as store:
        account, password = store.people.create(
            _by(store),
            user_name=options.user_name,
            name=options.name or options.user_name,
            role=options.role,
            now=datetime.now(UTC),
        )
    sys.stdout.write(f"{_line(account)}\n{ONE_TIME.format(password)}")
    return 0


def reset(options: Options) -> int:
    """Sign a person out everywhere, and print a password for one sign-in."""
    with Store.open(options.database, create=False) as store:
        learner_id = _find(store, options.user_name).learner_id
        password = store.people.reset(_by(store), learner_id, now=datetime.now(UTC))
    sys.stdout.write(ONE_TIME.format(password))
    return 0


def disable(options: Options) -> int:
    """Close an account: its owner is signed out and cannot sign in; their data stay."""
    return _change(options, lambda store, learner_id, now: store.people.disable(_by(store), learner_id, now=now))


def enable(options: Options) -> int:
    """Open a closed account again."""
    return _change(options, lambda store, learner_id, now: store.people.enable(_by(store), learner_id, now=now))


def role(options: Options) -> int:
    """Give a person another role: student, instructor or administrator."""
    return _change(
        options, lambda store, learner_id, now: store.people.set_role(_by(store), learner_id, options.role, now=now)
    )


def passwords(options: Options) -> int:
    """Let people sign in with a password again, where only single sign-on was allowed."""
    with Store.open(options.database, create=False) as store:
        policy = replace(store.door.policy(), has_passwords=True)
        store.people.set_policy(_by(store), policy, now=datetime.now(UTC))
    sys.stdout.write("People may sign in with a password.\n")
    return 0


def retain(options: Options) -> int:
    """Erase the people whose time is over by the retention setting."""
    with Store.open(options.database, create=False) as store:
        n_erased = store.people.erase_old(_by(store), now=datetime.now(UTC))
    sys.stdout.write(f"{n_erased} people erased.\n")
    return 0


def _change(options: Options, change: Callable[[Store, str, datetime], None]) -> int:
    """Do *change* to the account that *options* name, and print how it stands."""
    with Store.open(options.database, create=False) as store:
        change(store, _find(store, options.user_name).learner_id, datetime.now(UTC))
        sys.stdout.write(f"{_line(_find(store, options.user_name))}\n")
    return 0


def _by(store: Store) -> Learner:
    """Return who acts: the person at the machine, whom the audit log calls the one who runs Casebook."""
    return store.people.operator()


def _find(store: Store, user_name: str) -> Account:
    """Return the account with the user name; NotFoundError with the next step if there is none."""
    found = [account for account in store.people.accounts(_by(store)) if account.user_name == user_name.casefold()]
    if not found:
        raise NotFoundError(f"There is no account {user_name!r}; `python -m quiz list` shows those there are.")
    return found[0]


def _line(account: Account) -> str:
    state = "  closed" if account.is_disabled else ""
    return f"{account.user_name}  {account.role.value}  {account.name}{state}"


USER_NAME = ("user_name", {"metavar": "USER", "help": "the user name"})
ROLE = {"type": Role, "choices": tuple(Role), "metavar": "ROLE", "help": "student, instructor or administrator"}
# The commands: what each is called, what it does, and its own arguments.
COMMANDS: tuple[tuple[str, Callable[[Options], int], tuple[tuple[str, dict[str, Any]], ...]], ...] = (
    ("verify", verify, ()),
    ("migrate", migrate, ()),
    (
        "list",
        list_accounts,
        (("search", {"metavar": "SEARCH", "nargs": "?", "default": "", "help": "part of a name"}),),
    ),
    (
        "create",
        create,
        (USER_NAME, ("--name", {"help": "the full name"}), ("--role", {**ROLE, "default": Role.STUDENT})),
    ),
    ("reset", reset, (USER_NAME,)),
    ("disable", disable, (USER_NAME,)),
    ("enable", enable, (USER_NAME,)),
    ("role", role, (USER_NAME, ("role", ROLE))),
    ("passwords", passwords, ()),
    ("retain", retain, ()),
)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m quiz", description="Look after a Casebook database.")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, command, own in COMMANDS:
        sub_parser = commands.add_parser(name, help=command.__doc__, description=command.__doc__)
        sub_parser.set_defaults(run=command)
        for argument, details in own:
            sub_parser.add_argument(argument, **details)
        sub_parser.add_argument(
            "--database",
            metavar="URL",
            default=os.environ.get(URL_VARIABLE) or DEFAULT_URL,
            help=f"sqlite:///FILE or postgresql://USER@HOST/NAME (default: ${URL_VARIABLE}, else data/casebook.db)",
        )
    return parser


if __name__ == "__main__":
    sys.exit(main())
