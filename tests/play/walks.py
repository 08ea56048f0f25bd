"""Readers who go on, back, and on again at random, and read hard scenes in short."""

from functools import cache
from pathlib import Path

from hypothesis import strategies as st
from tests.play.small import small_story

from commune.engine.page import SceneEntered
from commune.engine.replay import open_steps
from commune.loading import load_folder
from commune.model import Story
from commune.play.standing import Standing, begun, passed_over, redone, resumed, taken, undone

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = {"real": ROOT / "story", "lighthouse": ROOT / "tests" / "stories" / "lighthouse"}
STORIES = ("small", *FOLDERS)

# What a reader does next: go on by one of the ways, read in short, take back, take again,
# or leave the game and come back.
Doing = tuple[str, int]
doings = st.lists(
    st.tuples(
        st.sampled_from(["on", "on", "on", "short", "undo", "redo", "resume"]), st.integers(0, 9)
    ),
    max_size=40,
)


@cache
def story_of(name: str) -> Story:
    """A story by its name here."""
    if name == "small":
        return small_story()
    loaded = load_folder(FOLDERS[name])
    assert loaded.story is not None, "\n".join(map(str, loaded.problems))
    return loaded.story


def walked(story: Story, doing: list[Doing], *, opening: str = "") -> Standing:
    """Where a reader stands who began and did all this, as far as it could be done."""
    standing = begun(story, opening=opening)
    for what, which in doing:
        standing = after(standing, what, which)
    return standing


def after(standing: Standing, what: str, which: int) -> Standing:
    """Where a reader stands who did this; the same standing where it cannot be done."""
    match what:
        case "undo":
            return undone(standing) or standing
        case "redo":
            return redone(standing) or standing
        case "resume":
            return resaved(standing)
        case "short":
            return _in_short(standing)
        case _:
            ways = open_steps(standing.journal.turn)
            return taken(standing, ways[which % len(ways)]) if ways else standing


def resaved(standing: Standing) -> Standing:
    """The standing as it is when its save is opened again."""
    again, stopped = resumed(standing.journal.story, standing.playthrough)
    assert stopped is None
    return again


def same(one: Standing, other: Standing) -> bool:
    """Whether two readers stand at the same place, with the same behind and ahead of them."""
    return (
        one.playthrough == other.playthrough
        and one.journal.state == other.journal.state
        and one.journal.turn == other.journal.turn
        and one.floor == other.floor
    )


def _in_short(standing: Standing) -> Standing:
    """Read the hard scene that the page leads into as a summary, if it does."""
    story = standing.journal.story
    entered = [
        item.scene for item in standing.page().items if isinstance(item, SceneEntered)
    ]  # the last is the one the page holds before
    hard = [story.scenes[name] for name in entered if story.scenes[name].notices]
    if not hard or hard[-1].summary is None:
        return standing
    return passed_over(standing, hard[-1])
