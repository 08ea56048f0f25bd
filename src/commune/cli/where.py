"""Where the story lies that is played when none is named."""

from pathlib import Path


def story_folder(named: Path | None = None) -> Path:
    """The folder named, or the story installed with the package, or the checkout's."""
    if named is not None:
        return named
    package = Path(__file__).resolve().parent.parent
    installed = package / "_story"
    return installed if installed.is_dir() else package.parent.parent / "story"
