"""Measuring: medians of interleaved runs, and processes watched in a pseudo-terminal."""

import os
import select
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src"


def median_ms(action: Callable[[], object], *, runs: int = 9) -> float:
    """The median time of an action, in milliseconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        action()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def environment(folder: Path) -> dict[str, str]:
    """An environment of a fresh user, in which bytecode is kept as it is for a user."""
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return {
        **kept,
        "PYTHONPATH": str(SOURCE),
        "COMMUNE_HOME": str(folder / "saves"),
        "COMMUNE_CACHE": str(folder / "cache"),
        "TERM": "xterm-256color",
        "PROMPT_TOOLKIT_NO_CPR": "1",
    }


def process_ms(
    arguments: list[str],
    env: Mapping[str, str],
    *,
    runs: int = 15,
    before: Callable[[int], object] | None = None,
) -> float:
    """The median time of a whole Python process, in milliseconds.

    `before` is done before each run with its number, in time that does not count.
    """
    times = []
    for run in range(runs + 1):  # the first warms up, and does not count
        if before is not None:
            before(run)
        start = time.perf_counter()
        subprocess.run(  # noqa: S603 - our own command
            [sys.executable, *arguments], env=dict(env), capture_output=True, check=False
        )
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times[1:])


def in_terminal(
    arguments: list[str], env: Mapping[str, str], *, until: bytes, keys: bytes = b""
) -> tuple[float, float]:
    """Milliseconds to the first byte shown, and to `until` once `keys` were typed ahead."""
    import pty  # noqa: PLC0415 - there is none on Windows

    start = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        os.execve(sys.executable, [sys.executable, *arguments], dict(env))  # noqa: S606
    first = 0.0
    seen = b""
    try:
        deadline = start + 120  # a story of ten thousand scenes is first read, and cached
        while time.perf_counter() < deadline:
            ready, _, _ = select.select([terminal], [], [], 0.5)
            if not ready:
                continue
            try:
                data = os.read(terminal, 65536)
            except OSError:
                break
            now = (time.perf_counter() - start) * 1000
            if not first and data.strip():
                first = now
                if keys:
                    os.write(terminal, keys)
            seen += data
            if until in seen:
                return first, now
        raise TimeoutError(seen[-2000:])
    finally:
        os.kill(pid, 9)
        os.close(terminal)
        os.waitpid(pid, 0)
