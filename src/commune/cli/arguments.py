"""The commands and their arguments, in the order of the help.

Those of playing stand in `play_arguments`, those about playthroughs in
`playthrough_arguments`, those that count in `figures_arguments`.
"""

import argparse
from collections.abc import Mapping, Sequence

from commune import VERSION
from commune.cli import commands
from commune.cli.declaring import Commands, add_folder_or_story, declared, parser_of
from commune.cli.figures_arguments import add_sample, add_stats
from commune.cli.options import unknown_option
from commune.cli.play_arguments import add_play
from commune.cli.playthrough_arguments import add_replay, add_saves, add_transcript
from commune.cli.prove_arguments import add_prove, add_try
from commune.diagnostics.nearest import did_you_mean

SHELLS = ("bash", "zsh", "fish", "powershell")
_ABOUT = """\
A text adventure about Paris in 1870-71, and the engine under it.
Without a command, commune goes on with your story or begins it.
"""
_EXAMPLES = (
    ("commune", "go on where you were, or begin"),
    ("commune play --plain", "plain lines, for screen readers"),
    ("commune play --slot class-3b", "another playthrough, by its name"),
    ("commune transcript --output what-i-read.md", "what you read and chose"),
    ("commune saves", "your playthroughs and where they stand"),
    ("commune replay steps.txt", "the pages along a list of choices"),
    ("commune check --story my-story", "every mistake in a story's files"),
    ("commune prove --story my-story", "what can happen in it, and what cannot"),
    ("commune try before-dawn --as jeanne", "play from a scene"),
    ("commune explain unknown-note", "what a rule asks for"),
)
_INSTALL = (
    ("commune completion bash > ~/.local/share/bash-completion/completions/commune", "bash"),
    ("commune completion zsh > ~/.zfunc/_commune", "zsh, where fpath has ~/.zfunc"),
    ("commune completion fish > ~/.config/fish/completions/commune.fish", "fish"),
    ("commune completion powershell >> $PROFILE", "PowerShell"),
)


def parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """The call, with its `command`; a call at fault ends the program with code 2."""
    parser, of = _made()
    wanted = arguments[0] if arguments else ""
    if wanted and not wanted.startswith("-") and wanted not in of:
        hint = did_you_mean(wanted, of) or "“commune --help” lists them."
        parser.exit(2, f"commune: there is no command “{wanted}”. {hint}\n")
    fault = unknown_option(of[wanted], arguments[1:]) if wanted in of else ""
    if fault:
        parser.exit(2, f"commune: {fault}\n")
    return parser.parse_args(arguments)


def whole_parser() -> argparse.ArgumentParser:
    """The parser of all commands: completions and the manual page are made of it."""
    return _made()[0]


def _made() -> tuple[argparse.ArgumentParser, Mapping[str, argparse.ArgumentParser]]:
    """The parser, and those of its commands by name."""
    parser = parser_of("commune", _ABOUT, _EXAMPLES)
    version = f"commune {VERSION}"
    parser.add_argument("--version", action="version", version=version, help="say the version")
    found = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    add_play(found)
    add_transcript(found)
    add_saves(found)
    add_replay(found)
    _add_check(found)
    add_prove(found)
    add_try(found)
    add_stats(found)
    add_sample(found)
    _add_explain(found)
    _add_completion(found)
    return parser, found.choices


def _add_check(found: Commands) -> None:
    command = declared(
        found,
        "check",
        "Find every mistake in a story's files.",
        (
            ("commune check --story my-story", ""),
            ("commune check --strict", "let warnings count as well"),
        ),
    )
    add_folder_or_story(command)
    command.add_argument(
        "--format", choices=("text", "json", "github"), default="text", help="how to tell them"
    )
    command.add_argument(
        "--json",
        dest="format",
        action="store_const",
        const="json",
        help="the same as --format json",
    )
    command.add_argument(
        "--strict", action="store_true", help="end with 1 for warnings too, not only for errors"
    )
    command.set_defaults(command=commands.check)


def _add_explain(found: Commands) -> None:
    command = declared(
        found, "explain", "Say what a rule asks for.", (("commune explain unknown-address", ""),)
    )
    command.add_argument(
        "rule", nargs="?", metavar="RULE", default="", help="the rule's name; without it, all rules"
    )
    command.set_defaults(command=commands.explain)


def _add_completion(found: Commands) -> None:
    command = declared(
        found, "completion", "Print what lets a shell complete commune's commands.", _INSTALL
    )
    command.add_argument("shell", choices=SHELLS, metavar="SHELL", help=", ".join(SHELLS))
    command.set_defaults(command=commands.completion)
