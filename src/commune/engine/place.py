"""A passage made ready to be played: conditions as functions, targets as addresses.

A `Place` is a passage, a `Way` one way on from it, an `Exit` one of the way's targets.
They are worked out once, when their passage is first met.
"""

from collections.abc import Callable, Mapping
from typing import Any, Literal, NamedTuple

from commune.engine.effects import Change, Reveals
from commune.engine.page import Item, NoteRevealed, Offer
from commune.expressions import Test, Values
from commune.values import replace, value

Rest = Literal["choices", "pause", "hub", "end", "go"]
OfferMaker = Callable[[Values], Offer]


class Told(NamedTuple):
    """What is shown at one place, and the notes whose markers are shown there."""

    items: tuple[Item, ...]
    revealed: tuple[NoteRevealed, ...]


class Menu(NamedTuple):
    """What stands before the player: the offers, and the ways that are open, by step."""

    offers: tuple[Offer, ...]
    ways: "Mapping[str, Way]"


Telling = Callable[[Values], Told]


@value
class Exit:
    """One target of a divert. `back` settles at a hub again without arriving there anew."""

    test: Test | None
    address: str
    back: bool = False


@value
class Way:
    """One way on, compiled. `test` is whether it can be taken, its `once` included.

    `told` and `told_gently` show what came of it.
    """

    step: str
    scene: str
    test: Test | None
    change: Change | None
    exits: tuple[Exit, ...]
    told: Telling | None = None
    told_gently: Telling | None = None
    fallback: bool = False
    reveals: Reveals | None = None
    touches: tuple[tuple[int, str], ...] = ()


@value
class Standing:
    """How a way can stand in a menu. `gone` is the slot that says it was taken for good.

    `own` is whether it is the protagonist's at all: nobody else sees it, not even locked.
    """

    way: Way
    gone: int | None
    open: Offer | OfferMaker
    locked: Offer | OfferMaker | None
    own: Test | None = None


@value
class Place:
    """A passage, compiled. `menu` is what it offers where the story rests at it."""

    address: str
    scene: str
    rest: Rest
    change: Change | None = None
    leaving: Change | None = None
    told: Telling | None = None
    told_gently: Telling | None = None
    reveals: Reveals | None = None
    touches: tuple[tuple[int, str], ...] = ()
    exits: tuple[Exit, ...] = ()
    menu: Callable[[Values], Menu] | None = None

    def with_rest(self, rest: Rest, **parts: Any) -> "Place":  # noqa: ANN401 - fields of this class
        """The place with the way on it comes to rest with."""
        return replace(self, rest=rest, **parts)
