"""The arguments of every command."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from commune import VERSION
from commune.cli.check import check
from commune.cli.explain import explain
from commune.cli.play import play_as_asked

_ABOUT = """\
A text adventure about Paris in 1870-71, and the engine under it.
Without a command, commune goes on with your story or begins it.
"""
_EXAMPLES = """\
examples:
  commune                         go on where you were, or begin
  commune play --plain            without boxes and colours, for pipes and screen readers
  commune check --story my-story  find every mistake in a story's files
  commune explain unknown-note    what a rule asks for, with an example
"""


def parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """The call, with its `command`; a call at fault ends the program with code 2."""
    parser = _parser("commune", _ABOUT, _EXAMPLES)
    parser.add_argument("--version", action="version", version=f"commune {VERSION}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    _add_play(commands)
    _add_check(commands)
    _add_explain(commands)
    return parser.parse_args(arguments)


def _parser(name: str, about: str, examples: str) -> argparse.ArgumentParser:
    return argparse.ArgumentParser(
        prog=name,
        description=about,
        epilog=examples,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def _add_play(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = _command(commands, "play", "Go on where you were, or begin.", "commune play --plain")
    _add_story(command)
    command.add_argument(
        "--plain", action="store_true", help="plain lines: no colour, no menu keys"
    )
    command.add_argument("--gentle", action="store_true", help="show gentler paragraphs")
    command.add_argument(
        "--new", action="store_true", help="begin anew; the old save is kept beside"
    )
    command.add_argument("--opening", metavar="NAME", default="", help="begin at an opening")
    command.add_argument("--ephemeral", action="store_true", help="write nothing to disk")
    command.set_defaults(command=play_as_asked)


def _add_check(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = _command(
        commands,
        "check",
        "Find every mistake in a story's files.",
        "commune check --story my-story",
    )
    command.add_argument(
        "folder", nargs="?", metavar="DIR", type=Path, default=None, help="the same as --story DIR"
    )
    _add_story(command)
    command.add_argument(
        "--format", choices=("text", "json", "github"), default="text", help="how to tell them"
    )
    command.set_defaults(command=check)


def _add_explain(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = _command(
        commands, "explain", "Say what a rule asks for.", "commune explain unknown-address"
    )
    command.add_argument(
        "rule", nargs="?", default="", help="the rule's name; without it, all rules"
    )
    command.set_defaults(command=explain)


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    about: str,
    example: str,
) -> argparse.ArgumentParser:
    return commands.add_parser(
        name,
        help=about,
        description=about,
        epilog=f"example:\n  {example}\n",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def _add_story(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--story",
        metavar="DIR",
        type=Path,
        default=None,
        help="a story's folder; else this one if it is a story, else the one included",
    )
