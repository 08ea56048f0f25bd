"""``commune prove --of``: what is known of one thing, by address, by id, and what is refused."""

import json
import shutil
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from tests.cli.conftest import GARDEN, LIGHTHOUSE, NEVER, NEVER_FILE

from commune.cli.main import main

STORY = ("--story", str(LIGHTHOUSE))
pytestmark = pytest.mark.usefixtures("shelf")
Captured = pytest.CaptureFixture[str]


def _of(capsys: Captured, name: str, *more: str, story: Path = LIGHTHOUSE) -> tuple[int, str]:
    code = main(["prove", "--story", str(story), "--of", name, *more])
    said = capsys.readouterr()
    assert said.err == ""
    return code, said.out


def test_a_scene_is_its_first_passage(capsys: Captured) -> None:
    code, said = _of(capsys, "watch")
    assert code == 0
    assert said.startswith("# passage watch.stair: possible\nharbour/")


def test_a_claim_is_proved_or_refuted(capsys: Captured, planted: Path) -> None:
    claims = (LIGHTHOUSE / "claims.yaml").read_text("utf-8")
    name = claims.partition("id: ")[2].partition("\n")[0]
    code, said = _of(capsys, name)
    assert (code, said.split("\n", maxsplit=1)[0]) == (0, f"# claim {name}: proved")
    refuted = min(address for kind, address in GARDEN.faults if kind == "claim")
    code, said = _of(capsys, refuted, story=planted)
    assert code == 1
    assert said.startswith(f"# claim {refuted}: refuted\n#   claimed: ")


def test_a_note_that_nothing_reveals_cannot_be_found(tmp_path: Path, capsys: Captured) -> None:
    story = tmp_path / "story"
    shutil.copytree(LIGHTHOUSE, story)
    word = (story / "notes" / "words" / "phare.yaml").read_text("utf-8")
    (story / "notes" / "words" / "snow.yaml").write_text(word, "utf-8")
    code, said = _of(capsys, "snow", story=story)
    assert code == 1
    needs = "that a text shows its marker, an effect reveals it, or a scene gives it"
    assert said == f"# note snow: impossible\n#   needs: {needs}\n"


def test_what_stands_in_something_impossible_is_told_with_that(
    planted: Path, capsys: Captured
) -> None:
    scene = planted / NEVER_FILE
    text = scene.read_text("utf-8")
    condition = text.partition("never:")[2].partition("if: ")[2].partition("\n")[0]
    flag = condition.partition(" ")[0]
    told = f"if: {condition}\n        text: |\n          So be it{{if {flag}: , and more}}.\n"
    scene.write_text(text.replace(f"if: {condition}\n", told), "utf-8")
    main(["prove", "--story", str(planted), "--json", "--all"])
    said = capsys.readouterr()
    assert said.err == ""
    targets = json.loads(said.out)["targets"]
    branch = next(one["address"] for one in targets if one["address"].startswith(f"{NEVER}:"))
    code, of = _of(capsys, branch, story=planted)
    assert code == 1
    assert of == (
        f"# branch {branch}: impossible\n"
        f"#   because: the choice {NEVER} it stands in cannot be met\n"
        f"#   needs: {condition}\n"
    )


def test_json_has_the_path_or_what_stands_in_the_way(planted: Path, capsys: Captured) -> None:
    code, said = _of(capsys, "harbour/borrow-key", "--json")
    told = json.loads(said)
    assert (code, told["of"], told["stopped"]) == (0, "harbour/borrow-key", False)
    assert [one["kind"] for one in told["things"]] == ["choice", "locked"]
    assert all(one["path"][0].startswith("harbour/") for one in told["things"])
    code, said = _of(capsys, NEVER, "--json", story=planted)
    (thing,) = json.loads(said)["things"]
    assert (code, thing["status"]) == (1, "impossible")
    assert thing["needs"]


def test_what_is_met_at_the_very_beginning_has_a_path_of_no_steps(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, said = _of(capsys, "harbour")
    assert (code, said) == (0, "# passage harbour.quay: possible\nbegin\n")
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(said.encode())))
    assert main(["replay", "-", *STORY]) == 0
    assert "Scene: The quay" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (["--of", ""], "needs an address"),
        (["--of", "wach"], "Did you mean “watch”?"),
        (["--all"], "“--all” goes with “--json”."),
    ],
)
def test_a_call_at_fault_is_told_before_anything_is_proved(
    call: list[str], said: str, capsys: Captured
) -> None:
    assert main(["prove", *STORY, *call]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert said in told.err


@pytest.mark.parametrize("states", ["0", "-1", "many", "1.5"])
def test_a_number_of_states_that_is_none_is_refused(states: str, capsys: Captured) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["prove", *STORY, f"--states={states}"])
    assert stopped.value.code == 2
    assert f"“{states}” is not a whole number from 1 on" in capsys.readouterr().err


def test_a_story_s_folder_can_be_named_without_a_flag(planted: Path, capsys: Captured) -> None:
    assert main(["prove", str(planted)]) == 1
    assert f" choice {NEVER}: " in capsys.readouterr().out
