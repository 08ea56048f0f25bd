"""What pages beside the story look like, on narrow, usual and wide screens."""

import time
from collections.abc import Iterator

import pytest
from syrupy.assertion import SnapshotAssertion
from tests.play.keyboard import END, Terminal

from commune.model import Story
from commune.play.answers import Leaf, Said, Verb
from commune.play.glyphs import ASCII, UNICODE
from commune.play.keys.bound import help_on_keys
from commune.play.leaves.around import Around
from commune.play.leaves.open import leaf_of
from commune.play.standing import begun, taken
from commune.saves import Memory, Playthrough, Settings, Slot
from commune.values import replace

TOLD = ("yard/wait", "yard/knock", "hill/stay", "hill.top/next", "hill/leave")
LEAVES = {
    "notebook": Said(Verb.NOTEBOOK),
    "search": Said(Verb.NOTEBOOK, "clerk"),
    "debate": Said(Verb.NOTE, "how-many"),
    "article": Said(Verb.NOTE, "p1"),
    "document": Said(Verb.NOTE, "letter"),
    "word": Said(Verb.NOTE, "wash-house"),
    "notes": Said(Verb.NOTES),
    "choices": Said(Verb.CHOICES),
    "settings": Said(Verb.SETTINGS),
    "saves": Said(Verb.SAVES),
    "where": Said(Verb.WHERE),
    "ledger": Said(Verb.LEDGER),
    "endings": Said(Verb.ENDINGS),
    "help": Said(Verb.HELP),
}
every_width = pytest.mark.parametrize("columns", [40, 80, 200])
every_leaf = pytest.mark.parametrize("name", LEAVES)


@pytest.fixture
def _noon(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Clocks as they are in Greenwich, wherever the tests run."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def around(story: Story, _noon: None) -> Around:
    """How things stand for somebody who has played a while, and before."""
    standing = begun(story)
    for step in TOLD:
        standing = taken(standing, step)
    found, read = frozenset(story.notes), frozenset({"lamp", "how-many"})
    mine = Playthrough(path=("yard/wait",) * 12, story_title="A Small Story")
    slots = (
        Slot("autosave", 1_800_000_000, standing.playthrough, ""),
        Slot("mine", 1_790_000_000, mine, ""),
        Slot("ms-rouxs-class-of-the-third-year", 1_780_000_000, mine, ""),
        Slot("bent", 0, None, "The save is not whole JSON; perhaps it was cut short or edited."),
    )
    return Around(
        standing,
        Memory(notes=found, read=read),
        Settings(width=76),
        notes=("lamp", "wash-house"),
        slots=slots,
        slot="autosave",
        help=help_on_keys(UNICODE),
    )


def _shown(leaf: Leaf, columns: int, typed: str = "q", key: int = -1) -> tuple[Terminal, str]:
    terminal = Terminal(columns)
    terminal.keys.type(typed)
    terminal.asker.read(leaf)
    return terminal, terminal.text(key)


@every_leaf
@every_width
def test_a_leaf_fits_its_terminal(
    around: Around, name: str, columns: int, snapshot: SnapshotAssertion
) -> None:
    _, text = _shown(leaf_of(LEAVES[name], around), columns)
    assert max(map(len, text.splitlines())) < columns
    assert text == snapshot


@every_width
def test_a_word_said_at_a_leaf_stands_in_its_last_lines(
    around: Around, columns: int, snapshot: SnapshotAssertion
) -> None:
    terminal = Terminal(columns)
    terminal.keys.type("q")
    said = "Kept as “mine”. What stood there is “kept-1” now."
    terminal.asker.read(leaf_of(LEAVES["choices"], around), said)
    assert terminal.text() == snapshot


@every_width
def test_a_line_that_is_typed_stands_under_the_leaf(
    around: Around, columns: int, snapshot: SnapshotAssertion
) -> None:
    _, text = _shown(leaf_of(LEAVES["notebook"], around), columns, "/bread and cheese\x1bq", -2)
    assert "Find: bread and cheese" in text
    assert text == snapshot


@every_leaf
def test_every_link_of_a_leaf_can_be_read_whole_at_forty_columns(around: Around, name: str) -> None:
    leaf = leaf_of(LEAVES[name], around)
    terminal, _ = _shown(leaf, 40, f"{' ' * 9}q")
    shown = " ".join(
        " ".join(terminal.text(key).replace("▸", " ").split()) for key in range(len(terminal.marks))
    )
    for link in leaf.links:
        assert link.label.split()[-1] in shown


def test_the_sides_of_a_debate_stand_side_by_side_where_there_is_room(around: Around) -> None:
    def together(columns: int) -> bool:
        _, text = _shown(leaf_of(LEAVES["debate"], around), columns)
        return any("A clerk" in line and "A baker" in line for line in text.splitlines())

    assert together(80)
    assert together(200)
    assert not together(40)


@every_leaf
def test_in_ascii_a_leaf_has_only_ascii_of_ours(around: Around, name: str) -> None:
    terminal = Terminal(glyphs=ASCII)
    terminal.keys.type(f"{END}q")
    terminal.asker.read(leaf_of(LEAVES[name], replace(around, help=help_on_keys(ASCII))))
    text = terminal.text(0) + terminal.text()
    assert not [sign for sign in text if not sign.isascii() and sign not in "“”’"]


@every_leaf
def test_no_line_of_a_leaf_is_longer_than_the_reader_wants(around: Around, name: str) -> None:
    settings = Settings(width=44)
    terminal = Terminal(200, settings=settings)
    terminal.keys.type(f"{END}q")
    terminal.asker.read(leaf_of(LEAVES[name], replace(around, settings=settings)))
    for key in (0, 1):
        assert max(map(len, terminal.look(key))) <= 44
