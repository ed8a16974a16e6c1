"""The house rules that no tool checks: size and names of modules, docstrings, what no committed file may hold."""

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAX_LINES = 300
VAGUE_NAMES = frozenset(
    "util utils helper helpers common service services constant constants misc base core tools".split()
)
# Database migrations are frozen rows of history, not code to read.
MIGRATIONS = "quiz/store/migrations/versions/"
MACHINE = re.compile(r"(?<![\w.:/])/(?:home|root|work|Users|mnt)/\w+/")


@cache
def committed(suffix: str) -> tuple[str, ...]:
    """Return the paths of the committed files that end in *suffix*, from the top of the repository."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return tuple(path for path in listed.split("\0") if path.endswith(suffix) and (ROOT / path).is_file())


def text_of(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def test_the_repository_holds_the_packages_of_the_design() -> None:
    packages = {path.split("/")[0] for path in committed(".py") if "/" in path}
    assert packages == {"decks", "quiz", "export", "tests"}


@pytest.mark.parametrize("path", committed(".py"))
def test_a_module_has_at_most_300_lines(path: str) -> None:
    n_lines = len(text_of(path).splitlines())
    assert n_lines <= MAX_LINES or path.startswith(MIGRATIONS), f"{path} has {n_lines} lines: it is two modules"


@pytest.mark.parametrize("path", committed(".py"))
def test_a_module_is_named_for_what_it_knows(path: str) -> None:
    vague = {word for part in Path(path).with_suffix("").parts for word in part.split("_")} & VAGUE_NAMES
    assert not vague, f"{path} does not say what it knows"


PUBLIC = tuple(
    path
    for path in committed(".py")
    if path.startswith(("decks/", "quiz/", "export/")) and not path.startswith(MIGRATIONS)
)


def undocumented(path: str) -> Iterator[str]:
    """Yield the public classes, functions and methods of the module *path* that have no docstring."""
    tree = ast.parse(text_of(path))
    scopes: list[ast.Module | ast.ClassDef] = [tree, *(node for node in tree.body if isinstance(node, ast.ClassDef))]
    for scope in scopes:
        for node in scope.body:
            is_definition = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
            if is_definition and not node.name.startswith("_") and ast.get_docstring(node) is None:
                yield node.name


@pytest.mark.parametrize("path", PUBLIC)
def test_what_is_public_says_what_it_does(path: str) -> None:
    assert list(undocumented(path)) == []
    assert ast.get_docstring(ast.parse(text_of(path)))


@pytest.mark.parametrize("suffix", [".py", ".md", ".toml", ".txt", ".tsv", ".csv", ".css", ".js", ".yml"])
def test_no_committed_file_names_a_folder_of_one_machine(suffix: str) -> None:
    assert [path for path in committed(suffix) if MACHINE.search(text_of(path))] == []


def test_every_committed_text_is_utf_8_with_plain_line_ends() -> None:
    for suffix in (".py", ".md", ".toml", ".tsv"):
        for path in committed(suffix):
            content = (ROOT / path).read_bytes()
            assert b"\r" not in content, path
            assert content.decode("utf-8").endswith("\n") or not content, path
