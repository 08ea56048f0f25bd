"""A state as one whole number: a field of bits for each slot that a search knows.

Conditions and changes become Python expressions over that number, so that a search runs
at the speed of integer arithmetic. Only numbers are written into them.
"""

from collections.abc import Callable, Iterable, Mapping

from commune.explore.graph import Change, Graph, Put
from commune.explore.guards import All, Any, Domains, Enough, Guard, In
from commune.expressions import Value, Values
from commune.expressions.slots import slot_source
from commune.values import value


@value
class Fields:
    """Where the code of each known slot stands: shift and width in bits.

    `least` and `most` are the codes a slot is kept between: codes beyond ask the same.
    """

    at: Mapping[str, tuple[int, int]]
    least: Mapping[str, int]
    most: Mapping[str, int]

    def mask(self, slots: Iterable[str]) -> int:
        """The bits of some slots."""
        return sum(
            ((1 << self.at[slot][1]) - 1) << self.at[slot][0]
            for slot in set(slots)
            if slot in self.at
        )

    def pack(self, codes: Mapping[str, int]) -> int:
        """The number of a state."""
        packed = 0
        for slot, (shift, _) in self.at.items():
            packed |= self.kept(slot, codes[slot]) << shift
        return packed

    def kept(self, slot: str, code: int) -> int:
        """A code, or the one that stands for it."""
        return max(min(code, self.most[slot]), self.least[slot])

    def tells(self, asked: In) -> bool:
        """Whether codes that are kept as one are one to a question, too."""
        if asked.slot not in self.at:
            return False
        least, most = self.least[asked.slot], self.most[asked.slot]
        low, high = asked.mask & (2 << least) - 1, asked.mask >> most
        return low in {0, (2 << least) - 1} and high in {0, (1 << asked.size - most) - 1}

    def code(self, packed: int, slot: str) -> int:
        """The code of a slot in a state."""
        shift, width = self.at[slot]
        return packed >> shift & (1 << width) - 1


def fields_of(
    slots: Iterable[str], domains: Domains, least: Mapping[str, int], most: Mapping[str, int]
) -> Fields:
    """Fields for slots, one after another from the lowest bit."""
    at: dict[str, tuple[int, int]] = {}
    shift = 0
    for slot in slots:
        width = max((len(domains[slot]) - 1).bit_length(), 1)
        at[slot] = (shift, width)
        shift += width
    return Fields(
        at,
        {slot: least.get(slot, 0) for slot in at},
        {slot: most.get(slot, len(domains[slot]) - 1) for slot in at},
    )


def guard_source(guard: Guard, fields: Fields) -> str:
    """The expression of a guard over the state `s`; all its slots must be known."""
    match guard:
        case In(slot, mask, size):
            shift, width = fields.at[slot]
            if size == _TWO:
                return f"s & {1 << shift}" if mask == _SECOND else f"not s & {1 << shift}"
            return f"{mask} >> (s >> {shift} & {(1 << width) - 1}) & 1"
        case All(parts):
            return " and ".join(f"({guard_source(p, fields)})" for p in parts) or "True"
        case Any(parts):
            return " or ".join(f"({guard_source(p, fields)})" for p in parts) or "False"
        case Enough(count, parts):
            sums = " + ".join(f"(1 if {guard_source(p, fields)} else 0)" for p in parts)
            return f"{sums or 0} >= {count}"


def change_source(change: Change, fields: Fields) -> str:
    """The expression of the state `s` after a change, whether or not its guard holds."""
    shift, width = fields.at[change.slot]
    field = ((1 << width) - 1) << shift
    if isinstance(change, Put):
        code = fields.kept(change.slot, change.code)
        return f"s & {~field} | {code << shift}"
    least, most = fields.least[change.slot], fields.most[change.slot]
    moved = f"(s >> {shift} & {(1 << width) - 1}) + {change.by}"
    kept = f"min({most}, {moved})" if change.by > 0 else f"max({least}, {moved})"
    return f"s & {~field} | {kept} << {shift}"


def packer(fields: Fields, graph: Graph) -> Callable[[Values], int]:
    """A function from a state's values to its number."""
    tables: list[dict[Value, int]] = []
    parts: list[str] = []
    for slot, (shift, _) in fields.at.items():
        codes = enumerate(graph.domains[slot])
        table = {one: fields.kept(slot, code) << shift for code, one in codes}
        source = slot_source(graph.story.layout[slot])
        parts.append(f"t[{len(tables)}][{source}]")
        tables.append(table)
    made: Callable[[Values], int] = eval(  # noqa: S307 - slot numbers only
        f"lambda v: {' | '.join(parts) or '0'}", {"__builtins__": {}, "t": tables}
    )
    return made


_TWO, _SECOND = 2, 0b10  # a slot of two values, and the mask of being true
