"""Reading one file of a story in a test: its value, and what was told of it."""

from collections.abc import Callable
from textwrap import dedent
from typing import TypeVar

from commune.diagnostics import Diagnostic
from commune.loading.readers.tables import PROSE_KEYS
from commune.loading.tree.nodes import read_tree
from commune.loading.tree.tree import Tell, Tree

V = TypeVar("V")
Problems = list[Diagnostic]


def read(file: str, text: str, reader: Callable[[Tree, Tell], V]) -> tuple[V, Problems]:
    """What a reader makes of a text, and what is told."""
    problems: Problems = []
    tree = read_tree(dedent(text), file, problems.append, prose_keys=PROSE_KEYS)
    return reader(tree, problems.append), problems


def only(problems: Problems) -> Diagnostic:
    """The one finding there is."""
    assert [str(one) for one in problems[1:]] == []
    return problems[0]


def said(problem: Diagnostic) -> str:
    """A finding as one line: rule, line and column, message, mend."""
    line = f"{problem.rule} {problem.span.line}:{problem.span.column} {problem.message}"
    return f"{line} | {problem.hint}" if problem.hint else line


def all_said(problems: Problems) -> list[str]:
    """All findings by place, each as one line without its mend."""
    ordered = sorted(problems, key=lambda problem: problem.order)
    return [said(problem).partition(" | ")[0] for problem in ordered]
