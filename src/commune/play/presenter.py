"""From a page to what is shown: names for ids, words for dates, numbers for notes.

A page is shown in parts, held apart where the reader should be asked first: before an
act's opening page, and before a scene that has notices. The part behind a notice holds
that scene and nothing else, so that a summary can stand in its place.
"""

from collections.abc import Iterable, Iterator

from commune.engine import Journal
from commune.engine.page import (
    ActClosed,
    ActOpened,
    EndingReached,
    FateShown,
    Item,
    LedgerEntered,
    NoteRevealed,
    Offer,
    Page,
    PassageShown,
    ResultShown,
    SceneEntered,
    VariableChanged,
)
from commune.model import Act, Scene, Story
from commune.model.ids import scene_of
from commune.model.variables import FlagVariable, name_of
from commune.play import blocks as show
from commune.play.dates import date_in_words, moment_in_words
from commune.play.writing import Writer, ledger_lines, note_name, text_of
from commune.values import value

_HERE, _BEFORE = "taken already", "taken another time"


@value
class Part:
    """Blocks shown in one go. `hold` is what the reader is asked before them."""

    blocks: tuple[show.Block, ...]
    hold: show.Notice | show.PageTurn | None = None


@value
class Sheet:
    """A page made ready: its parts, then what stands under them.

    `notes` are the ids of the notes of this page; a note's number is its place, from 1.
    """

    parts: tuple[Part, ...]
    under: tuple[show.Block, ...]
    offers: show.OfferList
    notes: tuple[str, ...]
    ended: bool


def present(
    page: Page, journal: Journal, *, gentle: bool = False, before: frozenset[str] = frozenset()
) -> Sheet:
    """Make a page ready to be shown; the journal says how things stand around it.

    `before` are the steps taken in other playthroughs.
    """
    writer = Writer(journal.story, journal.state.values, gentle)
    parts = tuple(_parts(page.items, writer, journal))
    here = frozenset(journal.path)
    offers = tuple(
        _offer(offer, writer, number=number, taken=_taken(offer, here, before))
        for number, offer in enumerate(page.offers, start=1)
    )
    for event in page.events:
        if isinstance(event, NoteRevealed):
            writer.number(event.note)
    status = status_of(page, journal)
    under = (status,) if status.entries else ()
    return Sheet(parts, under, show.OfferList(offers), tuple(writer.numbers), page.ended)


def status_now(journal: Journal) -> show.Status:
    """How things stand, whatever the last page changed."""
    return status_of(Page((), (), (), ended=False), journal)


def status_of(page: Page, journal: Journal) -> show.Status:
    """The variables that are shown, in words; of a flag, only that it is set.

    Before the reader is somebody, nothing is theirs; nor in a scene outside time.
    """
    who, layout = journal.story.manifest.protagonist, journal.story.layout
    nobody = who and not journal.state.values[layout[who]]
    if nobody or journal.story.scenes[scene_of(journal.state.at)].timeless:
        return show.Status(())
    before = {
        event.variable: event.before
        for event in reversed(page.events)
        if isinstance(event, VariableChanged)
    }
    entries = []
    for name, variable in journal.story.variables.items():
        value = journal.state.values[layout[name]]
        if not variable.shown or value == "" or (isinstance(variable, FlagVariable) and not value):
            continue
        was = before.get(name, value)
        was_words = name_of(variable, was) if was != "" else ""
        now_words = name_of(variable, value)
        changed = was_words if was_words != now_words else ""
        entries.append(show.StatusEntry(variable.shown, now_words, changed))
    return show.Status(tuple(entries))


def summary_of(scene: Scene, journal: Journal, *, gentle: bool = False) -> show.SummaryText:
    """The text that stands for a scene; its note markers are not numbered."""
    written = scene.summary.text if scene.summary else ()
    return show.SummaryText(scene.title, text_of(written, journal, gentle=gentle))


def title_card(journal: Journal) -> show.TitleCard:
    """The story's title, and its notice before the first page."""
    manifest = journal.story.manifest
    drawn = manifest.picture
    return show.TitleCard(
        manifest.title,
        manifest.subtitle,
        ", ".join(manifest.authors),
        text_of(manifest.content, journal),
        show.Picture(drawn.wide, drawn.narrow, drawn.words) if drawn else None,
    )


def closing_card(title: str, journal: Journal, *, gentle: bool = False) -> show.ClosingCard:
    """What was seen, kept and found so far; `gentle` says which texts were shown."""
    return show.ClosingCard(
        title,
        tuple(ending.title for ending in journal.endings()),
        ledger_lines(journal),
        len({*journal.notes(gentle=gentle), *journal.met()}),
        len(journal.story.notes),
    )


def _parts(items: Iterable[Item], writer: Writer, journal: Journal) -> Iterator[Part]:
    """Blocks held apart at acts and notices; a part without blocks and hold is none."""
    blocks: list[show.Block] = []
    hold: show.Notice | show.PageTurn | None = None
    listed = tuple(items)
    endings = {item.title for item in listed if isinstance(item, EndingReached)}
    for item in listed:
        held = _hold_before(item, writer.story, shown=bool(blocks))
        leaves = isinstance(hold, show.Notice) and isinstance(item, ActClosed | SceneEntered)
        if held or leaves:
            if blocks or hold:
                yield Part(tuple(blocks), hold)
            blocks, hold = [], held
        told = tuple(_blocks(item, writer, journal, endings))
        after_a_result = bool(blocks) and isinstance(blocks[-1], show.Result | show.Kept)
        if told and after_a_result and isinstance(item, PassageShown):
            blocks.append(show.Break())
        blocks += told
    if blocks or hold:
        yield Part(tuple(blocks), hold)


def _hold_before(item: Item, story: Story, *, shown: bool) -> show.Notice | show.PageTurn | None:
    match item:
        case ActOpened(act) if shown and _has_card(story.acts[act]):
            return show.PageTurn(act)
        case SceneEntered(scene) if story.scenes[scene].notices:
            found = story.scenes[scene]
            return show.Notice(scene, found.title, found.notices, found.summary is not None)
        case _:
            return None


def _blocks(  # noqa: C901 - one case an item
    item: Item, writer: Writer, journal: Journal, endings: set[str]
) -> Iterator[show.Block]:
    match item:
        case ActOpened(act):
            yield from _act_card(writer.story.acts[act], writer)
        case ActClosed(act):
            title = f"End of: {writer.story.acts[act].title or act}"
            yield closing_card(title, journal, gentle=writer.gentle)
        case SceneEntered(scene):
            yield scene_header(writer.story.scenes[scene], writer.story)
        case ResultShown(_, blocks):
            yield show.Result(writer.text(blocks))
        case PassageShown(_, title, blocks):
            if title and title not in endings:  # an ending's name stands on its card
                yield show.Heading(title)
            if blocks:
                yield show.Prose(writer.text(blocks))
        case FateShown(person, _, blocks):
            yield show.FateCard(note_name(person, writer.story), writer.text(blocks))
        case EndingReached(ending, title):
            yield show.EndingCard(title or ending)
        case LedgerEntered(_, line):
            yield show.Kept(writer.words(line))


def _has_card(act: Act) -> bool:
    """Whether an act says anything of itself; a mere folder of scenes does not."""
    return bool(act.title or act.dates or act.epigraph or act.text)


def _act_card(act: Act, writer: Writer) -> Iterator[show.ActCard]:
    if _has_card(act):
        dates = date_in_words(act.dates)
        epigraph, text = writer.composed(act.epigraph), writer.composed(act.text)
        yield show.ActCard(act.title or act.id, dates, writer.text(epigraph), writer.text(text))


def scene_header(scene: Scene, story: Story) -> show.SceneHeader:
    """Where and when a scene is."""
    place = note_name(scene.place.id, story) if scene.place else ""
    return show.SceneHeader(scene.title, moment_in_words(scene.date, scene.time), place)


def _offer(offer: Offer, writer: Writer, *, number: int, taken: str) -> show.NumberedOffer:
    return show.NumberedOffer(
        number,
        offer.step,
        writer.words(offer.label),
        locked=not offer.open,
        reason=writer.words(offer.reason),
        dilemma=offer.kind == "dilemma",
        taken=taken,
        pause=offer.kind == "next",
    )


def _taken(offer: Offer, here: frozenset[str], before: frozenset[str]) -> str:
    """In words, whether a choice was taken already; turning a page is no choice."""
    if offer.kind == "next":
        return ""
    return _HERE if offer.step in here else _BEFORE if offer.step in before else ""
