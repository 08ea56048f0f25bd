"""Pages drawn with rich keep their width, their no-break spaces, and their words."""

import io
import os
import re
import select
import sys

import pytest
from rich.console import Console
from syrupy.assertion import SnapshotAssertion

from commune.engine import Journal, compose
from commune.play import blocks as show
from commune.play.glyphs import ASCII, UNICODE, Glyphs, glyphs_for
from commune.play.notebook import note_card
from commune.play.presenter import present, title_card
from commune.play.view.plain_view import lines_of
from commune.play.view.rich_view import RichView, rich_console
from commune.play.view.typing import keyboard, typed
from commune.saves.settings import Settings


def _drawn(width: int, *blocks: show.Block, glyphs: Glyphs = UNICODE) -> str:
    file = io.StringIO()
    RichView(rich_console(file, width), glyphs).show(*blocks)
    return file.getvalue()


def _page(journal: Journal) -> list[show.Block]:
    sheet = present(compose(journal.story, journal.turn), journal)
    return [block for part in sheet.parts for block in part.blocks] + [*sheet.under, sheet.offers]


def _blocks(journal: Journal) -> list[show.Block]:
    town = journal.after("yard/knock").after("hill/leave")
    note = journal.story.notes["how-many"]
    shown = [title_card(journal), *_page(journal), *_page(town), note_card(note, journal)]
    shown.append(show.Notice("hill", "The hill", ("wounds",), has_summary=False))
    shown.append(show.Chosen(2, show.words_of("Climb.")))
    return shown


@pytest.mark.parametrize("width", [40, 80, 200])
def test_a_page_keeps_its_measure(
    journal: Journal, width: int, snapshot: SnapshotAssertion
) -> None:
    drawn = _drawn(width, *_blocks(journal))
    assert max(map(len, drawn.splitlines())) <= min(width - 1, 100)
    assert all(line == line.rstrip() for line in drawn.splitlines())
    assert drawn == snapshot


def test_nothing_is_indented_under_fifty_columns(journal: Journal) -> None:
    assert "\nThe yard\n" in _drawn(40, *_page(journal))
    assert "\n  The yard\n" in _drawn(80, *_page(journal))


def _paragraph(text: str) -> show.Prose:
    return show.Prose((show.Paragraph((show.words_of(text),)),))


@pytest.mark.parametrize("space", ["\u00a0", "\u202f"])
def test_lines_never_break_at_a_no_break_space(space: str) -> None:
    text = f"word word word word word word word Commune{space}!"
    for width in range(20, 60):
        drawn = _drawn(width, _paragraph(text))
        assert f"Commune{space}!" in drawn


def test_years_brackets_and_colons_are_shown_as_written() -> None:
    drawn = _drawn(80, _paragraph("In 1901 [red]nobody[/red] said :fire: to [Clerk 1901]."))
    assert "In 1901 [red]nobody[/red] said :fire: to [Clerk 1901]." in drawn


def test_soft_hyphens_are_dropped() -> None:
    assert "washhouse" in _drawn(80, _paragraph("wash\u00adhouse"))


def test_without_utf8_the_signs_are_ascii(journal: Journal) -> None:
    drawn = _drawn(80, *_blocks(journal), glyphs=ASCII)
    assert "lamp[1] burns" in drawn
    assert not any("─" <= sign <= "⣿" for sign in drawn)
    assert glyphs_for("UTF-8") == glyphs_for("utf8") == UNICODE
    assert glyphs_for("latin-1") == glyphs_for(None) == ASCII


def test_both_views_say_the_same_words(journal: Journal) -> None:
    """What the plain view says of story text, the rich one shows too."""
    drawn = " ".join(_drawn(200, *_page(journal)).split())
    for block in _page(journal):
        if isinstance(block, show.SceneHeader):
            for line in lines_of(block):
                assert line.partition(": ")[2] in drawn


def test_no_colour_is_needed(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("FORCE_COLOR", "1")
    drawn = _drawn(80, *_page(journal))
    assert "\x1b[3" not in drawn.replace("\x1b[3m", "")


def test_a_page_longer_than_the_screen_is_shown_in_screens() -> None:
    paragraph = show.Paragraph((show.words_of("A lamp, and a rope beside it. " * 8),))
    header = show.SceneHeader("The gate", "Dawn", "The yard")
    console = Console(file=io.StringIO(), width=80, height=24)
    view = RichView(console)
    blocks = (show.Prose((paragraph,) * 8), header, show.Prose((paragraph,)))
    screens = list(view.screens(blocks))
    assert len(screens) > 2
    assert [b for s in screens for b in s] == [
        *(show.Prose((paragraph,)) for _ in range(8)),
        header,
        show.Prose((paragraph,)),
    ]
    for screen in screens:
        assert not isinstance(screen[-1], show.SceneHeader), "a header stands over its text"
        out = io.StringIO()
        RichView(Console(file=out, width=80, height=24)).show(*screen)
        assert out.getvalue().count("\n") <= 24 - 4


def test_a_page_that_fits_is_shown_at_once() -> None:
    view = RichView(Console(file=io.StringIO(), width=80, height=60))
    assert len(list(view.screens((show.Heading("A"), show.Heading("B"))))) == 1


def test_text_comes_letter_by_letter_and_blanks_and_codes_take_no_time() -> None:
    written: list[str] = []
    waits: list[float] = []

    def wait(seconds: float) -> bool:
        waits.append(seconds)
        return False

    assert not typed("\x1b[1mIt is\x1b[0m\n late.", written.append, wait, 50)
    assert "".join(written) == "\x1b[1mIt is\x1b[0m\n late."
    assert waits == [1 / 50] * len("Itislate.")
    assert written[:3] == ["\x1b[1mI", "t", " "]


def test_a_key_shows_the_rest_at_once() -> None:
    written: list[str] = []
    assert typed("It is late, and dark.", written.append, lambda _: written[-1] == "i", 50)
    assert written == ["I", "t", " ", "i", "s late, and dark."]


posix = pytest.mark.skipif(sys.platform == "win32", reason="there are no ptys")


@posix
@pytest.mark.parametrize("key", ["x", "é", "東", "\x1b[A"])
def test_the_key_that_hurries_is_consumed_whole_and_no_other(key: str) -> None:
    ours, terminal = os.openpty()
    before = _mode(terminal)
    with keyboard(terminal) as wait:
        assert not wait(0)
        os.write(ours, key.encode())
        assert wait(5)
        assert not select.select([terminal], [], [], 0)[0]
        os.write(ours, b"2")
        assert wait(5), "the next key is another"
    assert _mode(terminal) == before
    os.close(ours)
    os.close(terminal)


@posix
def test_what_was_typed_ahead_stays_for_the_menu_and_shows_all_at_once() -> None:
    ours, terminal = os.openpty()
    os.write(ours, b"2")
    with keyboard(terminal) as wait:
        assert wait(0)
        assert wait(0)
        assert os.read(terminal, 9) == b"2"
    os.close(ours)
    os.close(terminal)


@posix
def test_the_terminal_is_given_back_when_reading_is_broken_off() -> None:
    ours, terminal = os.openpty()
    before = _mode(terminal)
    with pytest.raises(KeyboardInterrupt), keyboard(terminal):
        raise KeyboardInterrupt
    assert _mode(terminal) == before
    os.close(ours)
    os.close(terminal)


@posix
def test_only_prose_is_typed_and_a_key_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, terminal = os.openpty()
    out = io.StringIO()
    console = Console(file=out, width=80, force_terminal=True, color_system=None)
    view = RichView(console, settings=lambda: Settings(speed=2000))
    blocks = (show.Heading("A"), _paragraph("One two."), _paragraph("Three."), show.Heading("B"))
    with open(terminal, encoding="utf-8") as keys:  # noqa: PTH123 - it has no path
        monkeypatch.setattr("sys.stdin", keys)
        view.show(*blocks)
        typed_out = out.getvalue()
        os.write(ours, b"2\n")  # typed ahead: nobody is kept waiting
        view.show(*blocks)
    assert out.getvalue() == typed_out * 2
    assert re.sub(r"\s+", " ", typed_out) == " A One two. Three. B "
    os.close(ours)


def _mode(terminal: int) -> list[object]:
    import termios  # noqa: PLC0415 - not there on Windows

    return list(termios.tcgetattr(terminal))
