"""What was called, and which command answers.

Nothing but the standard library's cheapest parts is imported here at first: to play is
the commonest call, and its first page must not wait for an argument parser (15 ms). What
is imported here is in memory when Python has started: a Ctrl-C in these lines, which
nothing can catch yet, would end in a traceback.
"""

import errno
import os
import sys
from io import TextIOWrapper
from os import devnull

from commune import VERSION

TYPE_CHECKING = False  # typing's own would have to be imported (4 ms)
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TextIO

_STOPPED = 130  # as in `faults`, which is not imported here


def run() -> None:
    """Answer the call this process was started with."""
    try:
        code = main(sys.argv[1:])
    except KeyboardInterrupt:  # one that came while another was being answered
        code = _STOPPED
    sys.exit(code)


def main(arguments: "Sequence[str]") -> int:
    """Answer a call; gives the exit code."""
    try:
        _stand_in_for_closed_streams()
        try:
            return _answer(arguments)
        finally:  # argparse leaves by SystemExit, with its help not yet out
            sys.stdout.flush()
    except KeyboardInterrupt:
        if arguments and arguments[0] in _WORKING:
            sys.stderr.write("commune: stopped before anything was known.\n")
        return _STOPPED
    except BrokenPipeError:
        _close_quietly()
        return 0
    except OSError as problem:
        if problem.errno not in _FULL:
            raise
        _close_quietly()
        sys.stderr.write(f"commune: what was said could not be written ({problem.strerror}).\n")
        return 1


# What a disk says that has no room for our output; saving tells of its own.
_FULL = {errno.ENOSPC, errno.EIO, errno.EFBIG}


def _answer(arguments: "Sequence[str]") -> int:
    # Each command imports what it needs, and only when it is called.
    if not arguments:
        from commune.cli.play import play_now  # noqa: PLC0415

        return play_now()
    if list(arguments) == ["--version"]:
        sys.stdout.write(f"commune {VERSION}\n")
        return 0
    from commune.cli.arguments import parsed  # noqa: PLC0415

    _spell(sys.stdout, sys.stderr)
    call = parsed(_whole(arguments))
    command: Callable[..., int] = call.command
    return command(call)


def _whole(arguments: "Sequence[str]") -> "Sequence[str]":
    """A call with its command: flags alone are those of playing."""
    first = arguments[0]
    if first == "help":
        return [*arguments[1:], "--help"]
    return ["play", *arguments] if first.startswith("-") and first not in _OWN else arguments


_OWN = ("-h", "--help", "--version")
# Once these know something they answer Ctrl-C themselves; before, silence would be a riddle.
_WORKING = ("prove", "sample")


def _spell(*streams: "TextIO") -> None:
    """Let what a stream's encoding lacks be replaced, rather than end in an error."""
    for stream in streams:
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _stand_in_for_closed_streams() -> None:
    """Where a stream was closed before we began, Python has none: nothing stands in for it."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            # Kept open to the end of the process, like the streams they stand for.
            setattr(sys, name, open(devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123


def _close_quietly() -> None:
    """The reader of our output is gone: say nothing more, not even at exit."""
    null = os.open(devnull, os.O_WRONLY)
    os.dup2(null, sys.stdout.fileno())
