"""``commune`` and ``commune play``: go on where you were, or begin."""

from pathlib import Path
from typing import TYPE_CHECKING

from commune.cli.opened import opened
from commune.play import play
from commune.play.beginning import Wanted
from commune.play.desk import Desk
from commune.saves import AUTOSAVE, Settings, open_shelf, slot_name
from commune.saves.settings import OPTIONS, changed

if TYPE_CHECKING:  # argparse costs 6 ms, and to play it is not needed
    from argparse import Namespace


def play_now() -> int:
    """Play the included story with nothing asked for."""
    shelf = open_shelf()
    return _play(None, Desk(shelf, shelf.settings()), Wanted())


def play_as_asked(call: "Namespace") -> int:
    """Play as the call asks; its flags hold for this sitting, over what is set."""
    shelf = open_shelf()
    slot = slot_name(call.slot) if call.slot else AUTOSAVE
    if not slot:
        from commune.cli.faults import Fault, told  # noqa: PLC0415 - wanted here only

        return told(Fault(f"“{call.slot}” is no name: it needs a letter or a digit."))
    settings = _over(shelf.settings(only_look=call.ephemeral), call)
    desk = Desk(None if call.ephemeral else shelf, settings, slot)
    return _play(call.story, desk, Wanted(call.opening, call.as_person, call.new))


def _over(settings: Settings, call: "Namespace") -> Settings:
    """The settings with the flags of the call over them."""
    for option in OPTIONS:
        given = getattr(call, option.name)
        if given is not None:
            settings = changed(settings, option.name, given)
    return settings


def _play(named: Path | None, desk: Desk, wanted: Wanted) -> int:
    story = opened(named)
    return story if isinstance(story, int) else play(story, desk, wanted)
