"""An opening is a path that can be played, so that its state can really happen."""

from collections.abc import Iterator

from commune.diagnostics import Diagnostic, Span
from commune.engine import replay_as_far
from commune.engine.replay import open_steps
from commune.engine.turn import EndlessStory
from commune.model import Story


def openings_can_be_played(story: Story) -> Iterator[Diagnostic]:
    """Tell the first step of an opening that is not open where the path comes to it."""
    for opening in story.openings.values():
        steps = [reference.id for reference in opening.path]
        if not steps:
            continue
        at = opening.span or Span.at(opening.id)
        try:
            journal, stopped = replay_as_far(story, steps)
        except EndlessStory as endless:
            yield Diagnostic("endless-go", at, f"the path never comes to rest at {endless}")
            continue
        if stopped is not None:
            place = opening.path[stopped.made].span or at
            message = f"the path stops here: “{stopped.step}” is not open"
            hint = (
                f"Open are: {', '.join(open_steps(journal.turn)) or 'none; the story has ended'}."
            )
            yield Diagnostic("opening-path", place, message, hint)
