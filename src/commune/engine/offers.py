"""As written is not as offered: which ways stand open, locked or not at all."""

from commune.engine.page import Offer
from commune.engine.place import OfferMaker, Place
from commune.expressions import Values


def offers_at(place: Place, values: Values) -> tuple[Offer, ...]:
    """What stands before the player where the story rests at `place`.

    For a hub that has nothing more to offer there are none, and the story goes on.
    """
    if place.fixed is not None:
        return place.fixed
    if place.rest == "hub":
        return _storylets(place, values)
    offers: list[Offer] = []
    fallback: Offer | None = None
    anything_open = False
    for standing in place.standings:
        way = standing.way
        if way.fallback:
            if way.test is None or way.test(values):
                fallback = _made(standing.open, values)
            continue
        if way.test is None or way.test(values):
            anything_open = True
            offers.append(_made(standing.open, values))
        elif standing.locked is not None and not (
            standing.gone is not None and values[standing.gone]
        ):
            offers.append(_made(standing.locked, values))
    if fallback is not None and not anything_open:
        offers.append(fallback)
    return tuple(offers)


def _storylets(place: Place, values: Values) -> tuple[Offer, ...]:
    """At most `show` storylets, the first by priority and then by id, and the way out."""
    if place.meet and sum(1 for slot in place.met if values[slot]) >= place.meet:
        return ()
    offers: list[Offer] = []
    for standing in place.standings:
        test = standing.way.test
        if test is None or test(values):
            offers.append(_made(standing.open, values))
            if len(offers) == place.show:
                break
    if offers and place.leave is not None:
        offers.append(_made(place.leave, values))
    return tuple(offers)


def _made(offer: Offer | OfferMaker, values: Values) -> Offer:
    return offer if isinstance(offer, Offer) else offer(values)
