"""The commands by name. Each imports what it needs only when it is called.

A call for help, a completion or a wrong word would otherwise wait for the engine, the
loader and YAML (60 ms), and `check` for the terminal.
"""

# ruff: noqa: PLC0415 - the one reason stands above
from argparse import Namespace


def play(call: Namespace) -> int:
    """Go on where the reader was, or begin."""
    from commune.cli.play import play_as_asked

    return play_as_asked(call)


def transcript(call: Namespace) -> int:
    """Write what was read and chosen."""
    from commune.cli.transcript import write_transcript

    return write_transcript(call)


def list_saves(call: Namespace) -> int:
    """List the playthroughs of a story."""
    from commune.cli.saves import list_saves as listing

    return listing(call)


def export_save(call: Namespace) -> int:
    """Write a playthrough to a file."""
    from commune.cli.saves import export_save as exporting

    return exporting(call)


def import_save(call: Namespace) -> int:
    """Put a playthrough from a file among the others."""
    from commune.cli.saves import import_save as importing

    return importing(call)


def delete_save(call: Namespace) -> int:
    """Delete a playthrough."""
    from commune.cli.saves import delete_save as deleting

    return deleting(call)


def replay(call: Namespace) -> int:
    """Play a list of choices."""
    from commune.cli.replay import print_replay

    return print_replay(call)


def check(call: Namespace) -> int:
    """Find a story's mistakes."""
    from commune.cli.check import check as checking

    return checking(call)


def stats(call: Namespace) -> int:
    """Count a story as it is written."""
    from commune.cli.stats import print_stats

    return print_stats(call)


def sample(call: Namespace) -> int:
    """Play a story many times, and count what is met."""
    from commune.cli.sample import print_sample

    return print_sample(call)


def explain(call: Namespace) -> int:
    """Say what a rule asks for."""
    from commune.cli.explain import explain as explaining

    return explaining(call)


def completion(call: Namespace) -> int:
    """Print a completion script."""
    from commune.cli.completion import print_completion

    return print_completion(call)


def prove(call: Namespace) -> int:
    """Prove what can happen in a story."""
    from commune.cli.prove import prove as proving

    return proving(call)


def try_from(call: Namespace) -> int:
    """Play from a place of the story."""
    from commune.cli.trying import try_from as trying

    return trying(call)
