"""A playthrough's pages as they were read, one behind the other.

The path alone is enough for it: each page is made again from its turn. A scene that was
read as a summary shows the summary, as it did then; before an opening nothing was read.
"""

from collections.abc import Iterator

from commune.engine import Journal
from commune.engine.page import Page, SceneEntered
from commune.model.ids import scene_of
from commune.play import blocks as show
from commune.play.paging import place_of, under
from commune.play.presenter import Sheet, present, scene_header, summary_of
from commune.play.standing import Standing
from commune.values import replace, value


@value
class PageRead:
    """A page as it was read, and the choice that was made at its end, if one was.

    `notes` are the ids of its notes by their number, `scenes` those that it came into.
    """

    page: Page
    blocks: tuple[show.Block, ...]
    notes: tuple[str, ...]
    scenes: tuple[str, ...]
    offers: show.OfferList
    chosen: show.NumberedOffer | None


def pages_read(standing: Standing, *, gentle: bool = False) -> Iterator[PageRead]:
    """The pages from where the reader began to where they stand, each as they read it."""
    path, marked = standing.journal.path, frozenset(standing.summaries)
    journals = _journals(standing.journal)
    for made in range(standing.floor, len(journals)):
        summarised = made in marked and made < len(path)
        inside = summarised and made and made - 1 in marked
        if inside and scene_of(path[made - 1]) == scene_of(path[made]):
            continue
        here = replace(standing, journal=journals[made])
        page = here.page(gentle=gentle)
        sheet = present(page, here.journal, gentle=gentle)
        first = made == standing.floor
        entered = [item.scene for item in page.items if isinstance(item, SceneEntered)]
        if first and not entered:
            entered = [scene_of(here.journal.state.at)]
        blocks = tuple(_blocks_of(sheet, here.journal, begins=first and made > 0))
        step = path[made] if made < len(path) else ""
        if summarised:
            blocks, step = _with_summary(blocks, scene_of(step), here.journal, gentle=gentle), ""
        blocks = (*blocks, *under(sheet, whole=False))
        chosen = next((offer for offer in sheet.offers.offers if offer.step == step), None)
        yield PageRead(page, blocks, sheet.notes, tuple(entered), sheet.offers, chosen)


def _journals(journal: Journal) -> tuple[Journal, ...]:
    """A journal as it was after each of its steps, the beginning first."""
    found: list[Journal] = []
    here: Journal | None = journal
    while here is not None:
        found.append(here)
        here = here.earlier
    return tuple(reversed(found))


def _blocks_of(sheet: Sheet, journal: Journal, *, begins: bool) -> Iterator[show.Block]:
    """What the parts of a page show; where an opening `begins`, nothing came of a choice."""
    if begins:
        yield from place_of(journal, sheet)
    for part in sheet.parts[-1:] if begins else sheet.parts:
        if isinstance(part.hold, show.Notice):
            yield part.hold
        yield from (
            block for block in part.blocks if not (begins and isinstance(block, show.Result))
        )


def _with_summary(
    blocks: tuple[show.Block, ...], scene: str, journal: Journal, *, gentle: bool
) -> tuple[show.Block, ...]:
    """Blocks with a scene's summary behind its notice, in the place of what was not read."""
    found = journal.story.scenes[scene]
    notice = next(
        (n for n, b in enumerate(blocks) if isinstance(b, show.Notice) and b.scene == scene), None
    )
    before = blocks if notice is None else blocks[: notice + 1]
    summary = summary_of(found, journal, gentle=gentle)
    return (*before, scene_header(found, journal.story), summary)
