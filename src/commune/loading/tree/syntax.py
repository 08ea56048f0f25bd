"""YAML's errors in the writer's words, each with a mend where one is known.

libyaml says what its grammar expected, and where it noticed. What the writer did
stands in the line there, or in the one above: here that line is read again. Each
reader below answers with a `Slip`, whose `mend` changes the text in memory so that
the rest of the file can be read; without a mend, reading ends.
"""

import re
from collections.abc import Callable
from functools import partial

from commune.diagnostics import Span
from commune.loading.tree.foreign import Event
from commune.loading.tree.indents import bare_line, deeper_key, stray_line
from commune.loading.tree.mend import Mended, key_line
from commune.loading.tree.slip import Slip
from commune.loading.tree.unclosed import unclosed_flow, unclosed_quote
from commune.values import field, value

_START_HINTS = {
    "-": "Write [one, two], or each item on a line of its own.",
    "|": "Write the words below, indented.",
    ">": "Put “|” in place of “>”, and the words below, indented.",
}
QUOTES = "Put straight quotes around the whole value, or words of prose under “|”."


@value
class Stop:
    """Where and why the parser stopped; lines and columns of the mended text, from 0."""

    problem: str
    line: int
    column: int
    context: str = ""
    begin: tuple[int, int] = (0, 0)
    open_flow: list[tuple[int, int]] = field(default_factory=list)
    last: Event | None = None


def stop_of(error: Exception, open_flow: list[tuple[int, int]], last: Event | None) -> Stop:
    """Take from PyYAML's error what we use."""
    mark, begin = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    mark = mark or begin
    return Stop(
        str(getattr(error, "problem", "") or getattr(error, "reason", "")),
        mark.line if mark else 0,
        mark.column if mark else 0,
        str(getattr(error, "context", "") or ""),
        (begin.line, begin.column) if begin else (mark.line, mark.column) if mark else (0, 0),
        open_flow,
        last,
    )


def explain(stop: Stop, mended: Mended) -> Slip:
    """Say what the writer did."""
    for pattern, reader in _READERS:
        if pattern.search(f"{stop.context} | {stop.problem}"):
            found = reader(stop, mended)
            if found:
                return found
    return Slip(
        _at(stop, mended),
        "this cannot be read from here on: YAML expected something else at this place",
        "Look at this line and the one above: indentation, colons, quotes, brackets.",
    )


def _at(stop: Stop, mended: Mended) -> Span:
    return mended.span(stop.line, stop.column, stop.column + 1)


def _line(mended: Mended, line: int) -> str:
    return mended.lines[line] if line < len(mended.lines) else ""


def _colon(stop: Stop, mended: Mended) -> Slip | None:
    """“mapping values are not allowed”: a colon in a text, or a line too deep."""
    line = _line(mended, stop.line)
    key = key_line(line)
    if stop.open_flow:
        return _in_flow(stop, mended)
    if key is None:
        return stray_line(mended, stop.line)
    if stop.column > key.colon:
        return Slip(
            mended.span(stop.line, stop.column, stop.column + 1),
            f"“: ” stands in the words of “{key.key}”, and YAML takes it for another key",
            QUOTES,
            lambda: mended.cover_value(stop.line, key.value),
        )
    return deeper_key(mended, stop.line, key)


def _no_colon(stop: Stop, mended: Mended) -> Slip | None:
    """“could not find expected ':'”: a key without a colon, or words outside a block."""
    return bare_line(mended, stop.begin[0])


def _no_key(stop: Stop, mended: Mended) -> Slip | None:
    """“did not find expected key”: words behind a value, or a line at a wrong depth."""
    line = _line(mended, stop.line)
    column = stop.column
    if not line[:column].strip():
        return stray_line(mended, stop.line)
    last = stop.last
    if last is not None and last.style in {"'", '"'} and last.start_mark.line < stop.line:
        return unclosed_quote(mended, last.start_mark.line, last.start_mark.column)
    before = line[:column].rstrip()[-1:]
    key = key_line(line)
    span = mended.span(stop.line, column, len(line))
    if before in {"]", "}"}:
        return Slip(
            span,
            f"“{line[column:].strip()}” stands behind the closing “{before}”",
            "Take it out, or open what it closes.",
            lambda: mended.splice(stop.line, column, len(line), " " * (len(line) - column)),
        )
    message = f"“{line[column:].strip()}” stands behind the end of the value"
    if before in {'"', "'"}:
        message = f"“{line[column:].strip()}” stands behind the closing quote ({before})"
    mend = (lambda: mended.cover_value(stop.line, key.value)) if key else None
    return Slip(span, message, QUOTES, mend)


def _in_flow(stop: Stop, mended: Mended) -> Slip | None:
    """A list or braces that go wrong: not closed, or something in them is no value."""
    # a pair without braces inside a list, as in [a: b], is open without an opener
    openers = [at for at in stop.open_flow if _line(mended, at[0])[at[1] : at[1] + 1] in {"[", "{"}]
    opener = openers[-1] if openers else stop.begin
    line = _line(mended, stop.line)
    closing = line[stop.column : stop.column + 1]
    if stop.line > opener[0] or not closing or closing in {"]", "}"}:
        return unclosed_flow(mended, opener, stop.line, stop.column)
    if closing == ",":
        return Slip(
            _at(stop, mended),
            "a comma stands here with nothing before it",
            "Take it out.",
            lambda: mended.splice(stop.line, stop.column, stop.column + 1, " "),
        )
    start = max(line.rfind(sign, 0, stop.column) for sign in ",[{") + 1
    key = re.compile(r"\s*[\w-]+: +").match(line, start)
    start = key.end() if key and key.end() < stop.column else start
    start += len(line[start:]) - len(line[start:].lstrip())
    found = re.compile(r"[^,\]}]*").match(line, stop.column)
    end = found.end() if found else stop.column
    words = line[start:end].rstrip()
    if not words:
        return None
    return Slip(
        mended.span(stop.line, start, start + len(words)),
        f"“{words}” cannot stand like this inside {'{ }' if line[opener[1]] == '{' else '[ ]'}",
        f'Put it in straight quotes: "{words.replace(chr(34), "")}"',
        lambda: mended.cover(stop.line, start, start + len(words)),
    )


def _quote(stop: Stop, mended: Mended) -> Slip | None:
    """A quoted value with no end, or with a backslash that means nothing."""
    line, column = stop.begin
    if "escape" not in stop.problem and "expected hex" not in stop.problem:
        return unclosed_quote(mended, line, column)
    start = _line(mended, stop.line).rfind("\\", 0, stop.column + 1)  # the loaders differ by one
    word = _line(mended, stop.line)[start : start + 2]
    slip = unclosed_quote(mended, line, column)
    span = mended.span(stop.line, start, start + 2)
    message = f"“{word}”: a backslash in double quotes has a meaning in YAML, and this one has none"
    return Slip(span, message, "Leave the backslash out, or put the words under “|”.", slip.mend)


def _bad_start(stop: Stop, mended: Mended) -> Slip | None:
    """A value that begins with a sign that YAML keeps for itself."""
    line, column = stop.begin if stop.context else (stop.line, stop.column)
    if line >= len(mended.lines):
        return None
    text = mended.lines[line]
    sign = text[column : column + 1]
    if sign == "\t":
        return Slip(
            mended.span(line, column, column + 1),
            "a tab stands here",
            "Write blanks.",
            lambda: mended.splice(line, column, column + 1, " "),
            "tab",
        )
    key = key_line(text)
    rule = "yaml-feature" if sign in {"!", "&", "*"} else "yaml-syntax"
    span = mended.span(line, column, column + 1)
    if stop.open_flow:
        found = re.compile(r"[^,\]}]*").match(text, column)
        end = found.end() if found else len(text)
        mend = partial(mended.cover, line, column, max(end, column + 1))
    elif key and column >= key.value:
        mend = partial(mended.cover_value, line, key.value)
    else:
        mend = partial(mended.drop, line)
    where = f"“{key.key}” begins" if key and column == key.value else "this begins"
    message = f"{where} with “{sign}”, which YAML keeps for itself"
    if sign in "|>" and sign:
        message = f"behind “{sign}” nothing may stand; the words begin on the next line"
    elif sign == "-":
        message = "a list begins on the line of its key"
    hint = _START_HINTS.get(sign, QUOTES)
    return Slip(span, message, hint, mend, rule)


def _second_root(stop: Stop, mended: Mended) -> Slip | None:
    """“<document start>”: the file's first keys are indented and this one is not."""
    first = next((n for n, text in enumerate(mended.lines) if text.strip() and text[0] != "#"), 0)
    indent = len(mended.lines[first]) - len(mended.lines[first].lstrip(" "))
    if not indent or stop.line <= first:
        return None

    def mend() -> None:
        for row in range(first, stop.line):
            mended.indent(row, -indent)

    return Slip(
        mended.span(first, 0, indent),
        f"the file’s first key is indented, and the key on line {stop.line + 1} is not",
        "Begin both at the first column.",
        mend,
    )


Reader = Callable[[Stop, Mended], Slip | None]

_READERS: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(pattern), reader)
    for pattern, reader in (
        (r"mapping values are not allowed", _colon),
        (r"quoted scalar", _quote),
        (r"could not find expected ':'", _no_colon),
        (r"(?:flow (?:sequence|mapping|node)).*(?:did not find|expected)", _in_flow),
        (r"did not find expected <document start>|expected '<document start>'", _second_root),
        (r"expected key|block (?:mapping|collection|sequence) .*expected", _no_key),
        (r".", _bad_start),
    )
)
