"""What a sitting has at hand: the shelf and the slot it plays in, settings, and a memory.

State decides, the journal remembers, and the memory remembers beyond the playthrough:
which notes were found and read, which choices taken, which endings met. It only grows.
"""

from dataclasses import dataclass, field

from commune.engine import Journal
from commune.model.ids import is_pause
from commune.play.standing import Standing
from commune.saves import (
    AUTOSAVE,
    Elsewhere,
    Memory,
    Playthrough,
    Saved,
    Settings,
    Shelf,
    Stamp,
    Unsaved,
)
from commune.saves.settings import Choosable, changed
from commune.values import replace

_ROAD = "road"  # the slot of a road that was gone back from
_A_ROAD = 4  # choices that are worth keeping when others are made in their place


@dataclass(slots=True)
class Desk:
    """Without a shelf nothing is read and nothing kept.

    `settings` hold in this sitting, flags of the call among them; what is changed at the
    settings page is kept for the next. `stamp` is the save's file as this sitting left it.
    """

    shelf: Shelf | None = None
    settings: Settings = field(default_factory=Settings)
    slot: str = AUTOSAVE
    memory: Memory = field(default_factory=Memory)
    stamp: Stamp | None = None
    kept: bool = False  # whether the last thing done is on the disk
    _complaint: str = ""  # why saving failed last; told once

    def keep(self, standing: Standing) -> str:
        """Save. What is to be said of it (that it failed, or where it went), or empty."""
        if self.shelf is None:
            return ""
        done = self.shelf.save(standing.playthrough, self.slot, seen=self.stamp)
        self.kept = isinstance(done, Saved)
        match done:
            case Saved(stamp):
                self.stamp, self._complaint = stamp, ""
                return ""
            case Elsewhere():
                return self._move_out(standing)
            case Unsaved(reason):
                told, self._complaint = self._complaint, reason
                return f"{reason} You can go on playing." if reason != told else ""

    def keep_as(self, standing: Standing, name: str) -> str:
        """Keep this place under a name too; what is said of it.

        Another road that stands under that name is moved to a name of its own.
        """
        title = standing.playthrough.story_title
        if self.shelf is None:
            return "Nothing is kept in this sitting."
        if not name:
            return "A name needs a letter or a digit."
        if name == self.slot:
            return f"You are playing “{name}”: it is kept at every choice."
        there = self.shelf.load(title, name)
        moved = ""
        if isinstance(there, Playthrough) and not _leads_here(there, standing):
            moved = self.shelf.put_away(title, name)
        done = self.shelf.save(standing.playthrough, name)
        if not isinstance(done, Saved):
            return done.reason if isinstance(done, Unsaved) else f"“{name}” could not be written."
        before = f" What stood there is “{moved}” now." if moved else ""
        return f"Kept as “{name}”.{before}"

    def put_aside(self, standing: Standing) -> str:
        """Make room in the slot for another playthrough; the name under which this is kept."""
        if self.shelf is None or not (standing.journal.path or standing.ahead):
            return ""
        self.keep(standing)
        title, whole = standing.playthrough.story_title, standing.playthrough
        for slot in self.shelf.slots(title):
            if slot.name != self.slot and slot.playthrough == whole:
                return slot.name  # it is there already, just as it is
        return self.put_away(title)

    def put_away(self, title: str) -> str:
        """Give what stands in the slot a name of its own; the name, empty where there is none."""
        self.stamp = None
        return self.shelf.put_away(title, self.slot) if self.shelf else ""

    def leave(self, standing: Standing, following: Standing) -> str:
        """Before going on: keep the road taken back where it is left; what is said of it."""
        before, whole = standing.playthrough, following.playthrough
        made = whole.path[len(before.path) :]
        for step in made:
            self.took(step)
        if self.shelf is None or (*made, *whole.ahead) == before.ahead:
            return ""
        if sum(1 for one in before.ahead if not is_pause(one)) < _A_ROAD:
            return ""
        name = self.shelf.free_slot(before.story_title, _ROAD)
        road = replace(before, path=(*before.path, *before.ahead), ahead=())
        done = self.shelf.save(road, name)
        return f"The road you leave is kept as “{name}”." if isinstance(done, Saved) else ""

    def learn(self, journal: Journal) -> None:
        """Take into the memory what this playthrough has met so far, and keep it."""
        endings = frozenset(one.ending for one in journal.endings())
        notes = frozenset((*journal.notes(gentle=self.settings.gentle), *journal.met()))
        found = Memory(frozenset(journal.path), notes, frozenset(), endings)
        self._remember(journal.story.manifest.title, found)

    def took(self, step: str) -> None:
        """A step was taken; it goes to the disk with the save's path, and later with the rest."""
        if step not in self.memory.steps:
            self.memory = self.memory.joined(Memory(steps=frozenset({step})))

    def opened(self, note: str, title: str) -> None:
        """A note was opened."""
        if note not in self.memory.read:
            found = frozenset({note})
            self._remember(title, Memory(notes=found, read=found))

    def set(self, name: str, chosen: Choosable) -> str:
        """Change a setting, now and for the next time; why it could not be kept, or empty."""
        self.settings = changed(self.settings, name, chosen)
        if self.shelf is None:
            return ""
        failed = self.shelf.set(changed(self.shelf.settings(), name, chosen))
        return failed.reason if failed else ""

    def _move_out(self, standing: Standing) -> str:
        """Another game has written in our slot: leave it alone and go on in one of our own."""
        if self.shelf is None:
            return ""
        taken = self.slot
        self.slot = self.shelf.free_slot(standing.playthrough.story_title, taken)
        self.stamp = None
        return self.keep(standing) or (
            f"“{taken}” is being played in another window too. That one keeps the name; this one"
            f" is kept as “{self.slot}” from here on."
        )

    def _remember(self, title: str, found: Memory) -> None:
        self.memory = self.memory.joined(found)
        if self.shelf is not None:  # where that fails, so does saving, which tells it
            self.shelf.remember(title, self.memory)


def _leads_here(saved: Playthrough, standing: Standing) -> bool:
    """Whether a playthrough is this one at an earlier place."""
    path = standing.journal.path
    return saved.opening == standing.opening and saved.path == path[: len(saved.path)]
