"""The language once more, naively: what the engine's compiled functions are held against.

Written from the format (sections 4 to 6), not from the engine: facts are a dictionary of
everything that was set, visited or taken, and each question is looked up in it.
"""

import operator
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from commune.expressions import Condition, Value, took_slot, visited_slot
from commune.expressions.syntax import And, Comparison, Flag, Not, Or, Took, Visited
from commune.model import Choice, Passage, Scene, Story
from commune.model.effects import Adjust, Effect, Reveal, Set
from commune.model.ids import BACK, choice_step, passage_step, split_address
from commune.model.scene import Choices, Divert, End, Go, Hub
from commune.model.variables import CountVariable, Variable

Facts = dict[str, Value]
_COMPARE = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def holds(condition: Condition | None, facts: Mapping[str, Value]) -> bool:
    """Whether a condition holds; None always does."""
    match condition:
        case None:
            return True
        case Flag(variable):
            return facts[variable] is True
        case Comparison(variable, compare, value):
            return bool(_COMPARE[compare](facts[variable], value))
        case Visited(address):
            return facts.get(visited_slot(address), False) is True
        case Took(step):
            return facts.get(took_slot(step), False) is True
        case Not(inner):
            return not holds(inner, facts)
        case And(parts):
            return all(holds(part, facts) for part in parts)
        case Or(parts):
            return any(holds(part, facts) for part in parts)


def apply(
    effects: Sequence[Effect], facts: Facts, variables: Mapping[str, Variable]
) -> tuple[str, ...]:
    """Do what effects say, in order; gives the notes revealed."""
    revealed = []
    for effect in effects:
        if not holds(effect.condition, facts):
            continue
        match effect:
            case Set(variable, value):
                facts[variable] = value
            case Adjust(variable, by):
                declared, before = variables[variable], facts[variable]
                assert isinstance(declared, CountVariable)
                assert isinstance(before, int)
                facts[variable] = sorted((declared.low, before + by, declared.high))[1]
            case Reveal(note):
                revealed.append(note)
    return tuple(revealed)


@dataclass(slots=True)
class Walker:
    """A playthrough by the letter of the format."""

    story: Story
    facts: Facts = field(default_factory=dict)
    at: str = ""
    ended: bool = False
    notes: list[str] = field(default_factory=list)  # revealed by effects, as often as they are

    def begin(self) -> None:
        """Arrive at the story's first passage."""
        variables = self.story.variables
        self.facts = {name: variable.start for name, variable in variables.items()}
        self.arrive(self.story.manifest.first.id)

    def offers(self) -> dict[str, bool]:
        """The steps that stand before the player, in order; true where they are open."""
        scene, passage = self.here()
        match passage.way:
            case Choices(choices):
                return self.menu(scene, choices)
            case Go():
                return {passage_step(self.at, "next"): True}
            case Hub() as hub:
                return self.storylets(hub)
            case End():
                return {}

    def take(self, step: str) -> None:
        """Take an open step."""
        scene, passage = self.here()
        match passage.way:
            case Choices(choices):
                choice = next(c for c in choices if choice_step(scene.id, c.id) == step)
                self.do(choice.effects)
                self.facts[took_slot(step)] = True
                self.divert(choice.to)
            case Go(to):
                self.divert(to)
            case Hub(then=then):
                if step.endswith("/leave"):
                    self.divert(then)
                else:
                    self.facts[took_slot(step)] = True
                    self.leave()
                    self.arrive(self.story.scenes[step.partition("/")[2]].first)
            case End():
                raise AssertionError(step)

    def here(self) -> tuple[Scene, Passage]:
        """The scene and the passage."""
        scene_id, passage_id = split_address(self.at)
        scene = self.story.scenes[scene_id]
        return scene, scene.passages[passage_id]

    def menu(self, scene: Scene, choices: Sequence[Choice]) -> dict[str, bool]:
        """Open and locked choices; the fallback where nothing else is open."""
        offers: dict[str, bool] = {}
        for choice in choices:
            step = choice_step(scene.id, choice.id)
            gone = choice.once and self.facts.get(took_slot(step), False)
            other = choice.protagonist and choice.protagonist != self.facts["you"]
            if choice.fallback or gone or other:
                continue
            if holds(choice.condition, self.facts):
                offers[step] = True
            elif choice.locked:
                offers[step] = False
        if not any(offers.values()):
            for choice in choices:
                step = choice_step(scene.id, choice.id)
                if choice.fallback and not (choice.once and self.facts.get(took_slot(step), False)):
                    offers[step] = True
        return offers

    def storylets(self, hub: Hub) -> dict[str, bool]:
        """What a hub offers; nothing where enough was met or nothing is eligible."""
        scenes = [
            scene
            for scene in self.story.scenes.values()
            if scene.storylet is not None and scene.storylet.hub.id == self.at
        ]
        met = [scene.id for scene in scenes if self.met(scene)]
        eligible = [
            (-scene.storylet.priority, scene.id)
            for scene in scenes
            if scene.storylet
            and not self.met(scene)
            and holds(scene.storylet.condition, self.facts)
        ]
        if (hub.meet and len(met) >= hub.meet) or not eligible:
            return {}
        shown = [name for _, name in sorted(eligible)][: hub.show]
        return {passage_step(self.at, way): True for way in shown + ["leave"] * bool(hub.leave)}

    def met(self, scene: Scene) -> bool:
        """Whether a storylet was entered."""
        return self.facts.get(took_slot(passage_step(self.at, scene.id)), False) is True

    def do(self, effects: Sequence[Effect]) -> None:
        """Do what effects say."""
        self.notes += apply(effects, self.facts, self.story.variables)

    def divert(self, to: Divert) -> None:
        """Go where the first target leads whose condition holds."""
        target = next(target for target in to if holds(target.condition, self.facts))
        scene, _ = self.here()
        self.leave()
        if target.to.id == BACK:
            assert scene.storylet is not None
            self.rest(scene.storylet.hub.id)
        else:
            self.arrive(target.to.id)

    def leave(self) -> None:
        """From now on the passage was visited, and its scene."""
        scene, _ = self.here()
        self.facts[visited_slot(self.at)] = self.facts[visited_slot(scene.id)] = True

    def arrive(self, address: str) -> None:
        """Arrive at a passage: its effects, and its way on."""
        self.at = address
        _, passage = self.here()
        self.do(passage.effects)
        self.rest(address)

    def rest(self, address: str) -> None:
        """Come to rest at a passage, or go on from it."""
        self.at = address
        _, passage = self.here()
        match passage.way:
            case Go(to, pause) if not pause:
                self.divert(to)
            case Hub(then=then) as hub if not self.storylets(hub):
                self.divert(then)
            case End():
                self.ended = True
            case _:
                pass
