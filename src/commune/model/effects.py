"""What a choice or an arrival changes, in order, each on the state the last one left."""

from commune.diagnostics import Span
from commune.expressions import Condition, Value
from commune.values import field, value


@value
class Set:
    """Give a variable a value."""

    variable: str
    value: Value
    condition: Condition | None = None
    span: Span | None = field(default=None, compare=False, repr=False)
    value_span: Span | None = field(default=None, compare=False, repr=False)


@value
class Adjust:
    """Move a count by a signed number, and keep it in its range."""

    variable: str
    by: int
    condition: Condition | None = None
    span: Span | None = field(default=None, compare=False, repr=False)


@value
class Reveal:
    """Put a note into the notebook without showing its marker."""

    note: str
    condition: Condition | None = None
    span: Span | None = field(default=None, compare=False, repr=False)


Effect = Set | Adjust | Reveal
