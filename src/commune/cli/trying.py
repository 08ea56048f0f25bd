"""``commune try``: play from a place, by a real path that leads there."""

import sys
from argparse import Namespace
from pathlib import Path

from commune.cli.faults import FILE_AT_FAULT, Fault, told
from commune.cli.opened import opened
from commune.cli.where import story_folder
from commune.diagnostics import Diagnostic, Span
from commune.diagnostics.nearest import did_you_mean
from commune.explore.guards import Guard, all_of, domains_of, guard_of
from commune.explore.playing import Trace
from commune.explore.reaching import Nowhere, road_to
from commune.expressions import Condition
from commune.expressions.parse import parse_condition
from commune.expressions.slots import atoms, slots_asked
from commune.expressions.syntax import Comparison, Flag
from commune.loading.linking.kinds import Declared, check_question
from commune.model import Story
from commune.model.ids import KEBAB
from commune.model.variables import WordVariable
from commune.play.desk import Desk
from commune.play.trial import play_from
from commune.saves import open_shelf, slot_name


def try_from(call: Namespace) -> int:
    """Find a path to the place, keep it where that is asked, and play on from there."""
    story = opened(call.story)
    if isinstance(story, int):
        return story
    address = story.full_address(call.address)
    scene, _, passage = address.partition(".")
    if scene not in story.scenes or passage not in story.scenes[scene].passages:
        known = [*story.scenes, *(f"{s.id}.{p}" for s in story.scenes.values() for p in s.passages)]
        hint = did_you_mean(call.address, known)
        return told(Fault(f"there is no scene or passage “{call.address}”. {hint}".rstrip()))
    guard = _asked(story, call)
    if isinstance(guard, Fault):
        return told(guard)
    road = road_to(story, address, guard)
    if isinstance(road, Nowhere):
        what = f"“{address}”" + (f" with {call.when}" if call.when else "")
        what += f" as {call.as_person}" if call.as_person else ""
        why = "nothing leads there" if road.certain else "no path was found, and none ruled out"
        return told(Fault(f"{what}: {why}.", FILE_AT_FAULT))
    if call.keep:
        fault = _kept(road, call.keep, address, story_folder(call.story))
        if fault is not None:
            return told(fault)
    if call.path:
        sys.stdout.write("".join(f"{step}\n" for step in road.path))
        return 0
    shelf = open_shelf()
    slot = slot_name(call.slot) if call.slot else ""
    desk = Desk(shelf if slot else None, shelf.settings(), slot or "try")
    return play_from(story, road.path, desk, opening=road.start)


def _asked(story: Story, call: Namespace) -> Guard | Fault:
    """What must hold there: the person and the condition that were named."""
    parts: list[Condition] = []
    if call.as_person:
        variable = story.variables.get(story.manifest.protagonist)
        people = variable.values if isinstance(variable, WordVariable) else ()
        if call.as_person not in people:
            known = ", ".join(people) or "nobody"
            return Fault(f"there is no “{call.as_person}” to be. There are: {known}.")
        parts.append(Comparison(story.manifest.protagonist, "==", call.as_person))
    if call.when:
        found = _condition(story, call.when)
        if isinstance(found, Fault):
            return found
        parts.append(found)
    domains = domains_of(story)
    return all_of(guard_of(part, domains) for part in parts)


def _condition(story: Story, text: str) -> Condition | Fault:
    """The condition in words, if it fits the story."""
    at = Span.at("--when", width=len(text))
    parsed = parse_condition(text, at)
    if parsed.condition is None:
        fault = parsed.fault
        says = f"{fault.message}. {fault.hint}".rstrip() if fault else "it is no condition."
        return Fault(f"“{text}”: {says}")
    problems: list[Diagnostic] = []
    declared = Declared(story.variables, frozenset())
    for atom in atoms(parsed.condition):
        if isinstance(atom, Flag | Comparison):
            check_question(atom, declared, at=at, tell=problems.append)
    if problems:
        return Fault(f"“{text}”: {problems[0].message}. {problems[0].hint}".rstrip())
    for slot in slots_asked(parsed.condition):
        if slot not in story.layout:
            return Fault(f"“{text}”: the story remembers no “{slot}”, as nothing in it asks.")
    return parsed.condition


def _kept(road: Trace, name: str, address: str, folder: Path) -> Fault | None:
    """Write the path as an opening of the story."""
    if not KEBAB.match(name):
        return Fault(f"“{name}” is no name of an opening: small letters, digits and hyphens.")
    if road.start:
        return Fault(f"the path begins at the opening “{road.start}”; it is no path by itself.")
    place = folder / "openings" / f"{name}.yaml"
    steps = "".join(f"  - {step}\n" for step in road.path)
    try:
        place.parent.mkdir(exist_ok=True)
        with place.open("x", encoding="utf-8", newline="\n") as file:
            file.write(f"label: At {address}\n" + (f"path:\n{steps}" if steps else "path: []\n"))
    except FileExistsError:
        return Fault(f"there is an opening “{name}” already.")
    except OSError as problem:
        return Fault(f"{place} could not be written ({problem.strerror}).", FILE_AT_FAULT)
    sys.stderr.write(f"commune: the path is the opening “{name}” now ({place}).\n")
    return None
