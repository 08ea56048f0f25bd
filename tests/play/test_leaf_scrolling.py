"""Leaves longer than the screen are scrolled by keys, and all of them can be read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.play.keyboard import DOWN, END, HOME, PAGE_DOWN, PAGE_UP, UP, Terminal

from commune.play.answers import Leaf, Link, Said, Verb
from commune.play.blocks import Block, Hint

CARD = Leaf("Ledger", (Hint("Nothing is in it."),))


def _long(links: int, lines: int = 0) -> Leaf:
    """A leaf of so many lines of text, and so many links under them."""
    parts: list[Block | Link] = [Hint(f"Line {n}.") for n in range(lines)]
    parts += [Link(f"Way {n}", Said(Verb.BACK, str(n))) for n in range(1, links + 1)]
    return Leaf("Choices", tuple(parts))


def _read(leaf: Leaf, typed: str, terminal: Terminal | None = None) -> Said | None:
    terminal = terminal or Terminal()
    terminal.keys.type(typed)
    return terminal.asker.read(leaf)


def test_a_leaf_without_links_is_read_on_by_enter_and_opens_nothing() -> None:
    terminal = Terminal()
    _read(_long(0, 60), "\r1q", terminal)
    assert "Line 0." in terminal.text(0)
    assert "Line 0." not in terminal.text(1)
    assert "There is nothing to open here." in terminal.text(2)


def test_arrows_scroll_a_line_before_they_jump_to_a_link_out_of_sight() -> None:
    terminal = Terminal()
    _read(_long(2, 60), f"{DOWN * 3}q", terminal)
    tops = [next(line for line in terminal.look(key)[:4] if "Line" in line) for key in range(4)]
    assert terminal.look(0)[0] == "  Choices"
    assert len(set(tops)) >= 2, "the text moves"
    assert not any("Way" in line for line in terminal.look(3)), "and no link is jumped to"
    assert all(terminal.look(key + 1)[:10] != terminal.look(key)[:10] for key in range(3)), (
        "each arrow moves it on"
    )


def test_arrows_come_back_to_the_selected_link_when_it_was_scrolled_away() -> None:
    terminal = Terminal()
    _read(_long(30), f"{PAGE_DOWN}{UP * 40}\r", terminal)
    assert terminal.cursor_line() == "▸  1. Way 1"


def test_more_below_is_said_until_the_end_is_seen() -> None:
    terminal = Terminal()
    _read(_long(0, 30), f"{END}{HOME}q", terminal)
    assert ["more below" in terminal.text(key) for key in range(3)] == [True, False, True]
    short = Terminal()
    _read(CARD, "q", short)
    assert "more below" not in short.text()


@pytest.mark.parametrize("down", [" ", PAGE_DOWN, "\x06"])
@pytest.mark.parametrize("up", [PAGE_UP, "\x7f", "\x02"])
def test_a_screen_on_and_back_by_either_key(down: str, up: str) -> None:
    terminal = Terminal()
    _read(_long(0, 90), f"{down}{down}{up}q", terminal)
    first, second, third, again = (terminal.text(key) for key in range(4))
    assert len({first, second, third}) == 3
    assert again == second


def test_a_screen_on_keeps_one_line_of_the_one_before() -> None:
    terminal = Terminal()
    _read(_long(90), " q", terminal)
    before = [line for line in terminal.look(0) if "Way" in line]
    after = [line for line in terminal.look(1) if "Way" in line]
    assert before[-1].strip("▸ ") == after[0].strip("▸ ")


@pytest.mark.parametrize(("keys", "at"), [(" ", 0), (f"{END}{PAGE_UP}", -1)])
def test_a_screen_on_or_back_selects_a_link_that_can_be_seen(keys: str, at: int) -> None:
    terminal = Terminal()
    answer = _read(_long(90), f"{keys}\r", terminal)
    seen = [line.strip("▸ ") for line in terminal.look() if "Way" in line]
    assert terminal.cursor_line().strip("▸ ") == seen[at]
    assert answer == Said(Verb.BACK, seen[at].rpartition(" ")[2])


@settings(max_examples=25)
@given(
    lines=st.integers(0, 25),
    links=st.integers(0, 25),
    rows=st.integers(5, 30),
    columns=st.sampled_from([20, 40, 80, 200]),
)
def test_every_line_is_seen_by_space_alone(lines: int, links: int, rows: int, columns: int) -> None:
    terminal = Terminal(columns, rows)
    pages = (2 * lines + links + 4) // max(rows - 7, 2) + 2
    _read(_long(links, lines), f"{' ' * pages}q", terminal)
    shown = "\n".join(terminal.text(key) + "\n" for key in range(len(terminal.marks)))
    assert all(f"Line {n}.\n" in shown for n in range(lines))
    assert all(f"{n}. Way {n}\n" in shown for n in range(1, links + 1))
    assert "more below" not in terminal.text()


@given(
    links=st.integers(1, 40),
    lines=st.integers(0, 20),
    typed=st.lists(st.sampled_from([UP, DOWN, " ", PAGE_UP, HOME, END, "z", "9"]), max_size=12),
)
def test_wherever_one_moves_what_is_selected_is_a_link_of_the_leaf(
    links: int, lines: int, typed: list[str]
) -> None:
    terminal = Terminal(80, 12)
    leaf = _long(links, lines)
    answer = _read(leaf, f"{''.join(typed)}\r", terminal)
    assert answer in [link.target for link in leaf.links]


@settings(max_examples=12)
@given(links=st.integers(1, 14), lines=st.integers(0, 12))
def test_down_alone_leads_to_the_last_link_and_up_alone_to_the_first_line(
    links: int, lines: int
) -> None:
    terminal = Terminal(80, 10)
    many = 2 * lines + 2 * links + 3
    answer = _read(_long(links, lines), f"{DOWN * many}\r", terminal)
    assert answer == Said(Verb.BACK, str(links))
    again = Terminal(80, 10)
    assert _read(_long(links, lines), f"{END}{UP * many}\r", again) == Said(Verb.BACK, "1")
    assert again.look()[0] == "  Choices"


def test_a_leaf_on_the_smallest_of_screens_can_still_be_read_and_left() -> None:
    terminal = Terminal(12, 4)
    assert _read(_long(3, 3), f"{' ' * 30}3", terminal) == Said(Verb.BACK, "3")
