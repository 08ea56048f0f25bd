"""How numbers are spread: the one in the middle, and those a tenth from either end."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Spread(NamedTuple):
    """The median, and the values that a tenth lies at or below, and at or above."""

    median: float
    p10: float
    p90: float


def spread(numbers: Iterable[float]) -> Spread:
    """The spread of some numbers; of none, it is 0 throughout."""
    ordered = sorted(numbers)
    return Spread(median(ordered), at_share(ordered, 0.1), at_share(ordered, 0.9))


def median(ordered: Sequence[float]) -> float:
    """The number in the middle, of an even count the mean of the two there."""
    if not ordered:
        return 0
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) / 2


def at_share(ordered: Sequence[float], share: float) -> float:
    """The least of the numbers that this share of them lies at or below (nearest rank)."""
    if not ordered:
        return 0
    return ordered[max(-(-len(ordered) * round(share * 100) // 100), 1) - 1]
