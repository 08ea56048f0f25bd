"""Each variable is read by the table of its kind; one that cannot be is known as broken."""

import pytest
from tests.loading.reading import all_said, only, read, said

from commune.diagnostics import Diagnostic
from commune.loading.readers.variables import read_variables
from commune.model.prose import Text
from commune.model.variables import CountVariable, FlagVariable, Variable, WordVariable

Found = tuple[dict[str, Variable], frozenset[str]]


def told(text: str) -> tuple[Found, list[Diagnostic]]:
    return read("variables.yaml", text, read_variables)


def sound(text: str) -> dict[str, Variable]:
    (variables, broken), problems = told(text)
    assert all_said(problems) == []
    assert not broken
    return variables


def finding(text: str) -> str:
    return said(only(told(text)[1]))


COUNT = "bread:\n  kind: count\n  range: -2..5\n  start: 3\n  means: Bread in the house.\n"
WORD = "you:\n  kind: word\n  values: [jeanne, etienne]\n  means: Who you are.\n"


def test_variables_are_read_in_the_order_they_are_declared() -> None:
    text = WORD + COUNT + "saw:\n  kind: flag\n  means: Seen.\n"
    assert list(sound(text)) == ["you", "bread", "saw"]


def test_a_flag_is_read() -> None:
    text = "saw:\n  kind: flag\n  read: prose\n  shown: Saw\n  ledger: You saw.\n  means: Seen.\n"
    assert sound(text)["saw"] == FlagVariable(
        "saw", "Seen.", "Saw", (Text("You saw."),), prose_only=True
    )


def test_a_count_is_read_with_the_names_of_its_stretches() -> None:
    text = COUNT + "  shown: Bread\n  names: {-2..0: nothing, 1: one, 2..5: enough}\n"
    assert sound(text)["bread"] == CountVariable(
        "bread",
        "Bread in the house.",
        -2,
        5,
        3,
        "Bread",
        ((-2, 0, "nothing"), (1, 1, "one"), (2, 5, "enough")),
    )


def test_a_word_is_read_and_equals_nothing_until_it_is_set() -> None:
    text = WORD + "  names: {jeanne: Jeanne, etienne: Étienne}\n"
    found = sound(text)["you"]
    assert found == WordVariable(
        "you",
        "Who you are.",
        ("jeanne", "etienne"),
        "",
        "",
        (("jeanne", "Jeanne"), ("etienne", "Étienne")),
    )
    assert found.start == ""


def test_a_word_may_have_a_start() -> None:
    assert sound(WORD + "  start: jeanne\n")["you"].start == "jeanne"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            COUNT.replace("start: 3", "start: 6"),
            "out-of-range 4:10 6 lies outside the range of bread",
        ),
        (
            COUNT + "  names: {0..9: much}\n",
            "out-of-range 6:10 “much” names 0..9, which lies outside the range of bread (-2..5)",
        ),
        (
            COUNT + "  names: {0..2: some, 2..3: more}\n",
            "duplicate-id 6:23 2..3 is named twice: “some” covers it too",
        ),
        (COUNT + "  names: {few: x}\n", "wrong-form 6:11 “few” is neither a number nor a range"),
        (
            WORD + "  start: jeane\n",
            "out-of-range 5:10 “jeane” is no word of you | Did you mean “jeanne”?",
        ),
        (
            WORD + "  names: {etiene: Étienne}\n",
            "out-of-range 5:10 “etiene” is no word of you | Did you mean “etienne”?",
        ),
        (
            WORD.replace("etienne]", "jeanne]"),
            "duplicate-id 3:11 “jeanne” stands twice among the values of you",
        ),
        (WORD.replace("etienne", "not"), "bad-id 3:20 “not” is no word that can be compared with"),
        (
            WORD.replace("etienne", "Étienne"),
            "bad-id 3:20 “Étienne” is no word that can be compared with | Write etienne.",
        ),
        (
            COUNT.replace("bread:", "Bread-loaf:"),
            (
                "bad-id 1:1 “Bread-loaf” is no variable: small"
                " letters a-z, digits, and “_” between them | Write bread_loaf."
            ),
        ),
        (COUNT.replace("bread:", "visited:"), "bad-id 1:1 “visited” means something in conditions"),
        ("saw:\n  kind: flag\n", "missing-key 1:1 this flag needs “means”"),
        (
            "saw:\n  kind: flag\n  means: x\n  start: true\n",
            "misplaced-key 4:3 “start” belongs in a count or a word, not in a flag",
        ),
        (
            "saw:\n  kind: flag\n  means: x\n  read: all\n",
            "wrong-form 4:9 “read” wants one of prose",
        ),
    ],
)
def test_what_is_wrong_in_a_declaration_is_told(text: str, told: str) -> None:
    assert finding(text).startswith(told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "saw:\n  kind: flagg\n",
            (
                "wrong-form 2:9 “kind” wants one of flag, count, word; here is"
                " “flagg” | Did you mean “flag”?"
            ),
        ),
        ("saw:\n  means: x\n", "missing-key 1:1 the variable “saw” needs “kind”"),
        ("saw: flag\n", "wrong-form 1:6 “saw” wants the keys of a variable, “kind” first"),
        (
            "saw:\n  kind: count\n  start: 1\n  means: x\n",
            "missing-key 1:1 this count needs “range”",
        ),
        ("saw:\n  kind: word\n  values: a\n  means: x\n", "wrong-form 3:11 “values” wants a list"),
    ],
)
def test_a_variable_that_cannot_be_read_is_told_once(text: str, told: str) -> None:
    assert finding(text).startswith(told)


def test_a_variable_that_cannot_be_read_is_known_as_broken() -> None:
    (variables, broken), _ = told("saw: flag\n" + COUNT)
    assert list(variables) == ["bread"]
    assert broken == {"saw"}


def test_a_story_may_have_no_variables_yet() -> None:
    assert sound("# none yet\n") == {}
