"""The outline of a scene: what checks of a whole story ask of it, in plain data.

Going over a scene takes it awake; its outline says the same as long as neither its file
nor what it rests on changes, and so is kept from check to check.
What is wrong with a scene by itself is not in it, only that something may be: such
a scene is gone over again. So nothing is ever told from an outline alone that needs a place.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from commune.author.checks.seen import Seen
from commune.digest import digest
from commune.expressions import Value
from commune.model import Story
from commune.model.variables import declared

Suspicion = Callable[[Seen], bool]  # whether a check may have to tell something of a scene


class Outline(NamedTuple):
    """As in `Seen`, without places; `may` are the names of the suspicions that hold.

    `rests` is the part of the `footing` that this was made on.
    """

    rests: dict[str, str]
    may: frozenset[str]
    words_at: dict[str, int]
    words_behind: dict[tuple[str, str], int]
    compared: frozenset[tuple[str, str, Value]]
    asked: frozenset[str]
    shown: frozenset[str]
    changed: frozenset[str]
    given: frozenset[tuple[str, Value]]
    moved: frozenset[tuple[str, bool]]
    linked: frozenset[str]
    cited: frozenset[str]
    ways: list[tuple[str, str, str, str]]
    hubs: dict[str, int]
    going: list[str]
    fated: list[str]


def outline_of(seen: Seen, suspicions: tuple[Suspicion, ...]) -> Outline:
    """The outline of what was seen of a scene."""
    return Outline(
        rests=_rests_on(seen),
        may=frozenset(may.__name__ for may in suspicions if may(seen)),
        words_at=seen.words_at,
        words_behind=seen.words_behind,
        compared=frozenset((one.variable, one.operator, one.value) for one, _ in seen.compared),
        asked=frozenset(seen.asked),
        shown=frozenset(seen.shown),
        changed=frozenset(seen.changed),
        given=frozenset(seen.given),
        moved=frozenset(seen.moved),
        linked=frozenset(seen.linked),
        cited=frozenset(seen.cited),
        ways=[(way.origin, way.to, way.kind, way.choice) for way, _, _ in seen.ways],
        hubs=seen.hubs,
        going=seen.going,
        fated=seen.fated,
    )


def surroundings(story: Story) -> bytes:
    """The digest of all that every outline depends on beside the scene's own file."""
    manifest = story.manifest
    asked: Any = (manifest.protagonist, manifest.pause, manifest.language)
    return digest(repr((asked, *story.paragraphs.items())).encode("utf-8", "surrogatepass"))


def footing(story: Story) -> dict[str, str]:
    """What an outline may rest on besides: titles that are shown, variables as declared."""
    found = {f"note {note.id}": note.title for note in story.notes.values()}
    found.update((f"variable {name}", declared(one)) for name, one in story.variables.items())
    return found


def _rests_on(seen: Seen) -> dict[str, str]:
    story = seen.story
    found = {f"note {note}": story.notes[note].title for note in seen.titled}
    asked = {*seen.asked, *seen.shown} & story.variables.keys()
    found.update((f"variable {name}", declared(story.variables[name])) for name in asked)
    return found
