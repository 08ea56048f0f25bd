"""Ctrl-C while there is work, and while what came of it is told.

To work it is a question asked between two steps, where half a step counts for nothing.
"""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from commune.cli.faults import STOPPED


@contextmanager
def until_ctrl_c() -> Iterator[Callable[[], bool]]:
    """What says whether Ctrl-C was pressed; pressed again, it stops at once as ever."""
    pressed: list[int] = []
    if threading.current_thread() is not threading.main_thread():
        yield lambda: False  # signals are the main thread's
        return

    def note(number: int, _: FrameType | None) -> None:
        pressed.append(number)
        signal.signal(signal.SIGINT, before)

    before = signal.signal(signal.SIGINT, note)
    try:
        yield lambda: bool(pressed)
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def silent_when_stopped() -> Iterator[None]:
    """Leave at Ctrl-C without another word: what is known is being told, or was told."""
    try:
        yield
    except KeyboardInterrupt:
        raise SystemExit(STOPPED) from None
