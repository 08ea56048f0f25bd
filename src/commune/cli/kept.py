"""A playthrough found by the name that was said, and where it stands, in words."""

from collections.abc import Iterable

from commune.cli.faults import FILE_AT_FAULT, Fault
from commune.diagnostics.nearest import nearest
from commune.model import Story
from commune.model.ids import is_pause, scene_of
from commune.play.standing import Standing
from commune.saves import AUTOSAVE, Shelf, Slot, slot_name


def slot_called(name: str, shelf: Shelf, title: str) -> Slot | Fault:
    """The playthrough of this name, whole or damaged; or that there is none."""
    slots = shelf.slots(title)
    wanted = slot_name(name)
    found = next((slot for slot in slots if slot.name in (name, wanted)), None)
    if found is not None:
        return found
    names = [slot.name for slot in slots]
    if not names:
        return Fault(f"there is no playthrough of “{title}” yet.")
    if name == AUTOSAVE:
        said = "no playthrough goes on by itself"
    else:
        said = f"no playthrough of “{title}” is called “{name}”"
    like = nearest(wanted or name, names)
    hint = f"Did you mean “{like}”?" if like else f"There are: {', '.join(names)}."
    return Fault(f"{said}. {hint}")


def damaged(slot: Slot) -> Fault:
    """Why a playthrough cannot be read."""
    return Fault(f"the playthrough “{slot.name}” cannot be read. {slot.reason}", FILE_AT_FAULT)


def choices_in(path: Iterable[str]) -> int:
    """How many choices a path holds; the passing of a pause is none."""
    return sum(not is_pause(step) for step in path)


def in_number(count: int) -> str:
    """A number of choices, in words."""
    return f"{count} choice{'' if count == 1 else 's'}"


def place_in_words(standing: Standing) -> str:
    """The act and the scene somebody stands in; behind the last page, the endings."""
    journal = standing.journal
    if journal.turn.ended:
        endings = "; ".join(ending.title or ending.ending for ending in journal.endings())
        return f"at the end, {endings}" if endings else "at the end"
    return scene_in_words(journal.story, scene_of(journal.state.at))


def scene_in_words(story: Story, scene: str) -> str:
    """A scene's title behind that of its act."""
    found = story.scenes[scene]
    act = story.acts[found.act].title if found.act in story.acts else ""
    return ", ".join(filter(None, (act, found.title)))
