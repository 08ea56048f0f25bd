"""One slip hides no other: each is told in the writer's words, mended, and read on behind."""

import pytest
from tests.loading.mended import LOADERS, bare, marked, read

from commune.loading.tree.tree import MappingNode, Scalar, SequenceNode

HARMED = [
    "*Go*, he said.",
    "[[the-guns|A gun]] stands here.",
    "{pledged} is gone.",
    "'Tis the season",
    '"Two francs." she said',
    "!Now",
    "& then",
    "> louder",
    "% of all",
    "@ the door",
    "`x`y",
    ", then",
    "] then",
    "- Go.",
    "? Who",
    "He said: no.",
    "“Vas-y” : descends",
    "Vas-y\xa0: descends",
    "He waits:",
    'It is "so" : "*x',
]


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize("words", HARMED)
def test_prose_that_yaml_would_misread_is_told_once_and_taken_as_text(
    words: str, loader: type
) -> None:
    text = f"a:\n  - label: {words}\n    to: .x\n"
    tree, told = read(text, loader)
    assert [d.rule for d in told] == ["prose-style"]
    assert marked(tree, told[0]) == words
    assert told[0].hint.startswith("Put the words under “|”:\n  label: |\n    ")
    assert bare(tree.root) == {"a": [{"label": words, "to": ".x"}]}
    assert tree.whole
    assert isinstance(tree.root, MappingNode)
    items = tree.root.get("a")
    assert isinstance(items, SequenceNode)
    assert isinstance(items.items[0], MappingNode)
    label = items.items[0].get("label")
    assert isinstance(label, Scalar)
    assert label.repaired
    assert (label.span.column, label.span.end_column) == (12, 12 + len(words))


def test_every_harmed_line_of_a_file_is_told() -> None:
    text = "".join(f"c{n}:\n  label: {words}\n" for n, words in enumerate(HARMED))
    tree, told = read(text)
    assert [d.span.line for d in told] == [2 * n + 2 for n in range(len(HARMED))]
    assert bare(tree.root) == {f"c{n}": {"label": words} for n, words in enumerate(HARMED)}


def test_a_hash_that_cuts_prose_is_told_where_it_cuts() -> None:
    tree, told = read("label: Go # not now\nif: a # a remark may stand here\n")
    assert [d.rule for d in told] == ["prose-cut"]
    assert marked(tree, told[0]) == "# not now"
    assert bare(tree.root) == {"label": "Go # not now", "if": "a"}


def test_what_looks_like_a_slip_inside_a_block_is_prose() -> None:
    block = "".join(f"  label: {words}\n" for words in HARMED)
    _, told = read(f"text: |\n{block}  a:b\n  --- # x\n  \xa0x\nplain: |-\n  text: *x\n")
    assert told == []


@pytest.mark.parametrize(
    "text",
    [
        "label: 12:30, l’eau; (a) b - c…\n",
        "label: “Go.”\n",
        "label: Étienne’s N#1\n",
        "label: http://a.b/c\n",
        "text: |2-  # how\n    a\n",
        "then: lodges.gate # a remark\n",
        "then: [{if: a, to: b}, {to: c}]\n",
        "then: # a remark\n  - {if: a, to: b}\n  - {to: c}\n",
        "then:\n- {to: c}\n",
        "hub: {show: 4, then: lodges.gate}\n",
        "choices:\n  label: {if: a}\n",
        "- https://a.b\n",
        "label:\n",
        "names: {a: He said so, b: c}\n",
    ],
)
def test_what_harms_nothing_is_not_told(text: str) -> None:
    told = read(text)[1]
    assert [d for d in told if d.rule != "prose-style" or "{if: a}" not in text] == []


@pytest.mark.parametrize(
    ("text", "says", "value"),
    [
        ("label: >\n  Go\n  on.\n", "under “>”", "Go on.\n"),
        ("label: >-\n  Go\n", "under “>”", "Go"),
        ("label: Go\n  on.\n", "several lines", "Go on."),
        ('label: "Go."\n', "straight quotes", "Go."),
        ("label: 'Go: on.'\n", "straight quotes", "Go: on."),
        ('label: "Go \\u2019 on."\n', "backslash", "Go ’ on."),
        ('label: "Go\n  on."\n', "straight quotes", "Go on."),
        ("label: | Go\n  on.\n", "behind “|”", "Go on."),
    ],
)
def test_prose_in_another_style_is_told_and_read(text: str, says: str, value: str) -> None:
    tree, told = read(text)
    assert [d.rule for d in told] == ["prose-style"]
    assert says in told[0].message
    assert bare(tree.root) == {"label": value}
    assert isinstance(tree.root, MappingNode)
    label = tree.root.get("label")
    assert isinstance(label, Scalar)
    assert label.repaired


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(
    "words",
    ["Go, then stay", "Go.", "Say: no", "*Go*", "Go [there]", "Go, [a, b], no", "“A, b”", "'Tis so",
     "a {if b: c, d | e}", "@x", "- x", "Go # x"],
)  # fmt: skip
def test_prose_in_braces_is_told_as_that_and_once(words: str, loader: type) -> None:
    tree, told = read(f"- {{if: a, label: {words}, to: x}}\n- {{to: y}}\n", loader)
    assert [(d.rule, marked(tree, d)) for d in told] == [("prose-in-braces", words)]
    assert bare(tree.root) == [{"if": "a", "label": words, "to": "x"}, {"to": "y"}]


def test_quoted_prose_in_braces_and_braces_over_lines_are_told_too() -> None:
    tree, told = read(
        'a: {label: "Go, now", to: x}\nhub: {show: 4,\n  leave: Enough, now,\n  then: y}\n'
    )
    assert [d.rule for d in told] == ["prose-in-braces"] * 2
    assert bare(tree.root) == {
        "a": {"label": "Go, now", "to": "x"},
        "hub": {"show": "4", "leave": "Enough, now", "then": "y"},
    }


def test_each_prose_key_in_braces_is_told_in_the_order_of_the_file() -> None:
    tree, told = read("plain: {says: Foo bar., record: Bar, baz.}\n")
    assert [marked(tree, d) for d in told] == ["Foo bar.", "Bar, baz."]
    assert bare(tree.root) == {"plain": {"says": "Foo bar.", "record": "Bar, baz."}}


def test_a_comma_that_cuts_another_value_is_told_as_a_cut() -> None:
    tree, told = read("- {id: vinoy, page: ch. 3, pp. 4, 5}\n")
    assert [(d.rule, marked(tree, d)) for d in told] == [("wrong-form", "ch. 3, pp. 4")]
    assert bare(tree.root) == [{"id": "vinoy", "page": "ch. 3, pp. 4, 5"}]
