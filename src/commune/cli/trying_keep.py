"""``commune try --keep``: a path written as an opening of the story."""

import sys
from pathlib import Path

from commune.cli.faults import FILE_AT_FAULT, Fault
from commune.cli.where import MANIFEST
from commune.explore.playing import Trace
from commune.model import Story
from commune.model.ids import KEBAB


def cannot_be_kept(story: Story, name: str, folder: Path | None) -> Fault | None:
    """Why no opening of that name can be written; asked before anything is looked for.

    The story that is included is not written into unless it is named.
    """
    if not KEBAB.match(name):
        return Fault(f"“{name}” is no name of an opening: small letters, digits and hyphens.")
    if folder is None and not Path(MANIFEST).is_file():
        return Fault(
            "“--keep” writes a file into the story: name its folder with --story,"
            " or call it in that folder."
        )
    for what, there in (
        ("an opening", story.openings),
        ("a scene", story.scenes),
        ("a note", story.notes),
        ("a source", story.sources),
        ("a lesson", story.lessons),
        ("a fate", story.fates),
    ):
        if name in there:
            return Fault(f"there is {what} “{name}” already. Choose another name for the opening.")
    return None


def kept(road: Trace, name: str, address: str, folder: Path) -> Fault | None:
    """Write the path as an opening of the story."""
    if road.start:
        return Fault(f"the path begins at the opening “{road.start}”; it is no path by itself.")
    place = folder / "openings" / f"{name}.yaml"
    steps = "".join(f"  - {step}\n" for step in road.path)
    try:
        place.parent.mkdir(exist_ok=True)
        with place.open("x", encoding="utf-8", newline="\n") as file:
            file.write(f"label: At {address}\n" + (f"path:\n{steps}" if steps else "path: []\n"))
    except FileExistsError:
        return Fault(f"there is an opening “{name}” already.")
    except OSError as problem:
        return Fault(f"{place} could not be written ({problem.strerror}).", FILE_AT_FAULT)
    sys.stderr.write(f"commune: the path is the opening “{name}” now ({place}).\n")
    return None
