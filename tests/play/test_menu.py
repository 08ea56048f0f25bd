"""Keys choose at once, the real cursor stands on the selected line, and all is erased after."""

import io
from collections.abc import Iterator

import pyte
import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput
from prompt_toolkit.output.vt100 import Vt100_Output
from syrupy.assertion import SnapshotAssertion

from commune.play.answers import Answer, OpenNote, Take, Verb
from commune.play.blocks import NoteEntry, NoteList, NumberedOffer, OfferList, words_of
from commune.play.glyphs import ASCII, UNICODE
from commune.play.menu import AZERTY_ROW, Menu
from commune.play.menu_screen import Entry, Screen, drawn

OFFERS = OfferList(
    (
        NumberedOffer(1, "a/b", words_of("Climb."), locked=True, reason=words_of("Too high.")),
        NumberedOffer(
            2, "a/c", words_of("Knock at the door, hard enough for the whole yard to hear it.")
        ),
        NumberedOffer(3, "a/d", words_of("Wait."), dilemma=True, taken=True),
    )
)
NOTES = NoteList((NoteEntry(1, "Lamp", "Fact"), NoteEntry(2, "Mill", "Place")))


@pytest.fixture
def keys() -> Iterator[PipeInput]:
    with create_pipe_input() as pipe:
        yield pipe


def _asked(keys: PipeInput, typed: str, offers: OfferList = OFFERS) -> Answer:
    keys.send_text(typed)
    return Menu(keys=keys, output=DummyOutput()).ask(offers, notes=2)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("2", Take(2)),
        ("é", Take(2)),
        ('"', Take(3)),
        ("\r", Take(2)),
        ("j\r", Take(3)),
        ("\x1b[B\r", Take(3)),
        ("\tk\t\r", Take(3)),
        ("\x1b[Z\r\x1b[A\r", Take(3)),
        ("13", Take(3)),
        ("9z3", Take(3)),
        ("u", Verb.UNDO),
        ("n", Verb.NOTES),
        ("l", Verb.LEDGER),
        ("r", Verb.REPRINT),
        ("\x0c", Verb.REPRINT),
        ("g", Verb.GENTLE),
        ("?", Verb.HELP),
        ("h", Verb.HELP),
        ("q", Verb.QUIT),
        ("\x04", Verb.QUIT),
    ],
)
def test_a_key_is_an_answer(keys: PipeInput, typed: str, answer: Answer) -> None:
    assert _asked(keys, typed) == answer


def test_the_french_row_chooses_without_shift(keys: PipeInput) -> None:
    nine = OfferList(tuple(NumberedOffer(n, f"a/c{n}", words_of("Go.")) for n in range(1, 10)))
    menu = Menu(keys=keys, output=DummyOutput())
    keys.send_text(AZERTY_ROW)
    assert [menu.ask(nine, notes=0) for _ in AZERTY_ROW] == [Take(n) for n in range(1, 10)]


def test_ctrl_c_interrupts(keys: PipeInput) -> None:
    with pytest.raises(KeyboardInterrupt):
        _asked(keys, "\x03")


def test_keys_typed_ahead_answer_the_next_question(keys: PipeInput) -> None:
    menu = Menu(keys=keys, output=DummyOutput())
    keys.send_text("23")
    assert menu.ask(OFFERS, notes=0) == Take(2)
    assert menu.ask(OFFERS, notes=0) == Take(3)


def test_a_closed_keyboard_is_quitting(keys: PipeInput) -> None:
    keys.close()
    assert Menu(keys=keys, output=DummyOutput()).ask(OFFERS, notes=0) is Verb.QUIT


def test_without_a_way_on_keys_still_work(keys: PipeInput) -> None:
    assert _asked(keys, "1j\ru", OfferList(())) is Verb.UNDO


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("2", OpenNote(2)),
        ("j\r", OpenNote(2)),
        ("n", None),
        ("\x1b", None),
        ("uln", None),
        ("q", Verb.QUIT),
    ],
)
def test_a_note_is_picked_and_the_key_that_opened_the_list_closes_it(
    keys: PipeInput, typed: str, answer: object
) -> None:
    keys.send_text(typed)
    assert Menu(keys=keys, output=DummyOutput()).pick(NOTES) == answer


def test_help_names_every_verb() -> None:
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        rows = dict(Menu(output=DummyOutput()).help().rows)
    assert {"u", "n", "l", "r", "g", "?", "q"} <= set(rows)


class _Terminal:
    """A terminal to look at: what was drawn, and what stands there after."""

    def __init__(self, columns: int) -> None:
        self.written = io.StringIO()
        self.screen = pyte.Screen(columns, 24)
        size = Size(rows=24, columns=columns)
        self.output = Vt100_Output(self.written, lambda: size, term="xterm", enable_cpr=False)

    def look(self, *, erased: bool = False) -> list[str]:
        text = self.written.getvalue()
        if not erased:  # what stood there before the menu was taken away
            text = text[: text.rfind("\x1b[J")]
        pyte.Stream(self.screen).feed(text)
        return [line.rstrip() for line in self.screen.display]


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_the_menu_fits_its_terminal(
    keys: PipeInput, columns: int, snapshot: SnapshotAssertion
) -> None:
    terminal = _Terminal(columns)
    keys.send_text("u")
    Menu(keys=keys, output=terminal.output).ask(OFFERS, notes=2)
    lines = terminal.look()
    assert max(map(len, lines)) <= min(columns - 1, 76)
    assert "\n".join(lines).rstrip() == snapshot


def test_the_real_cursor_stands_on_the_selected_line() -> None:
    lines = drawn(
        Screen((Entry(1, "One."), Entry(2, "Two.")), ()), 1, "", columns=80, glyphs=UNICODE
    )
    behind = lines[lines.index(("[SetCursorPosition]", "")) + 1]
    assert behind == ("bold", "▸ 2. Two.\n")


def test_the_menu_is_erased_when_done_and_never_rings_or_asks(keys: PipeInput) -> None:
    terminal = _Terminal(80)
    keys.send_text("zz1u")
    Menu(keys=keys, output=terminal.output).ask(OFFERS, notes=2)
    assert not "".join(terminal.look(erased=True)).strip()
    written = terminal.written.getvalue()
    assert "\a" not in written
    assert "\x1b[6n" not in written  # where is the cursor?
    assert "\x1b[?1049h" not in written  # no second screen


def test_a_locked_way_shows_its_reason_in_the_last_line() -> None:
    entries = (Entry(1, "Climb.", locked=True, reason="Too high."),)
    text = "".join(t for _, t in drawn(Screen(entries, ()), 0, "", columns=80, glyphs=ASCII))
    assert "> 1. Climb. (locked: Too high.)" in text
    told = drawn(Screen(entries, ("q quit",)), 0, "Too high.", columns=80, glyphs=ASCII)
    assert told[-1] == ("ansicyan", "  Too high.")


def test_no_key_is_torn_apart_or_hidden_at_forty_columns() -> None:
    keys = ("1-9 or arrows, Enter", "n 2 notes", "u undo", "l ledger", "? all keys", "q quit")
    shown = drawn(Screen((), keys), 0, "", columns=40, glyphs=UNICODE)[-1][1].splitlines()
    assert all(any(key in line for line in shown) for key in keys)
    assert all(len(line) < 40 for line in shown)
