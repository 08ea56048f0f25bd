"""Make the completion scripts that are shipped: ``python tests/cli/make_completions.py``.

shtab makes them of the parser, here and not on the reader's machine: at run time nothing is
needed but the finished files.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import shtab

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "src" / "commune" / "cli" / "completions"
_COMPLETED = {"DIR": shtab.DIRECTORY, "FILE": shtab.FILE}  # by the name that stands in the help


def scripts() -> dict[Path, str]:
    """Each script by its place."""
    from commune.cli.arguments import SHELLS, whole_parser  # noqa: PLC0415 - as it is now

    made: dict[Path, str] = {}
    for shell in SHELLS:
        parser = whole_parser()
        for action in _actions(parser):
            if action.metavar in _COMPLETED:
                setattr(action, "complete", _COMPLETED[str(action.metavar)])  # noqa: B010 - shtab's
        lines = shtab.complete(parser, shell).split("\n")
        made[FOLDER / f"commune.{shell}"] = "\n".join(map(str.rstrip, lines)).rstrip() + "\n"
    return made


def subcommands(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """The parsers of a parser's commands, by their names."""
    found = (a for a in parser._actions if isinstance(a, argparse._SubParsersAction))  # noqa: SLF001
    return {name: under for action in found for name, under in action.choices.items()}


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    yield from parser._actions  # noqa: SLF001 - argparse has no other way to look
    for under in subcommands(parser).values():
        yield from _actions(under)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "src"))
    FOLDER.mkdir(exist_ok=True)
    for place, text in scripts().items():
        place.write_text(text, "utf-8", newline="\n")
