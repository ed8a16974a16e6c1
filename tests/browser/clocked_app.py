"""Run the real app by another clock: `python -m tests.browser.clocked_app FILE PORT`.

The file says by how many seconds it is ahead of the system's clock; the test that wrote it lets days pass by writing it
anew.
"""

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app import app
from quiz.pages import context

if __name__ == "__main__":
    ahead = Path(sys.argv[1])
    context.tell_time_by(lambda: datetime.now(UTC) + timedelta(seconds=float(ahead.read_text())))
    app.run(config={"server.port": int(sys.argv[2])})
