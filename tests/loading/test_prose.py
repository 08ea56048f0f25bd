"""Blocks of prose: paragraphs, frames, conditions on lines of their own, and their slips."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commune.diagnostics import Diagnostic, Span
from commune.expressions.syntax import Comparison, Flag
from commune.loading.text.prose import read_prose, read_words
from commune.loading.tree.tree import Scalar, bounds_of
from commune.model.citation import Citation
from commune.model.prose import (
    Arm,
    Choose,
    Framed,
    Gentle,
    LineBreak,
    Paragraph,
    Prose,
    Said,
    Text,
)


def para(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def scalar(text: str) -> Scalar:
    """A text under ``|`` on the second line of a file, moved in by two."""
    span = Span("a.yaml", 1, 7, text.count("\n") + 2, 1)
    return Scalar(text, bounds_of(span), "literal", line_of_text=2, indent=2)


def told(text: str) -> tuple[Prose, list[Diagnostic]]:
    problems: list[Diagnostic] = []
    return read_prose(scalar(text), problems.append), problems


def prose(text: str) -> Prose:
    found, problems = told(text)
    assert problems == []
    return found


def places(text: str) -> list[str]:
    """The characters that each finding points at."""
    lines = text.split("\n")
    return [
        lines[one.span.line - 2][one.span.column - 3 : one.span.end_column - 3]
        for one in told(text)[1]
    ]


def test_a_blank_line_stands_between_paragraphs() -> None:
    assert prose("\nOne\ntwo.\n\n \nThree.\n") == (para("One two."), para("Three."))


def test_a_line_of_its_own_ends_the_paragraph_beside_it() -> None:
    assert prose("One.\n{if a}\nTwo.\n{end}\nThree.") == (
        para("One."),
        Choose((Arm(Flag("a"), (para("Two."),)),)),
        para("Three."),
    )


def test_a_condition_has_as_many_arms_as_are_written() -> None:
    assert prose("{if a}\nx\n{else if b}\ny\n\n{else}\nz\n{end}\n") == (
        Choose(
            (
                Arm(Flag("a"), (para("x"),)),
                Arm(Flag("b"), (para("y"),)),
                Arm(None, (para("z"),)),
            )
        ),
    )


def test_as_asks_who_is_playing() -> None:
    found = prose("{as jeanne}\nx\n{as etienne}\ny\n{end}")
    assert found == (
        Choose(
            (
                Arm(Comparison("you", "==", "jeanne"), (para("x"),)),
                Arm(Comparison("you", "==", "etienne"), (para("y"),)),
            )
        ),
    )


def test_gentle_text_stands_beside_the_other() -> None:
    assert prose("{gentle}\nx\n{else}\ny\n{end}") == (Gentle((para("x"),), (para("y"),)),)
    assert prose("{gentle}\nx\n{end}") == (Gentle((para("x"),), ()),)


def test_conditions_and_frames_stand_in_one_another() -> None:
    assert prose('{if a}\n::: letter "To A, 4 April"\nx\n{as b}\ny\n{end}\n:::\n{end}') == (
        Choose(
            (
                Arm(
                    Flag("a"),
                    (
                        Framed(
                            "letter",
                            "To A, 4 April",
                            (
                                para("x"),
                                Choose((Arm(Comparison("you", "==", "b"), (para("y"),)),)),
                            ),
                        ),
                    ),
                ),
            )
        ),
    )


@pytest.mark.parametrize("kind", ["song", "poster"])
def test_a_song_and_a_poster_keep_their_lines(kind: str) -> None:
    x, y, z = Text("x"), Text("y"), Text("z")
    assert prose(f"::: {kind}\nx \n  y\n\nz\n{{if a}}\nx\ny\n{{end}}\n:::") == (
        Framed(
            kind,
            "",
            (
                Paragraph((x, LineBreak(), y)),
                Paragraph((z,)),
                Choose((Arm(Flag("a"), (Paragraph((x, LineBreak(), y)),)),)),
            ),
        ),
    )


def test_documented_words_name_their_person_and_their_place() -> None:
    (said,) = prose('::: said louise-michel "michel-1898 p. 140, ll. 2-3"\nx\n:::')
    assert said == Said("louise-michel", Citation("michel-1898", "p. 140, ll. 2-3"), (para("x"),))
    assert isinstance(said, Said)
    assert said.span == Span("a.yaml", 2, 12, 2, 25)
    assert said.citation.span == Span("a.yaml", 2, 27, 2, 38)


def test_a_source_without_a_place_is_cited_all_the_same() -> None:
    (said,) = prose('::: said a "b"\nx\n:::')
    assert said == Said("a", Citation("b", ""), (para("x"),))


def test_a_variable_or_words_in_braces_alone_on_a_line_are_words() -> None:
    assert len(prose("{pledged}\n\n{fr: mairie}\n\n{if a: x}")) == 3


def test_blocks_know_their_places() -> None:
    found = prose("é é\n\n  {if a}\nx y\n{end}\n")
    first, choose = found
    assert isinstance(first, Paragraph)
    assert isinstance(choose, Choose)
    assert first.span == Span("a.yaml", 2, 3, 2, 6)
    assert choose.arms[0].span == Span("a.yaml", 4, 5, 4, 11)
    assert choose.arms[0].condition == Flag("a")
    assert isinstance(choose.arms[0].condition, Flag)
    assert choose.arms[0].condition.span == Span("a.yaml", 4, 9, 4, 10)


@pytest.mark.parametrize(
    ("text", "at", "hint"),
    [
        ("{if a}\nx", "{if a}", "Put {end} on a line of its own behind it."),
        ("::: letter\nx", "::: letter", "Put ::: on a line of its own behind it."),
        ("x\n{end}", "{end}", "Open with {if condition}."),
        ("x\n:::", ":::", "Open with ::: and its kind."),
        ("{else}\nx\n{end}", "{else}", "Open with {if condition} on a line of its own."),
        (
            "{if a}\nx\n{else}\ny\n{else}\nz\n{end}",
            "{else}",
            "{else} is the last, and stands once.",
        ),
        ("{as a}\nx\n{else if b}\ny\n{end}", "{else if b}", "Write {as person} or {else}."),
        ("{if a}\nx\n{elif b}\ny\n{end}", "{elif b}", "Write {else if b}."),
        ("{if a}\nx\n{endif}", "{endif}", "Write {end}."),
        ("{if a}\nx\n{end if}", "{end if}", "Write {end}."),
        ("{If a}\nx\n{end}", "{If a}", "Write {if a}."),
        ("{if a:}\nx\n{end}", ":", "Write {if a}."),
        ("{unless a}\nx\n{end}", "{unless a}", "Write {if not (a)}."),
        ("{as}\nx\n{end}", "{as}", "Write {as person}."),
        ("{as a or b}\nx\n{end}", "{as a or b}", "Write {if you == a or you == b}."),
        ("{gentle x}\nx\n{end}", "x", "Write {gentle}."),
        ("::: leter\nx\n:::", "leter", "Did you mean “letter”?"),
        (":: letter\nx\n:::", "::", "Write “:::”."),
        ("::: letter\nx\n::", "::", "Write “:::”."),
        ("::: letter\nx\n::: end", "end", "Write “:::”."),
        ("::: letter\nx :::", ":::", "Put it on the next line."),
        ("::: letter To A\nx\n:::", "To A", 'Write ::: letter "To A".'),
        ("::: letter “To A”\nx\n:::", "“To A”", 'Write ::: letter "To A".'),
        ('::: letter "To {a}"\nx\n:::', "{", "Name it in the text instead."),
        ("::: said\nx\n:::", "::: said", 'Write ::: said person-id "source-id place".'),
        ("::: said a b p. 2\nx\n:::", "a b p. 2", 'Write ::: said person-id "source-id place".'),
        ('::: said Ä "b p. 2"\nx\n:::', "Ä", 'Write ::: said person-id "source-id place".'),
        ('::: said a "B p. 2"\nx\n:::', "B", 'Write ::: said person-id "source-id place".'),
        (
            "{if a}\n::: letter\nx\n{end}\n:::",
            "::: letter",
            "Put ::: on a line of its own behind it.",
        ),
        (
            "::: letter\n{if a}\nx\n:::\n{end}",
            "{if a}",
            "Put {end} on a line of its own behind it.",
        ),
        (
            "x {if a} y\n{else}\nz\n{end}",
            "{if a}",
            "In a line, write {if condition: words | other words}.",
        ),
        ("{if a}\nx {end}", "{end}", "In a line, write {if condition: words | other words}."),
    ],
)
def test_a_slip_is_told_once_at_its_place_with_its_mend(text: str, at: str, hint: str) -> None:
    problems = told(text)[1]
    assert places(text) == [at]
    assert [(one.rule, one.hint) for one in problems] == [("prose-form", hint)]


def test_a_fault_of_a_condition_is_placed_behind_accents_and_lines() -> None:
    _, problems = told("Été.\n\nDéjà\nvu {if kept and\n  bread = 2: x}.\n\n  {else if}\n")
    assert [(one.rule, str(one.span)) for one in problems] == [
        ("condition-form", "a.yaml:6:11"),
        ("prose-form", "a.yaml:8:5"),
    ]


def test_every_slip_of_a_text_is_told_in_one_reading() -> None:
    text = "{if a =}\n[[X]]\n{endif}\n\n::: leter\n2 * 3\n:::\n\n{end}"
    assert places(text) == ["=", "X", "{endif}", "leter", "*", "{end}"]


def test_blocks_nest_to_a_bound_that_is_told_once() -> None:
    problems = told("{if a}\n" * 1_000 + "x\n" + "{end}\n" * 1_000)[1]
    assert ["nests deeper" in one.message for one in problems] == [True]


PIECES = ["{if a}", "{if ", "a", ": ", "|", "}", "{else}", "{else if b}", "{end}", "{as j}", "{as ",
          "{gentle}", "\n", "\n\n", ":::", "::: song", '::: letter "T"', '::: said x "s 1"', "[[",
          "]]", "[[n|", "[[n]]", "*", "\\", "é", " ", "{fr: ", "{v}", "{", "::", '"', "{endif}",
          "[", "]", "**", "{if a = 2: ", "\t", "\r", "word", "\u2028", "{unless "]  # fmt: skip


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map(" ".join),
                 st.lists(st.sampled_from(PIECES), max_size=40).map("".join)))  # fmt: skip
def test_whatever_is_written_is_read_and_told_within_the_text(text: str) -> None:
    lines = text.split("\n")
    for reader in (read_prose, read_words):
        problems: list[Diagnostic] = []
        assert isinstance(reader(scalar(text), problems.append), tuple)
        for problem in problems:
            span = problem.span
            assert 2 <= span.line <= len(lines) + 1
            assert 3 <= span.column <= len(lines[span.line - 2]) + 3
            assert problem.hint
            assert problem.message


texts = st.text(st.sampled_from("ab é“”.,!*|{}[]\\"), min_size=1).map(str.strip).filter(bool)


@given(st.lists(texts, min_size=1))
def test_escaped_paragraphs_are_read_as_they_were_meant(paragraphs: list[str]) -> None:
    written = "\n\n".join(
        "".join(f"\\{one}" if one in "{}[]*|\\" else one for one in text) for text in paragraphs
    )
    assert prose(written) == tuple(para(" ".join(text.split())) for text in paragraphs)
