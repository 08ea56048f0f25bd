"""The arguments of ``commune stats`` and ``commune sample``, with what their figures mean."""

import argparse

from commune.cli import commands
from commune.cli.declaring import Commands, add_folder_or_story, declared, from_one_on

READERS = ("random", "least-taken", "curious", "all")
_STATS = """\
Count a story as it is written: in all, by act, scene and protagonist.

A choice has an effect if a later offer, divert or text branch of twelve
words or more reads what it decides. A callback is such a place that reads
what a choice in another passage decided; the mere question who one is is
none, and no “else”. Pauses are interactions and no choices. Words between
interactions are measured along each way at its longest. A note is unsourced
that cites nothing, unless it is invented. Words of scenes are those of
passages, results and labels.
"""
_SAMPLE = """\
Play a story many times by readers who are no people, and count what they meet.

The readers: random takes anything; least-taken what was taken least often so
far; curious opens every note and takes what shows most text that nobody has
seen; all of them in turn. Minutes are those of reading 230 words a minute.
A pause is no choice; summaries are not taken. The same seed gives the same
sample.
"""


def add_stats(found: Commands) -> None:
    """Declare ``commune stats``."""
    command = declared(
        found,
        "stats",
        "Count a story as it is written.",
        (
            ("commune stats", "in all, by act, protagonist and scene"),
            ("commune stats --story my-story --json", "for other programs"),
        ),
    )
    command.description = _STATS
    add_folder_or_story(command)
    _add_as(command, "what this protagonist can come to")
    command.add_argument("--json", action="store_true", help="print JSON")
    command.set_defaults(command=commands.stats)


def add_sample(found: Commands) -> None:
    """Declare ``commune sample``."""
    command = declared(
        found,
        "sample",
        "Play a story many times, and count what is met.",
        (
            ("commune sample", "a thousand playthroughs at random"),
            ("commune sample --runs 200 --reader all", "by all readers in turn"),
            ("commune sample --opening act-2-jeanne", "from there on"),
            ("commune sample --story my-story --json", "for other programs"),
        ),
    )
    command.description = _SAMPLE
    add_folder_or_story(command)
    _add_as(command, "only playthroughs as this protagonist")
    command.add_argument(
        "--opening", metavar="NAME", default="", help="begin there, not at the first page"
    )
    command.add_argument(
        "--runs",
        metavar="N",
        type=from_one_on,
        default=1000,
        help="how many playthroughs (else 1000)",
    )
    command.add_argument(
        "--seed",
        metavar="N",
        type=from_one_on,
        default=1,
        help="another number, other playthroughs",
    )
    command.add_argument("--reader", choices=READERS, default="random", help="how they choose")
    command.add_argument("--json", action="store_true", help="print JSON")
    command.set_defaults(command=commands.sample)


def _add_as(command: argparse.ArgumentParser, about: str) -> None:
    command.add_argument("--as", dest="person", metavar="PERSON", default="", help=about)
