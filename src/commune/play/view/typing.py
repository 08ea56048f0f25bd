"""Text letter by letter, for readers who want it so.

Any key shows the rest at once, and does nothing else. What was typed before the first
letter is no such key: it is for the menu, and whoever typed it is ahead of the text and
is not kept waiting. The keyboard is given back as it was found, whatever happens.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

Wait = Callable[[float], bool]  # seconds; says whether a key came meanwhile

_ESCAPE = 27
_LONGEST = 32  # bytes of a key's sequence


def typed(text: str, write: Callable[[str], object], wait: Wait, speed: int) -> bool:
    """Write a text at so many letters a second; a key writes the rest at once.

    Codes and blanks take no time. Says whether a key came.
    """
    for at, letter in enumerate(pieces := list(_pieces(text))):
        write(letter)
        if not letter[-1].isspace() and wait(1 / speed):
            write("".join(pieces[at + 1 :]))
            return True
    return False


@contextmanager
def keyboard(keys: int) -> Iterator[Wait]:
    """The keys of a terminal, by its descriptor; one that ends a wait is consumed, whole."""
    # The platform is asked here, where type checkers see that each knows its own modules.
    if sys.platform == "win32":
        yield from _windows()
    else:
        yield from _posix(keys)


def _pieces(text: str) -> Iterator[str]:
    """The characters of a text, each with the codes before it."""
    code, inside = "", False
    for sign in text:
        code += sign
        if sign == "\x1b":
            inside = True
        elif inside:
            inside = not sign.isalpha()
        else:
            yield code
            code = ""
    if code:
        yield code


if sys.platform == "win32":

    def _windows() -> Iterator[Wait]:
        # Deferred like all of this: there is no such module elsewhere.
        import msvcrt  # noqa: PLC0415
        import time  # noqa: PLC0415

        ahead = msvcrt.kbhit()

        def wait(seconds: float) -> bool:
            if ahead:
                return True
            time.sleep(seconds)
            if not msvcrt.kbhit():
                return False
            key = msvcrt.getwch()
            if key == "\x03":
                raise KeyboardInterrupt
            if key in "\x00\xe0":  # the first half of an arrow or a function key
                msvcrt.getwch()
            return True

        yield wait

else:

    def _posix(keys: int) -> Iterator[Wait]:
        # Deferred: nobody needs these who reads text as it comes.
        import select  # noqa: PLC0415
        import termios  # noqa: PLC0415

        def pressed(seconds: float) -> bool:
            return bool(select.select([keys], [], [], seconds)[0])

        before = termios.tcgetattr(keys)
        letters = termios.tcgetattr(keys)
        letters[3] &= ~(termios.ICANON | termios.ECHO)  # Ctrl-C stays a signal
        letters[6][termios.VMIN], letters[6][termios.VTIME] = 1, 0
        termios.tcsetattr(keys, termios.TCSADRAIN, letters)
        try:
            ahead = pressed(0)

            def wait(seconds: float) -> bool:
                if ahead:
                    return True
                if not pressed(seconds):
                    return False
                _take_key(keys, pressed)
                return True

            yield wait
        finally:
            with suppress(termios.error):  # the terminal may be gone
                termios.tcsetattr(keys, termios.TCSADRAIN, before)

    def _take_key(keys: int, pressed: Callable[[float], bool]) -> None:
        """Read one key: a letter with its further bytes, or a sequence."""
        first = os.read(keys, 1) or b"\0"  # nothing where the terminal is gone
        more = _LONGEST if first[0] == _ESCAPE else _further_bytes(first[0])
        for _ in range(more):
            if not (pressed(0) and os.read(keys, 1)):
                break

    def _further_bytes(first: int) -> int:
        """How many bytes follow the first of a letter in UTF-8."""
        return {0b1100: 1, 0b1101: 1, 0b1110: 2, 0b1111: 3}.get(first >> 4, 0)
