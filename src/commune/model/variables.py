"""Declared variables: what a story can remember, and in which bounds."""

from commune.diagnostics import Span
from commune.expressions import Value
from commune.model.prose import Words
from commune.values import field, value


@value
class FlagVariable:
    """True or false; starts false. `ledger` is its line once it is true."""

    name: str
    means: str
    shown: str = ""
    ledger: Words = ()
    prose_only: bool = False
    span: Span | None = field(default=None, compare=False, repr=False)

    @property
    def start(self) -> Value:
        """The value before anything happened."""
        return False


@value
class CountVariable:
    """A whole number kept between `low` and `high`, both included.

    `names` are ``(low, high, name)`` stretches of its range, in words.
    """

    name: str
    means: str
    low: int
    high: int
    start: int
    shown: str = ""
    names: tuple[tuple[int, int, str], ...] = ()
    prose_only: bool = False
    span: Span | None = field(default=None, compare=False, repr=False)


@value
class WordVariable:
    """One of a list of words; empty until it is set, unless it has a start."""

    name: str
    means: str
    values: tuple[str, ...]
    start: str = ""
    shown: str = ""
    names: tuple[tuple[str, str], ...] = ()
    prose_only: bool = False
    span: Span | None = field(default=None, compare=False, repr=False)


Variable = FlagVariable | CountVariable | WordVariable


def name_of(variable: Variable, value: Value) -> str:
    """The words for a value: what ``{variable}`` and the status line show."""
    match variable:
        case CountVariable(names=names) if isinstance(value, int):
            found = [name for low, high, name in names if low <= value <= high]
            return found[0] if found else str(value)
        case WordVariable(names=names):
            return dict(names).get(str(value), str(value))
        case _:
            return "yes" if value else "no"


def declared(variable: Variable) -> str:
    """All of a variable that what asks for it depends on: not what it means or is called."""
    match variable:
        case FlagVariable():
            bounds: tuple[Value | tuple[object, ...], ...] = ()
        case CountVariable(low=low, high=high, start=start, names=names):
            bounds = (low, high, start, names)
        case WordVariable(values=values, start=start, names=names):
            bounds = (values, start, names)
    return repr((type(variable).__name__, bounds, variable.prose_only))
