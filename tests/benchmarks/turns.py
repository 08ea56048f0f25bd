"""How long a turn takes in a terminal: a key is typed, and the next menu is waited for."""

import os
import select
import statistics
import sys
import time
from collections.abc import Mapping

MENU = b"u undo"


def turns_ms(env: Mapping[str, str], *, turns: int = 12) -> float:
    """The median time from a key to the next page with its menu, in milliseconds."""
    import pty  # noqa: PLC0415 - there is none on Windows

    code = "from commune.cli.main import run; run()"
    arguments = [sys.executable, "-c", code, "play", "--new"]
    pid, terminal = pty.fork()
    if pid == 0:
        os.execve(sys.executable, arguments, dict(env))  # noqa: S606
    times = []
    try:
        _until(terminal)
        for _ in range(turns):
            start = time.perf_counter()
            os.write(terminal, b"1")
            _until(terminal)
            times.append((time.perf_counter() - start) * 1000)
    finally:
        os.kill(pid, 9)
        os.close(terminal)
        os.waitpid(pid, 0)
    return statistics.median(times)


def _until(terminal: int) -> None:
    seen = b""
    deadline = time.perf_counter() + 10
    while MENU not in seen and time.perf_counter() < deadline:
        if select.select([terminal], [], [], 0.1)[0]:
            seen += os.read(terminal, 65536)
    if MENU not in seen:
        raise TimeoutError(seen[-2000:])
