"""A word in braces on its own line is what the lines around it make of it."""

import pytest
from tests.loading.reading import said

from commune.diagnostics import Diagnostic
from commune.loading.text.prose import read_prose
from commune.loading.tree.tree import Scalar
from commune.model.prose import Choose, Gentle, Paragraph, Prose, Shown


def prose(text: str) -> tuple[Prose, list[str]]:
    """The blocks of a text, and what was told of it."""
    told: list[Diagnostic] = []
    scalar = Scalar(text, ("a.yaml", 1, 1, 1, 1), "literal", line_of_text=1)
    return read_prose(scalar, told.append), [said(problem) for problem in told]


@pytest.mark.parametrize(
    ("word", "text", "mend"),
    [
        ("gentel", "{gentel}\nSoft.\n{else}\nHard.\n{end}\n", "gentle"),
        ("esle", "{if wet}\nRain.\n{esle}\nSun.\n{ennd}\n", "else"),
        ("edn", "{if wet}\nRain.\n{edn}\n", "end"),
        ("ennd", "{as nell}\nRain.\n{as osric}\nSun.\n{ennd}\n", "end"),
        ("Gentel", "{Gentel}\nSoft.\n{end}\n", "gentle"),
    ],
)
def test_a_misspelt_line_is_told_once_and_with_its_mend(word: str, text: str, mend: str) -> None:
    blocks, problems = prose(text)
    assert f"“{{{word}}}” is not known | Write {{{mend}}}." in problems[0]
    assert all("is not known" in problem for problem in problems)
    assert isinstance(blocks[0], Choose | Gentle)


def test_a_variable_on_its_own_line_stays_one() -> None:
    blocks, problems = prose("{gentel}\n\n{if wet}\n{esle}\n{end}\n")
    assert problems == []
    assert isinstance(blocks[0], Paragraph)
    assert isinstance(blocks[0].words[0], Shown)


@pytest.mark.parametrize("word", ["fi", "when", "unless"])
def test_another_word_for_if_is_told_with_the_condition_it_has(word: str) -> None:
    blocks, problems = prose(f"{{{word} oil >= 1}}\nRain.\n{{end}}\n")
    (problem,) = problems
    mend = "Write {if not (oil >= 1)}." if word == "unless" else "Write {if oil >= 1}."
    assert problem.endswith(mend)
    assert isinstance(blocks[0], Choose)


@pytest.mark.parametrize("word", ["fi", "when"])
def test_another_word_for_if_in_a_line_keeps_its_words(word: str) -> None:
    _, problems = prose(f"Rain {{{word} oil >= 1: again | still}}.\n")
    (problem,) = problems
    assert problem.endswith("Write {if oil >= 1: words}.")
