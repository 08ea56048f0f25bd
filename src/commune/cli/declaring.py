"""How a command is declared: its parser, its examples, and the story it is about."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

from commune.cli.folding import folded

# argparse has no other name for what `add_subparsers` gives
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001
Examples = Sequence[tuple[str, str]]  # a call, and what it does, or nothing
_WIDEST = 40  # columns of a call that has its words beside it, not under it
_COLUMNS = 79


class _Folded(argparse.RawDescriptionHelpFormatter):
    """Help as it was written, folded between words where the terminal is narrower."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return folded(super()._fill_text(text, width, indent), width)


def parser_of(name: str, about: str, examples: Examples) -> argparse.ArgumentParser:
    """A parser whose help ends with its examples."""
    return argparse.ArgumentParser(
        prog=name,
        description=about,
        epilog=_listed(examples),
        formatter_class=_Folded,
    )


def declared(
    commands: Commands, name: str, about: str, examples: Examples
) -> argparse.ArgumentParser:
    """A command's parser, among its commands."""
    return commands.add_parser(
        name,
        help=about,
        description=about,
        epilog=_listed(examples),
        formatter_class=_Folded,
    )


def add_story(command: argparse._ActionsContainer, *, below: bool = False) -> None:
    """``--story DIR``; a command `below` another leaves standing what was said before it."""
    command.add_argument(
        "--story",
        metavar="DIR",
        type=Path,
        default=argparse.SUPPRESS if below else None,
        help="a story's folder; else this one if it is a story, else the one included",
    )


def add_folder_or_story(command: argparse.ArgumentParser) -> None:
    """A story's folder, with ``--story`` before it or without; not two."""
    either = command.add_mutually_exclusive_group()
    either.add_argument(
        "folder", nargs="?", metavar="DIR", type=Path, default=None, help="the same as --story DIR"
    )
    add_story(either)


def from_one_on(text: str) -> int:
    """A whole number from 1 on, as an argument's type."""
    if text.isascii() and text.isdigit() and int(text):
        return int(text)
    raise argparse.ArgumentTypeError(f"“{text}” is not a whole number from 1 on")


def _listed(examples: Examples) -> str:
    width = max((len(call) for call, _ in examples if len(call) <= _WIDEST), default=0)
    lines = ["examples:" if len(examples) > 1 else "example:"]
    for call, words in examples:
        beside = f"  {call:{width}}  {words}".rstrip()
        fits = len(call) <= width and len(beside) <= _COLUMNS
        lines += [beside] if fits else [f"  {call}", *([f"      {words}"] if words else [])]
    return "\n".join(lines) + "\n"
