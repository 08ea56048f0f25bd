"""From a passage of the model to a place that can be played."""

from collections.abc import Callable, Iterator, Sequence
from typing import cast

from commune.engine.effects import Change, compile_change, compile_reveals, touched
from commune.engine.offers import HubOffers, choices_offered
from commune.engine.page import Line, Offer, OfferKind
from commune.engine.place import Exit, Menu, Place, Standing, Way
from commune.engine.remember import Remembered, asked_by, asked_in
from commune.engine.telling import Teller
from commune.engine.words import Composer
from commune.expressions import (
    Condition,
    Test,
    Values,
    evaluate,
    slot_source,
    took_slot,
    visited_slot,
)
from commune.expressions.syntax import Comparison
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
from commune.values import value


@value
class Compiler:
    """Compiles the passages of one story."""

    story: Story
    composer: Composer
    teller: Teller

    @classmethod
    def of(cls, story: Story) -> "Compiler":
        """The compiler of a story."""
        composer = Composer(story.layout, story.variables, story.notes)
        return cls(story, composer, Teller(story, composer))

    def place(self, address: str) -> Place:
        """Compile the passage at an address; KeyError where there is none."""
        scene_id, passage_id = split_address(address)
        scene = self.story.scenes[scene_id]
        passage = scene.passages[passage_id]
        layout = self.story.layout
        start = Place(
            address=address,
            scene=scene_id,
            rest="end",
            change=self._change(passage.effects),
            leaving=self._leaving(address, scene_id),
            told=self.teller.passage(address, passage, gentle=False),
            told_gently=self.teller.passage(address, passage, gentle=True),
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

    def beginning(self, address: str, effects: Sequence[Effect]) -> Way:
        """The way from before the story to an address: of no scene, and with no step."""
        return Way(
            "",
            "",
            None,
            self._change(effects),
            (Exit(None, address),),
            reveals=compile_reveals(effects, self.story.variables, layout=self.story.layout),
            touches=touched(effects, self.story.layout),
        )

    def _menu(self, start: Place, scene: Scene, choices: Sequence[Choice]) -> Place:
        standings = tuple(self._standing(scene, choice) for choice in choices)
        asked = (source for choice in choices for source in self._asked(scene, choice))
        return start.with_rest(
            "choices",
            menu=Remembered(asked, lambda values: choices_offered(standings, values)),
        )

    def _going(self, start: Place, scene: Scene, to: Divert, pause: Words) -> Place:
        exits = self._exits(to, scene)
        if not pause:
            return start.with_rest("go", exits=exits)
        step = passage_step(start.address, NEXT)
        way = Way(step, scene.id, None, None, exits)
        standings = (Standing(way, None, self._offer(step, "next", pause), None),)
        asked = asked_in(pause, self.story.layout)
        menu = Remembered(asked, lambda values: choices_offered(standings, values))
        return start.with_rest("pause", exits=exits, menu=menu)

    def _hub(self, start: Place, scene: Scene, hub: Hub) -> Place:
        layout = self.story.layout
        standings = []
        asked = list(asked_in(hub.leave, layout))
        for storylet_id in self.story.storylets.get(start.address, ()):
            other = self.story.scenes[storylet_id]
            head = other.storylet
            if head is None:  # linking lists only storylets
                raise KeyError(storylet_id)
            step = passage_step(start.address, storylet_id)
            slot = layout[took_slot(step)]
            asked.append(slot_source(slot))
            asked += asked_by(head.condition, layout)
            asked += asked_in(head.offer, layout)
            way = Way(
                step,
                scene.id,
                self._test(head.condition, gone=slot),
                self._change((), then_true=(slot,)),
                (Exit(None, other.first),),
            )
            standings.append(Standing(way, slot, self._offer(step, "storylet", head.offer), None))
        leaving = None
        if hub.leave:
            step = passage_step(start.address, LEAVE)
            out = Way(step, scene.id, None, None, self._exits(hub.then, scene))
            leaving = Standing(out, None, self._offer(step, "leave", hub.leave), None)
        offers = HubOffers(tuple(standings), hub.show, hub.meet, leaving)
        exits = self._exits(hub.then, scene)
        menu: Remembered[Menu] = Remembered(asked, offers.at)
        return start.with_rest("hub", exits=exits, menu=menu)

    def _asked(self, scene: Scene, choice: Choice) -> Iterator[str]:
        """The sources of all that a choice's standing in its menu hangs on."""
        layout = self.story.layout
        if choice.once:
            yield slot_source(layout[took_slot(choice_step(scene.id, choice.id))])
        yield from asked_by(choice.condition, layout)
        yield from asked_by(self._whose(choice), layout)
        yield from asked_in(choice.label, layout)
        yield from asked_in(choice.locked, layout)

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
            told=self.teller.result(step, choice.text, gentle=False),
            told_gently=self.teller.result(step, choice.text, gentle=True),
            fallback=choice.fallback,
            reveals=compile_reveals(choice.effects, self.story.variables, layout=layout),
            touches=touched(choice.effects, layout),
        )
        locked = self._offer(step, kind, choice.label, choice.locked) if choice.locked else None
        own = self._test(self._whose(choice), gone=None)
        return Standing(way, gone, self._offer(step, kind, choice.label), locked, own)

    def _whose(self, choice: Choice) -> Condition | None:
        """The question of a choice's ``as``; None where it is everybody's."""
        if not choice.protagonist:
            return None
        return Comparison(self.story.manifest.protagonist, "==", choice.protagonist)

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
        """Whether a way can be taken: not where its slot `gone` is true."""
        parts = [] if gone is None else [f"not {slot_source(gone)}"]
        parts += [f"({source})" for source in asked_by(condition, self.story.layout)]
        return cast("Test", evaluate(f"lambda v: {' and '.join(parts)}")) if parts else None

    def _exits(self, divert: Divert, scene: Scene) -> tuple[Exit, ...]:
        exits = []
        for target in divert:
            test = self._test(target.condition, gone=None)
            if target.to.id == BACK and scene.storylet is not None:
                hub = self.story.full_address(scene.storylet.hub.id)
                exits.append(Exit(test, hub, back=True))
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
