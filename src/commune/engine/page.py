"""What is to be shown: prose in which every condition is decided.

A page is everything from one choice to the next pause, hub, choice or end. It says
what there is to show, never how: the terminal, a pipe, the web and a test make of it
what they need.
"""

from typing import Literal, NamedTuple

from commune.expressions import Value
from commune.model.citation import Citation
from commune.values import value


class Run(NamedTuple):
    """Characters in one manner.

    `note` is the note they open, `language` the code of a foreign tongue; else empty.
    """

    text: str
    emphasis: bool = False
    note: str = ""
    language: str = ""


Line = tuple[Run, ...]


@value
class Para:
    """A paragraph; more than one line only where lines are kept."""

    lines: tuple[Line, ...]


@value
class Frame:
    """A letter, poster, telegram, newspaper, document, song or article."""

    kind: str
    title: str
    blocks: "Blocks"


@value
class Quotation:
    """Documented words of a person (the id of a person's note), with their place."""

    person: str
    citation: Citation
    blocks: "Blocks"


Block = Para | Frame | Quotation
Blocks = tuple[Block, ...]


@value
class ActOpened:
    """An act begins: its opening page."""

    act: str


@value
class ActClosed:
    """An act with a closing card was left."""

    act: str


@value
class SceneEntered:
    """The story came into this scene from another, or began in it."""

    scene: str


@value
class ResultShown:
    """What came of the choice that was just taken."""

    step: str
    blocks: Blocks


@value
class PassageShown:
    """The text of a passage arrived at, and where it is."""

    address: str
    title: str
    blocks: Blocks


@value
class FateShown:
    """What became of a person (the id of a person's note)."""

    person: str
    variant: str
    blocks: Blocks


@value
class EndingReached:
    """A named end of a life's road; the story may go on behind it."""

    ending: str
    title: str


@value
class LedgerEntered:
    """A flag with a ledger line became true."""

    variable: str
    line: Line


Item = (
    ActOpened
    | ActClosed
    | SceneEntered
    | ResultShown
    | PassageShown
    | FateShown
    | EndingReached
    | LedgerEntered
)


@value
class VariableChanged:
    """A declared variable has another value than before."""

    variable: str
    before: Value
    after: Value


@value
class NoteRevealed:
    """A note was shown, or put into the notebook by an effect."""

    note: str


Event = VariableChanged | LedgerEntered | NoteRevealed

OfferKind = Literal[
    "deed", "stance", "attention", "relation", "dilemma", "next", "storylet", "leave"
]


@value
class Offer:
    """A way on as it stands before the player.

    `open` offers can be taken by their `step`; a locked one shows its `reason`.
    """

    step: str
    kind: OfferKind
    label: Line
    open: bool = True
    reason: Line = ()


@value
class Page:
    """What one turn shows, in order, what happened in it, and how it can go on.

    Where `ended`, the playthrough is over. Where it is not and no offer is open, the
    story is at fault: it stops where its writer meant it to go on.
    """

    items: tuple[Item, ...]
    events: tuple[Event, ...]
    offers: tuple[Offer, ...]
    ended: bool


def plain(line: Line) -> str:
    """The bare characters of a line."""
    return "".join(run.text for run in line)
