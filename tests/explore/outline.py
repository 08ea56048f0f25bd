"""A story's bones in a few lines, for who looks into what a law has found."""

from collections.abc import Iterator

from commune.expressions import Condition
from commune.expressions.written import written
from commune.model import Story
from commune.model.effects import Adjust, Effect, Reveal, Set
from commune.model.scene import Choices, Divert, End, Go, Hub


def outline(story: Story) -> str:
    """Every passage with its effects and its ways on."""
    return "\n".join(_lines(story))


def _lines(story: Story) -> Iterator[str]:
    for opening in story.openings.values():
        start = opening.start.id if opening.start else ""
        yield f"opening {opening.id} from {start} {_effects(opening.effects)}"
    for claim in story.claims.values():
        at = claim.at.id if claim.at else ""
        yield f"claim {claim.id} {claim.mode} {written(claim.condition)} at {at}"
    for scene in story.scenes.values():
        head = scene.storylet
        let = f" storylet of {head.hub.id}{_if(head.condition)} {head.priority}" if head else ""
        yield f"{scene.id} ({scene.act}){let}"
        for passage in scene.passages.values():
            fates = f" fates {[one.id for one in passage.fates]}" if passage.fates else ""
            ending = f" ending {passage.ending}" if passage.ending else ""
            yield f"  .{passage.id}{_effects(passage.effects)}{fates}{ending}"
            match passage.way:
                case Go(to, pause):
                    yield f"    {'pause' if pause else 'go'} {_to(to)}"
                case Hub() as hub:
                    leave = "leave " if hub.leave else ""
                    yield f"    hub {hub.show}/{hub.meet} {leave}then {_to(hub.then)}"
                case End():
                    yield "    end"
                case Choices(choices):
                    for one in choices:
                        marks = "".join(
                            f" {mark}"
                            for mark in ("once", "fallback", "locked")
                            if getattr(one, mark)
                        )
                        more = f"{marks}{_if(one.condition)}{_effects(one.effects)}"
                        yield f"    - {one.id}{more} -> {_to(one.to)}"


def _if(condition: Condition | None) -> str:
    return f" if {written(condition)}" if condition is not None else ""


def _effects(effects: tuple[Effect, ...]) -> str:
    return f" [{', '.join(map(_effect, effects))}]" if effects else ""


def _effect(effect: Effect) -> str:
    match effect:
        case Set(variable, value, condition):
            return f"{variable} = {value}{_if(condition)}"
        case Adjust(variable, by, condition):
            return f"{variable} += {by}{_if(condition)}"
        case Reveal(note, condition):
            return f"reveal {note}{_if(condition)}"


def _to(to: Divert) -> str:
    return " | ".join(f"{target.to.id}{_if(target.condition)}" for target in to)
