"""From a passage of the model to a place that can be played."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import cast

from commune.engine.effects import Change, compile_change, compile_reveals, touched
from commune.engine.page import Line, Offer, OfferKind
from commune.engine.place import Exit, FateVariant, Place, Standing, Way
from commune.engine.words import Composer
from commune.expressions import (
    Condition,
    Test,
    Values,
    compile_condition,
    took_slot,
    visited_slot,
)
from commune.model import Choice, Scene, Story
from commune.model.effects import Effect
from commune.model.ids import (
    BACK,
    LEAVE,
    NEXT,
    choice_step,
    passage_step,
    split_address,
)
from commune.model.prose import Words
from commune.model.scene import Choices, Divert, End, Go, Hub


@dataclass(frozen=True, slots=True)
class Compiler:
    """Compiles the passages of one story."""

    story: Story
    composer: Composer

    @classmethod
    def of(cls, story: Story) -> "Compiler":
        """The compiler of a story."""
        return cls(story, Composer(story.layout, story.variables, story.notes))

    def place(self, address: str) -> Place:
        """Compile the passage at an address; KeyError where there is none."""
        scene_id, passage_id = split_address(address)
        scene = self.story.scenes[scene_id]
        passage = scene.passages[passage_id]
        layout = self.story.layout
        start = Place(
            address=address,
            scene=scene_id,
            passage=passage,
            rest="end",
            change=self._change(passage.effects),
            leaving=self._leaving(address, scene_id),
            text=self.composer.blocks(passage.text),
            fates=tuple(self._fate(reference.id) for reference in passage.fates),
            reveals=compile_reveals(passage.effects, self.story.variables, layout=layout),
            touches=touched(passage.effects, layout),
        )
        match passage.way:
            case Choices(choices):
                return self._menu(start, scene, choices)
            case Go(to, pause):
                return self._going(start, scene, to, pause)
            case Hub() as hub:
                return self._hub(start, scene, hub)
            case End():
                return start

    def _menu(self, start: Place, scene: Scene, choices: Sequence[Choice]) -> Place:
        standings = tuple(self._standing(scene, choice) for choice in choices)
        fixed = tuple(s.open for s in standings if isinstance(s.open, Offer))
        always = all(s.way.test is None and not s.way.fallback for s in standings)
        return start.with_rest(
            "choices",
            standings=standings,
            ways={standing.way.step: standing.way for standing in standings},
            fixed=fixed if always and len(fixed) == len(standings) else None,
        )

    def _going(self, start: Place, scene: Scene, to: Divert, pause: Words) -> Place:
        exits = self._exits(to, scene)
        if not pause:
            return start.with_rest("go", exits=exits)
        step = passage_step(start.address, NEXT)
        way = Way(step, scene.id, None, None, exits)
        standing = Standing(way, None, self._offer(step, "next", pause), None)
        fixed = (standing.open,) if isinstance(standing.open, Offer) else None
        return start.with_rest(
            "pause", exits=exits, standings=(standing,), ways={step: way}, fixed=fixed
        )

    def _hub(self, start: Place, scene: Scene, hub: Hub) -> Place:
        layout = self.story.layout
        standings = []
        for storylet_id in self.story.storylets.get(start.address, ()):
            other = self.story.scenes[storylet_id]
            head = other.storylet
            if head is None:  # linking lists only storylets
                raise KeyError(storylet_id)
            step = passage_step(start.address, storylet_id)
            slot = layout[took_slot(step)]
            way = Way(
                step,
                scene.id,
                self._test(head.condition, gone=slot),
                self._change((), then_true=(slot,)),
                (Exit(None, other.first),),
            )
            standings.append(Standing(way, slot, self._offer(step, "storylet", head.offer), None))
        ways = {standing.way.step: standing.way for standing in standings}
        leave = None
        if hub.leave:
            step = passage_step(start.address, LEAVE)
            leave = self._offer(step, "leave", hub.leave)
            ways[step] = Way(step, scene.id, None, None, self._exits(hub.then, scene))
        return start.with_rest(
            "hub",
            exits=self._exits(hub.then, scene),
            standings=tuple(standings),
            ways=ways,
            show=hub.show,
            meet=hub.meet,
            met=tuple(standing.gone for standing in standings if standing.gone is not None),
            leave=leave,
        )

    def _standing(self, scene: Scene, choice: Choice) -> Standing:
        step = choice_step(scene.id, choice.id)
        layout = self.story.layout
        slot = layout.get(took_slot(step))
        gone = slot if choice.once else None
        kind = cast("OfferKind", choice.kind)  # reading allows no other
        way = Way(
            step,
            scene.id,
            self._test(choice.condition, gone=gone),
            self._change(choice.effects, then_true=() if slot is None else (slot,)),
            self._exits(choice.to, scene),
            text=self.composer.blocks(choice.text),
            fallback=choice.fallback,
            reveals=compile_reveals(choice.effects, self.story.variables, layout=layout),
            touches=touched(choice.effects, layout),
        )
        locked = self._offer(step, kind, choice.label, choice.locked) if choice.locked else None
        return Standing(way, gone, self._offer(step, kind, choice.label), locked)

    def _offer(
        self, step: str, kind: OfferKind, label: Words, reason: Words = ()
    ) -> Offer | Callable[[Values], Offer]:
        """An offer, or its maker where its words depend on the state."""
        line, why = self.composer.line(label), self.composer.line(reason)
        is_open = not reason
        if isinstance(line, tuple) and isinstance(why, tuple):
            return Offer(step, kind, line, is_open, why)

        def made(part: Line | Callable[[Values], Line], values: Values) -> Line:
            return part if isinstance(part, tuple) else part(values)

        return lambda values: Offer(step, kind, made(line, values), is_open, made(why, values))

    def _test(self, condition: Condition | None, *, gone: int | None) -> Test | None:
        test = compile_condition(condition, self.story.layout) if condition else None
        if gone is None:
            return test
        slot = gone
        if test is None:
            return lambda values: not values[slot]
        holds = test
        return lambda values: not values[slot] and holds(values)

    def _exits(self, divert: Divert, scene: Scene) -> tuple[Exit, ...]:
        exits = []
        for target in divert:
            test = self._test(target.condition, gone=None)
            if target.to.id == BACK and scene.storylet is not None:
                exits.append(Exit(test, scene.storylet.hub.id, back=True))
            else:
                exits.append(Exit(test, self.story.full_address(target.to.id)))
        return tuple(exits)

    def _change(self, effects: Sequence[Effect], then_true: Sequence[int] = ()) -> Change | None:
        return compile_change(
            effects,
            self.story.variables,
            layout=self.story.layout,
            then_true=then_true,
        )

    def _leaving(self, address: str, scene: str) -> Change | None:
        """What leaving a passage changes: the visits that some condition asks about."""
        names = (visited_slot(address), visited_slot(scene))
        slots = [self.story.layout[name] for name in names if name in self.story.layout]
        return self._change((), then_true=slots)

    def _fate(self, person: str) -> tuple[FateVariant, ...]:
        return tuple(
            FateVariant(
                self._test(variant.condition, gone=None),
                person,
                variant.id,
                self.composer.blocks(variant.text),
            )
            for variant in self.story.fates[person].variants
        )
