"""``commune transcript``: what was read and chosen, as Markdown."""

import sys
from argparse import Namespace

from commune.cli.faults import Fault, said, told
from commune.cli.files import STREAM, written
from commune.cli.kept import choices_in, damaged, in_number, slot_called
from commune.cli.opened import opened
from commune.engine import Stopped
from commune.play.standing import resumed
from commune.play.terminal import spell_what_cannot_be_shown
from commune.play.transcript import transcript
from commune.saves import AUTOSAVE, open_shelf


def write_transcript(call: Namespace) -> int:
    """Write the transcript of a saved playthrough."""
    story = opened(call.story)
    if isinstance(story, int):
        return story
    shelf = open_shelf()
    slot = slot_called(call.slot or AUTOSAVE, shelf, story.manifest.title)
    if isinstance(slot, Fault):
        return told(slot)
    if slot.playthrough is None:
        return told(damaged(slot))
    standing, stopped = resumed(story, slot.playthrough)
    settings = shelf.settings()
    text = transcript(standing, gentle=settings.gentle, plain_notes=settings.plain_notes)
    if call.output == STREAM:
        spell_what_cannot_be_shown(sys.stdout)
        sys.stdout.write(text)
    elif fault := written(text, call.output, force=call.force):
        return told(fault)
    if stopped is not None:
        said(_cut(slot.playthrough.path, stopped))
    return 0


def _cut(path: tuple[str, ...], stopped: Stopped) -> str:
    """What a transcript lacks of a playthrough that a changed story no longer holds."""
    held = in_number(choices_in(path[: stopped.made]))
    lost = choices_in(path[stopped.made :])
    return (
        f"the story was changed since: “{stopped.step}” is no longer open there."
        f" The transcript has {held}; {lost} more lead no further."
    )
