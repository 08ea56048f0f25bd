"""What a condition asks about, by the names of the state's slots."""

from commune.diagnostics import Span
from commune.expressions import atoms, slots_asked, took_slot, visited_slot
from commune.expressions.parse import parse_condition
from commune.expressions.syntax import Comparison, Flag, Took, Visited

TEXT = "kept and not (bread > 2 or visited(fog.climb)) or took(queue/gun-tin) and kept"


def test_the_questions_come_from_left_to_right() -> None:
    condition = parse_condition(TEXT, Span.at("a.yaml")).condition
    assert condition is not None
    assert list(atoms(condition)) == [
        Flag("kept"),
        Comparison("bread", ">", 2),
        Visited("fog.climb"),
        Took("queue/gun-tin"),
        Flag("kept"),
    ]


def test_each_question_names_its_slot() -> None:
    condition = parse_condition(TEXT, Span.at("a.yaml")).condition
    assert condition is not None
    visited, took = visited_slot("fog.climb"), took_slot("queue/gun-tin")
    assert list(slots_asked(condition)) == ["kept", "bread", visited, took, "kept"]


def test_no_variable_can_have_the_name_of_a_visit_or_of_a_step() -> None:
    assert " " in visited_slot("a")
    assert " " in took_slot("a")
    assert visited_slot("a") != took_slot("a")
