"""A passage made ready to be played: conditions as functions, targets as addresses.

A `Place` is a passage, a `Way` one way on from it, an `Exit` one of the way's targets.
They are worked out once, when their passage is first met.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from commune.engine.effects import Change, Reveals
from commune.engine.page import Blocks, Offer
from commune.engine.words import BlocksMaker
from commune.expressions import Test, Values
from commune.model import Passage

Rest = Literal["choices", "pause", "hub", "end", "go"]
OfferMaker = Callable[[Values], Offer]


@dataclass(frozen=True, slots=True)
class Exit:
    """One target of a divert. `back` settles at a hub again without arriving there anew."""

    test: Test | None
    address: str
    back: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """One way on, compiled. `test` is whether it can be taken, its `once` included."""

    step: str
    scene: str
    test: Test | None
    change: Change | None
    exits: tuple[Exit, ...]
    text: Blocks | BlocksMaker = ()
    fallback: bool = False
    reveals: Reveals | None = None
    touches: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """How a way can stand in a menu. `gone` is the slot that says it was taken for good."""

    way: Way
    gone: int | None
    open: Offer | OfferMaker
    locked: Offer | OfferMaker | None


@dataclass(frozen=True, slots=True)
class FateVariant:
    """One variant of a fate, compiled."""

    test: Test | None
    person: str
    variant: str
    text: Blocks | BlocksMaker


@dataclass(frozen=True, slots=True)
class Place:
    """A passage, compiled.

    `fixed` are its offers where no state can change them. Of a hub, `met` are the slots
    of its storylets, `meet` how many of them suffice, `show` how many are offered at once.
    """

    address: str
    scene: str
    passage: Passage
    rest: Rest
    change: Change | None = None
    leaving: Change | None = None
    text: Blocks | BlocksMaker = ()
    fates: tuple[tuple[FateVariant, ...], ...] = ()
    reveals: Reveals | None = None
    touches: tuple[tuple[int, str], ...] = ()
    exits: tuple[Exit, ...] = ()
    standings: tuple[Standing, ...] = ()
    ways: Mapping[str, Way] = field(default_factory=dict)
    fixed: tuple[Offer, ...] | None = None
    show: int = 0
    meet: int = 0
    met: tuple[int, ...] = ()
    leave: Offer | OfferMaker | None = None

    def with_rest(self, rest: Rest, **parts: Any) -> "Place":  # noqa: ANN401 - fields of this class
        """The place with the way on it comes to rest with."""
        return replace(self, rest=rest, **parts)
