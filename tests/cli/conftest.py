"""For the tests of commands: a home of their own, with playthroughs of the lighthouse in it.

And a story with faults in it, of which is known what they are.
"""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.explore.faults import garden_of

from commune.cli.main import main
from commune.loading import load_folder
from commune.model import Story
from commune.saves import Playthrough, Saved, Shelf

ROOT = Path(__file__).resolve().parents[2]
LIGHTHOUSE = ROOT / "tests" / "stories" / "lighthouse"
STEPS = (
    "harbour/nell",
    "harbour/ask-weather",
    "harbour/carry-oil",
    "harbour/borrow-key",
    "harbour/climb",
    "lamp-room/open-drawer",
    "lamp-room.lit/next",
    "lamp-room/sign-log",
)
GARDEN = garden_of(16, 1)  # with a fault of each kind
NEVER = next(address for kind, address in GARDEN.faults if kind == "choice")  # it cannot be met
NEVER_FILE = next(
    name for name in GARDEN.files if name.endswith(f"/{NEVER.partition('/')[0]}.yaml")
)


def written(files: Mapping[str, str], folder: Path) -> Path:
    """The folder, with these files in it."""
    for name, text in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
    return folder


@pytest.fixture
def planted(tmp_path: Path) -> Path:
    """A story with a fault of each kind: the garden's folder."""
    return written(GARDEN.files, tmp_path / "garden")


@pytest.fixture
def lighthouse() -> Story:
    """The story that the tests are about."""
    story = load_folder(LIGHTHOUSE).story
    assert story is not None
    return story


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """The shelf of this test's own home. No story is cached: a cached one keeps its file open."""
    (tmp_path / "no-cache").touch()
    monkeypatch.setenv("COMMUNE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COMMUNE_CACHE", str(tmp_path / "no-cache"))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)
    return Shelf(tmp_path / "home" / "saves")


@pytest.fixture
def kept(shelf: Shelf, lighthouse: Story) -> Shelf:
    """The shelf with the autosave and another playthrough on it."""
    title = lighthouse.manifest.title
    for name, path in (("autosave", STEPS[:6]), ("anna", STEPS)):
        saved = shelf.save(Playthrough(path=path, story_title=title), name)
        assert isinstance(saved, Saved)
    return shelf


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """The lighthouse in a folder of its own, without the opening that begins in the middle."""
    folder = tmp_path / "story"
    shutil.copytree(LIGHTHOUSE, folder)
    (folder / "openings" / "act-2-osric.yaml").unlink()
    return folder


def path_tried(
    capsys: pytest.CaptureFixture[str], *call: str, story: Path = LIGHTHOUSE
) -> tuple[str, ...]:
    """The path that is printed for a call."""
    assert main(["try", *call, "--path", "--story", str(story)]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    return tuple(said.out.removeprefix("begin\n").split())
