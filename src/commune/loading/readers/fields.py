"""What a mapping in a story file may hold, said once, as data.

A `Table` lists the `Field`s of one thing (a choice, a note); a `Form` is what a field's
value looks like and the function that reads it. The loader reads by these tables, the
writers' handbook is compared with them, and the JSON Schema is made from them.

Reading never stops at a mistake: what is faulty is told and stands in the values as
None, so that the key counts as written and everything after it is read as well.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from commune.diagnostics import Diagnostic, Span
from commune.diagnostics.nearest import nearest
from commune.loading.tree.tree import (
    Entry,
    MappingNode,
    Node,
    Scalar,
    SequenceNode,
    Tell,
    Tree,
    bounds_of,
)
from commune.model.prose import Words
from commune.values import field, value

Values = dict[str, Any]  # what a table's fields were read as; None where a value was faulty


EMPTY = Tree("", None)


@value
class Reading:
    """What the forms need to know of the file they are reading in.

    `family` are the tables that a key may have strayed from; `scene` is the scene being
    read, or empty; `pause` are the words of a pause that has none of its own.
    """

    tell: Tell
    tree: Tree = EMPTY
    family: "tuple[Table, ...]" = ()
    scene: str = ""
    protagonist: str = "you"
    pause: Words = ()


Read = Callable[[Node, Scalar, Reading], Any]  # a value, its key, and the file's reading


@value
class Form:
    """What a value looks like. `says` ends the sentence “this key wants …”.

    The rest serves the handbook and the schema: `of` is the form of the items of a list
    or a mapping, `table` what a nested mapping holds, `values` the words of an
    enumeration, `low` and `high` the bounds of a number, `pattern` what text must match.
    """

    kind: str
    says: str
    read: Read = field(repr=False, compare=False)
    of: "Form | None" = None
    table: "Table | None" = None
    values: tuple[str, ...] = ()
    low: int | None = None
    high: int | None = None
    pattern: str = ""


@value
class Field:
    """A key, the form of its value, and its line in the handbook.

    `mistaken` are keys that writers coming from elsewhere try first.
    """

    name: str
    form: Form
    says: str
    required: bool = field(default=False, kw_only=True)
    mistaken: tuple[str, ...] = field(default=(), kw_only=True)


@value
class Table:
    """What one thing holds. `noun` is its name in messages: “choice”."""

    noun: str
    says: str
    fields: tuple[Field, ...]
    reads: Mapping[str, Read] = field(default_factory=dict, compare=False, repr=False)
    required: frozenset[str] = field(default_factory=frozenset, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Work out once what every reading asks for."""
        put = object.__setattr__
        put(self, "reads", {each.name: each.form.read for each in self.fields})
        put(self, "required", frozenset(each.name for each in self.fields if each.required))


TEXTS = frozenset({"line", "text", "words", "prose"})  # the kinds of form that are prose


def read_root(tree: Tree, table: Table, reading: Reading) -> tuple[Values, Scalar] | None:
    """Read a whole file by a table; None where there is nothing to read.

    Beside the values stands a key for the file itself, placed at its first entry.
    """
    root = tree.root
    if isinstance(root, MappingNode) and root.entries:
        key = Scalar(table.noun, root.entries[0].key.bounds)
        values = read_table(root, key, reading, table=table)
        return None if values is None else (values, key)
    if tree.whole:
        start = Span.at(tree.file)
        if root is None or (isinstance(root, Scalar) and not root.text.strip()):
            needs = ", ".join(each.name for each in table.fields if each.required)
            hint = f"It needs {needs}." if needs else ""
            says = f"this file is empty; {a(table.noun)} is expected"
            reading.tell(Diagnostic("missing-key", start, says, hint))
        else:
            wrong_form(root, Scalar(tree.file, bounds_of(start)), reading, "keys and their values")
    return None


def read_table(node: Node, key: Scalar, reading: Reading, *, table: Table) -> Values | None:
    """Read a mapping by a table, telling what is unknown, misplaced or missing in it.

    None where it is no mapping. A key that was meant as another is told, and read as it.
    """
    if not isinstance(node, MappingNode):
        wrong_form(node, key, reading, f"the keys of {a(table.noun)}")
        return None
    reads = table.reads
    values: Values = {}
    strange: list[Entry] = []
    for entry in node.entries:
        under, inner = entry
        name = under.text
        if name in reads:
            values[name] = reads[name](inner, under, reading)
        else:
            strange.append(entry)
    for under, inner in strange:
        meant = _tell_strange(under, reading, table)
        if meant and meant not in values:
            values[meant] = reads[meant](inner, Scalar(meant, under.bounds), reading)
    if not table.required <= values.keys() and reading.tree.whole and not _torn(node):
        _tell_missing(table, values, key, reading)
    return values


def wrong_form(node: Node, key: Scalar, reading: Reading, wanted: str, hint: str = "") -> None:
    """Tell that a value has not the form its key asks for; silent where it was told as torn."""
    if isinstance(node, Scalar) and node.repaired:
        return
    at = key.span if isinstance(node, Scalar) and not node.text else node.span
    says = f"“{key.text}” wants {wanted}; here is {found(node)}"
    if not hint and isinstance(node, Scalar) and not node.text.strip():
        hint = "Fill it in, or take the key out."
    reading.tell(Diagnostic("wrong-form", at, says, hint))


def found(node: Node) -> str:
    """What stands somewhere, in the writer's words."""
    match node:
        case Scalar(text) if not text.strip():
            return "nothing"
        case Scalar(text):
            return f"“{shortened(text)}”"
        case SequenceNode():
            return "a list"
        case MappingNode():
            return "a mapping (key: value)"


def shortened(text: str, width: int = 40) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= width else f"{line[: width - 1]}…"


def a(noun: str) -> str:
    """The noun with its article."""
    return f"an {noun}" if noun[0] in "aeio" else f"a {noun}"


def tables_in(table: Table) -> Iterator[Table]:
    """A table and all that are nested in it."""
    yield table
    for each in table.fields:
        form: Form | None = each.form
        while form is not None:
            if form.table is not None:
                yield from tables_in(form.table)
            form = form.of


def prose_keys(tables: Iterable[Table]) -> frozenset[str]:
    """The keys whose values are prose or a line of it, in these tables."""
    every = (each for root in tables for table in tables_in(root) for each in table.fields)
    return frozenset(each.name for each in every if each.form.kind in TEXTS)


def _tell_strange(key: Scalar, reading: Reading, table: Table) -> str:
    """Tell a key that is not known here; the key that was meant, or empty."""
    name = key.text
    if key.repaired:
        return ""
    meant = next((each.name for each in table.fields if name in each.mistaken), None)
    homes = _homes(name, reading.family)
    if meant is None and homes:
        says = f"“{name}” belongs in {' or '.join(homes)}, not in {a(table.noun)}"
        hint = "Move it there; what it is indented under decides where it belongs."
        reading.tell(Diagnostic("misplaced-key", key.span, says, hint))
        return ""
    meant = meant or nearest(name, table.reads)
    hint = f"Did you mean “{meant}”?" if meant else f"Known here: {', '.join(table.reads)}."
    says = f"“{name}” is no key of {a(table.noun)}"
    reading.tell(Diagnostic("unknown-key", key.span, says, hint))
    return meant or ""


def _homes(name: str, family: Iterable[Table]) -> list[str]:
    """The tables of the family that know a key, with their articles."""
    tables = (table for root in family for table in tables_in(root))
    return list(dict.fromkeys(a(table.noun) for table in tables if name in table.reads))


def _torn(node: MappingNode) -> bool:
    """Whether a slip that was told already may have swallowed keys of this mapping."""
    return any(
        entry.key.repaired
        or (node.in_flow and isinstance(entry.value, Scalar) and entry.value.repaired)
        for entry in node.entries
    )


def _tell_missing(table: Table, values: Values, key: Scalar, reading: Reading) -> None:
    for each in table.fields:
        if each.required and each.name not in values:
            says = f"this {table.noun} needs “{each.name}”"
            reading.tell(Diagnostic("missing-key", key.span, says, f"{each.name}: {each.says}"))
