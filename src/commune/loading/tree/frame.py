"""A mapping or a sequence that is open while the events of a file are read."""

from commune.loading.tree.foreign import Event
from commune.loading.tree.tree import Entry, Node, Scalar


class Frame:
    """An open mapping or sequence: what it holds, and the key that waits for its value."""

    __slots__ = ("entries", "flow", "items", "key", "mapping", "start")

    def __init__(self, event: Event, *, mapping: bool) -> None:
        """Open where `event` stands."""
        self.mapping = mapping
        self.flow: bool = event.flow_style
        self.start = event.start_mark
        self.entries: dict[str, Entry] = {}  # of a mapping, by their keys
        self.items: list[Node] = []  # of a sequence
        self.key: Scalar | None = None

    def last(self) -> Entry | None:
        """The entry that was put in last."""
        return next(reversed(self.entries.values()), None)
