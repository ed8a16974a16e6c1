"""Find a Chromium for the browser tests, and the font it prints in, or get them: `python -m tests.browser.chromium`."""

import os
import shutil
import subprocess
import sys

from playwright.sync_api import sync_playwright

# The tests print articles as PDFs in this font, whose letters are as wide as those of Times New Roman.
FONT = "Liberation Serif"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def find() -> str | None:
    """Return the path of a Chromium on this machine: the system's, else Playwright's own, else None."""
    on_path = next((path for name in NAMES if (path := shutil.which(name))), None)
    if on_path is not None:
        return on_path
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if os.path.exists(own) else None  # noqa: PTH110 - a path of Playwright's, as text


def _commands() -> list[list[str]]:
    """Return the ways to install Chromium here, most likely to work first."""
    ways = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        packages = "chromium fonts-liberation"
        ways = [["sh", "-c", f"apt-get update -qq && apt-get install -y -qq --no-install-recommends {packages}"], *ways]
    return ways


def _has_font() -> bool:
    """Tell whether pages can be printed in FONT; True where the system does not tell, as on Windows."""
    matcher = shutil.which("fc-match")
    if matcher is None:
        return True
    return FONT in subprocess.run([matcher, FONT], check=False, capture_output=True, text=True).stdout


def main() -> int:
    """Install Chromium and the font unless they are here; 1 where no way gave a Chromium."""
    for command in _commands():
        if find() is not None and _has_font():
            return 0
        print("Casebook: getting Chromium for the browser tests:", " ".join(command), flush=True)  # noqa: T201 - a command
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
    if not _has_font():
        print(f"Casebook: the font {FONT} is missing; tests of printed articles may fail", file=sys.stderr)  # noqa: T201
    if find() is not None:
        return 0
    print("Casebook: no Chromium found; install Chromium or Google Chrome and run this again", file=sys.stderr)  # noqa: T201
    return 1


if __name__ == "__main__":
    sys.exit(main())
