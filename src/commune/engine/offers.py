"""As written is not as offered: which ways stand open, locked or not at all."""

from collections.abc import Sequence

from commune.engine.page import Offer
from commune.engine.place import Menu, OfferMaker, Standing, Way
from commune.expressions import Values, holds_at
from commune.values import value


def choices_offered(standings: Sequence[Standing], values: Values) -> Menu:
    """The choices of a menu: open ones, locked ones, and the fallback where none is open."""
    offers: list[Offer] = []
    ways: dict[str, Way] = {}
    fallback: Standing | None = None
    for standing in standings:
        way = standing.way
        holds = way.test is None or way.test(values)
        if way.fallback:
            if holds:
                fallback = standing
        elif holds:
            ways[way.step] = way
            offers.append(_made(standing.open, values))
        elif standing.locked is not None and _concerns(standing, values):
            offers.append(_made(standing.locked, values))
    if fallback is not None and not ways:
        ways[fallback.way.step] = fallback.way
        offers.append(_made(fallback.open, values))
    return Menu(tuple(offers), ways)


@value
class HubOffers:
    """What a hub offers: its storylets in their order, and the way out.

    At most `show` at once; nothing more once `meet` of them were met (0: no such limit).
    """

    standings: tuple[Standing, ...]
    show: int
    meet: int
    leaving: Standing | None

    def at(self, values: Values) -> Menu:
        """The storylets that stand open; none where the hub goes on."""
        met = sum(1 for standing in self.standings if _gone(standing, values))
        if self.meet and met >= self.meet:
            return Menu((), {})
        found = [s for s in self.standings if s.way.test is None or s.way.test(values)]
        shown = found[: self.show]
        if shown and self.leaving is not None:
            shown.append(self.leaving)
        ways = {standing.way.step: standing.way for standing in shown}
        return Menu(tuple(_made(standing.open, values) for standing in shown), ways)


def _concerns(standing: Standing, values: Values) -> bool:
    """Whether a way is this protagonist's, and was not taken for good."""
    own = standing.own is None or standing.own(values)
    return own and not _gone(standing, values)


def _gone(standing: Standing, values: Values) -> bool:
    return standing.gone is not None and holds_at(values, standing.gone)


def _made(offer: Offer | OfferMaker, values: Values) -> Offer:
    return offer if isinstance(offer, Offer) else offer(values)
