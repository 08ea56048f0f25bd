"""An option that a command does not have, told before argparse takes its value for a folder."""

import argparse
from collections.abc import Iterator, Sequence

from commune.diagnostics.nearest import did_you_mean


def unknown_option(command: argparse.ArgumentParser, arguments: Sequence[str]) -> str:
    """What is said of the first option that neither the command nor one below it has; or empty."""
    known = tuple(_options_of(command))
    for word in arguments:
        if word == "--":
            break
        name = word.partition("=")[0]
        # Shortened ones are known, and what has a blank in it is a value: so argparse takes them.
        if name.startswith("--") and " " not in word and not any(k.startswith(name) for k in known):
            hint = did_you_mean(name, known) or f"“{command.prog} --help” lists them."
            return f"“{command.prog}” has no option “{name}”. {hint}"
    return ""


def _options_of(command: argparse.ArgumentParser) -> Iterator[str]:
    for action in command._actions:  # noqa: SLF001 - argparse has no other way to look
        yield from action.option_strings
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - likewise
            for below in action.choices.values():
                yield from _options_of(below)
