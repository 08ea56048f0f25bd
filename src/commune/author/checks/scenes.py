"""Going over the scenes: their texts, conditions, effects and ways on."""

from commune.author.checks.counting import LABEL
from commune.author.checks.finding import Where
from commune.author.checks.seen import Menu, Seen, Way, Written, where_of_scene
from commune.author.checks.wording import (
    go_over_cases,
    go_over_condition,
    go_over_effects,
    go_over_text,
)
from commune.model import Choice, Passage, Scene
from commune.model.ids import BACK
from commune.model.prose import Words
from commune.model.scene import Choices, Divert, Go, Hub


def go_over_scene(scene: Scene, seen: Seen) -> None:
    """Put down all that a scene says, asks and leads to."""
    where = where_of_scene(scene)
    if scene.allow:
        seen.allowing.append((where, scene))
    go_over_text(seen, where, "title", scene.title)
    go_over_text(seen, where, "invented", scene.invented)
    seen.linked.update(seen.story.notes_of(scene))
    if scene.place is not None:
        seen.linked.add(scene.place.id)
    seen.cited.update(citation.source for citation in scene.sources)
    if scene.summary is not None:
        go_over_text(seen, where, "summary.text", scene.summary.text)
    if scene.storylet is not None:
        _label(seen, where, "storylet.offer", scene.storylet.offer)
        go_over_condition(scene.storylet.condition, where, seen)
    for passage in scene.passages.values():
        _passage(scene, passage, where, seen)


def _label(seen: Seen, where: Where, key: str, text: Words) -> None:
    """Words to be picked."""
    count = go_over_text(seen, where, key, text)
    if count > LABEL:
        seen.long_labels.append((Written(where, key, text), count))


def _passage(scene: Scene, passage: Passage, around: Where, seen: Seen) -> None:
    address = f"{scene.id}.{passage.id}"
    where = Where(around.file, ("passages", passage.id), (scene, passage))
    if passage.allow:
        seen.allowing.append((where, passage))
    if passage.title:
        go_over_text(seen, where, "title", passage.title)
    seen.words_at[address] = go_over_text(seen, where, "text", passage.text, reveals=True)
    go_over_effects(passage.effects, where, seen)
    if passage.fates:
        seen.fated.append(address)
    match passage.way:
        case Choices(choices):
            seen.menus.append(Menu(address, where, choices))
            for choice in choices:
                _choice(choice, address, where, seen)
        case Go(to, pause):
            _label(seen, where, "next", pause)
            _ways(to, address, where, seen, kind="pause" if pause else "go")
            if not pause:
                seen.going.append(address)
        case Hub(meet=meet, then=then, leave=leave):
            seen.hubs[address] = meet
            _label(seen, where, "hub.leave", leave)
            _ways(then, address, where, seen, kind="hub")
        case _:
            pass


def _choice(choice: Choice, address: str, around: Where, seen: Seen) -> None:
    where = Where(around.file, (*around.keys, "choices", choice.id), (*around.things, choice))
    if choice.allow:
        seen.allowing.append((where, choice))
    _label(seen, where, "label", choice.label)
    if choice.locked:
        go_over_text(seen, where, "locked", choice.locked)
    if count := go_over_text(seen, where, "text", choice.text, reveals=True):
        seen.words_behind[address, choice.id] = count
    if choice.condition is not None:
        go_over_condition(choice.condition, where, seen)
    if choice.effects:
        go_over_effects(choice.effects, where, seen)
    _ways(choice.to, address, where, seen, kind="choice")


def _ways(divert: Divert, origin: str, where: Where, seen: Seen, *, kind: str) -> None:
    scene, inner = where.things[0], where.things[-1]
    head = scene.storylet if isinstance(scene, Scene) else None
    choice = inner.id if isinstance(inner, Choice) else ""
    go_over_cases((target.condition for target in divert), where, seen)
    for target in divert:
        to, at = target.to.id, target.to.span
        if to != BACK:
            seen.ways.append((Way(origin, to, kind, choice), where, at))
        elif head is not None:
            seen.ways.append((Way(origin, head.hub.id, "back", choice), where, at))
