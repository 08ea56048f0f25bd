"""A playthrough as text: JSON with a version, and whatever comes back of it.

Saves are edited by hand, cut short by full disks, sent by friends and written by newer
versions. Reading one therefore never raises: it gives a `Playthrough`, or `Damaged`
with a sentence that says why. Keys that are not known are passed over, so that a later
version can add one.
"""

import json
import re
from collections.abc import Mapping

from commune.values import value

FORMAT = 1
LONGEST_SAVE = 1 << 20  # bytes
MOST_STEPS = 50_000
LONGEST_TEXT = 400  # characters of a title, a key or a step

# ids are kebab-case (model.ids); a step is two of them, or three, with a slash between
_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_STEP = re.compile(rf"{_ID}(?:\.{_ID})?/{_ID}\Z")
_NAME = re.compile(rf"(?:{_ID})?\Z")


@value
class Playthrough:
    """The steps made, in order, and what a path alone does not say.

    Where `opening` is named, it is the one that was begun at. `summaries` are indexes of
    `path` (from 0, rising): steps made by reading a scene's summary. `gentle` is the
    reader's setting. `edition_key` is the story's content hash when this was saved.
    """

    path: tuple[str, ...] = ()
    opening: str = ""
    story_title: str = ""
    edition_key: str = ""
    summaries: tuple[int, ...] = ()
    gentle: bool = False


@value
class Damaged:
    """A text that is no save of ours, and why, as a sentence for the player."""

    reason: str


def to_json(playthrough: Playthrough) -> str:
    """The text of a save: one step a line, so that people can read and compare it."""
    content = {
        "format": FORMAT,
        "story": playthrough.story_title,
        "edition": playthrough.edition_key,
        "opening": playthrough.opening,
        "gentle": playthrough.gentle,
        "path": playthrough.path,
        "summaries": playthrough.summaries,
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def from_json(text: str) -> Playthrough | Damaged:
    """The playthrough that a text holds, or what is wrong with the text."""
    content = _decoded(text)
    if isinstance(content, Damaged):
        return content
    version = content.get("format")
    if type(version) is not int or version < 1:
        return Damaged("The save does not say which format it has.")
    if version > FORMAT:
        return Damaged("The save was made by a newer version of the game; this one cannot read it.")
    return _checked(content)


def _decoded(text: str) -> dict[str, object] | Damaged:
    """The JSON object that a text holds."""
    if len(text) > LONGEST_SAVE:
        return Damaged("The save is larger than a save can be.")
    if not text.strip():
        return Damaged("The save is empty.")
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        return Damaged("The save is not whole JSON; perhaps it was cut short or edited.")
    if not isinstance(content, dict) or "format" not in content:
        return Damaged("The file is not a save of this game.")
    return content


def _checked(content: Mapping[str, object]) -> Playthrough | Damaged:
    """A playthrough out of the fields of format 1, each looked at before it is believed."""
    title, edition, opening = (content.get(key, "") for key in ("story", "edition", "opening"))
    for name, given in (("story", title), ("edition", edition), ("opening", opening)):
        if not _is_text(given):
            return Damaged(f"In the save, “{name}” is not a short text.")
    if not _NAME.match(str(opening)):
        return Damaged("In the save, “opening” is not a name.")
    gentle = content.get("gentle", False)
    if not isinstance(gentle, bool):
        return Damaged("In the save, “gentle” is neither true nor false.")
    path = _path_of(content.get("path"))
    if isinstance(path, Damaged):
        return path
    summaries = _indexes_of(content.get("summaries", []), len(path))
    if isinstance(summaries, Damaged):
        return summaries
    return Playthrough(
        path=path,
        opening=str(opening),
        story_title=str(title),
        edition_key=str(edition),
        summaries=summaries,
        gentle=gentle,
    )


def _is_text(value: object) -> bool:
    """A short text that can be written out again (a lone surrogate cannot)."""
    return (
        isinstance(value, str)
        and len(value) <= LONGEST_TEXT
        and not any("\ud800" <= character <= "\udfff" for character in value)
    )


def _path_of(value: object) -> tuple[str, ...] | Damaged:
    if not isinstance(value, list):
        return Damaged("The save holds no path of choices.")
    if len(value) > MOST_STEPS:
        return Damaged("The save holds more choices than anybody makes.")
    for number, step in enumerate(value, start=1):
        if not isinstance(step, str) or len(step) > LONGEST_TEXT or not _STEP.match(step):
            return Damaged(f"In the save, choice {number} of the path is not one.")
    return tuple(value)


def _indexes_of(value: object, length: int) -> tuple[int, ...] | Damaged:
    if not isinstance(value, list) or not all(type(one) is int for one in value):
        return Damaged("In the save, “summaries” is not a list of whole numbers.")
    indexes = tuple(value)
    in_path = all(0 <= one < length for one in indexes)
    if not in_path or list(indexes) != sorted(set(indexes)):
        return Damaged("In the save, “summaries” does not fit the path.")
    return indexes
