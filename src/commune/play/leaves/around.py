"""What a leaf is made from: how things stand around the page."""

from commune.engine import Journal
from commune.model import Story
from commune.play.standing import Standing
from commune.saves import Memory, Settings, Slot
from commune.values import value


@value
class Around:
    """How things stand; `notes` are those of the page that were shown, in their order.

    `slots` are the playthroughs kept of this story; `slot` is the one that is played.
    """

    standing: Standing
    memory: Memory
    settings: Settings
    notes: tuple[str, ...] = ()
    slots: tuple[Slot, ...] = ()
    slot: str = ""
    help: tuple[tuple[str, str], ...] = ()

    @property
    def journal(self) -> Journal:
        """The playthrough so far."""
        return self.standing.journal

    @property
    def story(self) -> Story:
        """The story that is played."""
        return self.journal.story
