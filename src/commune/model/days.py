"""The days a date stands for: a month is all of its days, and so is a year.

A date is written ``1871-03-18``, ``1871-04`` or ``1871``: EDTF level 0.
"""

import re

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?\Z", re.ASCII)
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DECEMBER = 12
_FEBRUARY = 2

Day = tuple[int, int, int]


def days_in(year: int, month: int) -> int:
    """How many days a month has."""
    leap = month == _FEBRUARY and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _DAYS[month - 1] + leap


def read_ends(text: str) -> tuple[Day, Day] | str:
    """The first and the last day of a day, month or year; or what is wrong with it."""
    match = _DATE.match(text)
    if match is None:
        return f"“{text}” is no date"
    year, month, day = (int(part) if part else 0 for part in match.groups())
    if match[2] is None:
        return (year, 1, 1), (year, _DECEMBER, 31)
    if not 1 <= month <= _DECEMBER:
        return f"there is no month {match[2]}"
    last = days_in(year, month)
    if match[3] is None:
        return (year, month, 1), (year, month, last)
    if not 1 <= day <= last:
        return f"there is no day {text}: that month has {last} days"
    return (year, month, day), (year, month, day)
