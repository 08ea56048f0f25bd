"""What a terminal can do, and what is spelt out where it cannot."""

import io

import pytest

from commune.play.terminal import needs_plain, spell_what_cannot_be_shown


@pytest.mark.parametrize(
    ("environment", "keyboard", "screen", "platform", "plain"),
    [
        ({"TERM": "xterm-256color"}, True, True, "linux", False),
        ({"TERM": "xterm"}, False, True, "linux", True),
        ({"TERM": "xterm"}, True, False, "linux", True),
        ({"TERM": "dumb"}, True, True, "linux", True),
        ({"TERM": "unknown"}, True, True, "linux", True),
        ({}, True, True, "linux", True),
        ({}, True, True, "win32", False),
        ({"TERM": "dumb"}, True, True, "win32", True),
    ],
)
def test_plain_lines_are_for_pipes_and_simple_terminals(
    environment: dict[str, str],
    keyboard: bool,  # noqa: FBT001 - a table of cases
    screen: bool,  # noqa: FBT001
    platform: str,
    plain: bool,  # noqa: FBT001
) -> None:
    found = needs_plain(environment, keyboard=keyboard, screen=screen, platform=platform)
    assert found is plain


def test_signs_that_an_encoding_lacks_are_spelt_out() -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii")
    spell_what_cannot_be_shown(stream)
    stream.write("“Été”… l’œuvre – 5\u00a0fr. ☭")
    stream.flush()
    assert raw.getvalue() == b'"Ete"... l\'oeuvre - 5 fr. ?'


def test_a_stream_that_cannot_be_set_is_left_as_it_is() -> None:
    spell_what_cannot_be_shown(io.StringIO())
