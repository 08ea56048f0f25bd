"""The caret stands under the place, whatever the characters before it are."""

import pytest

from commune.diagnostics import Diagnostic, Span
from commune.diagnostics.excerpt import WIDTH, cells, excerpt


def shown(line: str, start: int, end: int, *, number: int = 1) -> list[str]:
    span = Span("a.yaml", number, start + 1, number, end + 1)
    lines = [""] * (number - 1) + [line]
    return excerpt(Diagnostic("bad-id", span, "x"), lines).split("\n")


def under(rows: list[str]) -> str:
    """What stands in the cells above the caret, counted as a terminal does."""
    _, line, caret = rows
    start, end = caret.index("^"), caret.rindex("^") + 1
    at, found = 0, ""
    for sign in line:
        if start <= at < end:
            found += sign
        at += cells(sign)
    return found


def test_the_gutter_holds_the_number_and_the_line_stands_beside_it() -> None:
    assert shown("if: solidarty >= 2", 4, 13, number=28) == [
        "   |",
        "28 | if: solidarty >= 2",
        "   |     ^^^^^^^^^",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Étienne: here it is",
        "中文字: here it is",
        "e\u0301te\u0301: here it is",
        "😀😀: here it is",
        "ｆｕｌｌ: here it is",
        "a\u200bb: here it is",
        "“«…»”: here it is",
    ],
)
def test_the_caret_stands_under_the_place_behind_any_characters(line: str) -> None:
    start = line.index("here")
    assert under(shown(line, start, start + 4)) == "here"


def test_wide_characters_are_marked_over_their_whole_width() -> None:
    assert shown("a: 中文", 3, 5)[2] == "  |    ^^^^"


def test_a_combining_mark_adds_nothing_to_the_caret() -> None:
    assert shown("a: e\u0301t", 3, 6)[2] == "  |    ^^"


def test_a_tab_is_copied_so_that_it_moves_the_caret_as_the_text() -> None:
    assert shown("\tb:\tcd", 4, 6)[2] == "  | \t  \t^^"


def test_an_empty_place_gets_one_caret_also_behind_the_line() -> None:
    assert shown("a:", 2, 2)[2] == "  |   ^"
    assert shown("", 0, 0)[2] == "  | ^"
    assert shown("a:", 40, 50)[2] == "  |   ^"


def test_a_place_over_several_lines_is_marked_to_the_end_of_its_first() -> None:
    found = excerpt(Diagnostic("bad-id", Span("a", 1, 4, 3, 2), "x"), ["a: [b,", "c,", "d]"])
    assert found.endswith("a: [b,\n  |    ^^^")


def test_a_line_that_the_file_does_not_have_shows_nothing() -> None:
    assert excerpt(Diagnostic("bad-id", Span.at("a", 7), "x"), ["a"]) == ""


@pytest.mark.parametrize("sign", ["x", "中", "é"])
@pytest.mark.parametrize(("start", "end"), [(0, 4), (150, 154), (296, 300), (0, 300), (100, 290)])
def test_a_long_line_is_cut_around_the_place(sign: str, start: int, end: int) -> None:
    words = sign * start + "!" * (end - start) + sign * (300 - end)
    rows = shown(words, start, end)
    text = rows[1].removeprefix("1 | ")
    assert cells(text) <= WIDTH
    assert "…" in text
    assert set(under(rows)) == {"!"}
    if end - start == 4:
        assert under(rows) == "!!!!"


def test_a_cut_does_not_part_a_mark_from_its_letter() -> None:
    rows = shown("e\u0301" * 200, 300, 302)
    assert "…e\u0301" in rows[1]
    assert "…\u0301" not in rows[1]


def test_what_would_move_the_cursor_is_shown_as_a_replacement() -> None:
    rows = shown("a\x1b[2J\x00b", 6, 7)
    assert rows[1] == "1 | a\ufffd[2J\ufffdb"
    assert rows[2] == "  |       ^"
