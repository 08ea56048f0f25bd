"""Files named in a call: read whole, or written new. “-” is standard input or output.

What is written here is UTF-8 whatever the terminal speaks: it has to read the same on
another machine.
"""

import sys
from pathlib import Path

from commune.cli.faults import FILE_AT_FAULT, Fault

STREAM = "-"
LONGEST = 1 << 20  # bytes, as many as a save may have


def text_in(name: str) -> str | Fault:
    """The text of a file, or why it cannot be read."""
    try:
        if name == STREAM:
            data = sys.stdin.buffer.read(LONGEST + 1)
        elif not Path(name).is_file():
            what = "is no file" if Path(name).exists() else "is not there"
            return Fault(f"“{name}” {what}.")
        else:
            with Path(name).open("rb") as file:
                data = file.read(LONGEST + 1)
    except (OSError, ValueError) as problem:
        return Fault(f"“{name}” could not be read ({_why(problem)}).")
    if len(data) > LONGEST:
        return Fault(f"“{name}” is larger than a playthrough can be.", FILE_AT_FAULT)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Fault(f"“{name}” is not text in UTF-8.", FILE_AT_FAULT)


def written(text: str, name: str, *, force: bool = False) -> Fault | None:
    """Write a text to a new file; with `force` also over one that is there."""
    data = text.encode(errors="replace")
    try:
        if name == STREAM:
            sys.stdout.flush()
            sys.stdout.buffer.write(data)
            return None
        with Path(name).open("wb" if force else "xb") as file:
            file.write(data)
    except FileExistsError:
        return Fault(f"“{name}” is there already. “--force” writes over it.")
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as problem:
        return Fault(f"“{name}” could not be written ({_why(problem)}).")
    return None


def _why(problem: Exception) -> str:
    return getattr(problem, "strerror", None) or str(problem)
