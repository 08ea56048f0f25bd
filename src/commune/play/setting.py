"""Changing a setting by words: "width 60", "theme quiet", "gentle on"."""

from commune.play.desk import Desk
from commune.play.typed import shortened
from commune.saves.settings import OPTIONS, Choosable, Option

_MOST_DIGITS = 5
_ALSO = {"colour": "theme", "color": "theme", "colors": "theme", "notes": "plain notes"}


def set_to(desk: Desk, about: str) -> str:
    """Change the setting named: to the value that follows, else to its next one."""
    option, wanted = _option(" ".join(about.replace("_", " ").lower().split()))
    if option is None:
        known = ", ".join(one.name.replace("_", " ") for one in OPTIONS)
        return f"There is no setting “{shortened(about)}”. There are: {known}."
    chosen = option.after(option.value_of(desk.settings))
    if wanted:
        found = _typed_value(option, wanted)
        if found is None:
            known = ", ".join(
                f"{one}" if option.name == "theme" else words for one, words in option.values
            )
            if option.most:
                known = f"a number from {option.least} to {option.most}"
            return f"{option.title} cannot be “{shortened(wanted)}”. It can be: {known}."
        chosen = found
    failed = desk.set(option.name, chosen)
    return failed or f"{option.title}: {option.words(option.value_of(desk.settings))}."


def _option(text: str) -> tuple[Option | None, str]:
    """The setting that a text begins with, by its name or its title, and what follows."""
    names = {option.name.replace("_", " "): option for option in OPTIONS}
    names |= {option.title.lower(): option for option in OPTIONS}
    names |= {word: names[name] for word, name in _ALSO.items()}
    for name in sorted(names, key=len, reverse=True):
        if text == name or text.startswith(f"{name} "):
            return names[name], text[len(name) :].strip()
    return None, ""


def _typed_value(option: Option, wanted: str) -> Choosable | None:
    """The value that typed words name: by its words, as it is written, or as a number."""
    for one, words in option.values:
        if wanted.lower() in {words.lower(), str(one).lower()}:
            return one
    number = (
        int(wanted)
        if wanted.isascii() and wanted.isdecimal() and len(wanted) <= _MOST_DIGITS
        else None
    )
    return number if number is not None and option.allows(number) else None
