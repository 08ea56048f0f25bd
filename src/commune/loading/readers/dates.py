"""The forms of days and hours: ``1871-03-18``, ``1871-04``, ``1870-11/1870-12``; ``04:30``.

EDTF level 0. A year alone is a date in notes and sources, not in scenes.
"""

import re

from commune.diagnostics import Diagnostic
from commune.loading.readers.fields import Form, Reading, wrong_form
from commune.loading.readers.forms import token_of
from commune.loading.tree.tree import Node, Scalar
from commune.model.days import read_ends

_LOOSE = re.compile(r"(\d{4})[-/. ](\d{1,2})(?:[-/. ](\d{1,2}))?\Z", re.ASCII)
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d\Z", re.ASCII)
_LOOSE_TIME = re.compile(r"(\d{1,2})[:.h ](\d\d)\Z", re.ASCII)
_FORMS = "Write a day 1871-03-18, a month 1871-04, or an interval 1870-11/1870-12."


def _reader(scalar: Scalar, reading: Reading, *, years: bool) -> str | None:
    """The date as written; told and None where it is none."""
    parts = scalar.text.split("/")
    ends = []
    start = 0
    for part in parts:
        found = read_ends(part)
        if isinstance(found, tuple) and not years and len(part) == len("1871"):
            found = f"“{part}” is a year; here a day or a month is due"
        if isinstance(found, str):
            _tell(scalar, reading, found, _mend(scalar.text), start=start, end=start + len(part))
            return None
        ends.append(found)
        start += len(part) + 1
    if len(parts) > 2:  # noqa: PLR2004 - an interval has a beginning and an end
        _tell(scalar, reading, f"“{scalar.text}” has more than two ends", _FORMS)
        return None
    if ends[-1][1] < ends[0][0]:
        hint = f"Write {parts[1]}/{parts[0]}."
        _tell(scalar, reading, f"the interval {scalar.text} runs backwards", hint)
        return None
    return scalar.text


def _mend(text: str) -> str:
    loose = _LOOSE.match(text)
    if loose is None:
        return _FORMS
    better = "-".join(part.zfill(2) for part in loose.groups() if part)
    return f"Write {better}." if isinstance(read_ends(better), tuple) else _FORMS


def _tell(  # noqa: PLR0913 - a finding has these parts
    scalar: Scalar, reading: Reading, says: str, hint: str, *, start: int = 0, end: int = 0
) -> None:
    at = scalar.part(start, end) if end else scalar.span
    reading.tell(Diagnostic("bad-date", at, says, hint))


def _date(node: Node, key: Scalar, reading: Reading) -> str | None:
    scalar = token_of(node, key, reading, "a date")
    return None if scalar is None else _reader(scalar, reading, years=False)


def _date_or_year(node: Node, key: Scalar, reading: Reading) -> str | None:
    scalar = token_of(node, key, reading, "a date")
    return None if scalar is None else _reader(scalar, reading, years=True)


def _time(node: Node, key: Scalar, reading: Reading) -> str | None:
    scalar = token_of(node, key, reading, "an hour like 04:30")
    if scalar is None or _TIME.match(scalar.text):
        return None if scalar is None else scalar.text
    loose = _LOOSE_TIME.match(scalar.text)
    better = f"{loose[1].zfill(2)}:{loose[2]}" if loose else ""
    hint = f"Write {better}." if _TIME.match(better) else "Hours go from 00:00 to 23:59."
    wrong_form(scalar, key, reading, "an hour like 04:30", hint)
    return None


_PART = r"\d{4}-\d{2}(-\d{2})?"
_YEAR_PART = r"\d{4}(-\d{2}(-\d{2})?)?"
DATE = Form("date", "a day, a month or an interval", _date, pattern=f"^{_PART}(/{_PART})?$")
YEAR = Form("date", "a date or a year", _date_or_year, pattern=f"^{_YEAR_PART}(/{_YEAR_PART})?$")
TIME = Form("time", "an hour like 04:30", _time, pattern=r"^([01]\d|2[0-3]):[0-5]\d$")
