"""The texts of a file as they stand in it, by their place, and the short hash of one.

A translation keeps the hash of each original it was made from. It is of the words: how
the lines are broken does not count, so that a paragraph may be set anew.
"""

from collections.abc import Iterator
from hashlib import sha256

from commune.loading.files.layout import kind_of
from commune.loading.readers.fields import TEXTS, Form
from commune.loading.readers.tables import ROOTS
from commune.loading.tree.tree import MappingNode, Node, Scalar, SequenceNode
from commune.model.notes import KINDS

LENGTH = 8  # hexadecimal digits of a hash
_STAYS = frozenset({"original", "french", "say", "author", "authors", "edition"})
_KINDS = frozenset({"story", "act", "scene", "fate", "opening", "lesson", "note"})


def short_hash(text: str) -> str:
    """The short hash of a text as it stands in a file."""
    return sha256(" ".join(text.split()).encode()).hexdigest()[:LENGTH]


def texts_of(file: str, root: Node | None) -> Iterator[tuple[str, str]]:
    """The texts of a file that are to be translated, each behind its dotted place.

    Not those of variables, sources and claims, which readers meet one by one or never.
    """
    kind = kind_of(file)
    if root is None or kind not in _KINDS:
        return
    form = ROOTS[KINDS[file.split("/")[-2]] if kind == "note" else kind]
    yield from _under(root, form, "")


def _under(node: Node, form: Form, place: str) -> Iterator[tuple[str, str]]:
    match node:
        case Scalar(text):
            if form.kind in TEXTS and text.strip():
                yield place, text
        case MappingNode(entries):
            fields = {field.name: field.form for field in form.table.fields} if form.table else {}
            for entry in entries:
                name = entry.key.text
                inner = fields.get(name) if form.table else form.of
                if inner is not None and name not in _STAYS:
                    yield from _under(entry.value, inner, f"{place}.{name}" if place else name)
        case SequenceNode(items):
            for number, item in enumerate(items):
                own = item.get("id") if isinstance(item, MappingNode) else None
                name = own.text if isinstance(own, Scalar) else str(number)
                if form.of is not None:
                    yield from _under(item, form.of, f"{place}.{name}")
