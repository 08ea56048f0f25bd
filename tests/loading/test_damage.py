"""Whatever is done to a file, reading it ends, and each finding lies inside it."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.loading.trees import (
    LOADERS,
    SCENE,
    read,
    scalars,
    spans,
)

from commune.diagnostics import Span
from commune.loading.tree.tree import Tree


def assert_within(tree: Tree, span: Span) -> None:
    lines = tree.lines or ("",)
    assert 1 <= span.line <= span.end_line <= len(lines), span
    assert 1 <= span.column <= len(lines[span.line - 1]) + 1, span
    assert 1 <= span.end_column <= len(lines[span.end_line - 1]) + 1, span
    assert (span.line, span.column) <= (span.end_line, span.end_column), span


SIGNS = "\t \n:#-?|>*&!%@`'\"[]{},\\\xa0é中😀\x00\x07\x85\u2028\ufeff\r=~<.x0\ud800"


WORDS = [
    "\n",
    "  ",
    "\n  - ",
    "label: ",
    ": ",
    " #",
    "\n---\n",
    "text: |\n",
    "{label: ",
    "!a ",
    "&b ",
]


def check_any(text: str, loader: type) -> None:
    tree, told = read(text, loader)
    for span in (*spans(tree.root), *(d.span for d in told)):
        assert_within(tree, span)
    for found in scalars(tree.root):
        if found.style == "literal":
            start = next((n for n, sign in enumerate(found.text) if sign != "\n"), 0)
            part = found.part(start, start + 1)
            assert 1 <= part.line <= len(tree.lines), part
    assert tree.whole or told


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_no_damage_to_a_scene_makes_reading_fail(data: st.DataObject) -> None:
    text = SCENE
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.sampled_from([0, 0, 1, 2, 7]))
        words = data.draw(st.text(SIGNS, max_size=4))
        text = text[:at] + words + text[at + cut :]
    check_any(text, data.draw(st.sampled_from(LOADERS)))


@settings(max_examples=100, deadline=None)
@given(st.text() | st.text(SIGNS), st.sampled_from(LOADERS))
def test_no_text_at_all_makes_reading_fail(text: str, loader: type) -> None:
    check_any(text, loader)
    check_any(f"label: {text}\nto: x\n", loader)
    check_any(f"passages:\n  a:\n    text: |\n      {text}\n    to: {{label: {text}}}\n", loader)


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(
    "text", ["- [a:", "a:\n  &b {label: ", "x: y\tb[r\n\n%", "? ", "a: |9", "{,", "'"]
)
def test_a_file_that_breaks_off_is_survived(text: str, loader: type) -> None:
    check_any(text, loader)


def test_a_thousand_random_damages_are_survived() -> None:
    chance = random.Random(1871)  # noqa: S311 - damage, not secrets
    for _ in range(1000):
        text = SCENE
        for _ in range(chance.randrange(1, 10)):
            at = chance.randrange(len(text) + 1)
            cut = chance.choice([0, 0, 1, 30])
            text = text[:at] + chance.choice([*SIGNS, *WORDS]) + text[at + cut :]
        check_any(text, LOADERS[1])
