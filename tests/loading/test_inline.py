"""Words inside a line: what each mark makes, and what is told of one that is not whole."""

import pytest

from commune.diagnostics import Diagnostic, Span
from commune.expressions.parse import DEEPEST
from commune.expressions.syntax import And, Comparison, Flag
from commune.loading.text.logic import UNREADABLE
from commune.loading.text.prose import read_words
from commune.loading.tree.tree import Scalar, bounds_of
from commune.model.prose import (
    Branch,
    Emphasis,
    Foreign,
    NoteLink,
    Shown,
    Text,
    Words,
)

A, B = Flag("a"), Flag("b")
X, Y, Z = (Text("x"),), (Text("y"),), (Text("z"),)


def told(text: str) -> tuple[Words, list[Diagnostic]]:
    problems: list[Diagnostic] = []
    return read_words(Scalar(text, bounds_of(Span.at("a.yaml"))), problems.append), problems


def words(text: str) -> Words:
    found, problems = told(text)
    assert problems == []
    return found


def places(text: str) -> list[str]:
    """The characters that each finding points at."""
    return [text[one.span.column - 1 : one.span.end_column - 1] for one in told(text)[1]]


def test_plain_words_are_one_text_with_single_blanks() -> None:
    assert words("  Fog \n on\tthe   stairs.\n") == (Text("Fog on the stairs."),)


def test_the_unbreakable_blanks_of_french_are_kept() -> None:
    assert words("Non\u00a0! «\u202fOui\u202f»") == (Text("Non\u00a0! «\u202fOui\u202f»"),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*x*", (Emphasis(X),)),
        ("wo*x*d", (Text("wo"), Emphasis(X), Text("d"))),
        ("“*x*”.", (Text("“"), Emphasis(X), Text("”."))),
        ("[[the-guns]]", (NoteLink("the-guns", ()),)),
        ("[[the-guns| x ]]", (NoteLink("the-guns", X),)),
        ("[[a|*x*]]", (NoteLink("a", (Emphasis(X),)),)),
        ("[[a|x [y]]]", (NoteLink("a", (Text("x [y]"),)),)),
        ("{pledged} { pledged }", (Shown("pledged"), Text(" "), Shown("pledged"))),
        ("{fr: la mairie }", (Foreign("fr", "la mairie"),)),
        ("{fr:\\*x}", (Foreign("fr", "*x"),)),
        ("{if a: x}", (Branch(A, X, ()),)),
        ("{if a:x|y}", (Branch(A, X, Y),)),
        ("{if a: | y}", (Branch(A, (), Y),)),
        ("{if a: x | {if b: y | z}}", (Branch(A, X, (Branch(B, Y, Z),)),)),
        ("{if a: [[n|x]] | y}", (Branch(A, (NoteLink("n", X),), Y),)),
        ("[[n|{if a: x | y}]]", (NoteLink("n", (Branch(A, X, Y),)),)),
        ("{if a and\n  b: x}", (Branch(And((A, B)), X, ()),)),
        ("x | [y]", (Text("x | [y]"),)),
        (r"\{a\} \[\[b\]\] \* \| \\", (Text("{a} [[b]] * | \\"),)),
    ],
)
def test_a_mark_makes_what_it_says(text: str, expected: Words) -> None:
    assert words(text) == expected


def test_the_words_around_a_condition_keep_their_blanks() -> None:
    assert words("gun {if a: by its rim | with your knee}.") == (
        Text("gun "),
        Branch(A, (Text("by its rim"),), (Text("with your knee"),)),
        Text("."),
    )


def test_both_blanks_around_what_may_be_empty_stay_for_the_engine() -> None:
    assert words("a {if b: big} dog") == (Text("a "), Branch(B, (Text("big"),), ()), Text(" dog"))


def test_a_mark_knows_its_place() -> None:
    link, _, shown, _, branch = words("[[guns|x]] {bread} {if bread >= 2: x}")
    assert isinstance(link, NoteLink)
    assert isinstance(shown, Shown)
    assert isinstance(branch, Branch)
    assert isinstance(branch.condition, Comparison)
    assert link.span == Span("a.yaml", 1, 3, 1, 7)
    assert shown.span == Span("a.yaml", 1, 13, 1, 18)
    assert branch.span == Span("a.yaml", 1, 20, 1, 38)
    assert branch.condition.span == Span("a.yaml", 1, 24, 1, 29)
    assert branch.condition.value_span == Span("a.yaml", 1, 33, 1, 34)


@pytest.mark.parametrize(
    ("text", "at", "hint"),
    [
        ("2 * 3", "*", "Write “\\*” for an asterisk."),
        ("*no. And *yes* too", "*", "Close it with “*”, or write “\\*” for the character."),
        ("**x** y", "**", "Write “*” on either side."),
        ("*a {if b: c* d} e", "*", "Write “\\*” for an asterisk."),
        ("{if a: *b | c*}", "*", "Close it with “*”, or write “\\*” for the character."),
        ("a {b c", "{", "Close it with “}”, or write “\\{” for the character."),
        ("{if a: b", "{", "Close it with “}”, or write “\\{” for the character."),
        ("[[a|b", "[[", "Close it with “]]”, or write “\\[” for the character."),
        ("[[a b", "[[", "Close it with “]]”, or write “\\[” for a bracket."),
        ("[[a] b", "[[a]", "Write “]]”."),
        ("[[a|{if b: c]] d} e", "{", "Close it with “}”, or write “\\{” for the character."),
        ("{if a: [[b|c} d]]", "[[", "Close it with “]]”, or write “\\[” for the character."),
        ("a } b", "}", "Write “\\}” for the brace."),
        ("a ]] b", "]]", "Write “\\]\\]” for the brackets."),
        ("[[Louise Michel]]", "Louise Michel", "Write [[louise-michel|Louise Michel]]."),
        ("[[Étienne|x]]", "Étienne", "Write [[etienne|words]]."),
        ("[[a|]]", "[[a|]]", "Write [[a]] for its title."),
        ("[[a|x [[b]]]]", "[[b]]", "Set it behind them."),
        ("{}", "{}", "Write {if condition: words}, {variable} or {fr: words}; “\\{” is a brace."),
        ("{Trust-me}", "{Trust-me}", "A variable is written like {trust_me}."),
        ("{FR: x}", "{FR", "Write {fr: words}: two small letters."),
        ("{fr: }", "{fr: }", "Write {fr: words}."),
        ("{fr: a | b}", "|", "Write “\\|” for a bar."),
        ("{fr: *x*}", "{fr", "Set marks around {fr: words}."),
        ("{if a: x | y | z}", "|", "Write “\\|” for a bar."),
        ("{if a b | c}", "{if a b", "Write {if condition: words | other words}."),
        ("{if a: }", "{if a: }", "Put words behind “:”."),
        ("{If a: b}", "If", "Write “if”."),
        ("{bread >= 2: a | b}", "{bread >= 2", "Write {if bread >= 2: words}."),
        ("{unless a: b}", "{unless a", "Write {if not a: words}."),
        ("{as jeanne: x | y}", "{as jeanne", "In a line, write {if you == jeanne: words}."),
        (
            "{if a} b {else} c {end}",
            "{if a}",
            "In a line, write {if condition: words | other words}.",
        ),
        ("{elif a: b}", "{elif a", "In a line, write {if a: words | {if b: words | words}}."),
        ("say \\n", "\\", "Write “\\\\” for a backslash."),
    ],
)
def test_a_slip_is_told_once_at_its_place_with_its_mend(text: str, at: str, hint: str) -> None:
    problems = told(text)[1]
    assert places(text) == [at]
    assert [(one.rule, one.hint) for one in problems] == [("prose-form", hint)]


def test_a_fault_of_a_condition_is_told_inside_the_condition() -> None:
    text = "é {if bread = 2: x | y}"
    found, problems = told(text)
    assert [one.rule for one in problems] == ["condition-form"]
    assert str(problems[0].span) == "a.yaml:1:13"
    assert found == (Text("é "), Branch(UNREADABLE, X, Y))


def test_an_empty_condition_is_told() -> None:
    assert [one.rule for one in told("{if: x}")[1]] == ["condition-form"]


def test_every_slip_of_a_text_is_told_in_one_reading() -> None:
    assert places("{if a and: x} 2 * 3 [[Louise]] {} }") == ["and", "*", "Louise", "{}", "}"]


def test_what_is_not_understood_keeps_its_words_and_their_names() -> None:
    found, _ = told("{bread >= 2: [[guns]] x | {pledged}}")
    assert NoteLink("guns", ()) in found
    assert Shown("pledged") in found


def test_a_condition_asks_the_protagonist_by_the_variable_of_the_story() -> None:
    problems: list[Diagnostic] = []
    scalar = Scalar("{as mara: x}", bounds_of(Span.at("a.yaml")))
    found = read_words(scalar, problems.append, protagonist="keeper")
    assert found == (Branch(Comparison("keeper", "==", "mara"), X, ()),)


def test_words_of_one_line_are_no_paragraphs() -> None:
    found, problems = told("x\n\ny\n")
    assert found == (Text("x y"),)
    assert len(problems) == 1


@pytest.mark.parametrize("opener", ["{if a: ", "[[a|", "{fr: "])
def test_words_nest_to_a_bound_that_is_told_once(opener: str) -> None:
    problems = told(opener * 5_000)[1]
    assert sum("nests deeper" in one.message for one in problems) <= 1
    assert len(problems) <= 5_000 + DEEPEST
