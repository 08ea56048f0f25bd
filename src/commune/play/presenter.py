"""From a page to what is shown: names for ids, words for dates, numbers for notes.

A page is shown in parts, held apart where the reader should be asked first: before an
act's opening page, and before a scene that has notices. The part behind a notice holds
that scene and nothing else, so that a summary can stand in its place.
"""

from collections.abc import Iterable, Iterator

from commune.engine import Journal
from commune.engine.compiling import Compiler
from commune.engine.page import (
    ActClosed,
    ActOpened,
    Blocks,
    EndingReached,
    FateShown,
    Frame,
    Item,
    LedgerEntered,
    Line,
    NoteRevealed,
    Offer,
    Page,
    Para,
    PassageShown,
    Quotation,
    ResultShown,
    SceneEntered,
    VariableChanged,
    plain,
)
from commune.expressions import Values
from commune.model import Act, Scene, Story
from commune.model.citation import Citation
from commune.model.prose import Prose as WrittenProse
from commune.model.prose import Words as WrittenWords
from commune.model.variables import FlagVariable, name_of
from commune.play import blocks as show
from commune.play.dates import date_in_words, moment_in_words
from commune.values import field, value


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


def present(page: Page, journal: Journal, *, gentle: bool = False) -> Sheet:
    """Make a page ready to be shown; the journal says how things stand around it."""
    writer = _Writer(journal.story, journal.state.values, gentle)
    parts = tuple(_parts(page.items, writer, journal))
    taken = frozenset(journal.path)
    offers = tuple(
        _offer(offer, writer, number=number, taken=taken)
        for number, offer in enumerate(page.offers, start=1)
    )
    for event in page.events:
        if isinstance(event, NoteRevealed):
            writer.number(event.note)
    kept = (show.Kept(writer.words(e.line)) for e in page.events if isinstance(e, LedgerEntered))
    status = status_of(page, journal)
    under = (*kept, *((status,) if status.entries else ()))
    return Sheet(parts, under, show.OfferList(offers), tuple(writer.numbers), page.ended)


def status_of(page: Page, journal: Journal) -> show.Status:
    """The variables that are shown, in words; of a flag, only that it is set.

    Before the reader is somebody, nothing is theirs.
    """
    who, layout = journal.story.manifest.protagonist, journal.story.layout
    if who and not journal.state.values[layout[who]]:
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


def line_of(written: WrittenWords, journal: Journal) -> str:
    """The bare characters of a line from outside the page, as it reads now."""
    made = Compiler.of(journal.story).composer.line(written)
    return plain(made if isinstance(made, tuple) else made(journal.state.values))


def text_of(written: WrittenProse, journal: Journal, *, gentle: bool = False) -> show.Text:
    """Prose from outside the page (a note, a card) as it reads now, without note numbers."""
    writer = _Writer(journal.story, journal.state.values, gentle, numbered=False)
    return writer.text(writer.composed(written))


def title_card(journal: Journal) -> show.TitleCard:
    """The story's title, and its notice before the first page."""
    manifest = journal.story.manifest
    return show.TitleCard(
        manifest.title,
        manifest.subtitle,
        ", ".join(manifest.authors),
        text_of(manifest.content, journal),
    )


def closing_card(title: str, journal: Journal) -> show.ClosingCard:
    """What was seen, kept and found so far."""
    return show.ClosingCard(
        title,
        tuple(ending.title for ending in journal.endings()),
        ledger_lines(journal),
        len(journal.notes()),
        len(journal.story.notes),
    )


def ledger_lines(journal: Journal) -> tuple[show.Words, ...]:
    """The lines of the ledger, without note numbers."""
    writer = _Writer(journal.story, journal.state.values, gentle=False, numbered=False)
    return tuple(writer.words(entry.line) for entry in journal.ledger())


def citation_in_words(citation: Citation, story: Story, *, beside: str = "") -> str:
    """A citation as a reader can follow it; without a page it says that it is not located.

    `beside` is a name that is said already: an author of that name is not said again.
    """
    source = story.sources.get(citation.source)
    place = citation.page or "not located"
    if source is None:
        return f"{citation.source}, {place}"
    author = "" if source.author == beside else source.author
    year = source.date.partition("-")[0]
    work = f"{source.title} ({year})" if year else source.title
    return ", ".join(part for part in (author, work, place) if part)


@value
class _Writer:
    """Turns engine blocks into shown ones, numbering notes as they come by."""

    story: Story
    values: Values
    gentle: bool
    numbered: bool = True
    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, note: str) -> int:
        """The number of a note on this page; 0 where notes are not numbered."""
        if not note or not self.numbered:
            return 0
        return self.numbers.setdefault(note, len(self.numbers) + 1)

    def words(self, line: Line) -> show.Words:
        return tuple(
            show.Piece(run.text, run.emphasis, self.number(run.note), run.language) for run in line
        )

    def text(self, blocks: Blocks) -> show.Text:
        shown: list[show.Paragraph | show.Framed | show.Quote] = []
        for block in blocks:
            match block:
                case Para(lines):
                    shown.append(show.Paragraph(tuple(self.words(line) for line in lines)))
                case Frame(kind, title, inner):
                    shown.append(show.Framed(kind, title, self.text(inner)))
                case Quotation(person, citation, inner):
                    name = _name_of(person, self.story)
                    source = citation_in_words(citation, self.story, beside=name)
                    shown.append(show.Quote(name, source, self.text(inner)))
        return tuple(shown)

    def composed(self, prose: WrittenProse) -> Blocks:
        made = Compiler.of(self.story).composer.blocks(prose)
        return made if isinstance(made, tuple) else made(self.values, self.gentle)


def _name_of(note: str, story: Story) -> str:
    """The title of a note of a person or place, or its id made readable."""
    found = story.notes.get(note)
    return found.title if found else note.replace("-", " ").capitalize()


def _parts(items: Iterable[Item], writer: _Writer, journal: Journal) -> Iterator[Part]:
    """Blocks held apart at acts and notices; a part without blocks and hold is none."""
    blocks: list[show.Block] = []
    hold: show.Notice | show.PageTurn | None = None
    listed = tuple(items)
    endings = {item.title for item in listed if isinstance(item, EndingReached)}
    for item in listed:
        following = _hold_before(item, writer.story, shown=bool(blocks))
        leaves = isinstance(hold, show.Notice) and isinstance(item, ActClosed | SceneEntered)
        if following or leaves:
            if blocks or hold:
                yield Part(tuple(blocks), hold)
            blocks, hold = [], following
        blocks += _blocks(item, writer, journal, endings)
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


def _blocks(
    item: Item, writer: _Writer, journal: Journal, endings: set[str]
) -> Iterator[show.Block]:
    match item:
        case ActOpened(act):
            yield from _act_card(writer.story.acts[act], writer)
        case ActClosed(act):
            yield closing_card(f"End of: {writer.story.acts[act].title or act}", journal)
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
            yield show.FateCard(_name_of(person, writer.story), writer.text(blocks))
        case EndingReached(ending, title):
            yield show.EndingCard(title or ending)


def _has_card(act: Act) -> bool:
    """Whether an act says anything of itself; a mere folder of scenes does not."""
    return bool(act.title or act.dates or act.epigraph or act.text)


def _act_card(act: Act, writer: _Writer) -> Iterator[show.ActCard]:
    if _has_card(act):
        dates = date_in_words(act.dates)
        epigraph, text = writer.composed(act.epigraph), writer.composed(act.text)
        yield show.ActCard(act.title or act.id, dates, writer.text(epigraph), writer.text(text))


def scene_header(scene: Scene, story: Story) -> show.SceneHeader:
    """Where and when a scene is."""
    place = _name_of(scene.place.id, story) if scene.place else ""
    return show.SceneHeader(scene.title, moment_in_words(scene.date, scene.time), place)


def _offer(
    offer: Offer, writer: _Writer, *, number: int, taken: frozenset[str]
) -> show.NumberedOffer:
    return show.NumberedOffer(
        number,
        offer.step,
        writer.words(offer.label),
        locked=not offer.open,
        reason=writer.words(offer.reason),
        dilemma=offer.kind == "dilemma",
        taken=offer.kind != "next" and offer.step in taken,
        pause=offer.kind == "next",
    )
