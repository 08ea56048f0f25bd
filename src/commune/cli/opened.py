"""A command's story: opened, or what is wrong told to whoever called."""

import sys
from pathlib import Path

from commune.cli.where import no_story, story_folder, way_to
from commune.loading import Loaded, load_folder, open_story
from commune.loading.caches import cache_folder
from commune.model import Story


def opened(named: Path | None, *, with_places: bool = False) -> Story | int:
    """The story that is meant; or, once its faults are told, the exit code.

    What is cached for playing has no places in files: who tells of them reads the files.
    """
    folder = story_folder(named)
    if not folder.is_dir():
        sys.stderr.write(no_story(folder))
        return 2
    loaded = load_folder(folder, caches=cache_folder()) if with_places else open_story(folder)
    return loaded.story or _tell_faults(loaded, folder)


def _tell_faults(loaded: Loaded, folder: Path) -> int:
    """The story cannot be played: say what its writer has to mend."""
    # Wanted here only.
    from commune.cli.folding import columns, folded  # noqa: PLC0415
    from commune.diagnostics.report import as_text  # noqa: PLC0415

    wide = columns()
    told = as_text(loaded.problems, loaded.lines_of, folder=way_to(folder), columns=wide)
    sys.stderr.write(folded(told, wide))
    sys.stderr.write("commune: this story cannot be played before that is mended.\n")
    return 1
