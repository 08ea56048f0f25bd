"""What a condition may say, and what is told of one that says something else."""

import pytest

from commune.diagnostics import Span
from commune.expressions.parse import DEEPEST, Parsed, parse_condition
from commune.expressions.syntax import (
    And,
    Comparison,
    Condition,
    Fault,
    Flag,
    Not,
    Or,
    Took,
    Visited,
)


def parsed(text: str) -> Parsed:
    return parse_condition(text, Span.at("a.yaml", 3, 10))


def condition(text: str) -> Condition:
    found = parsed(text)
    assert found.condition is not None, found.fault
    return found.condition


def fault(text: str) -> Fault:
    found = parsed(text).fault
    assert found is not None
    return found


def test_a_flag_stands_alone() -> None:
    assert condition(" kept_lantern ") == Flag("kept_lantern")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bread >= 2", Comparison("bread", ">=", 2)),
        ("bread>-1", Comparison("bread", ">", -1)),
        ("bread == +3", Comparison("bread", "==", 3)),
        ("you != jeanne", Comparison("you", "!=", "jeanne")),
        ("kept == true", Comparison("kept", "==", value=True)),
        ("kept == false", Comparison("kept", "==", value=False)),
        ("end == shot-at-dawn", Comparison("end", "==", "shot-at-dawn")),
        ("visited(fog.climb)", Visited("fog.climb")),
        ("visited( .climb )", Visited("a.climb")),
        ("took(queue/gun-tin)", Took("queue/gun-tin")),
    ],
)
def test_a_question_has_its_form(text: str, expected: Condition) -> None:
    assert condition(text) == expected


def test_and_binds_tighter_than_or_and_not_tighter_than_both() -> None:
    a, b, c = Flag("a"), Flag("b"), Flag("c")
    assert condition("a or not b and c") == Or((a, And((Not(b), c))))
    assert condition("(a or not b) and c") == And((Or((a, Not(b))), c))
    assert condition("not bread == 3") == Not(Comparison("bread", "==", 3))


def test_a_word_that_begins_like_one_of_ours_is_a_variable() -> None:
    assert condition("notes and organ or android") == Or(
        (And((Flag("notes"), Flag("organ"))), Flag("android"))
    )


def test_each_question_knows_its_place() -> None:
    found = condition("bread >= 2 and visited( fog )")
    assert isinstance(found, And)
    bread, fog = found.parts
    assert isinstance(bread, Comparison)
    assert isinstance(fog, Visited)
    assert bread.span == Span("a.yaml", 3, 10, 3, 15)
    assert bread.value_span == Span("a.yaml", 3, 19, 3, 20)
    assert fog.span == Span("a.yaml", 3, 34, 3, 37)


@pytest.mark.parametrize(
    ("text", "at", "hint"),
    [
        ("bread = 3", "=", "Write “==”."),
        ("bread > = 3", "=", "Write “>=”."),
        ("bread => 3", "=>", "Write “>=”."),
        ("bread ≥ 3", "≥", "Write “>=”."),
        ("bread is 3", "is", "Write “==”."),
        ("3 < bread", "3", "Write bread > 3."),
        ("bread > 1 and < 3", "<", "Name the variable before each comparison."),
        ("bread + 1 > 2", "+", "Compare one variable with one value."),
        ("bread -1 > 2", "-1", "Compare one variable with one value."),
        ("bread == 3.5", "3.5", "Numbers are whole, of nine digits at most."),
        ("bread == 12345678901", "12345678901", "Numbers are whole, of nine digits at most."),
        ('you == "jeanne"', '"jeanne"', "Write jeanne."),
        ("you == ‘jeanne’", "‘jeanne’", "Write jeanne."),
        ("kept == True", "True", "Write “true”."),
        ("a AND b", "AND", "Write “and”."),
        ("a && b", "&&", "Write “and”."),
        ("a || b", "||", "Write “or”."),
        ("!a", "!", "Write “not”."),
        ("a, b", ",", "Write “and” or “or”."),
        ("kept-lantern", "kept-lantern", "A variable is written kept_lantern."),
        ("fog.climb", "fog.climb", "Write visited(fog.climb)."),
        ("queue/gun-tin", "queue/gun-tin", "Write took(queue/gun-tin)."),
        ("visited(queue/gun-tin)", "queue/gun-tin", "Write took(queue/gun-tin)."),
        ("visited(a b)", "a b", "One name, without blanks or quotes."),
        ('visited("a.b")', '"a.b"', "Write visited(a.b)."),
        ("visited()", "visited()", "Write visited(scene.passage)."),
        ("took( )", "took( )", "Write took(scene/choice)."),
        ("visited(a", "visited", "Add “)”."),
        ("visited a.b", "visited", "Write visited(a.b)."),
        ("seen(a)", "seen", "Only “visited( )” and “took( )” are asked with ( )."),
        ("(a or b", "(", "Add “)”."),
        ("a or b)", ")", "Take it out, or open with “(”."),
        ("a and ()", "(", "Take them out."),
        ("and bread", "and", "Join parts with “and”, “or”, “not” and ( )."),
        ("bread crumbs", "crumbs", "Join parts with “and”, “or”, “not” and ( )."),
        ("bread and", "and", "Say what is missing."),
        ("bread >=", ">=", "Say what is missing."),
        ("not", "not", "Say what is missing."),
        ("true", "true", "Name the flag alone, or write “not” before it."),
    ],
)
def test_a_slip_is_told_at_its_place_with_its_mend(text: str, at: str, hint: str) -> None:
    found = fault(text)
    assert (text[found.start : found.end], found.hint) == (at, hint)
    assert found.rule == "condition-form"


@pytest.mark.parametrize("text", ["", "   "])
def test_an_empty_condition_is_told_as_empty(text: str) -> None:
    assert fault(text).message == "the condition is empty"


@pytest.mark.parametrize("one", ["not ", "("])
def test_a_condition_nests_to_a_bound(one: str) -> None:
    close = ")" if one == "(" else ""
    assert parsed(one * DEEPEST + "a" + close * DEEPEST).condition is not None
    assert "nests deeper" in fault(one * 100_000 + "a").message
