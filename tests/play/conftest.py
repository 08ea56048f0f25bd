"""What the tests of the game play with: a small story, a real one's format, and a shelf."""

from functools import cache
from pathlib import Path

import pytest
from tests.play.small import small_story

from commune.engine import Journal
from commune.loading import load_folder
from commune.model import Story
from commune.saves import Shelf

LIGHTHOUSE = Path(__file__).parent.parent / "stories" / "lighthouse"


@cache
def _lighthouse() -> Story:
    loaded = load_folder(LIGHTHOUSE)
    assert loaded.story is not None, "\n".join(map(str, loaded.problems))
    return loaded.story


@pytest.fixture
def story() -> Story:
    return small_story()


@pytest.fixture
def lighthouse() -> Story:
    """A story in which a reader is one of two people."""
    return _lighthouse()


@pytest.fixture
def journal(story: Story) -> Journal:
    return Journal.begun(story)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """A shelf as the game has it: saves in a folder, and the settings beside it."""
    return Shelf(tmp_path / "saves", tmp_path)
