"""A terminal with the whole program in it: what it said, and what its screen shows."""

import re
import shlex
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from pyte import Screen, Stream
from pyte.screens import Char, Cursor, StaticDefaultDict
from tests.play.spawning import LIGHTHOUSE, PATIENCE, call, environment

if sys.platform == "win32":
    pytest.skip("there are no ptys", allow_module_level=True)

import pexpect

_BESIDE = 1049  # the alternate screen, among the modes
_LISTENS = "\x1b[?2004h"  # what prompt_toolkit writes when it begins to take keys
_COLOUR = re.compile(r"\x1b\[(?:[0-9;]*;)?(?:3[0-9]|4[0-9]|9[0-7]|10[0-7])[;m]")

Rows = dict[int, StaticDefaultDict[int, Char]]


class Paper(Screen):
    """A screen, another beside it, and all that was ever written on either."""

    def __init__(self, columns: int, rows: int) -> None:
        """Make it empty."""
        self.said = ""
        self.beside = False
        self.widest = 0  # how far to the right anything was ever written
        self._story: tuple[Rows, Cursor] = {}, Cursor(0, 0)
        super().__init__(columns, rows)

    def draw(self, data: str) -> None:
        """Write, and remember it."""
        self.said += data
        self.widest = max(self.widest, self.cursor.x + len(data.rstrip()))
        super().draw(data)

    def linefeed(self) -> None:
        """Go to the next line, and remember it."""
        self.said += "\n"
        super().linefeed()

    def set_mode(self, *modes: int, **kwargs: bool) -> None:
        """Go to the screen beside where that is asked."""
        if _BESIDE in modes and not self.beside:
            self.beside = True
            self._story = dict(self.buffer), self.cursor
            self.buffer.clear()
            self.cursor = Cursor(0, 0)
        super().set_mode(*modes, **kwargs)

    def reset_mode(self, *modes: int, **kwargs: bool) -> None:
        """Come back from there where that is asked."""
        if _BESIDE in modes and self.beside:
            self.beside = False
            kept, cursor = self._story
            self.buffer.clear()
            self.buffer.update(kept)
            cursor.hidden = self.cursor.hidden
            self.cursor = cursor
        super().reset_mode(*modes, **kwargs)


class Terminal:
    """The program, or a shell's command, in a terminal of so many columns and rows."""

    def __init__(
        self, around: Mapping[str, str], command: list[str], columns: int = 80, rows: int = 24
    ) -> None:
        """Start it."""
        self.paper = Paper(columns, rows)
        self.raw = ""
        self._stream = Stream(self.paper)
        self._opened = 0  # how many questions were waited for
        self._heard = 0  # how much of what was said was waited for
        self.game = pexpect.spawn(
            command[0],
            command[1:],
            env=dict(around),
            dimensions=(rows, columns),
            encoding="utf-8",
            codec_errors="replace",
            timeout=PATIENCE,
        )
        self.game.delaybeforesend = None

    @property
    def shown(self) -> str:
        """What the screen shows now."""
        return "\n".join(self.paper.display)

    def says(self, text: str) -> None:
        """Wait until this was written, behind what was waited for last."""
        self.until(lambda: text in self.paper.said[self._heard :], text)
        self._heard = self.paper.said.index(text, self._heard) + len(text)

    def shows(self, *texts: str) -> None:
        """Wait until all of this stands on the screen."""
        self.until(lambda: all(text in self.shown for text in texts), str(texts))

    def until(self, wanted: Callable[[], bool], what: str) -> None:
        """Read on until something is so."""
        while not wanted():
            try:
                self._read()
            except (pexpect.EOF, pexpect.TIMEOUT):
                raise AssertionError(f"waited for {what} at:\n{self.shown}") from None

    def asked(self) -> None:
        """Wait until a menu or a page beside the story was opened, behind the last one."""
        self._opened += 1
        self.until(lambda: self.raw.count(_LISTENS) >= self._opened, "a question")

    def to(self, *texts: str) -> None:
        """Go on by the first way, as often as it takes, until all of this stands on the screen."""
        for _ in range(99):
            self.asked()
            if all(text in self.paper.said for text in texts):
                break
            self.send("1")
        self.shows("q quit")

    def send(self, keys: str) -> None:
        """Press keys."""
        self.game.send(keys)

    def resize(self, columns: int, rows: int = 50) -> None:
        """Make the window another size, as its owner can at any time."""
        self.paper.resize(rows, columns)
        self.game.setwinsize(rows, columns)

    def ends(self) -> int | None:
        """Read to the end; the exit code. The terminal is left as one wants to find it."""
        try:
            while True:
                self._read()
        except pexpect.EOF:
            self.game.close()
        assert not self.paper.beside
        assert not self.paper.cursor.hidden
        assert "Traceback" not in self.raw
        code: int | None = self.game.exitstatus
        return code

    @property
    def coloured(self) -> bool:
        """Whether any code for a colour was ever written."""
        return bool(_COLOUR.search(self.raw))

    def _read(self) -> None:
        text = self.game.read_nonblocking(1 << 16, PATIENCE)
        self.raw += text
        self._stream.feed(text)


def terminal(
    home: Path,
    *flags: str,
    columns: int = 80,
    rows: int = 50,
    story: Path = LIGHTHOUSE,
    around: Mapping[str, str] | None = None,
) -> Terminal:
    """The program itself in a terminal, with nothing between."""
    return Terminal(around or environment(home), call(*flags, story=story), columns, rows)


def in_a_shell(home: Path, script: str, *flags: str, **more: str) -> Terminal:
    """A shell's script in a terminal; in it, `$CALL` is the program for the lighthouse."""
    program = home / "called"
    program.write_text(f"#!/bin/sh\nexec {shlex.join(call(*flags))}\n")
    program.chmod(0o700)
    around = environment(home, CALL=str(program), PS1="$ ", ENV="", HISTFILE="", **more)
    return Terminal(around, ["/bin/sh", "-c", script], rows=50)
