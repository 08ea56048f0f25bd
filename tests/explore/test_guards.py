"""Guards against truth tables, and against conditions as the format reads them."""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import cast

from hypothesis import given
from hypothesis import strategies as st
from tests.engine.reference import holds as reads
from tests.engine.stories import VARIABLES, values_of
from tests.engine.writing import Writer
from tests.expressions.test_condition_laws import conditions

from commune.diagnostics import Span
from commune.explore.guards import (
    TRUE,
    All,
    Any,
    Domains,
    Enough,
    Guard,
    In,
    all_of,
    any_of,
    enough,
    guard_of,
    holds,
    negated,
    one_of,
    satisfiable,
    slots_in,
    weakened,
)
from commune.explore.packing import fields_of, guard_source
from commune.explore.playing import asking
from commune.expressions import Value, layout_of, slots_asked
from commune.expressions.parse import parse_condition
from commune.expressions.written import written

Codes = Mapping[str, int]
SIZES = {"wet": 2, "lit": 2, "bread": 4, "road": 3}
KNOWN = st.sets(st.sampled_from(sorted(SIZES)))
DOMAINS: Domains = {
    "wet": (False, True),
    "lit": (False, True),
    "bread": (-1, 0, 1, 2),
    "road": ("", "north", "south"),
}
LAYOUT = layout_of(["wet", "bread", "road"], ["lit"])


@st.composite
def _atoms(draw: st.DrawFn) -> Guard:
    slot = draw(st.sampled_from(sorted(SIZES)))
    mask = draw(st.integers(0, (1 << SIZES[slot]) - 1))
    return one_of(slot, mask, SIZES[slot])


def _joined(inner: st.SearchStrategy[Guard]) -> st.SearchStrategy[Guard]:
    parts = st.lists(inner, max_size=4)
    return st.one_of(
        parts.map(all_of),
        parts.map(any_of),
        inner.map(negated),
        st.builds(enough, st.integers(-1, 5), parts),
        parts.map(lambda some: All(tuple(some))),
        parts.map(lambda some: Any(tuple(some))),
        st.builds(Enough, st.integers(0, 4), parts.map(tuple)),
    )


guards: st.SearchStrategy[Guard] = st.recursive(_atoms(), _joined, max_leaves=10)


def _table() -> Iterator[Codes]:
    for codes in product(*(range(size) for size in SIZES.values())):
        yield dict(zip(SIZES, codes, strict=True))


TABLE = tuple(_table())


@given(guards)
def test_what_is_negated_holds_exactly_where_it_did_not(guard: Guard) -> None:
    other = negated(guard)
    assert all(holds(guard, codes) != holds(other, codes) for codes in TABLE)


@given(st.lists(guards, max_size=5), st.integers(-1, 6))
def test_joined_guards_hold_where_all_or_any_or_enough_do(parts: list[Guard], count: int) -> None:
    every, some, several = all_of(parts), any_of(parts), enough(count, parts)
    for codes in TABLE:
        true = [holds(part, codes) for part in parts]
        assert holds(every, codes) == all(true)
        assert holds(some, codes) == any(true)
        assert holds(several, codes) == (sum(true) >= count)


@given(guards)
def test_what_is_always_or_never_so_is_told_in_its_simplest_form_at_the_top(guard: Guard) -> None:
    """Of one slot, at least: then no search has to find out that it hangs on nothing."""
    of_one = all_of([guard]) if len(set(slots_in(guard))) <= 1 else TRUE
    if not any(isinstance(part, Enough) for part in _parts(of_one)):
        answers = {holds(of_one, codes) for codes in TABLE}
        assert satisfiable(of_one) == (True in answers)


@given(guards, KNOWN)
def test_a_weakened_guard_asks_only_what_is_known_and_holds_wherever_the_whole_may(
    guard: Guard, known: set[str]
) -> None:
    weak = weakened(guard, known)
    assert set(slots_in(weak)) <= known
    assert all(holds(weak, codes) for codes in TABLE if holds(guard, codes))


@given(guards)
def test_weakened_by_nothing_it_is_as_it_was(guard: Guard) -> None:
    weak = weakened(guard, SIZES)
    assert all(holds(weak, codes) == holds(guard, codes) for codes in TABLE)


@given(guards)
def test_it_is_satisfiable_where_some_values_fulfil_it(guard: Guard) -> None:
    wanted = any(holds(guard, codes) for codes in TABLE)
    assert satisfiable(guard) == wanted
    assert satisfiable(guard, most=1) or not wanted


@given(guards)
def test_packed_and_compiled_it_says_the_same(guard: Guard) -> None:
    fields = fields_of(SIZES, DOMAINS, {}, {})
    packed = eval(f"lambda s: {guard_source(guard, fields)}")  # noqa: S307 - numbers only
    played = asking(guard, LAYOUT, DOMAINS)
    for codes in TABLE:
        assert bool(packed(fields.pack(codes))) == holds(guard, codes)
        value = {slot: DOMAINS[slot][code] for slot, code in codes.items()}
        values = (value["wet"], value["bread"], value["road"], int(value["lit"]))
        assert bool(played(values)) == holds(guard, codes)


@given(st.data())
def test_the_guard_of_a_condition_holds_where_the_condition_does(data: st.DataObject) -> None:
    draw = cast("st.DrawFn", data.draw)  # it lacks only a signature to be looked at
    writer = Writer(draw, VARIABLES, addresses=["here.now"], steps=["here/this"])
    condition = writer.condition()
    facts: dict[str, Value] = {one.name: data.draw(values_of(one)) for one in VARIABLES}
    for slot in slots_asked(condition):
        if slot not in facts:
            facts[slot] = data.draw(st.booleans())
    domains = {one.name: _domain(one.name) for one in VARIABLES}
    domains |= {slot: (False, True) for slot in facts if slot not in domains}
    guard = guard_of(condition, domains)
    codes = {slot: domains[slot].index(held) for slot, held in facts.items()}
    assert holds(guard, codes) == reads(condition, facts)


@given(conditions)
def test_a_condition_written_and_read_again_is_the_same(condition: object) -> None:
    parsed = parse_condition(written(condition), Span.at("a.yaml"))  # type: ignore[arg-type]
    assert parsed.fault is None
    assert parsed.condition == condition


def _parts(guard: Guard) -> Iterator[Guard]:
    yield guard
    if not isinstance(guard, In):
        for part in guard.parts:
            yield from _parts(part)


def _domain(name: str) -> tuple[Value, ...]:
    known: dict[str, tuple[Value, ...]] = {
        "you": ("ann", "bob"),
        "lit": (False, True),
        "wet": (False, True),
        "bread": (-1, 0, 1, 2),
        "trust": (0, 1, 2, 3),
        "road": ("", "north", "south"),
    }
    return known[name]
