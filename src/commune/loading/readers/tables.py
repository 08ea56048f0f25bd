"""The form of every kind of file: for the handbook, the schema and the translations."""

from collections.abc import Iterable, Mapping
from typing import Any

from commune.loading.readers import openings, variables
from commune.loading.readers.addresses import ID, VARIABLE
from commune.loading.readers.fates import FATE
from commune.loading.readers.fields import (
    Field,
    Form,
    Reading,
    Table,
    Values,
    prose_keys,
    tables_in,
)
from commune.loading.readers.forms import list_of, mapping_of, record
from commune.loading.readers.manifest import ACT, STORY
from commune.loading.readers.notes import NOTES
from commune.loading.readers.scene import SCENE
from commune.loading.readers.sources import SOURCE
from commune.loading.tree.tree import Scalar


def _whole(table: Table) -> Form:
    def values(read: Values, _key: Scalar, _reading: Reading) -> Any:  # noqa: ANN401 - as read
        return read

    return record(table, values)


def _united(noun: str, says: str, tables: Iterable[Table]) -> Table:
    """One table with the fields of several, none of them required but what all require."""
    each = [field for table in tables for field in table.fields]
    fields = {field.name: Field(field.name, field.form, field.says) for field in each}
    return Table(noun, says, tuple(fields.values()))


VARIABLE_KEYS = _united("variable", "What a story can remember.", variables.FAMILY)
ROOTS: Mapping[str, Form] = {  # by kind of file, a note's by its own
    "story": _whole(STORY),
    "variables": mapping_of(
        _whole(VARIABLE_KEYS), "variables, each under its name", pattern=VARIABLE.pattern
    ),
    "claims": list_of(_whole(openings.CLAIM)),
    "act": _whole(ACT),
    "scene": _whole(SCENE),
    "fate": _whole(FATE),
    "sources": mapping_of(_whole(SOURCE), "sources, each under its id", pattern=ID.pattern),
    "opening": _whole(openings.OPENING),
    "lesson": _whole(openings.LESSON),
    **{kind: _whole(table) for kind, (table, _) in NOTES.items()},
}


def tables_of(form: Form) -> tuple[Table, ...]:
    """The tables of a kind of file, nested ones too, each once."""
    found: dict[str, Table] = {}
    inner: Form | None = form
    while inner is not None:
        if inner.table is not None:
            found.update((table.noun, table) for table in tables_in(inner.table))
        inner = inner.of
    return tuple(found.values())


PROSE_KEYS_OF: Mapping[str, frozenset[str]] = {
    kind: prose_keys(tables_of(form)) for kind, form in ROOTS.items()
}
PROSE_KEYS: frozenset[str] = frozenset().union(*PROSE_KEYS_OF.values())
