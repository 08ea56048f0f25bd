"""A playthrough as text: JSON with a version, and whatever comes back of it.

Keys that are not known are passed over, so that a later version can add one and an
earlier one can have had more.
"""

import json
from collections.abc import Mapping

from commune.saves.decoding import ID, LONGEST_TEXT, STEP, Damaged, matches, versioned
from commune.values import value

FORMAT = 1
LONGEST_SAVE = 1 << 20  # bytes
MOST_STEPS = 50_000


@value
class Playthrough:
    """The steps made, in order, and what a path alone does not say.

    Where `opening` is named, it is the one that was begun at. `ahead` are the steps that
    were taken back and can be taken again, in the order in which they would be. `summaries`
    are indexes of `path + ahead` (from 0, rising): steps made by reading a scene's summary.
    `edition_key` is the story's content hash when this was saved.
    """

    path: tuple[str, ...] = ()
    opening: str = ""
    story_title: str = ""
    edition_key: str = ""
    summaries: tuple[int, ...] = ()
    ahead: tuple[str, ...] = ()


def to_json(playthrough: Playthrough) -> str:
    """The text of a save: one step a line, so that people can read and compare it."""
    fields = {
        "format": str(FORMAT),
        "story": _text(playthrough.story_title),
        "edition": _text(playthrough.edition_key),
        "opening": _text(playthrough.opening),
        "path": _lines(playthrough.path),
        "ahead": _lines(playthrough.ahead),
        "summaries": _text(playthrough.summaries),
    }
    return "{\n" + ",\n".join(f' "{key}": {text}' for key, text in fields.items()) + "\n}\n"


def from_json(text: str) -> Playthrough | Damaged:
    """The playthrough that a text holds, or what is wrong with the text."""
    if len(text) > LONGEST_SAVE:
        return Damaged("The save is larger than a save can be.")
    content = versioned(text, "save", newest=FORMAT)
    return content if isinstance(content, Damaged) else _checked(content)


def _text(content: object) -> str:
    return json.dumps(content, ensure_ascii=False)


def _lines(steps: tuple[str, ...]) -> str:
    """A list, one step a line. Not `json.dumps(indent=1)`, which takes ten times as long."""
    if not steps:
        return "[]"
    listed = json.dumps(steps, ensure_ascii=False, separators=(",\n  ", ": "))
    return f"[\n  {listed[1:-1]}\n ]"


def _checked(content: Mapping[str, object]) -> Playthrough | Damaged:
    """A playthrough out of the fields of format 1, each looked at before it is believed."""
    title, edition, opening = (content.get(key, "") for key in ("story", "edition", "opening"))
    for name, given in (("story", title), ("edition", edition), ("opening", opening)):
        if not _is_text(given):
            return Damaged(f"In the save, “{name}” is not a short text.")
    if opening and not matches(ID, opening):
        return Damaged("In the save, “opening” is not a name.")
    path = _steps_of(content.get("path"), "path")
    if isinstance(path, Damaged):
        return path
    ahead = _steps_of(content.get("ahead", []), "ahead")
    if isinstance(ahead, Damaged):
        return ahead
    length = len(path) + len(ahead)
    if length > MOST_STEPS:
        return Damaged("The save holds more choices than anybody makes.")
    summaries = _indexes_of(content.get("summaries", []), length)
    if isinstance(summaries, Damaged):
        return summaries
    return Playthrough(
        path=path,
        opening=str(opening),
        story_title=str(title),
        edition_key=str(edition),
        summaries=summaries,
        ahead=ahead,
    )


def _is_text(given: object) -> bool:
    """A short text that can be written out again (a lone surrogate cannot)."""
    return (
        isinstance(given, str)
        and len(given) <= LONGEST_TEXT
        and not any("\ud800" <= character <= "\udfff" for character in given)
    )


def _steps_of(given: object, key: str) -> tuple[str, ...] | Damaged:
    if not isinstance(given, list):
        return Damaged(f"The save holds no list of choices under “{key}”.")
    if len(given) > MOST_STEPS:
        return Damaged("The save holds more choices than anybody makes.")
    for number, step in enumerate(given, start=1):
        if not matches(STEP, step):
            return Damaged(f"In the save, choice {number} under “{key}” is not one.")
    return tuple(given)


def _indexes_of(given: object, length: int) -> tuple[int, ...] | Damaged:
    if not isinstance(given, list) or not all(type(one) is int for one in given):
        return Damaged("In the save, “summaries” is not a list of whole numbers.")
    indexes = tuple(given)
    in_path = all(0 <= one < length for one in indexes)
    if not in_path or list(indexes) != sorted(set(indexes)):
        return Damaged("In the save, “summaries” does not fit the path.")
    return indexes
