"""The whole program at a pseudo-terminal, and what it says there."""

import os
import subprocess
import sys
from pathlib import Path

from tests.cli.conftest import ROOT

RUN = "from commune.cli.main import run; run()"
NARROW = 40


def told_at_a_terminal(
    call: list[str], story: Path, home: Path, *, columns: int = NARROW, piped: bool = False
) -> str:
    """What a call says to a terminal, run in a story; `piped`, only its errors go there."""
    import fcntl  # noqa: PLC0415 - there are none on Windows
    import pty  # noqa: PLC0415
    import struct  # noqa: PLC0415
    import termios  # noqa: PLC0415

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    environment = {k: v for k, v in os.environ.items() if k not in {"COLUMNS", "LINES"}}
    environment |= {"PYTHONPATH": str(ROOT / "src"), "COMMUNE_CACHE": str(home / "cache")}
    with subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", RUN, *call],
        stdout=subprocess.DEVNULL if piped else theirs,
        stderr=theirs,
        cwd=story,
        env=environment,
    ):
        os.close(theirs)
        said = b""
        while True:
            try:
                part = os.read(ours, 4096)
            except OSError:  # the other side is closed
                break
            if not part:
                break
            said += part
    os.close(ours)
    return said.decode().replace("\r\n", "\n")
