"""The nearest of the known names, for "did you mean"."""

from collections.abc import Iterable

LEAST = 4  # signs that tell a name's beginning from chance

# difflib costs 8 ms to import and is wanted only when something is wrong.


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name most like `name`, or None where none is like it."""
    from difflib import get_close_matches  # noqa: PLC0415 - see above

    names = list(known)
    folded = {other.casefold().replace("_", "-"): other for other in names}
    wanted = name.casefold().replace("_", "-")
    if wanted in folded:
        return folded[wanted]
    found = get_close_matches(wanted, folded, n=1, cutoff=0.74)
    found = found or [other for other in folded if sorted(other) == sorted(wanted)]
    found = found or sorted((other for other in folded if _begin_alike(other, wanted)), key=len)
    return folded[found[0]] if found else None


def _begin_alike(one: str, other: str) -> bool:
    """Whether one name is the other with more behind it."""
    short, long = sorted((one, other), key=len)
    return len(short) >= LEAST and long.startswith(short)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A hint naming the nearest known name, or empty."""
    found = nearest(name, known)
    return f"Did you mean “{found}”?" if found else ""
