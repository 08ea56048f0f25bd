"""Conditions as functions of the state."""

import pytest

from commune.diagnostics import Span
from commune.expressions import compile_condition
from commune.expressions.parse import parse_condition
from commune.expressions.syntax import And, Flag, Or

LAYOUT = {"kept": 0, "bread": 1, "you": 2, "visited fog.climb": 3, "took queue/gun-tin": 4}


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("kept", True),
        ("not kept", False),
        ("bread >= 2 and bread < 3", True),
        ("bread == -2", False),
        ("you == jeanne", True),
        ("you != jeanne or not kept", False),
        ("visited(fog.climb)", False),
        ("took(queue/gun-tin) and not visited(fog.climb)", True),
        ("not (kept and bread > 2)", True),
    ],
)
def test_a_compiled_condition_answers_for_a_state(text: str, *, holds: bool) -> None:
    condition = parse_condition(text, Span.at("a.yaml")).condition
    assert condition is not None
    assert compile_condition(condition, LAYOUT)((True, 2, "jeanne", False, True)) is holds


def test_a_literal_is_never_run_as_code() -> None:
    condition = parse_condition("you == __import__", Span.at("a.yaml")).condition
    assert condition is not None
    assert not compile_condition(condition, LAYOUT)((True, 2, "jeanne", False, True))


def test_all_of_nothing_holds_and_one_of_nothing_does_not() -> None:
    assert compile_condition(And(()), {})(())
    assert not compile_condition(Or(()), {})(())


def test_a_variable_without_a_slot_is_our_mistake_and_raises() -> None:
    with pytest.raises(KeyError):
        compile_condition(Flag("unknown"), LAYOUT)
