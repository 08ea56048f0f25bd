"""Dates and hours in words, for readers of English.

Written are EDTF level 0 dates: a year, a month, a day, or an interval of two of them
with a slash between. Anything else is shown as it stands: writers know their centuries.
"""

import re

_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?\Z")
_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)\Z")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_NOON = 12
_PARTS_OF_DAY = (  # the hour from which a part is called so
    (22, "at night"),
    (18, "in the evening"),
    (_NOON, "in the afternoon"),
    (1, "in the morning"),
    (0, "at night"),
)


def date_in_words(date: str) -> str:
    """``1900-01-31`` as "31 January 1900"; an interval says what its ends share only once."""
    first, slash, last = date.strip().partition("/")
    if not slash:
        return " ".join(_parts(first)) if _parts(first) else date.strip()
    start, end = _parts(first), _parts(last)
    if not start or not end:
        return date.strip()
    if start == end:
        return " ".join(start)
    shared = 0
    if len(start) == len(end):
        while start[-1 - shared] == end[-1 - shared]:
            shared += 1
    return f"{' '.join(start[: len(start) - shared])} to {' '.join(end)}"


def time_in_words(time: str) -> str:
    """``04:30`` as "half past 4 in the morning"; words that are no hour stand as they are."""
    found = _TIME.match(time.strip())
    if not found:
        return time.strip()
    hour, minute = int(found[1]), int(found[2])
    if minute == 0 and hour % _NOON == 0:
        return "noon" if hour else "midnight"
    part = next(name for start, name in _PARTS_OF_DAY if hour >= start)
    return f"{_clock(hour, minute)} {part}"


def moment_in_words(date: str, time: str) -> str:
    """A date and an hour together, either of which may be missing."""
    return ", ".join(part for part in (date_in_words(date), time_in_words(time)) if part)


def _parts(date: str) -> list[str]:
    """Day, month and year, as far as they are given, as words; empty where it is no date."""
    found = _DATE.match(date.strip())
    if not found:
        return []
    year, month, day = found.groups()
    return [
        *([str(int(day))] if day else []),
        *([_MONTHS[int(month) - 1]] if month else []),
        year,
    ]


def _clock(hour: int, minute: int) -> str:
    hour = (hour - 1) % _NOON + 1
    match minute:
        case 0:
            return str(hour)
        case 15:
            return f"quarter past {hour}"
        case 30:
            return f"half past {hour}"
        case 45:
            return f"quarter to {hour % _NOON + 1}"
        case _:
            return f"{hour}:{minute:02}"
