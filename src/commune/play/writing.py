"""From the engine's words to shown ones: names for ids, numbers for notes."""

from commune.engine import Journal
from commune.engine.compiling import Compiler
from commune.engine.page import Blocks, Frame, Line, Para, Quotation, plain
from commune.expressions import Values
from commune.model import Story
from commune.model.citation import Citation
from commune.model.prose import Prose as WrittenProse
from commune.model.prose import Words as WrittenWords
from commune.play import blocks as show
from commune.values import field, value


@value
class Writer:
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
        """A line, its notes numbered."""
        return tuple(
            show.Piece(run.text, run.emphasis, self.number(run.note), run.language) for run in line
        )

    def text(self, blocks: Blocks) -> show.Text:
        """Composed prose as it is shown."""
        shown: list[show.Paragraph | show.Framed | show.Quote] = []
        for block in blocks:
            match block:
                case Para(lines):
                    shown.append(show.Paragraph(tuple(self.words(line) for line in lines)))
                case Frame(kind, title, inner):
                    shown.append(show.Framed(kind, title, self.text(inner)))
                case Quotation(person, citation, inner):
                    name = note_name(person, self.story)
                    source = citation_in_words(citation, self.story, beside=name)
                    shown.append(show.Quote(name, source, self.text(inner)))
        return tuple(shown)

    def composed(self, prose: WrittenProse) -> Blocks:
        """Prose with its conditions decided by the values."""
        made = Compiler.of(self.story).composer.blocks(prose)
        return made if isinstance(made, tuple) else made(self.values, self.gentle)


def note_name(note: str, story: Story) -> str:
    """The title of a note of a person or place, or its id made readable."""
    found = story.notes.get(note)
    return found.title if found else note.replace("-", " ").capitalize()


def line_of(written: WrittenWords, journal: Journal) -> str:
    """The bare characters of a line from outside the page, as it reads now."""
    made = Compiler.of(journal.story).composer.line(written)
    return plain(made if isinstance(made, tuple) else made(journal.state.values))


def text_of(written: WrittenProse, journal: Journal, *, gentle: bool = False) -> show.Text:
    """Prose from outside the page (a note, a card) as it reads now, without note numbers."""
    writer = Writer(journal.story, journal.state.values, gentle, numbered=False)
    return writer.text(writer.composed(written))


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


def ledger_lines(journal: Journal) -> tuple[show.Words, ...]:
    """The lines of the ledger, without note numbers."""
    writer = Writer(journal.story, journal.state.values, gentle=False, numbered=False)
    return tuple(writer.words(entry.line) for entry in journal.ledger())
