"""The arguments of the commands about playthroughs: transcript, saves, replay."""

import argparse

from commune.cli import commands
from commune.cli.declaring import Commands, add_story, declared


def add_transcript(found: Commands) -> None:
    """Declare ``commune transcript``."""
    command = declared(
        found,
        "transcript",
        "Write what was read and chosen in a playthrough, as Markdown.",
        (
            ("commune transcript --output what-i-read.md", "of the playthrough you are in"),
            ("commune transcript class-3b | less", "of another"),
        ),
    )
    command.add_argument(
        "slot",
        nargs="?",
        metavar="SLOT",
        default="",
        help="the playthrough's name; without it, the one that goes on by itself",
    )
    add_story(command)
    _add_output(command)
    command.set_defaults(command=commands.transcript)


def add_saves(found: Commands) -> None:
    """Declare ``commune saves`` and what is done with one of them."""
    command = declared(
        found,
        "saves",
        "List the playthroughs of a story, take one along, or delete one.",
        (
            ("commune saves", "names, times, and where each stands"),
            ("commune saves export autosave my-save.json", "take one along"),
            ("commune saves import my-save.json --as anna", "and play it elsewhere"),
            ("commune saves delete kept-1", ""),
        ),
    )
    add_story(command)
    command.set_defaults(command=commands.list_saves)
    _add_under_saves(command.add_subparsers(title="commands", metavar="COMMAND"))


def add_replay(found: Commands) -> None:
    """Declare ``commune replay``."""
    command = declared(
        found,
        "replay",
        "Play a list of choices, and print its pages as plain lines.",
        (
            ("commune replay my-save.json", "what export wrote"),
            ("commune replay steps.txt --to 5", "the first five choices"),
            ("commune replay my-story/openings/act-2.yaml --quiet", "its last page"),
        ),
    )
    command.add_argument(
        "file",
        metavar="FILE",
        help="a save, a text with a step a line, an opening's file, or “-” for standard input",
    )
    add_story(command)
    command.add_argument(
        "--to", metavar="N", type=int, default=None, help="stop after so many choices"
    )
    command.add_argument("--quiet", action="store_true", help="print only the last page")
    command.set_defaults(command=commands.replay)


def _add_under_saves(under: Commands) -> None:
    one = declared(
        under,
        "export",
        "Write a playthrough to a file.",
        (("commune saves export autosave my-save.json", ""),),
    )
    one.add_argument("name", metavar="NAME", help="the playthrough's name")
    one.add_argument("file", metavar="FILE", help="a new file, or “-” for standard output")
    one.add_argument("--force", action="store_true", help="write over a file that is there")
    add_story(one, below=True)
    one.set_defaults(command=commands.export_save)

    one = declared(
        under,
        "import",
        "Put a playthrough from a file among yours; none is written over.",
        (("commune saves import my-save.json --as anna", ""),),
    )
    one.add_argument("file", metavar="FILE", help="what export wrote, or “-” for standard input")
    one.add_argument(
        "--as", dest="as_name", metavar="NAME", default="", help="its name; else the file's"
    )
    add_story(one, below=True)
    one.set_defaults(command=commands.import_save)

    one = declared(
        under,
        "delete",
        "Delete a playthrough by its name, without asking again.",
        (("commune saves delete kept-1", ""),),
    )
    one.add_argument("name", metavar="NAME", help="the playthrough's name")
    add_story(one, below=True)
    one.set_defaults(command=commands.delete_save)


def _add_output(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--output",
        metavar="FILE",
        default="-",
        help="a new file to write to; else standard output",
    )
    command.add_argument("--force", action="store_true", help="write over a file that is there")
