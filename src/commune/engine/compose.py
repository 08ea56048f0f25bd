"""From a turn to its page: what is shown, and what happened.

The turn remembers by which places it came and with which values; composing decides the
prose there. It changes nothing and can be done again, with another reader's settings.
"""

from collections.abc import Iterable, Iterator

from commune.engine.page import (
    ActClosed,
    ActOpened,
    Event,
    Item,
    LedgerEntered,
    NoteRevealed,
    Page,
    SceneEntered,
    VariableChanged,
)
from commune.engine.place import Place
from commune.engine.program import program_of
from commune.engine.turn import Stop, Turn
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
        if place.scene != scene:
            if isinstance(place, Place):
                border = tuple(_border(story, scene, place.scene))
                items += border
                events += _act_notes(story, border, before, gentle=gentle)
            scene = place.scene
        changed = tuple(changes_at(story, stop)) if before is not after else ()
        events += changed
        if place.reveals is not None:
            events += [NoteRevealed(note) for note in place.reveals(before)]
        telling = place.told_gently if gentle else place.told
        if telling is not None:
            shown, revealed = telling(after)
            items += shown
            events += revealed
        items += (event for event in changed if isinstance(event, LedgerEntered))
    return Page(tuple(items), tuple(events), turn.offers, turn.ended)


def changes_at(story: Story, stop: Stop) -> Iterator[VariableChanged | LedgerEntered]:
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


def _border(story: Story, left: str, entered: str) -> Iterator[Item]:
    """The headers shown where the story comes into a scene; `left` is empty at the beginning."""
    act = story.scenes[entered].act
    before = story.scenes[left].act if left else ""
    if act != before:
        if before and story.acts[before].closing:
            yield ActClosed(before)
        yield ActOpened(act)
    yield SceneEntered(entered)


def _act_notes(
    story: Story, border: Iterable[Item], values: Values, *, gentle: bool
) -> Iterator[NoteRevealed]:
    """The notes on the opening pages at a border, decided by what was true on reaching it."""
    for item in border:
        if isinstance(item, ActOpened):
            yield from program_of(story).act_notes(item.act, values, gentle=gentle)
