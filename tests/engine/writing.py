"""Conditions, effects and prose at random, for the stories of `stories`."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from hypothesis import strategies as st

from commune.expressions import Condition, slots_asked
from commune.expressions.syntax import (
    And,
    Comparison,
    Flag,
    Not,
    Operator,
    Or,
    Took,
    Value,
    Visited,
)
from commune.model.citation import Citation
from commune.model.effects import Adjust, Effect, Reveal, Set
from commune.model.prose import (
    Arm,
    Block,
    Branch,
    Choose,
    Emphasis,
    Foreign,
    Framed,
    Gentle,
    Inline,
    LineBreak,
    NoteLink,
    Paragraph,
    Prose,
    Said,
    Shown,
    Text,
    Words,
)
from commune.model.variables import CountVariable, FlagVariable, Variable, WordVariable

T = TypeVar("T")
ORDERS: tuple[Operator, ...] = ("==", "!=", "<", "<=", ">", ">=")
NOTES = ("tide", "lamp", "pat")
TEXTS = ("Rain", " ", "a gate ", " and ", ", then", ".", " “No,” he said", "’")


@dataclass(slots=True)
class Writer:
    """Writes what fits the variables, addresses and steps there are.

    `asked` collects the names of the slots that conditions read, but for the variables'.
    """

    draw: st.DrawFn
    variables: Sequence[Variable]
    addresses: Sequence[str]
    steps: Sequence[str]
    asked: dict[str, None] = field(default_factory=dict)

    def condition(self, depth: int = 2) -> Condition:
        """A condition; deeper ones have parts."""
        made = self._condition(depth)
        known = {variable.name for variable in self.variables}
        self.asked.update({slot: None for slot in slots_asked(made) if slot not in known})
        return made

    def as_who(self, who: str, condition: Condition | None) -> Condition:
        """What `as: who` makes of a condition."""
        is_who = Comparison("you", "==", who)
        return is_who if condition is None else And((is_who, condition))

    def effects(self) -> tuple[Effect, ...]:
        """Up to three effects."""
        return tuple(self._effect() for _ in range(self.number(3)))

    def prose(self, depth: int = 1) -> Prose:
        """Up to two blocks; deeper ones hold blocks."""
        return tuple(self._block(depth) for _ in range(self.number(2)))

    def words(self, depth: int = 2, *, lines: bool = False) -> Words:
        """A line of one to three pieces."""
        return tuple(self._inline(depth, lines=lines) for _ in range(1 + self.number(2)))

    def number(self, high: int) -> int:
        """A number from 0 on."""
        return self.draw(st.integers(0, high))

    def one_of(self, values: Sequence[T]) -> T:
        """One of several, the first being the simplest."""
        return values[self.number(len(values) - 1)]

    def _condition(self, depth: int) -> Condition:
        kind = self.number(6 if depth else 3)
        match kind:
            case 0:
                return self._comparison(self.one_of(self.variables))
            case 1:
                return Flag(self.one_of(("lit", "wet")))
            case 2:
                return Visited(self.one_of(self.addresses))
            case 3 if self.steps:
                return Took(self.one_of(self.steps))
            case 4:
                return Not(self._condition(depth - 1))
            case 5:
                return And(tuple(self._condition(depth - 1) for _ in range(1 + self.number(2))))
            case 6:
                return Or(tuple(self._condition(depth - 1) for _ in range(1 + self.number(2))))
            case _:
                return Flag("lit")

    def _comparison(self, variable: Variable) -> Condition:
        match variable:
            case CountVariable():
                return Comparison(variable.name, self.one_of(ORDERS), self._value(variable))
            case _:
                return Comparison(variable.name, self.one_of(ORDERS[:2]), self._value(variable))

    def _value(self, variable: Variable) -> Value:
        match variable:
            case FlagVariable():
                return self.number(1) == 0
            case CountVariable(low=low, high=high):
                return low + self.number(high - low)
            case WordVariable(values=values):
                return self.one_of(values)

    def _effect(self) -> Effect:
        condition = self.condition() if self.number(2) == 0 else None
        match self.number(3):
            case 0:
                return Reveal(self.one_of(NOTES), condition)
            case 1:
                return Adjust(
                    self.one_of(("bread", "trust")), self.one_of((1, -1, 2, -3, 0)), condition
                )
            case _:
                variable = self.one_of(self.variables)
                return Set(variable.name, self._value(variable), condition)

    def _block(self, depth: int) -> Block:
        match self.number(5 if depth else 0):
            case 1:
                return Framed("song", "A song", self._lines())
            case 2:
                return Said("pat", Citation("a-book"), self.prose(depth - 1))
            case 3:
                arms = [Arm(self.condition(), self.prose(depth - 1)) for _ in range(2)]
                return Choose((*arms, Arm(None, self.prose(depth - 1))))
            case 4:
                return Gentle(self.prose(depth - 1), self.prose(depth - 1))
            case 5:
                return Framed("letter", "", self.prose(depth - 1))
            case _:
                return Paragraph(self.words())

    def _lines(self) -> Prose:
        return (Paragraph(self.words(lines=True)),)

    def _inline(self, depth: int, *, lines: bool) -> Inline:
        match self.number(6 if depth else 1):
            case 1 if lines:
                return LineBreak()
            case 2:
                return Shown(self.one_of(self.variables).name)
            case 3:
                otherwise = self.words(depth - 1) if self.number(1) else ()
                then = self.words(depth - 1) if self.number(1) else ()
                return Branch(self.condition(1), then, otherwise)
            case 4:
                return Emphasis(self.words(depth - 1, lines=lines))
            case 5:
                words = self.words(depth - 1) if self.number(1) else ()
                return NoteLink(self.one_of(NOTES), words)
            case 6:
                return Foreign("fr", self.one_of(("mairie", "l’eau")))
            case _:
                return Text(self.one_of(TEXTS))
