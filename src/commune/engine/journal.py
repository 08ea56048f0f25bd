"""A path played out: its turns, and what they revealed. State decides, Journal remembers.

Each entry knows the one before it, so that taking a choice and undoing one cost the
same at any depth.
"""

from collections.abc import Iterator

from commune.engine.compose import changes_at, compose
from commune.engine.page import EndingReached, LedgerEntered, NoteRevealed, Page
from commune.engine.step import begin, choose
from commune.engine.turn import State, Turn
from commune.model import Story
from commune.model.ids import scene_of
from commune.values import field, value


@value(eq=False)
class Journal:
    """The turns from the beginning (or an opening) to here; `earlier` is all but the last."""

    story: Story = field(repr=False)
    turn: Turn
    earlier: "Journal | None" = field(default=None, repr=False)
    length: int = 1

    @classmethod
    def begun(cls, story: Story) -> "Journal":
        """The journal of a playthrough that has just begun."""
        return cls(story, begin(story))

    def after(self, step: str) -> "Journal":
        """Take a step; raises `NotOffered`, and this journal still holds."""
        return self.with_turn(choose(self.story, self.turn.state, step))

    def with_turn(self, turn: Turn) -> "Journal":
        """The journal one turn longer."""
        return Journal(self.story, turn, self, self.length + 1)

    @property
    def state(self) -> State:
        """Where the story stands now."""
        return self.turn.state

    @property
    def turns(self) -> tuple[Turn, ...]:
        """All turns, the beginning first."""
        return tuple(reversed(list(self._backwards())))

    @property
    def path(self) -> tuple[str, ...]:
        """The steps in order; the beginning is none."""
        return tuple(turn.step for turn in self.turns if turn.step)

    def pages(self, *, gentle: bool = False) -> tuple[Page, ...]:
        """All pages, the first one first."""
        return tuple(compose(self.story, turn, gentle=gentle) for turn in self.turns)

    def notes(self, *, gentle: bool = False) -> tuple[str, ...]:
        """The notes revealed so far, in the order of their first showing."""
        found = (
            event.note
            for page in self.pages(gentle=gentle)
            for event in page.events
            if isinstance(event, NoteRevealed)
        )
        return tuple(dict.fromkeys(found))

    def met(self) -> tuple[str, ...]:
        """The notes of the places one came to, and what scenes gave that are over."""
        story = self.story
        here = "" if self.turn.ended else scene_of(self.state.at)
        scenes = dict.fromkeys(stop.place.scene for turn in self.turns for stop in turn.trail)
        found: list[str] = []
        for scene in (story.scenes[name] for name in scenes if name):
            found += () if scene.id == here else story.notes_of(scene)
            found += (scene.place.id,) if scene.place and scene.place.id in story.notes else ()
        return tuple(dict.fromkeys(found))

    def ledger(self) -> tuple[LedgerEntered, ...]:
        """The lines of the ledger, in the order in which they were entered."""
        stops = (stop for turn in self.turns for stop in turn.trail if stop.before != stop.after)
        events = (event for stop in stops for event in changes_at(self.story, stop))
        lines = {e.variable: e for e in events if isinstance(e, LedgerEntered)}
        layout, values = self.story.layout, self.state.values
        return tuple(e for name, e in lines.items() if values[layout[name]])

    def endings(self) -> tuple[EndingReached, ...]:
        """The endings reached, each once."""
        items = (item for page in self.pages() for item in page.items)
        found = {item.ending: item for item in items if isinstance(item, EndingReached)}
        return tuple(found.values())

    def _backwards(self) -> Iterator[Turn]:
        entry: Journal | None = self
        while entry is not None:
            yield entry.turn
            entry = entry.earlier
