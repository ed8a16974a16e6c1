"""Start the real app, as `make run` does, on a free port with a home and a database of its own; and Chromium."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser, Playwright

from tests.browser import chromium

ROOT = Path(__file__).parents[2]
CHROMIUM_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass(frozen=True, slots=True)
class Server:
    """A running app: its *address*, and the database it writes to."""

    address: str
    database_url: str
    log: Path


@contextmanager
def serving(home: Path, *, clock: Path | None = None) -> Iterator[Server]:
    """Run the app with *home* as its home folder, and stop it at the end. What the database holds already is kept.

    With *clock*, a file, it runs by the time that `clocked_app` reads there.
    """
    port = _free_port()
    command = ["streamlit", "run", "app.py"] if clock is None else ["tests.browser.clocked_app", str(clock), str(port)]
    database_url = f"sqlite:///{home / 'casebook.db'}"
    environment = os.environ | {
        "HOME": str(home),
        "CASEBOOK_DATABASE_URL": database_url,
        "STREAMLIT_SERVER_PORT": str(port),
        "PYTHONUNBUFFERED": "1",
    }
    log = home / "server.log"
    with log.open("w", encoding="utf-8") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", *command],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
        try:
            _wait_until_ready(process, log)
            yield Server(f"http://localhost:{port}", database_url, log)
        finally:
            process.terminate()
            process.communicate()


def set_clock(clock: Path, at: datetime) -> None:
    """Let the app that runs by the file *clock* have the time *at* now; it goes on from there."""
    clock.write_text(str((at - datetime.now(UTC)).total_seconds()))


def launch(playwright: Playwright) -> Browser:
    """Start Chromium."""
    path = chromium.find()
    assert path is not None, "no Chromium; get one with: python -m tests.browser.chromium"
    return playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_ARGUMENTS))


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _wait_until_ready(process: subprocess.Popen[str], log: Path) -> None:
    """Read what the server prints until it names its address; nothing is polled."""
    assert process.stdout is not None
    for line in process.stdout:
        if "URL:" in line:
            return
    raise AssertionError(f"The app did not start: {log.read_text(encoding='utf-8')}")
