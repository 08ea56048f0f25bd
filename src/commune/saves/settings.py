"""How a reader likes to read: the same for every story, kept in one small file.

`OPTIONS` is the one declaration: the settings page, the flags of the command line and the
reading of the file are all made from it. A file written by hand or by another version is
taken as far as it makes sense: each value that does not is the one it would be without.
"""

import json

from commune.saves.decoding import Damaged, decoded
from commune.values import field_names, replace, value

LONGEST_SETTINGS = 1 << 16  # bytes


@value
class Settings:
    """What can be set. `width` is in columns, `speed` in characters a second (0: at once)."""

    gentle: bool = False
    plain_notes: bool = False
    plain: bool = False
    width: int = 76
    spacing: str = "normal"
    theme: str = "colour"
    speed: int = 0


Choosable = bool | int | str


@value
class Option:
    """A setting by its name: what it means, and each of its values with its words.

    Where `most` is given, any whole number from `least` to `most` is a value too, though
    only those of `values` are gone through.
    """

    name: str
    title: str
    about: str
    values: tuple[tuple[Choosable, str], ...]
    unit: str = ""
    least: int = 0
    most: int = 0

    def value_of(self, settings: Settings) -> Choosable:
        """The value that is set."""
        chosen: Choosable = getattr(settings, self.name)
        return chosen

    def words(self, chosen: Choosable) -> str:
        """The words of a value."""
        listed = (words for one, words in self.values if one == chosen)
        return next(listed, f"{chosen} {self.unit}".strip())

    def after(self, chosen: Choosable) -> Choosable:
        """The value behind this one; the first behind the last, and behind one not listed."""
        known = [one for one, _ in self.values]
        return known[(known.index(chosen) + 1) % len(known)] if chosen in known else known[0]

    def allows(self, given: object) -> bool:
        """Whether something can be this option's value; ``1`` is not ``true`` here."""
        if type(given) is int and self.most:
            return self.least <= given <= self.most
        return any(type(given) is type(one) and given == one for one, _ in self.values)


_SWITCH: tuple[tuple[Choosable, str], ...] = ((False, "off"), (True, "on"))
_WIDTHS: tuple[tuple[Choosable, str], ...] = tuple(
    (columns, f"{columns} columns") for columns in (76, 84, 92, 48, 56, 64)
)
OPTIONS = (
    Option(
        "gentle", "Gentle text", "softer words for hard paragraphs, where there are any", _SWITCH
    ),
    Option(
        "plain_notes", "Notes in plain words", "short, easy wording in historical notes", _SWITCH
    ),
    Option(
        "width",
        "Width of the text",
        "columns at most; a narrow screen takes fewer",
        _WIDTHS,
        unit="columns",
        least=40,
        most=120,
    ),
    Option(
        "spacing",
        "Spacing",
        "empty lines between paragraphs",
        (("normal", "one line"), ("wide", "two lines"), ("close", "none, first lines set in")),
    ),
    Option(
        "theme",
        "Colours",
        "the sixteen of your terminal, fewer, or none",
        (("colour", "your terminal’s"), ("quiet", "bold and underline only"), ("none", "none")),
    ),
    Option(
        "speed",
        "Text speed",
        "letter by letter; any key shows the rest at once",
        ((0, "at once"), (60, "slow"), (120, "steady"), (240, "quick")),
        unit="characters a second",
        most=2000,
    ),
    Option("plain", "Plain lines", "no menu keys and no drawing, from the next start on", _SWITCH),
)


def changed(settings: Settings, name: str, value: object) -> Settings:
    """The settings with one of them changed; as they were if it cannot have that value."""
    option = next((one for one in OPTIONS if one.name == name), None)
    return replace(settings, **{name: value}) if option and option.allows(value) else settings


def settings_to_json(settings: Settings) -> str:
    """The text of the settings' file, one a line, to be edited by hand too."""
    content = {name: getattr(settings, name) for name in field_names(Settings)}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def settings_from_json(text: str) -> Settings:
    """The settings that a text holds, as far as it makes sense."""
    found = settings_or_damaged(text)
    return found if isinstance(found, Settings) else Settings()


def settings_or_damaged(text: str) -> Settings | Damaged:
    """The same, but told apart: a text that is no settings at all, and should be kept."""
    content = decoded(text, "settings file")
    if isinstance(content, Damaged):
        return content
    settings = Settings()
    for option in OPTIONS:
        if option.name in content:
            settings = changed(settings, option.name, content[option.name])
    return settings
