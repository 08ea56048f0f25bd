"""Reading translations: the same tree as the original, its texts and nothing else.

A text is kept by its dotted place, like ``passages.climb.choices.stay.label``; an item
of a list by its ``id`` where it has one, else by its number from 0. `originals` holds,
by the same places, the short hash of the text that was translated.
"""

from commune.diagnostics import Diagnostic, Span
from commune.diagnostics.nearest import did_you_mean
from commune.loading.readers.fields import TEXTS, Form, Reading, Table, a, wrong_form
from commune.loading.readers.forms import scalar_of
from commune.loading.tree.tree import Entry, MappingNode, Node, Scalar, SequenceNode, Tell, Tree
from commune.model.lessons import Translation
from commune.model.prose import Prose, Words
from commune.model.scene import Reference
from commune.values import field, value

ORIGINALS = "originals"
_SHOWN = TEXTS | {"name", "names"}


def read_translation(
    tree: Tree, tell: Tell, *, original: Form, protagonist: str = "you"
) -> Translation | None:
    """Read the translation of a file whose whole has the form `original`."""
    _, language, path = tree.file.split("/", 2)
    if not isinstance(tree.root, MappingNode):
        return None
    scene = path.rpartition("/")[2].removesuffix(".yaml")
    family = (original.table,) if original.table else ()
    reading = Reading(tell, tree, family, scene=scene, protagonist=protagonist)
    originals: dict[str, str] = {}
    entries = []
    for entry in tree.root.entries:
        if entry.key.text == ORIGINALS:
            originals = _hashes(entry, reading)
        else:
            entries.append(entry)
    walk = _Walk(reading)
    walk.mapping(MappingNode(tuple(entries), tree.root.bounds), original, place="")
    named = tuple(Reference(place, span) for place, span in walk.spans.items())
    return Translation(language, path, walk.texts, originals, tree.root.span, named)


def _hashes(entry: Entry, reading: Reading) -> dict[str, str]:
    if not isinstance(entry.value, MappingNode):
        wrong_form(entry.value, entry.key, reading, "places, each with its hash")
        return {}
    pairs = [
        (each.key.text, scalar_of(each.value, each.key, reading, "a hash"))
        for each in entry.value.entries
    ]
    return {place: scalar.text for place, scalar in pairs if scalar is not None}


@value
class _Walk:
    """Goes through a translation beside the form of its original."""

    reading: Reading
    texts: dict[str, str | Words | Prose] = field(default_factory=dict)
    spans: dict[str, Span] = field(default_factory=dict)  # of the keys of the texts

    def node(self, node: Node, key: Scalar, form: Form, *, place: str) -> None:
        """Take in what stands at a place."""
        if form.kind in _SHOWN and form.of is None:
            text = form.read(node, key, self.reading)
            if text is not None:
                self.texts[place] = text
                self.spans[place] = key.span
        elif isinstance(node, MappingNode):
            self.mapping(node, form, place=f"{place}.")
        elif isinstance(node, SequenceNode) and form.kind == "list" and form.of is not None:
            for number, item in enumerate(node.items):
                name = item.get("id") if isinstance(item, MappingNode) else None
                last = name.text if isinstance(name, Scalar) else str(number)
                own = item if isinstance(item, Scalar) else key
                self.node(item, own, form.of, place=f"{place}.{last}")
        else:
            wrong_form(node, key, self.reading, form.says)

    def mapping(self, node: MappingNode, form: Form, *, place: str) -> None:
        """Take in a mapping: one by a table, or one whose keys the writer chose."""
        table = form.table
        for entry in node.entries:
            inner = form.of if table is None else self._field(entry.key, table)
            if inner is not None:
                self.node(entry.value, entry.key, inner, place=f"{place}{entry.key.text}")

    def _field(self, key: Scalar, table: Table) -> Form | None:
        """The form of a key's texts; told and None where the key has none."""
        name = key.text
        form = next((each.form for each in table.fields if each.name == name), None)
        if form is not None and _holds_text(form):
            return form
        if form is None:
            says = f"“{name}” is no key of {a(table.noun)}"
            hint = did_you_mean(name, table.reads)
            self.reading.tell(Diagnostic("unknown-key", key.span, says, hint))
        elif name != "id":
            says = f"“{name}” belongs in the original: a translation holds texts only"
            self.reading.tell(Diagnostic("misplaced-key", key.span, says, "Take it out."))
        return None


def _holds_text(form: Form) -> bool:
    """Whether there is anything to translate under a form."""
    if form.kind in _SHOWN:
        return True
    if form.table is not None:
        return any(_holds_text(each.form) for each in form.table.fields)
    return form.of is not None and _holds_text(form.of)
