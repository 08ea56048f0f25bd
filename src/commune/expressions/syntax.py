"""The forms of a condition, as frozen values.

A condition compares a declared variable with a literal, asks for a flag, or asks what
was `visited` or `took`; these are joined by ``and``, ``or``, ``not`` and parentheses.
There is nothing else: no arithmetic, and no variable against a variable. That is what
keeps every condition readable as a sentence and every story open to proof.

Spans are places, not part of what a condition means: they do not count in ``==``.
"""

from typing import Literal

from commune.diagnostics import Span
from commune.values import field, value

Value = bool | int | str
Operator = Literal["==", "!=", "<", "<=", ">", ">="]


@value
class Flag:
    """A flag standing alone: it holds when the flag is true."""

    variable: str
    span: Span | None = field(default=None, compare=False, repr=False)


@value
class Comparison:
    """A variable beside a literal. A bare word or a number is the literal's text."""

    variable: str
    operator: Operator
    value: Value
    span: Span | None = field(default=None, compare=False, repr=False)
    value_span: Span | None = field(default=None, compare=False, repr=False)


@value
class Visited:
    """Whether a passage, or any passage of a scene, was left. After linking: a full address."""

    address: str
    span: Span | None = field(default=None, compare=False, repr=False)


@value
class Took:
    """Whether a choice was taken. After linking the step is ``scene/choice``."""

    step: str
    span: Span | None = field(default=None, compare=False, repr=False)


@value
class Not:
    """Holds where the other does not."""

    condition: "Condition"


@value
class And:
    """Holds where all do."""

    parts: "tuple[Condition, ...]"


@value
class Or:
    """Holds where one does."""

    parts: "tuple[Condition, ...]"


Condition = Flag | Comparison | Visited | Took | Not | And | Or


@value
class Fault:
    """A mistake in an expression: characters `start` to `end` of its text."""

    rule: str
    start: int
    end: int
    message: str
    hint: str = ""
