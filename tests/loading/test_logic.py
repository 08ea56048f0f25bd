"""Conditions and effects in a file: what they are, and what is told of a slip, and where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commune.diagnostics import Diagnostic, Span
from commune.expressions import atoms
from commune.expressions.syntax import And, Comparison, Flag, Not, Or, Visited
from commune.loading.text.logic import UNREADABLE, read_condition, read_effect
from commune.loading.tree.tree import Scalar, bounds_of
from commune.model.effects import Adjust, Effect, Reveal, Set


def scalar(text: str) -> Scalar:
    return Scalar(text, bounds_of(Span.at("a.yaml", 7, 5, width=len(text))))


def told(text: str) -> tuple[Effect | None, list[Diagnostic]]:
    problems: list[Diagnostic] = []
    return read_effect(scalar(text), problems.append), problems


def under(problem: Diagnostic, text: str) -> str:
    """The characters that a finding points at."""
    return text[problem.span.column - 5 : problem.span.end_column - 5]


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        ("hour = four", Set("hour", "four")),
        ("woke_street = true", Set("woke_street", value=True)),
        ("mark = -2", Set("mark", -2)),
        ("mark += 1", Adjust("mark", 1)),
        ("bread -= 2", Adjust("bread", -2)),
        ("reveal the-guns", Reveal("the-guns")),
        ("reveal p3 if not kept", Reveal("p3", Not(Flag("kept")))),
        ("bread += 1 if you == hale", Adjust("bread", 1, Comparison("you", "==", "hale"))),
        (
            "end = shot if stayed and not hid",
            Set("end", "shot", And((Flag("stayed"), Not(Flag("hid"))))),
        ),
        ("iffy = if-so", Set("iffy", "if-so")),
    ],
)
def test_an_effect_has_its_form(text: str, effect: Effect) -> None:
    assert told(text) == (effect, [])


def test_an_effect_knows_the_places_of_its_names() -> None:
    effect, _ = told("end = shot if stayed")
    assert isinstance(effect, Set)
    assert effect.span == Span("a.yaml", 7, 5, 7, 8)
    assert effect.value_span == Span("a.yaml", 7, 11, 7, 15)
    assert isinstance(effect.condition, Flag)
    assert effect.condition.span == Span("a.yaml", 7, 19, 7, 25)


@pytest.mark.parametrize("again", ["kept or not bread >= 2", "visited(.a) and took(b/c)"])
def test_a_condition_that_recurs_has_the_places_of_each_place_it_stands_in(again: str) -> None:
    def placed(file: str, column: int) -> list[Span | None]:
        where = bounds_of(Span.at(file, 3, column, width=len(again)))
        problems: list[Diagnostic] = []
        condition = read_condition(Scalar(again, where), problems.append)
        assert problems == []
        assert isinstance(condition, And | Or)
        asked = list(atoms(condition))
        spans = [atom.span for atom in asked]
        values = [atom.value_span for atom in asked if isinstance(atom, Comparison)]
        assert not isinstance(asked[0], Visited) or asked[0].address == f"{file[0]}.a"
        return [*spans, *values]

    first, second = placed("a.yaml", 1), placed("b.yaml", 11)
    for one, other in zip(first, second, strict=True):
        assert one is not None
        assert other == Span("b.yaml", 3, one.column + 10, 3, one.end_column + 10)


@pytest.mark.parametrize(
    ("text", "at", "hint"),
    [
        ("x == 3", "==", "Write x = 3."),
        ("x++", "++", "Write x += 1."),
        ("--x", "--", "Write x -= 1."),
        ("x =+ 1", "=+", "Write x += 1."),
        ("x =-1", "=-", "Write x -= 1, or x = -1 with a blank."),
        ("x + = 1", "+", "Write x += and a number."),
        ("x := a", ":=", "Write x = a."),
        ("x = x + 1", "x + 1", "Write x += 1."),
        ("x = y - 1", "y - 1", "A count is moved by += or -= and a number."),
        ("x *= 2", "*=", "A count is moved by += or -= and a number."),
        ("x += y", "y", "Write += or -= and a number of nine digits at most."),
        ("x += -1", "-", "Write x += 1 or x -= 1."),
        ("x = a b", "b", "A condition behind it begins with “if”."),
        ("x += 1 when a", "when a", "A condition behind it begins with “if”."),
        ("x = a, y = b", "y = b", "Each effect is its own item of the list."),
        ("x = True", "True", "Write x = true or x = false."),
        ("x = “a”", "“a”", "Write x = a."),
        ("set x = 1", "x = 1", "Write x = 1."),
        ("x", "x", "Write x = true."),
        ("not x", "x", "Write x = false."),
        ("a-b = 3", "a-b", "A variable is written with “_”, not with “-”."),
        ("reveal", "reveal", "Write reveal note-id."),
        ("reveal a b", "b", "Write one effect for each note."),
        ("reveal [[guns|a gun]]", "guns", "Write reveal guns."),
        ("if c: x = 1", "if c: x = 1", "Write x = 1 if c."),
    ],
)
def test_a_slip_is_told_at_its_place_with_its_mend(text: str, at: str, hint: str) -> None:
    effect, problems = told(text)
    assert effect is None
    assert [(under(one, text), one.hint, one.rule) for one in problems] == [
        (at, hint, "effect-form")
    ]


@pytest.mark.parametrize("text", ["x =", "x +=", "x -= ", ""])
def test_a_missing_value_is_told_with_the_forms_there_are(text: str) -> None:
    effect, problems = told(text)
    assert effect is None
    assert [one.hint for one in problems] == ["Write x = value, x += 2, x -= 2 or reveal note-id."]


def test_a_slip_in_the_effect_hides_none_in_its_condition() -> None:
    text = "x == 3 if bread = 2"
    _, problems = told(text)
    assert {(one.rule, under(one, text)) for one in problems} == {
        ("effect-form", "=="),
        ("condition-form", "="),
    }


def test_an_effect_with_an_unreadable_condition_is_given_all_the_same() -> None:
    effect, problems = told("x = a if b and")
    assert effect == Set("x", "a", UNREADABLE)
    assert [one.rule for one in problems] == ["condition-form"]


def test_a_condition_is_read_from_its_text() -> None:
    problems: list[Diagnostic] = []
    assert read_condition(scalar("kept"), problems.append) == Flag("kept")
    assert read_condition(scalar("kept = 3"), problems.append) is None
    assert [str(one.span) for one in problems] == ["a.yaml:7:10"]


PIECES = ["x", "=", "+", "-", "+=", "-=", "reveal", " ", "if", "1", "é", "[[", "a-b", "not", "\n"]


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map(" ".join),
                 st.lists(st.sampled_from(PIECES)).map("".join)))  # fmt: skip
def test_whatever_is_written_is_an_effect_or_is_told(text: str) -> None:
    effect, problems = told(text)
    assert effect is not None or problems
    for problem in problems:
        assert 5 <= problem.span.column <= len(text) + 5
