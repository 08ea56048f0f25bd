"""What YAML has and our dialect has not: anchors, aliases, tags, directives, documents."""

from typing import Protocol

from commune.diagnostics import Diagnostic
from commune.loading.tree.mend import Mended


class Mark(Protocol):
    """A place in the text that was parsed; both count from 0."""

    line: int
    column: int


class Event(Protocol):
    """Of PyYAML's events, all that is used here; each kind has some of it."""

    start_mark: Mark
    end_mark: Mark
    value: str
    style: str | None
    anchor: str | None
    tag: str | None
    flow_style: bool
    version: object
    tags: object


def feature(mended: Mended, event: Event) -> Diagnostic:
    """Tell an anchor or a tag."""
    line, column = event.start_mark.line, event.start_mark.column
    text = mended.lines[line] if line < len(mended.lines) else ""
    word = text[column:].split(" ", 1)[0] or "!"
    what = "a name for what follows (an anchor)" if event.anchor else "a tag"
    hint = "Take it out."
    if word.startswith("!") and word[1:2].isalpha():
        hint = f"In a condition write “not {word[1:]}”; else take it out."
    return Diagnostic(
        "yaml-feature",
        mended.span(line, column, column + len(word)),
        f"“{word}” is {what} in YAML, which we do not use",
        hint,
    )


def alias(mended: Mended, event: Event) -> Diagnostic:
    """Tell an alias."""
    start, end = event.start_mark, event.end_mark
    return Diagnostic(
        "yaml-feature",
        mended.span(start.line, start.column, end.column),
        f"“*{event.anchor}” stands for something else in YAML (an alias), which we do not use",
        "Write the thing itself; for emphasis in prose, put the words under “|”.",
    )


def directive(mended: Mended, event: Event) -> Diagnostic:
    """Tell a line that directs YAML."""
    line, column = event.start_mark.line, event.start_mark.column
    return Diagnostic(
        "yaml-feature",
        mended.span(line, column, len(mended.lines[line])),
        "a “%” line directs YAML, which we do not use",
        "Take the line out.",
    )


def stop(mended: Mended, event: Event, rule: str, message: str) -> Diagnostic:
    """Tell why reading ends at an event."""
    line, column = event.start_mark.line, event.start_mark.column
    return Diagnostic(rule, mended.span(line, column, column + 1), message)
