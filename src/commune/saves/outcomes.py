"""What keeping and finding a playthrough can come to: values, each told to the player."""

from commune.saves.files import Stamp
from commune.saves.playthrough import Playthrough
from commune.values import value


@value
class SetAside:
    """A save that could not be read: why, where it lies now, and the one before it.

    `kept_as` is empty where it could not be moved.
    """

    reason: str
    kept_as: str
    before: Playthrough | None


@value
class Saved:
    """It is on the disk; the stamp is to be given when the same game saves there again."""

    stamp: Stamp


@value
class Unsaved:
    """Why something could not be written, as a sentence for the player."""

    reason: str


@value
class Elsewhere:
    """Another game has written in this slot since; nothing was written."""

    slot: str
