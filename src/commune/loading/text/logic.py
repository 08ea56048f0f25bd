"""Conditions and effects, read out of a text of the file with their exact places.

An effect is ``x = value``, ``x += n``, ``x -= n`` or ``reveal note``, each with
``if condition`` behind it or without. A mistake in the effect hides none in its condition.

A large story asks the same again and again. So a condition is parsed once for its text,
with its places counted in that text, and then placed wherever it stands.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from commune.diagnostics import Diagnostic, Span
from commune.expressions import Condition
from commune.expressions.parse import Parsed, parse_condition
from commune.expressions.syntax import And, Comparison, Flag, Not, Or, Took
from commune.loading.text.misformed import fault_of_effect
from commune.loading.tree.tree import Scalar, Tell
from commune.model.effects import Adjust, Effect, Reveal, Set
from commune.values import value

# Stands where a condition could not be read: it asks nothing, so that the words and names
# under it are still looked at, and nothing is told of it twice.
UNREADABLE: Condition = And(())

_IF = re.compile(r"(?<!\S)if(?![\w-])")
_NAME = r"\s*(?P<name>(?!(?:reveal|not|set|let)\b)[^\W\d]\w*)\s*"
_WORD = r"(?!(?:and|or|not|if|True|TRUE|False|FALSE)\b(?!-))(?=[\w-]*[^\W\d])\w[\w-]*"
_SET = re.compile(rf"{_NAME}=(?![=+-])\s*(?P<value>(?P<number>[+-]?[0-9]{{1,9}})|{_WORD})\s*\Z")
_ADJUST = re.compile(rf"{_NAME}(?P<sign>[+-])=\s*(?P<by>[0-9]{{1,9}})\s*\Z")
_REVEAL = re.compile(r"\s*reveal\s+(?P<note>[a-z0-9]+(?:-[a-z0-9]+)*)\s*\Z")
_LITERALS: Mapping[str, bool] = {"true": True, "false": False}


@value
class Stretch:
    """A text's characters from `start` on, for a reader that counts from its own first."""

    scalar: Scalar
    start: int

    def part(self, start: int, end: int) -> Span:
        """The place of characters `start` to `end` of the stretch."""
        return self.scalar.part(self.start + start, self.start + end)


def read_condition(scalar: Scalar, tell: Tell) -> Condition | None:
    """Read a text that is a condition; None where it is none, which is told."""
    return read_condition_in(scalar, 0, len(scalar.text), tell)


def read_condition_in(scalar: Scalar, start: int, end: int, tell: Tell) -> Condition | None:
    """Read the condition between two characters of a text; None where it is none."""
    text = scalar.text[start:end]
    if "visited" in text:  # “.passage” is one of the file it stands in
        parsed = parse_condition(text, Stretch(scalar, start))
        condition = parsed.condition
    else:
        parsed = _parsed(text)
        condition = parsed.condition and _placed(parsed.condition, scalar, start)
    if parsed.fault is not None:
        fault = parsed.fault
        place = scalar.part(start + fault.start, start + fault.end)
        tell(Diagnostic(fault.rule, place, fault.message, fault.hint))
    return condition


def read_effect(scalar: Scalar, tell: Tell) -> Effect | None:
    """Read a text that is an effect; None where it is none, which is told."""
    text = scalar.text
    asked = _IF.search(text) if "if" in text else None
    head = text[: asked.start()] if asked else text
    condition = None
    if asked and head.strip():
        condition = read_condition_in(scalar, asked.end(), len(text), tell) or UNREADABLE
    if found := _SET.match(head):
        return _set(scalar, found, condition)
    if found := _ADJUST.match(head):
        by = int(found["by"])
        span = scalar.part(*found.span("name"))
        return Adjust(found["name"], by if found["sign"] == "+" else -by, condition, span)
    if found := _REVEAL.match(head):
        return Reveal(found["note"], condition, scalar.part(*found.span("note")))
    fault = fault_of_effect(head, text)
    tell(Diagnostic(fault.rule, scalar.part(fault.start, fault.end), fault.message, fault.hint))
    return None


@lru_cache(maxsize=4096)
def _parsed(text: str) -> Parsed:
    """A condition with its places in its own text: a column is a character's number from 1."""
    return parse_condition(text, Span.at(""))


def _placed(condition: Condition, scalar: Scalar, start: int) -> Condition:
    """The same condition as it stands in a scalar's text, from `start` on."""
    match condition:
        case Flag(name, Span() as span):
            return Flag(name, _moved(span, scalar, start))
        case Comparison(name, operator, literal, Span() as span, Span() as value_span):
            at, value_at = _moved(span, scalar, start), _moved(value_span, scalar, start)
            return Comparison(name, operator, literal, at, value_at)
        case Took(step, Span() as span):
            return Took(step, _moved(span, scalar, start))
        case Not(inner):
            return Not(_placed(inner, scalar, start))
        case And(parts):
            return And(tuple([_placed(part, scalar, start) for part in parts]))
        case Or(parts):
            return Or(tuple([_placed(part, scalar, start) for part in parts]))
        case _:
            return condition


def _moved(span: Span, scalar: Scalar, start: int) -> Span:
    start -= 1
    return scalar.part(start + span.column, start + span.end_column)


def _set(scalar: Scalar, found: re.Match[str], condition: Condition | None) -> Set:
    return Set(
        found["name"],
        int(found["number"]) if found["number"] else _LITERALS.get(found["value"], found["value"]),
        condition,
        scalar.part(*found.span("name")),
        scalar.part(*found.span("value")),
    )
