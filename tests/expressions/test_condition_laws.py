"""Laws of conditions: written and read again they are the same, compiled they mean the same."""

import operator
from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from commune.diagnostics import Span
from commune.expressions import Value, compile_condition
from commune.expressions.parse import parse_condition
from commune.expressions.syntax import (
    And,
    Comparison,
    Condition,
    Flag,
    Not,
    Or,
    Took,
    Visited,
)

LAYOUT = {
    "kept": 0,
    "bread": 1,
    "you": 2,
    "visited fog": 3,
    "visited fog.climb": 4,
    "took queue/gun-tin": 5,
}
PEOPLE = ("jeanne", "etienne", "nobody-at-all")
OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}

atoms: st.SearchStrategy[Condition] = st.one_of(
    st.just(Flag("kept")),
    st.builds(Comparison, st.just("bread"), st.sampled_from(list(OPERATORS)), st.integers(-9, 9)),
    st.builds(Comparison, st.just("you"), st.sampled_from(["==", "!="]), st.sampled_from(PEOPLE)),
    st.builds(Comparison, st.just("kept"), st.sampled_from(["==", "!="]), st.booleans()),
    st.builds(Visited, st.sampled_from(["fog", "fog.climb"])),
    st.just(Took("queue/gun-tin")),
)


def joined(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    parts = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return st.one_of(st.builds(Not, inner), st.builds(And, parts), st.builds(Or, parts))


conditions = st.recursive(atoms, joined, max_leaves=8)
states = st.tuples(
    st.booleans(),
    st.integers(-9, 9),
    st.sampled_from(PEOPLE),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)


def written(condition: Condition) -> str:
    """Write a condition as a writer would."""
    match condition:
        case Flag(variable):
            return variable
        case Comparison(variable, sign, value):
            literal = str(value).lower() if isinstance(value, bool) else str(value)
            return f"{variable} {sign} {literal}"
        case Visited(address):
            return f"visited({address})"
        case Took(step):
            return f"took({step})"
        case Not(inner):
            return f"not {within(inner)}"
        case And(parts):
            return " and ".join(within(part) for part in parts)
        case Or(parts):
            return " or ".join(within(part) for part in parts)


def within(condition: Condition) -> str:
    text = written(condition)
    return f"({text})" if isinstance(condition, And | Or) else text


def holds(condition: Condition, values: tuple[Value, ...]) -> bool:
    """Interpret a condition, slowly and plainly."""
    match condition:
        case Flag(variable):
            return bool(values[LAYOUT[variable]])
        case Comparison(variable, sign, value):
            return OPERATORS[sign](values[LAYOUT[variable]], value)
        case Visited(address):
            return bool(values[LAYOUT[f"visited {address}"]])
        case Took(step):
            return bool(values[LAYOUT[f"took {step}"]])
        case Not(inner):
            return not holds(inner, values)
        case And(parts):
            return all(holds(part, values) for part in parts)
        case Or(parts):
            return any(holds(part, values) for part in parts)


@given(conditions)
def test_a_condition_written_and_read_again_is_the_same(condition: Condition) -> None:
    parsed = parse_condition(written(condition), Span.at("a.yaml"))
    assert parsed.fault is None
    assert parsed.condition == condition


@given(conditions, states)
def test_a_compiled_condition_means_what_its_form_says(
    condition: Condition, values: tuple[Value, ...]
) -> None:
    assert compile_condition(condition, LAYOUT)(values) is holds(condition, values)


PIECES = [*LAYOUT, "and", "or", "not", "(", ")", "==", "=", "<", ">", " ", "visited(", "took(", "3"]
PIECES += ['"', "’", "-", "+", ".", "/", "é", "\n", "true", "True", "&&", "!", ",", "٣", "²"]


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map(" ".join),
                 st.lists(st.sampled_from(PIECES)).map("".join)))  # fmt: skip
def test_whatever_is_written_is_read_or_told_within_the_text(text: str) -> None:
    parsed = parse_condition(text, Span.at("a.yaml"))
    assert (parsed.condition is None) != (parsed.fault is None)
    if parsed.fault is not None:
        assert 0 <= parsed.fault.start <= parsed.fault.end <= len(text)
        assert parsed.fault.message
        assert parsed.fault.hint
