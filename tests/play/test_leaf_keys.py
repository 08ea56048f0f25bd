"""Pages beside the story are read, scrolled and left by keys, on a screen of their own."""

import pytest
from tests.play.keyboard import (
    CLOSED,
    DOWN,
    END,
    ESC,
    HOME,
    LEFT,
    OPENED,
    RIGHT,
    UP,
    Terminal,
)

from commune.play.answers import Leaf, Link, Said, Verb
from commune.play.blocks import Heading, Hint
from commune.play.keys.bound import ALSO, AZERTY_ROW, DIGITS, LETTERS
from commune.saves import Settings

PAGE = Said(Verb.PAGE)
LAMP, MILL, ADA = (Said(Verb.NOTE, name) for name in ("lamp", "mill", "ada"))
BOOK = Leaf(
    "Notebook",
    (
        Hint("3 of 7 notes found."),
        Heading("Facts"),
        Link("The lamp", LAMP, "new"),
        Link("The mill", MILL),
        Heading("People"),
        Link("Ada", ADA),
    ),
    seeks=True,
)
CARD = Leaf("Ledger", (Hint("Nothing is in it."),))


def _long(links: int) -> Leaf:
    """A leaf of so many links."""
    ways = (Link(f"Way {n}", Said(Verb.BACK, str(n))) for n in range(1, links + 1))
    return Leaf("Choices", tuple(ways))


def _read(leaf: Leaf, typed: str, terminal: Terminal | None = None) -> Said | None:
    terminal = terminal or Terminal()
    terminal.keys.type(typed)
    return terminal.asker.read(leaf)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("1", LAMP),
        ("3", ADA),
        ("&", LAMP),
        ('"', ADA),
        ("\r", LAMP),
        (RIGHT, LAMP),
        (f"{DOWN}\r", MILL),
        (f"{DOWN}{DOWN}\r", ADA),
        (f"{DOWN}{DOWN}{DOWN}{DOWN}\r", ADA),
        (f"{DOWN}{DOWN}{UP}\r", MILL),
        (f"{UP}\r", LAMP),
        ("jj\r", ADA),
        ("jjk\r", MILL),
        ("\t\t\x1b[Z\r", MILL),
        (f"{END}\r", ADA),
        (f"{END}{HOME}\r", LAMP),
        (ESC, None),
        (LEFT, None),
        ("q", PAGE),
        ("9q", PAGE),
        ("0q", PAGE),
        ("9z2", MILL),
        ("/tombs\r", Said(Verb.NOTEBOOK, "tombs")),
        ("/ père duchêne \r", Said(Verb.NOTEBOOK, "père duchêne")),
        (f"/tombs{ESC}2", MILL),
        ("/\r2", MILL),
        (":undo\r", Said(Verb.UNDO)),
        (":find tombs\r", Said(Verb.NOTEBOOK, "tombs")),
        (":save Ms Roux\r", Said(Verb.SAVE, "Ms Roux")),
        (":dance\r2", MILL),
        (f":und{ESC}2", MILL),
        (":no\x04" + "2", MILL),
    ],
)
def test_a_key_chooses_moves_or_leads_back(typed: str, answer: Said | None) -> None:
    assert _read(BOOK, typed) == answer


@pytest.mark.parametrize("digit", ["9", "0", "ç"])
def test_a_number_that_is_not_there_says_how_many_there_are(digit: str) -> None:
    terminal = Terminal()
    _read(BOOK, f"{digit}q", terminal)
    assert "There are 3 here." in terminal.text()


@pytest.mark.parametrize(("key", "verb"), {**LETTERS, "\x04": ALSO["c-d"]}.items())
def test_letters_lead_on_to_what_they_open_elsewhere(key: str, verb: Verb) -> None:
    to_the_story = key in "rq"  # there is nothing to be shown again here, and q leads back
    assert _read(BOOK, f"{key}q") == (PAGE if to_the_story else Said(verb))


def test_ctrl_c_interrupts_in_a_leaf_and_while_something_is_typed_there() -> None:
    for typed in ("\x03", "/tom\x03", ":sa\x03"):
        with pytest.raises(KeyboardInterrupt):
            _read(BOOK, typed)


@pytest.mark.parametrize("row", [DIGITS, AZERTY_ROW])
def test_nine_links_are_opened_by_one_digit(row: str) -> None:
    assert [_read(_long(9), key) for key in row] == [
        Said(Verb.BACK, str(number)) for number in range(1, 10)
    ]


@pytest.mark.parametrize(
    ("links", "typed", "number"),
    [
        (12, "12", 12),
        (12, "11", 11),
        (12, "2", 2),
        (12, "1\r", 1),
        (12, "10", 10),
        (12, "19", None),
        (12, f"1{DOWN}\r", 2),
        (99, "47", None),
        (99, "47\r", 47),
        (99, "9\r", 9),
        (120, "120\r", 120),
        (120, "12\r", 12),
        (120, "13", 13),
        (120, "30\r", 30),
        (12, "1z2", 2),
        (12, f"1{DOWN}2", 2),
        (12, f"1{END}{HOME}3", 3),
        (12, "1 2", 2),
    ],
)
def test_longer_numbers_are_typed_digit_by_digit(
    links: int, typed: str, number: int | None
) -> None:
    expected = PAGE if number is None else Said(Verb.BACK, str(number))
    assert _read(_long(links), f"{typed}q") == expected


def test_a_number_that_may_go_on_is_shown_with_its_link_selected() -> None:
    terminal = Terminal()
    _read(_long(12), "1\r", terminal)
    assert "open 1: Enter, or another digit" in terminal.text()
    assert terminal.cursor_line() == "▸  1. Way 1"


def test_a_number_out_of_sight_is_shown_before_it_is_opened() -> None:
    terminal = Terminal()
    assert _read(_long(99), "47\r", terminal) == Said(Verb.BACK, "47")
    assert terminal.cursor_line() == "▸ 47. Way 47"
    assert "Enter opens this one." in terminal.text()


def test_a_leaf_opens_on_a_screen_of_its_own_and_leaves_the_page_as_it_was() -> None:
    terminal = Terminal()
    _read(BOOK, "q", terminal)
    assert terminal.written.count(OPENED) == 1
    assert terminal.written.count(CLOSED) == 1
    assert terminal.written.index(OPENED) < terminal.written.index("Notebook")
    assert terminal.written.rindex("Notebook") < terminal.written.index(CLOSED)
    assert not terminal.written[terminal.written.index(CLOSED) + len(CLOSED) :].strip(
        "\x1b[?0123456789lhmJKHr;\r\n"
    ), "and nothing is written on the page"


def test_nothing_rings_or_asks_for_the_cursor() -> None:
    terminal = Terminal()
    _read(BOOK, f"zz9{UP}{UP}/zz{ESC}:zz\rq", terminal)
    assert "\a" not in terminal.written
    assert "\x1b[6n" not in terminal.written
    assert "\x1b[?1000h" not in terminal.written


def test_the_real_cursor_stands_on_the_selected_link() -> None:
    terminal = Terminal()
    _read(BOOK, f"{DOWN}{DOWN}{UP}q", terminal)
    lines = [terminal.cursor_line(key) for key in range(4)]
    assert lines == ["▸ 1. The lamp (new)", "▸ 2. The mill", "▸ 3. Ada", "▸ 2. The mill"]


def test_which_link_is_selected_lasts_while_the_same_leaf_is_shown_anew() -> None:
    terminal = Terminal()
    assert _read(BOOK, f"{DOWN}\r", terminal) == MILL
    assert _read(BOOK, "\r", terminal) == MILL
    assert _read(_long(3), "\r", terminal) == Said(Verb.BACK, "1")
    assert _read(BOOK, "\r", terminal) == LAMP


def test_a_word_stands_in_the_place_of_the_keys_until_one_moves() -> None:
    terminal = Terminal()
    terminal.keys.type(f"{DOWN}q")
    terminal.asker.read(BOOK, "Kept as “mine”.")
    assert "Kept as “mine”." in terminal.text(0)
    assert "Esc back" not in terminal.text(0)
    assert "Esc back" in terminal.text(1)


def test_where_words_cannot_be_looked_for_it_is_said_where_they_can() -> None:
    terminal = Terminal()
    _read(CARD, "/q", terminal)
    assert "The notebook (b) is where words can be looked for." in terminal.text()
    assert "/ find" not in terminal.text(0)


def test_an_unknown_word_is_told_in_the_last_lines() -> None:
    terminal = Terminal()
    _read(BOOK, ":dance\rq", terminal)
    assert "“dance” is not known here. ? lists all." in terminal.text()


@pytest.mark.parametrize(("theme", "codes"), [("colour", {1, 36}), ("quiet", {1}), ("none", set())])
def test_a_theme_says_which_looks_a_leaf_has(theme: str, codes: set[int]) -> None:
    terminal = Terminal(settings=Settings(theme=theme))
    _read(BOOK, f"{DOWN}zq", terminal)
    assert terminal.codes == codes
