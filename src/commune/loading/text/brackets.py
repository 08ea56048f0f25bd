"""What two opening brackets in a line begin: a note, or a slip."""

import re
import unicodedata
from typing import Literal, NamedTuple

from commune.loading.text.braces import Slip
from commune.model.ids import KEBAB

_LINK = re.compile(r"\[\[(?P<note>[^\[\]{}|*\\]*)(?P<stop>\]\]|\|)")
_SINGLE = re.compile(r"\[\[(?P<note>[^\[\]{}|*\\]*)(?:\|[^\[\]{}|*\\]*)?\]")


class Bracket(NamedTuple):
    """Two brackets understood: where reading goes on, and the note's id from `start` to `end`.

    A `note` is whole; a `link` has its words still to come; an `odd` one has words but
    no note that could be named; a `dropped` one is read over.
    """

    kind: Literal["note", "link", "odd", "dropped"]
    resume: int
    start: int = 0
    end: int = 0
    slip: Slip | None = None


def bracket_at(text: str, at: int, end: int, last_closing: int) -> Bracket:
    """Say what the brackets at `at` begin; `last_closing` is where the last “]]” stands."""
    found = _LINK.match(text, at, end)
    if found is None:
        return _slip_at(text, at, end, last_closing)
    written = found["note"]
    note = written.strip(" \t\r\n")
    start = found.start("note") + len(written) - len(written.lstrip(" \t\r\n"))
    complete = found["stop"] == "]]"
    if KEBAB.match(note):
        return Bracket("note" if complete else "link", found.end(), start, start + len(note))
    slip = _bad_id(at, found.end("note"), note, complete=complete)
    return Bracket("odd", start if complete else found.end(), slip=slip)


def _bad_id(at: int, end: int, note: str, *, complete: bool) -> Slip:
    if not note:
        return Slip(
            at, end, "no note stands between the brackets", "Write [[note]] or [[note|words]]."
        )
    bare = unicodedata.normalize("NFKD", note).encode("ascii", "ignore").decode()
    folded = re.sub(r"[^a-z0-9]+", "-", bare.casefold()).strip("-") or "note"
    hint = f"Write [[{folded}|{note}]]." if complete else f"Write [[{folded}|words]]."
    return Slip(end - len(note), end, f"“{note}” is no note’s id", hint)


def _slip_at(text: str, at: int, end: int, last_closing: int) -> Bracket:
    single = _SINGLE.match(text, at, end)
    if single is not None:
        slip = Slip(*single.span(), "a note is closed by two brackets", "Write “]]”.")
        return Bracket("dropped", at + 2, slip=slip)
    closing = text.find("]]", at + 2, end) if at < last_closing else -1
    if closing < 0 or "[[" in text[at + 2 : closing]:
        hint = "Close it with “]]”, or write “\\[” for a bracket."
        return Bracket("dropped", at + 2, slip=Slip(at, at + 2, "“[[” is not closed", hint))
    hint = "Write [[note]] or [[note|words]]."
    return Bracket("odd", at + 2, slip=Slip(at, at + 2, "no note’s id stands behind “[[”", hint))
