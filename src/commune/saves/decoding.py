"""JSON that may have been written by anybody, looked at before it is believed.

What is kept is edited by hand, cut short by full disks, sent by friends and written by
newer versions. Reading it therefore never raises: it gives the content, or `Damaged` with
a sentence that says why.
"""

import json
import re

from commune.values import value

LONGEST_TEXT = 400  # characters of a title, a key, an id or a step

# ids are kebab-case (model.ids); a step is two of them, or three, with a slash between
_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
ID = re.compile(rf"{_ID}\Z")
STEP = re.compile(rf"{_ID}(?:\.{_ID})?/{_ID}\Z")


@value
class Damaged:
    """A file or a text that is none of ours, and why, as a sentence for the player."""

    reason: str


def decoded(text: str, what: str) -> dict[str, object] | Damaged:
    """The JSON object that a text holds; `what` names the text in the sentences."""
    if not text.strip():
        return Damaged(f"The {what} is empty.")
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        return Damaged(f"The {what} is not whole JSON; perhaps it was cut short or edited.")
    return content if isinstance(content, dict) else Damaged(f"The file is not a {what}.")


def versioned(text: str, what: str, *, newest: int) -> dict[str, object] | Damaged:
    """A JSON object whose ``format`` is one from 1 to `newest`."""
    content = decoded(text, what)
    if isinstance(content, Damaged):
        return content
    if "format" not in content:
        return Damaged(f"The file is not a {what} of this game.")
    version = content["format"]
    if type(version) is not int or version < 1:
        return Damaged(f"The {what} does not say which format it has.")
    if version > newest:
        return Damaged(
            f"The {what} was made by a newer version of the game; this one cannot read it."
        )
    return content


def matches(form: re.Pattern[str], given: object) -> bool:
    """Whether something read is a text of this form, and no longer than such texts are."""
    return isinstance(given, str) and len(given) <= LONGEST_TEXT and bool(form.match(given))
