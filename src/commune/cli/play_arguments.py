"""The arguments of ``commune play``: where to begin, and how to read.

How to read is declared once, in `commune.saves.settings`; a flag is made of each option
there. A flag that is not given is None: as it is kept.
"""

import argparse
from collections.abc import Callable

from commune.cli import commands
from commune.cli.declaring import Commands, add_story, declared
from commune.saves.settings import OPTIONS, Option

_EXAMPLES = (
    ("commune play --plain", "plain lines, for screen readers and pipes"),
    ("commune play --slot anna", "a playthrough of one's own, by its name"),
    ("commune play --new", "begin anew; the old playthrough is kept"),
    ("commune play --opening act-2-jeanne --ephemeral", "for a class: nothing is kept"),
)
_AT_ONCE = {"plain": "no menu keys and no drawing"}  # the setting is "from the next start on"


def add_play(found: Commands) -> None:
    """Declare ``commune play``."""
    command = declared(found, "play", "Go on where you were, or begin.", _EXAMPLES)
    begin = command.add_argument_group("where to begin")
    add_story(command)
    begin.add_argument(
        "--as", dest="as_person", metavar="PERSON", default="", help="be this person at once"
    )
    begin.add_argument("--opening", metavar="NAME", default="", help="begin at an opening")
    begin.add_argument(
        "--slot", metavar="NAME", default="", help="the playthrough of this name, or a new one"
    )
    begin.add_argument(
        "--new", action="store_true", help="begin anew; the old playthrough is kept beside"
    )
    begin.add_argument("--ephemeral", action="store_true", help="write nothing to disk")
    read = command.add_argument_group("how to read (else as you set it before)")
    for option in OPTIONS:
        _add_option(read, option)
    command.set_defaults(command=commands.play)


def _add_option(group: "argparse._ArgumentGroup", option: Option) -> None:
    flag = f"--{option.name.replace('_', '-')}"
    about = _AT_ONCE.get(option.name, option.about).replace("%", "%%")
    if option.most:
        about = f"{about} ({option.least} to {option.most})"
        kind = _whole_number(option)
        group.add_argument(flag, metavar="N", type=kind, default=None, help=about)
        return
    values = tuple(value for value, _ in option.values)
    if all(isinstance(value, bool) for value in values):
        group.add_argument(flag, action=argparse.BooleanOptionalAction, default=None, help=about)
    else:
        group.add_argument(flag, choices=values, default=None, help=about)


def _whole_number(option: Option) -> Callable[[str], int]:
    """What reads a number that the option allows."""

    def number(text: str) -> int:
        if text.isascii() and text.isdigit() and option.allows(int(text)):
            return int(text)
        raise argparse.ArgumentTypeError(
            f"“{text}” is not a whole number from {option.least} to {option.most}"
        )

    return number
