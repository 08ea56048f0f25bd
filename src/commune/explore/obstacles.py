"""What stands in the way of something that cannot be, in the words of its writer."""

from collections.abc import Iterable, Iterator

from commune.engine.replay import replay_as_far
from commune.explore.targets import Target
from commune.expressions import Condition
from commune.expressions.written import written
from commune.model import Scene, Story
from commune.model.effects import Effect, Set
from commune.model.ids import split_address
from commune.model.scene import Choice, Choices, Divert, Go, Hub, Passage


def obstacle(target: Target, story: Story) -> str:
    """The condition that would have to hold; empty where nothing is asked."""
    match target.kind:
        case "passage":
            ways = dict.fromkeys(_ways_to(target.address, story))
            return "; or ".join(ways) or "that some way leads here"
        case "opening":
            return f"that “{_first_closed(target.address, story)}” is open where the path takes it"
        case "note" if not target.sites:
            return "that a text shows its marker, an effect reveals it, or a scene gives it"
        case "fate" if not target.sites:
            return "that a passage shows it, by “fates”"
        case "fate":
            return _variant(target, story)
        case "storylet":
            return _storylet(target, story)
        case "ledger":
            return "; or ".join(dict.fromkeys(_setting(target.address, story)))
        case "branch" if target.asks is None:
            return "that nothing before its “else” holds"
        case "locked":
            return f"not ({written(target.asks)})" if target.asks else ""
        case _:
            return written(target.asks) if target.asks else ""


def _first_closed(opening: str, story: Story) -> str:
    """The first step of an opening's path that cannot be taken."""
    _, stopped = replay_as_far(story, [step.id for step in story.openings[opening].path])
    return stopped.step if stopped is not None else ""


def _ways_to(address: str, story: Story) -> Iterator[str]:
    """What each divert to a passage asks."""
    for scene in story.scenes.values():
        for passage in scene.passages.values():
            for divert in _diverts(passage):
                yield from _asked_by(divert, address, scene, story)


def _diverts(passage: Passage) -> Iterator[Divert]:
    match passage.way:
        case Go(to):
            yield to
        case Hub(then=then):
            yield then
        case Choices(choices):
            yield from (choice.to for choice in choices)
        case _:
            pass


def _asked_by(divert: Divert, address: str, scene: Scene, story: Story) -> Iterator[str]:
    before: list[str] = []
    for target in divert:
        if story.full_address(target.to.id) == address and (before or target.condition):
            yield _apart(target.condition, before) + f" (in {scene.id})"
        if target.condition is not None:
            before.append(written(target.condition))


def _variant(target: Target, story: Story) -> str:
    person, _, name = target.address.partition("/")
    before: list[str] = []
    for variant in story.fates[person].variants:
        if variant.id == name:
            return _apart(variant.condition, before)
        if variant.condition is not None:
            before.append(written(variant.condition))
    return ""


def _storylet(target: Target, story: Story) -> str:
    """Its condition; and where the hub shows few, those that stand before it."""
    address, _, name = target.address.rpartition("/")
    scene, passage = split_address(address)
    hub, rank = story.scenes[scene].passages[passage].way, story.storylets[address]
    before = rank[: rank.index(name)]
    asked = written(target.asks) if target.asks else ""
    if not isinstance(hub, Hub) or len(before) < hub.show:
        return asked
    first = f"that fewer than {hub.show} of {', '.join(before)} can be met"
    return f"{asked}; and {first}" if asked else first


def _setting(name: str, story: Story) -> Iterator[str]:
    """What the effects that set a flag ask."""
    for scene in story.scenes.values():
        for passage in scene.passages.values():
            yield from _asked_to_set(name, passage.effects)
            for choice in _choices(passage):
                yield from _asked_to_set(name, choice.effects)


def _choices(passage: Passage) -> Iterable[Choice]:
    return passage.way.choices if isinstance(passage.way, Choices) else ()


def _asked_to_set(name: str, effects: Iterable[Effect]) -> Iterator[str]:
    for effect in effects:
        match effect:
            case Set(variable, True, condition) if variable == name and condition is not None:
                yield written(condition)
            case _:
                pass


def _apart(condition: Condition | None, before: list[str]) -> str:
    """A condition that is asked after others, of which none may hold."""
    own = written(condition) if condition is not None else ""
    others = "; ".join(before)
    none = f"none of what is asked before it: {others}" if before else ""
    return f"{own}, and {none}" if own and none else own or none
