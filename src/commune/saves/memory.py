"""What a reader has met of a story over all playthroughs, whichever is open.

The sets only grow. What two games remember is joined, so neither takes anything from the
other, and the order in which they write does not matter.
"""

import json
import re
from collections.abc import Mapping

from commune.saves.decoding import ID, STEP, Damaged, matches, versioned
from commune.values import value

FORMAT = 1
LONGEST_MEMORY = 1 << 22  # bytes: the steps of a story of some twenty thousand scenes

_FORMS: Mapping[str, re.Pattern[str]] = {"steps": STEP, "notes": ID, "read": ID, "endings": ID}


@value
class Memory:
    """Steps ever taken, notes ever revealed, notes ever opened, and endings ever reached."""

    steps: frozenset[str] = frozenset()
    notes: frozenset[str] = frozenset()
    read: frozenset[str] = frozenset()
    endings: frozenset[str] = frozenset()

    def joined(self, other: "Memory") -> "Memory":
        """What either of the two holds."""
        return Memory(
            self.steps | other.steps,
            self.notes | other.notes,
            self.read | other.read,
            self.endings | other.endings,
        )


def memory_to_json(memory: Memory) -> str:
    """The text of a memory. What could not be read back is left out, or all would be lost."""
    content: dict[str, object] = {"format": FORMAT}
    for key, form in _FORMS.items():
        content[key] = sorted(one for one in getattr(memory, key) if matches(form, one))
    return json.dumps(content, separators=(",\n", ": ")) + "\n"


def memory_from_json(text: str) -> Memory | Damaged:
    """The memory that a text holds, or what is wrong with the text."""
    content = versioned(text, "memory", newest=FORMAT)
    if isinstance(content, Damaged):
        return content
    found: dict[str, frozenset[str]] = {}
    for key, form in _FORMS.items():
        given = content.get(key, [])
        if not isinstance(given, list) or not all(matches(form, one) for one in given):
            return Damaged(f"In the memory, “{key}” is not a list of names.")
        found[key] = frozenset(given)
    return Memory(**found)
