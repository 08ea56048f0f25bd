"""Findings as they are handed out: for a reader, for a program, for GitHub's pages."""

from collections.abc import Callable, Iterable, Sequence

from commune.diagnostics.diagnostic import Diagnostic
from commune.diagnostics.excerpt import WIDTH, excerpt

# json costs 10 ms to import and is wanted for one of the three forms only.

_LEAST = 10  # cells of a writer's line, however narrow the terminal
Lines = Callable[[str], Sequence[str]]  # the lines of a file, by its path in the story


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Findings by place, each once."""
    return sorted(set(diagnostics), key=lambda diagnostic: diagnostic.order)


def as_text(
    diagnostics: Iterable[Diagnostic], lines_of: Lines, *, folder: str = "", columns: int = 0
) -> str:
    """Write each finding with its line, a caret and the mend, and how many there are.

    Empty where nothing was found. `folder` is the way to the story from where the reader
    stands: a finding names its file inside the story. What is drawn keeps to the `columns`.
    """
    found = in_order(diagnostics)
    if not found:
        return ""
    told = (_one(diagnostic, lines_of, folder, columns) for diagnostic in found)
    return "\n\n".join([*told, count(found)]) + "\n"


def as_json(diagnostics: Iterable[Diagnostic], *, folder: str = "") -> str:
    """Write a list of objects, in ASCII for whatever reads it; lines and columns count from 1."""
    import json  # noqa: PLC0415 - see above

    rows = [
        {
            "file": _file(diagnostic, folder),
            "line": diagnostic.span.line,
            "column": diagnostic.span.column,
            "rule": diagnostic.rule,
            "severity": diagnostic.severity,
            "message": diagnostic.message,
            "hint": diagnostic.hint,
        }
        for diagnostic in in_order(diagnostics)
    ]
    return json.dumps(rows, indent=2) + "\n"


def as_github(diagnostics: Iterable[Diagnostic], *, folder: str = "") -> str:
    """Write workflow commands, which GitHub shows beside the lines of a change.

    `folder` is the story's path in the repository; a finding names its file inside the
    story. The form and its escapes are those of actions/toolkit, `command.ts`.
    """
    return "".join(_command(diagnostic, folder) for diagnostic in in_order(diagnostics))


def count(diagnostics: Iterable[Diagnostic]) -> str:
    """Say how many there are: “3 errors and 1 warning in 2 files.”."""
    found = list(diagnostics)
    files = len({diagnostic.span.file for diagnostic in found})
    errors = sum(diagnostic.severity == "error" for diagnostic in found)
    kinds = ((errors, "error"), (len(found) - errors, "warning"))
    said = " and ".join(_number(n, word) for n, word in kinds if n) or "nothing"
    return f"{said} in {_number(files, 'file')}." if found else "Nothing found."


def _file(diagnostic: Diagnostic, folder: str) -> str:
    file = diagnostic.span.file
    return f"{folder.rstrip('/')}/{file}" if folder else file


def _one(diagnostic: Diagnostic, lines_of: Lines, folder: str, columns: int) -> str:
    span = diagnostic.span
    place = f"{_file(diagnostic, folder)}:{span.line}:{span.column}"
    parts = [f"{place}: {diagnostic.rule}: {diagnostic.message}"]
    room = columns - len(f"{span.line} | ") if columns else WIDTH
    drawn = excerpt(diagnostic, lines_of(span.file), max(min(WIDTH, room), _LEAST))
    if drawn:
        parts.append(drawn)
    if diagnostic.hint:
        margin = " " * (len(str(span.line)) if drawn else 1)
        first, *rest = diagnostic.hint.split("\n")
        parts.append(f"{margin} = {first}")
        parts.extend(f"{margin}   {line}" for line in rest)
    return "\n".join(parts)


def _command(diagnostic: Diagnostic, folder: str) -> str:
    span = diagnostic.span
    fields = {
        "file": _file(diagnostic, folder),
        "line": span.line,
        "col": span.column,
        "title": diagnostic.rule,
    }
    named = ",".join(f"{name}={_property(str(value))}" for name, value in fields.items())
    message = "\n".join(filter(None, (diagnostic.message, diagnostic.hint)))
    return f"::{diagnostic.severity} {named}::{_data(message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _number(n: int, word: str) -> str:
    return f"{n} {word}" if n == 1 else f"{n} {word}s"
