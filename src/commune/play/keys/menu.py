"""The menu under the text: one small application for the whole sitting.

A new application for each page would cost 18 ms, the same one 4.
"""

import signal
from collections.abc import Callable

from prompt_toolkit.application import Application
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import (
    ConditionalKeyBindings,
    KeyBindings,
    KeyBindingsBase,
    merge_key_bindings,
)
from prompt_toolkit.key_binding import KeyPressEvent as Event
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import FormattedTextControl, HSplit, Layout, Window
from prompt_toolkit.output import Output

from commune.play.answers import Answer, Question, Said, Take, Verb
from commune.play.blocks import NumberedOffer, OfferList, bare
from commune.play.glyphs import Glyphs
from commune.play.keys.bound import ALSO, AZERTY_ROW, DIGITS, DOWN, LETTERS, UP
from commune.play.keys.entry import Entry
from commune.play.keys.menu_screen import Row, Screen, drawn, themed
from commune.play.typed import WORDS, shortened, understood
from commune.saves import Settings

_LOW = 14  # rows under which keys take one line
NOTHING_HERE = "That key does nothing here. ? lists all."


class Menu:
    """Offers to choose from, and the keys that work beside them."""

    def __init__(
        self,
        glyphs: Glyphs,
        settings: Callable[[], Settings],
        *,
        keys: Input | None,
        output: Output,
    ) -> None:
        """Make the one application; `keys` is the terminal unless given."""
        self._glyphs = glyphs
        self._settings = settings
        self._screen = Screen((), ())
        self._offers = OfferList(())
        self._selected = 0
        self._hint = ""
        self._columns = 0  # the width when the question was put
        self._entry = Entry()
        control = FormattedTextControl(self._fragments, focusable=True, show_cursor=True)
        window = Window(control, dont_extend_height=True, wrap_lines=False)
        self._application: Application[Answer | str] = Application(
            layout=Layout(HSplit([window, self._entry.container])),
            key_bindings=self._bindings(),
            erase_when_done=True,
            input=keys,
            output=output,
        )

    def ask(self, question: Question) -> Answer:
        """Let the reader choose an offer, or a verb."""
        self._offers = question.offers
        rows = tuple(_row(offer, self._glyphs) for offer in question.offers.offers)
        size = self._application.output.get_size()
        small = size.rows < _LOW
        self._columns = size.columns
        self._screen = Screen(rows, _keys(question, self._glyphs, small=small))
        self._hint = question.word
        is_open = [not row.locked for row in rows]
        self._selected = is_open.index(True) if any(is_open) else 0
        answer = self._run()
        return Said(Verb.QUIT) if isinstance(answer, str) else answer

    def line(self, prompt: str) -> str:
        """Ask for a line of text; empty where none is given."""
        self._screen, self._hint = Screen((), ("Enter keeps it", "Esc goes back")), ""
        answer = self._run(lambda: self._type(f"{prompt}: ", self._leave_with))
        return answer if isinstance(answer, str) else ""

    def _run(self, first: Callable[[], None] | None = None) -> Answer | str:
        try:
            # asyncio tells of an interrupt that no key announced; prompt_toolkit loses one
            # that comes while a menu begins or ends.
            return self._application.run(pre_run=first, handle_sigint=False)
        except EOFError:  # the terminal was closed
            return Said(Verb.QUIT)

    def _fragments(self) -> StyleAndTextTuples:
        columns = self._application.output.get_size().columns
        settings = self._settings()
        if self._screen.rows and columns != self._columns and not self._entry.active:
            # The page above was folded for another width: it is shown again.
            self._columns = columns
            self._application.exit(result=Said(Verb.AGAIN))
        fragments = drawn(
            self._screen,
            self._selected,
            self._hint,
            columns=columns,
            glyphs=self._glyphs,
            widest=settings.width,
        )
        return [*themed(fragments, settings.theme)]

    def _bindings(self) -> KeyBindingsBase:
        keys = KeyBindings()
        for row in (DIGITS, AZERTY_ROW):
            for index, key in enumerate(row):
                keys.add(key)(lambda _event, index=index: self._choose(index))
        for key in ("enter", "c-j", " "):  # c-j is Enter typed before we were listening
            keys.add(key)(lambda _event: self._choose(self._selected))
        for key in UP:
            keys.add(key)(lambda _event: self._move(-1))
        for key in DOWN:
            keys.add(key)(lambda _event: self._move(1))
        for key, verb in {**LETTERS, **ALSO}.items():
            keys.add(key)(lambda _event, verb=verb: self._leave_with(Said(verb)))
        keys.add(":")(lambda _event: self._type(":", self._typed))
        keys.add("escape")(lambda _event: None)
        keys.add(Keys.Any)(lambda _event: self._tell(NOTHING_HERE))
        typing = self._entry.bindings(lambda: self._application.layout)
        choosing = ConditionalKeyBindings(keys, ~self._entry.wanted)
        return merge_key_bindings([choosing, typing, always()])

    def _choose(self, index: int) -> None:
        rows = self._screen.rows
        if index >= len(rows):
            count = len(rows)
            self._tell(f"There are only {count} here." if count > 1 else "There is only one here.")
            return
        row = rows[index]
        if row.locked:
            self._selected = index
            self._tell(row.reason or "This way is not open to you.")
            return
        self._leave_with(Take(row.number))

    def _move(self, by: int) -> None:
        self._hint = ""
        self._selected = (self._selected + by) % max(len(self._screen.rows), 1)

    def _type(self, prompt: str, done: Callable[[str], None]) -> None:
        self._hint = ""
        words = WORDS if prompt == ":" else ()
        layout = self._application.layout
        self._entry.begin(layout, prompt, done, words=words, tell=self._tell)

    def _typed(self, text: str) -> None:
        """Do what the command line says."""
        answer = understood(text, self._offers) if text else None
        locked = {offer.number for offer in self._offers.offers if offer.locked}
        match answer:
            case Take(number) if number in locked:
                self._choose(number - 1)
            case None:
                self._tell(f"“{shortened(text)}” is not known here. ? lists all." if text else "")
            case _:
                self._leave_with(answer)

    def _leave_with(self, answer: Answer | str) -> None:
        self._application.exit(result=answer)

    def _tell(self, hint: str) -> None:
        """A quiet word in the last line, and no bell."""
        self._hint = hint


def always() -> KeyBindingsBase:
    """The keys that do the same everywhere, also while something is typed."""
    keys = KeyBindings()

    def interrupt(event: Event) -> None:
        event.app.exit(exception=KeyboardInterrupt)

    keys.add("c-c")(interrupt)
    keys.add(Keys.SIGINT)(interrupt)
    can_sleep = Condition(lambda: hasattr(signal, "SIGTSTP"))
    keys.add("c-z", filter=can_sleep)(lambda event: event.app.suspend_to_background())
    return keys


def _keys(question: Question, glyphs: Glyphs, *, small: bool) -> tuple[str, ...]:
    """The keys worth a reminder here; on a small screen the text needs the lines more."""
    notes = f"{question.notes} note{'s' if question.notes > 1 else ''}"
    new = f" ({question.unread} new)" if question.unread else ""
    if small:
        return (*((f"n {notes}",) if question.notes else ()), "? keys")
    return (
        f"1-9 or {glyphs.arrows} and Enter",
        *((f"n {notes}{new}",) if question.notes else ()),
        "u undo",
        "b notebook",
        "s saves",
        "? all keys",
        "q quit",
    )


def _row(offer: NumberedOffer, glyphs: Glyphs) -> Row:
    label = bare(offer.label)
    if offer.dilemma:
        label = f"{label} {glyphs.dilemma}"
    return Row(offer.number, label, offer.taken, offer.locked, bare(offer.reason))
