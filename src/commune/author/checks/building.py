"""How a story is built: acts, hubs and storylets, summaries."""

from collections.abc import Iterable, Iterator

from commune.author.checks.finding import Findings, Where, finding
from commune.author.checks.seen import Way, where_of_scene
from commune.author.checks.survey import Survey
from commune.diagnostics import Span
from commune.model import Scene
from commune.model.ids import LEAVE, NEXT
from commune.model.scene import Choices, Hub, Reference, Summary

_OUTSIDE = ""  # where a summary is once it has left its scene


def acts_have_scenes(survey: Survey) -> Findings:
    """Tell an act in which nothing can happen."""
    used = {scene.act for scene in survey.story.scenes.values()}
    for act in survey.story.manifest.acts:
        if act not in used:
            file = f"acts/{act}/act.yaml"
            at = survey.story.acts[act].span or Span.at(file)
            says = f"the act “{act}” has no scenes"
            hint = f"Add one under acts/{act}/, or take the act out of “acts” in story.yaml."
            yield finding("empty-act", Where(file), says, hint, at=at)


def hubs_have_storylets(survey: Survey) -> Findings:
    """Tell a hub that can offer nothing, or not as many as are to be met there."""
    for address, meet in survey.hubs.items():
        has = len(survey.story.storylets.get(address, ()))
        if has >= max(meet, 1):
            continue
        way = survey.passage(address).way
        assert isinstance(way, Hub)  # noqa: S101 - only hubs are put down there
        says = f"no storylet belongs to the hub “{address}”: it leads on at once"
        hint = f"Give a scene “storylet:” with “hub: {address}”, or lead on by “go”."
        if has:
            says = f"{meet} storylets are to be met at the hub “{address}”, and it has {has}"
            hint = f"Give another scene “storylet:” with “hub: {address}”, or write “meet: {has}”."
        rule = "short-hub" if has else "empty-hub"
        yield finding(rule, survey.where(address), says, hint, at=way.span)


def storylets_can_be_named(survey: Survey) -> Findings:
    """Tell a storylet whose step would be read as a pause or as leaving the hub."""
    for scene in survey.story.scenes.values():
        if scene.storylet is not None and scene.id in {NEXT, LEAVE}:
            says = f"a storylet cannot be called “{scene.id}”: at a hub that step means something"
            hint = f"Call the file otherwise, such as {scene.id}-page.yaml."
            yield finding("storylet-name", where_of_scene(scene), says, hint)


def summaries_lead_out(survey: Survey) -> Findings:
    """Tell a summary whose choices cannot leave its scene, or go on when it is left."""
    for scene in survey.story.scenes.values():
        if scene.summary is None:
            continue
        for path in scene.summary.path.values():
            if (stopped := _stops(scene, path, survey)) is not None:
                says, at = stopped
                hint = "A summary’s path holds every choice up to the one that leaves the scene."
                at = at or _last(scene.summary, path)
                yield finding("summary-stays", where_of_scene(scene), says, hint, at=at)


def _stops(
    scene: Scene, path: tuple[Reference, ...], survey: Survey
) -> tuple[str, Span | None] | None:
    """Why a path stays in its scene or goes on behind it, and where; None where it leads out."""
    here = _settled([scene.first], scene, survey)
    for number, reference in enumerate(path):
        if here == {_OUTSIDE}:
            left = f"at “{path[number - 1].id}”" if number else "before its first choice"
            return f"the scene is left {left}; what follows is never made", reference.span
        if _OUTSIDE in here:
            return None
        ways = [way for at in here for way in _chosen(at, reference.id, survey)]
        if not ways:
            rests = " or ".join(sorted(here)) or "nowhere"
            says = f"the summary cannot choose “{reference.id}”: it is at {rests} then"
            return says, reference.span
        here = _settled([way.to for way in ways if way.kind != "back"], scene, survey)
        if any(way.kind == "back" for way in ways):
            here.add(_OUTSIDE)
    if _OUTSIDE in here:
        return None
    return f"the summary’s path stays in its scene: it ends at {' or '.join(sorted(here))}", None


def _settled(starts: Iterable[str], scene: Scene, survey: Survey) -> set[str]:
    """Where going on without asking and turning pages can come to rest."""
    rests: set[str] = set()
    seen: set[str] = set()
    waiting = list(starts)
    while waiting:
        at = waiting.pop()
        if at in seen:
            continue
        seen.add(at)
        if at.partition(".")[0] != scene.id:
            rests.add(_OUTSIDE)
            continue
        chosen = isinstance(survey.passage(at).way, Choices)  # one of them may lead back
        ways = [] if chosen else survey.ways.get(at, ())
        onward = [way for way in ways if way.kind in {"go", "pause", "back"}]
        if any(way.kind == "back" for way in onward) or not survey.ways.get(at):
            rests.add(_OUTSIDE)  # back at the hub, or at the end of everything
        waiting += (way.to for way in onward if way.kind != "back")
        if not onward and survey.ways.get(at):
            rests.add(at)
    return rests


def _chosen(address: str, choice: str, survey: Survey) -> Iterator[Way]:
    way = survey.passage(address).way
    if isinstance(way, Choices):
        for onward in survey.ways.get(address, ()):
            if onward.choice == choice:
                yield onward


def _last(summary: Summary, path: tuple[Reference, ...]) -> Span | None:
    return path[-1].span if path and path[-1].span else summary.span
