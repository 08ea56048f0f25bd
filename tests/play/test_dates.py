"""Dates and hours are read as words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commune.play.dates import date_in_words, moment_in_words, time_in_words


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("1901-02-03", "3 February 1901"),
        ("1901-12", "December 1901"),
        ("1901", "1901"),
        ("1900-11/1900-12", "November to December 1900"),
        ("1901-03-18/1901-03-26", "18 to 26 March 1901"),
        ("1901-03-28/1901-04-02", "28 March to 2 April 1901"),
        ("1900-12-28/1901-01-02", "28 December 1900 to 2 January 1901"),
        ("1900-03-18/1901-03-18", "18 March 1900 to 18 March 1901"),
        ("1901-03/1901-05-28", "March 1901 to 28 May 1901"),
        ("1900/1901", "1900 to 1901"),
        ("1901-03/1901-03", "March 1901"),
        ("1901-13", "1901-13"),
        ("the year of the flood", "the year of the flood"),
        ("", ""),
    ],
)
def test_a_date_says_what_its_ends_share_only_once(written: str, said: str) -> None:
    assert date_in_words(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("04:00", "4 in the morning"),
        ("04:30", "half past 4 in the morning"),
        ("16:15", "quarter past 4 in the afternoon"),
        ("12:45", "quarter to 1 in the afternoon"),
        ("21:07", "9:07 in the evening"),
        ("22:00", "10 at night"),
        ("00:30", "half past 12 at night"),
        ("00:00", "midnight"),
        ("12:00", "noon"),
        ("25:00", "25:00"),
        ("dusk", "dusk"),
    ],
)
def test_an_hour_says_its_part_of_the_day(written: str, said: str) -> None:
    assert time_in_words(written) == said


def test_a_moment_leaves_out_what_is_not_given() -> None:
    assert moment_in_words("1901-02-03", "04:00") == "3 February 1901, 4 in the morning"
    assert moment_in_words("1901", "") == "1901"
    assert moment_in_words("", "dusk") == "dusk"
    assert moment_in_words("", "") == ""


@given(st.text(max_size=12), st.text(max_size=12))
def test_no_text_makes_it_stumble(one: str, other: str) -> None:
    assert isinstance(date_in_words(f"{one}/{other}"), str)
    assert isinstance(time_in_words(f"{one}:{other}"), str)
