"""What is seen on going over a scene, or over all that stands around the scenes.

Every check reads from this, so that each is short, and all of them together look at
each word and each condition once.
"""

from collections.abc import Mapping
from typing import NamedTuple

from commune.author.checks.finding import Thing, Where
from commune.diagnostics import Span
from commune.expressions import Condition, Value
from commune.expressions.syntax import Comparison
from commune.model import Choice, Scene, Story
from commune.model.effects import Adjust
from commune.model.prose import Paragraph, Prose, Said, Words
from commune.values import field, value


class Written(NamedTuple):
    """A text, and its dotted key at that place."""

    where: Where
    key: str
    text: str | Words | Prose


class Cases(NamedTuple):
    """What is asked one after the other, until something holds: two conditions at least."""

    where: Where
    conditions: tuple[Condition, ...]


class Menu(NamedTuple):
    """A passage's choices."""

    address: str
    where: Where
    choices: tuple[Choice, ...]


class Way(NamedTuple):
    """A way on: from a passage to a passage, both by full address.

    `kind` says whether it is chosen (`choice`), gone without asking (`go`), gone behind a
    `pause`, leads from a hub onward (`hub`) or into a `storylet`, or `back` to a hub. Of
    one that is chosen `choice` is the id.
    """

    origin: str
    to: str
    kind: str
    choice: str = ""


@value(frozen=False)
class Seen:
    """What a scene says, asks, changes, names and leads to, each with its place.

    `files` are all of the story as they were read. `asked` are the variables, visits and
    steps that conditions ask for, by their slots; `given` what effects set variables to.
    Words are counted along the longest way through a text: `words_at` a passage's address,
    `words_behind` that and a choice. The targets of `ways` are as written: a scene alone
    means its first passage.
    """

    story: Story
    files: Mapping[str, str] = field(default_factory=dict, repr=False)
    texts: list[Written] = field(default_factory=list)
    long_labels: list[tuple[Written, int]] = field(default_factory=list)  # with their words
    long_paragraphs: list[tuple[Paragraph, Where, int]] = field(default_factory=list)  # likewise
    words_at: dict[str, int] = field(default_factory=dict)
    words_behind: dict[tuple[str, str], int] = field(default_factory=dict)
    compared: list[tuple[Comparison, Where]] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)
    shown: set[str] = field(default_factory=set)  # variables whose value a text shows
    changed: set[str] = field(default_factory=set)  # variables that some effect changes
    given: set[tuple[str, Value]] = field(default_factory=set)
    moved: set[tuple[str, bool]] = field(default_factory=set)  # counts, and whether upwards
    idle: list[tuple[Adjust, Where]] = field(default_factory=list)  # effects that do nothing
    linked: set[str] = field(default_factory=set)  # notes that the story reveals
    leading: dict[str, set[str]] = field(default_factory=dict)  # to which notes each note leads
    titled: set[str] = field(default_factory=set)  # notes whose title a marker shows
    cited: set[str] = field(default_factory=set)  # sources
    said: list[tuple[Said, Where]] = field(default_factory=list)
    cases: list[Cases] = field(default_factory=list)
    menus: list[Menu] = field(default_factory=list)
    ways: list[tuple[Way, Where, Span | None]] = field(default_factory=list)
    hubs: dict[str, int] = field(default_factory=dict)  # how many storylets each lets one meet
    going: list[str] = field(default_factory=list)  # those gone on from without a pause
    fated: list[str] = field(default_factory=list)  # those that show fates
    allowing: list[tuple[Where, Thing]] = field(default_factory=list)


def where_of_scene(scene: Scene) -> Where:
    """The place of a scene."""
    file = scene.span.file if scene.span else f"acts/{scene.act}/{scene.id}.yaml"
    return Where(file, (), (scene,))
