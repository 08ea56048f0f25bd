"""Where the story lies that is meant, and how it is named to who called."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # to play on, the argument parser is not imported
    from argparse import Namespace

MANIFEST = "story.yaml"


def story_folder(named: Path | None = None) -> Path:
    """The folder named; else this one, if it is a story; else the story that comes with us."""
    if named is not None:
        return named.parent if named.name == MANIFEST and named.is_file() else named
    if Path(MANIFEST).is_file():
        return Path()
    package = Path(__file__).resolve().parent.parent
    installed = package / "_story"
    return installed if installed.is_dir() else package.parent.parent / "story"


def meant(call: "Namespace") -> Path | None:
    """The folder that a call names, with ``--story`` or without."""
    named: Path | None = call.story or call.folder
    return named


def way_to(folder: Path) -> str:
    """The way to a folder from here, as an editor or GitHub can follow it; empty for here."""
    if folder.is_absolute() and folder.is_relative_to(Path.cwd()):
        folder = folder.relative_to(Path.cwd())
    return "" if folder == Path() else folder.as_posix()


def no_story(folder: Path) -> str:
    """What is said where a story was named and there is none."""
    what = "is a file, and a story is a folder" if folder.is_file() else "is no folder"
    return f"commune: “{folder}” {what}. Name a story's folder with --story.\n"
