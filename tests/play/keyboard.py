"""A terminal to type at and to look at, inside a test.

Keys come one at a time, each when what the one before it did was drawn: so every screen
can be looked at as a reader saw it.
"""

import io
import re
from asyncio import get_running_loop
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

import pyte
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input.base import Input
from prompt_toolkit.input.vt100_parser import Vt100Parser
from prompt_toolkit.key_binding import KeyPress
from prompt_toolkit.output.vt100 import Vt100_Output

from commune.play.glyphs import UNICODE, Glyphs
from commune.play.keys.asker import KeyAsker
from commune.play.view.rich_view import RichView, rich_console
from commune.saves import Settings

ESC, UP, DOWN, LEFT, RIGHT = "\x1b", "\x1b[A", "\x1b[B", "\x1b[D", "\x1b[C"
PAGE_UP, PAGE_DOWN, HOME, END = "\x1b[5~", "\x1b[6~", "\x1b[H", "\x1b[F"
OPENED, CLOSED = "\x1b[?1049h", "\x1b[?1049l"
_SHORTEST = 0.0005  # seconds from one look at what was drawn to the next
_LOOK = re.compile(r"\x1b\[([0-9;]*)m")


class Typist(Input):
    """Keys for an application, each delivered when the one before it has been drawn."""

    def __init__(self, drawings: Callable[[], int]) -> None:
        """`drawings` counts what was drawn so far."""
        self._drawings = drawings
        self._seen = 0
        self._keys: deque[KeyPress] = deque()
        self.at: Callable[[], None] = lambda: None  # called before each key

    def type(self, text: str) -> None:
        """Type this, when it is asked for."""
        parser = Vt100Parser(self._keys.append)
        parser.feed_and_flush(text)

    def read_keys(self) -> list[KeyPress]:
        """The next key."""
        self.at()
        self._seen = self._drawings()
        return [self._keys.popleft()] if self._keys else []

    @contextmanager
    def _attached(self, ready: Callable[[], None]) -> Iterator[None]:
        loop = get_running_loop()
        attached = True

        def look() -> None:
            if attached:
                if self._keys and self._drawings() > self._seen:
                    ready()
                loop.call_later(_SHORTEST, look)

        loop.call_later(_SHORTEST, look)
        try:
            yield
        finally:
            attached = False

    def attach(self, input_ready_callback: Callable[[], None]) -> AbstractContextManager[None]:
        """Deliver keys while an application runs."""
        return self._attached(input_ready_callback)

    def detach(self) -> AbstractContextManager[None]:
        """Deliver none for a while."""
        return nullcontext()

    def raw_mode(self) -> AbstractContextManager[None]:
        """There is no mode to set."""
        return nullcontext()

    def cooked_mode(self) -> AbstractContextManager[None]:
        """There is no mode to set."""
        return nullcontext()

    def fileno(self) -> int:
        """There is no file."""
        raise NotImplementedError

    def typeahead_hash(self) -> str:
        """A name for what was typed and not read."""
        return f"typist-{id(self)}"

    @property
    def closed(self) -> bool:
        """Whether the keyboard is gone; it is not."""
        return False


class _Screen(Vt100_Output):
    """An output that counts how often something was drawn."""

    drawings = 0

    def flush(self) -> None:
        """Count, and draw."""
        self.drawings += 1
        super().flush()


class Terminal:
    """A screen of this size, a keyboard, and what asks at them."""

    def __init__(
        self,
        columns: int = 80,
        rows: int = 24,
        *,
        settings: Settings | None = None,
        glyphs: Glyphs = UNICODE,
    ) -> None:
        """Nothing is drawn yet."""
        self.columns, self.rows = columns, rows
        self.settings = settings or Settings()
        self._written = io.StringIO()
        size = Size(rows=rows, columns=columns)
        self.output = _Screen(self._written, lambda: size, term="xterm", enable_cpr=False)
        self.keys = Typist(lambda: self.output.drawings)
        self.marks: list[int] = []
        self.keys.at = lambda: self.marks.append(len(self.written))
        self._glyphs = glyphs
        self.asker = self.asker_with(self.keys)

    def asker_with(self, keys: Input) -> KeyAsker:
        """What asks on this screen with these keys."""
        console = rich_console(io.StringIO(), self.columns)
        view = RichView(console, self._glyphs, lambda: self.settings)
        return KeyAsker(
            view, lambda: self.settings, glyphs=self._glyphs, keys=keys, output=self.output
        )

    @property
    def written(self) -> str:
        """All that came to the terminal, codes and all."""
        return self._written.getvalue()

    @property
    def codes(self) -> set[int]:
        """The numbers of all looks that were asked for, without the one that ends them."""
        found = (code for look in _LOOK.findall(self.written) for code in look.split(";"))
        return {int(code) for code in found if code} - {0}

    def seen(self, key: int = -1) -> pyte.Screen:
        """The screen as it stood when a key was pressed, the last one unless another is named."""
        return self._screen(self.written[: self.marks[key]])

    def look(self, key: int = -1) -> list[str]:
        """Its lines."""
        return [line.rstrip() for line in self.seen(key).display]

    def text(self, key: int = -1) -> str:
        """Its text, for a snapshot."""
        return "\n".join(self.look(key)).rstrip()

    def cursor_line(self, key: int = -1) -> str:
        """The line on which the real cursor stood, from the cursor on."""
        screen = self.seen(key)
        return screen.display[screen.cursor.y][screen.cursor.x :].rstrip()

    def left(self) -> list[str]:
        """The lines as they are in the end."""
        return [line.rstrip() for line in self._screen(self.written).display]

    def _screen(self, text: str) -> pyte.Screen:
        screen = pyte.Screen(self.columns, self.rows)
        pyte.Stream(screen).feed(text)
        return screen
