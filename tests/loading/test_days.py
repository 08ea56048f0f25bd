"""A date is one that was: a day, a month or an interval, and in notes a year."""

import pytest
from tests.loading.reading import read, said

from commune.loading.readers.dates import DATE, TIME, YEAR
from commune.loading.readers.fields import Form, Reading
from commune.loading.tree.tree import Scalar, Tell, Tree
from commune.model.days import days_in


def told(form: Form, text: str) -> tuple[str | None, list[str]]:
    """What a form makes of the text in ``date: text``, and what is told of it."""

    def reader(tree: Tree, tell: Tell) -> str | None:
        root = tree.root
        assert root is not None
        assert not isinstance(root, Scalar)
        node = getattr(root, "entries")[0]  # noqa: B009 - a mapping, as written below
        found: str | None = form.read(node.value, node.key, Reading(tell))
        return found

    value, problems = read("a.yaml", f"date: {text}\n", reader)
    return value, [said(one) for one in problems]


@pytest.mark.parametrize(
    "text",
    [
        "1871-03-18",
        "1871-04",
        "1870-11/1870-12",
        "1871-05-21/1871-05-28",
        "1871-03-18/1871-04",
        "1872-02-29",
        "2000-02-29",
    ],
)
def test_a_date_that_was_is_kept_as_written(text: str) -> None:
    assert told(DATE, text) == (text, [])


@pytest.mark.parametrize("text", ["1871", "1911/1913", "1830-05-29", "1870-09/1871"])
def test_a_note_may_have_a_year(text: str) -> None:
    assert told(YEAR, text) == (text, [])


FORMS = "Write a day 1871-03-18, a month 1871-04, or an interval 1870-11/1870-12."


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        (
            "1871-02-30",
            "bad-date 1:7 there is no day 1871-02-30: that month has 28 days | " + FORMS,
        ),
        (
            "1900-02-29",
            "bad-date 1:7 there is no day 1900-02-29: that month has 28 days | " + FORMS,
        ),
        (
            "1871-04-00",
            "bad-date 1:7 there is no day 1871-04-00: that month has 30 days | " + FORMS,
        ),
        ("1871-13", "bad-date 1:7 there is no month 13 | " + FORMS),
        ("1871-00-01", "bad-date 1:7 there is no month 00 | " + FORMS),
        ("18 March", "bad-date 1:7 “18 March” is no date | " + FORMS),
        ("1871-3-8", "bad-date 1:7 “1871-3-8” is no date | Write 1871-03-08."),
        ("1871.03.18", "bad-date 1:7 “1871.03.18” is no date | Write 1871-03-18."),
        ("1871", "bad-date 1:7 “1871” is a year; here a day or a month is due | " + FORMS),
        (
            "1870-12/1870-11",
            "bad-date 1:7 the interval 1870-12/1870-11 runs backwards | Write 1870-11/1870-12.",
        ),
        (
            "1871-03/1871-02-30",
            "bad-date 1:15 there is no day 1871-02-30: that month has 28 days | " + FORMS,
        ),
        (
            "1871-01/1871-02/1871-03",
            "bad-date 1:7 “1871-01/1871-02/1871-03” has more than two ends | " + FORMS,
        ),
        ("１８７１-03-18", "bad-date 1:7 “１８７１-03-18” is no date | " + FORMS),
    ],
)
def test_a_date_that_was_not_is_told_with_its_mend(text: str, finding: str) -> None:
    assert told(DATE, text) == (None, [finding])


def test_an_hour_is_kept_as_written() -> None:
    assert told(TIME, "04:30") == ("04:30", [])
    assert told(TIME, "00:00") == ("00:00", [])
    assert told(TIME, "23:59") == ("23:59", [])


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("4:30", "Write 04:30."),
        ("4h30", "Write 04:30."),
        ("04.30", "Write 04:30."),
        ("24:00", "Hours go from 00:00 to 23:59."),
        ("12:60", "Hours go from 00:00 to 23:59."),
        ("dawn", "Hours go from 00:00 to 23:59."),
    ],
)
def test_an_hour_that_is_none_is_told_with_its_mend(text: str, hint: str) -> None:
    value, problems = told(TIME, text)
    assert value is None
    assert problems == [
        f"wrong-form 1:7 “date” wants an hour like 04:30; here is “{text}” | {hint}",
    ]


def test_february_has_29_days_in_leap_years() -> None:
    assert [days_in(year, 2) for year in (1870, 1872, 1900, 2000)] == [28, 29, 28, 29]


def test_a_list_is_no_date() -> None:
    assert told(DATE, "[1871-03]") == (
        None,
        ["wrong-form 1:7 “date” wants a date; here is a list | Write one, without [ ] and “- ”."],
    )
