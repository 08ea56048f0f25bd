"""``commune sample``: its figures for people and for programs, and what is at fault."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import LIGHTHOUSE, ROOT
from tests.cli.terminal import told_at_a_terminal

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
    assert "harbour/nell" not in said["counts"]["choices"]


def test_as_a_person_nothing_of_another_s_is_told_as_never_met(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main([*CALL, "--as", "osric", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert main(["stats", *STORY, "--as", "osric", "--json"]) == 0
    scenes = set(json.loads(capsys.readouterr().out)["per_scene"])
    never = (*told["never_shown"], *told["never_offered"], *told["never_taken"])
    assert {re.split(r"[./]", name)[0] for name in never} <= scenes
    assert not any(name.endswith("/nell") for name in never)
    assert {at.partition(".")[0] for at in told["counts"]["passages"]} == scenes


def test_branches_bear_the_names_that_a_proof_knows(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*CALL, "--json"]) == 0
    branches = set(json.loads(capsys.readouterr().out)["counts"]["branches"])
    assert main(["prove", *STORY, "--json", "--all"]) == 0
    proved = {target["address"] for target in json.loads(capsys.readouterr().out)["targets"]}
    assert "lamp-room.door:24:7 else" in branches
    assert branches <= proved


def test_one_playthrough_is_told_as_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sample", *STORY, "--runs", "1"]) == 0
    assert "  1 playthrough, random reader" in capsys.readouterr().out


@pytest.mark.skipif(sys.platform == "win32", reason="there Ctrl-C cannot be sent to one process")
@pytest.mark.parametrize("form", ["text", "json"])
def test_who_stops_it_is_told_what_was_counted_by_then(form: str, tmp_path: Path) -> None:
    code = (
        "import signal, sys, threading, os\n"
        "from commune.cli.main import run\n"
        "import commune.explore.sample, commune.cli.sample\n"
        "wait = threading.Timer(2, os.kill, (os.getpid(), signal.SIGINT))\n"
        "wait.start()\n"
        f"sys.argv[1:] = {['sample', *STORY, '--runs', '99999999']!r}\n"
        f"sys.argv += {['--json'] if form == 'json' else []!r}\n"
        "run()"
    )
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "src"),
        "COMMUNE_CACHE": str(tmp_path / "cache"),
    }
    call = [sys.executable, "-c", code]
    done = subprocess.run(call, env=environment, capture_output=True, check=False)  # noqa: S603 - our own
    assert done.returncode == 130
    assert re.fullmatch(
        r"commune: stopped after [1-9][\d,]* of 99,999,999 playthroughs\.\n", done.stderr.decode()
    )
    if form == "json":
        told = json.loads(done.stdout)
        assert told["interrupted"] is True
        assert told["counts"]["passages"]["harbour.quay"] == told["runs"]
    else:
        assert "In a playthrough" in done.stdout.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo-terminal to see it in")
def test_how_far_it_has_come_is_shown_at_a_terminal_and_taken_away(tmp_path: Path) -> None:
    call = ["sample", *STORY, "--runs", "8000"]
    said = told_at_a_terminal(call, tmp_path, tmp_path, piped=True)
    shown, behind = said.split("\r\x1b[K")[1:-1], said.rpartition("\r\x1b[K")[2]
    assert behind == ""
    assert shown[0] == "playing: 0 of 8,000"
    assert all(re.fullmatch(r"playing: [\d,]+ of 8,000", one) for one in shown)
    assert len(set(shown)) == len(shown) > 1


def test_a_seed_that_is_no_whole_number_from_1_on_is_refused(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for seed in ("0", "-3", "x"):
        with pytest.raises(SystemExit) as stopped:
            main(["sample", *STORY, f"--seed={seed}"])
        assert stopped.value.code == 2
        assert f"“{seed}” is not a whole number from 1 on" in capsys.readouterr().err


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


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_what_all_saw_together_is_called_so_and_is_no_median(
    columns: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert main(CALL) == 0
    said = capsys.readouterr().out
    assert re.search(
        r"^In all playthroughs together\n +share\ntext seen +\d+%$", said, re.MULTILINE
    )


def test_minutes_of_a_short_story_have_a_decimal(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(CALL) == 0
    assert re.search(
        r"^ *minutes.* [1-9]\.\d +\d\.\d +\d\.\d$", capsys.readouterr().out, re.MULTILINE
    )


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


def test_playthroughs_begin_at_an_opening(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sample", *STORY, "--runs", "20", "--opening", "act-2-osric", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["opening"] == "act-2-osric"
    assert told["counts"]["passages"]["harbour.quay"] == 0
    assert told["counts"]["passages"]["watch.stair"] == 20


def test_nobody_becomes_who_only_begins_at_an_opening(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = _changed(tmp_path, "", old="you = osric", new="you = nell")
    call = ["sample", "--story", str(story), "--as", "osric", "--runs", "3"]
    assert main(call) == 1
    assert capsys.readouterr().err.endswith("Begin at an opening: --opening act-2-osric\n")
    assert main([*call, "--opening", "act-2-osric"]) == 0


def test_an_opening_that_is_none_is_told_with_the_nearest(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["sample", *STORY, "--opening", "act-2-oscar"]) == 2
    assert capsys.readouterr().err.endswith(
        "no opening is called “act-2-oscar”. Did you mean “act-2-osric”?\n"
    )


def test_an_opening_whose_path_is_closed_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(LIGHTHOUSE, tmp_path / "story")
    (tmp_path / "story/openings/act-2-osric.yaml").write_text("label: x\npath: [watch/wait]\n")
    call = ["sample", "--story", str(tmp_path / "story"), "--opening", "act-2-osric"]
    assert main(call) == 1
    assert "the path of the opening “act-2-osric” cannot be played." in capsys.readouterr().err
