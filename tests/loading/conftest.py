"""A folder with a small story in it."""

from pathlib import Path

import pytest
from tests.loading.laid import STORY, lay


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a story of two files, old enough to be trusted."""
    root = tmp_path / "story"
    lay(root, "story.yaml", STORY)
    lay(root, "acts/1-war/queue.yaml", "title: y\n")
    return root
