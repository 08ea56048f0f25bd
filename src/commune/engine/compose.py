"""From a turn to its page: what is shown, and what happened.

The turn remembers by which places it came and with which values; composing decides the
prose there. It changes nothing and can be done again, with another reader's settings.
"""

from collections.abc import Iterator

from commune.engine.page import (
    ActClosed,
    ActOpened,
    Blocks,
    EndingReached,
    Event,
    FateShown,
    Item,
    LedgerEntered,
    NoteRevealed,
    Page,
    PassageShown,
    ResultShown,
    SceneEntered,
    VariableChanged,
)
from commune.engine.place import FateVariant, Place
from commune.engine.program import program_of
from commune.engine.turn import Stop, Turn
from commune.engine.words import BlocksMaker, notes_in
from commune.expressions import Values
from commune.model import Story
from commune.model.variables import FlagVariable


def compose(story: Story, turn: Turn, *, gentle: bool = False) -> Page:
    """Make the page of a turn; `gentle` shows gentle paragraphs where they are written."""
    items: list[Item] = []
    events: list[Event] = []
    scene = ""
    for stop in turn.trail:
        place, before, after = stop
        if isinstance(place, Place):
            if place.scene != scene:
                items += _border(story, scene, place.scene)
            shown = _passage(place, after, gentle=gentle)
        else:
            blocks = _decided(place.text, after, gentle=gentle)
            shown = [ResultShown(place.step, blocks)] if blocks else []
        scene = place.scene
        items += shown
        if before is not after:
            events += _changes(story, stop)
        if place.reveals is not None:
            events += [NoteRevealed(note) for note in place.reveals(before)]
        events += _revealed(shown)
    return Page(tuple(items), tuple(events), turn.offers, turn.ended)


def _border(story: Story, left: str, entered: str) -> Iterator[Item]:
    """The headers shown where the story comes into a scene; `left` is empty at the beginning."""
    act = story.scenes[entered].act
    before = story.scenes[left].act if left else ""
    if act != before:
        if before and story.acts[before].closing:
            yield ActClosed(before)
        yield ActOpened(act)
    yield SceneEntered(entered)


def _passage(place: Place, values: Values, *, gentle: bool) -> list[Item]:
    passage = place.passage
    blocks = _decided(place.text, values, gentle=gentle)
    items: list[Item] = []
    if blocks or passage.title:
        items.append(PassageShown(place.address, passage.title, blocks))
    for variants in place.fates:
        found = _variant(variants, values)
        text = _decided(found.text, values, gentle=gentle)
        items.append(FateShown(found.person, found.variant, text))
    if passage.ending:
        items.append(EndingReached(passage.ending, passage.title))
    return items


def _decided(blocks: Blocks | BlocksMaker, values: Values, *, gentle: bool) -> Blocks:
    return blocks if isinstance(blocks, tuple) else blocks(values, gentle)


def _variant(variants: tuple[FateVariant, ...], values: Values) -> FateVariant:
    return next(v for v in variants if v.test is None or v.test(values))


def _changes(story: Story, stop: Stop) -> Iterator[Event]:
    """What the effects at one place changed, in the order of the variables' first mention."""
    place, before, after = stop
    for index, name in place.touches:
        if before[index] == after[index]:
            continue
        yield VariableChanged(name, before[index], after[index])
        variable = story.variables[name]
        if isinstance(variable, FlagVariable) and variable.ledger and after[index]:
            line = program_of(story).compiler.composer.line(variable.ledger)
            yield LedgerEntered(name, line if isinstance(line, tuple) else line(after))


def _revealed(items: list[Item]) -> Iterator[Event]:
    for item in items:
        match item:
            case (
                ResultShown(blocks=blocks) | PassageShown(blocks=blocks) | FateShown(blocks=blocks)
            ):
                yield from map(NoteRevealed, notes_in(blocks))
            case _:
                pass
