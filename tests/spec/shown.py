"""A page as the lines of a session: what can be expected of it, one fact a line."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from commune.engine.page import (
    ActClosed,
    ActOpened,
    Blocks,
    EndingReached,
    FateShown,
    Frame,
    Item,
    Line,
    Offer,
    Para,
    PassageShown,
    Quotation,
    ResultShown,
    Run,
    SceneEntered,
    VariableChanged,
    plain,
)
from commune.expressions import Value
from commune.play.standing import Standing

TOLD = ("|", "act", "closing", "scene", "title", "fate", "ending")  # in the order of the page


def lines_of(standing: Standing, *, gentle: bool = False) -> Iterator[str]:
    """All that can be said of the page a reader is at, in the order of a session."""
    page, journal = standing.page(gentle=gentle), standing.journal
    told = [line for item in page.items for line in _item(item)]
    yield from told
    kinds = {kind_of(line) for line in told}
    yield from (kind if kind == "|" else f"{kind}:" for kind in TOLD if kind not in kinds)
    yield from [
        f"changed: {event.variable} {_value(event.before)} to {_value(event.after)}"
        for event in page.events
        if isinstance(event, VariableChanged)
    ] or ["changed:"]
    yield _list("notes", journal.notes())
    yield from [f"ledger: {plain(entry.line)}" for entry in journal.ledger()] or ["ledger:"]
    yield _list("endings", (reached.ending for reached in journal.endings()))
    yield _list("path", journal.path)
    yield _list("open", (offer.step for offer in page.offers if offer.open))
    for offer in page.offers:
        yield from _offer(offer)
    if page.ended:
        yield "end."


def kind_of(line: str) -> str:
    """What a line of a session speaks of: its first sign or word."""
    first = line.split(" ", 1)[0]
    return first.rstrip(":.")


def _item(item: Item) -> Iterator[str]:
    match item:
        case ActOpened(act):
            yield f"act: {act}"
        case ActClosed(act):
            yield f"closing: {act}"
        case SceneEntered(scene):
            yield f"scene: {scene}"
        case EndingReached(ending):
            yield f"ending: {ending}"
        case ResultShown(blocks=blocks):
            yield from _text(blocks)
        case PassageShown(title=title, blocks=blocks):
            if title:
                yield f"title: {title}"
            yield from _text(blocks)
        case FateShown(person, variant, blocks):
            yield f"fate: {person} {variant}"
            yield from _text(blocks)


def _text(blocks: Blocks) -> Iterator[str]:
    """Prose in which every condition is decided, in the signs in which it was written."""
    for block in blocks:
        match block:
            case Para(lines):
                yield from (f"| {_line(line)}" for line in lines)
            case Frame(kind, title, inner):
                yield f"| ::: {kind}" + (f' "{title}"' if title else "")
                yield from _text(inner)
                yield "| :::"
            case Quotation(person, citation, inner):
                place = f"{citation.source} {citation.page}".strip()
                yield f'| ::: said {person} "{place}"'
                yield from _text(inner)
                yield "| :::"


def _line(line: Line) -> str:
    """The characters of a line; runs that open one note stand in one marker."""
    shown = ""
    for note, runs in groupby(line, key=lambda run: run.note):
        text = "".join(map(_run, runs))
        shown += f"[[{note}|{text}]]" if note else text
    return shown


def _run(run: Run) -> str:
    text = f"{{{run.language}: {run.text}}}" if run.language else run.text
    return f"*{text}*" if run.emphasis else text


def _offer(offer: Offer) -> Iterator[str]:
    yield f"label {offer.step}: {_line(offer.label)}"
    if not offer.open:
        yield f"locked {offer.step}: {_line(offer.reason)}"


def _list(kind: str, names: Iterable[str]) -> str:
    return f"{kind}: {' '.join(names)}".removesuffix(" ")


def _value(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value) or "nothing"
