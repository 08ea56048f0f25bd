"""Where a reader stands: the journal, and what the save holds beside its path.

Values and functions on them, so that a move can be tested without a terminal. What is
taken back is not lost: it stands `ahead`, and can be taken again until the reader
chooses something else.
"""

from commune.engine import Journal, Stopped, begin_at, compose
from commune.engine.page import Page
from commune.engine.replay import continue_as_far, open_steps, renamed
from commune.engine.shortened import summarised
from commune.model import Scene, Story
from commune.model.ids import scene_of
from commune.play.summary import shifted, undo_length, without_scene
from commune.saves import Playthrough
from commune.values import replace, value


@value
class Standing:
    """A journal, and the steps that were taken back from behind it.

    Undo stops where the path is `floor` long. `summaries` are indexes into the path and
    what is `ahead` of it: steps made by reading a summary.
    """

    journal: Journal
    opening: str = ""
    floor: int = 0
    summaries: tuple[int, ...] = ()
    ahead: tuple[str, ...] = ()

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
            ahead=self.ahead,
        )

    def page(self, *, gentle: bool = False) -> Page:
        """The page to be shown; behind a summary, without the scene that was not read."""
        page = compose(self.journal.story, self.journal.turn, gentle=gentle)
        path = self.journal.path
        if not path or len(path) - 1 not in self.summaries:
            return page
        scene = scene_of(path[-1])
        left = page.ended or scene_of(self.journal.state.at) != scene
        return without_scene(page, scene) if left else page


def begun(story: Story, *, opening: str = "") -> Standing:
    """A new playthrough, from the story's beginning or from an opening of the story."""
    if not opening:
        return Standing(Journal.begun(story))
    journal, _ = continue_as_far(_start(story, opening), _opening_path(story, opening))
    return Standing(journal, opening, len(journal.path))


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
    ahead = () if stopped else tuple(renamed(story, step) for step in saved.ahead)
    marks, old, new = saved.summaries, (*saved.path, *saved.ahead), (*path, *ahead)
    if old != new:
        marks = shifted(saved.summaries, old, new, story)
    return Standing(journal, opening, floor, marks, ahead), stopped


def taken(standing: Standing, step: str) -> Standing:
    """One step further; raises `NotOffered`, and the standing still holds.

    Who takes again what was taken back keeps what stands behind it; but a choice is not
    the same as one that a summary made.
    """
    journal = standing.journal.after(step)
    in_short = len(standing.journal.path) in standing.summaries
    if standing.ahead[:1] == (step,) and not in_short:
        return replace(standing, journal=journal, ahead=standing.ahead[1:])
    return replace(_here(standing), journal=journal)


def undone(standing: Standing) -> Standing | None:
    """One step back (a summary goes back whole); None where nothing can be taken back."""
    path = standing.journal.path
    length = undo_length(path, standing.summaries)
    return back_to(standing, length) if path else None


def back_to(standing: Standing, length: int) -> Standing | None:
    """Back to where the path was `length` steps long; None below the floor or ahead of here."""
    path = standing.journal.path
    if not standing.floor <= length < len(path):
        return None
    journal = standing.journal
    for _ in range(len(path) - length):
        journal = journal.earlier or journal
    return replace(standing, journal=journal, ahead=(*path[length:], *standing.ahead))


def redone(standing: Standing) -> Standing | None:
    """One step on along what was taken back (a summary whole); None where nothing was."""
    made = len(standing.journal.path)
    count = 1
    if made in standing.summaries:
        scene = scene_of(standing.ahead[0]) if standing.ahead else ""
        while (
            count < len(standing.ahead)
            and made + count in standing.summaries
            and scene_of(standing.ahead[count]) == scene
        ):
            count += 1
    journal = standing.journal
    for step in standing.ahead[:count]:
        if step not in open_steps(journal.turn):
            return None
        journal = journal.after(step)
    if journal is standing.journal:
        return None
    return replace(standing, journal=journal, ahead=standing.ahead[count:])


def passed_over(standing: Standing, scene: Scene) -> Standing:
    """Behind a scene, its summary read in its place; the steps that this made are marked.

    Who reads again the summary that was taken back keeps what stands behind it.
    """
    before = len(standing.journal.path)
    journal = summarised(standing.journal, scene)
    made = journal.path[before:]
    marks = range(before, before + len(made))
    if standing.ahead[: len(made)] == made and set(marks) <= set(standing.summaries):
        return replace(standing, journal=journal, ahead=standing.ahead[len(made) :])
    here = _here(standing)
    return replace(here, journal=journal, summaries=(*here.summaries, *marks))


def _here(standing: Standing) -> Standing:
    """The standing without what lies ahead of it."""
    length = len(standing.journal.path)
    marks = tuple(index for index in standing.summaries if index < length)
    return replace(standing, summaries=marks, ahead=())


def _start(story: Story, opening: str) -> Journal:
    """The journal before any step: at the beginning, or where an opening starts without a path."""
    start = story.openings[opening].start if opening else None
    if start is None:
        return Journal.begun(story)
    return Journal(story, begin_at(story, start.id, story.openings[opening].effects))


def _opening_path(story: Story, opening: str) -> tuple[str, ...]:
    return tuple(step.id for step in story.openings[opening].path) if opening else ()
