"""``commune saves``: the list, and playthroughs that are taken along, brought, and deleted."""

import os
import time
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cli.conftest import LIGHTHOUSE, STEPS

from commune.cli.main import main
from commune.cli.saves_table import Row, moment, table
from commune.engine import Journal
from commune.model import Story
from commune.play.wrap import width_of
from commune.saves import Playthrough, Shelf, from_json, to_json

STORY = ("--story", str(LIGHTHOUSE))
TITLE = "The Lamp at Gull Point"
_WORDS = st.text(st.characters(codec="utf-8", categories=["L", "N"]), min_size=1, max_size=50)


def _place(shelf: Shelf, name: str) -> Path:
    place = shelf.place(TITLE, name)
    assert place is not None
    return place


def test_the_list_says_when_how_far_and_where(
    kept: Shelf, capsys: pytest.CaptureFixture[str]
) -> None:
    os.utime(_place(kept, "autosave"), (0, time.mktime((2026, 11, 18, 21, 4, 0, 0, 0, -1))))
    os.utime(_place(kept, "anna"), (0, time.mktime((2024, 2, 1, 9, 30, 0, 0, 0, -1))))
    assert main(["saves", *STORY]) == 0
    said = capsys.readouterr().out
    autosave, anna, gap, where = said.rstrip("\n").split("\n")
    assert autosave.startswith("autosave  18 Nov")
    assert autosave.endswith("6 choices  Evening, The lamp room")
    assert "21:04" in autosave
    assert anna.startswith("anna      1 Feb 2024, 09:30")
    assert anna.endswith("7 choices  Night, The watch")
    assert gap == ""
    assert str(_place(kept, "anna").parent) in where


def test_a_damaged_one_is_listed_with_its_reason_and_left_alone(
    kept: Shelf, capsys: pytest.CaptureFixture[str]
) -> None:
    _place(kept, "anna").write_text("{")
    assert main(["saves", *STORY]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "damaged: The save is not whole JSON" in said
    assert _place(kept, "anna").read_text() == "{"


def test_where_an_edit_cut_a_road_it_is_said_how_much_of_it_holds(
    kept: Shelf, capsys: pytest.CaptureFixture[str]
) -> None:
    kept.save(Playthrough(path=(*STEPS[:2], "harbour/fly"), story_title=TITLE), "cut")
    assert main(["saves", *STORY]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "3 choices Evening, The quay (the story was changed: 2 of them hold)" in said


def test_behind_the_last_page_the_ending_is_named(
    kept: Shelf, lighthouse: Story, capsys: pytest.CaptureFixture[str]
) -> None:
    journal = Journal.begun(lighthouse)
    while not journal.turn.ended:
        ways = [offer.step for offer in journal.turn.offers if offer.open]
        journal = journal.after(ways[-1])
    kept.save(Playthrough(path=journal.path, story_title=TITLE), "whole")
    assert main(["saves", *STORY]) == 0
    assert f"at the end, {journal.endings()[0].title}" in capsys.readouterr().out


@pytest.mark.usefixtures("shelf")
def test_where_there_is_none_that_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["saves", *STORY]) == 0
    assert capsys.readouterr().out == f"There is no playthrough of “{TITLE}” yet.\n"


@given(st.lists(st.builds(Row, _WORDS, _WORDS, _WORDS, _WORDS), min_size=1), st.integers(8, 120))
def test_no_line_of_the_list_is_wider_than_the_screen(rows: list[Row], columns: int) -> None:
    written = table(rows, columns)
    assert max(map(width_of, written.split("\n"))) <= columns
    letters = "".join("".join(_parts(row)) for row in rows)
    assert sorted(c for c in written if not c.isspace() and c != ",") == sorted(letters)


def _parts(row: Row) -> tuple[str, ...]:
    """All that a row says."""
    return row.name, row.when, row.choices, row.stands


def test_at_forty_columns_a_row_is_a_few_lines() -> None:
    row = Row("anna", "18 Nov, 21:04", "12 choices", "The Paris Commune, Quarter cloth")
    assert table([row], 80) == ("anna  18 Nov, 21:04  12 choices  The Paris Commune, Quarter cloth")
    assert table([row], 40) == (
        "anna\n  18 Nov, 21:04, 12 choices\n  The Paris Commune, Quarter cloth"
    )


def test_the_year_is_said_where_it_is_another() -> None:
    then = time.mktime((2025, 12, 31, 7, 5, 0, 0, 0, -1))
    assert moment(then, then + 60) == "31 Dec, 07:05"
    assert moment(then, then + 100 * 86_400) == "31 Dec 2025, 07:05"


def test_what_was_exported_can_be_imported_and_is_never_written_over(
    kept: Shelf, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "taken.json"
    assert main(["saves", "export", "anna", str(file), *STORY]) == 0
    assert from_json(file.read_text("utf-8")) == kept.load(TITLE, "anna")
    assert main(["saves", "export", "anna", str(file), *STORY]) == 2
    assert capsys.readouterr().out == ""
    for name in ("anna-2", "anna-3"):
        assert main(["saves", "import", str(file), "--as", "Anna", *STORY]) == 0
        said = capsys.readouterr().out
        assert "All of it holds: 7 choices, up to here: Night, The watch." in said
        assert f"commune play --story {LIGHTHOUSE} --slot {name}\n" in said
        assert kept.load(TITLE, name) == kept.load(TITLE, "anna")
    assert main(["saves", "import", str(file), *STORY]) == 0
    assert "“taken”" in capsys.readouterr().out


def test_an_export_to_standard_output_is_utf_8(
    kept: Shelf, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["saves", "export", "anna", "-", *STORY]) == 0
    assert from_json(capsysbinary.readouterr().out.decode()) == kept.load(TITLE, "anna")


@pytest.mark.usefixtures("kept")
def test_the_story_can_be_named_before_or_behind_what_is_done(tmp_path: Path) -> None:
    file = str(tmp_path / "taken.json")
    assert main(["saves", *STORY, "export", "anna", file]) == 0
    assert main(["saves", "import", file, *STORY]) == 0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (to_json(Playthrough(path=STEPS, story_title="Elsewhere")), "is of “Elsewhere”; this is"),
        (to_json(Playthrough(path=STEPS)), "names no story; this is"),
        ("{", "not whole JSON"),
        ("", "The save is empty"),
    ],
)
def test_what_is_no_playthrough_of_this_story_is_refused(
    content: str, said: str, shelf: Shelf, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "brought.json"
    file.write_text(content, "utf-8")
    assert main(["saves", "import", str(file), *STORY]) == 1
    assert said in capsys.readouterr().err
    assert shelf.slots(TITLE) == ()


def test_an_import_says_how_much_of_it_holds(
    shelf: Shelf, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    brought = Playthrough(path=(*STEPS[:2], "harbour/fly"), story_title=TITLE)
    file = tmp_path / "brought.json"
    file.write_text(to_json(brought), "utf-8")
    assert main(["saves", "import", str(file), *STORY]) == 0
    said = capsys.readouterr().out
    assert "The story was changed: 2 of 3 choices hold, up to here: Evening, The quay." in said
    assert shelf.load(TITLE, "brought") == brought, "what does not hold today is kept all the same"


def test_a_name_without_letters_is_refused(
    kept: Shelf, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(tmp_path / "taken.json")
    assert main(["saves", "export", "anna", file, *STORY]) == 0
    assert main(["saves", "import", file, "--as", "../..", *STORY]) == 2
    assert "“../..”" in capsys.readouterr().err
    assert len(kept.slots(TITLE)) == 2


def test_a_playthrough_is_deleted_by_its_exact_name(
    kept: Shelf, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["saves", "delete", "ana", *STORY]) == 2
    assert "Did you mean “anna”?" in capsys.readouterr().err
    assert main(["saves", "delete", "anna", *STORY]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Deleted “anna” of ")
    assert said.endswith(", 7 choices: Night, The watch\n")
    assert [slot.name for slot in kept.slots(TITLE)] == ["autosave"]


def test_a_damaged_playthrough_is_not_exported_but_can_be_deleted(
    kept: Shelf, capsys: pytest.CaptureFixture[str]
) -> None:
    _place(kept, "anna").write_text("{")
    assert main(["saves", "export", "anna", "-", *STORY]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "“anna” cannot be read." in said.err
    assert main(["saves", "delete", "anna", *STORY]) == 0
    assert "damaged: " in capsys.readouterr().out
    assert not _place(kept, "anna").exists()


def test_a_playthrough_is_brought_through_standard_input(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    brought = Playthrough(path=STEPS, story_title=TITLE)
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(to_json(brought).encode())))
    assert main(["saves", "import", "-", *STORY]) == 0
    (slot,) = shelf.slots(TITLE)
    assert slot.playthrough == brought
    assert f"--slot {slot.name}\n" in capsys.readouterr().out


def test_what_cannot_be_kept_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "brought.json"
    file.write_text(to_json(Playthrough(path=STEPS, story_title=TITLE)), "utf-8")
    monkeypatch.setenv("COMMUNE_HOME", str(file))  # a file, where a folder should be
    monkeypatch.setenv("COMMUNE_CACHE", str(file))
    assert main(["saves", "import", str(file), *STORY]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("commune: The game could not be ")


@pytest.mark.parametrize(
    "call", [("saves",), ("saves", "delete", "x"), ("transcript",), ("replay", "x")]
)
@pytest.mark.usefixtures("shelf")
def test_a_story_at_fault_is_told_as_the_game_tells_it(
    call: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*call, "--story", str(tmp_path / "none")]) == 2
    (tmp_path / "empty").mkdir()
    assert main([*call, "--story", str(tmp_path / "empty")]) == 1
    assert "cannot be played before that is mended" in capsys.readouterr().err
