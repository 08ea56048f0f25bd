"""As written is not as offered: which ways stand open, locked or not at all."""

from collections.abc import Sequence

from commune.engine.page import Offer
from commune.engine.place import Menu, OfferMaker, Standing
from commune.expressions import Values, holds_at
from commune.values import value


def choices_offered(standings: Sequence[Standing], values: Values) -> Menu:
    """The choices of a menu: open ones, locked ones, and the fallback where none is open."""
    offers: list[Offer] = []
    fallback: Offer | None = None
    anything_open = False
    for standing in standings:
        way = standing.way
        holds = way.test is None or way.test(values)
        if way.fallback:
            if holds:
                fallback = _made(standing.open, values)
        elif holds:
            anything_open = True
            offers.append(_made(standing.open, values))
        elif standing.locked is not None and _concerns(standing, values):
            offers.append(_made(standing.locked, values))
    if fallback is not None and not anything_open:
        offers.append(fallback)
    return _menu(offers)


@value
class HubOffers:
    """What a hub offers: its storylets in their order, and the way out.

    At most `show` at once; nothing more once `meet` of them were met (0: no such limit).
    """

    standings: tuple[Standing, ...]
    show: int
    meet: int
    leave: Offer | OfferMaker | None

    def at(self, values: Values) -> Menu:
        """The storylets that stand open; none where the hub goes on."""
        met = sum(1 for standing in self.standings if _gone(standing, values))
        if self.meet and met >= self.meet:
            return _menu([])
        offers: list[Offer] = []
        for standing in self.standings:
            if standing.way.test is None or standing.way.test(values):
                offers.append(_made(standing.open, values))
                if len(offers) == self.show:
                    break
        if offers and self.leave is not None:
            offers.append(_made(self.leave, values))
        return _menu(offers)


def _concerns(standing: Standing, values: Values) -> bool:
    """Whether a way is this protagonist's, and was not taken for good."""
    own = standing.own is None or standing.own(values)
    return own and not _gone(standing, values)


def _gone(standing: Standing, values: Values) -> bool:
    return standing.gone is not None and holds_at(values, standing.gone)


def _menu(offers: Sequence[Offer]) -> Menu:
    return Menu(tuple(offers), frozenset(offer.step for offer in offers if offer.open))


def _made(offer: Offer | OfferMaker, values: Values) -> Offer:
    return offer if isinstance(offer, Offer) else offer(values)
