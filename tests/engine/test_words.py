"""Blanks close up around what was left out; lines that are kept stay lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.small import LIT, words

from commune.engine.page import Blocks, Line, Para, Run
from commune.engine.words import Composer, tidy
from commune.expressions.syntax import Flag
from commune.model.prose import (
    Branch,
    Emphasis,
    Framed,
    LineBreak,
    NoteLink,
    Paragraph,
    Prose,
    Text,
    Words,
)

GONE = Run("")
_RUNS = st.builds(
    Run,
    st.sampled_from(["", " ", "a", "a ", " a", " a ", ",", ".", " ,", "’"]),
    st.booleans(),
)


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        (["A lamp ", "", " burns."], "A lamp burns."),
        (["A lamp ", "", "."], "A lamp."),
        (["A lamp ", "", ", and rain."], "A lamp, and rain."),
        (["A lamp ", "", " ", "", "."], "A lamp."),
        (["", " Rain."], "Rain."),
        (["Rain ", ""], "Rain"),
        (["“", "", " No,” he said."], "“ No,” he said."),
        (["Rain ", "", " ’tis."], "Rain ’tis."),
        (["Rain", " : ", "wind"], "Rain : wind"),
        (["Rain\u00a0", "", "!"], "Rain\u00a0!"),
        (["", ""], ""),
        (["Rain ", ", so"], "Rain , so"),
        (["Rain ", "", "and ", ", so"], "Rain and , so"),
    ],
)
def test_blanks_close_up(pieces: list[str], expected: str) -> None:
    assert "".join(run.text for run in tidy([Run(piece) for piece in pieces])) == expected


def test_runs_of_one_manner_are_joined_and_others_kept_apart() -> None:
    assert tidy([Run("a"), GONE, Run("b"), Run("c", emphasis=True)]) == (
        Run("ab"),
        Run("c", emphasis=True),
    )


@given(st.lists(_RUNS, max_size=8))
def test_a_tidy_line_has_no_blank_too_many_and_stays_as_it_is(pieces: list[Run]) -> None:
    line = tidy(pieces)
    text = "".join(run.text for run in line)
    assert all(run.text for run in line)
    assert "  " not in text
    assert text == text.strip(" ")
    assert tidy(line) == line


@given(st.lists(_RUNS, max_size=8))
def test_tidying_loses_and_adds_no_character_but_blanks(pieces: list[Run]) -> None:
    line = tidy(pieces)
    written = "".join(run.text for run in pieces)
    assert "".join(run.text for run in line).replace(" ", "") == written.replace(" ", "")


def _blocks(prose: Prose, *, lit: bool = False) -> Blocks:
    made = Composer({"lit": 0}, {"lit": LIT}, {}).blocks(prose)
    return made if isinstance(made, tuple) else made((lit,), False)  # noqa: FBT003


def _lines(inline: Words, *, lit: bool = False) -> tuple[Line, ...]:
    (frame,) = _blocks((Framed("song", "", (Paragraph(inline),)),), lit=lit)
    assert not isinstance(frame, Para)
    (paragraph,) = frame.blocks
    assert isinstance(paragraph, Para)
    return paragraph.lines


def test_a_song_keeps_its_lines() -> None:
    assert _lines((Text("One "), LineBreak(), Text(" two"))) == ((Run("One"),), (Run("two"),))


def test_lines_are_kept_within_emphasis() -> None:
    emphasis = Emphasis((Text("One"), LineBreak(), Text("two")))
    assert _lines((emphasis,)) == ((Run("One", emphasis=True),), (Run("two", emphasis=True),))


def test_lines_are_kept_within_the_words_of_a_note() -> None:
    link = NoteLink("tide", (Text("One"), LineBreak(), Text("two")))
    assert _lines((link,)) == ((Run("One", note="tide"),), (Run("two", note="tide"),))


def test_a_line_of_a_song_that_a_condition_emptied_stays_out() -> None:
    branch = Branch(Flag("lit"), words("By lamplight"), ())
    verse = (Text("One"), LineBreak(), branch, LineBreak(), Text("two"))
    assert _lines(verse, lit=True) == ((Run("One"),), (Run("By lamplight"),), (Run("two"),))
    assert _lines(verse) == ((Run("One"),), (Run("two"),))


def test_a_paragraph_that_a_condition_emptied_is_none() -> None:
    assert _blocks((Paragraph((Branch(Flag("lit"), words("Light."), ()),)),)) == ()


def test_a_letter_of_which_conditions_left_nothing_is_not_shown() -> None:
    letter = Framed("letter", "To Ann", (Paragraph((Branch(Flag("lit"), words("Hm."), ()),)),))
    assert _blocks((letter,)) == ()
    assert _blocks((letter,), lit=True) != ()
