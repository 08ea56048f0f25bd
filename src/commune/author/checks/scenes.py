"""Going over the scenes: their texts, conditions, effects and ways on."""

from commune.author.checks.counting import LABEL
from commune.author.checks.finding import Where
from commune.author.checks.survey import Menu, Survey, Way, Written, where_of_scene
from commune.author.checks.wording import go_over_condition, go_over_effects, go_over_text
from commune.model import Choice, Passage, Scene
from commune.model.ids import BACK, scene_of
from commune.model.prose import Words
from commune.model.scene import Choices, Divert, Go, Hub


def go_over_scene(scene: Scene, survey: Survey) -> None:
    """Put down all that a scene says, asks and leads to."""
    where = where_of_scene(scene)
    if scene.allow:
        survey.allowing.append((where, scene))
    go_over_text(survey, where, "title", scene.title)
    go_over_text(survey, where, "invented", scene.invented)
    survey.linked.update(reference.id for reference in scene.cast)
    if scene.place is not None:
        survey.linked.add(scene.place.id)
    survey.cited.update(citation.source for citation in scene.sources)
    if scene.summary is not None:
        go_over_text(survey, where, "summary.text", scene.summary.text)
    if scene.storylet is not None:
        _label(survey, where, "storylet.offer", scene.storylet.offer)
        go_over_condition(scene.storylet.condition, where, survey)
    for passage in scene.passages.values():
        _passage(scene, passage, where, survey)


def _label(survey: Survey, where: Where, key: str, text: Words) -> None:
    """Words to be picked."""
    if go_over_text(survey, where, key, text) > LABEL:
        survey.long_labels.append(Written(where, key, text))


def _passage(scene: Scene, passage: Passage, around: Where, survey: Survey) -> None:
    address = f"{scene.id}.{passage.id}"
    where = Where(around.file, ("passages", passage.id), (scene, passage))
    survey.passages[address] = where
    if passage.allow:
        survey.allowing.append((where, passage))
    if passage.title:
        go_over_text(survey, where, "title", passage.title)
    survey.words_at[address] = go_over_text(survey, where, "text", passage.text)
    go_over_effects(passage.effects, where, survey)
    if passage.fates:
        survey.fated.append(address)
        survey.linked.update(reference.id for reference in passage.fates)
    match passage.way:
        case Choices(choices):
            survey.menus.append(Menu(address, where, choices))
            for choice in choices:
                _choice(choice, address, where, survey)
        case Go(to, pause):
            _label(survey, where, "next", pause)
            _ways(to, address, where, survey, kind="pause" if pause else "go")
            if not pause:
                survey.going.append(address)
        case Hub(then=then, leave=leave):
            survey.hubs.append(address)
            _label(survey, where, "hub.leave", leave)
            _ways(then, address, where, survey, kind="hub")
            for storylet in survey.story.storylets.get(address, ()):
                _way(address, survey.story.scenes[storylet].first, where, survey)
        case _:
            pass


def _choice(choice: Choice, address: str, around: Where, survey: Survey) -> None:
    where = Where(around.file, (*around.keys, "choices", choice.id), (*around.things, choice))
    if choice.allow:
        survey.allowing.append((where, choice))
    _label(survey, where, "label", choice.label)
    if choice.locked:
        go_over_text(survey, where, "locked", choice.locked)
    survey.words_behind[address, choice.id] = go_over_text(survey, where, "text", choice.text)
    if choice.condition is not None:
        go_over_condition(choice.condition, where, survey)
    if choice.effects:
        go_over_effects(choice.effects, where, survey)
    _ways(choice.to, address, where, survey, kind="choice")


def _ways(divert: Divert, origin: str, where: Where, survey: Survey, *, kind: str) -> None:
    story = survey.story
    found = survey.ways.setdefault(origin, [])
    for target in divert:
        if target.condition is not None:
            go_over_condition(target.condition, where, survey)
        to, at = target.to.id, target.to.span
        if to == BACK:
            head = story.scenes[scene_of(origin)].storylet
            if head is not None:
                found.append(Way(origin, story.full_address(head.hub.id), "back", where, at))
        else:
            found.append(Way(origin, to if "." in to else story.full_address(to), kind, where, at))


def _way(origin: str, to: str, where: Where, survey: Survey) -> None:
    survey.ways.setdefault(origin, []).append(Way(origin, to, "storylet", where))
