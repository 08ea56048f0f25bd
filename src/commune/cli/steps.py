"""A path out of a file: a save, an opening, or a plain list of steps; and that list written.

In a plain list steps are parted by line ends, blanks or commas, and “#” begins a remark. A
list may start with ``begin``, which a path of no steps needs, and with an opening's name
behind it: ``begin act-2-jeanne``. The words ``path:`` before it, as a proof prints them, are
passed over.
"""

import re
from collections.abc import Sequence

from commune.cli.faults import FILE_AT_FAULT, Fault
from commune.saves import Damaged, Playthrough, from_json

_OPENING = re.compile(r"^(?:label|path|from)\s*:", re.MULTILINE)  # no step has a colon
_PASTED = re.compile(r"\s*path: +[a-z]")  # as a proof prints it, and no opening does
_BEGIN = "begin"  # a step has a stroke in it


def path_in(text: str, name: str) -> Playthrough | Fault:
    """The playthrough that a text holds, whichever of the three forms it has."""
    if text.lstrip().startswith("{"):
        found = from_json(text)
        if isinstance(found, Damaged):
            return Fault(f"“{name}” cannot be replayed. {found.reason}", FILE_AT_FAULT)
        return found
    if _OPENING.search(text) and not _PASTED.match(text):
        return _opening(text, name)
    lines = (line.partition("#")[0].replace(",", " ") for line in text.splitlines())
    words = " ".join(lines).strip().removeprefix("path:").split()
    return _listed(words) if words else Fault(f"“{name}” has no steps in it: nothing is played.")


def written_path(path: Sequence[str], opening: str = "") -> list[str]:
    """A path as words that `path_in` reads; the first say where it begins, if need be."""
    begun = [f"{_BEGIN} {opening}"] if opening else [] if path else [_BEGIN]
    return [*begun, *path]


def _listed(words: list[str]) -> Playthrough:
    if words[0] != _BEGIN:
        return Playthrough(path=tuple(words))
    named = len(words) > 1 and "/" not in words[1]
    opening = words[1] if named else ""
    return Playthrough(opening=opening, path=tuple(words[2 if named else 1 :]))


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
