"""Spans and scalars, made quickly.

A frozen dataclass sets each field through `object.__setattr__`. A story of a thousand
scenes has some 300,000 of these values, and that was two thirds of the reading time.
A twin with the same slots is filled plainly and then given its true class: the value
is equal to one made the usual way (a test compares them), at a third of the cost.
"""

from typing import Any

from commune.diagnostics import Span
from commune.loading.tree.foreign import Mark
from commune.loading.tree.tree import Entry, Node, Scalar


class _Span:
    __slots__ = ("column", "end_column", "end_line", "file", "line")
    file: str
    line: int
    column: int
    end_line: int
    end_column: int


class _Scalar:
    __slots__ = ("in_flow", "indent", "line_of_text", "repaired", "span", "style", "text")
    text: str
    span: Any
    style: str
    in_flow: bool
    line_of_text: int
    indent: int
    repaired: bool


class _Entry:
    __slots__ = ("key", "value")
    key: Scalar
    value: Node


def quick_span(file: str, line: int, column: int, end_line: int, end_column: int) -> Span:
    """Make a span; lines and columns from 1."""
    span: Any = _Span()
    span.file = file
    span.line = line
    span.column = column
    span.end_line = end_line
    span.end_column = end_column
    span.__class__ = Span
    return span  # type: ignore[no-any-return]


def quick_scalar(text: str, file: str, start: Mark, end: Mark, *, in_flow: bool) -> Scalar:
    """Make the plain scalar between two YAML marks (which count from 0)."""
    span: Any = _Span()
    span.file = file
    span.line = start.line + 1
    span.column = start.column + 1
    span.end_line = end.line + 1
    span.end_column = end.column + 1
    span.__class__ = Span
    scalar: Any = _Scalar()
    scalar.text = text
    scalar.span = span
    scalar.style = "plain"
    scalar.in_flow = in_flow
    scalar.line_of_text = 0
    scalar.indent = 0
    scalar.repaired = False
    scalar.__class__ = Scalar
    return scalar  # type: ignore[no-any-return]


def quick_entry(key: Scalar, value: Node) -> Entry:
    """Make an entry."""
    entry: Any = _Entry()
    entry.key = key
    entry.value = value
    entry.__class__ = Entry
    return entry  # type: ignore[no-any-return]
