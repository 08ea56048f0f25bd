"""What the handbook says of proving, trying, sampling and counting is what the commands say.

Its chapter is about the story of the first steps, its note linked; and what it tells of
two more forms of that story is told of these.
"""

import re
import sys
from io import StringIO
from pathlib import Path

import pytest
from tests.story.test_handbook import HANDBOOK, lay_steps

from commune.author.checks import check_story
from commune.cli.main import main
from commune.diagnostics.report import as_text
from commune.loading import load_folder

_, _, _BEHIND = HANDBOOK.partition("\n## Proving, trying, sampling, counting\n")
CHAPTER = _BEHIND.partition("\n## ")[0]
COMMANDS = re.findall(r"^    commune ([^|\n]+)(?: \|.*)?$", CHAPTER, re.MULTILINE)
LINKED = ("the ferryman is", "[[ferryman|the ferryman]] is")
COSTLY = ("[asked_sky = true]", "[asked_sky = true, coins -= 1]")
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def ferry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The story of the first steps, in the folder that the handbook gives it."""
    (tmp_path / "no-cache").touch()
    monkeypatch.setenv("COMMUNE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COMMUNE_CACHE", str(tmp_path / "no-cache"))
    monkeypatch.chdir(tmp_path)
    lay_steps(tmp_path / "my-story")
    change(tmp_path / "my-story", LINKED)
    return tmp_path / "my-story"


def change(story: Path, *pairs: tuple[str, str]) -> None:
    scene = story / "acts" / "1-crossing" / "ferry.yaml"
    text = scene.read_text("utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    scene.write_text(text, "utf-8")


def without_the_bridge(story: Path) -> None:
    scene = story / "acts" / "1-crossing" / "ferry.yaml"
    text = re.sub(r"      walk:\n.*(?=  water:)", "", scene.read_text("utf-8"), flags=re.DOTALL)
    scene.write_text(text.partition("  bridge:")[0], "utf-8")


def proved(capsys: Captured) -> str:
    main(["prove", "--story", "my-story"])
    return capsys.readouterr().out


def is_shown(text: str) -> bool:
    return f"```text\n{text}```\n" in CHAPTER


@pytest.mark.usefixtures("ferry")
def test_the_proof_of_the_ferry_is_as_the_handbook_shows_it(capsys: Captured) -> None:
    assert is_shown(proved(capsys))


def test_what_was_asked_for_stands_behind_the_word_that_the_handbook_says(
    ferry: Path, capsys: Captured
) -> None:
    change(ferry, ("{if asked_sky:", "{if coins == 1:"))
    word = re.search(r"What its writer asked for stands below it, behind `(.+?)`", CHAPTER)
    assert word
    assert f"\n  {word[1]} coins == 1\n" in proved(capsys)


def test_a_menu_that_can_close_and_does_not_is_told_as_shown(ferry: Path, capsys: Captured) -> None:
    without_the_bridge(ferry)
    loaded = load_folder(ferry)
    assert is_shown(as_text(check_story(loaded), loaded.lines_of))
    assert "dead-end" not in proved(capsys)
    reason = re.search(r"`(allow: \{dead-end: [^`]+\})`", CHAPTER)
    assert reason
    change(ferry, ("  landing:\n", f"  landing:\n    {reason[1]}\n"))
    assert check_story(load_folder(ferry)) == ()


def test_a_dead_end_is_proved_as_shown(ferry: Path, capsys: Captured) -> None:
    without_the_bridge(ferry)
    change(ferry, COSTLY)
    assert is_shown(proved(capsys))


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_handbook_runs(
    command: str, ferry: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setattr(sys, "stdin", StringIO("quit\n"))
    words = [word.strip("'") for word in command.split()]
    assert main(words) == (1 if words == ["prove", "--story", "my-story"] else 0)
    assert capsys.readouterr().out
    assert load_folder(ferry).problems == ()


def test_the_chapter_has_all_four_commands() -> None:
    assert {command.split()[0] for command in COMMANDS} == {"prove", "try", "sample", "stats"}
