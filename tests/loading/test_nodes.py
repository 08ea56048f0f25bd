"""A file becomes a tree of texts, each with its exact place; what is not ours is told."""

import time

import pytest
from tests.loading.trees import (
    LOADERS,
    PROSE,
    SCENE,
    STORY,
    read,
    rules,
    scalar,
    scalars,
    slice_of,
    value,
)

from commune.diagnostics import Span
from commune.loading.tree.slips import needs_mending


@pytest.mark.parametrize("loader", LOADERS)
def test_a_healthy_scene_is_read_and_nothing_is_told(loader: type) -> None:
    tree, told = read(SCENE, loader)
    assert told == []
    assert tree.whole
    assert scalar(tree, "sources", 0, "page").text == "ch. 3, pp. 20-21"
    assert scalar(tree, "passages", "climb", "choices", "go", "to", 1, "to").in_flow


def test_every_file_of_the_story_is_read_and_nothing_is_told() -> None:
    for path in STORY.rglob("*.yaml"):
        tree, told = read(path.read_text(encoding="utf-8"))
        assert (told, tree.whole) == ([], True), path


def test_a_healthy_file_is_looked_at_once_and_never_line_by_line() -> None:
    assert not needs_mending(SCENE, PROSE)
    assert needs_mending(SCENE.replace("Fetch", "*Fetch*"), PROSE)


@pytest.mark.parametrize("word", ["no", "on", "12:30", "010", "1871-03-18", "~", "1e3", "0x1f"])
def test_a_scalar_is_the_characters_that_were_written(word: str) -> None:
    tree, told = read(f"place: {word}\n")
    assert scalar(tree, "place").text == word
    assert told == []


def test_a_key_that_yaml_takes_for_a_truth_is_text_too() -> None:
    tree, _ = read("on: a\nyes: b\n")
    assert [s.text for s in scalars(tree.root)] == ["on", "a", "yes", "b"]


@pytest.mark.parametrize("loader", LOADERS)
def test_places_count_characters_also_behind_accents_and_wide_signs(loader: type) -> None:
    tree, _ = read("\ufeffa: {é中😀: [x, Étienne, 😀😀]}\n", loader)
    for found in scalars(tree.root):
        assert slice_of(tree, found.span) == found.text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_change_neither_texts_nor_places(end: str) -> None:
    tree, told = read(SCENE.replace("\n", end))
    plain, _ = read(SCENE)
    assert told == []
    assert tree == plain


def test_an_empty_file_has_no_root_and_is_whole() -> None:
    for text in ("", "\n\n", "# only a remark\n", "\ufeff"):
        tree, told = read(text)
        assert (tree.root, tree.whole, told) == (None, True, [])


def test_a_mapping_ends_where_its_last_value_ends() -> None:
    tree, _ = read("a:\n  b: c\n\n# remark\nd: [e,\n  f]\n")
    assert value(tree, "a").span == Span("a.yaml", 2, 3, 2, 7)
    assert value(tree, "d").span == Span("a.yaml", 5, 4, 6, 5)


BLOCKS = [
    "text: |\n  One «é» word.\n\n  Two 中 words.\n",
    "text: |\n\n\n  First lines are empty: é.\n  So.\n",
    "- - text: |\n      deep\n        deeper word\n",
    "text: |2\n    indented by an indicator\n  word\n",
    "a:\n- |-\n  in a list\n  word",
    "text: |+\n  kept\n\n\n",
    "text: | # a remark\n  word\n",
]


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize("text", BLOCKS)
def test_a_part_of_a_block_has_its_exact_place(text: str, loader: type) -> None:
    tree, told = read(text, loader)
    assert told == []
    block = next(s for s in scalars(tree.root) if s.style == "literal")
    for at, sign in enumerate(block.text):
        if sign != "\n":
            assert slice_of(tree, block.part(at, at + 1)) == sign


def test_a_part_of_a_plain_and_of_a_quoted_text_has_its_exact_place() -> None:
    tree, _ = read("if: é and hid_caron\npage: \"é and p. 3\"\nwhere: 'x and'\n")
    for key in ("if", "page", "where"):
        found = scalar(tree, key)
        at = found.text.index("and")
        assert slice_of(tree, found.part(at, at + 3)) == "and"


def test_a_block_without_text_has_its_place_at_its_head() -> None:
    tree, _ = read("text: |\n")
    assert scalar(tree, "text").part(0, 0).line == 1


def test_a_key_written_twice_is_told_and_the_first_counts() -> None:
    tree, told = read("a: 1\nb: 2\na: 3\n")
    assert scalar(tree, "a").text == "1"
    assert rules(told) == [("duplicate-key", 3)]
    assert "first on line 1" in told[0].message


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: &x b\n", 1),
        ("a: *x\n", 1),
        ("a: b\n<<: c\n", 2),
        ("a: !x b\n", 1),
        ("a: !!python/object/apply:os.system [ls]\n", 1),
        ("a: b\n---\nc: d\n", 2),
        ("a: b\n...\nc: d\n", 2),
        ("%YAML 1.1\n---\na: b\n", 1),
        ("a: !x!y z\n", 1),
    ],
)
@pytest.mark.parametrize("loader", LOADERS)
def test_what_our_dialect_does_not_have_is_told_at_its_place(
    text: str, line: int, loader: type
) -> None:
    _, told = read(text, loader)
    assert rules(told) == [("yaml-feature", line)]


def test_what_stands_behind_a_divider_is_read_all_the_same() -> None:
    tree, told = read("a: b\n---\nc: d\na: e\n")
    assert scalar(tree, "c").text == "d"
    assert rules(told) == [("yaml-feature", 2), ("duplicate-key", 4)]


def test_a_divider_before_everything_is_no_mistake() -> None:
    tree, told = read("# remark\n---\na: b\n")
    assert (scalar(tree, "a").text, told) == ("b", [])


@pytest.mark.parametrize("opener", ["[", "{a: ", "- ", "[[{", "? ", "[a, "])
def test_nesting_deeper_than_24_is_told_and_reading_stops(opener: str) -> None:
    assert read("- " * 24 + "x\n")[1] == []
    tree, told = read(opener * 30)
    assert [d.rule for d in told] == ["depth"]
    assert not tree.whole


def test_what_nests_too_deep_means_nothing_and_what_stands_before_it_is_kept() -> None:
    tree, _ = read("a: b\nnotices: " + "[" * 30)
    assert scalar(tree, "a").text == "b"
    assert scalar(tree, "notices").repaired


@pytest.mark.parametrize(
    "opener", ["[", "{", "[{", "{a: ", "- ", "[a, ", "x: [", "? ", "[\n", "!a "]
)
def test_a_bomb_of_openers_is_answered_at_once(opener: str) -> None:
    begun = time.process_time()
    tree, told = read(opener * (1_000_000 // len(opener)))
    assert time.process_time() - begun < 5
    assert told
    assert not tree.whole


@pytest.mark.parametrize(
    "text",
    [
        "label: *x, y\n" * 40_000,
        "a: {label: Go, now}\n" * 10_000,
        "a: [" + "{label: Go: now}, " * 10_000 + "]\n",
        "a:b\n" * 50_000,
        "\ta: b\n" * 30_000,
        "a: b: c\n" * 100_000,
        "label: " + " " * 900_000 + ": x\n",
        "a" + " " * 900_000 + "x\nb: c\n",
        "text: |\n" + "  He said: no # x\n" * 50_000 + "label: a: b\n",
        "a: '" + "''" * 400_000 + "\n",
        "label: {" + "a, " * 300_000 + "\n",
        "\x00" * 900_000,
    ],
    ids=range(12),
)
def test_a_large_file_of_mistakes_is_answered_in_seconds(text: str) -> None:
    begun = time.process_time()
    _, told = read(text)
    assert time.process_time() - begun < 20
    assert told
