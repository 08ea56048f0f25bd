"""The terminal itself: what it can do, and leaving it as it was found."""

import codecs
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import TextIO
from unicodedata import normalize

_SPELT = {
    "‘": "'",
    "’": "'",
    "“": '"',
    "”": '"',
    "«": '"',
    "»": '"',
    "–": "-",
    "—": "--",
    "…": "...",
    "\u00a0": " ",
    "\u202f": " ",
    "œ": "oe",
    "Œ": "OE",
    "æ": "ae",
    "Æ": "AE",
}  # fmt: skip - pairs read better side by side


def needs_plain(
    environment: Mapping[str, str], *, keyboard: bool, screen: bool, platform: str = sys.platform
) -> bool:
    """Whether only plain lines will do: a pipe, or a terminal that cannot move its cursor.

    `keyboard` and `screen` say whether input and output are terminals. Windows sets no TERM.
    """
    term = environment.get("TERM", "" if platform != "win32" else "windows")
    return not (keyboard and screen) or term.lower() in {"", "dumb", "unknown"}


def spell_what_cannot_be_shown(stream: TextIO) -> None:
    """Let a stream spell out signs that its encoding lacks, rather than fail at them."""
    codecs.register_error("spelt", _spelt)
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="spelt")


@contextmanager
def echo_off() -> Iterator[None]:
    """Keep early keys off the screen; what was typed ahead is still read by the menu.

    Each key is kept as it was pressed: a terminal that gathers lines would make a line's
    end of Enter, and nothing at all of Ctrl-D. Ctrl-C stays a signal.
    """
    if sys.platform == "win32" or not sys.stdin.isatty():
        yield
        return
    import termios  # noqa: PLC0415 - not there on Windows, and not wanted in plain mode

    keyboard = sys.stdin.fileno()
    before = termios.tcgetattr(keyboard)
    quiet = termios.tcgetattr(keyboard)
    quiet[0] &= ~termios.ICRNL
    quiet[3] &= ~(termios.ECHO | termios.ICANON)
    quiet[6][termios.VMIN], quiet[6][termios.VTIME] = 1, 0
    termios.tcsetattr(keyboard, termios.TCSANOW, quiet)
    try:
        yield
    finally:
        with suppress(termios.error):  # the terminal may be gone
            termios.tcsetattr(keyboard, termios.TCSANOW, before)


def _spelt(problem: UnicodeError) -> tuple[str, int]:
    if not isinstance(problem, UnicodeEncodeError):
        raise problem
    signs = problem.object[problem.start : problem.end]
    return "".join(_SPELT.get(sign) or _unaccented(sign) for sign in signs), problem.end


def _unaccented(sign: str) -> str:
    return normalize("NFKD", sign).encode("ascii", "ignore").decode() or "?"
