"""Where a reader stands at first: in their save, at an opening, behind a door, at the start."""

from commune.engine import Journal
from commune.engine.replay import open_steps
from commune.model import Story
from commune.model.ids import is_pause
from commune.model.variables import WordVariable, name_of
from commune.play.blocks import Block, Hint
from commune.play.desk import Desk
from commune.play.loop import Coming
from commune.play.presenter import title_card
from commune.play.standing import Standing, begun, resumed
from commune.saves import AUTOSAVE, Absent, Playthrough, SetAside
from commune.values import replace, value

_FARTHEST = 2000  # states looked at on the way to a protagonist; doors stand near the beginning


@value
class Wanted:
    """What was asked for when the game was called. `person` is a protagonist's id."""

    opening: str = ""
    person: str = ""
    fresh: bool = False


@value
class Begun:
    """Where the reader stands, what is said before the page, and how they come to it."""

    standing: Standing
    greeting: tuple[Block, ...]
    coming: Coming


def beginning(story: Story, wanted: Wanted, desk: Desk) -> Begun | str:
    """Where this sitting begins; a sentence where what was asked for is not there."""
    asked = _checked(story, wanted)
    if isinstance(asked, str):
        return asked
    title = story.manifest.title
    desk.memory = desk.shelf.memory(title) if desk.shelf else desk.memory
    desk.stamp = desk.shelf.stamp(title, desk.slot) if desk.shelf else None
    found = desk.shelf.load(title, desk.slot) if desk.shelf else Absent()
    told: tuple[Block, ...] = ()
    if isinstance(found, SetAside):
        told = (Hint(_what_was_set_aside(found)),)
        desk.stamp = desk.shelf.stamp(title, desk.slot) if desk.shelf else None
        found = found.before or Absent()
    if isinstance(found, Playthrough) and found.path:
        if _goes_on(story, found, asked):
            return _gone_on(story, found, desk, told)
        standing, _ = resumed(story, found)
        desk.learn(standing.journal)
        if kept := desk.put_away(title):
            told = (*told, Hint(f"The playthrough you were in is kept as “{kept}”."))
    if desk.shelf is None:
        told = (*told, Hint("Nothing of this will be kept."))
    standing = _as_person(story, asked)
    # Behind an opening's path the reader comes from nowhere: they are told where they are,
    # and not what came of a choice that they did not make.
    coming = Coming.BACK if standing.journal.path else Coming.ONWARDS
    return Begun(standing, (*told, title_card(standing.journal)), coming)


def _goes_on(story: Story, saved: Playthrough, wanted: Wanted) -> bool:
    """Whether the save is what was asked for: not another opening, person, or a fresh start."""
    if wanted.fresh or wanted.opening not in {"", saved.opening}:
        return False
    if not wanted.person:
        return True
    standing, _ = resumed(story, saved)
    return _protagonist(standing.journal) in {"", wanted.person}


def _checked(story: Story, wanted: Wanted) -> Wanted | str:
    """What was asked for, by its full name; a sentence where there is no such thing."""
    people = _people(story)
    person, opening = people.get(wanted.person.casefold(), wanted.person), wanted.opening
    if opening and opening not in story.openings:
        of_that = [name for name in story.openings if name.startswith(f"{opening}-")]
        opening = (
            f"{opening}-{person}" if person else "".join(of_that) if len(of_that) == 1 else opening
        )
        opening = opening if opening in story.openings else wanted.opening
    if opening and opening not in story.openings:
        known = ", ".join(story.openings) or "none"
        return f"There is no opening “{opening}”. There are: {known}."
    if person and person not in people.values():
        nobody = "nobody: the story has one road for all"
        known = ", ".join(dict.fromkeys(people.values())) or nobody
        return f"There is no “{person}” to play as. There are: {known}."
    asked = replace(wanted, opening=opening, person=person)
    if person and _protagonist(_as_person(story, asked).journal) != person:
        where = f"The opening “{opening}”" if opening else "The beginning of the story"
        return f"{where} does not lead to {person}."
    return asked


def _people(story: Story) -> dict[str, str]:
    """The protagonists' ids, by id and by name, in small letters."""
    variable = story.variables.get(story.manifest.protagonist)
    if not isinstance(variable, WordVariable):
        return {}
    ids = {one.casefold(): one for one in variable.values}
    return {name_of(variable, one).casefold(): one for one in variable.values} | ids


def _as_person(story: Story, wanted: Wanted) -> Standing:
    """The beginning, or the opening; for a person, the shortest road to being them."""
    start = begun(story, opening=wanted.opening)
    if not wanted.person or _protagonist(start.journal) == wanted.person:
        return start
    near = [start.journal]
    seen = {start.journal.state}
    for here in near:
        if _protagonist(here) == wanted.person:
            return replace(start, journal=here)
        for step in open_steps(here.turn) if not _protagonist(here) else ():
            there = here.after(step)
            if there.state not in seen and len(seen) < _FARTHEST:
                seen.add(there.state)
                near.append(there)
    return start


def _protagonist(journal: Journal) -> str:
    name = journal.story.manifest.protagonist
    return str(journal.state.values[journal.story.layout[name]]) if name else ""


def _gone_on(story: Story, saved: Playthrough, desk: Desk, told: tuple[Block, ...]) -> Begun:
    """A saved playthrough again; where an edit cut its road, what it held is kept beside."""
    standing, stopped = resumed(story, saved)
    title = story.manifest.title
    named = "" if desk.slot == AUTOSAVE else f" ({desk.slot})"
    says = f"{title}{named}: it goes on where you left it."
    if stopped is not None:
        lost = sum(1 for step in saved.path[stopped.made :] if not is_pause(step))
        lead = "1 of them leads" if lost == 1 else f"{lost} of them lead"
        kept = desk.put_away(title)
        says = (
            f"{title} was changed since you played. It goes on at the last place that your"
            f" choices still lead to; {lead} no further."
        )
        says += f" The whole of them is kept as “{kept}”." if kept else ""
        failed = desk.keep(standing)
        says += f" {failed}" if failed else ""
    else:
        desk.kept = desk.shelf is not None
    return Begun(standing, (*told, Hint(says)), Coming.RESUMED)


def _what_was_set_aside(found: SetAside) -> str:
    kept = f" It is kept as {found.kept_as}." if found.kept_as else ""
    instead = "The save before it is opened." if found.before else "A new playthrough begins."
    return f"{found.reason}{kept} {instead}"
