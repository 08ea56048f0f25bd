"""Time: who can be in a scene, and that the story goes forward.

Dates are intervals: a month is all of its days. Only what lies wholly outside is told.
"""

from functools import lru_cache

from commune.author.checks.finding import Findings, finding
from commune.author.checks.seen import Way, where_of_scene
from commune.author.checks.surround import where_of_note
from commune.author.checks.survey import Survey
from commune.model import Scene
from commune.model.days import Day, read_ends
from commune.model.ids import scene_of
from commune.model.notes import Person
from commune.model.scene import Reference


def cast_is_of_its_time(survey: Survey) -> Findings:
    """Tell a person in the cast of a scene before they were born, or outside their active days.

    Where that is so of all their scenes, the date in their note is at fault, and told once.
    """
    yield from _lives(survey)
    notes = survey.story.notes
    played: dict[str, list[tuple[Scene, Reference]]] = {}
    for scene in survey.story.scenes.values():
        for reference in scene.cast if _days(scene.date) else ():
            played.setdefault(reference.id, []).append((scene, reference))
    for name, scenes in played.items():
        body = notes[name].body
        if not isinstance(body, Person):
            continue
        outside = [
            (scene, reference, key, says)
            for scene, reference in scenes
            for key, says in _outside(body, scene.date)[:1]
        ]
        keys = {key for _, _, key, _ in outside}
        if 1 < len(scenes) == len(outside) and len(keys) == 1:
            key, says = outside[0][2:]
            where = where_of_note(notes[name])
            says = f"“{name}” {says}, and none of their {len(scenes)} scenes fits that"
            hint = "Mend the date, or allow it with the reason."
            at = survey.places.span(where.file, (key,))
            yield finding("out-of-time", where, says, hint, at=at)
            continue
        for scene, reference, _, why in outside:
            says = f"“{name}” {why}, and this scene is {scene.date}"
            hint = "Take them out of the cast, mend a date, or allow it with the reason."
            where = where_of_scene(scene)
            yield finding("out-of-time", where, says, hint, at=reference.span)


def _outside(person: Person, date: str) -> list[tuple[str, str]]:
    """By which keys of a person a date is not of their time, and what these say."""
    played, active, born = _days(date), _days(person.active), _days(person.born)
    died = _days(person.died)
    found = []
    if played and born and played[1] < born[0]:
        found.append(("born", f"is born {person.born}"))
    if played and active and (played[1] < active[0] or active[1] < played[0]):
        found.append(("active", f"is active {person.active}"))
    wrong = born and died and died[1] < born[0]  # which is told of the note
    if played and died and died[1] < played[0] and not (found or wrong):
        found.append(("died", f"died {person.died}"))
    return found


def _lives(survey: Survey) -> Findings:
    """Tell a person who died before they were born."""
    for note in survey.story.notes.values():
        if not isinstance(note.body, Person):
            continue
        born, died = _days(note.body.born), _days(note.body.died)
        if born and died and died[1] < born[0]:
            where = where_of_note(note)
            says = f"“{note.id}” is born {note.body.born}, and died before that, {note.body.died}"
            at = survey.places.span(where.file, ("died",))
            yield finding("out-of-time", where, says, "Mend one of the dates.", at=at)


def the_story_goes_forward(survey: Survey) -> Findings:
    """Tell a way on into a scene that was over before this one began, by days or by hours."""
    scenes = survey.story.scenes
    between: dict[tuple[str, str], Way] = {}  # the first way from one scene to another
    for origin, ways in survey.ways.items():
        here = scene_of(origin)
        own = f"{here}."
        for way in ways:
            if not way.to.startswith(own) and way.kind != "back":
                between.setdefault((here, scene_of(way.to)), way)
    for (here, there), way in between.items():
        now, then = scenes[here], scenes[there]
        if _is_back(now, then, hours=way.kind != "storylet"):
            says = f"this leads from {now.date} back to {then.date}"
            if now.date == then.date:
                says = f"this leads from {now.time} back to {then.time} on the same day"
            hint = "Mend a date, make a scene timeless, or allow it with the reason."
            where, at = survey.led(way)
            if way.kind == "storylet" and then.storylet is not None:
                says = f"this storylet is of {then.date}, and its hub’s scene of {now.date}"
                where, at = where_of_scene(then), then.storylet.span
            yield finding("back-in-time", where, says, hint, at=at)


def _is_back(here: Scene, there: Scene, *, hours: bool) -> bool:
    """Whether one scene is over before another begins, by days or, on one day, by `hours`."""
    now, then = _days(here.date), _days(there.date)
    if not (now and then):
        return False
    if hours and here.time and there.time and now == then and now[0] == now[1]:
        return there.time < here.time
    # the storylets of a hub come in any order, but none before the hub
    return then[1] < now[0]


@lru_cache(maxsize=4096)
def _days(date: str) -> tuple[Day, Day] | None:
    """The first and the last day of a date; None where there is none."""
    ends = [read_ends(part) for part in date.split("/")] if date else []
    first, last = (ends[0], ends[-1]) if ends else ("", "")
    if isinstance(first, str) or isinstance(last, str):
        return None
    return first[0], last[1]
