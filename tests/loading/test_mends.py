"""A mistake is mended in memory, and reading goes on behind it."""

import pytest
from tests.loading.mended import LOADERS, bare, marked, read

from commune.diagnostics import Diagnostic
from commune.loading.tree.nodes import ROUNDS, read_tree
from commune.loading.tree.tree import MappingNode, Node, Scalar, SequenceNode

# text, the rule, the marked words, a word of the sentence, and the tree read behind the mend
# ruff: noqa: E501 - a mistake a line reads best
MISTAKES: list[tuple[str, str, str, str, object]] = [
    ("if: a: b\nx: y\n", "yaml-syntax", ":", "“: ”", {"if": "a: b", "x": "y"}),
    ("a: b\n  c: d\ne: f\n", "yaml-syntax", "c", "deeper than “a”", {"a": "b", "c": "d", "e": "f"}),
    ("a:\n  climb\n  text: x\n", "yaml-syntax", "climb", "colon", {"a": {"climb": "", "text": "x"}}),
    ("a:\n  climb\n    text: x\n", "yaml-syntax", "climb", "colon", {"a": {"climb": {"text": "x"}}}),
    ("a: x\nclimb\nb: y\n", "yaml-syntax", "climb", "colon", {"a": "x", "climb": "", "b": "y"}),
    ("a: x\nlabel:Go\n", "yaml-syntax", "label:", "blank is missing", {"a": "x", "label": "Go"}),
    ("s:\n  label:Go\n  to: x\n", "yaml-syntax", "label:", "blank", {"s": {"label": "Go", "to": "x"}}),
    ("label:\xa0Go\n", "yaml-syntax", "\xa0", "hard blank", {"label": "Go"}),
    ("a:\n\xa0\xa0b: x\n  c: y\n", "yaml-syntax", "\xa0\xa0", "hard blank", {"a": {"b": "x", "c": "y"}}),
    ("a:\n  b:\n\tc: y\n    d: z\n", "tab", "\t", "tab", {"a": {"b": {"c": "y", "d": "z"}}}),
    ("a:\n    b: x\n\tc: y\nd: z\n", "tab", "\t", "tab", {"a": {"b": "x", "c": "y"}, "d": "z"}),
    ("a:\n\tb: x\n\tc: y\nd: z\n", "tab", "\t", "one more line", {"a": {"b": "x", "c": "y"}, "d": "z"}),
    ("text: |\n\tfoo\n\tbar\nx: y\n", "tab", "\t", "tab", {"text": "foo\nbar\n", "x": "y"}),
    ("a:\n    b: 1\n   c: 2\n", "yaml-syntax", "c", "indented by 3", {"a": {"b": "1", "c": "2"}}),
    ("a:\n  - x\n - y\n", "yaml-syntax", "-", "indented by 1", {"a": ["x", "y"]}),
    ("  a: x\nb: y\n", "yaml-syntax", "  ", "first key is indented", {"a": "x", "b": "y"}),
    ("- a: x\nb: y\n", "yaml-syntax", "b", "indented by 0", [{"a": "x", "b": "y"}]),
    ('p: "ch. 3" and\nx: y\n', "yaml-syntax", "and", "closing quote", {"p": '"ch. 3" and', "x": "y"}),
    ("p: 'x\nq: y\n", "yaml-syntax", "'", "not closed", {"p": "'x", "q": "y"}),
    ('p: "x\nq: "y"\nz: w\n', "yaml-syntax", '"', "not closed", {"p": '"x', "q": "y", "z": "w"}),
    ('p: "a\\M"\nx: y\n', "yaml-syntax", "\\M", "backslash", {"p": '"a\\M"', "x": "y"}),
    ("a: [b, c\nd: e\n", "yaml-syntax", "[", "not closed", {"a": ["b", "c"], "d": "e"}),
    ("a: [b,\n  c\nd: e\n", "yaml-syntax", "[", "not closed", {"a": ["b", "c"], "d": "e"}),
    ("a: {b: c\nd: e\n", "yaml-syntax", "{", "not closed", {"a": {"b": "c"}, "d": "e"}),
    ("a: {b: [c}\nd: e\n", "yaml-syntax", "[", "instead of “]”", {"a": {"b": ["c"]}, "d": "e"}),
    ("a: [d}\nb: c\n", "yaml-syntax", "[", "instead of “]”", {"a": ["d"], "b": "c"}),
    ("a: [b]]\nc: d\n", "yaml-syntax", "]", "behind the closing", {"a": ["b"], "c": "d"}),
    ("a: [x, , y]\n", "yaml-syntax", ",", "nothing before it", {"a": ["x", "y"]}),
    ("a: {b: c: d}\n", "yaml-syntax", "c: d", "cannot stand", {"a": {"b": "c: d"}}),
    ('a: {b: "x" y, c: d}\n', "yaml-syntax", '"x" y', "cannot stand", {"a": {"b": '"x" y', "c": "d"}}),
    ("a: @x\nb: c\n", "yaml-syntax", "@", "keeps for itself", {"a": "@x", "b": "c"}),
    ("a: - x\nb: c\n", "yaml-syntax", "-", "on the line of its key", {"a": "- x", "b": "c"}),
    ("a: | x\nb: c\n", "yaml-syntax", "|", "nothing may stand", {"a": "| x", "b": "c"}),
    ("text: |\n  foo\nbar baz.\nx: y\n", "yaml-syntax", "bar baz.", "outside the text", {"text": "foo\nbar baz.\n", "x": "y"}),
    ("text: |\n    foo\n  bar\n", "yaml-syntax", "bar", "outside the text", {"text": "foo\nbar\n"}),
    ("text: |\n  a\x07b\nx: y\n", "yaml-syntax", "\x07", "U+0007", {"text": "a b\n", "x": "y"}),
    ("a: \x00b\n", "yaml-syntax", "\x00", "U+0000", {"a": "b"}),
    ("a: x\u2028b\nc: d\n", "yaml-syntax", "\u2028", "U+2028", {"a": "x b", "c": "d"}),
    ("{bread}: x\na: b\n", "yaml-syntax", "{bread}", "is a word", {"a": "b"}),
]  # fmt: skip


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize("mistake", MISTAKES, ids=[mistake[0] for mistake in MISTAKES])
def test_a_mistake_is_told_in_a_sentence_and_read_on_behind(
    mistake: tuple[str, str, str, str, object], loader: type
) -> None:
    text, rule, words, says, behind = mistake
    tree, told = read(text, loader)
    assert [(d.rule, marked(tree, d)) for d in told] == [(rule, words)]
    assert says in told[0].message
    assert "context" not in told[0].message
    assert bare(tree.root) == behind


def test_all_mistakes_of_one_file_are_told_in_one_go() -> None:
    text = (
        "title: He said: no\n"
        "cast: [a, b\n"
        "if: a: b\n"
        "passages:\n"
        "  climb\n"
        "    text: |\n"
        "      Fog: [x\n"
        "   fog:\n"
        "    label:Go\n"
        "    page: 'x\n"
        "    page: z\n"
        "    b: {label: Go, now, to: @x}\n"
        "end: true\n"
    )
    tree, told = read(text)
    assert sorted({d.span.line for d in told}) == [1, 2, 3, 5, 8, 9, 10, 11, 12]
    root = bare(tree.root)
    assert isinstance(root, dict)
    assert root["end"] == "true"
    assert root["cast"] == ["a", "b"]


def test_places_behind_a_mend_are_those_of_the_writers_file() -> None:
    tree, _ = read("s:\n\tlabel:Go on\n\tcast: [a, b\n\tif: x and y\nend: {a: [b}, c: d}\n")
    assert isinstance(tree.root, MappingNode)

    def check(node: Node) -> None:
        match node:
            case Scalar(text=text, span=span):
                line = tree.lines[span.line - 1]
                assert line[span.column - 1 : span.end_column - 1] == text
            case MappingNode(entries=entries):
                for entry in entries:
                    check(entry.key)
                    check(entry.value)
            case SequenceNode(items=items):
                for item in items:
                    check(item)

    check(tree.root)


def test_a_mistake_without_a_known_mend_ends_reading_and_what_was_read_is_given() -> None:
    tree, told = read("a: b\nc:\n  d: e\n- x\nf: g\n")
    assert [(d.rule, d.span.line) for d in told] == [("yaml-syntax", 4)]
    assert bare(tree.root) == {"a": "b", "c": {"d": "e"}}
    assert not tree.whole


def test_a_line_that_is_left_out_leaves_the_tree_not_whole() -> None:
    tree, told = read("a: b\nThese words are lost.\nc: d\n")
    assert [d.span.line for d in told] == [2]
    assert bare(tree.root) == {"a": "b", "c": "d"}
    assert not tree.whole


def test_mending_ends_after_a_number_of_rounds() -> None:
    tree, told = read("".join(f"k{n}: a: b\n" for n in range(3 * ROUNDS)))
    assert len(told) == ROUNDS
    assert not tree.whole


def test_a_missing_blank_inside_braces_is_told_as_that_and_not_as_a_comma_too_many() -> None:
    told: list[Diagnostic] = []
    tree = read_tree(
        "to:\n  - {if: flour == 0, to:.hungry}\n", "a.yaml", told.append, prose_keys=frozenset()
    )
    (found,) = told
    assert (str(found.span), found.hint) == ("a.yaml:2:22", "Write “to: .hungry”.")
    assert isinstance(tree.root, MappingNode)
    assert ".hungry" in repr(tree.root)
