"""Small stories made at random, always well formed and nearly always ending.

Passages stand in one order. What goes on without asking goes forward in it, so no turn
is endless; a choice mostly goes forward too, so most walks come to the end.
"""

from dataclasses import dataclass, field

from hypothesis import strategies as st
from tests.engine.writing import Writer

from commune.expressions import Condition, Value, Values, holds_at, layout_of, took_slot
from commune.model import Act, Choice, Manifest, Passage, Scene, Story
from commune.model.ids import BACK, choice_step, passage_step
from commune.model.notes import Fact, Note, Person
from commune.model.prose import Prose, Text
from commune.model.scene import Choices, Divert, End, Go, Hub, Reference, Storylet, Target, Way
from commune.model.story import Fate, Variant
from commune.model.variables import CountVariable, FlagVariable, Variable, WordVariable

VARIABLES: tuple[Variable, ...] = (
    WordVariable(
        "you", "Who you are.", values=("ann", "bob"), start="ann", names=(("ann", "Ann"),)
    ),
    FlagVariable("lit", "The lamp is lit.", ledger=(Text("You lit it."),)),
    FlagVariable("wet", "It rained.", ledger=(Text("You were wet "), Text(" through."))),
    CountVariable("bread", "Bread.", low=-1, high=2, start=1, names=((-1, 0, "none"), (1, 1, ""))),
    CountVariable("trust", "Trust.", low=0, high=3, start=0),
    WordVariable("road", "The road.", values=("north", "south"), names=(("north", "up"),)),
)


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """A story of up to three scenes and up to two hubs with their storylets."""
    return _Maker(draw).story()


@dataclass(slots=True)
class _Plan:
    """A passage before its words are known: where it is and how it will go on."""

    scene: str
    id: str
    rest: str
    choices: tuple[str, ...] = ()
    hub: str = ""  # of a storylet's passage: the address it goes back to

    @property
    def address(self) -> str:
        return f"{self.scene}.{self.id}"


@dataclass(slots=True)
class _Maker:
    """Draws the parts of one story; `plans` is the order in which it goes forward."""

    draw: st.DrawFn
    plans: list[_Plan] = field(default_factory=list)
    writer: Writer = field(init=False)
    counter: int = 0

    def story(self) -> Story:
        for scene in range(self.number(1, 3)):
            for passage in range(self.number(1, 3)):
                self.plan(f"s{scene}", f"p{passage}", rests="ccccgnhhe")
        self.plan("last", "end", rests="e")
        self.writer = Writer(
            self.draw,
            VARIABLES,
            addresses=[plan.address for plan in self.plans] + ["s0", "last"],
            steps=[choice_step(p.scene, choice) for p in self.plans for choice in p.choices],
        )
        scenes = self.scenes()
        fate = Fate("pat", (Variant("well", self.prose(), self.condition()), Variant("ill", ())))
        return Story(
            manifest=Manifest(
                title="Any", first=Reference("s0.p0"), acts=("one", "two"), protagonist="you"
            ),
            variables={variable.name: variable for variable in VARIABLES},
            acts={"one": Act("one", closing=True), "two": Act("two")},
            scenes={scene.id: scene for scene in scenes},
            fates={"pat": fate},
            notes=NOTES,
            sources={},
            layout=layout_of([variable.name for variable in VARIABLES], self.slots(scenes)),
            storylets={
                plan.address: tuple(
                    scene.id for scene in sorted(scenes, key=_rank) if _is_of(scene, plan.address)
                )
                for plan in self.plans
                if plan.rest == "h"
            },
        )

    def plan(self, scene: str, passage: str, *, rests: str, hub: str = "") -> None:
        """Decide a passage's way on; behind a hub stand its storylets."""
        rest = rests[self.number(0, len(rests) - 1)]
        choices: list[str] = []
        if rest == "c":
            for _ in range(self.number(1, 3)):
                self.counter += 1
                choices.append(f"c{self.counter}")
        self.plans.append(_Plan(scene, passage, rest, tuple(choices), hub))
        if rest == "h":
            for number in range(self.number(0, 3)):
                for inner in range(self.number(1, 2)):
                    storylet = f"{scene}-{passage}-{number}"
                    self.plan(storylet, f"p{inner}", rests="ccgn", hub=f"{scene}.{passage}")

    def scenes(self) -> list[Scene]:
        made: dict[str, list[_Plan]] = {}
        for plan in self.plans:
            made.setdefault(plan.scene, []).append(plan)
        return [self.scene(name, plans) for name, plans in made.items()]

    def scene(self, name: str, plans: list[_Plan]) -> Scene:
        storylet = None
        if plans[0].hub:
            storylet = Storylet(
                Reference(plans[0].hub), self.writer.words(), self.condition(), self.number(0, 2)
            )
        passages = {plan.id: self.passage(plan) for plan in plans}
        act = "one" if name.startswith("s0") else "two"
        return Scene(name, act, name.title(), passages, storylet=storylet)

    def passage(self, plan: _Plan) -> Passage:
        return Passage(
            plan.id,
            self.way(plan),
            title="A title" if self.number(0, 4) == 0 else "",
            effects=self.writer.effects(),
            text=self.prose(),
            fates=(Reference("pat"),) if self.number(0, 5) == 0 else (),
            ending=f"ending-{plan.scene}" if self.number(0, 5) == 0 else "",
        )

    def way(self, plan: _Plan) -> Way:
        match plan.rest:
            case "c":
                return self.menu(plan)
            case "g":
                return Go(self.divert(plan, onward=True))
            case "n":
                return Go(self.divert(plan, onward=False), (Text("Go on."),))
            case "h":
                leave = self.writer.words() if self.number(0, 1) else ()
                return Hub(
                    self.number(1, 2), self.number(1, 3), self.divert(plan, onward=True), leave
                )
            case _:
                return End()

    def menu(self, plan: _Plan) -> Choices:
        choices = [self.choice(plan, name) for name in plan.choices]
        if self.number(0, 5):  # else there may be a dead end, which is told to the writer
            name = plan.choices[-1]
            to = self.divert(plan, onward=False)
            choices[-1] = Choice(name, "deed", self.writer.words(), to, fallback=True)
        return Choices(tuple(choices))

    def choice(self, plan: _Plan, name: str) -> Choice:
        condition, who = self.condition(), ""
        if self.number(0, 4) == 0:
            who = ("ann", "bob")[self.number(0, 1)]
            condition = self.writer.as_who(who, condition)
        return Choice(
            name,
            "stance",
            self.writer.words(),
            self.divert(plan, onward=False),
            condition=condition,
            protagonist=who,
            locked=self.writer.words() if self.number(0, 1) else (),
            once=self.number(0, 2) == 0,
            effects=self.writer.effects(),
            text=self.prose(),
        )

    def divert(self, plan: _Plan, *, onward: bool) -> Divert:
        targets = [
            Target(Reference(self.target(plan, onward=onward)), self.writer.condition())
            for _ in range(self.number(0, 1))
        ]
        return (*targets, Target(Reference(self.target(plan, onward=onward))))

    def target(self, plan: _Plan, *, onward: bool) -> str:
        """Forward, or for a choice now and then anywhere; into a storylet only from itself."""
        here = self.plans.index(plan)
        if plan.hub and self.number(0, 2):
            return BACK
        forward = onward or self.number(0, 3) > 0
        fitting = [
            other.address
            for index, other in enumerate(self.plans)
            if (index > here or not forward) and (not other.hub or other.scene == plan.scene)
        ]
        return fitting[self.number(0, len(fitting) - 1)]

    def slots(self, scenes: list[Scene]) -> list[str]:
        """What conditions ask about, what is gone once taken, and which storylets were met."""
        asked = list(self.writer.asked)
        for scene in scenes:
            if scene.storylet is not None:
                asked.append(took_slot(passage_step(scene.storylet.hub.id, scene.id)))
            for passage in scene.passages.values():
                match passage.way:
                    case Choices(choices):
                        asked += [
                            took_slot(choice_step(scene.id, choice.id))
                            for choice in choices
                            if choice.once
                        ]
                    case _:
                        pass
        return asked

    def condition(self) -> Condition | None:
        return self.writer.condition() if self.number(0, 1) else None

    def prose(self) -> Prose:
        return self.writer.prose()

    def number(self, low: int, high: int) -> int:
        return self.draw(st.integers(low, high))


NOTES = {
    "tide": Note("tide", "fact", "The tide", "Water.", Fact(())),
    "lamp": Note("lamp", "fact", "The lamp", "Light.", Fact(())),
    "pat": Note("pat", "person", "Pat", "One of us.", Person((), invented=True)),
}


def _rank(scene: Scene) -> tuple[int, str]:
    return (-scene.storylet.priority if scene.storylet else 0, scene.id)


def _is_of(scene: Scene, hub: str) -> bool:
    return scene.storylet is not None and scene.storylet.hub.id == hub


def values_of(variable: Variable) -> st.SearchStrategy[Value]:
    """All values of a variable."""
    match variable:
        case FlagVariable():
            return st.booleans()
        case CountVariable(low=low, high=high):
            return st.integers(low, high)
        case WordVariable(values=words, start=start):
            return st.sampled_from([start, *words])


def value_at(values: Values, index: int) -> Value:
    """A variable's value, or whether a visit or step is true, by its place in the layout."""
    return values[index] if index >= 0 else holds_at(values, index)
