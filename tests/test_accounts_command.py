"""The administrator's commands of `python -m quiz`, run on a database as a person would."""

from pathlib import Path

import pytest

from quiz.__main__ import main
from quiz.store import Store
from tests.test_door import HERE, NOW, begin


@pytest.fixture
def url(tmp_path: Path) -> str:
    """Return the URL of a database with the account of Ada."""
    url = f"sqlite:///{tmp_path / 'casebook.db'}"
    with Store.open(url) as store:
        begin(store)
    return url


def run(url: str, *arguments: str) -> int:
    return main([*arguments, "--database", url])


def test_an_account_is_made_listed_and_its_password_lets_one_in(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(url, "create", "bob", "--name", "Bob Brown", "--role", "instructor") == 0
    made, password_line = capsys.readouterr().out.splitlines()
    assert made == "bob  instructor  Bob Brown"
    assert run(url, "list") == 0
    assert capsys.readouterr().out.splitlines() == ["ada  administrator  Ada Lovelace", made]
    assert run(url, "list", "BROWN") == 0
    assert capsys.readouterr().out.splitlines() == [made]
    with Store.open(url) as store:
        password = password_line.rpartition(" ")[2]
        assert store.door.sign_in(user_name="bob", password=password, address="", now=NOW, **HERE)


def test_an_account_is_closed_opened_reset_and_given_a_role(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(url, "create", "bob")
    capsys.readouterr()
    for command in (["disable", "bob"], ["enable", "BOB"], ["role", "bob", "administrator"]):
        assert run(url, *command) == 0
    assert capsys.readouterr().out.splitlines() == [
        "bob  student  bob  closed",
        "bob  student  bob",
        "bob  administrator  bob",
    ]
    assert run(url, "reset", "bob") == 0
    assert "shown only now" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (["reset", "nobody"], "There is no account 'nobody'"),
        (["disable", "ada"], "last administrator"),
        (["create", "ada"], "taken"),
        (["create", "two words"], "user name"),
    ],
)
def test_what_cannot_be_is_said_plainly(
    url: str, capsys: pytest.CaptureFixture[str], command: list[str], sentence: str
) -> None:
    assert run(url, *command) == 1
    assert sentence in capsys.readouterr().err


def test_retention_and_passwords_can_be_run_by_hand(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(url, "retain") == 0
    assert run(url, "passwords") == 0
    assert capsys.readouterr().out.splitlines() == ["0 people erased.", "People may sign in with a password."]
