"""What a menu looks like, where the cursor stands in it, and that it leaves nothing behind."""

import pytest
from syrupy.assertion import SnapshotAssertion
from tests.play.keyboard import DOWN, Terminal

from commune.play.answers import Question, Said, Take, Verb
from commune.play.blocks import NumberedOffer, OfferList, words_of
from commune.play.glyphs import ASCII, UNICODE
from commune.play.keys.menu_screen import Row, Screen, drawn, themed
from commune.saves import Settings

LONG = "Knock at the door, hard enough for the whole yard to hear it, and then for the street."
OFFERS = OfferList(
    (
        NumberedOffer(1, "a/b", words_of("Climb."), locked=True, reason=words_of("Too high.")),
        NumberedOffer(2, "a/c", words_of(LONG), taken="taken another time"),
        NumberedOffer(3, "a/d", words_of("Wait."), dilemma=True, taken="taken already"),
    )
)
ASKED = Question(OFFERS, 2, 1)


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_the_menu_fits_its_terminal(columns: int, snapshot: SnapshotAssertion) -> None:
    terminal = Terminal(columns)
    terminal.keys.type("u")
    terminal.asker.ask(ASKED)
    assert max(map(len, terminal.look())) <= min(columns - 1, 76)
    assert terminal.text() == snapshot


def test_the_menu_in_ascii_has_only_ascii() -> None:
    terminal = Terminal(glyphs=ASCII)
    terminal.keys.type("u")
    terminal.asker.ask(ASKED)
    assert terminal.text().isascii()
    assert "> 2. Knock" in terminal.text()


def test_no_line_is_longer_than_the_reader_wants() -> None:
    terminal = Terminal(settings=Settings(width=44))
    terminal.keys.type("u")
    terminal.asker.ask(ASKED)
    assert max(map(len, terminal.look())) <= 44


def test_the_real_cursor_stands_on_the_selected_line() -> None:
    terminal = Terminal()
    terminal.keys.type(f"{DOWN}{DOWN}{DOWN}u")
    terminal.asker.ask(ASKED)
    lines = [terminal.cursor_line(key)[:6] for key in range(4)]
    assert lines == ["▸ 2. K", "▸ 3. W", "▸ 1. C", "▸ 2. K"]


def test_what_a_word_or_a_reason_says_stands_in_the_place_of_the_keys() -> None:
    terminal = Terminal()
    terminal.keys.type("1ju")
    terminal.asker.ask(Question(OFFERS, 2, 1, "Taken back."))
    assert terminal.text(0).endswith("  Taken back.")
    assert "q quit" not in terminal.text(0)
    assert terminal.text(1).endswith("  Too high.")
    assert "q quit" in terminal.text(2), "moving on brings the keys back"


def test_the_menu_counts_the_notes_of_the_page_and_those_that_are_new() -> None:
    for notes, unread, told in ((2, 1, "n 2 notes (1 new)"), (1, 0, "n 1 note ·")):
        terminal = Terminal()
        terminal.keys.type("u")
        terminal.asker.ask(Question(OFFERS, notes, unread))
        assert told in " ".join(terminal.text().split())
    terminal = Terminal()
    terminal.keys.type("u")
    terminal.asker.ask(Question(OFFERS))
    assert "note" not in terminal.text().replace("notebook", "")


def test_the_menu_is_erased_when_done_and_never_rings_or_asks() -> None:
    terminal = Terminal()
    terminal.keys.type("zz1:dance\ru")
    terminal.asker.ask(ASKED)
    assert terminal.text().strip()
    assert not "".join(terminal.left()).strip()
    assert "\a" not in terminal.written
    assert "\x1b[6n" not in terminal.written  # where is the cursor?
    assert "\x1b[c" not in terminal.written  # who are you?
    assert "\x1b[?1049h" not in terminal.written  # no second screen
    assert "\x1b[?1000h" not in terminal.written  # the mouse stays the terminal's


def test_a_key_that_does_nothing_says_so() -> None:
    terminal = Terminal()
    terminal.keys.type("z9u")
    terminal.asker.ask(ASKED)
    assert "That key does nothing here. ? lists all." in terminal.text(1)
    assert "There are only 3 here." in terminal.text(2)
    alone = Terminal()
    alone.keys.type("91")
    assert alone.asker.ask(Question(OfferList(OFFERS.offers[2:]))) == Take(3)
    assert "There is only one here." in alone.text()


@pytest.mark.parametrize(("theme", "codes"), [("colour", {1, 36}), ("quiet", {1}), ("none", set())])
def test_a_theme_says_which_looks_there_are(theme: str, codes: set[int]) -> None:
    terminal = Terminal(settings=Settings(theme=theme))
    terminal.keys.type("1ju")
    terminal.asker.ask(ASKED)
    assert terminal.codes == codes


def test_a_setting_changed_in_between_holds_for_the_next_question() -> None:
    terminal = Terminal()
    terminal.keys.type("u")
    terminal.asker.ask(ASKED)
    before = len(terminal.written)
    terminal.settings = Settings(theme="none", width=40)
    terminal.keys.type("u")
    terminal.asker.ask(ASKED)
    assert "\x1b[36" not in terminal.written[before:]
    assert max(map(len, terminal.look())) <= 40


def test_the_pointer_stands_beside_the_first_way_that_is_open() -> None:
    terminal = Terminal()
    terminal.keys.type("u")
    terminal.asker.ask(ASKED)
    assert terminal.look()[1].startswith("  ▸ 2. Knock")


def test_on_a_low_screen_the_keys_take_one_line() -> None:
    terminal = Terminal(80, 12)
    terminal.keys.type("u")
    terminal.asker.ask(ASKED)
    assert terminal.look()[5] == "  n 2 notes · ? keys"


def test_where_all_ways_are_locked_the_menu_stands_all_the_same() -> None:
    terminal = Terminal()
    terminal.keys.type("\ru")
    assert terminal.asker.ask(Question(OfferList(OFFERS.offers[:1]))) == Said(Verb.UNDO)
    assert "Too high." in terminal.look()[2]


def test_a_locked_way_shows_its_reason_in_the_last_line() -> None:
    rows = (Row(1, "Climb.", locked=True, reason="Too high."),)
    text = "".join(t for _, t in drawn(Screen(rows, ()), 0, "", columns=80, glyphs=ASCII))
    assert "> 1. Climb. (locked: Too high.)" in text
    told = drawn(Screen(rows, ("q quit",)), 0, "Too high.", columns=80, glyphs=ASCII)
    assert told[-1] == ("ansicyan", "  Too high.")


def test_no_key_is_torn_apart_or_hidden_at_forty_columns() -> None:
    keys = ("1-9 or arrows, Enter", "n 2 notes", "u undo", "l ledger", "? all keys", "q quit")
    shown = drawn(Screen((), keys), 0, "", columns=40, glyphs=UNICODE)[-1][1].splitlines()
    assert all(any(key in line for line in shown) for key in keys)
    assert all(len(line) < 40 for line in shown)


@pytest.mark.parametrize("theme", ["quiet", "none"])
def test_a_theme_takes_no_word_and_no_cursor_away(theme: str) -> None:
    rows = (Row(1, "One."), Row(2, "Two.", "taken already"))
    lines = drawn(Screen(rows, ("q quit",)), 1, "", columns=80, glyphs=UNICODE)
    shown = themed(lines, theme)
    assert [text for _, text in shown] == [text for _, text in lines]
    assert ("[SetCursorPosition]", "") in shown
