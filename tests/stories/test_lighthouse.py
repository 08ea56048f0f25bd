"""The lighthouse story uses everything the format has, and all of it can be reached."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from commune.engine import Journal
from commune.loading import load_folder
from commune.loading.files.layout import kind_of
from commune.loading.readers.fields import Form, Table
from commune.loading.readers.notes import FAMILY
from commune.loading.readers.tables import PROSE_KEYS_OF, ROOTS, tables_of
from commune.loading.tree.nodes import read_tree
from commune.loading.tree.tree import MappingNode, Node, Scalar, SequenceNode
from commune.model import Story
from commune.model.notes import KINDS
from commune.model.scene import Choices

LIGHTHOUSE = Path(__file__).parent / "lighthouse"
SHARED = {"allow", "confidence", "sources"}  # by notes of all kinds: once is enough


@pytest.fixture(scope="module")
def story() -> Story:
    story = load_folder(LIGHTHOUSE).story
    assert story is not None
    return story


@pytest.fixture(scope="module")
def journals(story: Story) -> tuple[Journal, ...]:
    """One journal for each state there is."""
    found: dict[object, Journal] = {}
    waiting = [Journal.begun(story)]
    while waiting:
        journal = waiting.pop()
        if journal.state not in found:
            found[journal.state] = journal
            offers = journal.turn.offers
            waiting += [journal.after(offer.step) for offer in offers if offer.open]
    return tuple(found.values())


def test_every_field_of_every_file_is_used() -> None:
    used: dict[str, set[str]] = {}
    for path in LIGHTHOUSE.rglob("*.yaml"):
        name = path.relative_to(LIGHTHOUSE).as_posix()
        kind = kind_of(name)
        if kind != "locale":
            kind = KINDS[path.parent.name] if kind == "note" else kind
            text = path.read_text("utf-8")
            tree = read_tree(text, name, lambda _: None, prose_keys=PROSE_KEYS_OF[kind])
            assert tree.root is not None
            for noun, key in _keys(tree.root, ROOTS[kind]):
                used.setdefault(noun, set()).add(key)
    fields = {
        table.noun: {field.name for field in table.fields}
        for form in ROOTS.values()
        for table in tables_of(form)
    }
    notes = {table.noun for table in FAMILY}
    assert set.union(*(used[noun] for noun in notes)) >= SHARED
    unused = {
        noun: names - used.get(noun, set()) - (SHARED if noun in notes else set())
        for noun, names in fields.items()
    }
    assert {noun: names for noun, names in unused.items() if names} == {}


def test_every_choice_can_be_taken_and_each_ending_reached(
    story: Story, journals: tuple[Journal, ...]
) -> None:
    written = {
        f"{scene.id}/{choice.id}"
        for scene in story.scenes.values()
        for passage in scene.passages.values()
        if isinstance(passage.way, Choices)
        for choice in passage.way.choices
    }
    assert written <= {step for journal in journals for step in journal.path}
    endings = {ending.ending for journal in journals for ending in journal.endings()}
    assert endings == {"boat-home", "boat-lost"}


def test_no_road_stops_before_the_end(journals: tuple[Journal, ...]) -> None:
    stuck = [
        journal.path
        for journal in journals
        if not journal.turn.ended and not any(offer.open for offer in journal.turn.offers)
    ]
    assert stuck == []


def _keys(node: Node, form: Form) -> Iterator[tuple[str, str]]:
    """The keys written in a tree, each with the noun of its table."""
    match node:
        case MappingNode(entries):
            for entry in entries:
                inner = form.of if form.table is None else _field(form.table, entry.key)
                if form.table is not None:
                    yield form.table.noun, entry.key.text
                if inner is not None:
                    yield from _keys(entry.value, inner)
        case SequenceNode(items):
            for item in items:
                yield from _keys(item, form if form.of is None else form.of)
        case Scalar():
            pass


def _field(table: Table, key: Scalar) -> Form | None:
    return next((field.form for field in table.fields if field.name == key.text), None)
