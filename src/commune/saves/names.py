"""Names of files out of what people typed: readable, and safe on every system.

Only letters, digits and hyphens are left, so no name can lead out of its folder, hide, or
end in something else than was said. Making a name of a name changes nothing.
"""

import zlib
from unicodedata import normalize

LONGEST_NAME = 40  # characters: at four bytes each still far from a file system's 255

# What Windows takes for a device, whatever stands behind the dot; and a file of our own.
_RESERVED = {"con", "prn", "aux", "nul", "memory"} | {
    f"{port}{number}" for port in ("com", "lpt") for number in range(10)
}


def slot_name(text: str) -> str:
    """The name of a slot as a person typed it, made a file's; empty if nothing is left."""
    lowered = normalize("NFC", text).lower()
    kept = "".join(
        one if one.isalpha() or one.isdecimal() else " "
        for one in lowered
        if one.isalpha() or one.isdecimal() or one.isspace() or one == "-"
    )
    # Once more: what stood between two letters may have kept them from being one.
    name = normalize("NFC", "-".join(kept.split()))[:LONGEST_NAME].strip("-")
    return f"{name}-" if name in _RESERVED else name


def numbered(name: str, number: int) -> str:
    """A slot's name with a number behind it, still not too long."""
    behind = f"-{number}"
    return name[: LONGEST_NAME - len(behind)].strip("-") + behind


def shelf_name(title: str) -> str:
    """A folder name for a title: readable, and different for each."""
    whole = normalize("NFC", title)
    letters = normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = "".join(c if c.isalnum() else " " for c in letters).split()
    slug = "-".join(words)[:40].strip("-") or "story"
    return f"{slug}-{zlib.crc32(whole.encode(errors='replace')):08x}"
