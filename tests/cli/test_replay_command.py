"""``commune replay``: the forms of a path, the pages along it, and the step that does not hold."""

from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from tests.cli.conftest import LIGHTHOUSE, STEPS

from commune.cli.main import main
from commune.saves import Playthrough, to_json

STORY = ("--story", str(LIGHTHOUSE))
TITLE = "The Lamp at Gull Point"
pytestmark = pytest.mark.usefixtures("shelf")


@pytest.fixture
def steps(tmp_path: Path) -> str:
    """A file with a step a line."""
    place = tmp_path / "steps.txt"
    lines = ["# a walk", "", *STEPS[:3], "", f"  {STEPS[3]}   # the key", *STEPS[4:]]
    place.write_text("\n".join(lines))
    return str(place)


def test_the_pages_are_printed_with_their_offers_and_what_was_chosen(
    steps: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["replay", steps, *STORY]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    for line in (
        "Scene: The quay",
        "1. The keeper’s daughter’s.",
        "You chose 1: The keeper’s daughter’s.",
        "You chose 1: Ask him about the weather.",
        "In the ledger: You have the key of the chart drawer.",
        "1. Sit down to the log.",
        "Scene: The watch",
    ):
        assert f"\n{line}\n" in said.out
    assert "You chose 1: Sit down" not in said.out, "a pause is no choice"
    assert said.out.index("You chose 1: The keeper") < said.out.index("Father is in bed")


def test_a_save_an_opening_and_a_list_of_steps_are_played_alike(
    steps: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save = tmp_path / "save.json"
    save.write_text(to_json(Playthrough(path=STEPS, story_title=TITLE)), "utf-8")
    opening = LIGHTHOUSE / "openings" / "act-2-nell.yaml"
    printed = set()
    for file in (steps, str(save), str(opening)):
        assert main(["replay", file, *STORY]) == 0
        said = capsys.readouterr()
        assert said.err == ""
        printed.add(said.out)
    assert len(printed) == 1


def test_steps_are_read_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO("\n".join(STEPS[:2]).encode())))
    assert main(["replay", "-", *STORY]) == 0
    assert "You chose 1: Ask him about the weather." in capsys.readouterr().out


def test_an_opening_that_begins_at_an_address_is_shown_from_there(
    capsys: pytest.CaptureFixture[str],
) -> None:
    opening = LIGHTHOUSE / "openings" / "act-2-osric.yaml"
    assert main(["replay", str(opening), *STORY]) == 0
    said = capsys.readouterr().out
    assert "Scene: The watch" in said
    assert "Scene: The quay" not in said


def test_it_stops_after_so_many_choices_and_pauses_do_not_count(
    steps: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["replay", steps, *STORY, "--to", "0"]) == 0
    assert "You chose" not in capsys.readouterr().out
    assert main(["replay", steps, *STORY, "--to", "6"]) == 0
    said = capsys.readouterr().out
    assert said.count("You chose") == 6
    assert said.endswith("\n1. Sit down to the log.\n\n")
    assert main(["replay", steps, *STORY, "--to", "7"]) == 0
    assert capsys.readouterr().out.count("You chose") == 7
    assert main(["replay", steps, *STORY, "--to", "-1"]) == 2


def test_quiet_prints_the_last_page_alone(steps: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["replay", steps, *STORY, "--quiet"]) == 0
    said = capsys.readouterr().out
    assert "Scene: The watch" in said
    assert TITLE not in said
    assert "You chose" not in said


def test_a_step_that_does_not_hold_is_named_with_what_was_open_and_the_nearest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "wrong.txt"
    wrong.write_text(f"{STEPS[0]}\nharbour/carry-oli\n")
    assert main(["replay", str(wrong), *STORY]) == 1
    said = capsys.readouterr()
    assert "You chose 1: The keeper’s daughter’s." in said.out
    assert said.out.rstrip().split("\n")[-1].startswith("3. "), "what was reached, with its offers"
    assert said.err == (
        "commune: step 2, “harbour/carry-oli”, is not open in harbour.slip."
        " Did you mean “harbour/carry-oil”?\n"
        "Open there:\n"
        "  harbour/ask-weather\n"
        "  harbour/carry-oil\n"
        "  harbour/borrow-key (locked)\n"
    )


def test_a_locked_step_is_told_with_its_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "wrong.txt"
    wrong.write_text(f"{STEPS[0]}\nharbour/borrow-key\n")
    assert main(["replay", str(wrong), *STORY]) == 1
    assert "is locked there. He lends nothing to people" in capsys.readouterr().err


def test_behind_the_end_no_step_is_open(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save = tmp_path / "steps.txt"
    behind = ("watch/ring", "watch.breakfast/next", "harbour/nell")
    save.write_text("\n".join((*STEPS, *behind)))
    assert main(["replay", str(save), *STORY, "--quiet"]) == 1
    assert "step 9" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "not whole JSON"),
        (b"\xff\xfe", "not text in UTF-8"),
        (b"label: Late\n", "no opening that can be read"),
        (b"label: Late\nfrom: watch.stair\n", "no opening “file”"),
        (b"x" * (1 << 20) + b"xx", "larger than"),
    ],
)
def test_a_file_at_fault_ends_with_1(
    content: bytes, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "file.yaml"
    place.write_bytes(content)
    assert main(["replay", str(place), *STORY]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert said in told.err


@pytest.mark.parametrize("name", ["nowhere.txt", "."])
def test_a_file_that_is_not_there_ends_with_2(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["replay", name, *STORY]) == 2
    assert f"“{name}”" in capsys.readouterr().err


def test_a_playthrough_of_another_story_is_said_to_be_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save = tmp_path / "save.json"
    save.write_text(to_json(Playthrough(path=STEPS[:1], story_title="Elsewhere")), "utf-8")
    assert main(["replay", str(save), *STORY]) == 0
    assert "is of “Elsewhere”" in capsys.readouterr().err


@pytest.mark.parametrize(
    "text",
    [
        " ".join(STEPS[:3]),
        ", ".join(STEPS[:3]),
        f"{STEPS[0]} {STEPS[1]}\n{STEPS[2]}",
        f"  path: {' '.join(STEPS[:3])}\n",
        f"path: {' '.join(STEPS[:3])}\n",
        f"begin {' '.join(STEPS[:3])}",
        f"begin\n{STEPS[0]}\n{STEPS[1]} {STEPS[2]}",
    ],
)
def test_steps_may_stand_on_a_line_as_a_proof_prints_them(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "steps.txt"
    place.write_text(text)
    assert main(["replay", str(place), *STORY]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out.count("You chose") == 3


def test_a_list_of_steps_may_begin_at_an_opening(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "steps.txt"
    place.write_text("begin act-2-osric")
    assert main(["replay", str(place), *STORY]) == 0
    said = capsys.readouterr().out
    assert "Scene: The watch" in said
    assert "Scene: The quay" not in said


@pytest.mark.parametrize("text", ["", " \n\n", "# choice s5/never: impossible\n"])
def test_where_there_are_no_steps_nothing_is_played(
    text: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(text.encode())))
    assert main(["replay", "-", *STORY]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == "commune: “-” has no steps in it: nothing is played.\n"
