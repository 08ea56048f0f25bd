"""Where a reader stands: the journal, and what the save holds beside its path.

Values and functions on them, so that a move can be tested without a terminal.
"""

from commune.engine import Journal, Stopped, begin_at, compose
from commune.engine.page import Page
from commune.engine.replay import continue_as_far
from commune.model import Scene, Story
from commune.model.ids import scene_of
from commune.play.summary import shifted, summarised, undo_length, without_scene
from commune.saves import Playthrough
from commune.values import replace, value


@value
class Standing:
    """A journal, and its steps made as summaries; undo stops where the path is `floor` long."""

    journal: Journal
    opening: str = ""
    floor: int = 0
    summaries: tuple[int, ...] = ()
    gentle: bool = False

    @property
    def playthrough(self) -> Playthrough:
        """What is saved of this."""
        story = self.journal.story
        return Playthrough(
            path=self.journal.path,
            opening=self.opening,
            story_title=story.manifest.title,
            edition_key=story.edition_key,
            summaries=self.summaries,
            gentle=self.gentle,
        )

    def page(self) -> Page:
        """The page to be shown; behind a summary, without the scene that was not read."""
        page = compose(self.journal.story, self.journal.turn, gentle=self.gentle)
        path = self.journal.path
        if not path or len(path) - 1 not in self.summaries:
            return page
        scene = scene_of(path[-1])
        left = page.ended or scene_of(self.journal.state.at) != scene
        return without_scene(page, scene) if left else page


def begun(story: Story, *, opening: str = "", gentle: bool = False) -> Standing:
    """A new playthrough, from the story's beginning or from an opening of the story."""
    if not opening:
        return Standing(Journal.begun(story), gentle=gentle)
    journal, _ = continue_as_far(_start(story, opening), _opening_path(story, opening))
    return Standing(journal, opening, len(journal.path), gentle=gentle)


def resumed(story: Story, saved: Playthrough) -> tuple[Standing, Stopped | None]:
    """A saved playthrough, replayed as far as it holds, and where it stopped if it did."""
    opening = saved.opening if saved.opening in story.openings else ""
    journal, stopped = continue_as_far(_start(story, opening), saved.path)
    path = journal.path
    floor = 0
    opened = begun(story, opening=opening).journal.path if opening else ()
    for made, given in zip(path, opened, strict=False):  # as played today, renamed or not
        if made != given:
            break
        floor += 1
    marks = saved.summaries
    if path != saved.path:
        marks = shifted(marks, saved.path, path, story)
    return Standing(journal, opening, floor, marks, saved.gentle), stopped


def taken(standing: Standing, step: str) -> Standing:
    """One step further; raises `NotOffered`, and the standing still holds."""
    return replace(standing, journal=standing.journal.after(step))


def undone(standing: Standing) -> Standing | None:
    """One step back (a summary goes back whole); None where nothing can be taken back."""
    path = standing.journal.path
    length = undo_length(path, standing.summaries)
    if not path or length < standing.floor:
        return None
    journal = standing.journal
    for _ in range(len(path) - length):
        journal = journal.earlier or journal
    marks = tuple(index for index in standing.summaries if index < length)
    return replace(standing, journal=journal, summaries=marks)


def passed_over(standing: Standing, scene: Scene) -> Standing:
    """Behind a scene, its summary read in its place; the steps that this made are marked."""
    before = len(standing.journal.path)
    journal = summarised(standing.journal, scene)
    marks = (*standing.summaries, *range(before, len(journal.path)))
    return replace(standing, journal=journal, summaries=marks)


def _start(story: Story, opening: str) -> Journal:
    """The journal before any step: at the beginning, or where an opening starts without a path."""
    start = story.openings[opening].start if opening else None
    if start is None:
        return Journal.begun(story)
    return Journal(story, begin_at(story, start.id, story.openings[opening].effects))


def _opening_path(story: Story, opening: str) -> tuple[str, ...]:
    return tuple(step.id for step in story.openings[opening].path) if opening else ()
