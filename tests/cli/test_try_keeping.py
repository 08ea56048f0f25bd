"""``commune try --keep`` and ``--slot``: what is written, and what is never written over."""

import os
import subprocess
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from tests.cli.conftest import LIGHTHOUSE, ROOT, path_tried

from commune.cli.main import main
from commune.engine import replay
from commune.loading import load_folder
from commune.saves import Playthrough, Shelf

STORY = ("--story", str(LIGHTHOUSE))
RUN = "from commune.cli.main import run; run()"
PATIENCE = 60  # seconds: the machine may have much else to do
pytestmark = pytest.mark.usefixtures("shelf")
Captured = pytest.CaptureFixture[str]


def _piped(home: Path, typed: str, *call: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", RUN, "try", *call],
        input=typed,
        capture_output=True,
        encoding="utf-8",
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT / "src"),
            "COMMUNE_HOME": str(home),
            "COMMUNE_CACHE": str(home / "cache"),
        },
        timeout=PATIENCE,
        check=False,
    )


def test_what_is_kept_is_an_opening_that_check_accepts_and_that_plays(
    story: Path, capsys: Captured
) -> None:
    call = ("try", "watch.bell", "--when", "oil == 0", "--story", str(story))
    assert main([*call, "--keep", "at-the-bell", "--path"]) == 0
    said = capsys.readouterr()
    assert "“at-the-bell”" in said.err
    assert main(["check", "--story", str(story)]) == 0
    loaded = load_folder(story).story
    assert loaded is not None
    opening = loaded.openings["at-the-bell"]
    assert tuple(step.id for step in opening.path) == tuple(said.out.split())
    assert replay(loaded, [step.id for step in opening.path]).state.at == "watch.bell"
    capsys.readouterr()
    assert main([*call, "--keep", "at-the-bell", "--path"]) == 2
    assert "there is an opening “at-the-bell” already" in capsys.readouterr().err


def test_an_opening_that_is_kept_can_be_played(story: Path, tmp_path: Path) -> None:
    kept = _piped(tmp_path, "", "watch.bell", "--story", str(story), "--keep", "here")
    assert kept.returncode == 0
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", RUN, "play", "--story", str(story), "--opening", "here"],
        input="",
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "COMMUNE_HOME": str(tmp_path)},
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Three o’clock. Out on the bar" in done.stdout


def test_what_is_tried_is_kept_where_a_name_is_given(
    shelf: Shelf, story: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    path = path_tried(capsys, "watch.bell", story=story)
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(b"1\n")))
    assert main(["try", "watch.bell", "--slot", "bell", "--story", str(story)]) == 0
    title = "The Lamp at Gull Point"
    saved = shelf.load(title, "bell")
    assert isinstance(saved, Playthrough)
    assert saved.path == (*path, "watch/ring-bell")
    assert shelf.load(title, "autosave") != saved


def test_a_playthrough_that_stands_under_the_name_is_kept_under_another(
    kept: Shelf, story: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    title = "The Lamp at Gull Point"
    before = kept.load(title, "anna")
    assert isinstance(before, Playthrough)
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(b"1\n")))
    assert main(["try", "watch.bell", "--slot", "anna", "--story", str(story)]) == 0
    moved = "What was kept as “anna” is kept as “kept-1” now."
    assert moved in " ".join(capsys.readouterr().out.split())
    assert kept.load(title, "kept-1") == before
    now = kept.load(title, "anna")
    assert isinstance(now, Playthrough)
    assert now.path[-1] == "watch/ring-bell"


def test_the_included_story_is_not_written_into_unless_it_is_named(capsys: Captured) -> None:
    assert main(["try", "before-dawn", "--keep", "here", "--path"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "name its folder with --story" in said.err
    assert not (ROOT / "story" / "openings" / "here.yaml").exists()


def test_in_a_story_s_own_folder_an_opening_is_written_there(
    story: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.chdir(story)
    assert main(["try", "watch", "--keep", "here", "--path"]) == 0
    assert "openings/here.yaml" in capsys.readouterr().err.replace("\\", "/")
    assert (story / "openings" / "here.yaml").is_file()
