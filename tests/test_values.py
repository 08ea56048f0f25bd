"""A value is what a frozen, slotted dataclass is."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commune.values import defaults, field, field_names, replace, value


@value
class Point:
    """A value with each kind of field."""

    x: int
    y: int = 0
    tags: list[str] = field(default_factory=list)
    note: str = field(default="", compare=False, repr=False)
    loud: bool = field(default=False, kw_only=True)


@value
class Other:
    """The same fields under another name."""

    x: int
    y: int = 0


@value(eq=False)
class Single:
    """Equal only to itself."""

    x: int


@value(frozen=False)
class Filled:
    """Filled on the way."""

    x: int
    found: list[int] = field(default_factory=list)


@given(st.integers(), st.integers(), st.text())
def test_equal_fields_make_equal_values_and_equal_hashes(x: int, y: int, note: str) -> None:
    assert Other(x, y) == Other(x=x, y=y)
    assert hash(Other(x, y)) == hash(Other(x, y))
    assert Point(x, y, note=note) == Point(x, y)
    assert Other(x, y) != Other(x, y + 1)


def test_values_of_two_classes_are_never_equal() -> None:
    others: list[object] = [Other(1, 0)]
    assert Point(1, 0) not in others


def test_without_eq_a_value_equals_only_itself() -> None:
    one = Single(1)
    assert one == one  # noqa: PLR0124 - that is the claim
    assert one != Single(1)


def test_one_that_is_not_frozen_can_be_changed_and_equals_only_itself() -> None:
    one = Filled(1)
    one.x = 2
    one.found.append(3)
    assert repr(one) == "Filled(x=2, found=[3])"
    assert one != Filled(2, [3])
    assert not hasattr(one, "__dict__")


@pytest.mark.parametrize("change", [lambda p: setattr(p, "x", 2), lambda p: delattr(p, "x")])
def test_a_value_cannot_be_changed(change: Callable[[Point], None]) -> None:
    point = Point(1)
    with pytest.raises(AttributeError, match="frozen"):
        change(point)
    assert point.x == 1


def test_a_value_has_no_room_for_anything_else() -> None:
    assert not hasattr(Point(1), "__dict__")


def test_a_factory_makes_a_new_default_each_time() -> None:
    assert Point(1).tags is not Point(1).tags


def test_a_value_shows_its_fields_and_can_be_matched() -> None:
    assert repr(Point(1, 2, note="x")) == "Point(x=1, y=2, tags=[], loud=False)"
    match Point(3, 4):
        case Point(x, y):
            assert (x, y) == (3, 4)


def test_a_field_by_keyword_only_is_not_taken_by_position() -> None:
    assert Point(1, loud=True).loud
    with pytest.raises(TypeError):
        Point(1, 2, [], "", True)  # type: ignore[call-arg]  # noqa: FBT003 - that is the mistake
    with pytest.raises(TypeError):
        Point()  # type: ignore[call-arg]


def test_a_value_is_replaced_field_by_field() -> None:
    assert replace(Point(1, 2, loud=True), y=5) == Point(1, 5, loud=True)
    assert field_names(Other) == ("x", "y")
    assert dict(defaults(Other)) == {"y": 0}
