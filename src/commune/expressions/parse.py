"""From the text of a condition to its form.

Grammar, loosest first::

    or    = and {"or" and}
    and   = not {"and" not}
    not   = "not" not | atom
    atom  = "(" or ")" | "visited" "(" address ")" | "took" "(" step ")"
          | name [operator literal]

A literal is a number (which may be signed), ``true``, ``false`` or a bare word. Whether
it fits its variable is asked when the story is linked. The first mistake ends the
reading of a condition: behind it there is seldom anything to be sure of.
"""

from typing import NoReturn, Protocol, cast

from commune.diagnostics import Span
from commune.expressions.mends import (
    CALLS,
    is_whole_word,
    mend_of_broken_call,
    mend_of_call,
    mend_of_number,
    mend_of_value,
    mend_of_variable,
)
from commune.expressions.syntax import (
    And,
    Comparison,
    Condition,
    Fault,
    Flag,
    Not,
    Operator,
    Or,
    Took,
    Visited,
)
from commune.expressions.tokens import Token, literal_of, tokens
from commune.values import value

DEEPEST = 24  # parentheses and “not” inside one another; a bound for every reader of the form


class Place(Protocol):
    """Where a text stands: a `Span`, or whatever else can place a part of its text."""

    def part(self, start: int, end: int) -> Span:
        """The place of characters `start` to `end` of the text."""


@value
class Parsed:
    """A condition, or the mistake that keeps it from being one."""

    condition: Condition | None
    fault: Fault | None = None


def parse_condition(text: str, at: Place) -> Parsed:
    """Read a condition whose characters are placed by `at`; never raises."""
    reader = _Reader(text, at)
    try:
        return Parsed(reader.whole())
    except _Stop as stop:
        return Parsed(None, stop.fault)


class _Stop(Exception):  # noqa: N818 - it ends the reading of one expression, inside this file
    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


class _Reader:
    """One pass over the pieces of one condition."""

    def __init__(self, text: str, at: Place) -> None:
        self.text = text
        self.at = at
        self.pieces = list(tokens(text))
        self.index = 0
        self.depth = 0

    def whole(self) -> Condition:
        if not self.pieces:
            fault = Fault(
                "condition-form", 0, len(self.text), "the condition is empty", "Say when it holds."
            )
            raise _Stop(fault)
        condition = self.either()
        token = self.peek()
        if token is not None:
            self.stop(token, *mend_of_variable(token, self.before(token)))
        return condition

    def either(self) -> Condition:
        parts = [self.both()]
        while self.word("or"):
            parts.append(self.both())
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def both(self) -> Condition:
        parts = [self.negated()]
        while self.word("and"):
            parts.append(self.negated())
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def negated(self) -> Condition:
        token = self.peek()
        if token is None or not self.word("not"):
            return self.atom()
        self.deeper(token)
        inner = self.negated()
        self.depth -= 1
        return Not(inner)

    def atom(self) -> Condition:
        token = self.next("a variable, “visited( )” or “took( )” is due")
        if token.kind == "call":
            return self.call(token)
        if token.text == "(":
            return self.inside(token)
        following = self.peek()
        if token.kind == "number":
            self.stop(token, *mend_of_number(self.pieces[self.index - 1 : self.index + 2]))
        if token.kind != "name" or not is_whole_word(token.text):
            self.stop(token, *mend_of_variable(token, self.before(token)))
        if token.text in CALLS or (following is not None and following.text == "("):
            self.stop(token, *mend_of_broken_call(token, following))
        if following is None or following.kind != "op":
            return Flag(token.text, self.at.part(token.start, token.end))
        self.index += 1
        return self.compared(token, following)

    def inside(self, opening: Token) -> Condition:
        self.deeper(opening)
        following = self.peek()
        if following is not None and following.text == ")":
            self.stop(opening, "nothing stands between “(” and “)”", "Take them out.")
        condition = self.either()
        closing = self.peek()
        if closing is None:
            self.stop(opening, "this “(” is not closed", "Add “)”.")
        if closing.text != ")":
            self.stop(closing, *mend_of_variable(closing, self.before(closing)))
        self.index += 1
        self.depth -= 1
        return condition

    def compared(self, name: Token, operator: Token) -> Condition:
        value = self.next(f"a value is due behind “{operator.text}”")
        mend = mend_of_value(operator, value)
        if mend is not None:
            self.stop(value, *mend)
        return Comparison(
            name.text,
            cast("Operator", operator.text),
            literal_of(value),
            self.at.part(name.start, name.end),
            self.at.part(value.start, value.end),
        )

    def call(self, token: Token) -> Condition:
        mend = mend_of_call(token)
        end = token.asked_at + len(token.asked)
        if mend is not None:
            whole = (token.asked_at, end) if token.asked else (token.start, token.end)
            raise _Stop(Fault("condition-form", *whole, *mend))
        span = self.at.part(token.asked_at, end)
        if token.text == "visited":
            return Visited(_completed(token.asked, span.file), span)
        return Took(token.asked, span)

    def peek(self) -> Token | None:
        return self.pieces[self.index] if self.index < len(self.pieces) else None

    def before(self, token: Token) -> Token | None:
        index = self.pieces.index(token)
        return self.pieces[index - 1] if index else None

    def word(self, word: str) -> bool:
        token = self.peek()
        if token is None or token.text != word or token.kind != "name":
            return False
        self.index += 1
        return True

    def next(self, due: str) -> Token:
        token = self.peek()
        if token is None:
            self.stop(self.pieces[-1], f"the condition ends where {due}", "Say what is missing.")
        self.index += 1
        return token

    def deeper(self, token: Token) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            mend = "Settle a part of it in a flag first."
            self.stop(token, f"the condition nests deeper than {DEEPEST}", mend)

    def stop(self, token: Token, message: str, hint: str) -> NoReturn:
        raise _Stop(Fault("condition-form", token.start, token.end, message, hint))


def _completed(address: str, file: str) -> str:
    """An address with its scene: ``.passage`` is in the own one, and a file's name is its id."""
    own = file.rpartition("/")[2].removesuffix(".yaml")
    return f"{own}{address}" if address.startswith(".") else address
