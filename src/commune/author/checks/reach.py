"""Which passages can be come to by form: along the ways as written, their conditions left out.

What cannot be reached so can never be reached. The other way round nothing is said: that
takes playing.
"""

from collections.abc import Iterable, Mapping

from commune.author.checks.finding import Finding, Findings, finding
from commune.author.checks.seen import Way, where_of_scene
from commune.author.checks.survey import Survey

Ways = Mapping[str, list[Way]]


def reached(ways: Ways, starts: Iterable[str]) -> set[str]:
    """The passages that some way leads to from these, themselves included."""
    found = set(starts)
    waiting = list(found)
    while waiting:
        for way in ways.get(waiting.pop(), ()):
            if way.to not in found:
                found.add(way.to)
                waiting.append(way.to)
    return found


def beginnings(survey: Survey) -> list[str]:
    """Where the story begins, and where openings without a path do."""
    story = survey.story
    starts = [story.full_address(story.manifest.first.id)]
    starts += (story.full_address(o.start.id) for o in story.openings.values() if o.start)
    return starts


def passages_can_be_reached(survey: Survey) -> Findings:
    """Tell each passage or scene at which a stretch begins that no way leads to.

    What lies behind it is not told again: it is reached as soon as that is.
    """
    lost = _lost(survey)
    if not lost:
        return
    into = _into(survey, lost)
    heads = [at for at in lost if not into.get(at, set()) - {at}]
    covered = reached(survey.ways, heads)
    for at in lost:  # what is left goes round in itself
        if at not in covered:
            heads.append(at)
            covered |= reached(survey.ways, [at])
    for head in heads:
        yield _unreached(head, survey, lost, into.get(head, set()))


def _lost(survey: Survey) -> dict[str, None]:
    found = reached(survey.ways, beginnings(survey))
    return dict.fromkeys(address for address in survey.words_at if address not in found)


def _into(survey: Survey, lost: Iterable[str]) -> dict[str, set[str]]:
    """From which passages ways lead into each lost one; those are lost as well."""
    into: dict[str, set[str]] = {}
    for origin in lost:
        for way in survey.ways.get(origin, ()):
            into.setdefault(way.to, set()).add(origin)
    return into


def _unreached(head: str, survey: Survey, lost: Mapping[str, None], origins: set[str]) -> Finding:
    where = survey.where(head)
    name, _, passage = head.partition(".")
    scene = survey.story.scenes[name]
    if origins == {head}:
        says = f"the only way to the passage “{passage}” is from itself"
        hint = "Lead to it from elsewhere, or take it out."
        return finding("only-from-itself", where, says, hint)
    if head == scene.first and all(f"{name}.{other}" in lost for other in scene.passages):
        says = f"no way leads into the scene “{name}”"
        hint = "Lead to it from another scene, make it a storylet, or allow it with the reason."
        return finding("unreachable", where_of_scene(scene), says, hint)
    says = f"no way leads to the passage “{passage}”"
    hint = f"Lead to it with “.{passage}”, or take it out."
    return finding("unreachable", where, says, hint)
