"""A path out of a file: a save, an opening, or a plain list of steps."""

import re

from commune.cli.faults import FILE_AT_FAULT, Fault
from commune.saves import Damaged, Playthrough, from_json

_OPENING = re.compile(r"^(?:label|path|from)\s*:", re.MULTILINE)  # no step has a colon


def path_in(text: str, name: str) -> Playthrough | Fault:
    """The playthrough that a text holds, whichever of the three forms it has."""
    if text.lstrip().startswith("{"):
        found = from_json(text)
        if isinstance(found, Damaged):
            return Fault(f"“{name}” cannot be replayed. {found.reason}", FILE_AT_FAULT)
        return found
    if _OPENING.search(text):
        return _opening(text, name)
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return Playthrough(path=tuple(filter(None, lines)))


def _opening(text: str, name: str) -> Playthrough | Fault:
    """An opening's path. One that begins at an address has no path; its name leads there."""
    # YAML is read for this form only.
    from commune.diagnostics import Diagnostic  # noqa: PLC0415
    from commune.diagnostics.report import as_text  # noqa: PLC0415
    from commune.loading.readers.openings import read_opening  # noqa: PLC0415
    from commune.loading.readers.tables import PROSE_KEYS_OF  # noqa: PLC0415
    from commune.loading.tree.nodes import read_tree  # noqa: PLC0415

    found: list[Diagnostic] = []
    tree = read_tree(text, name, found.append, prose_keys=PROSE_KEYS_OF["opening"])
    opening = read_opening(tree, found.append)
    if opening is None or any(one.severity == "error" for one in found):
        told = as_text(found, lambda _: text.splitlines())
        return Fault(f"“{name}” is no opening that can be read:\n{told}".rstrip(), FILE_AT_FAULT)
    if opening.start is not None:
        return Playthrough(opening=opening.id)
    return Playthrough(path=tuple(step.id for step in opening.path))
