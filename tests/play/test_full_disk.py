"""Where nothing can be written it is said once, and the game goes on."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.play.conftest import LIGHTHOUSE
from tests.play.reading import desk_on, hints, kinds, reader, told

from commune.model import Story
from commune.play.answers import Said, Verb
from commune.play.blocks import Prose
from commune.play.desk import Desk
from commune.play.standing import begun
from commune.saves import Shelf


def test_a_file_in_the_folders_place_is_told_once_and_the_game_goes_on(
    story: Story, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    one = reader(3, 3, 3, 1)
    assert told(story, one, Shelf(tmp_path / "file")) == 0
    (failed,) = [hint for hint in hints(one) if "could not be saved" in hint]
    assert failed.endswith("You can go on playing.")
    assert kinds(one).count(Prose) == 4, "the first page and the yard three times more"
    assert "Saved" not in " ".join(hints(one)), "and nothing else is claimed at the end"


def test_where_no_home_is_known_it_is_told_once(story: Story) -> None:
    one = reader(3, 3)
    assert told(story, one, Shelf(None)) == 0
    said = [hint for hint in hints(one) if "home folder" in hint]
    assert said == [
        "There is no folder to save in: the home folder is not known. You can go on playing."
    ]


def test_it_is_told_again_when_it_went_well_in_between(story: Story, tmp_path: Path) -> None:
    folder = tmp_path / "saves"
    folder.write_text("in the way")
    desk, standing = desk_on(Shelf(folder)), begun(story)
    assert "could not be saved" in desk.keep(standing)
    assert desk.keep(standing) == ""
    assert not desk.kept
    folder.unlink()
    assert desk.keep(standing) == ""
    assert desk.kept
    folder.rename(tmp_path / "gone")
    folder.write_text("in the way again")
    assert "could not be saved" in desk.keep(standing)


def test_a_name_and_a_setting_that_cannot_be_written_are_told(story: Story, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    desk = Desk(Shelf(tmp_path / "file"))
    one = reader(Said(Verb.SAVE, "mine"), Said(Verb.SET, "width 60"))
    told(story, one, desk)
    named, chosen = one.said
    assert named.startswith("The game could not be saved in")
    assert chosen.startswith("The settings could not be saved in")
    assert desk.settings.width == 60, "it holds in this sitting all the same"


@pytest.mark.skipif(sys.platform == "win32", reason="there is no ulimit")
def test_a_full_disk_is_told_once_and_the_game_goes_on(tmp_path: Path) -> None:
    """No file may have a byte in it here: what a full disk says, a limit says too."""
    run = f"{sys.executable} -c 'from commune.cli.main import run; run()'"
    call = f"ulimit -f 0; exec {run} play --story {LIGHTHOUSE}"
    known = os.environ | {"COMMUNE_HOME": str(tmp_path), "COMMUNE_CACHE": str(tmp_path / "cache")}
    known["PYTHONDONTWRITEBYTECODE"] = "1"  # Python would leave cut files of compiled code
    done = subprocess.run(  # noqa: S603 - our own program
        ["/bin/sh", "-c", call],
        input="1\n1\n1\nquit\n",
        capture_output=True,
        encoding="utf-8",
        env=known,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("could not be saved") == 1
    assert "Ninety-one steps" in done.stdout
    assert "Saved." not in done.stdout
    assert not list(tmp_path.rglob("*.json"))
