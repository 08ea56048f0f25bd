"""The compiled functions are held against the naive reading, on random states."""

from hypothesis import given
from hypothesis import strategies as st
from tests.engine.reference import apply, holds
from tests.engine.small import BREAD
from tests.engine.stories import VARIABLES, value_at, values_of
from tests.engine.writing import Writer

from commune.engine.effects import compile_change, compile_reveals
from commune.expressions import (
    Condition,
    Layout,
    Value,
    Values,
    compile_condition,
    layout_of,
    took_slot,
    visited_slot,
)
from commune.model.effects import Adjust, Effect, Set

ADDRESSES = ("pier", "pier.a", "sea.b")
STEPS = ("pier/row", "sea/sail")
NAMED = {variable.name: variable for variable in VARIABLES}
ASKED = [*map(visited_slot, ADDRESSES), *map(took_slot, STEPS)]
LAYOUT = layout_of(NAMED, ASKED)


FACTS = st.fixed_dictionaries(
    {name: values_of(variable) for name, variable in NAMED.items()}
    | {name: st.booleans() for name in ASKED}
)


@st.composite
def _conditions(draw: st.DrawFn) -> Condition:
    return Writer(draw, VARIABLES, ADDRESSES, STEPS).condition(4)


@st.composite
def _effects(draw: st.DrawFn) -> tuple[Effect, ...]:
    writer = Writer(draw, VARIABLES, ADDRESSES, STEPS)
    return writer.effects() + writer.effects()


def _packed(facts: dict[str, Value]) -> Values:
    bits = sum(1 << ~LAYOUT[name] for name in ASKED if facts[name])
    return (*(facts[name] for name in NAMED), bits)


def _facts(values: Values, layout: Layout) -> dict[str, Value]:
    return {name: value_at(values, index) for name, index in layout.items()}


@given(_conditions(), FACTS)
def test_a_compiled_condition_holds_where_it_does_by_the_letter(
    condition: Condition, facts: dict[str, Value]
) -> None:
    assert bool(compile_condition(condition, LAYOUT)(_packed(facts))) == holds(condition, facts)


@given(_effects(), FACTS, st.sets(st.sampled_from(ASKED)))
def test_compiled_effects_change_what_they_do_by_the_letter(
    effects: tuple[Effect, ...], facts: dict[str, Value], true: set[str]
) -> None:
    before = _packed(facts)
    slots = [LAYOUT[name] for name in true]
    change = compile_change(effects, NAMED, layout=LAYOUT, then_true=slots)
    after = before if change is None else change(before)
    apply(effects, facts, NAMED)
    facts.update(dict.fromkeys(true, True))
    assert _facts(after, LAYOUT) == facts
    assert [type(value) for value in after] == [type(value) for value in before]


@given(_effects(), FACTS)
def test_notes_are_revealed_by_the_state_in_which_their_effect_stands(
    effects: tuple[Effect, ...], facts: dict[str, Value]
) -> None:
    reveals = compile_reveals(effects, NAMED, layout=LAYOUT)
    found = () if reveals is None else reveals(_packed(facts))
    assert found == apply(effects, facts, NAMED)


def test_a_count_is_kept_in_its_range_effect_by_effect() -> None:
    layout = layout_of(["bread"], [])
    effects = (Adjust("bread", 3), Adjust("bread", -1), Adjust("bread", 0))
    change = compile_change(effects, {"bread": BREAD}, layout=layout)
    assert change is not None
    assert change((1, 0)) == (2, 0)  # 1 + 3 is kept at 3


def test_no_effects_are_no_change() -> None:
    assert compile_change((), {}, layout={}) is None
    assert compile_reveals((Set("bread", 1),), {"bread": BREAD}, layout={"bread": 0}) is None
