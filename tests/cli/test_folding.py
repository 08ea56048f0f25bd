"""What is said at a narrow terminal: no word is cut, and what is drawn stays as it is."""

import re
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import LIGHTHOUSE, NEVER_FILE
from tests.cli.terminal import NARROW, told_at_a_terminal

from commune.cli.folding import folded
from commune.cli.main import main


def test_a_pipe_and_what_fits_are_left_alone() -> None:
    text = "A line of words that is a good deal longer than forty columns are.\n"
    assert folded(text, 0) == text
    assert folded(text, 80) == text


def test_a_paragraph_is_folded_as_one_and_code_is_not_touched() -> None:
    page = (
        "# a-rule\n\nWords that were folded once, at a column\nthat is too far to the right.\n\n"
        "```yaml\nlabel: a line of code that is longer than forty columns\n```\n"
    )
    assert folded(page, NARROW) == (
        "# a-rule\n\nWords that were folded once, at a column\nthat is too far to the right.\n\n"
        "```yaml\nlabel: a line of code that is longer than forty columns\n```\n"
    )
    assert "\nlabel: a line of code that is longer than forty columns\n" in folded(page, 20)
    assert folded("one two\nthree four\n", 9) == "one two\nthree\nfour\n"
    assert folded("a.yaml:1:2: dead-end", 12) == "a.yaml:1:2:\n  dead-end"


def test_an_example_has_its_words_under_it() -> None:
    line = "  commune check --strict   let warnings count as well"
    assert folded(line, NARROW) == "  commune check --strict\n      let warnings count as well"


@pytest.mark.parametrize("command", ["", "check", "prove", "try", "sample", "stats", "explain"])
def test_help_fits_a_narrow_terminal(
    command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(NARROW))
    with pytest.raises(SystemExit):
        main([command, "--help"] if command else ["--help"])
    _no_word_is_cut(capsys.readouterr().out)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo-terminal to see it in")
@pytest.mark.parametrize("call", [["prove"], ["check"], ["explain"], ["explain", "unknown-note"]])
def test_what_is_said_fits_a_narrow_terminal(
    call: list[str], planted: Path, tmp_path: Path
) -> None:
    scene = planted / NEVER_FILE
    scene.write_text(f"{scene.read_text('utf-8')}  astray:\n    go: .end\n", "utf-8")
    said = told_at_a_terminal(call, planted, tmp_path)
    said = said.replace("\x1b[K", "")  # clears a line, and is none of its columns
    prose = re.sub(r"^```.*?^```", "", said, flags=re.MULTILINE | re.DOTALL)
    _no_word_is_cut(prose)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo-terminal to see it in")
def test_each_sentence_of_a_proof_s_head_has_lines_of_its_own(tmp_path: Path) -> None:
    said = told_at_a_terminal(["prove", str(LIGHTHOUSE)], tmp_path, tmp_path)
    lines = said.rpartition("\x1b[K")[2].splitlines()
    for begins in ("The Lamp at Gull Point: ", "One search saw all ", "Nothing is wrong: "):
        assert any(line.startswith(begins) for line in lines), lines


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo-terminal to see it in")
def test_who_checks_a_clean_story_at_a_terminal_is_told_what_to_ask_next(tmp_path: Path) -> None:
    said = told_at_a_terminal(["check", str(LIGHTHOUSE)], tmp_path, tmp_path)
    words = " ".join(said.split())
    assert "No mistakes in" in words
    assert words.endswith(f"What can happen in it: commune prove {LIGHTHOUSE}")


def _no_word_is_cut(said: str) -> None:
    """A line that is too long is one word, or argparse's list of what there is to choose."""
    for line in said.splitlines():
        assert len(line) <= NARROW or len(line.split()) <= 1 or "{" in line, line
