"""``commune check``: exit codes, forms, and how a story is named."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from commune.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
LIGHTHOUSE = ROOT / "tests" / "stories" / "lighthouse"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A story with one mistake: a passage that is not there."""
    folder = tmp_path / "my-story"
    shutil.copytree(LIGHTHOUSE, folder)
    harbour = folder / "acts" / "1-evening" / "harbour.yaml"
    text = harbour.read_text("utf-8")
    assert "title:" in text
    harbour.write_text(text + "  astray:\n    go: .nowhere\n", "utf-8")
    return folder


def test_a_clean_story_is_named_and_ends_with_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--story", str(LIGHTHOUSE)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("No mistakes in “")
    assert "7 scenes" in said


def test_a_story_at_fault_ends_with_1_and_its_places_can_be_followed_from_here(
    story: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(story.parent)
    assert main(["check", "my-story"]) == 1
    first = capsys.readouterr().out.splitlines()[0]
    file, line, column, rule = first.split(":")[:4]
    assert rule.strip() == "unknown-address"
    written = Path(file).read_text("utf-8").splitlines()[int(line) - 1]
    assert written[int(column) - 1 :] == ".nowhere"


def test_a_warning_counts_only_where_the_call_is_strict(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    harbour = story / "acts" / "1-evening" / "harbour.yaml"
    text = harbour.read_text("utf-8").replace("go: .nowhere", "go: .quay")
    harbour.write_text(text, "utf-8")
    assert main(["check", "--story", str(story)]) == 0
    said = capsys.readouterr().out
    assert "unreachable: no way leads to the passage “astray”" in said
    assert said.endswith("1 warning in 1 file.\n")
    assert main(["check", "--story", str(story), "--strict"]) == 1
    assert main(["check", "--story", str(LIGHTHOUSE), "--strict"]) == 0


def test_a_warning_is_one_in_every_form(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    harbour = story / "acts" / "1-evening" / "harbour.yaml"
    text = harbour.read_text("utf-8").replace("go: .nowhere", "go: .quay")
    harbour.write_text(text, "utf-8")
    assert main(["check", "--story", str(story), "--format", "github"]) == 0
    assert capsys.readouterr().out.startswith("::warning file=")
    assert main(["check", "--story", str(story), "--format", "json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert found["severity"] == "warning"


def test_in_a_story_s_own_folder_that_story_is_meant(
    story: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(story)
    assert main(["check"]) == 1
    assert capsys.readouterr().out.startswith("acts/1-evening/harbour.yaml:")


@pytest.mark.parametrize("name", ["nowhere", "my-story/variables.yaml"])
def test_where_there_is_no_story_the_call_is_at_fault(
    name: str, story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--story", str(story.parent / name)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert name in said.err


def test_of_a_folder_that_is_no_story_only_that_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "letter.txt").write_text("Dear all,\n")
    assert main(["check", str(tmp_path), "--format", "json"]) == 1
    (found,) = json.loads(capsys.readouterr().out)
    assert found["rule"] == "folder"
    assert "there is no story.yaml" in found["message"]


def test_a_story_can_be_named_by_its_manifest() -> None:
    assert main(["check", "--story", str(LIGHTHOUSE / "story.yaml")]) == 0


def test_json_is_a_list_of_findings(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--story", str(story), "--format", "json"]) == 1
    (found,) = json.loads(capsys.readouterr().out)
    assert list(found) == ["file", "line", "column", "rule", "severity", "message", "hint"]
    assert Path(found["file"]).is_file()
    assert main(["check", "--story", str(LIGHTHOUSE), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_json_is_asked_for_as_of_every_other_command(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(story), "--format", "json"]) == 1
    whole = capsys.readouterr().out
    assert main(["check", str(story), "--json"]) == 1
    assert capsys.readouterr().out == whole


def test_github_gets_workflow_commands(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--story", str(story), "--format", "github"]) == 1
    assert capsys.readouterr().out.startswith("::error file=")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437"])
@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_findings_are_told_in_any_encoding(encoding: str, form: str, story: Path) -> None:
    env = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONPATH": str(ROOT / "src")}
    code = "import sys; from commune.cli.main import main; sys.exit(main(sys.argv[1:]))"
    call = [sys.executable, "-c", code, "check", "--story", str(story), "--format", form]
    done = subprocess.run(call, env=env, capture_output=True, check=False)  # noqa: S603 - our own
    assert done.returncode == 1
    assert done.stderr == b""
    assert b"unknown-address" in done.stdout
