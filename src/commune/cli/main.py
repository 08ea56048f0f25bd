"""What was called, and which command answers.

Nothing but the standard library's cheapest parts is imported here at first: to play is
the commonest call, and its first page must not wait for an argument parser (15 ms).
"""

import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from typing import TextIO

from commune import VERSION


def run() -> None:
    """Answer the call this process was started with."""
    sys.exit(main(sys.argv[1:]))


def main(arguments: Sequence[str]) -> int:
    """Answer a call; gives the exit code."""
    try:
        code = _answer(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        _close_quietly()
        return 0
    return code


def _answer(arguments: Sequence[str]) -> int:
    # Each command imports what it needs, and only when it is called.
    if not arguments:
        from commune.cli.play import play_now  # noqa: PLC0415

        return play_now()
    if list(arguments) == ["--version"]:
        sys.stdout.write(f"commune {VERSION}\n")
        return 0
    from commune.cli.arguments import parsed  # noqa: PLC0415

    _spell(sys.stdout, sys.stderr)
    call = parsed(arguments)
    command: Callable[..., int] = call.command
    return command(call)


def _spell(*streams: TextIO) -> None:
    """Let what a stream's encoding lacks be replaced, rather than end in an error."""
    for stream in streams:
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _close_quietly() -> None:
    """The reader of our output is gone: say nothing more, not even at exit."""
    import os  # noqa: PLC0415 - wanted here only

    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, sys.stdout.fileno())
