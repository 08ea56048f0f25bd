"""``commune transcript``: which playthrough, where to, and what a changed story leaves of it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import LIGHTHOUSE, ROOT, STEPS

from commune.cli.main import main
from commune.saves import Shelf

STORY = ("--story", str(LIGHTHOUSE))


@pytest.mark.usefixtures("kept")
def test_without_a_name_it_is_of_the_playthrough_that_goes_on(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["transcript", *STORY]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out.startswith("# The Lamp at Gull Point\n")
    assert "**▸ Open the drawer.**" in said.out
    assert "**▸ Sign it Nell Sark.**" not in said.out
    assert main(["transcript", "anna", *STORY]) == 0
    assert "**▸ Sign it Nell Sark.**" in capsys.readouterr().out


@pytest.mark.usefixtures("kept")
def test_a_file_is_written_in_utf_8_and_never_over_another(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = tmp_path / "read.md"
    call = ["transcript", *STORY, "--output", str(there)]
    assert main(call) == 0
    assert "**▸ Open the drawer.**" in there.read_text("utf-8")
    there.write_text("mine")
    assert main(call) == 2
    assert "--force" in capsys.readouterr().err
    assert there.read_text() == "mine"
    assert main([*call, "--force"]) == 0
    assert there.read_text("utf-8").startswith("# The Lamp")
    assert main(["transcript", *STORY, "--output", str(tmp_path / "no" / "read.md")]) == 2
    assert capsys.readouterr().out == ""


def test_what_is_not_there_is_answered_with_the_nearest(
    kept: Shelf, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["transcript", "ana", *STORY]) == 2
    assert "Did you mean “anna”?" in capsys.readouterr().err
    assert main(["transcript", "xylophone", *STORY]) == 2
    assert "There are: " in capsys.readouterr().err
    assert kept.delete("The Lamp at Gull Point", "autosave")
    assert main(["transcript", *STORY]) == 2
    assert "anna" in capsys.readouterr().err


@pytest.mark.usefixtures("shelf")
def test_before_anything_was_played_that_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["transcript", *STORY]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == "commune: there is no playthrough of “The Lamp at Gull Point” yet.\n"


def test_a_damaged_playthrough_is_told_and_stays_where_it_is(
    kept: Shelf, capsys: pytest.CaptureFixture[str]
) -> None:
    place = kept.place("The Lamp at Gull Point", "anna")
    assert place is not None
    place.write_text("{")
    assert main(["transcript", "anna", *STORY]) == 1
    assert "“anna” cannot be read." in capsys.readouterr().err
    assert place.read_text() == "{"


@pytest.mark.usefixtures("kept")
def test_of_a_playthrough_that_an_edit_cut_what_holds_is_written_and_the_rest_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edited = tmp_path / "edited"
    shutil.copytree(LIGHTHOUSE, edited)
    for file in edited.rglob("*.yaml"):
        text = file.read_text("utf-8")
        file.write_text(text.replace("open-drawer", "pull-drawer"), "utf-8")
    assert main(["transcript", "anna", "--story", str(edited)]) == 0
    said = capsys.readouterr()
    assert "**▸ Go up to the lamp.**" in said.out
    assert "▸ Open the drawer." not in said.out
    assert "“lamp-room/open-drawer” is no longer open" in said.err
    assert "has 5 choices; 2 more lead no further" in said.err


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437"])
@pytest.mark.parametrize("call", [("transcript",), ("saves",), ("replay", "steps.txt")])
@pytest.mark.usefixtures("kept")
def test_what_an_encoding_lacks_is_spelt(
    encoding: str, call: tuple[str, ...], tmp_path: Path
) -> None:
    (tmp_path / "steps.txt").write_text("\n".join(STEPS))
    done = _run(*call, *STORY, PYTHONIOENCODING=encoding)
    assert done.stderr == b""
    assert done.returncode == 0
    assert done.stdout.decode(encoding)


def _run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    code = "from commune.cli.main import run; run()"
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), **environment}
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", code, *arguments], env=env, capture_output=True, check=False
    )
