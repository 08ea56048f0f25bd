"""Reading a scene's summary in its place: its choices are made, its pages are not shown.

The path stays a path like any other; the save marks which of its steps were made so,
so that undo can go back to the notice and the last page can leave out what was not read.
"""

from collections.abc import Iterable, Sequence

from commune.engine.page import (
    ActClosed,
    ActOpened,
    EndingReached,
    FateShown,
    Item,
    LedgerEntered,
    Page,
    SceneEntered,
)
from commune.engine.replay import renamed
from commune.model import Story
from commune.model.ids import scene_of
from commune.values import replace


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
        if outside or isinstance(item, EndingReached | FateShown | LedgerEntered):
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
