"""Pages beside the story: read on the alternate screen, which leaves the page as it was."""

from collections.abc import Callable

from prompt_toolkit.application import Application
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import (
    ConditionalKeyBindings,
    KeyBindings,
    KeyBindingsBase,
    merge_key_bindings,
)
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import FormattedTextControl, HSplit, Layout, Window
from prompt_toolkit.output import Output

from commune.play.answers import Leaf, Said, Verb
from commune.play.blocks import Block
from commune.play.glyphs import Glyphs
from commune.play.keys.bound import ALSO, AZERTY_ROW, DIGITS, DOWN, LETTERS, UP
from commune.play.keys.entry import Entry
from commune.play.keys.leaf_screen import Line, lines_of
from commune.play.keys.menu import NOTHING_HERE, always
from commune.play.keys.menu_screen import KEYS, NARROW, Fragments, keys_in_lines, themed
from commune.play.typed import WORDS, said, shortened
from commune.play.wrap import wrap
from commune.saves import Settings

_DOWN_A_PAGE = (" ", "pagedown", "c-f")
_UP_A_PAGE = ("backspace", "pageup", "c-b")
Drawn = Callable[[Block, int], list[Fragments]]  # a block's lines at a number of columns


class Reader:
    """One application for all leaves. `draw` makes a block's lines at a number of columns."""

    def __init__(
        self,
        glyphs: Glyphs,
        settings: Callable[[], Settings],
        draw: Drawn,
        *,
        keys: Input | None,
        output: Output,
    ) -> None:
        """Make the application; nothing is shown yet."""
        self._glyphs, self._settings, self._draw = glyphs, settings, draw
        self._leaf = Leaf("", ())
        self._selected = self._top = 0
        self._typed_number = ""
        self._hint = ""
        self._is_long = False
        self._entry = Entry()
        text = FormattedTextControl(self._text, focusable=True, show_cursor=True)
        foot = FormattedTextControl(self._foot)
        under = Window(foot, dont_extend_height=True, wrap_lines=False)
        self._application: Application[Said | None] = Application(
            layout=Layout(HSplit([Window(text, wrap_lines=False), under, self._entry.container])),
            key_bindings=self._bindings(),
            full_screen=True,
            erase_when_done=True,
            input=keys,
            output=output,
        )

    def read(self, leaf: Leaf, word: str = "") -> Said | None:
        """Show a leaf; the link or verb that was asked for, None to go back."""
        if leaf.title != self._leaf.title:
            self._selected = self._top = 0
        self._leaf, self._hint, self._typed_number = leaf, word, ""
        self._selected = min(self._selected, max(len(leaf.links) - 1, 0))
        try:
            return self._application.run(handle_sigint=False)  # likewise, as in the menu
        except EOFError:  # the terminal was closed
            return Said(Verb.QUIT)

    def _lines(self) -> list[Line]:
        columns = self._columns()
        selected = self._selected if self._leaf.links else -1
        draw = self._draw
        return lines_of(
            self._leaf,
            lambda block: draw(block, columns),
            columns=columns,
            selected=selected,
            glyphs=self._glyphs,
            widest=self._settings().width,
        )

    def _columns(self) -> int:
        return self._application.output.get_size().columns

    def _height(self) -> int:
        """The rows that the text has."""
        return max(self._application.output.get_size().rows - len(self._foot_lines()) - 1, 3)

    def _text(self) -> StyleAndTextTuples:
        lines, height = self._lines(), self._height()
        self._top = max(min(self._top, len(lines) - height), 0)
        self._is_long = len(lines) > height
        shown = lines[self._top : self._top + height]
        fragments = [one for line in shown for one in (*line.fragments, ("", "\n"))]
        return [*themed(fragments, self._settings().theme)]

    def _foot_lines(self) -> list[str]:
        width = max(min(self._columns() - 1, self._settings().width) - 2, 12)
        if self._hint:
            return wrap(self._hint, width)
        if self._typed_number:
            return wrap(f"{self._leaf.does} {self._typed_number}: Enter, or another digit", width)
        keys = (
            *((f"number or Enter {self._leaf.does}",) if self._leaf.links else ()),
            *((f"{self._glyphs.arrows} move",) if self._leaf.links or self._is_long else ()),
            *(("space page",) if self._is_long else ()),
            *(("/ find",) if self._leaf.seeks else ()),
            "Esc back",
            "q to the story",
        )
        return keys_in_lines(keys, width, self._glyphs)

    def _foot(self) -> StyleAndTextTuples:
        lines, height = self._lines(), self._height()
        lead = "" if self._top + height >= len(lines) else "more below"
        indent = "  " if self._columns() >= NARROW else ""
        text = "\n".join(indent + one for one in (lead, *self._foot_lines()))
        return [*themed([(KEYS, text)], self._settings().theme)]

    def _bindings(self) -> KeyBindingsBase:
        keys = KeyBindings()
        for row in (DIGITS, AZERTY_ROW):
            for index, key in enumerate(row):
                keys.add(key)(lambda _event, index=index: self._digit(str(index + 1)))
        keys.add("0")(lambda _event: self._digit("0"))
        self._bind_moves(keys)
        for key, verb in {**LETTERS, **ALSO}.items():
            if verb is not Verb.AGAIN and key != "q":
                keys.add(key)(lambda _event, verb=verb: self._leave_with(Said(verb)))
        for key in ("escape", "left"):
            keys.add(key)(lambda _event: self._leave_with(None))
        keys.add("q")(lambda _event: self._leave_with(Said(Verb.PAGE)))
        keys.add("c-l")(lambda event: event.app.renderer.clear())
        keys.add("/")(lambda _event: self._seek())
        keys.add(":")(lambda _event: self._type())
        keys.add(Keys.Any)(lambda _event: self._tell(NOTHING_HERE))
        typing = self._entry.bindings(lambda: self._application.layout)
        reading = ConditionalKeyBindings(keys, ~self._entry.wanted)
        return merge_key_bindings([reading, typing, always()])

    def _bind_moves(self, keys: KeyBindings) -> None:
        for key in ("enter", "c-j", "right"):
            keys.add(key)(lambda _event: self._open())
        for key in UP:
            keys.add(key)(lambda _event: self._move(-1))
        for key in DOWN:
            keys.add(key)(lambda _event: self._move(1))
        for key in _DOWN_A_PAGE:
            keys.add(key)(lambda _event: self._page(1))
        for key in _UP_A_PAGE:
            keys.add(key)(lambda _event: self._page(-1))
        keys.add("home")(lambda _event: self._to_end(first=True))
        keys.add("end")(lambda _event: self._to_end(first=False))

    def _digit(self, digit: str) -> None:
        """A digit of a link's number: opened at once where no longer number begins so."""
        count = len(self._leaf.links)
        number = self._typed_number + digit
        self._typed_number = ""
        if not 1 <= int(number) <= count:
            self._tell(f"There are {count} here." if count else "There is nothing to open here.")
            return
        was_seen = self._select(int(number) - 1)
        if int(number) * 10 <= count:
            self._typed_number = number
        elif was_seen:
            self._open()
        else:  # a number is no blind jump: what it names is shown first
            self._tell(f"Enter {self._leaf.does}s this one.")

    def _open(self) -> None:
        self._typed_number = ""
        if self._leaf.links:
            self._leave_with(self._leaf.links[self._selected].target)
        else:
            self._page(1)

    def _move(self, by: int) -> None:
        """To the next link if it can be seen, else a line on."""
        self._tell("")
        lines, height = self._lines(), self._height()
        to = self._selected + by
        at = [index for index, line in enumerate(lines) if line.link == to >= 0]
        seen = range(self._top, self._top + height)
        current = [index for index, line in enumerate(lines) if line.link == self._selected]
        if self._leaf.links and not any(index in seen for index in current):
            at, to = current, self._selected  # scrolled away: come back to it first
        last = max(len(lines) - height, 0)
        if at and at[0] in seen and at[-1] in seen:
            self._selected = to
        elif 0 <= self._top + by <= last:
            self._top += by

    def _select(self, index: int) -> bool:
        """Select a link, scrolling to it; whether it could be seen before."""
        self._selected = index
        lines, height = self._lines(), self._height()
        at = next(row for row, line in enumerate(lines) if line.link == index)
        seen = self._top <= at < self._top + height
        if not seen:
            self._top = max(at - height // 2, 0)
        return seen

    def _page(self, by: int) -> None:
        """A screen on or back; the first link there is selected."""
        self._tell("")
        lines, height = self._lines(), self._height()
        self._top = max(min(self._top + by * (height - 1), len(lines) - height), 0)
        seen = [line.link for line in lines[self._top : self._top + height] if line.link >= 0]
        if seen and self._selected not in seen:
            self._selected = seen[0] if by > 0 else seen[-1]

    def _to_end(self, *, first: bool) -> None:
        self._tell("")
        lines, height = self._lines(), self._height()
        self._top = 0 if first else max(len(lines) - height, 0)
        self._selected = 0 if first else max(len(self._leaf.links) - 1, 0)

    def _seek(self) -> None:
        if self._leaf.seeks:
            self._entry.begin(self._application.layout, "Find: ", self._sought)
        else:
            self._tell("The notebook (b) is where words can be looked for.")

    def _sought(self, words: str) -> None:
        if words:
            self._leave_with(Said(Verb.NOTEBOOK, words))

    def _type(self) -> None:
        layout = self._application.layout
        self._entry.begin(layout, ":", self._typed, words=WORDS, tell=self._tell)

    def _typed(self, text: str) -> None:
        answer = said(text) if text else None
        if answer is not None:
            self._leave_with(answer)
        elif text:
            self._tell(f"“{shortened(text)}” is not known here. ? lists all.")

    def _leave_with(self, answer: Said | None) -> None:
        self._application.exit(result=answer)

    def _tell(self, hint: str) -> None:
        """Say something in the last lines; a number that was begun is given up."""
        self._hint, self._typed_number = hint, ""
