"""``commune prove``: exit codes, places, paths that can be replayed, and being stopped."""

import json
import os
import re
import signal
import subprocess
import sys
from collections import Counter
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from tests.cli.conftest import GARDEN, LIGHTHOUSE, NEVER, NEVER_FILE, ROOT, written
from tests.explore.faults import garden_of

from commune.cli.main import main

STORY = ("--story", str(LIGHTHOUSE))
RUN = "from commune.cli.main import run; run()"
MET = {"dead-end", "trap", "dry-hub", "claim"}  # faults that a path leads to
PATIENCE = 60  # seconds: the machine may have much else to do
pytestmark = pytest.mark.usefixtures("shelf")
Captured = pytest.CaptureFixture[str]


def _environment(home: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT / "src"), "COMMUNE_CACHE": str(home / "cache")}


def _json(story: Path, capsys: Captured, *more: str, code: int) -> dict[str, object]:
    assert main(["prove", "--story", str(story), "--json", *more]) == code
    said = capsys.readouterr()
    assert said.err == ""
    told = json.loads(said.out)
    assert isinstance(told, dict)
    return told


def test_of_a_sound_story_nothing_is_wrong_and_it_ends_with_0(capsys: Captured) -> None:
    assert main(["prove", *STORY]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert " 0 impossible, 0 unknown.\n" in said.out
    assert "Nothing is wrong: no dead end, no trap" in said.out


def test_each_fault_is_told_at_a_place_that_can_be_followed_from_here(
    planted: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(planted.parent)
    assert main(["prove", "--story", "garden"]) == 1
    said = capsys.readouterr()
    assert said.err == ""
    assert "Nothing is wrong" not in said.out
    found = re.findall(r"^(garden/\S+):(\d+):(\d+): (\S+) (.+?): (.+)$", said.out, re.MULTILINE)
    assert {(kind, address) for _, _, _, kind, address, _ in found} == GARDEN.faults
    for file, line, column, kind, address, _ in found:
        text = Path(file).read_text("utf-8").splitlines()[int(line) - 1]
        name = re.split(r"[./]", address)[-1]
        wanted = {
            "branch": "{if ",
            "claim": f"id: {address}",
            "fate": f"id: {name}",
            "storylet": "storylet:",
        }.get(kind, f"{name}:")
        assert text[int(column) - 1 :].startswith(wanted)


def test_in_a_story_s_own_folder_places_are_told_from_there(
    planted: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(planted)
    assert main(["prove"]) == 1
    lines = (planted / NEVER_FILE).read_text("utf-8").splitlines()
    line = lines.index(f"      {NEVER.partition('/')[2]}:") + 1
    assert f"\n{NEVER_FILE}:{line}:7: choice {NEVER}: " in capsys.readouterr().out


def test_what_stands_in_the_way_is_shown_as_it_was_written(planted: Path, capsys: Captured) -> None:
    main(["prove", "--story", str(planted)])
    told = capsys.readouterr().out.split("\n\n")
    choice = next(one for one in told if f" choice {NEVER}: " in one)
    asked = re.search(r"^  needs: (.+)$", choice, re.MULTILINE)
    assert asked is not None
    assert f"if: {asked[1]}\n" in (planted / NEVER_FILE).read_text("utf-8")


def test_each_finding_ends_with_its_mend(planted: Path, capsys: Captured) -> None:
    main(["prove", "--story", str(planted)])
    head, *findings = capsys.readouterr().out.rstrip().split("\n\n")
    assert "impossible" in head
    assert len(findings) == len(GARDEN.faults)
    mends = {one.rpartition("\n  = ")[2] for one in findings}
    assert all(re.fullmatch(r"[A-Z][^\n]+\.", one) for one in mends)
    assert len(mends) == len({kind for kind, _ in GARDEN.faults})


def test_the_paths_of_what_must_not_be_can_be_replayed(
    planted: Path, tmp_path: Path, capsys: Captured
) -> None:
    main(["prove", "--story", str(planted)])
    paths = re.findall(r"^  path: (.+)$", capsys.readouterr().out, re.MULTILINE)
    assert len(paths) == sum(kind in MET for kind, _ in GARDEN.faults)
    for path in paths:
        steps = tmp_path / "steps.txt"
        steps.write_text(path)
        assert main(["replay", str(steps), "--story", str(planted), "--quiet"]) == 0
        assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("watch/ring-bell", "In the ledger: You rang the fog bell"),
        ("morning.lost", "The tide has brought one oar."),
        ("harbour/borrow-key", "In the ledger: You have the key"),
        ("locked harbour/borrow-key", "locked: He lends nothing to people"),
        ("lamp-room.door:24:7 else", "\nThe drawer is locked.\n"),
        ("boat-home", "Two boats lie on the slip"),
        ("watch.stair/oil-store", "Scene: Under the third stair"),
    ],
)
def test_the_path_to_one_thing_is_played_by_replay(
    address: str, shown: str, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["prove", *STORY, "--of", address]) == 0
    steps = capsys.readouterr().out
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(steps.encode())))
    assert main(["replay", "-", *STORY]) == 0
    assert shown in capsys.readouterr().out


def test_the_path_to_one_thing_goes_through_a_pipe(tmp_path: Path) -> None:
    """As the help shows it: ``commune prove --of … | commune replay -``."""
    python = f"{sys.executable} -c '{RUN}'"
    line = f"{python} prove --of watch/ring-bell --story {LIGHTHOUSE} | "
    line += f"{python} replay - --quiet --story {LIGHTHOUSE}"
    done = subprocess.run(  # noqa: S602 - our own line
        line,
        shell=True,
        env=_environment(tmp_path),
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "Scene: However it is told" in done.stdout


def test_of_what_cannot_be_there_is_no_path_and_it_ends_with_1(
    planted: Path, capsys: Captured
) -> None:
    assert main(["prove", "--story", str(planted), "--of", NEVER]) == 1
    said = capsys.readouterr().out
    asked = said.removeprefix(f"# choice {NEVER}: impossible\n#   needs: ")
    assert asked != said
    assert f"if: {asked}" in (planted / NEVER_FILE).read_text("utf-8")


def test_an_address_of_nothing_is_answered_with_the_nearest(capsys: Captured) -> None:
    assert main(["prove", *STORY, "--of", "watch/ring-bel"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.endswith("is called “watch/ring-bel”. Did you mean “watch/ring-bell”?\n")


def test_json_has_the_keys_that_are_promised(planted: Path, capsys: Captured) -> None:
    told = _json(planted, capsys, code=1)
    promised = {"possible", "impossible", "unknown", "dead_ends", "traps", "claims", "states"}
    more = {"whole", "stopped", "unknown_faults", "seconds", "findings", "open"}
    assert set(told) == promised | more
    assert told["stopped"] is False
    count = Counter(kind for kind, _ in GARDEN.faults)
    assert told["claims"] == {"proved": 0, "refuted": count["claim"], "unknown": 0}
    assert (told["dead_ends"], told["traps"]) == (count["dead-end"], count["trap"])
    assert told["unknown"] == 0
    findings = told["findings"]
    assert isinstance(findings, list)
    assert {(one["kind"], one["address"]) for one in findings} == GARDEN.faults
    for one in findings:
        possible = "possible" if one["kind"] in MET else "impossible"
        status = "refuted" if one["kind"] == "claim" else possible
        assert one["status"] == status
        always = {"kind", "address", "status", "place", "hint"}
        assert set(one) - always - {"opening"} in ({"path"}, {"guard"})
        assert re.fullmatch(r"[A-Z].+\.", one["hint"])
        assert ("path" in one) == (status != "impossible")
        assert re.fullmatch(r"\S+\.yaml:\d+:\d+", one["place"])


def test_json_with_all_has_a_path_for_everything_that_is_possible(capsys: Captured) -> None:
    told = _json(LIGHTHOUSE, capsys, "--all", code=0)
    targets = told["targets"]
    assert isinstance(targets, list)
    assert len(targets) == told["possible"]
    assert all(one["status"] == "possible" and "path" in one for one in targets)
    assert told["findings"] == told["open"] == []
    assert told["claims"] == {"proved": 3, "refuted": 0, "unknown": 0}


def test_a_broken_story_gives_its_diagnostics(tmp_path: Path, capsys: Captured) -> None:
    story = written({"story.yaml": "title: Broken\n"}, tmp_path / "broken")
    assert main(["prove", "--story", str(story)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "story.yaml:1:1: missing-key" in said.err
    assert main(["prove", "--story", str(tmp_path / "nowhere")]) == 2


def test_help_has_examples(capsys: Captured) -> None:
    with pytest.raises(SystemExit) as left:
        main(["prove", "--help"])
    assert left.value.code == 0
    said = capsys.readouterr().out
    assert "\nexamples:\n" in said
    assert "commune prove --of before-dawn/say-name | commune replay -" in said
    assert "The exit code is 0 where nothing wrong was found, also if something is not" in said


def test_a_pipe_that_is_closed_is_no_error(tmp_path: Path) -> None:
    with subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", RUN, "prove", "--json", "--all", *STORY],
        env=_environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(PATIENCE) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo-terminal to see it in")
def test_who_stops_it_is_told_what_was_known_by_then(tmp_path: Path) -> None:
    import pty  # noqa: PLC0415 - there is none on Windows

    garden = written(garden_of(400, 1, faults=20).files, tmp_path / "garden")
    ours, theirs = pty.openpty()  # progress is told on a terminal only
    with subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", RUN, "prove", "--story", str(garden)],
        env=_environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=theirs,
    ) as process:
        os.close(theirs)
        seen = b""
        while b"still open" not in seen:
            seen += os.read(ours, 1024)
        process.send_signal(signal.SIGINT)
        assert process.stdout is not None
        said = process.stdout.read().decode()
        assert process.wait(PATIENCE) == 130
        seen += os.read(ours, 1024)
        os.close(ours)
    assert "commune: stopped; this is what was known by then.\r\n" in seen.decode()
    assert re.search(r"[\d,]+ things written: [1-9][\d,]* possible, .* [1-9][\d,]* unknown\.", said)
    assert "It was stopped before" in said
    assert "Nothing is wrong" not in said
    assert len(re.findall(r"^unknown: ", said, re.MULTILINE)) == 10
    assert re.search(r"^[\d,]+ more are unknown; --json has their names\.$", said, re.MULTILINE)
    assert "Traceback" not in said + seen.decode()
