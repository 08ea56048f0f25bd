"""``commune sample``: its figures for people and for programs, and what is at fault."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import LIGHTHOUSE, ROOT

from commune.cli.arguments import parsed
from commune.cli.figures_arguments import READERS as OFFERED
from commune.cli.main import main
from commune.explore.readers import READERS
from commune.explore.sample import ALL

pytestmark = pytest.mark.usefixtures("shelf")  # and no cached story, which keeps its file open
STORY = ("--story", str(LIGHTHOUSE))
CALL = ("sample", *STORY, "--runs", "20")
SPREADS = (
    *("choices_per_run", "words_per_run", "minutes_per_run", "text_seen_share"),
    *("callbacks_met", "dilemmas_per_run", "notes_met"),
)


def test_json_has_the_figures_by_their_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*CALL, "--seed", "7", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["runs"], said["seed"], said["reader"]) == (20, 7, "random")
    assert said["choices_per_second"] > 0
    assert sum(said["endings"].values()) == pytest.approx(1)
    for name in SPREADS:
        assert set(said[name]) == {"median", "p10", "p90"}
    assert said["never_shown"] == []
    assert said["counts"]["passages"]["harbour.quay"] == 20
    assert said["counts"]["choices"]["harbour/nell"]["offered"] == 20


def test_the_same_call_says_the_same_but_for_the_speed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    said = []
    for _ in range(2):
        assert main([*CALL, "--reader", "all", "--json"]) == 0
        said.append(json.loads(capsys.readouterr().out))
        said[-1].pop("choices_per_second")
    assert said[0] == said[1]


def test_the_readers_are_those_there_are() -> None:
    assert (*READERS, ALL) == OFFERED
    bare = parsed(["sample"])
    assert (bare.runs, bare.seed, bare.reader, bare.person) == (1000, 1, "random", "")


def test_as_a_person_only_that_person_plays(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*CALL, "--as", "osric", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["as"] == "osric"
    assert said["counts"]["choices"]["harbour/osric"]["taken"] == 20
    assert "lamp-room/trim-wick" in said["never_offered"]


def test_a_person_nobody_knows_is_answered_with_the_nearest(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main([*CALL, "--as", "osrik"]) == 2
    assert "Did you mean “osric”?" in capsys.readouterr().err


def test_where_nobody_becomes_the_person_the_story_is_at_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = _changed(tmp_path, "", old="you = osric", new="you = nell")
    assert main(["sample", "--story", str(story), "--as", "osric"]) == 1
    assert "no playthrough becomes “osric”" in capsys.readouterr().err


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_tables_fit_the_columns_there_are(
    columns: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert main([*CALL, "--reader", "all"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    lines = said.out.split("\n")
    assert max(map(len, lines)) <= columns
    assert all(line == line.rstrip() for line in lines)
    assert "\x1b" not in said.out
    assert "boat-lost" in said.out
    assert "at 230 words" in said.out


@pytest.mark.parametrize("runs", ["0", "-1", "many", "1.5"])
def test_a_number_of_runs_that_is_none_is_refused(
    runs: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["sample", *STORY, f"--runs={runs}"])
    assert stopped.value.code == 2
    assert "not a whole number" in capsys.readouterr().err


def test_a_story_at_fault_gives_its_findings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = _changed(tmp_path, "  astray:\n    go: .nowhere\n")
    assert main(["sample", "--story", str(story)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "unknown-address" in said.err
    assert main(["sample", "--story", str(tmp_path / "none")]) == 2


def test_a_dead_end_is_told_and_is_the_story_s_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = _changed(tmp_path, "", old="fallback: true", new="once: true\n        if: has_key")
    assert main(["sample", "--story", str(story), "--runs", "20"]) == 1
    said = capsys.readouterr()
    assert "stuck where nothing is open: harbour.slip" in said.err
    assert "(stuck)" in said.out


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_figures_are_told_in_any_encoding(encoding: str) -> None:
    done = _run({"PYTHONIOENCODING": encoding})
    assert done.returncode == 0
    assert done.stderr == b""
    assert b"boat-lost" in done.stdout


def _run(env: dict[str, str]) -> subprocess.CompletedProcess[bytes]:
    code = f"import sys; from commune.cli.main import main; sys.exit(main({list(CALL)!r}))"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), **env}
    call = [sys.executable, "-c", code]
    return subprocess.run(call, env=environment, capture_output=True, check=False)  # noqa: S603 - our own


def _changed(folder: Path, more: str, *, old: str = "", new: str = "") -> Path:
    """The lighthouse with something else in its harbour."""
    story = folder / "changed"
    shutil.copytree(LIGHTHOUSE, story)
    harbour = story / "acts" / "1-evening" / "harbour.yaml"
    text = harbour.read_text("utf-8")
    assert old in text
    harbour.write_text((text.replace(old, new) if old else text) + more, "utf-8")
    return story
