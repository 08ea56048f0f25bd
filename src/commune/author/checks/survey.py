"""A story gone over once: what it says, asks, changes and names, each with its place.

Every check reads from this, so that each is short, and all of them together look at
each word and each condition once.
"""

from typing import NamedTuple

from commune.author.checks.finding import Finding, Thing, Where, finding
from commune.author.checks.places import Places
from commune.diagnostics import Span
from commune.expressions.syntax import Comparison
from commune.model import Choice, Passage, Scene, Story
from commune.model.effects import Adjust, Effect
from commune.model.prose import Paragraph, Prose, Said, Words
from commune.values import field, value


class Written(NamedTuple):
    """A text, and its dotted key at that place."""

    where: Where
    key: str
    text: str | Words | Prose


class Menu(NamedTuple):
    """A passage's choices."""

    address: str
    where: Where
    choices: tuple[Choice, ...]


class Way(NamedTuple):
    """A way on, as written: from a passage to a passage, both by full address.

    `kind` says whether it is chosen (`choice`), gone without asking (`go`), gone behind a
    `pause`, leads from a hub onward (`hub`) or into a `storylet`, or `back` to a hub.
    """

    origin: str
    to: str
    kind: str
    where: Where
    at: Span | None = None


@value(frozen=False)
class Survey:
    """What the checks read.

    `asked` are the variables, visits and steps that conditions ask for, by their slots;
    `words_at` and `words_behind` say about how many words a passage and what comes of a
    choice have, by address, and by address and choice.
    """

    story: Story
    places: Places
    texts: list[Written] = field(default_factory=list)
    long_labels: list[Written] = field(default_factory=list)  # perhaps
    long_paragraphs: list[tuple[Paragraph, Where]] = field(default_factory=list)  # perhaps
    words_at: dict[str, int] = field(default_factory=dict)
    words_behind: dict[tuple[str, str], int] = field(default_factory=dict)
    compared: dict[str, list[tuple[Comparison, Where]]] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    shown: set[str] = field(default_factory=set)  # variables whose value a text shows
    changed: set[str] = field(default_factory=set)  # variables that some effect changes
    effects: list[Effect] = field(default_factory=list)
    idle: list[tuple[Adjust, Where]] = field(default_factory=list)  # effects that do nothing
    linked: set[str] = field(default_factory=set)  # notes that something but a note leads to
    leading: dict[str, set[str]] = field(default_factory=dict)  # to which notes each note leads
    cited: set[str] = field(default_factory=set)  # sources
    said: list[tuple[Said, Where]] = field(default_factory=list)
    menus: list[Menu] = field(default_factory=list)
    ways: dict[str, list[Way]] = field(default_factory=dict)  # by the passage they lead from
    passages: dict[str, Where] = field(default_factory=dict)  # by address, in order
    hubs: list[str] = field(default_factory=list)  # those that offer storylets
    going: list[str] = field(default_factory=list)  # those gone on from without a pause
    fated: list[str] = field(default_factory=list)  # those that show fates
    allowing: list[tuple[Where, Thing]] = field(default_factory=list)

    def about(self, rule: str, written: Written, says: str, hint: str, *signs: str) -> Finding:
        """Tell something of a text, at the first of these signs in it, or at its key."""
        where = written.where
        keys = (*where.keys, *written.key.split("."))
        at = self.places.span(where.file, keys, *signs)
        return finding(rule, where, says, hint, at=at)

    def passage(self, address: str) -> Passage:
        """The passage of an address."""
        passage = self.passages[address].things[1]
        assert isinstance(passage, Passage)  # noqa: S101 - what stands inside a scene
        return passage


def where_of_scene(scene: Scene) -> Where:
    """The place of a scene."""
    file = scene.span.file if scene.span else f"acts/{scene.act}/{scene.id}.yaml"
    return Where(file, (), (scene,))
