"""``commune stats``: its figures for people and for programs, and what is at fault."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import LIGHTHOUSE, ROOT

from commune.cli.main import main

pytestmark = pytest.mark.usefixtures("shelf")  # and no cached story, which keeps its file open
STORY = ("--story", str(LIGHTHOUSE))
NAMES = (
    *("scenes", "words", "choices", "choices_per_1000_words", "state_effect_share"),
    *("conditional_share", "conditional_passages_per_choice", "words_between_interactions"),
    *("label_words", "callbacks", "kinds", "endings"),
)


def test_json_has_the_figures_by_their_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stats", *STORY, "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    for part in (said, *said["per_act"].values(), *said["per_person"].values()):
        assert set(NAMES) <= set(part)
        assert {"median", "p90", "max"} == set(part["words_between_interactions"])
        assert {"median", "max"} <= set(part["label_words"])
        assert {"written", "across_acts", "into_epilogue"} == set(part["callbacks"])
    assert said["scenes"] == 7
    assert {"scenes", "notes"} <= set(said["words"])
    assert set(said["per_act"]) == {"1-evening", "2-night"}
    assert set(said["per_person"]) == {"nell", "osric"}
    assert said["notes"]["total"] == sum(said["notes"]["by_kind"].values()) == 9
    assert said["notes"]["unsourced"] == 0
    assert set(said["ending_ids"]) == {"boat-home", "boat-lost"}
    assert said["mirror"]["sentences"] > 0


def test_as_a_person_only_what_is_theirs_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stats", *STORY, "--as", "nell", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["as"] == "nell"
    assert said["words"]["scenes"] == said["per_person"]["nell"]["words"]["scenes"]
    assert set(said["per_person"]) == {"nell"}
    assert main(["stats", *STORY, "--as", "nell"]) == 0
    assert "osric" not in capsys.readouterr().out.partition("By scene")[0]
    assert main(["stats", *STORY, "--as", "nel"]) == 2
    assert "Did you mean “nell”?" in capsys.readouterr().err


def test_choices_with_as_are_called_so_others_may_be_one_person_s_too(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["stats", *STORY]) == 0
    said = capsys.readouterr().out
    assert re.search(r"^choices with “as” +\d+%$", said, re.MULTILINE)
    assert "of one person" not in said


def test_a_story_without_a_protagonist_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scene = "title: A\ntimeless: true\npassages:\n  a:\n    text: All.\n    end: true\n"
    story = tmp_path / "tiny"
    (story / "acts" / "one").mkdir(parents=True)
    (story / "acts" / "one" / "s.yaml").write_text(scene)
    (story / "story.yaml").write_text("title: T\nfirst: s\nacts: [one]\n")
    assert main(["stats", "--story", str(story), "--as", "ann"]) == 2
    assert "no protagonist" in capsys.readouterr().err
    assert main(["stats", "--story", str(story)]) == 0
    assert "By protagonist" not in capsys.readouterr().out


@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize("story", [LIGHTHOUSE, ROOT / "story"], ids=lambda story: story.name)
def test_tables_fit_the_columns_there_are(
    columns: int,
    story: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert main(["stats", "--story", str(story)]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    lines = said.out.split("\n")
    assert max(map(len, lines)) <= columns
    assert all(line == line.rstrip() for line in lines)
    assert "\x1b" not in said.out
    assert "By scene" in lines


def test_a_story_at_fault_gives_its_findings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = tmp_path / "changed"
    shutil.copytree(LIGHTHOUSE, story)
    harbour = story / "acts" / "1-evening" / "harbour.yaml"
    harbour.write_text(harbour.read_text("utf-8") + "  astray:\n    go: .nowhere\n", "utf-8")
    assert main(["stats", "--story", str(story)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "unknown-address" in said.err
    assert main(["stats", "--story", str(tmp_path / "none")]) == 2


@pytest.mark.parametrize("command", ["stats", "sample"])
@pytest.mark.parametrize("form", [[], ["--json"]], ids=["tables", "json"])
def test_a_closed_pipe_is_met_in_silence(command: str, form: list[str]) -> None:
    call = [command, *STORY, *form]
    code = f"import sys; from commune.cli.main import main; sys.exit(main({call!r}))"
    process = subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-u", "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(30) == 0


def test_a_folder_stands_with_story_before_it_or_without_and_not_twice(
    capsys: pytest.CaptureFixture[str],
) -> None:
    said = []
    for call in (["--story", str(LIGHTHOUSE)], [str(LIGHTHOUSE)]):
        assert main(["stats", *call, "--json"]) == 0
        said.append(capsys.readouterr().out)
    assert said[0] == said[1]
    for command in ("stats", "sample", "check", "prove"):
        with pytest.raises(SystemExit) as gone:
            main([command, "elsewhere", *STORY])
        assert gone.value.code == 2
        assert "not allowed with argument" in capsys.readouterr().err


def test_a_fault_of_a_translated_text_is_told_at_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = tmp_path / "story"
    shutil.copytree(LIGHTHOUSE, story)
    file = story / "locales/fr/acts/1-evening/harbour.yaml"
    with file.open("a", encoding="utf-8") as whole:
        whole.write("  nowhere:\n    text: Nulle part.\n")
    line = len(file.read_text("utf-8").splitlines())
    assert main(["stats", "--story", str(story)]) == 1
    assert f"harbour.yaml:{line}:" in capsys.readouterr().err
