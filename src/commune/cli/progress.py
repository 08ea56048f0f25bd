"""How far long work has come: one line of a terminal, gone when it is done; in a pipe nothing."""

import sys
import time

_EVERY = 0.2  # seconds between two words of progress


class ProgressLine:
    """The line on standard error; what is said must fit forty columns."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._last = 0.0

    def say(self, words: str) -> None:
        """Show how far it is, if the last word was some time ago."""
        now = time.monotonic()
        if self._shown and now - self._last > _EVERY:
            self._last = now
            sys.stderr.write(f"\r\x1b[K{words}")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away."""
        if self._shown and self._last:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
