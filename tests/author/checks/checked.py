"""Checking a small story in a test: its files as texts, and what is told of them."""

from collections.abc import Mapping
from textwrap import dedent, indent

from commune.author.checks import check_story
from commune.diagnostics import Diagnostic
from commune.loading import load_story

STORY = "title: A road\nfirst: road\nacts: [1-road]\n"
ROAD = "acts/1-road/road.yaml"
HEAD = "title: The road\npassages:\n"
INN = """\
title: The inn
storylet:
  hub: road.start
  offer: Go in.
passages:
  room:
    go: back
"""
END = "  end:\n    text: It ends.\n    end: true\n"


def findings(files: Mapping[str, str]) -> list[Diagnostic]:
    """What is told of a story made of these files; without its own, it has the common head."""
    texts = {path: dedent(text) for path, text in files.items()}
    return list(check_story(load_story({"story.yaml": STORY, **texts})))


def told(files: Mapping[str, str]) -> list[str]:
    """Findings as rule, line and column, message."""
    return [
        f"{one.rule} {one.span.line}:{one.span.column} {one.message}" for one in findings(files)
    ]


def rules(files: Mapping[str, str]) -> list[str]:
    """The rules that are broken, in the order of their places."""
    return [one.rule for one in findings(files)]


def scene(passages: str, head: str = HEAD) -> dict[str, str]:
    """A story of one scene with these passages, and behind them the passage `end`."""
    return {ROAD: head + indent(dedent(passages).strip("\n"), "  ") + "\n" + END}


def marked(files: Mapping[str, str], found: Diagnostic) -> str:
    """The characters that a finding marks, on its first line."""
    texts = {"story.yaml": STORY, **files}
    line = dedent(texts[found.span.file]).splitlines()[found.span.line - 1]
    return line[found.span.column - 1 : found.span.end_column - 1]
