"""Where a text stands in its file, which the model does not keep: found when it is asked.

A check knows a text by its keys, as in ``passages.climb.choices.stay.label``. Files are
read again for that, each once, and only those that something is told of.
"""

from collections.abc import Iterator, Mapping, Sequence

from commune.diagnostics import Span
from commune.loading.tree.tree import MappingNode, Node, Scalar, SequenceNode


class Places:
    """The places of a story's files, given as texts by path."""

    def __init__(self, files: Mapping[str, str]) -> None:
        """`files` may be empty, as they are for a story out of the cache: nothing is found then."""
        self.files = files
        self._read: dict[str, Node | None] = {}

    def tree(self, file: str) -> Node | None:
        """What stands in a file; None where it cannot be read."""
        if file not in self._read:
            # with these comes YAML, a tenth of a check in which nothing is told
            from commune.loading.readers.tables import PROSE_KEYS  # noqa: PLC0415
            from commune.loading.tree.nodes import read_tree  # noqa: PLC0415

            text = self.files.get(file, "")
            self._read[file] = read_tree(text, file, _silently, prose_keys=PROSE_KEYS).root
        return self._read[file]

    def span(self, file: str, keys: Sequence[str], *signs: str) -> Span | None:
        """The place of the first of these signs in the text under the keys, or of its key."""
        key, node = self._down(file, keys)
        if isinstance(node, Scalar):
            found = [node.text.find(sign) for sign in signs]
            for sign, at in zip(signs, found, strict=True):
                if at >= 0:
                    return node.part(at, at + len(sign))
        return None if key is None else key.span

    def deepest(self, file: str, keys: Sequence[str]) -> Span | None:
        """The place of the last of the keys that the file has."""
        for length in range(len(keys), 0, -1):
            key, _ = self._down(file, keys[:length])
            if key is not None:
                return key.span
        return None

    def _down(self, file: str, keys: Sequence[str]) -> tuple[Scalar | None, Node | None]:
        """The last key, and what stands under it."""
        node = self.tree(file)
        key: Scalar | None = None
        for name in keys:
            step = next((each for each in _under(node) if each[0] == name), None)
            if step is None:
                return None, None
            _, key, node = step
        return key, node


def _under(node: Node | None) -> Iterator[tuple[str, Scalar, Node]]:
    """What a node holds: by key, and in a list by the id of an item or its number from 0."""
    if isinstance(node, MappingNode):
        for entry in node.entries:
            yield entry.key.text, entry.key, entry.value
    elif isinstance(node, SequenceNode):
        for number, item in enumerate(node.items):
            name = item.get("id") if isinstance(item, MappingNode) else None
            yield (name.text if isinstance(name, Scalar) else str(number)), _head(item), item


def _head(item: Node) -> Scalar:
    """What an item of a list is told at: its own beginning."""
    while not isinstance(item, Scalar):
        if isinstance(item, SequenceNode):
            if not item.items:
                return Scalar("", item.bounds)
            item = item.items[0]
        else:
            return item.entries[0].key if item.entries else Scalar("", item.bounds)
    return item


def _silently(_: object) -> None:
    """What is wrong in a file was told when it was loaded."""
