"""Renamings, lessons and claims: whether what they name can be come to."""

from commune.author.checks.finding import Findings, Where, finding
from commune.author.checks.reach import beginnings, reached
from commune.author.checks.survey import Survey
from commune.diagnostics.nearest import did_you_mean
from commune.model import Story
from commune.model.glimpse import glimpses
from commune.model.ids import scene_of
from commune.model.lessons import Lesson

ENDINGS = "endings"


def renamings_lead_somewhere(survey: Survey) -> Findings:
    """Tell a renaming whose new name, followed to its end, is no scene and no step."""
    story = survey.story
    if not story.manifest.renamed:
        return
    from commune.engine.replay import renamed  # noqa: PLC0415 - with it comes the engine

    steps = _choice_steps(story)
    for old in story.manifest.renamed:
        new = renamed(story, old)
        known = steps if "/" in new else story.scenes
        if new in known or _is_other_step(new, story):
            continue
        what = "step" if "/" in new else "scene"
        says = f"“{old}” is called “{new}” now, and there is no such {what}"
        hint = did_you_mean(new, known) or "Name what it is called today."
        at = survey.places.span("story.yaml", ("renamed", old))
        yield finding("renamed-nowhere", Where("story.yaml"), says, hint, at=at)


def lessons_can_end(survey: Survey) -> Findings:
    """Tell a lesson that ends where no way leads to from its beginning."""
    story = survey.story
    for lesson in story.lessons.values():
        if lesson.until is None:
            continue
        until = story.full_address(lesson.until.id)
        if until in reached(survey.ways, _beginnings_of(lesson, survey)):
            continue
        begins = f"the opening “{lesson.opening.id}”" if lesson.opening else "the first page"
        says = f"no way leads from {begins} to “{lesson.until.id}”, where the lesson ends"
        hint = "Let it end at a passage further on, or begin it elsewhere."
        where = Where(lesson.span.file if lesson.span else f"lessons/{lesson.id}.yaml")
        yield finding("lesson-road", where, says, hint, at=lesson.until.span)


def claims_are_of_places_that_come(survey: Survey) -> Findings:
    """Tell a claim about a place that nobody comes to: it holds of nothing."""
    story = survey.story
    if not story.claims:
        return
    come = reached(survey.ways, beginnings(survey))
    scenes = story.scenes.values()
    ended = any(seen.ending for scene in scenes for seen in glimpses(scene).values())
    for claim in story.claims.values():
        if claim.at is None:
            continue
        hint = "Name a place that readers come to, or leave “at” out."
        says = f"the claim is about “{claim.at.id}”, to which no way leads"
        if claim.at.id == ENDINGS:
            if ended:
                continue
            says = "the claim is about the endings, and no passage has an “ending”"
        elif story.full_address(claim.at.id) in come or not _is_meant(come, survey):
            continue
        yield finding("claim-place", Where("claims.yaml"), says, hint, at=claim.at.span)


def _is_meant(come: set[str], survey: Survey) -> bool:
    """Whether a place that nobody comes to is allowed to be so; else that is told already."""
    for address in survey.words_at.keys() - come:
        where = survey.where(address)
        if any("unreachable" in thing.allow for thing in where.things):
            return True
    return False


def _choice_steps(story: Story) -> set[str]:
    return {
        f"{scene.id}/{choice}"
        for scene in story.scenes.values()
        for seen in glimpses(scene).values()
        for choice in seen.choices
    }


def _is_other_step(step: str, story: Story) -> bool:
    """Whether a step is of a pause or a hub: its passage is there."""
    place, slash, _ = step.partition("/")
    scene, dot, passage = place.partition(".")
    return bool(slash and dot and scene in story.scenes and passage in story.scenes[scene].passages)


def _beginnings_of(lesson: Lesson, survey: Survey) -> list[str]:
    """Where a lesson begins: at the end of its opening's path, or where the story does."""
    story = survey.story
    opening = story.openings.get(lesson.opening.id) if lesson.opening else None
    if opening is None:
        return [story.full_address(story.manifest.first.id)]
    if opening.start is not None:
        return [story.full_address(opening.start.id)]
    if not opening.path:
        return [story.full_address(story.manifest.first.id)]
    last = opening.path[-1].id
    place, _, way = last.partition("/")
    if "." in place:
        return [place]
    scene = scene_of(last)
    taken = (onward for found in survey.ways.values() for onward in found)
    return [
        onward.to
        for onward in taken
        if onward.kind in {"choice", "back"}
        and onward.origin.startswith(f"{scene}.")
        and onward.choice == way
    ]
