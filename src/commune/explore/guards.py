"""Conditions as the search reads them: which values a slot may have, joined by all and any.

Every question of the story language asks one slot for one of some values, so an atom is a
slot and a mask over its values; "not" is pushed down into the masks. That leaves forms
that can be weakened safely: what is not known in a search simply counts as true.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import eq, ge, gt, le, lt, ne

from commune.expressions import Condition
from commune.expressions.slots import took_slot, visited_slot
from commune.expressions.syntax import (
    And,
    Comparison,
    Flag,
    Not,
    Or,
    Took,
    Value,
    Visited,
)
from commune.model import Story
from commune.model.variables import CountVariable, FlagVariable, WordVariable
from commune.values import value

Domains = Mapping[str, tuple[Value, ...]]  # a slot's values; the place of one is its code


@value
class In:
    """The slot has one of the values whose codes are bits of `mask`; it has `size` values."""

    slot: str
    mask: int
    size: int = 2


@value
class All:
    """Every part holds; without parts it holds."""

    parts: "tuple[Guard, ...]"


@value
class Any:
    """Some part holds; without parts it does not."""

    parts: "tuple[Guard, ...]"


@value
class Enough:
    """At least `count` of the parts hold."""

    count: int
    parts: "tuple[Guard, ...]"


Guard = In | All | Any | Enough
TRUE, FALSE = All(()), Any(())
_COMPARE: Mapping[str, Callable[[Value, Value], bool]] = {
    "==": eq,
    "!=": ne,
    "<": lt,
    "<=": le,
    ">": gt,
    ">=": ge,
}


def domains_of(story: Story) -> Domains:
    """The values each slot of a story's state can have, in the order of their codes."""
    found: dict[str, tuple[Value, ...]] = {}
    for name in story.layout:
        match story.variables.get(name):
            case FlagVariable():
                found[name] = (False, True)
            case CountVariable(low=low, high=high):
                found[name] = tuple(range(low, high + 1))
            case WordVariable(values=values, start=start):
                found[name] = tuple(values) if start else ("", *values)
            case None:
                found[name] = (False, True)  # a visit, or a step taken
    return found


def guard_of(condition: Condition | None, domains: Domains) -> Guard:
    """A condition of the story as a guard; none always holds."""
    match condition:
        case None:
            return TRUE
        case Flag(variable):
            return is_true(variable)
        case Comparison(variable, operator, wanted):
            values = domains[variable]
            return one_of(variable, _mask(values, operator, wanted), len(values))
        case Visited(address):
            return is_true(visited_slot(address))
        case Took(step):
            return is_true(took_slot(step))
        case Not(inner):
            return negated(guard_of(inner, domains))
        case And(parts):
            return all_of(guard_of(part, domains) for part in parts)
        case Or(parts):
            return any_of(guard_of(part, domains) for part in parts)


def is_true(slot: str) -> Guard:
    """A flag, a visit or a step is true."""
    return In(slot, 0b10)


def is_false(slot: str) -> Guard:
    """A flag, a visit or a step is false."""
    return In(slot, 0b01)


def one_of(slot: str, mask: int, size: int) -> Guard:
    """The slot has one of the values in the mask; what is always or never so is told as that."""
    if not mask:
        return FALSE
    return TRUE if mask == (1 << size) - 1 else In(slot, mask, size)


def negated(guard: Guard) -> Guard:
    """The guard that holds exactly where this one does not."""
    match guard:
        case In(slot, mask, size):
            return one_of(slot, ~mask & ((1 << size) - 1), size)
        case All(parts):
            return any_of(negated(part) for part in parts)
        case Any(parts):
            return all_of(negated(part) for part in parts)
        case Enough(count, parts):
            return enough(len(parts) - count + 1, [negated(part) for part in parts])


def all_of(guards: Iterable[Guard]) -> Guard:
    """All of them, told as simply as can be; questions of one slot become one."""
    parts: dict[Guard, None] = {}
    asked: dict[str, In] = {}
    for guard in guards:
        for part in guard.parts if isinstance(guard, All) else (guard,):
            if isinstance(part, In):
                before = asked.get(part.slot, part)
                asked[part.slot] = In(part.slot, before.mask & part.mask, part.size)
            else:
                parts[part] = None
    if FALSE in parts or any(not one.mask for one in asked.values()):
        return FALSE
    joined: tuple[Guard, ...] = (*asked.values(), *parts)
    return joined[0] if len(joined) == 1 else All(joined)


def any_of(guards: Iterable[Guard]) -> Guard:
    """Any of them, told as simply as can be; questions of one slot become one."""
    parts: dict[Guard, None] = {}
    asked: dict[str, In] = {}
    for guard in guards:
        for part in guard.parts if isinstance(guard, Any) else (guard,):
            if isinstance(part, In):
                before = asked.get(part.slot, part)
                asked[part.slot] = In(part.slot, before.mask | part.mask, part.size)
            else:
                parts[part] = None
    if TRUE in parts or any(one.mask == (1 << one.size) - 1 for one in asked.values()):
        return TRUE
    joined: tuple[Guard, ...] = (*asked.values(), *parts)
    return joined[0] if len(joined) == 1 else Any(joined)


def enough(count: int, guards: Sequence[Guard]) -> Guard:
    """At least `count` of them."""
    if count <= 0:
        return TRUE
    if count > len(guards):
        return FALSE
    if count == 1:
        return any_of(guards)
    return all_of(guards) if count == len(guards) else Enough(count, tuple(guards))


def slots_in(guard: Guard) -> Iterator[str]:
    """The slots a guard reads."""
    return (atom.slot for atom in atoms_of(guard))


def weakened(guard: Guard, known: Iterable[str]) -> Guard:
    """The guard as far as it asks of `known` slots: it holds wherever the whole one may."""
    kept = known if isinstance(known, (set, frozenset)) else frozenset(known)
    match guard:
        case In(slot, mask):
            return guard if slot in kept or not mask else TRUE
        case All(parts):
            return all_of(weakened(part, kept) for part in parts)
        case Any(parts):
            return any_of(weakened(part, kept) for part in parts)
        case Enough(count, parts):
            return enough(count, [weakened(part, kept) for part in parts])


def holds(guard: Guard, codes: Mapping[str, int]) -> bool:
    """Whether a guard holds for the codes of its slots."""
    match guard:
        case In(slot, mask):
            return bool(mask >> codes[slot] & 1)
        case All(parts):
            return all(holds(part, codes) for part in parts)
        case Any(parts):
            return any(holds(part, codes) for part in parts)
        case Enough(count, parts):
            return sum(holds(part, codes) for part in parts) >= count


def _mask(values: Sequence[Value], operator: str, wanted: Value) -> int:
    """The codes whose values stand so to the one wanted; linking compares like with like."""
    compare = _COMPARE[operator]
    return sum(1 << code for code, one in enumerate(values) if compare(one, wanted))


def satisfiable(guard: Guard, most: int = 200_000) -> bool:
    """Whether some values within the declared ranges fulfil a guard.

    Slots are decided one after another; beyond `most` decisions True is answered, which is
    what is not known.
    """
    left = [most]

    def tried(rest: Guard) -> bool:
        left[0] -= 1
        if rest == TRUE or left[0] < 0:
            return True
        if rest == FALSE:
            return False
        slot = next(slots_in(rest), None)
        if slot is None:
            return holds(rest, {})
        return any(tried(_decided(rest, slot, code)) for code in _apart(rest, slot))

    return tried(guard)


def _apart(guard: Guard, slot: str) -> Iterator[int]:
    """One code of a slot for each set of codes that the guard tells apart."""
    asked = [one for one in atoms_of(guard) if one.slot == slot]
    masks = [one.mask for one in asked]
    seen: set[tuple[int, ...]] = set()
    for code in range(asked[0].size):
        answers = tuple(mask >> code & 1 for mask in masks)
        if answers not in seen:
            seen.add(answers)
            yield code


def atoms_of(guard: Guard) -> Iterator[In]:
    """The single questions of a guard."""
    if isinstance(guard, In):
        yield guard
    else:
        for part in guard.parts:
            yield from atoms_of(part)


def _decided(guard: Guard, slot: str, code: int) -> Guard:
    """The guard once a slot's code is known."""
    match guard:
        case In(name, mask):
            if name != slot:
                return guard
            return TRUE if mask >> code & 1 else FALSE
        case All(parts):
            return all_of(_decided(part, slot, code) for part in parts)
        case Any(parts):
            return any_of(_decided(part, slot, code) for part in parts)
        case Enough(count, parts):
            found = [_decided(part, slot, code) for part in parts]
            sure = sum(part == TRUE for part in found)
            return enough(count - sure, [p for p in found if p not in (TRUE, FALSE)])
