"""Cards: what opens and closes the story and its acts, and what a returning reader is told."""

from rich.text import Text

from commune.play import blocks as show
from commune.play.view.body import body
from commune.play.view.measure import Lines, Measure, apart, items, set_in
from commune.play.view.rich_text import styled, text_of

_WIDE, _NARROW = 76, 40  # columns of a terminal from which a drawing is shown
_UNDER = 4  # rows that a title takes under its drawing


Card = show.TitleCard | show.ActCard | show.ClosingCard | show.Previously | show.LedgerCard


def card_lines(card: Card, measure: Measure, columns: int) -> Lines:
    """The lines of a card, on a screen with so many columns."""
    match card:
        case show.TitleCard():
            return _title(card, measure, columns)
        case show.ActCard():
            return _act(card, measure)
        case show.ClosingCard():
            return _closing(card, measure)
        case show.Previously():
            return _previously(card, measure)
        case show.LedgerCard(lines):
            title = measure.fold(styled("The ledger: what you saw and kept", "bold"))
            return [*title, *(_kept(lines, measure) or set_in("  ", _nothing, measure))]


def _title(card: show.TitleCard, measure: Measure, columns: int) -> Lines:
    """The drawing, if it can be shown, the title, and what is to be known before."""
    drawing = _drawing(card.picture, measure, columns) if card.picture else []
    under = [card.subtitle, f"By {card.authors}" if card.authors else ""]
    known = body(card.content, measure)
    before = [Text("Before you begin", "bold"), *known] if known else []
    if not card.title:
        return before
    return [
        *([*drawing, Text()] if drawing else [_rule(measure)]),
        *measure.fold(styled(card.title, "bold red")),
        *(line for text in under if text for line in measure.fold(styled(text))),
        *([Text(), *before] if before else []),
    ]


def _act(card: show.ActCard, measure: Measure) -> Lines:
    """An act's name and dates, its epigraph set in, and its text."""
    return [
        _rule(measure),
        *measure.fold(styled(card.title, "bold red")),
        *(measure.fold(styled(card.dates)) if card.dates else []),
        *apart(set_in("    ", lambda inside: body(card.epigraph, inside), measure)),
        *apart(body(card.text, measure)),
    ]


def _closing(card: show.ClosingCard, measure: Measure) -> Lines:
    """What is taken along: endings, ledger, and how many notes were found."""
    endings = (styled(f"{measure.glyphs.ending} Ending: {one}") for one in card.endings)
    found = f"Notes in your notebook: {card.notes} of {card.all_notes}."
    return [
        _rule(measure),
        *measure.fold(styled(card.title, "bold red")),
        *(line for ending in endings for line in measure.fold(ending, hang=2)),
        *apart(_ledger(card.ledger, 0, measure)),
        *apart(measure.fold(styled(found)) if card.all_notes else []),
    ]


def _previously(block: show.Previously, measure: Measure) -> Lines:
    """The last pages with the choices that led to them, and what is carried along."""
    lines = [Text("Previously", "bold magenta")]
    for page in block.pages:
        lines += apart(_page_before(page, measure))
    return [*lines, *apart(_ledger(block.ledger, block.more, measure))]


def _drawing(picture: show.Picture, measure: Measure, columns: int) -> Lines:
    """The widest form that fits with the title under it, or nothing."""
    rows = measure.console.height - _UNDER
    for signs, least in ((picture.wide, _WIDE), (picture.narrow, _NARROW)):
        lines = [Text(line.rstrip(), "red") for line in signs]
        widest = max((line.cell_len for line in lines), default=0)
        fits = columns >= least and widest <= measure.columns and len(lines) <= rows
        if fits and measure.glyphs.pictures:
            return lines
    return []


def _rule(measure: Measure) -> Text:
    return Text(measure.glyphs.rule, "red")


def _page_before(page: show.Before, measure: Measure) -> Lines:
    pointer = measure.glyphs.pointer
    said = text_of((show.Piece(f"{pointer} "), *page.chosen), measure.glyphs, "bold")
    head = measure.fold(said, hang=len(pointer) + 1) if page.chosen else []
    return [*head, *set_in("  ", lambda inside: body(page.blocks, inside), measure)]


def _ledger(lines: tuple[show.Words, ...], more: int, measure: Measure) -> Lines:
    if not lines:
        return []
    all_lines = (*lines, show.words_of(f"and {more} more")) if more else lines
    return [Text("In the ledger", "bold"), *_kept(all_lines, measure)]


def _kept(lines: tuple[show.Words, ...], measure: Measure) -> Lines:
    texts = [text_of(line, measure.glyphs) for line in lines]
    return set_in("  ", lambda inside: items(texts, inside), measure)


def _nothing(measure: Measure) -> Lines:
    return measure.fold(Text("Nothing yet."))
