"""``commune try``: real paths to scenes, passages and conditions, kept, printed and played on."""

import os
import shutil
import subprocess
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from tests.cli.conftest import LIGHTHOUSE, ROOT, path_tried, written
from tests.engine.reference import holds
from tests.engine.stories import value_at
from tests.explore.faults import garden_of

from commune.cli.main import main
from commune.diagnostics import Span
from commune.engine import Journal, begin_at, replay
from commune.expressions import Values
from commune.expressions.parse import parse_condition
from commune.loading import load_folder
from commune.model import Story

STORY = ("--story", str(LIGHTHOUSE))
RUN = "from commune.cli.main import run; run()"
PATIENCE = 60  # seconds: the machine may have much else to do
pytestmark = pytest.mark.usefixtures("shelf")
Captured = pytest.CaptureFixture[str]


def _values_at(journal: Journal, address: str) -> Values:
    """The values behind the effects of a passage that the last turn came by."""
    stops = journal.turn.trail
    return next(one.after for one in stops if getattr(one.place, "address", "") == address)


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


@pytest.mark.parametrize("address", ["watch", "watch.bell", "oil-store", "morning.lost", "harbour"])
def test_a_scene_or_a_passage_is_reached_by_the_last_step(
    address: str, capsys: Captured, lighthouse: Story
) -> None:
    journal = replay(lighthouse, path_tried(capsys, address))
    assert _values_at(journal, lighthouse.full_address(address))


def test_a_passage_that_is_gone_through_at_once_is_reached_too(
    capsys: Captured, lighthouse: Story
) -> None:
    journal = replay(lighthouse, path_tried(capsys, "morning.home"))
    assert journal.state.at == "morning.after"
    assert [ending.ending for ending in journal.endings()] == ["boat-home"]


@pytest.mark.parametrize(
    "asked",
    [
        ("watch.bell", "oil == 0", ""),
        ("watch.bell", "oil == 1 and nerve >= 1", "osric"),
        ("lamp-room", "not has_key", ""),
        ("lamp-room.lit", "took(lamp-room/open-drawer)", ""),
        ("morning.news", "skipper_end == lost and saw_whale and rang_bell", "osric"),
        ("morning.after", "skipper_end == home and not rang_bell", "osric"),
        ("breakfast", "visited(oil-store)", "osric"),
    ],
)
def test_a_condition_holds_on_arrival_there(
    asked: tuple[str, str, str], capsys: Captured, story: Path, lighthouse: Story
) -> None:
    address, condition, who = asked
    person = ("--as", who) if who else ()
    path = path_tried(capsys, address, "--when", condition, *person, story=story)
    journal = replay(lighthouse, path)
    full = lighthouse.full_address(address)
    values = _values_at(journal, full)
    facts = {slot: value_at(values, index) for slot, index in lighthouse.layout.items()}
    assert holds(parse_condition(condition, Span.at("here")).condition, facts)
    assert not who or facts["you"] == who


def test_where_nothing_leads_that_is_said_as_certain(capsys: Captured) -> None:
    assert main(["try", "morning.home", "--when", "skipper_end == lost", *STORY]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == "commune: “morning.home” with skipper_end == lost: nothing leads there.\n"
    assert main(["try", "lamp-room", "--as", "osric", "--when", "has_key", *STORY]) == 1
    assert capsys.readouterr().err.endswith(" with has_key as osric: nothing leads there.\n")


def test_a_scene_is_the_first_passage_of_it_that_can_be_come_to_so(
    capsys: Captured, lighthouse: Story
) -> None:
    path = path_tried(capsys, "lamp-room", "--when", "took(lamp-room/open-drawer)")
    assert replay(lighthouse, path).state.at == "lamp-room.lit"
    assert path == path_tried(capsys, "lamp-room.lit", "--when", "took(lamp-room/open-drawer)")
    whole = path_tried(capsys, "lamp-room", "--as", "osric")
    first = next(iter(lighthouse.scenes["lamp-room"].passages))
    assert whole == path_tried(capsys, f"lamp-room.{first}", "--as", "osric")


def test_where_no_passage_of_a_scene_can_be_come_to_so_the_scene_is_named(
    capsys: Captured,
) -> None:
    assert main(["try", "lamp-room", "--as", "osric", "--when", "has_key", *STORY]) == 1
    said = capsys.readouterr().err
    assert said == "commune: “lamp-room” with has_key as osric: nothing leads there.\n"


def test_a_path_from_the_beginning_is_better_than_one_from_an_opening(capsys: Captured) -> None:
    assert path_tried(capsys, "watch")[0] == "harbour/nell"
    assert path_tried(capsys, "watch", "--as", "osric")[0] == "harbour/osric"


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ("oil = 0", "Write “==”"),
        ("oli == 0", "no variable is called “oli”"),
        ("oil == 7", "outside the range of oil (0..3)"),
        ("weather == rain", "“rain”"),
        ("oil and", "“oil and”"),
        ("", "“”"),
    ],
)
def test_a_condition_at_fault_is_told_in_a_sentence(
    condition: str, said: str, capsys: Captured
) -> None:
    assert main(["try", "watch", "--when", condition, *STORY]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(f"commune: “{condition}”: ")
    assert said in told.err


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ("took(watch/ring-bel)", "no choice is called “watch/ring-bel”. Did you mean"),
        ("visited(oil-stor)", "no scene or passage is called “oil-stor”. Did you mean"),
        ("oil > 2 and oil < 1", "can never hold, whatever happens"),
        ("you == nell and you == osric", "can never hold, whatever happens"),
    ],
)
def test_what_the_story_cannot_be_asked_is_told_with_the_reason(
    condition: str, said: str, capsys: Captured
) -> None:
    assert main(["try", "watch", "--when", condition, *STORY]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert said in told.err
    assert "nothing leads there" not in told.err


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (("watc",), "Did you mean “watch”?"),
        (("watch.stare",), "Did you mean “watch.stair”?"),
        (("watch", "--as", "bob"), "There are: nell, osric."),
        (("watch", "--keep", "My Name"), "small letters, digits and hyphens"),
        (("watch", "--keep", ""), "small letters, digits and hyphens"),
        (("watch", "--keep", "oil-store"), "there is a scene “oil-store” already"),
        (("watch", "--keep", "lamp-rule"), "there is a note “lamp-rule” already"),
        (("watch", "--keep", "pilots-almanac"), "there is a source “pilots-almanac” already"),
        (("watch", "--slot", "!"), "“!” is no name"),
    ],
)
def test_a_call_at_fault_is_told_in_a_sentence(
    call: tuple[str, ...], said: str, capsys: Captured
) -> None:
    assert main(["try", *call, *STORY]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert said in told.err


def test_it_plays_on_from_there_and_undo_leads_back_along_the_path(tmp_path: Path) -> None:
    done = _piped(tmp_path, "u\nu\n", "watch", "--as", "nell", *STORY)
    assert (done.returncode, done.stderr) == (0, "")
    here, back, further = done.stdout.split("Taken back")
    assert "8 steps in. Nothing of it is kept." in here
    assert "Scene: The watch" in here
    assert "1. Sign it Nell Sark." in back
    assert "Sit down to the log." in further
    assert done.stdout.rstrip().endswith("Nothing of this was kept.")


def test_going_on_from_there_tells_the_story_on(tmp_path: Path) -> None:
    done = _piped(tmp_path, "1\n", "watch.bell", *STORY)
    assert "You chose 1: Ring, and leave the lamp to itself." in done.stdout
    assert "Scene: However it is told" in done.stdout


def test_a_path_that_begins_at_an_opening_says_so(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "opened"
    shutil.copytree(LIGHTHOUSE, folder)
    harbour = folder / "acts" / "1-evening" / "harbour.yaml"
    assert "you = osric" in harbour.read_text("utf-8")
    harbour.write_text(harbour.read_text("utf-8").replace("you = osric", "you = nell"), "utf-8")
    call = ("watch.stair", "--as", "osric", "--path", "--story", str(folder))
    assert main(["try", *call]) == 0
    said = capsys.readouterr().out
    assert said.startswith("begin act-2-osric\n")
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(said.encode())))
    assert main(["replay", "-", "--quiet", "--story", str(folder)]) == 0
    assert "Scene: The watch" in capsys.readouterr().out


def test_state_is_that_of_the_path_and_nothing_is_set(capsys: Captured, lighthouse: Story) -> None:
    path = path_tried(capsys, "watch.bell", "--when", "oil == 0 and nerve <= 0")
    one, again = replay(lighthouse, path), Journal.begun(lighthouse)
    for step in path:
        again = again.after(step)
    assert one.state == again.state
    assert lighthouse.manifest.first.id == "harbour.quay"
    assert begin_at(lighthouse, "watch.stair").state.values != one.state.values


def test_in_a_big_story_a_rare_place_is_found(tmp_path: Path, capsys: Captured) -> None:
    files = garden_of(60, 3).files
    folder = written(files, tmp_path / "garden")
    loaded = load_folder(folder).story
    assert loaded is not None
    out = next(f"{Path(name).stem}.out" for name, text in files.items() if "end: true" in text)
    asked = [name for name in loaded.variables if name.startswith("f")][:6]
    condition = " and ".join(asked)
    assert main(["try", out, "--when", condition, "--path", "--story", str(folder)]) == 0
    state = replay(loaded, capsys.readouterr().out.split()).state
    assert state.at == out
    assert all(value_at(state.values, loaded.layout[name]) for name in asked)


def test_help_has_examples(capsys: Captured) -> None:
    with pytest.raises(SystemExit) as left:
        main(["try", "--help"])
    assert left.value.code == 0
    assert "\nexamples:\n  commune try before-dawn" in capsys.readouterr().out


def test_a_broken_story_gives_its_diagnostics(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "story.yaml").write_text("title: Broken\n")
    assert main(["try", "here", "--story", str(tmp_path / "broken")]) == 1
    assert "missing-key" in capsys.readouterr().err


def test_a_visit_or_a_step_that_no_condition_asks_for_can_be_asked_for(capsys: Captured) -> None:
    took = path_tried(capsys, "breakfast", "--when", "took(watch/ring-bell)")
    assert "watch/ring-bell" in took
    without = path_tried(capsys, "breakfast", "--when", "not took(watch/ring-bell)")
    assert "watch/ring-bell" not in without
    assert path_tried(capsys, "watch", "--when", "visited(harbour)")


def test_what_was_never_visited_there_is_no_way_to(capsys: Captured) -> None:
    assert main(["try", "watch", "--when", "visited(breakfast)", *STORY]) == 1
    assert "nothing leads there" in capsys.readouterr().err
