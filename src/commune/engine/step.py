"""One step of a playthrough: from a state and a choice to the next turn.

Order on a choice: its effects; its result text; then for each passage arrived at its
effects, text, fates and way on. Each reads the state as it is at its place. What was
left counts as visited from the arrival at the next passage on.
"""

from commune.engine.place import Exit
from commune.engine.program import Program, program_of
from commune.engine.turn import EndlessStory, NotOffered, State, Stop, Turn
from commune.expressions import Values
from commune.model import Story
from commune.model.effects import Effect

LONGEST_TURN = 1000  # passages; a story that goes on for more without asking never comes to rest


def begin(story: Story) -> Turn:
    """The first turn, from the first passage of the story."""
    return begin_at(story, story.manifest.first.id)


def begin_at(story: Story, address: str, effects: tuple[Effect, ...] = ()) -> Turn:
    """The first turn of a playthrough that begins elsewhere, after some effects."""
    program = program_of(story)
    way = program.compiler.beginning(story.full_address(address), effects)
    before = _initial(story)
    values = before if way.change is None else way.change(before)
    trail = [Stop(way, before, values)] if effects else []
    return _arrive(program, "", trail, way.exits[0], values)


def choose(story: Story, state: State, choice: str) -> Turn:
    """Take the step `choice`; where it is not open, `NotOffered` and nothing has happened."""
    program = program_of(story)
    place = program[state.at]
    before = state.values
    ways = place.menu(before).ways if place.menu is not None else {}
    way = ways.get(choice)
    if way is None:
        raise NotOffered(choice, tuple(ways))
    values = before if way.change is None else way.change(before)
    trail = [Stop(way, before, values)]
    exit_ = _exit(way.exits, values)
    if place.leaving is not None:
        values = place.leaving(values)
    return _arrive(program, choice, trail, exit_, values)


def _initial(story: Story) -> Values:
    """The values before anything happened: each variable's start, and nothing visited or taken."""
    return (*(variable.start for variable in story.variables.values()), 0)


def _arrive(program: Program, step: str, trail: list[Stop], exit_: Exit, values: Values) -> Turn:
    """Go to a passage and on from there, until the story rests."""
    for _ in range(LONGEST_TURN):
        place = program[exit_.address]
        if not exit_.back:
            before = values
            if place.change is not None:
                values = place.change(values)
            trail.append(Stop(place, before, values))
        if place.menu is not None:
            offers = place.menu(values).offers
            if offers or place.rest != "hub":
                return Turn(step, State(place.address, values), tuple(trail), offers)
        elif place.rest == "end":
            return Turn(step, State(place.address, values), tuple(trail), (), ended=True)
        exit_ = _exit(place.exits, values)
        if place.leaving is not None:
            values = place.leaving(values)
    raise EndlessStory(exit_.address)


def _exit(exits: tuple[Exit, ...], values: Values) -> Exit:
    """The first exit whose condition holds; the last has none."""
    for exit_ in exits:
        if exit_.test is None or exit_.test(values):
            return exit_
    raise EndlessStory  # checking makes sure that a last exit has no condition
