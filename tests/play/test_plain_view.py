"""Plain lines say everything in words: no codes, no boxes, nothing by looks alone."""

import re

from hypothesis import given
from hypothesis import strategies as st
from tests.play.reading import everything

from commune.engine import Journal
from commune.play import blocks as show
from commune.play.view.plain_view import PlainView, lines_of, listed, words
from commune.play.wrap import width_of, wrap

_LOOKS = re.compile("[\x1b\u2500-\u28ff]")


def _written(journal: Journal, width: int) -> str:
    written: list[str] = []
    PlainView(written.append, lambda: width).show(*everything(journal))
    return "".join(written)


def test_plain_lines_have_no_codes_and_no_drawing(journal: Journal) -> None:
    assert not _LOOKS.search(_written(journal, 0))


def test_lines_fold_at_the_terminals_width_and_never_beyond_76(journal: Journal) -> None:
    for width in (40, 80, 200):
        assert max(map(len, _written(journal, width).splitlines())) <= min(width, 76)


def test_into_a_pipe_a_paragraph_is_one_line(journal: Journal) -> None:
    assert "\n1. Knock at the door, hard enough for the whole yard to hear it.\n" in _written(
        journal, 0
    )


def test_a_page_reads_as_labelled_lines(journal: Journal) -> None:
    text = _written(journal, 0)
    for line in (
        "Scene: The yard",
        "When: 3 February 1901, half past 4 in the morning",
        "Where: The mill",
        "A [note 1: lamp] burns in the cour.",
        "Poster, On the wall:",
        "In the words of Ada:",
        "2. Climb the wall. (locked: You are too weak.)",
        "3. Wait. (a dilemma)",
        "You chose 1: This.",
        "Bread: a crust (before: enough).",
        "Before the scene “The hill”: it shows wounds and sudden death.",
    ):
        assert f"\n{line}\n" in text


def test_a_note_over_several_pieces_is_marked_once() -> None:
    line = (
        show.Piece("the "),
        show.Piece("red ", note=2),
        show.Piece("flag", emphasis=True, note=2),
        show.Piece("."),
    )
    assert words(line) == "the [note 2: red flag]."


def test_things_are_listed_as_people_say_them() -> None:
    assert listed(("hunger",)) == "hunger"
    assert listed(("hunger", "sudden-death", "cold")) == "hunger, sudden death and cold"


def test_soft_hyphens_are_dropped() -> None:
    written: list[str] = []
    PlainView(written.append).show(show.Hint("wash\u00adhouse"))
    assert written == ["washhouse\n\n"]


def test_a_break_is_said() -> None:
    written: list[str] = []
    PlainView(written.append).show(show.Hint("One."), show.Break(), show.Hint("Two."))
    assert "".join(written) == "One.\n\nThen:\n\nTwo.\n\n"


def test_a_page_turn_is_asked_for_and_not_shown() -> None:
    assert list(lines_of(show.PageTurn("two"))) == []


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])), st.integers(4, 80))
def test_folding_loses_nothing_but_blanks_and_keeps_the_width(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width_of(line) <= width for line in lines)


def test_folding_does_not_tear_at_a_no_break_space() -> None:
    assert wrap("la Commune\u202f!", 10) == ["la", "Commune\u202f!"]
    assert wrap("", 10) == [""]
