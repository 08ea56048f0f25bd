"""Time: who can be in a scene, and that the story goes forward.

Dates are intervals: a month is all of its days. Only what lies wholly outside is told.
"""

from functools import lru_cache

from commune.author.checks.finding import Findings, finding
from commune.author.checks.survey import Survey, Way, where_of_scene
from commune.loading.readers.dates import Day, read_ends
from commune.model import Scene
from commune.model.ids import scene_of
from commune.model.notes import Person


def cast_is_of_its_time(survey: Survey) -> Findings:
    """Tell a person in the cast of a scene outside the days in which they are active."""
    notes = survey.story.notes
    for scene in survey.story.scenes.values():
        played = _days(scene.date)
        for reference in scene.cast if played else ():
            body = notes[reference.id].body
            written = body.active if isinstance(body, Person) else ""
            active = _days(written)
            if played and active and (played[1] < active[0] or active[1] < played[0]):
                says = f"“{reference.id}” is active {written}, and this scene is {scene.date}"
                hint = "Take them out of the cast, mend a date, or allow it with the reason."
                where = where_of_scene(scene)
                yield finding("out-of-time", where, says, hint, at=reference.span)


def the_story_goes_forward(survey: Survey) -> Findings:
    """Tell a way on into a scene that was over before this one began."""
    scenes = survey.story.scenes
    told: set[tuple[str, str]] = set()
    for origin, found in survey.ways.items():
        here = scene_of(origin)
        own = f"{here}."
        for way in found:
            if way.to.startswith(own):
                continue
            there = scene_of(way.to)
            if (here, there) not in told and _is_back(scenes[here], scenes[there], way):
                told.add((here, there))
                says = f"this leads from {scenes[here].date} back to {scenes[there].date}"
                hint = "Mend a date, make a scene timeless, or allow it with the reason."
                yield finding("back-in-time", way.where, says, hint, at=way.at)


def _is_back(here: Scene, there: Scene, way: Way) -> bool:
    if way.kind in {"back", "storylet"}:
        return False  # between a hub and its storylets, which come in any order
    now, then = _days(here.date), _days(there.date)
    return bool(now and then and then[1] < now[0])


@lru_cache(maxsize=4096)
def _days(date: str) -> tuple[Day, Day] | None:
    """The first and the last day of a date; None where there is none."""
    ends = [read_ends(part) for part in date.split("/")] if date else []
    first, last = (ends[0], ends[-1]) if ends else ("", "")
    if isinstance(first, str) or isinstance(last, str):
        return None
    return first[0], last[1]
