"""What somebody who comes back should have in mind: the last pages before this one."""

from collections.abc import Iterator
from itertools import takewhile

from commune.engine import Journal, Turn
from commune.engine.page import Page, PassageShown, ResultShown, SceneEntered
from commune.model.ids import is_pause, scene_of
from commune.play.blocks import Before, Framed, Paragraph, Previously, Quote, Text, Words, bare
from commune.play.standing import Standing
from commune.play.writing import Writer, ledger_lines
from commune.values import replace

_PAGES = 2
_ENOUGH = 45  # words of a page that bring it back to mind
_LINES = 4  # of the ledger


def previously(standing: Standing, *, gentle: bool) -> tuple[Previously, ...]:
    """The ends of the last two pages and the last lines of the ledger; nothing at the beginning."""
    pages = tuple(_pages(standing, gentle=gentle))
    lines = ledger_lines(standing.journal)
    if not pages:
        return ()
    return (Previously(pages, lines[-_LINES:], max(len(lines) - _LINES, 0)),)


def _pages(standing: Standing, *, gentle: bool) -> Iterator[Before]:
    """The last pages before this one, the older first; what was read in short is left out."""
    path, marked = standing.journal.path, frozenset(standing.summaries)
    found: list[Before] = []
    newer = standing.journal.earlier
    while newer is not None and len(found) < _PAGES:
        older, made = newer.earlier, newer.length - 1
        from_short, into_short = made - 1 in marked, made in marked
        if not (from_short and into_short and scene_of(path[made - 1]) == scene_of(path[made])):
            page = replace(standing, journal=newer).page(gentle=gentle)
            if into_short:
                page = _up_to(page, scene_of(path[made]))
            chosen = _chosen(older, newer.turn) if older and not from_short else ()
            text = _end_of(page, newer, gentle=gentle)
            found += [Before(chosen, text)] if chosen or text else []
        newer = older
    return reversed(found)


def _up_to(page: Page, scene: str) -> Page:
    """A page as far as it was read: before the scene that was not."""
    before = takewhile(lambda item: item != SceneEntered(scene), page.items)
    return replace(page, items=tuple(before))


def _chosen(before: Journal, turn: Turn) -> Words:
    """The words of the choice that led to a turn; none for a page turned."""
    if is_pause(turn.step):
        return ()
    found = next((offer for offer in before.turn.offers if offer.step == turn.step), None)
    writer = Writer(before.story, before.state.values, gentle=False, numbered=False)
    return writer.words(found.label) if found else ()


def _end_of(page: Page, journal: Journal, *, gentle: bool) -> Text:
    """The last paragraphs of a page, whole, until they are enough to remember it by."""
    writer = Writer(journal.story, journal.state.values, gentle, numbered=False)
    texts = [
        part
        for item in page.items
        if isinstance(item, PassageShown | ResultShown)
        for part in writer.text(item.blocks)
    ]
    end: list[Paragraph | Framed | Quote] = []
    words = 0
    for part in reversed(texts):
        end.insert(0, part)
        words += _count(part)
        if words >= _ENOUGH:
            break
    return tuple(end)


def _count(part: Paragraph | Framed | Quote) -> int:
    if isinstance(part, Paragraph):
        return sum(len(bare(line).split()) for line in part.lines)
    return sum(map(_count, part.blocks))
