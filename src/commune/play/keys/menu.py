"""Asking by keys: a small menu under the text, drawn over itself and erased when done.

One prompt_toolkit Application serves the whole sitting: a new one for each page costs
18 ms, the same one 4. It never asks the terminal where its cursor is (`enable_cpr`):
some terminals answer late or never, and the answer would land among the keys.
Importing this module imports prompt_toolkit (140 ms): do it after the first page.
"""

import os
import sys

from prompt_toolkit.application import Application
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import FormattedTextControl, Layout, Window
from prompt_toolkit.output import Output

from commune.play.answers import HELP_ON_VERBS, Answer, OpenNote, Take, Verb
from commune.play.blocks import Help, NoteList, NumberedOffer, OfferList, bare
from commune.play.glyphs import UNICODE, Glyphs
from commune.play.menu_screen import Entry, Screen, drawn

DIGITS = "123456789"
AZERTY_ROW = "&é\"'(-è_ç"  # the digits' keys on French keyboards, without Shift
_LETTERS = {
    "u": Verb.UNDO,
    "n": Verb.NOTES,
    "l": Verb.LEDGER,
    "r": Verb.REPRINT,
    "c-l": Verb.REPRINT,
    "g": Verb.GENTLE,
    "?": Verb.HELP,
    "h": Verb.HELP,
    "q": Verb.QUIT,
    "c-d": Verb.QUIT,
}
_UP = ("up", "k", "s-tab")
_DOWN = ("down", "j", "tab")


class Menu:
    """Asks with keys, in the terminal below what was printed."""

    def __init__(
        self, glyphs: Glyphs = UNICODE, *, keys: Input | None = None, output: Output | None = None
    ) -> None:
        """Make the one application; `keys` and `output` are the terminal unless given."""
        self._glyphs = glyphs
        self._screen = Screen((), ())
        self._selected = 0
        self._hint = ""
        control = FormattedTextControl(self._fragments, focusable=True, show_cursor=True)
        self._application: Application[Answer | None] = Application(
            layout=Layout(Window(control, dont_extend_height=True, wrap_lines=False)),
            key_bindings=self._bindings(),
            erase_when_done=True,
            input=keys,
            output=output or _output(),
        )

    def ask(self, offers: OfferList, *, notes: int, word: str = "") -> Answer:
        """Let the reader choose an offer, or a verb."""
        counted = f"n {notes} note{'s' if notes > 1 else ''}"
        keys = (
            f"1-9 or {self._glyphs.arrows} and Enter",
            *((counted,) if notes else ()),
            "u undo",
            "l ledger",
            "? all keys",
            "q quit",
        )
        answer = self._run(
            Screen(tuple(_entry(offer, self._glyphs) for offer in offers.offers), keys), word
        )
        return answer or Verb.QUIT

    def pick(self, notes: NoteList) -> OpenNote | Verb | None:
        """Let the reader choose a note; the key that opened the list closes it."""
        entries = tuple(Entry(one.number, one.title, one.kind) for one in notes.entries)
        keys = ("1-9 open a note", "n back to the page", "q quit")
        match self._run(Screen(entries, keys, "Notes of this page")):
            case Take(number):
                return OpenNote(number)
            case Verb.QUIT:
                return Verb.QUIT
            case _:
                return None

    def help(self) -> Help:
        """The keys that can be pressed."""
        letters = {verb: key for key, verb in reversed(_LETTERS.items()) if len(key) == 1}
        verbs = tuple((letters[verb], what) for verb, what in HELP_ON_VERBS.items())
        return Help(
            (
                ("1 to 9", "choose at once; on a French keyboard without Shift too"),
                ("arrows, Tab, j and k", "move; Enter or the space bar chooses"),
                *verbs,
                ("Ctrl-D or Ctrl-C", "stop; everything is saved"),
                (self._glyphs.dilemma, "marks a choice between two goods or two losses"),
            )
        )

    def _run(self, screen: Screen, word: str = "") -> Answer | None:
        self._screen = screen
        self._hint = word
        is_open = [not entry.locked for entry in screen.entries]
        self._selected = is_open.index(True) if any(is_open) else 0
        try:
            return self._application.run()
        except EOFError:  # the terminal was closed
            return Verb.QUIT

    def _fragments(self) -> StyleAndTextTuples:
        columns = self._application.output.get_size().columns
        screen, glyphs = self._screen, self._glyphs
        return [*drawn(screen, self._selected, self._hint, columns=columns, glyphs=glyphs)]

    def _bindings(self) -> KeyBindings:
        bindings = KeyBindings()
        for row in (DIGITS, AZERTY_ROW):
            for index, key in enumerate(row):
                bindings.add(key)(lambda _event, index=index: self._choose(index))
        for key in ("enter", " "):
            bindings.add(key)(lambda _event: self._choose(self._selected))
        for key in _UP:
            bindings.add(key)(lambda _event: self._move(-1))
        for key in _DOWN:
            bindings.add(key)(lambda _event: self._move(1))
        for key, verb in _LETTERS.items():
            bindings.add(key)(lambda _event, verb=verb: self._say(verb))
        bindings.add("escape")(lambda _event: self._close())
        bindings.add("c-c")(self._interrupt)
        bindings.add(Keys.SIGINT)(self._interrupt)
        bindings.add(Keys.Any)(
            lambda _event: self._tell("That key does nothing here. ? lists all.")
        )
        return bindings

    def _choose(self, index: int) -> None:
        if index >= len(self._screen.entries):
            count = len(self._screen.entries)
            self._tell(f"There are only {count} here." if count > 1 else "There is only one here.")
            return
        entry = self._screen.entries[index]
        if entry.locked:
            self._selected = index
            self._tell(entry.reason or "This way is not open to you.")
            return
        self._application.exit(result=Take(entry.number))

    def _move(self, by: int) -> None:
        self._hint = ""
        self._selected = (self._selected + by) % max(len(self._screen.entries), 1)

    def _say(self, verb: Verb) -> None:
        if not self._screen.title or verb is Verb.QUIT:
            self._application.exit(result=verb)
        elif verb is Verb.NOTES:
            self._close()
        else:
            self._tell("n goes back to the page first.")

    def _close(self) -> None:
        if self._screen.title:
            self._application.exit(result=None)

    def _tell(self, hint: str) -> None:
        """A quiet word in the last line, and no bell."""
        self._hint = hint

    def _interrupt(self, _event: KeyPressEvent) -> None:
        self._application.exit(exception=KeyboardInterrupt)


def _entry(offer: NumberedOffer, glyphs: Glyphs) -> Entry:
    marks = ["taken before"] if offer.taken else []
    label = bare(offer.label)
    if offer.dilemma:
        label = f"{label} {glyphs.dilemma}"
    return Entry(offer.number, label, ", ".join(marks), offer.locked, bare(offer.reason))


def _output() -> Output:
    """The terminal as prompt_toolkit writes to it, never asked where its cursor is."""
    if sys.platform == "win32":
        from prompt_toolkit.output import create_output  # noqa: PLC0415 - Windows only

        return create_output()
    from prompt_toolkit.data_structures import Size  # noqa: PLC0415 - not on Windows
    from prompt_toolkit.output import ColorDepth  # noqa: PLC0415 - not on Windows
    from prompt_toolkit.output.vt100 import Vt100_Output  # noqa: PLC0415 - not on Windows

    def size() -> Size:
        columns, rows = os.get_terminal_size(sys.stdout.fileno())
        return Size(rows=rows or 24, columns=columns or 80)

    return Vt100_Output(
        sys.stdout,
        size,
        term=os.environ.get("TERM"),
        default_color_depth=ColorDepth.from_env(),  # NO_COLOR among others
        enable_cpr=False,
    )
