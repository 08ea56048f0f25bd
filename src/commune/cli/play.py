"""``commune`` and ``commune play``: go on where you were, or begin."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from commune.cli.where import no_story, story_folder, way_to
from commune.loading import Loaded, open_story
from commune.play import play
from commune.saves import open_shelf

if TYPE_CHECKING:  # argparse costs 6 ms, and to play it is not needed
    from argparse import Namespace


def play_now() -> int:
    """Play the included story with nothing asked for."""
    return _play(story_folder())


def play_as_asked(call: "Namespace") -> int:
    """Play as the call asks."""
    return _play(
        story_folder(call.story),
        plain=call.plain,
        gentle=call.gentle,
        fresh=call.new,
        opening=call.opening,
        ephemeral=call.ephemeral,
    )


def _play(  # noqa: PLR0913 - one keyword a flag
    folder: Path,
    *,
    plain: bool = False,
    gentle: bool = False,
    fresh: bool = False,
    opening: str = "",
    ephemeral: bool = False,
) -> int:
    if not folder.is_dir():
        sys.stderr.write(no_story(folder))
        return 2
    loaded = open_story(folder)
    if loaded.story is None:
        return _tell_faults(loaded, folder)
    return play(
        loaded.story,
        shelf=open_shelf(),
        plain=plain,
        gentle=gentle,
        fresh=fresh,
        opening=opening,
        ephemeral=ephemeral,
    )


def _tell_faults(loaded: Loaded, folder: Path) -> int:
    """The story cannot be played: say what its writer has to mend."""
    from commune.diagnostics.report import as_text  # noqa: PLC0415 - wanted here only

    told = as_text(loaded.problems, loaded.lines_of, folder=way_to(folder))
    sys.stderr.write(told)
    sys.stderr.write("commune: this story cannot be played before that is mended.\n")
    return 1
