"""Reading a scene's summary in its place: its choices are made, its pages are not shown.

The path stays a path like any other; the save marks which of its steps were made so,
so that undo can go back to the notice and the last page can leave out what was not read.
"""

from collections.abc import Iterable, Sequence

from commune.engine import Journal
from commune.engine.page import (
    ActClosed,
    ActOpened,
    EndingReached,
    FateShown,
    Item,
    Page,
    SceneEntered,
)
from commune.engine.replay import continue_as_far, open_steps, renamed
from commune.model import Scene, Story
from commune.model.ids import choice_step, is_pause, scene_of
from commune.values import replace

_MOST_PAUSES = 1000  # as many as a turn has passages; more go in a circle


def summarised(journal: Journal, scene: Scene) -> Journal:
    """The journal after the scene's summary path; where it does not lead out, as far as it goes."""
    paths = scene.summary.path if scene.summary else {}
    own = paths.get(_protagonist(journal), paths.get("", ()))
    steps = [one.id if "/" in one.id else choice_step(scene.id, one.id) for one in own]
    here, _ = continue_as_far(journal, steps)
    for _ in range(_MOST_PAUSES):
        ways = open_steps(here.turn)
        if scene_of(here.state.at) != scene.id or len(ways) != 1 or not is_pause(ways[0]):
            break
        here = here.after(ways[0])
    return here


def without_scene(page: Page, scene: str) -> Page:
    """A page from where it leaves a scene; endings and fates in the scene stay."""
    items: list[Item] = []
    outside = False
    for item in page.items:
        match item:
            case SceneEntered(entered):
                outside = entered != scene
            case ActClosed() | ActOpened():
                outside = True
            case _:
                pass
        if outside or isinstance(item, EndingReached | FateShown):
            items.append(item)
    return replace(page, items=tuple(items))


def undo_length(path: Sequence[str], summaries: Iterable[int]) -> int:
    """How long the path is after an undo: a summary is taken back whole."""
    marked = set(summaries)
    length = max(len(path) - 1, 0)
    if length not in marked:
        return length
    scene = scene_of(path[length])
    while length and length - 1 in marked and scene_of(path[length - 1]) == scene:
        length -= 1
    return length


def shifted(
    summaries: Iterable[int], old: Sequence[str], new: Sequence[str], story: Story
) -> tuple[int, ...]:
    """Where the marked steps of a saved path stand now that it was replayed in an edited story."""
    places: dict[int, int] = {}
    behind = 0
    for index, step in enumerate(old):
        found = next((i for i in range(behind, len(new)) if new[i] == renamed(story, step)), None)
        if found is not None:
            places[index], behind = found, found + 1
    return tuple(places[index] for index in summaries if index in places)


def _protagonist(journal: Journal) -> str:
    name = journal.story.manifest.protagonist
    return str(journal.state.values[journal.story.layout[name]]) if name else ""
