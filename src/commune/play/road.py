"""The choices of a playthrough as its reader made them."""

from itertools import pairwise

from commune.engine.page import Offer
from commune.model.ids import scene_of
from commune.play.standing import Standing
from commune.values import value


@value
class Made:
    """A choice that was made: how long the path was before it, the offer, and its scene."""

    length: int
    offer: Offer
    scene: str


def choices_made(standing: Standing) -> tuple[Made, ...]:
    """The choices that can be gone back to, in order; pages turned are none."""
    found: list[Made] = []
    turns = standing.journal.turns
    for length, (before, after) in enumerate(pairwise(turns)):
        offer = next((one for one in before.offers if one.step == after.step), None)
        if offer is not None and offer.kind not in {"next", "leave"} and length >= standing.floor:
            found.append(Made(length, offer, scene_of(before.state.at)))
    return tuple(found)
