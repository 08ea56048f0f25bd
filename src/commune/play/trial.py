"""Playing on from a path, as ``commune try`` does."""

from collections.abc import Sequence

from commune.engine import Journal, begin_at
from commune.engine.replay import continue_as_far
from commune.model import Story
from commune.play.app import play_at
from commune.play.beginning import Begun
from commune.play.blocks import Hint
from commune.play.desk import Desk
from commune.play.loop import Coming
from commune.play.standing import Standing


def play_from(story: Story, path: Sequence[str], desk: Desk, *, opening: str = "") -> int:
    """Play from the end of a path; gives the exit code. Undo leads back along it.

    A playthrough that stands in the desk's slot is kept under another name.
    """
    start = Journal.begun(story)
    if opening and (found := story.openings[opening]).start is not None:
        start = Journal(story, begin_at(story, found.start.id, found.effects))
    journal, _ = continue_as_far(start, path)
    title = story.manifest.title
    greeting: tuple[Hint, ...] = ()
    if desk.shelf is not None:
        before, wanted = desk.put_away(title), desk.slot
        if before:
            greeting = (Hint(f"What was kept as “{wanted}” is kept as “{before}” now."),)
        # Where that could not be moved, it is left alone.
        desk.slot = desk.shelf.free_slot(title, wanted)
        desk.stamp = desk.shelf.stamp(title, desk.slot)
    kept = f" It is kept as “{desk.slot}”." if desk.shelf else " Nothing of it is kept."
    hint = Hint(f"{title}, {len(journal.path)} steps in.{kept}")
    return play_at(Begun(Standing(journal, opening), (*greeting, hint), Coming.BACK), desk)
