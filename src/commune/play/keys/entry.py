"""A line to type on, under whatever is shown; hidden until it is wanted."""

from collections.abc import Callable, Sequence
from itertools import takewhile

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import ConditionalKeyBindings, KeyBindings, KeyBindingsBase
from prompt_toolkit.key_binding import KeyPressEvent as Event
from prompt_toolkit.layout import BufferControl, ConditionalContainer, Layout, Window
from prompt_toolkit.layout.processors import BeforeInput


class Entry:
    """Typing, in the words of whoever begins it; Esc gives it up."""

    def __init__(self) -> None:
        """Make the line; nothing is asked yet."""
        self.prompt = ""
        self.active = False
        self._words: Sequence[str] = ()
        self._done: Callable[[str], None] = lambda _text: None
        self._tell: Callable[[str], None] = lambda _hint: None
        self.buffer = Buffer(multiline=False)
        control = BufferControl(self.buffer, input_processors=[BeforeInput(lambda: self.prompt)])
        self._window = Window(control, height=1, dont_extend_height=True)
        self.wanted = Condition(lambda: self.active)
        self.container = ConditionalContainer(self._window, filter=self.wanted)

    def begin(
        self,
        layout: Layout,
        prompt: str,
        done: Callable[[str], None],
        *,
        words: Sequence[str] = (),
        tell: Callable[[str], None] = lambda _hint: None,
    ) -> None:
        """Ask for a line; `done` gets what was typed, empty where it was given up.

        Tab completes its first word among `words`; several that fit are told.
        """
        self.prompt, self._done, self._words, self._tell = prompt, done, words, tell
        self.active = True
        self.buffer.reset()
        layout.focus(self._window)

    def bindings(self, layout: Callable[[], Layout]) -> KeyBindingsBase:
        """The keys that end or complete the line; the others are the buffer's own."""
        keys = KeyBindings()

        def end(text: str) -> None:
            self.active = False
            layout().focus_last()
            self._done(text.strip())

        keys.add("enter")(lambda _event: end(self.buffer.text))
        keys.add("escape", eager=True)(lambda _event: end(""))
        keys.add("c-d")(lambda _event: end(""))
        keys.add("tab")(self._complete)
        return ConditionalKeyBindings(keys, self.wanted)

    def _complete(self, _event: Event) -> None:
        typed = self.buffer.text
        fitting = [word for word in self._words if word.startswith(typed)]
        if not fitting:
            return
        self.buffer.text = f"{fitting[0]} " if len(fitting) == 1 else _shared(fitting)
        self.buffer.cursor_position = len(self.buffer.text)
        self._tell("  ".join(fitting) if len(fitting) > 1 else "")


def _shared(words: Sequence[str]) -> str:
    """The letters that all words begin with."""
    columns = takewhile(lambda letters: len(set(letters)) == 1, zip(*words, strict=False))
    return "".join(letters[0] for letters in columns)
